"""The command `allegedly serve`: the case in a browser, on this machine alone."""

from __future__ import annotations

import getpass
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allegedly.cli.display import show_line
from allegedly.cli.exits import expected_errors, tell
from allegedly.cli.options import ConfigOption, WorkersOption

if TYPE_CHECKING:
    from allegedly.web.serve import Opened

DEFAULT_CASE = Path("allegedly.case")
WORKERS = 2


def serve(
    case: Annotated[
        Path, typer.Argument(help="The case file; made where there is none.", metavar="[CASE]")
    ] = DEFAULT_CASE,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port to listen on; 0 takes a free one.")
    ] = 0,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the link in the browser.")] = False,
    config: ConfigOption = None,
    workers: WorkersOption = WORKERS,
) -> None:
    """Browse, search and correct a case in the browser. Listens on this machine alone.

    Prints a link that works once, and a key for programs; both end with the command. Ctrl-C ends it.
    """
    with expected_errors():
        from allegedly.config import Config, config_from_toml
        from allegedly.errors import MissingDependency

        try:
            from allegedly.web.serve import serve_case
        except ModuleNotFoundError as error:
            remedy = 'install it with `pip install "allegedly[web]"`'
            raise MissingDependency(
                "the web app", f"the package {error.name} is not installed", remedy
            ) from error
        from allegedly.web.settings import Settings

        settings = Settings(
            case,
            port,
            config_from_toml(config) if config else Config(),
            workers or WORKERS,
            _user(),
        )

        def on_open(opened: Opened) -> None:
            show_line(opened.link)
            sys.stdout.flush()
            tell(f"{case}: open the link above in a browser on this machine; it works once")
            tell(f"programs send the header: Authorization: Bearer {opened.api_key}")
            if open_browser:
                webbrowser.open(opened.link)

        serve_case(settings, on_open)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "analyst"
