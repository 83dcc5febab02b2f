"""Values as lines, tables and JSON for standard output."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from allegedly.cli.options import CaseFormat

if TYPE_CHECKING:
    from allegedly.model.case import Case
    from allegedly.pipeline import Reading

WIDTH_WITHOUT_TERMINAL = 120

UNBROKEN_WIDTH = 20
"""Columns up to this width stay in one line: ids hold 20 letters."""


def case_to_text(case: Case, shape: CaseFormat, output: Path | None = None) -> str:
    """The case as text, JSON or HTML; in the terminal's width and colours where it goes to one."""
    from allegedly.report.contracts import case_to_plain
    from allegedly.report.dossier import dossier_of

    if shape is CaseFormat.JSON:
        return to_line(case_to_plain(case)) + "\n"
    if shape is CaseFormat.HTML:
        from allegedly.report.html import dossier_to_html

        return dossier_to_html(dossier_of(case))
    from allegedly.report.text import dossier_to_text

    colour = output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return dossier_to_text(dossier_of(case), output_width(), colour)


def reading_to_plain(reading: Reading) -> Mapping[str, Any]:
    """One article for readers: where it is from, who says what in it, and what it says is not known."""
    document, extraction = reading.document, reading.extraction
    return {
        "path": document.path,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.value if document.published else "",
        "statements": [
            f"{' > '.join(holder.label for holder in each.holders)} [{each.stance.kind}, "
            f"{each.stance.certainty}{each.stance.polarity}]: {each.text}"
            for each in extraction.statements
        ],
        "unknowns": [f"[{each.slot}] {each.text}" for each in extraction.unknowns],
        "warnings": document.warnings,
    }


def plain_to_lines(value: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Plain values as indented lines, one a line; empty ones are left out.

    >>> list(plain_to_lines({"text": "It fell.", "spans": [[0, 8]], "actors": [{"name": "A"}], "place": ""}))
    ['text: It fell.', 'spans: [[0, 8]]', 'actors:', '  - name: A']
    """
    for name, item in value.items():
        if item in ("", None, [], (), {}):
            continue
        if isinstance(item, Mapping):
            yield f"{indent}{name}:"
            yield from plain_to_lines(item, indent + "  ")
        elif isinstance(item, list | tuple) and not isinstance(item[0], list | tuple | int | float):
            yield f"{indent}{name}:"
            for each in item:
                lines = list(plain_to_lines(each)) if isinstance(each, Mapping) else [printable(str(each))]
                yield f"{indent}  - {lines[0] if lines else ''}"
                yield from (f"{indent}    {line}" for line in lines[1:])
        else:
            first, *more = printable(str(item)).splitlines() or [""]
            yield f"{indent}{name}: {first}"
            yield from (f"{indent}  {line}" for line in more)


def output_width() -> int:
    """Columns of the terminal, or of a page where there is none."""
    return shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 40)).columns


def to_line(value: object) -> str:
    """The value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False)


def rows_to_table(rows: Iterable[Mapping[str, Any]], left_out: Collection[str] = ()) -> str:
    """Rows with the same columns as a table of the terminal's width, without the columns of these names."""
    texts = [
        {
            name: printable("" if value is None else str(value))
            for name, value in row.items()
            if name not in left_out
        }
        for row in rows
    ]
    table = Table(box=None, pad_edge=False, header_style="bold")
    widths = {
        name: max(len(name), *(len(row[name]) for row in texts)) for name in (texts[0] if texts else ())
    }
    unbroken = {name for name, width in widths.items() if width <= UNBROKEN_WIDTH}
    if sum(widths[name] + 2 for name in unbroken) + UNBROKEN_WIDTH > output_width():
        unbroken = set()
    for name in widths:
        table.add_column(name.replace("_", " "), overflow="fold", no_wrap=name in unbroken)
    for row in texts:
        table.add_row(*(Text(value) for value in row.values()))
    console = Console(width=output_width(), color_system=None)
    with console.capture() as capture:
        console.print(table)
    return capture.get().rstrip("\n")


def printable(text: str) -> str:
    """The text without characters that could steer the terminal; articles and file names come from outside.

    >>> printable("a\\x1b[2Jb")
    'a\ufffd[2Jb'
    """
    return "".join(letter if letter in "\n\t" or letter.isprintable() else "\ufffd" for letter in text)


def show_line(text: str) -> None:
    """Print it on standard output."""
    sys.stdout.write(text + "\n")
