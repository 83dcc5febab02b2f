import json

import pytest

from allegedly.read.sniff import Format, format_of
from tests.read.factories import BODY, PAGE, feed_of, gzipped, mail_of, pdf_of, warc_record, zip_of

ROW = json.dumps({"text": BODY})


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"", "a.txt", Format.EMPTY),
        (b" \n\t\n", "a.txt", Format.EMPTY),
        (BODY.encode(), "a.txt", Format.TEXT),
        (BODY.encode("utf-16"), "a.txt", Format.TEXT),
        (BODY.encode("cp1252"), "a", Format.TEXT),
        (PAGE.encode(), "a.txt", Format.HTML),
        (PAGE.encode("utf-16"), "a.txt", Format.HTML),
        (b"<p>One</p><p>Two</p>", "a", Format.HTML),
        (b"<3 is what he wrote, and no more.", "a.txt", Format.TEXT),
        (pdf_of(["Words"]), "a.txt", Format.PDF),
        (mail_of(b"Words"), "a.txt", Format.MAIL),
        (b"From: here it goes on.\n\nSubject: none", "a.txt", Format.TEXT),
        (feed_of([("A", "https://a.example/", "<p>b</p>")]), "a", Format.FEED),
        (b'<?xml version="1.0"?><nitf><p>a</p></nitf>', "a.xml", Format.XML),
        ((ROW + "\n" + ROW).encode(), "-", Format.JSON_LINES),
        (ROW.encode(), "-", Format.JSON_LINES),
        (ROW.encode(), "a.json", Format.JSON),
        (b'{\n  "text": "words"\n}', "-", Format.JSON),
        (b'[{"text": "words"}]', "-", Format.JSON),
        (b"[Editor's note] Words follow.", "a.txt", Format.TEXT),
        (b"not json at all", "a.jsonl", Format.JSON_LINES),
        (b'{"text": "' + b"word " * 20000, "-", Format.JSON_LINES),
        (b"title,text\nA,B\n", "-", Format.CSV),
        (b"Title;Text;Url\nA;B;C\n", "-", Format.CSV),
        (b"anything\n", "a.csv", Format.CSV),
        (b"Text, title and all of it.\n", "a.txt", Format.TEXT),
        (warc_record("https://a.example/", b"x"), "a", Format.WARC),
        (zip_of({"a.txt": b"words"}), "a.txt", Format.ZIP),
        (gzipped(b"words"), "a.txt", Format.GZIP),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 20, "a.txt", Format.IMAGE),
        (bytes(range(256)), "a.txt", Format.BINARY),
        (b"words\x00and\x01more", "a.txt", Format.BINARY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", Format.OFFICE),
    ],
)
def test_format_of(data: bytes, name: str, expected: Format) -> None:
    assert format_of(data, name) is expected
