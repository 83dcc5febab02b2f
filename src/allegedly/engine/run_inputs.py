"""The articles of a corpus: files, folders, patterns, Parquet tables and addresses of object stores, one at a time."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from allegedly.config import ReadConfig
from allegedly.errors import InputError, MissingDependency
from allegedly.model.case import Failure
from allegedly.model.text import Original
from allegedly.read.archives import is_hidden
from allegedly.read.files import originals_from_paths
from allegedly.read.row import FIELDS, canonical_row, fields_of, row_to_original
from allegedly.read.stream import Budget
from allegedly.read.unpack import Source, originals_from_source

PARQUET = ".parquet"
PATTERN_SIGNS = "*?["
ROWS_AT_ONCE = 64
NOT_REMOTE = ("http://", "https://")


def originals_of_corpus(inputs: Sequence[str], config: ReadConfig) -> Iterator[Original | Failure]:
    """The articles of all inputs in order, and a Failure for each thing that cannot be read.

    A pattern stands for the files that it matches, "s3://..." and the like are opened through fsspec, a folder is
    walked with its Parquet tables last. Raises MissingDependency where fsspec, or its package for the store, is not
    installed.
    """
    for given in inputs:
        if "://" in given and not given.lower().startswith(NOT_REMOTE):
            yield from _from_store(given, config)
        elif any(sign in given for sign in PATTERN_SIGNS) and not Path(given).exists():
            found = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - keeps the user's "./"
            if not found:
                yield Failure(given, "no file matches it", "check the pattern, and quote it in the shell")
            for path in found:
                yield from _from_place(path, config)
        else:
            yield from _from_place(given, config)


def _from_place(path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    if Path(path).is_dir():
        tables = list(_tables_below(path))
        for item in originals_from_paths([path], config):
            # A folder of Parquet tables alone is not without articles.
            if not (tables and isinstance(item, Failure) and item.path == path):
                yield item
        for table in tables:
            yield from _from_table_file(table, config)
    elif path.endswith(PARQUET):
        yield from _from_table_file(path, config)
    else:
        yield from originals_from_paths([path], config)


def _tables_below(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        for name in sorted(names):
            if name.endswith(PARQUET) and not is_hidden(name):
                yield os.path.join(parent, name)  # noqa: PTH118 - keeps the user's "./"


def _from_table_file(path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    try:
        with Path(path).open("rb") as stream:
            yield from rows_of_table(stream, path, config)
    except OSError as error:
        yield Failure(path, f"it cannot be opened ({error.strerror or error})", "check the name and the disk")


def rows_of_table(stream: BinaryIO, path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    """The rows of a Parquet table, "news.parquet#1" being the first; other columns than an article's are left out."""
    number = 0
    try:
        table = pq.ParquetFile(stream)
        columns = [name for name in table.schema_arrow.names if name in FIELDS]
        if not {"text", "html", "title"} & set(columns):
            yield Failure(path, "it has no column text or html or title", "name the columns so")
            return
        for batch in table.iter_batches(batch_size=ROWS_AT_ONCE, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield _row_to_original(row, f"{path}#{number}", config)
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        reason = f"the table is broken after {number} rows ({' '.join(str(error).split())})"
        yield Failure(path, reason[:200], "write or download it again")


def _row_to_original(row: dict[str, Any], where: str, config: ReadConfig) -> Original | Failure:
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    try:
        fields = fields_of(plain, where)
    except InputError as error:
        return Failure(error.subject, error.reason, error.remedy)
    data = canonical_row(fields)
    if len(data) > config.max_bytes:
        return Failure(where, f"the row has more than {config.max_bytes:,} bytes", "raise [read] max_bytes")
    return row_to_original(data, fields, where)


def _from_store(address: str, config: ReadConfig) -> Iterator[Original | Failure]:
    try:
        import fsspec
    except ImportError as error:
        raise MissingDependency(
            address, "the package fsspec is not installed", 'install it with `pip install "allegedly[run]"`'
        ) from error
    try:
        system, place = fsspec.core.url_to_fs(address)
    except ImportError as error:
        raise MissingDependency(address, str(error), "install the package that it names") from error
    except ValueError as error:
        yield Failure(address, f"no such store ({error})"[:200], "check the address")
        return
    try:
        found = _places_in_store(system, place)
    except Exception as error:  # each store's library raises its own
        yield Failure(
            address, f"it cannot be listed ({type(error).__name__}: {error})"[:200], "check the address"
        )
        return
    if not found:
        yield Failure(address, "no file is there", "check the address")
    for path in found:
        yield from _from_store_file(system, path, config)


def _places_in_store(system: Any, place: str) -> list[str]:
    if any(sign in place for sign in PATTERN_SIGNS):
        return sorted(str(path) for path in system.glob(place))
    return sorted(str(path) for path in system.find(place)) if system.exists(place) else []


def _from_store_file(system: Any, path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    shown = str(system.unstrip_protocol(path))
    try:
        with system.open(path, "rb") as stream:
            if path.endswith(PARQUET):
                yield from rows_of_table(stream, shown, config)
                return
            source = Source(stream, shown, path, named=True, size=int(system.size(path) or 0))
            yield from originals_from_source(source, config, Budget(config.max_archive_bytes))
    except Exception as error:  # each store's library raises its own
        yield Failure(shown, f"it cannot be read ({type(error).__name__}: {error})"[:200], "run it again")
