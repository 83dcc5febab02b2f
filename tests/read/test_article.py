import contextlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.config import ReadConfig
from allegedly.errors import EmptyInput, InputError, InputTooLarge, UnsupportedInput
from allegedly.model.ids import content_id, sha256_of
from allegedly.model.text import Document, Original, ZoneKind
from allegedly.read.article import document_from_original, name_of
from allegedly.read.clean import clean_characters
from allegedly.read.row import row_of, row_to_original
from tests.read.factories import BODY, CONFIG, read_text, text_original, zone_words

STORY = f"""Orrin Bridge Allegedly Unsafe for Years

By Jane Roe | 5 March 2024

(HarbourPress.example) – {BODY}

Follow us on Twitter

Copyright 2024, HarbourPress.example"""


def read_row(**fields: object) -> Document:
    data = json.dumps(fields).encode()
    return document_from_original(row_to_original(data, row_of(data, "a.jsonl#1"), "a.jsonl#1"), CONFIG)


def test_a_story_in_full() -> None:
    document = read_text(STORY)
    assert document.text == STORY
    assert document.title == "Orrin Bridge Allegedly Unsafe for Years"
    assert document.publisher == "HarbourPress.example"
    assert document.byline == "Jane Roe"
    assert document.published is not None
    assert (document.published.value, document.published.source) == ("2024-03-05", "text")
    assert not document.credits
    assert [(zone.kind, zone.span.of(STORY)) for zone in document.zones] == [
        (ZoneKind.TITLE, "Orrin Bridge Allegedly Unsafe for Years"),
        (ZoneKind.BYLINE, "By Jane Roe | 5 March 2024"),
        (ZoneKind.DATELINE, "(HarbourPress.example) –"),
        (ZoneKind.BOILERPLATE, "Follow us on Twitter"),
        (ZoneKind.BOILERPLATE, "Copyright 2024, HarbourPress.example"),
    ]


def test_copyright_year_where_nothing_else_tells() -> None:
    document = read_text(f"{BODY}\n\nCopyright 2023, HarbourPress.example")
    assert document.published is not None
    assert (document.published.value, document.published.source) == ("2023", "copyright")
    assert document.published.quote == "Copyright 2023, HarbourPress.example"


def test_day_of_a_dateline_with_the_year_of_the_copyright_line() -> None:
    document = read_text(f"ORRINTON, Sept. 28 (UPI) — {BODY}\n\nCopyright 2016, Harbour News")
    assert document.published is not None
    assert (document.published.value, document.published.source) == ("2016-09-28", "text")


def test_day_of_a_dateline_without_a_year_is_no_date() -> None:
    assert read_text(f"ORRINTON, Sept. 28 (UPI) — {BODY}").published is None


def test_missing_date_and_publisher_stay_empty() -> None:
    document = read_text(BODY)
    assert document.published is None
    assert document.publisher == ""
    assert not document.warnings


def test_absurd_date_is_a_warning() -> None:
    document = read_row(text=BODY, published="31 February 2024")
    assert document.published is None
    assert "31 February 2024" in document.warnings[0]


def test_given_fields_come_first() -> None:
    document = read_row(
        text=f"LONDON (Reuters) – {BODY}",
        title="Bridge closed",
        publisher="The Post",
        published="2024-03-06T10:00:00Z",
        url="https://www.other.example/2024/03/07/x",
        id="post-1",
    )
    assert (document.id, document.publisher, document.title) == ("post-1", "The Post", "Bridge closed")
    assert document.published is not None
    assert (document.published.value, document.published.source) == ("2024-03-06T10:00:00+00:00", "given")
    assert document.place == "London"


@pytest.mark.parametrize("publisher", ["CNN.com", "The Post", "harbour.example"])
def test_a_given_publisher_stays_as_it_is(publisher: str) -> None:
    text = f"Orrin Gazette, May 7, 2024\n\n(Harbour News) – {BODY}\n\n© 2024 Vale Times"
    document = read_row(text=text, publisher=publisher, url="https://other.example/a")
    assert document.publisher == publisher


def test_given_title_is_put_before_the_text_and_the_shift_is_told() -> None:
    document = read_row(text=BODY, title=" Bridge\n closed ")
    assert document.text == f"Bridge closed\n\n{BODY}"
    assert zone_words(document, ZoneKind.TITLE) == ["Bridge closed"]
    assert (document.offsets.starts, document.offsets.shifts) == ((0, 15), (0, -15))


