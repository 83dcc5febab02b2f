"""The commands: each parses, makes one call, and shows what came of it.

Results go to standard output, everything else to standard error. Exit statuses: docs/exit-codes.md.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from allegedly import __version__
from allegedly.cli.decide import decide_app
from allegedly.cli.display import (
    case_to_text,
    plain_to_lines,
    printable,
    reading_to_plain,
    rows_to_table,
    show_line,
    to_line,
)
from allegedly.cli.exits import Exit, expected_errors, leave, progress, tell, write_result
from allegedly.cli.options import (
    CaseFile,
    CaseFormat,
    ConfigOption,
    FetchOption,
    FormatOption,
    HistoryOption,
    JsonOption,
    MorePaths,
    NoRatingsOption,
    OutputOption,
    Paths,
    ReadFormat,
    WorkersOption,
)
from allegedly.cli.run import case, run
from allegedly.cli.serve import serve
from allegedly.config import Config, config_from_toml
from allegedly.engine.events import Event, EventKind
from allegedly.errors import ConfigError

app = typer.Typer(
    name="allegedly",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Who says so, on whose word, how surely, and does anyone independent back it up?",
    epilog="Start with: allegedly assess news/ --case dam.case --html dam.html. "
    "Exit statuses: 0 done; 1 some input could not be read; 2 wrong usage; 3 nothing could be read; "
    "4 the case file cannot be used; 5 verification failed; 6 the output cannot be written; "
    "7 a needed package is not installed.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        show_line(f"allegedly {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", is_eager=True, callback=_show_version),
    ] = False,
) -> None:
    """Who says so, on whose word, how surely, and does anyone independent back it up?"""


@app.command(epilog="Example: allegedly read news/ > statements.jsonl")
def read(
    paths: Paths,
    shape: Annotated[
        ReadFormat, typer.Option("--format", help="How to show each article.")
    ] = ReadFormat.JSONL,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format jsonl.")] = False,
    fetch: FetchOption = False,
    config: ConfigOption = None,
    workers: WorkersOption = None,
) -> None:
    """Take out who says what in each article: attributions, statements, known unknowns."""
    as_lines = as_json or shape is ReadFormat.JSONL
    read_any = failed = False
    with expected_errors():
        from allegedly.engine.assess import read_paths
        from allegedly.model.case import Failure
        from allegedly.report.contracts import document_to_plain, failure_to_plain

        settings, count, stdin = _config(config), workers or _cores(), _stdin(paths)
        with progress() as on_event:
            for outcome in read_paths(
                paths, settings, workers=count, fetch=fetch, stdin=stdin, on_event=on_event
            ):
                if isinstance(outcome, Failure):
                    failed = True
                    if as_lines:
                        show_line(to_line(failure_to_plain(outcome)))
                    continue
                read_any = True
                if as_lines:
                    show_line(to_line(document_to_plain(outcome.document, outcome.extraction)))
                else:
                    show_line("\n".join(plain_to_lines(reading_to_plain(outcome))) + "\n")
    leave(read_any, failed)


@app.command(epilog="Example: allegedly assess news/ --case dam.case --html dam.html")
def assess(
    paths: MorePaths = None,
    case: Annotated[
        Path | None, typer.Option("--case", help="The case file to add to; made where there is none.")
    ] = None,
    shape: FormatOption = CaseFormat.TEXT,
    output: OutputOption = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write the HTML report to this file too.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    fetch: FetchOption = False,
    config: ConfigOption = None,
    no_ratings: NoRatingsOption = False,
    history: HistoryOption = None,
    workers: WorkersOption = None,
) -> None:
    """Read articles, trace and weigh their claims, keep all in a case file, and print the dossier.

    Articles that the case holds already are not read again. Without --case, nothing is kept.
    """
    if not paths and case is None:
        raise typer.BadParameter("give articles, or the --case to assess anew", param_hint="PATH...")
    failed = False
    with expected_errors():
        from allegedly.engine.assess import assess_paths

        settings = _config(config)
        if no_ratings:
            settings = replace(settings, weigh=replace(settings.weigh, ratings=False))
        with progress() as tell:

            def on_event(event: Event) -> None:
                nonlocal failed
                failed = failed or event.kind is EventKind.FAILED
                tell(event)

            done = assess_paths(
                paths or [],
                settings,
                case_path=case,
                history=history or [],
                workers=workers or _cores(),
                fetch=fetch,
                stdin=_stdin(paths or []),
                on_event=on_event,
            )
        if html is not None:
            write_result(case_to_text(done, CaseFormat.HTML), html)
        write_result(case_to_text(done, CaseFormat.JSON if as_json else shape, output), output)
    leave(bool(done.documents), failed)


@app.command(epilog="Example: allegedly report dam.case --format html --output dam.html")
def report(
    case: CaseFile,
    shape: FormatOption = CaseFormat.TEXT,
    output: OutputOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Show the dossier of a case: its claims with the words, the chains, the origins and the reasons."""
    with expected_errors():
        from allegedly.store.casefile import CaseReader

        with CaseReader.open(case) as reader:
            if reader.documents_changed_since_assessment():
                remedy = f"run `allegedly assess --case {case}`"
                tell(f"{case}: articles were added after it was last assessed; {remedy}")
            stored = reader.case()
        write_result(case_to_text(stored, CaseFormat.JSON if as_json else shape, output), output)


