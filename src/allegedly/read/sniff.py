"""What a file is, by its first bytes; by its name only where the bytes leave it open."""

from __future__ import annotations

import csv
import json
import re
from enum import StrEnum

from allegedly.read.decode import decode_bytes, mark_of

HEAD_BYTES = 64 * 1024
"""So much of a file is looked at."""

MAX_CONTROL_SHARE = 0.02
"""More control characters than this share of the first bytes, and the file is no text."""


class Format(StrEnum):
    """Formats that are told apart, with the words in which messages name them."""

    EMPTY = "an empty file"
    TEXT = "plain text"
    HTML = "an HTML page"
    PDF = "a PDF file"
    MAIL = "a mail"
    FEED = "an RSS or Atom feed"
    JSON_LINES = "JSON Lines"
    JSON = "JSON"
    CSV = "a CSV table"
    WARC = "a WARC archive"
    ZIP = "a zip archive"
    GZIP = "a gzip file"
    XML = "XML that is neither a feed nor a page"
    OFFICE = "an office document"
    IMAGE = "an image"
    TAR = "a tar archive"
    BINARY = "a binary file"


MEDIA_TYPES = {
    Format.TEXT: "text/plain",
    Format.HTML: "text/html",
    Format.PDF: "application/pdf",
    Format.MAIL: "message/rfc822",
}
"""Formats of one article each; the others are containers or cannot be read."""

_MAGIC = (
    (b"%PDF-", Format.PDF),
    (b"\x1f\x8b", Format.GZIP),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"WARC/1.", Format.WARC),
    (b"WARC/0.", Format.WARC),
    (b"\xd0\xcf\x11\xe0", Format.OFFICE),
    (b"{\\rtf", Format.OFFICE),
    (b"\x89PNG", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
    (b"RIFF", Format.BINARY),
    (b"7z\xbc\xaf\x27\x1c", Format.BINARY),
    (b"Rar!", Format.BINARY),
    (b"BZh", Format.BINARY),
    (b"\xfd7zXZ", Format.BINARY),
    (b"\x28\xb5\x2f\xfd", Format.BINARY),
    (b"SQLite format 3\x00", Format.BINARY),
    (b"\x7fELF", Format.BINARY),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.I | re.S,
)
_HTML_TAG = re.compile(
    r"</?(?:p|div|span|h[1-6]|article|section|table|ul|ol|li|a|br|img|meta|link|title|script)\b[^<>]{0,500}>",
    re.I,
)
_FEED_START = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.I)
_MAIL_HEADER = re.compile(
    r"^(From|Subject|Date|To|Received|MIME-Version|Message-ID|Return-Path|Content-Type):", re.I | re.M
)
_SURE_MAIL = frozenset(("date", "mime-version", "message-id", "received", "return-path"))
_KNOWN_COLUMNS = frozenset(("text", "html", "title", "publisher", "published", "url", "id"))


def format_of(head: bytes, name: str) -> Format:
    """The format of a file that begins with these bytes (up to HEAD_BYTES) and has this name.

    >>> format_of(b"<!DOCTYPE html><p>Hello", "notes.txt").name, format_of(b"\\x89PNG\\r\\n", "a.txt").name
    ('HTML', 'IMAGE')
    """
    if not head.strip(b"\x00\t\n\r\x0b\x0c \xef\xbb\xbf"):
        return Format.BINARY if b"\x00" in head else Format.EMPTY
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar":
        return Format.TAR
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if _is_binary(head):
        return Format.BINARY
    return _text_format(decode_bytes(_whole_characters(head)).text, suffix_of(name))


def suffix_of(name: str) -> str:
    """The ending of a file's name in lower case, with its dot; empty where there is none.

    >>> suffix_of("dir.d/Page.HTML"), suffix_of("README")
    ('.html', '')
    """
    last = re.split(r"[/\\]", name)[-1]
    stem, dot, ending = last.rpartition(".")
    return f".{ending.lower()}" if dot and stem and len(ending) <= 8 else ""


def _is_binary(head: bytes) -> bool:
    if mark_of(head).startswith(("utf-16", "utf-32")):
        return False
    sample = head[:8_192]
    controls = sum(1 for byte in sample if byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1b")
    return b"\x00" in sample[:1_024] or controls > MAX_CONTROL_SHARE * len(sample)


def _whole_characters(head: bytes) -> bytes:
    """The head without a character that it cuts in two."""
    if len(head) < HEAD_BYTES or mark_of(head).startswith(("utf-16", "utf-32")):
        return head
    cut = head.rfind(b"\n")
    return head[:cut] if cut > 0 else head[:-4]


def _text_format(text: str, suffix: str) -> Format:
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _markup_format(start, suffix)
    if start.startswith(("{", "[")):
        return _json_format(start, suffix)
    if suffix in (".jsonl", ".ndjson"):
        return Format.JSON_LINES
    if suffix == ".json":
        return Format.JSON
    if suffix in (".csv", ".tsv") or _is_table(start):
        return Format.CSV
    if _is_mail(start, suffix):
        return Format.MAIL
    return Format.TEXT


def _markup_format(start: str, suffix: str) -> Format:
    if _HTML_START.match(start):
        return Format.HTML
    if _FEED_START.search(start[:2_000]):
        return Format.FEED
    if start.startswith("<?xml") or suffix in (".xml", ".rss", ".atom"):
        return Format.XML
    tags = len(_HTML_TAG.findall(start[:8_192]))
    return Format.HTML if tags >= 3 or suffix in (".html", ".htm", ".xhtml") else Format.TEXT


def _json_format(start: str, suffix: str) -> Format:
    if suffix in (".jsonl", ".ndjson"):
        return Format.JSON_LINES
    line, separator, rest = start.partition("\n")
    is_row = False
    if line.startswith("{"):
        try:
            is_row = isinstance(json.loads(line), dict)
        except (ValueError, RecursionError):
            is_row = False
    if is_row and (rest.strip() or suffix != ".json"):
        return Format.JSON_LINES
    if not separator and not is_row and suffix != ".json" and start.startswith("{"):
        # A row longer than the head has no line end in it, and still begins like an object.
        return Format.JSON_LINES if re.match(r"\{\s*\"", start) else Format.TEXT
    if suffix == ".json" or is_row or re.match(r"\[\s*\{|\{\s*\"", start):
        return Format.JSON
    return Format.TEXT


def _is_mail(start: str, suffix: str) -> bool:
    head = re.split(r"\r?\n\r?\n", start, maxsplit=1)[0]
    names = {match.lower() for match in _MAIL_HEADER.findall(head)}
    if suffix == ".eml":
        return bool(names)
    return _MAIL_HEADER.match(start) is not None and {"from", "subject"} <= names and bool(names & _SURE_MAIL)


def _is_table(start: str) -> bool:
    cells = header_of(start.split("\n", 1)[0])
    return len(cells) >= 2 and set(cells) <= _KNOWN_COLUMNS and bool(set(cells) & {"text", "html"})


def delimiter_of(header: str) -> str:
    """The sign between the columns of this header: a comma, a semicolon or a tab."""
    return max(",;\t", key=header.count)


def header_of(line: str) -> list[str]:
    """The names of the columns in lower case, without blanks around them.

    >>> header_of("Title;Text")
    ['title', 'text']
    """
    try:
        cells = next(csv.reader([line[:10_000].strip("\r\n")], delimiter=delimiter_of(line)), [])
    except csv.Error:
        return []
    return [cell.strip().lower() for cell in cells]
