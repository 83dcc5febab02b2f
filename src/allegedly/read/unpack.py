"""From a stream of any format to originals: one article's bytes, or a container's many."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from allegedly.config import ReadConfig
from allegedly.errors import InputError, InputTooLarge, UnsupportedInput
from allegedly.model.case import Failure
from allegedly.model.text import Original
from allegedly.read.archives import gunzipped, members_from_zip
from allegedly.read.decode import mark_of
from allegedly.read.feeds import entries_from_feed
from allegedly.read.sniff import HEAD_BYTES, MEDIA_TYPES, Format, format_of, suffix_of
from allegedly.read.stream import Budget, GuardedStream, read_bounded, read_head
from allegedly.read.tables import failure_of, rows_from_csv, rows_from_json, rows_from_json_lines
from allegedly.read.warc import is_packed_warc, pages_from_warc

_ARTICLE_SUFFIX = re.compile(
    r"\.(?:txt|text|md|x?html?|mhtml|xml|rss|atom|rdf|jsonl?|ndjson|csv|tsv|eml|pdf|warc|zip|gz|docx?|odt|rtf|epub)"
)
"""Endings under which articles are kept: such a file that cannot be read is always told."""

_REMEDIES = {
    Format.BINARY: "give text, HTML, PDF, mail, a feed, a table, or a zip or WARC archive of them",
    Format.IMAGE: "give the text of the picture",
    Format.OFFICE: "save it as PDF, HTML or text",
    Format.TAR: "unpack it first, or pack it as zip",
    Format.XML: "save the article as HTML or text",
}
_FAILURES = (OSError, EOFError, zlib.error, zipfile.BadZipFile, UnicodeError)


@dataclass(frozen=True, slots=True)
class Source:
    """A stream to read from: its place as shown, its name for its ending, whether the user named it.

    `size` is the number of its bytes where it is known, else 0; `depth` the number of archives around it.
    """

    stream: BinaryIO
    path: str
    name: str
    named: bool
    size: int = 0
    depth: int = 0


def is_article_like(name: str) -> bool:
    """Whether a file found in a folder is looked at: an ending of an article, or none at all."""
    suffix = suffix_of(name)
    return not suffix or _ARTICLE_SUFFIX.fullmatch(suffix) is not None


def originals_from_source(source: Source, config: ReadConfig, budget: Budget) -> Iterator[Original | Failure]:
    """The originals in a stream, and a Failure for everything in it that cannot be read. Never raises.

    A file of no readable format that stands in a folder or archive is passed over in silence, unless
    the user named it or its ending is one of an article.
    """
    try:
        yield from _unpacked(source, config, budget)
    except InputError as error:
        yield failure_of(error)
    except _FAILURES as error:
        yield Failure(source.path, f"it is broken or cut off ({error})"[:200], "save or download it again")


def _unpacked(source: Source, config: ReadConfig, budget: Budget) -> Iterator[Original | Failure]:
    head = read_head(source.stream, HEAD_BYTES)
    kind = format_of(head, source.name)
    stream: BinaryIO = io.BufferedReader(GuardedStream(head, source.stream))
    if kind in MEDIA_TYPES:
        yield _article(kind, stream, source, config)
    elif kind is Format.EMPTY:
        yield Failure(source.path, "the file is empty", "give a file with an article in it")
    elif kind in _REMEDIES:
        if source.named or _ARTICLE_SUFFIX.fullmatch(suffix_of(source.name)):
            raise UnsupportedInput(source.path, f"it is {kind}{_despite(source.name)}", _REMEDIES[kind])
    elif kind is Format.WARC or (kind is Format.GZIP and is_packed_warc(head)):
        yield from pages_from_warc(_seekable(stream, source, config)[0], source.path, config)
    elif kind in (Format.ZIP, Format.GZIP):
        yield from _archive(kind, stream, source, config, budget)
    elif kind is Format.FEED:
        data = read_bounded(stream, config.max_html_bytes, source.path, "max_html_bytes")
        yield from entries_from_feed(data, source.path, config)
    else:
        yield from _rows(kind, _as_utf8(head, stream, source.path, config), source.path, config)


def _article(kind: Format, stream: BinaryIO, source: Source, config: ReadConfig) -> Original:
    if kind is Format.HTML:
        data = read_bounded(stream, config.max_html_bytes, source.path, "max_html_bytes")
    else:
        data = read_bounded(stream, config.max_bytes, source.path, "max_bytes")
    return Original(source.path, data, MEDIA_TYPES[kind])


def _rows(kind: Format, stream: BinaryIO, path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    if kind is Format.JSON_LINES:
        return rows_from_json_lines(stream, path, config)
    return (
        rows_from_json(stream, path, config) if kind is Format.JSON else rows_from_csv(stream, path, config)
    )


def _as_utf8(head: bytes, stream: BinaryIO, path: str, config: ReadConfig) -> BinaryIO:
    """The same table in UTF-8, where a byte-order mark tells that it is UTF-16 or UTF-32."""
    codec = mark_of(head)
    if not codec.startswith(("utf-16", "utf-32")):
        return stream
    data = read_bounded(stream, config.max_bytes, path, "max_bytes")
    return io.BytesIO(data.decode(codec, "replace").encode("utf-8", "replace"))


def _archive(
    kind: Format, stream: BinaryIO, source: Source, config: ReadConfig, budget: Budget
) -> Iterator[Original | Failure]:
    if source.depth >= config.max_archive_depth:
        reason = f"it lies more than {config.max_archive_depth} archives deep"
        raise InputTooLarge(
            source.path, reason, "unpack the outer archive, or raise [read] max_archive_depth"
        )
    if kind is Format.GZIP:
        size = source.size or config.max_bytes
        unpacked = gunzipped(stream, source.path, size, config, budget)
        name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name
        inner = Source(unpacked, source.path, name, source.named, depth=source.depth + 1)
        yield from originals_from_source(inner, config, budget)
        return
    archive, size = _seekable(stream, source, config)
    found = False
    for member in members_from_zip(archive, source.path, size, config, budget):
        if isinstance(member, Failure):
            found = True
            yield member
        elif is_article_like(member.name):
            inner = Source(member.stream, member.path, member.name, named=False, depth=source.depth + 1)
            for item in originals_from_source(inner, config, budget):
                found = True
                yield item
        if budget.left < 0:
            return
    if not found:
        yield Failure(source.path, "no article is in the archive", "give an archive with articles in it")


def _seekable(stream: BinaryIO, source: Source, config: ReadConfig) -> tuple[BinaryIO, int]:
    """The archive as a stream that can be read in any order, and its size; packed archives go to memory."""
    if source.size and source.depth == 0 and source.stream.seekable():
        source.stream.seek(0)
        return source.stream, source.size
    data = read_bounded(stream, config.max_bytes, source.path, "max_bytes")
    return io.BytesIO(data), len(data)


def _despite(name: str) -> str:
    suffix = suffix_of(name)
    return (
        f", although its name ends in {suffix}"
        if suffix in (".txt", ".text", ".html", ".htm", ".csv", ".json")
        else ""
    )