def test_given_title_that_the_text_begins_with_moves_nothing() -> None:
    text = f"Bridge closed\n\n{BODY}"
    document = read_row(text=text, title="Bridge closed")
    assert document.text == text
    assert document.offsets.starts == ()
    assert zone_words(document, ZoneKind.TITLE) == ["Bridge closed"]


@given(st.text(min_size=1, max_size=300))
def test_offsets_are_those_of_the_decoded_text(text: str) -> None:
    try:
        document = document_from_original(text_original(text), CONFIG)
    except InputError:
        return
    if not text.startswith("\ufeff"):
        assert document.text == clean_characters(text.replace("\ud800", "\ufffd"))
        assert len(document.text) == len(text)


LINE = st.sampled_from(
    [*STORY.split("\n"), "LONDON (AP) —", "AP", "Share this", "© 2024", "(Reuters)", "By Jane Roe"]
)


@given(st.lists(LINE, max_size=14), st.sampled_from(["\n", "\r\n", "\r"]))
def test_zones_lie_apart_in_order_and_within_the_text(lines: list[str], end: str) -> None:
    text = end.join(lines)
    try:
        document = read_text(text)
    except InputError:
        return
    assert len(document.text) == len(text)
    position = 0
    for zone in document.zones:
        assert position <= zone.span.start < zone.span.end <= len(document.text)
        assert zone.span.of(document.text) == zone.span.of(document.text).strip()
        position = zone.span.end
    for credit in document.credits:
        assert credit.span.of(document.text)


def test_crlf_stays_two_characters_and_is_no_part_of_a_zone() -> None:
    document = read_text(STORY.replace("\n", "\r\n"))
    assert len(document.text) == len(STORY) + STORY.count("\n")
    assert document.title == "Orrin Bridge Allegedly Unsafe for Years"
    assert zone_words(document, ZoneKind.BYLINE) == ["By Jane Roe | 5 March 2024"]


def test_byte_order_mark_is_no_text() -> None:
    data = BODY.encode("utf-8-sig")
    assert document_from_original(Original("a.txt", data, "text/plain"), CONFIG).text == BODY


def test_id_is_the_same_wherever_the_folder_is() -> None:
    ids = {
        document_from_original(text_original(BODY, path), CONFIG).id
        for path in ("a.txt", "/x/a.txt", "b/a.txt")
    }
    assert ids == {content_id("doc", sha256_of(BODY.encode()), "a.txt")}


def test_id_of_a_row_does_not_change_with_its_number() -> None:
    assert name_of("b/a.jsonl#3") == name_of("a.jsonl#12") == "a.jsonl#"


def test_same_bytes_give_the_same_document() -> None:
    assert read_text(STORY) == read_text(STORY)


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\xef\xbb\xbf", b"one", b"1 2 3 4", b"\x00\x00\x00"])
def test_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        document_from_original(Original("a.txt", data, "text/plain"), CONFIG)


def test_too_long() -> None:
    with pytest.raises(
        InputTooLarge, match=r"a\.txt: the text has 1,234 characters, more than 1,000; .*max_text_length"
    ):
        document_from_original(text_original("words " * 205 + "word"), ReadConfig(max_text_length=1_000))


def test_unknown_media_type() -> None:
    with pytest.raises(UnsupportedInput, match="image/png"):
        document_from_original(Original("a.png", b"x", "image/png"), CONFIG)


def test_row_with_html() -> None:
    document = read_row(html=f"<p>{BODY}</p>", title="Bridge closed", url="https://www.harbour.example/a")
    assert document.title == "Bridge closed"
    assert document.publisher == "harbour.example"
    assert "<p>" not in document.text


def test_row_whose_text_is_empty() -> None:
    with pytest.raises(EmptyInput):
        read_row(text="  ", title="Bridge closed")


def test_row_in_windows_1252_carries_a_warning() -> None:
    data = '{"text": "The café on the quay is closed."}'.encode("cp1252")
    document = document_from_original(row_to_original(data, row_of(data, "a#1"), "a#1"), CONFIG)
    assert "café" in document.text
    assert document.warnings


@pytest.mark.parametrize(
    "line", ["©\n", "a\n", "By A\n", "Share\n", "A a \n", "LONDON, ", "CONTRIBUTED TO THIS ", "((((", "AB. "]
)
def test_hostile_texts_take_bounded_time(line: str) -> None:
    text = (line * (200_000 // len(line))) + " some more words"
    start = time.process_time()
    with contextlib.suppress(InputError):
        read_text(text)
    assert time.process_time() - start < 10


def test_no_clock_no_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_text(STORY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert read_text(STORY) == before
