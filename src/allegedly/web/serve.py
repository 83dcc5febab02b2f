"""Run the app until it is interrupted."""

from __future__ import annotations

import contextlib
import os
import socket
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from allegedly.errors import ConfigError
from allegedly.store.casefile import CaseWriter
from allegedly.web.app import make_app
from allegedly.web.guard import ENTRANCE
from allegedly.web.settings import HOST, Settings

MAX_REQUESTS = 64
"""At one time; a browser makes six."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Where the app can be opened: the link works once, the key is for programs."""

    link: str
    address: str
    api_key: str


def serve_case(settings: Settings, on_open: Callable[[Opened], None]) -> None:
    """Serve the case, made where there is none, until interrupted. A port of 0 takes a free one.

    Raises CaseError where the file cannot be used, ConfigError where the port is taken.
    """
    with CaseWriter.open(settings.case):
        pass
    listening = _listening(settings.port)
    try:
        port = listening.getsockname()[1]
        with tempfile.TemporaryDirectory(prefix="allegedly-", ignore_cleanup_errors=True) as uploads:
            app, site = make_app(replace(settings, port=port), Path(uploads))
            address = f"http://{HOST}:{port}"
            on_open(Opened(f"{address}{ENTRANCE}?token={site.keys.new_link()}", address, site.keys.api_key))
            try:
                # To interrupt it is the way to end it.
                with contextlib.suppress(KeyboardInterrupt):
                    server_of(app).run(sockets=[listening])
            finally:
                site.jobs.close()
    finally:
        listening.close()


def server_of(app: ASGIApp) -> uvicorn.Server:
    """A server for the app that tells nobody what it is, and writes no list of what was looked at."""
    config = uvicorn.Config(
        app,
        access_log=False,
        date_header=False,
        lifespan="off",
        limit_concurrency=MAX_REQUESTS,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    return uvicorn.Server(config)


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        # The port of a run that ended a moment ago is free; on Windows this would let others take ours.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        # Whoever opens the link the moment it is printed waits, and is not turned away.
        listening.listen(MAX_REQUESTS)
    except OSError as error:
        listening.close()
        reason = f"it cannot be listened on ({error.strerror})"
        raise ConfigError(f"port {port}", reason, "give another --port, or 0 for a free one") from error
    return listening
