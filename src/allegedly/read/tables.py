"""Tables of articles: JSON Lines, JSON and CSV. Each row is an original of its own."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from allegedly.config import ReadConfig
from allegedly.errors import InputError
from allegedly.model.case import Failure
from allegedly.model.text import Original
from allegedly.read.clean import collapse_blanks
from allegedly.read.decode import decode_bytes, mark_of
from allegedly.read.row import canonical_row, fields_of, row_of, row_to_original
from allegedly.read.sniff import delimiter_of, header_of
from allegedly.read.stream import read_bounded

_JSON_REMEDY = "write one JSON object a line, or one array of objects"


def failure_of(error: InputError) -> Failure:
    """The error as a value."""
    return Failure(error.subject, error.reason, error.remedy)


def rows_from_json_lines(stream: BinaryIO, path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    """The rows of a JSON Lines file, "file.jsonl#12" being its twelfth line. Blank lines are passed over."""
    number = 0
    while line := stream.readline(config.max_bytes + 1):
        number += 1
        where = f"{path}#{number}"
        if len(line) > config.max_bytes:
            yield Failure(
                where, f"the row has more than {config.max_bytes:,} bytes", "raise [read] max_bytes"
            )
            while line and not line.endswith(b"\n"):
                line = stream.readline(config.max_bytes)
            continue
        data = line.removeprefix(codecs.BOM_UTF8).strip(b" \t\r\n")
        if not data:
            continue
        try:
            yield row_to_original(data, row_of(data, where), where)
        except InputError as error:
            yield failure_of(error)


def rows_from_json(stream: BinaryIO, path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    """The object of a JSON file, or the objects of its array, "file.json#1" being the first."""
    data = read_bounded(stream, config.max_bytes, path, "max_bytes")
    try:
        parsed = json.loads(decode_bytes(data).text)
    except (ValueError, RecursionError) as error:
        yield Failure(path, f"it is not JSON ({collapse_blanks(str(error))[:80]})", _JSON_REMEDY)
        return
    rows = parsed if isinstance(parsed, list) else [parsed]
    for number, row in enumerate(rows, start=1):
        where = f"{path}#{number}"
        if not isinstance(row, dict):
            yield Failure(where, "the row is not a JSON object", _JSON_REMEDY)
            continue
        yield _row_or_failure(row, where)


def _row_or_failure(row: Mapping[str, object], where: str) -> Original | Failure:
    try:
        fields = fields_of(row, where)
        return row_to_original(canonical_row(fields), fields, where)
    except InputError as error:
        return failure_of(error)


def rows_from_csv(stream: BinaryIO, path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    """The rows of a CSV table, "file.csv#1" being the first below the header.

    The columns are separated by commas, semicolons or tabs; other columns than those of `row.FIELDS`
    are left out of the row and of its hash.
    """
    header_bytes = stream.readline(64 * 1024)
    encoding = mark_of(header_bytes) or "utf-8"
    header_text = decode_bytes(header_bytes).text
    columns = header_of(header_text)
    if not {"text", "html"} & set(columns):
        found = ", ".join(column[:30] for column in columns[:8]) or "none"
        yield Failure(
            path, f"no column is named text or html (found: {found})", "name the columns in the first line"
        )
        return
    # The csv module's own bound is 128 KiB a field, less than a long page.
    csv.field_size_limit(config.max_bytes)
    lines = io.TextIOWrapper(stream, encoding.removesuffix("-sig"), errors="surrogateescape", newline="")
    reader = csv.reader(lines, delimiter=delimiter_of(header_text))
    number = 0
    while True:
        number += 1
        where = f"{path}#{number}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(where, f"the row is broken ({error})", "check the quotation marks of this row")
            continue
        if not any(cell.strip() for cell in cells):
            number -= 1
            continue
        row = {name: _repaired(cell) for name, cell in zip(columns, cells, strict=False) if cell.strip()}
        yield _row_or_failure(row, where)


def _repaired(cell: str) -> str:
    """A cell whose bytes were not UTF-8, decoded as windows-1252."""
    try:
        cell.encode("utf-8")
        return cell
    except UnicodeEncodeError:
        return decode_bytes(cell.encode("utf-8", "surrogateescape")).text