@app.command(epilog="Example: allegedly show dam.case claims; allegedly show dam.case clm-270ed1")
def show(
    case: CaseFile,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="documents, attributions, statements, claims, origins, borrowings, drifts, unknowns, "
            "failures; or ids, or beginnings of them. If not given: how many there are of each.",
            metavar="[LIST|ID...]",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List what a case holds, or show single things of it in full."""
    with expected_errors():
        from allegedly.store.casefile import CaseReader
        from allegedly.store.listing import LEFT_OUT_OF_TABLES, LISTINGS

        with CaseReader.open(case) as reader:
            if not what:
                counts = {name: len(reader.listing(name)) for name in LISTINGS}
                show_line(to_line(counts) if as_json else "\n".join(plain_to_lines(counts)))
            for each in what or []:
                if each in LISTINGS:
                    rows = reader.listing(each)
                    left_out = LEFT_OUT_OF_TABLES.get(each, ())
                    show_line("\n".join(map(to_line, rows)) if as_json else rows_to_table(rows, left_out))
                    continue
                found = reader.find(each)
                if not found:
                    known = ", ".join(LISTINGS)
                    raise ConfigError(
                        str(case), f"nothing in it has the id {each!r}", f"give an id, or one of {known}"
                    )
                for thing in found:
                    plain = {"table": thing.table, **thing.value, **thing.related}
                    show_line(to_line(plain) if as_json else "\n".join(plain_to_lines(plain)) + "\n")


@app.command(epilog="Example: allegedly log dam.case")
def log(case: CaseFile, as_json: JsonOption = False) -> None:
    """Show what was done to a case and when, oldest first."""
    with expected_errors():
        from allegedly.codec import to_json
        from allegedly.store.casefile import CaseReader

        with CaseReader.open(case) as reader:
            for entry in reader.log():
                line = f"{entry.sequence:>5}  {entry.time}  {entry.action}  {entry.subject}  {entry.detail}"
                show_line(to_json(entry) if as_json else printable(line))


@app.command(epilog="Example: allegedly verify dam.case")
def verify(case: CaseFile, as_json: JsonOption = False) -> None:
    """Check a case: the original bytes, every quote, the log. Exit status 5 where anything does not check."""
    with expected_errors():
        from allegedly.store.casefile import CaseReader
        from allegedly.store.verify import findings_of

        with CaseReader.open(case) as reader:
            findings = findings_of(reader)
            counts = {name: len(reader.listing(name)) for name in ("documents", "statements")}
        if as_json:
            plain = [{"subject": each.subject, "reason": each.reason} for each in findings]
            show_line(
                to_line({"schema": "allegedly/verify-1", "sound": not findings, **counts, "findings": plain})
            )
        else:
            for each in findings:
                show_line(printable(f"{each.subject}: {each.reason}"))
            verdict = f"{len(findings)} things do not check" if findings else "sound"
            show_line(
                f"{case}: {verdict}; {counts['documents']} documents, {counts['statements']} statements"
            )
    if findings:
        raise typer.Exit(Exit.UNSOUND)


@app.command(epilog="Example: allegedly bench attribution --data corpora/")
def bench(
    name: Annotated[str, typer.Argument(help="The benchmark; a wrong name lists them.")],
    data: Annotated[Path, typer.Option("--data", help="The folder that holds the corpora.")],
    as_json: JsonOption = False,
) -> None:
    """Measure allegedly on a corpus, and print the figures."""
    with expected_errors():
        from allegedly.bench.registry import run_benchmark

        figures = run_benchmark(name, data)
        show_line(to_line(figures) if as_json else "\n".join(plain_to_lines(figures)))


def _stdin(paths: list[str]) -> BinaryIO | None:
    return sys.stdin.buffer if "-" in paths else None


def _config(path: Path | None) -> Config:
    return config_from_toml(path) if path else Config()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


app.command(epilog="Example: allegedly serve dam.case --open")(serve)
app.command(epilog="Example: allegedly run archive/ --out tables/")(run)
app.command(
    epilog="Example: allegedly case --from tables/ --where \"publisher = 'Herald'\" --case herald.case"
)(case)
app.add_typer(decide_app, name="decide")


def main() -> None:
    """The command `allegedly`."""
    for stream in (sys.stdout, sys.stderr):
        # File names need not be valid Unicode, and a terminal's encoding need not hold every letter.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    app()
