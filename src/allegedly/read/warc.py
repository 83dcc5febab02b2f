"""WARC archives of the web: the HTML pages of their successful responses."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordPayloadReader, WarcRecordType

from allegedly.config import ReadConfig
from allegedly.model.case import Failure
from allegedly.model.text import Original

HTML_TYPES = ("text/html", "application/xhtml+xml")
GZIP_SIGN = b"\x1f\x8b"
RECORD_END = b"\r\n\r\n"
CHUNK = 1 << 16

_FAILURES = (OSError, ValueError, EOFError, RuntimeError, KeyError, MemoryError, UnicodeError)
"""fastwarc raises these on truncated and broken archives."""


def is_packed_warc(head: bytes) -> bool:
    """Whether a gzip file that begins with these bytes holds a WARC archive."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def pages_from_warc(stream: BinaryIO, path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    """The HTML responses with status 200, "archive.warc#1" being the first response of any kind.

    A page over the bound of bytes is a Failure, and so is an archive that ends too early; what
    stood before it is given all the same. The stream must be seekable; it may be packed by gzip.
    """
    number = last = 0
    told = False
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all"):
            number += 1
            last = record.stream_pos
            made = _record_to_original(record, f"{path}#{number}", config)
            if made is not None:
                told = isinstance(made, Failure)
                yield made
    except BaseException as error:
        # The library is written in Rust, and what it did not foresee comes as a PanicException, no Exception.
        if not isinstance(error, _FAILURES) and type(error).__name__ != "PanicException":
            raise
        reason = f"the archive is broken or cut off after {number} responses ({error})"
        yield Failure(path, reason[:200], "download it again")
        return
    if number and not told and not _ends_whole(stream, last):
        reason = f"the archive is cut off after {number} responses, or in the last of them"
        yield Failure(path, reason, "download it again")
    if number == 0:
        yield Failure(
            path, "the archive holds no responses", "give a WARC with saved pages, or download it again"
        )


def _ends_whole(stream: BinaryIO, start: int) -> bool:
    """Whether what follows ends as a record does, with two empty lines, and with a whole member where it is packed.

    fastwarc takes an archive that is cut off within a record's head for one that ends there.
    """
    stream.seek(start)
    packed = stream.read(len(GZIP_SIGN)) == GZIP_SIGN
    stream.seek(start)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    tail = b""
    while chunk := stream.read(CHUNK):
        while packed and chunk:
            if unpacker.eof:
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            try:
                tail = (tail + unpacker.decompress(chunk, CHUNK))[-len(RECORD_END) :]
            except zlib.error:
                return False
            chunk = unpacker.unconsumed_tail or unpacker.unused_data
        tail = (tail + chunk)[-len(RECORD_END) :]
    return tail == RECORD_END and (unpacker.eof or not packed)


def _record_to_original(record: WarcRecord, where: str, config: ReadConfig) -> Original | Failure | None:
    """The page of a response; None where it is another format or no success."""
    headers = cast("HeaderMap | None", record.http_headers)  # the stubs leave the None out
    if headers is None and (record.is_http or record.content_length == 0):
        return Failure(where, "the archive is cut off in this response", "download it again")
    kind = (record.http_content_type or "").lower()
    if headers is None or kind not in HTML_TYPES or headers.status_code not in (200, None):
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    stored = record.content_length
    data = _payload(record.reader, config.max_html_bytes + 1)
    if len(data) > config.max_html_bytes:
        reason = f"the page {url} has more than {config.max_html_bytes:,} bytes"
        return Failure(where, reason, "raise [read] max_html_bytes")
    # fastwarc hands out a cut page without a word; only an unpacked one can be measured.
    packed = headers.get("Content-Encoding") or headers.get("Transfer-Encoding")
    if not packed and len(data) < stored:
        return Failure(where, f"the archive is cut off in the page {url}", "download it again")
    charset = record.http_charset or ""
    return Original(where, data, f"text/html; charset={charset}" if charset else "text/html", url=url)


def _payload(reader: WarcRecordPayloadReader, bound: int) -> bytes:
    data = reader.read(bound)
    return bytes(data or b"")
