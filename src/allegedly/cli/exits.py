"""Exit statuses, and the one line that tells what went wrong."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.text import Text

from allegedly.cli.display import printable
from allegedly.engine.events import Event, EventKind, OnEvent
from allegedly.errors import (
    AllegedlyError,
    CaseError,
    ConfigError,
    InputError,
    MissingDependency,
    RunError,
    VerificationFailed,
)

OUTPUT_ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EFBIG)
"""What a full or broken disk under standard output raises."""


class Exit(IntEnum):
    """What an exit status says."""

    DONE = 0
    SOME_FAILED = 1
    USAGE = 2
    NOTHING_READ = 3
    CASE = 4
    UNSOUND = 5
    OUTPUT = 6
    NOT_INSTALLED = 7
    INTERRUPTED = 130
    READER_GONE = 141


@contextmanager
def expected_errors() -> Iterator[None]:
    """Turn what is expected to go wrong into one line on standard error and an exit status."""
    try:
        yield
        sys.stdout.flush()
    except AllegedlyError as error:
        tell(str(error))
        raise typer.Exit(_status_of(error)) from error
    except KeyboardInterrupt as error:
        tell("interrupted; what was stored in a case is kept")
        raise typer.Exit(Exit.INTERRUPTED) from error
    except BrokenPipeError as error:
        # Python flushes once more on its way out; that must not find the pipe broken again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(Exit.READER_GONE) from error
    except OSError as error:
        if error.errno not in OUTPUT_ERRORS:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        tell(f"standard output: it cannot be written ({error.strerror}); free some space")
        raise typer.Exit(Exit.OUTPUT) from error


class OutputFailedError(AllegedlyError):
    """The result cannot be written where it should go."""


def _status_of(error: AllegedlyError) -> Exit:
    for kind, status in (
        (CaseError, Exit.CASE),
        (ConfigError, Exit.USAGE),
        (MissingDependency, Exit.NOT_INSTALLED),
        (OutputFailedError, Exit.OUTPUT),
        (RunError, Exit.OUTPUT),
        (InputError, Exit.NOTHING_READ),
    ):
        if isinstance(error, kind):
            return status
    return Exit.UNSOUND if isinstance(error, VerificationFailed) else Exit.SOME_FAILED


@contextmanager
def progress() -> Iterator[OnEvent]:
    """A bar on standard error where that is a terminal; lines there about what fails, always."""
    console = Console(stderr=True, markup=False, highlight=False)
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles  {task.description}", markup=False))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def on_event(event: Event) -> None:
            if event.kind in (EventKind.FAILED, EventKind.WARNED):
                tell(f"{event.subject}: {event.message}", bar.console)
            step = 0 if event.kind in (EventKind.STAGE, EventKind.WARNED) else 1
            bar.update(task, advance=step, description=printable(event.subject)[-60:])

        yield on_event


def leave(read_any: bool, failed: bool) -> None:
    """End with the status that says whether all, some or none of the input could be read."""
    if not read_any:
        tell("nothing could be read")
        raise typer.Exit(Exit.NOTHING_READ)
    if failed:
        raise typer.Exit(Exit.SOME_FAILED)


def tell(line: str, console: Console | None = None) -> None:
    """Print one line on standard error."""
    where = console or Console(stderr=True, markup=False, highlight=False)
    where.print(Text(f"allegedly: {printable(' '.join(line.split()))}"), soft_wrap=True)


def write_result(text: str, output: Path | None) -> None:
    """Put a result in a file, whose folder is made where it is missing, or else on standard output."""
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        remedy = "free some space, or give another path"
        raise OutputFailedError(str(output), f"it cannot be written ({error.strerror})", remedy) from error
    tell(f"written: {output}")
