import io
import os
from pathlib import Path

import pytest

from allegedly.config import ReadConfig
from allegedly.errors import InputError, UnreadableInput
from allegedly.model.case import Failure
from allegedly.model.text import Original
from allegedly.read.article import document_from_original
from allegedly.read.files import originals_from_paths
from tests.read.factories import (
    BODY,
    CONFIG,
    PAGE,
    feed_of,
    gzipped,
    json_lines,
    mail_of,
    pdf_of,
    walk,
    warc_record,
    zip_of,
)


def test_folder_in_sorted_order_with_every_format(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    files = {
        "a.txt": BODY.encode(),
        "b/feed.xml": feed_of(
            [("A", "https://a.example/1", f"<p>{BODY}</p>"), ("B", "https://a.example/2", BODY)]
        ),
        "b/mail.eml": mail_of(BODY.encode()),
        "b/page.html": PAGE.encode(),
        "b/paper.pdf": pdf_of(["Words of the paper"]),
        "c.jsonl": json_lines([{"text": BODY}, {"html": PAGE}]),
        "d.csv": f'title,text\nBridge,"{BODY}"\n'.encode(),
        "e.warc": warc_record("https://a.example/1", PAGE.encode()),
        "f.zip": zip_of({"x/one.txt": BODY.encode(), "two.html": PAGE.encode()}),
        "g.jsonl.gz": gzipped(json_lines([{"text": BODY}])),
        "h.json": b'[{"text": "The words of one."}, {"text": "The words of two."}]',
        "README": BODY.encode(),
        "picture.png": b"\x89PNG\r\n",
        "style.css": b"p { color: red }",
        ".hidden.txt": b"hidden words",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    originals, failures = walk(tmp_path)
    assert failures == []
    assert [original.path.removeprefix(f"{tmp_path}/") for original in originals] == [
        "README",
        "a.txt",
        "c.jsonl#1",
        "c.jsonl#2",
        "d.csv#1",
        "e.warc#1",
        "f.zip/two.html",
        "f.zip/x/one.txt",
        "g.jsonl.gz#1",
        "h.json#1",
        "h.json#2",
        "b/feed.xml#1",
        "b/feed.xml#2",
        "b/mail.eml",
        "b/page.html",
        "b/paper.pdf",
    ]
    for original in originals:
        assert document_from_original(original, CONFIG).text


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    files = {
        "a-binary.txt": bytes(range(256)) * 10,
        "b-empty.txt": b"",
        "c-broken.zip": zip_of({"a.txt": BODY.encode()})[:60],
        "d-broken.json": b'[{"text": ',
        "e-no-columns.csv": b"name,age\nJane,3\n",
        "f-broken.jsonl": b'{"text": "One is fine."}\nnot json\n[1]\n{"url": "no text"}\n'
        b'\n{"text": 5}\n{"text": "Last one."}\n',
        "g-large.html": b"<html>" + b" " * 20_000_000,
        "h-office.docx": zip_of({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}),
        "i-other.xml": b"<?xml version='1.0'?><nitf/>",
        "j-feed.rss": b"<rss version='2.0'><channel></channel></rss>",
        "k-cut.warc": warc_record("https://a.example/", PAGE.encode())[:600],
        "z-good.txt": BODY.encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    originals, failures = walk(tmp_path)
    assert [original.path.removeprefix(f"{tmp_path}/") for original in originals] == [
        "f-broken.jsonl#1",
        "f-broken.jsonl#7",
        "z-good.txt",
    ]
    told = {failure.path.removeprefix(f"{tmp_path}/"): failure.reason for failure in failures}
    assert set(told) == {
        *(name for name in files if name[0] in "abcdeghij"),
        "k-cut.warc#1",
        *(f"f-broken.jsonl#{number}" for number in (2, 3, 4, 6)),
    }
    assert told["a-binary.txt"] == "it is a binary file, although its name ends in .txt"
    assert told["b-empty.txt"] == "the file is empty"
    assert "no column is named text or html (found: name, age)" in told["e-no-columns.csv"]
    assert "not JSON" in told["f-broken.jsonl#2"]
    assert "neither text nor html" in told["f-broken.jsonl#4"]
    assert "10,485,760" in told["g-large.html"]
    assert "office document" in told["h-office.docx"]
    assert all(failure.remedy for failure in failures)


def test_named_but_missing_or_odd(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n")
    originals, failures = walk(
        tmp_path / "nothing.txt", tmp_path / "empty", tmp_path / "picture.png", "/dev/null", "a\0b"
    )
    assert originals == []
    assert [failure.reason for failure in failures][:4] == [
        "there is no such file or folder",
        "no article is in the folder",
        "it is an image",
        "it is a device or a socket",
    ]
    assert len(failures) == 5


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(BODY.encode())
    (tmp_path / "a.txt").chmod(0)
    assert walk(tmp_path)[1] == [
        Failure(str(tmp_path / "a.txt"), "you may not read it", "change its permissions")
    ]


def test_broken_link_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert [failure.reason for failure in walk(tmp_path)[1]] == ["there is no such file or folder"]


def test_name_that_is_no_utf8(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(BODY.encode())
    except OSError:
        pytest.skip("the file system refuses such names")
    originals, _ = walk(tmp_path)
    assert originals[0].path.encode("utf-8").endswith("caf\ufffd.txt".encode())


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (BODY.encode(), 1),
        (PAGE.encode(), 1),
        (json_lines([{"text": BODY}] * 3), 3),
        (f'title,text\nA,"{BODY}"\nB,"{BODY}"\n'.encode(), 2),
        (zip_of({"a.txt": BODY.encode(), "b.txt": BODY.encode()}), 2),
        (gzipped(BODY.encode()), 1),
        (mail_of(BODY.encode()), 1),
    ],
)
def test_standard_input_is_sniffed(data: bytes, count: int) -> None:
    found = list(originals_from_paths(["-"], CONFIG, stdin=io.BytesIO(data)))
    assert [type(item) for item in found] == [Original] * count
    assert isinstance(found[0], Original) and found[0].path.startswith("-")


def test_no_standard_input() -> None:
    assert [type(item) for item in originals_from_paths(["-"], CONFIG)] == [Failure]


def test_links_are_fetched_only_when_asked() -> None:
    url = "https://www.harbour.example/a"
    (refused,) = originals_from_paths([url], CONFIG)
    assert isinstance(refused, Failure) and "--fetch" in refused.remedy
    page = Original(url, PAGE.encode(), "text/html", url=url)
    assert list(originals_from_paths([url], CONFIG, fetch=lambda _: page)) == [page]


def test_a_fetched_feed_is_unpacked_and_a_failing_link_is_told() -> None:
    def fetch(url: str) -> Original:
        if "gone" in url:
            raise UnreadableInput(url, "the server answered 404", "check the link")
        return Original(
            url, feed_of([("A", "https://a.example/1", BODY)]), "application/octet-stream", url=url
        )

    found = list(
        originals_from_paths(["http://a.example/gone", "http://a.example/feed"], CONFIG, fetch=fetch)
    )
    assert [item.path for item in found] == ["http://a.example/gone", "http://a.example/feed#1"]
    assert isinstance(found[0], Failure)


def test_json_rows_keep_their_bytes_and_fields(tmp_path: Path) -> None:
    row = b'{"id": 7, "text": "The words.", "title": "T",  "url": "https://a.example/", "published": "2024-03-05"}'
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + row + b"\r\n")
    (original,), _ = walk(tmp_path)
    assert original.data == row
    assert (original.id, original.title, original.url, original.published) == (
        "7",
        "T",
        "https://a.example/",
        "2024-03-05",
    )


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_in_usual_dialects(tmp_path: Path, codec: str, mark: str) -> None:
    lines = [
        ["Title", "TEXT", "other"],
        ["Café closed", '"The café, on the quay;\nis closed."', "x"],
        ["", "", ""],
    ]
    text = "\r\n".join(mark.join(cells) for cells in lines)
    (tmp_path / "a.csv").write_bytes(text.encode(codec))
    (original,), failures = walk(tmp_path)
    assert failures == []
    assert original.title == "Café closed"
    document = document_from_original(original, CONFIG)
    assert document.text == "Café closed\n\nThe café, on the quay;\nis closed."


def test_csv_with_an_open_quotation_mark_and_long_cells(tmp_path: Path) -> None:
    long = "word " * 50_000
    (tmp_path / "a.csv").write_text(f'text\n"{long}"\n"open\n')
    originals, _ = walk(tmp_path)
    assert len(originals[0].data) > 200_000


def test_equal_rows_have_equal_ids_in_any_order(tmp_path: Path) -> None:
    rows = [{"text": BODY, "title": "One"}, {"text": BODY, "title": "Two"}]
    for name, order in (("x", rows), ("y", rows[::-1])):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.jsonl").write_bytes(json_lines(order))
    ids = [{document_from_original(item, CONFIG).id for item in walk(tmp_path / name)[0]} for name in "xy"]
    assert ids[0] == ids[1] and len(ids[0]) == 2


def test_feed_entries(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(
        feed_of(
            [
                ("Bridge closed", "https://www.a.example/1", f"<p>{BODY}</p><script>x()</script>"),
                ("No text", "https://a.example/2", ""),
            ]
        )
    )
    (original,), (failure,) = walk(tmp_path)
    document = document_from_original(original, CONFIG)
    assert (document.title, document.publisher) == ("Bridge closed", "Harbour News")
    assert document.published is not None and document.published.value == "2024-03-05T08:30:00+00:00"
    assert "x()" not in document.text
    assert failure.path.endswith("a.xml#2") and "https://a.example/2" in failure.remedy


def test_feed_with_an_entity_bomb(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "words"}">' for n in range(12))
    item = "<item><title>&e11;</title><description>&e11;</description></item>"
    head = f"<?xml version='1.0'?><!DOCTYPE rss [{entities}]>"
    (tmp_path / "a.xml").write_text(f"{head}<rss version='2.0'><channel>{item}</channel></rss>")
    originals, failures = walk(tmp_path)
    assert len(originals) + len(failures) == 1
    assert all(len(original.data) < 100_000 for original in originals)


@pytest.mark.parametrize("pack", [bytes, gzipped])
def test_warc_gives_successful_pages_only(tmp_path: Path, pack: type[bytes]) -> None:
    records = [
        warc_record("https://www.a.example/1", PAGE.encode()),
        warc_record("https://www.a.example/2", b"gone", status="404 Not Found"),
        warc_record("https://www.a.example/3", b"\x89PNG", kind="image/png"),
        warc_record("https://www.a.example/4", PAGE.encode()),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(pack(record) for record in records))
    originals, failures = walk(tmp_path)
    assert failures == []
    assert [(item.path[-6:], item.url) for item in originals] == [
        ("warc#1", "https://www.a.example/1"),
        ("warc#4", "https://www.a.example/4"),
    ]
    assert originals[0].data == PAGE.encode()


def test_packed_responses_are_unpacked_within_bounds(tmp_path: Path) -> None:
    head = "text/html\r\nContent-Encoding: gzip"
    records = [gzipped(PAGE.encode()), gzipped(b"x" * 30_000_000)]
    (tmp_path / "a.warc").write_bytes(
        b"".join(warc_record("https://a.example/", body, kind=head) for body in records)
    )
    (original,), (failure,) = walk(tmp_path)
    assert original.data == PAGE.encode()
    assert "10,485,760" in failure.reason


def test_cut_warc_gives_what_stood_before(tmp_path: Path) -> None:
    whole = warc_record("https://www.a.example/1", PAGE.encode())
    for name, data in (("a.warc", whole + whole[:500]), ("b.warc.gz", gzipped(whole) + gzipped(whole)[:300])):
        (tmp_path / name).write_bytes(data)
        originals, failures = walk(tmp_path / name)
        assert [original.data for original in originals] == [PAGE.encode()]
        assert ["cut off" in failure.reason for failure in failures] == [True], name


def test_zip_bombs(tmp_path: Path) -> None:
    config = ReadConfig(max_archive_members=5, max_archive_bytes=5_000_000)
    bombs = {
        "ratio.zip": zip_of({"a.txt": b" words" * 2_000_000, "b.txt": BODY.encode()}),
        "members.zip": zip_of({f"{number}.txt": BODY.encode() for number in range(6)}),
        "total.zip": zip_of({f"{number}.txt": os.urandom(700_000).hex().encode() for number in range(5)}),
        "deep.zip": zip_of({"b.zip": zip_of({"c.zip": zip_of({"d.txt": BODY.encode()})})}),
        "gz.txt.gz": gzipped(b" words" * 2_000_000),
        "directory.zip": zip_of({f"{'n' * 200}{number}.txt": b"" for number in range(40)}),
    }
    for name, data in bombs.items():
        (tmp_path / name).write_bytes(data)
        originals, failures = walk(tmp_path / name, config=config)
        assert len(failures) == 1, name
        assert sum(len(original.data) for original in originals) <= 5_000_000
    assert [item.path.rsplit("/", 1)[1] for item in walk(tmp_path / "ratio.zip", config=config)[0]] == [
        "b.txt"
    ]


def test_zip_within_zip_is_read_and_odd_members_are_told(tmp_path: Path) -> None:
    inner = zip_of(
        {"deep.txt": BODY.encode(), "picture.png": b"\x89PNG", "__MACOSX/deep.txt": b"x", ".git/a.txt": b"x"}
    )
    (tmp_path / "a.zip").write_bytes(zip_of({"inner.zip": inner, "binary.txt": b"\x00\x01" * 50}))
    originals, failures = walk(tmp_path)
    assert [item.path.removeprefix(f"{tmp_path}/") for item in originals] == ["a.zip/inner.zip/deep.txt"]
    assert [item.path.removeprefix(f"{tmp_path}/") for item in failures] == ["a.zip/binary.txt"]


@pytest.mark.parametrize("position", range(0, 400, 7))
def test_a_damaged_zip_never_raises(tmp_path: Path, position: int) -> None:
    data = bytearray(zip_of({"a.txt": BODY.encode(), "b.jsonl": json_lines([{"text": BODY}])}))
    data[position % len(data)] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(bytes(data))
    originals, _ = walk(tmp_path / "a.zip")
    for original in originals:
        try:
            document_from_original(original, CONFIG)
        except InputError as error:
            assert error.remedy


def test_encrypted_zip(tmp_path: Path) -> None:
    data = bytearray(zip_of({"a.txt": BODY.encode()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert [failure.reason for failure in walk(tmp_path)[1]] == ["it is encrypted"]


def test_a_row_without_a_body_is_read_for_its_headline(tmp_path: Path) -> None:
    row = {"title": "Bridge closed after flood", "text": None, "publisher": "a.example"}
    (tmp_path / "a.jsonl").write_bytes(json_lines([row]))
    (original,), failures = walk(tmp_path)
    document = document_from_original(original, CONFIG)
    assert failures == []
    assert document.text == document.title == "Bridge closed after flood"
    assert document.warnings == ("the row has no body: only its headline was read",)


@pytest.mark.parametrize("pack", [bytes, gzipped])
@pytest.mark.parametrize("share", range(5, 100, 5))
def test_a_warc_cut_off_anywhere_is_told(tmp_path: Path, pack: type[bytes], share: int) -> None:
    records = [pack(warc_record(f"https://a.example/{number}", PAGE.encode())) for number in range(3)]
    data = b"".join(records)
    path = tmp_path / "cut.warc"
    path.write_bytes(data[: len(data) * share // 100])
    _, failures = walk(tmp_path)
    assert len(failures) == 1
