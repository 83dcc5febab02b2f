"""Small files of every format, made in memory."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from allegedly.config import ReadConfig
from allegedly.model.case import Failure
from allegedly.model.text import Document, Original, ZoneKind
from allegedly.read.article import document_from_original
from allegedly.read.files import originals_from_paths

CONFIG = ReadConfig()

BODY = (
    "The bridge over the river Orrin was closed on Monday after engineers found a crack in its central pillar, "
    "the harbour authority said.\n\n“It will stay closed for weeks,” engineer Max Moe said. The mayor of Orrinton "
    "did not answer questions about earlier warnings."
)

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Orrin bridge closed | Harbour News</title>
<meta property="og:title" content="Orrin bridge closed - Harbour News">
<meta property="og:site_name" content="Harbour News">
<meta property="article:published_time" content="2024-03-05T08:30:00+01:00">
<meta name="author" content="Jane Roe"><link rel="canonical" href="https://www.harbour.example/a/bridge">
<script>var secret = "script words are no text";</script></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Orrin bridge closed</h1>
<p>The bridge over the river Orrin was closed on Monday after engineers found a crack in its central pillar, the
<a href="/authority">harbour authority</a> said.</p>
<p>“It will stay closed for weeks,” engineer Max Moe said.</p></article>
<footer>Copyright 2024 Harbour News</footer></body></html>"""


def text_original(text: str, path: str = "a.txt") -> Original:
    return Original(path, text.encode("utf-8", "surrogatepass"), "text/plain")


def read_text(text: str) -> Document:
    return document_from_original(text_original(text), CONFIG)


def zone_words(document: Document, kind: ZoneKind) -> list[str]:
    return [zone.span.of(document.text) for zone in document.zones if zone.kind is kind]


def walk(*paths: Path | str, config: ReadConfig = CONFIG) -> tuple[list[Original], list[Failure]]:
    found = list(originals_from_paths([str(path) for path in paths], config))
    return (
        [item for item in found if isinstance(item, Original)],
        [item for item in found if isinstance(item, Failure)],
    )


def json_lines(rows: Sequence[Mapping[str, object]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def zip_of(members: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def mail_of(body: bytes, kind: str = "text/plain; charset=utf-8") -> bytes:
    head = (
        "From: Desk <desk@harbour.example>\r\nTo: all@readers.example\r\nSubject: =?utf-8?q?Orrin_bridge_closed?=\r\n"
        f"Date: Tue, 05 Mar 2024 08:30:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n"
    )
    return head.encode() + body


def pdf_of(lines: Sequence[str], *, password: str = "", title: str = "", pages: int = 1) -> bytes:
    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    for _ in range(pages):
        page = writer.add_blank_page(612, 792)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 11 Tf 50 740 Td {shown} ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
        )
    writer.add_metadata({"/CreationDate": "D:20240305083000+01'00'", "/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def warc_record(
    url: str, body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2024-03-06T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def feed_of(entries: Sequence[tuple[str, str, str]]) -> bytes:
    """An RSS feed of (title, link, description in HTML)."""
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><description><![CDATA[{text}]]></description>"
        "<pubDate>Tue, 05 Mar 2024 08:30:00 GMT</pubDate></item>"
        for title, link, text in entries
    )
    channel = f"<channel><title>Harbour News</title>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()
