"""The options and arguments that commands share, each with its help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ReadFormat(StrEnum):
    """How `read` shows what it took out."""

    JSONL = "jsonl"
    TEXT = "text"


class CaseFormat(StrEnum):
    """How a case is shown."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


_PATHS = typer.Argument(
    help="Articles: text, HTML, PDF, mail, JSONL, CSV, feeds, WARC, zip, folders of these, links, or - for "
    "standard input.",
    metavar="PATH...",
)

Paths = Annotated[list[str], _PATHS]
MorePaths = Annotated[list[str] | None, _PATHS]
CaseFile = Annotated[Path, typer.Argument(help="The case file.", metavar="CASE")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file, not to standard output.")
]
FormatOption = Annotated[CaseFormat, typer.Option("--format", help="How to show the case.")]
FetchOption = Annotated[bool, typer.Option("--fetch", help="Fetch links; nothing is fetched without this.")]
ConfigOption = Annotated[Path | None, typer.Option("--config", help="Settings, as a TOML file.")]
HistoryOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--history",
        help="A case before this one, whose settled claims count for the record of the sources; may be given again.",
        metavar="CASE",
    ),
]
NoRatingsOption = Annotated[
    bool,
    typer.Option(
        "--no-ratings", help="Leave out what experts hold of news domains; letters come from the case alone."
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="Processes that read articles; one for each core if not given."),
]
