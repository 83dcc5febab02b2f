"""The commands for corpora: `allegedly run`, and `allegedly case`, which picks a case out of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from allegedly.cli.display import case_to_text, plain_to_lines, printable, show_line, to_line
from allegedly.cli.exits import expected_errors, leave, tell
from allegedly.cli.exits import progress as article_progress
from allegedly.cli.options import (
    CaseFormat,
    ConfigOption,
    FormatOption,
    JsonOption,
    OutputOption,
    WorkersOption,
)
from allegedly.config import Config, config_from_toml
from allegedly.engine.engines import Engine
from allegedly.errors import MissingDependency

if TYPE_CHECKING:
    from allegedly.engine.run import Progress

SECONDS_BETWEEN_LINES = 30.0
FAILURES_SHOWN = 20
SCHEMA = "allegedly/run-summary-1"
EXTRAS = {"duckdb": "run", "pyarrow": "run", "ray": "ray"}
"""Packages that only corpora need, and the extra that brings each."""


MemoryOption = Annotated[
    float, typer.Option("--memory", min=0.1, help="GiB of memory for joins; beyond it they use the disk.")
]


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            help="Folders, JSONL, Parquet, WARC, zip and other files of articles, quoted patterns, or addresses "
            "such as s3://bucket/news/.",
            metavar="INPUT...",
        ),
    ],
    out: Annotated[
        Path,
        typer.Option("--out", help="The folder for the tables; made where there is none, else added to."),
    ],
    engine: Annotated[
        Engine, typer.Option("--engine", help="Workers on this machine, or on those of a Ray cluster.")
    ] = Engine.LOCAL,
    workers: WorkersOption = None,
    memory: MemoryOption = 2.0,
    batch: Annotated[
        int, typer.Option("--batch", min=1, help="Articles written at once; the most that is done twice.")
    ] = 1000,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read, link, trace and weigh a corpus of any size into Parquet tables.

    Killed and run again, it goes on where it stopped. What cannot be read is listed at the end and in the tables.
    """
    with expected_errors(), _run_extra():
        from allegedly.engine.run import run_corpus
        from allegedly.engine.run_job import RunOptions

        options = RunOptions(engine, workers, memory, batch)
        with _progress() as on_progress:
            summary = run_corpus(inputs, out, _config(config), options, on_progress)
        for each in summary.failures[:FAILURES_SHOWN]:
            tell(f"{each.path}: {each.reason}; {each.remedy}")
        if len(summary.failures) > FAILURES_SHOWN:
            tell(f"... and {len(summary.failures) - FAILURES_SHOWN} more: rows with an error in {out}")
        seconds = {name: round(each, 1) for name, each in summary.seconds.items()}
        plain = {"rows": dict(summary.counts), "failures": len(summary.failures), "seconds": seconds}
        show_line(to_line({"schema": SCHEMA, **plain}) if as_json else "\n".join(plain_to_lines(plain)))
    leave(summary.counts["extractions"] > 0, bool(summary.failures))


def case(
    source: Annotated[Path, typer.Option("--from", help="The folder that `allegedly run` wrote.")],
    where: Annotated[
        str,
        typer.Option(
            "--where", help="Which documents: an SQL condition on them, their statements and claims."
        ),
    ],
    target: Annotated[
        Path, typer.Option("--case", help="The case file to add to; made where there is none.")
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, help="Refuse more documents than these.")] = 2000,
    memory: MemoryOption = 2.0,
    shape: FormatOption = CaseFormat.TEXT,
    output: OutputOption = None,
    config: ConfigOption = None,
) -> None:
    """Pick documents out of a run into a case file, assess them there, and print the dossier."""
    with expected_errors(), _run_extra():
        from allegedly.cli.exits import write_result
        from allegedly.engine.run_case import case_from_run

        with article_progress() as on_event:
            made = case_from_run(
                source, where, target, _config(config), limit=limit, memory_gib=memory, on_event=on_event
            )
        write_result(case_to_text(made, shape, output), output)


@contextmanager
def _run_extra() -> Iterator[None]:
    """Tell how to install the packages that only corpora need."""
    try:
        yield
    except ModuleNotFoundError as error:
        extra = EXTRAS.get(error.name or "")
        if extra is None:
            raise
        remedy = f'install it with `pip install "allegedly[{extra}]"`'
        raise MissingDependency("corpora", f"the package {error.name} is not installed", remedy) from error


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None]]:
    """A bar a stage with its rate and the time left where there is a terminal, else a line now and then."""
    console = Console(stderr=True, markup=False, highlight=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[told]}", markup=False),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=console, disable=not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}
        told_at = 0.0

        def on_progress(now: Progress) -> None:
            nonlocal told_at
            if now.stage not in tasks:
                tasks[now.stage] = bars.add_task(now.stage, told="")
            bars.update(
                tasks[now.stage], completed=now.done, total=now.total or None, told=progress_to_words(now)
            )
            if not console.is_terminal and (
                monotonic() - told_at > SECONDS_BETWEEN_LINES or now.done == now.total
            ):
                told_at = monotonic()
                tell(f"{now.stage}: {progress_to_words(now)}")

        yield on_progress


def progress_to_words(now: Progress) -> str:
    """How many are done, how fast, how long it still takes, and how many failed.

    >>> from allegedly.engine.run import Progress
    >>> progress_to_words(Progress("statements", 500, 2000, 50.0, 1))
    '500 of 2,000, 10.0 a second, 2 min 30 s left, 1 failed'
    """
    rate = now.done / now.seconds if now.seconds else 0.0
    parts = [f"{now.done:,} of {now.total:,}" if now.total else f"{now.done:,}", f"{rate:.1f} a second"]
    if now.total > now.done and rate:
        minutes, seconds = divmod(round((now.total - now.done) / rate), 60)
        parts.append(f"{minutes} min {seconds} s left")
    if now.failed:
        parts.append(f"{now.failed:,} failed")
    return printable(", ".join(parts))


def _config(path: Path | None) -> Config:
    return config_from_toml(path) if path else Config()
