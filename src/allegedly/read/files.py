"""Walks what the user gave: files, folders, standard input and links. One of the rooms with effects."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from allegedly.config import ReadConfig
from allegedly.errors import InputError
from allegedly.model.case import Failure
from allegedly.model.text import Original
from allegedly.read.archives import is_hidden
from allegedly.read.sniff import HEAD_BYTES, MEDIA_TYPES, format_of
from allegedly.read.stream import Budget
from allegedly.read.tables import failure_of
from allegedly.read.unpack import Source, is_article_like, originals_from_source

STANDARD_INPUT = "-"


def originals_from_paths(
    paths: Sequence[str],
    config: ReadConfig,
    *,
    stdin: BinaryIO | None = None,
    fetch: Callable[[str], Original] | None = None,
) -> Iterator[Original | Failure]:
    """The originals in files, folders (sorted), archives, tables, feeds, "-" and links, one an article.

    Bad input never raises: it gives a Failure that names the path, the reason and what to do, and the
    rest is read. Links are asked for with `fetch` only; without it each is a Failure.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _from_stdin(stdin, config)
        elif path.lower().startswith(("http://", "https://")):
            yield from _from_link(path, config, fetch)
        else:
            yield from _from_place(path, config)


def _from_stdin(stdin: BinaryIO | None, config: ReadConfig) -> Iterator[Original | Failure]:
    if stdin is None:
        yield Failure(STANDARD_INPUT, "there is no standard input", "pipe an article into it, or name a file")
        return
    source = Source(stdin, STANDARD_INPUT, STANDARD_INPUT, named=True)
    yield from originals_from_source(source, config, Budget(config.max_archive_bytes))


def _from_link(
    url: str, config: ReadConfig, fetch: Callable[[str], Original] | None
) -> Iterator[Original | Failure]:
    if fetch is None:
        yield Failure(
            url, "links are not followed unasked", "add --fetch, or save the page and name the file"
        )
        return
    try:
        original = fetch(url)
    except InputError as error:
        yield failure_of(error)
        return
    if format_of(original.data[:HEAD_BYTES], "") in MEDIA_TYPES:
        yield original
        return
    source = Source(BytesIO(original.data), url, "", named=True, size=len(original.data))
    yield from originals_from_source(source, config, Budget(config.max_archive_bytes))


def _from_place(path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _from_folder(path, config)
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        yield from _from_file(path, config, named=True)
    else:
        yield Failure(_shown(path), "it is a device or a socket", "give a file or a folder")


def _from_folder(folder: str, config: ReadConfig) -> Iterator[Original | Failure]:
    """Everything below a folder in sorted order; hidden files and links to folders are passed over."""
    failures: list[OSError] = []
    found = False
    for parent, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        for error in failures:
            found = True
            yield _unreadable(str(error.filename or parent), error)
        failures.clear()
        for name in sorted(names):
            if is_hidden(name) or not is_article_like(name):
                continue
            for item in _from_entry(os.path.join(parent, name), config):  # noqa: PTH118 - keeps the user's "./"
                found = True
                yield item
    for error in failures:
        found = True
        yield _unreadable(str(error.filename or folder), error)
    if not found:
        yield Failure(_shown(folder), "no article is in the folder", "give a folder with articles in it")


def _from_entry(path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    """A file met in a folder; pipes, sockets and devices there are passed over."""
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        yield _unreadable(path, error)
        return
    if stat.S_ISREG(mode):
        yield from _from_file(path, config, named=False)


def _from_file(path: str, config: ReadConfig, *, named: bool) -> Iterator[Original | Failure]:
    shown = _shown(path)
    try:
        with Path(path).open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            source = Source(stream, shown, shown, named=named, size=size)
            yield from originals_from_source(source, config, Budget(config.max_archive_bytes))
    except OSError as error:
        yield _unreadable(path, error)


def _unreadable(path: str, error: Exception) -> Failure:
    if isinstance(error, FileNotFoundError):
        return Failure(_shown(path), "there is no such file or folder", "check the name")
    if isinstance(error, PermissionError):
        return Failure(_shown(path), "you may not read it", "change its permissions")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Failure(_shown(path), f"it cannot be opened ({reason})", "check the name and the disk")


def _shown(path: str) -> str:
    """The path as it can be printed anywhere: bytes that are no UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
