from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from allegedly.annotate.blocks import document_to_blocks
from allegedly.model.text import Document, Span, Zone, ZoneKind
from tests.factories import make_document


def blocks(document: Document, max_length: int = 1000) -> list[str]:
    return [span.of(document.text) for span in document_to_blocks(document, max_length)]


def test_headline_dateline_and_boilerplate_are_apart() -> None:
    text = "Dam leaks\n\nPORTO, May 3 — Water rose.\n\nCopyright 2024 The Gazette"
    dateline = Span(text.index("PORTO"), text.index("Water"))
    end = Span(text.index("Copyright"), len(text))
    document = replace(
        make_document(text),
        zones=(
            Zone(ZoneKind.TITLE, Span(0, 9)),
            Zone(ZoneKind.DATELINE, dateline),
            Zone(ZoneKind.BOILERPLATE, end),
        ),
    )
    assert blocks(document) == ["Dam leaks", "Water rose."]


def test_lines_of_a_list_are_apart_and_wrapped_lines_together() -> None:
    listed = make_document("Three towns:\nAlvor\nMonte Claro\nMejillar")
    assert len(blocks(listed)) == 4
    wrapped = make_document(
        "The council of the valley met on Monday evening to talk about the\n"
        "water that had come through the wall of the dam during the night\nand stayed."
    )
    assert len(blocks(wrapped)) == 1


def test_a_line_without_end_is_cut_into_pieces() -> None:
    document = make_document("word " * 1000)
    assert all(len(block) <= 100 for block in blocks(document, 100))
    assert "".join(blocks(document, 100)).count("word") == 1000


@given(st.text(alphabet="ab \n\r\t", max_size=120), st.integers(min_value=4, max_value=40))
def test_blocks_are_ordered_apart_and_trimmed(text: str, max_length: int) -> None:
    spans = document_to_blocks(make_document(text), max_length)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    for span in spans:
        words = span.of(text)
        assert words and words == words.strip()
        assert len(words) <= max_length
