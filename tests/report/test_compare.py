"""Two articles side by side: nothing of either is lost, and shared words stand beside each other."""

from __future__ import annotations

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from allegedly.model.case import Case
from allegedly.model.lineage import Borrowing, BorrowingKind, Lineage, SharedPassage
from allegedly.model.text import Span
from allegedly.report.compare import comparison_of, pairs_in_order, passages_to_pairs
from allegedly.report.entries import Comparison
from allegedly.report.index import case_to_index
from tests.factories import make_document

LEFT = "Quay sold.\n\nThe mayor knew of it. Rain fell all day. The end."
RIGHT = "Rain fell all day. Quay sold.\n\nThe mayor knew of it. More words."


def compared(left: str, right: str, passages: list[tuple[Span, Span]]) -> Comparison:
    one, two = make_document(left, path="1.txt"), make_document(right, path="2.txt")
    shared = tuple(SharedPassage(*each) for each in passages)
    borrowing = Borrowing(one.id, two.id, BorrowingKind.CUT, 0.9, ("Shared words.",), shared)
    return comparison_of(one.id, two.id, case_to_index(Case((one, two), lineage=Lineage((borrowing,)))))


def spans(words: str) -> tuple[Span, Span]:
    left, right = LEFT.index(words), RIGHT.index(words)
    return Span(left, left + len(words)), Span(right, right + len(words))


def test_passages_in_the_same_order_share_rows_and_others_keep_their_places() -> None:
    long, short = "Quay sold.\n\nThe mayor knew of it.", "Rain fell all day."
    result = compared(LEFT, RIGHT, [spans(short), spans(long)])
    assert [(row.passage, row.left[0].text, row.right[0].text) for row in result.rows if row.passage] == [
        (1, long, long)
    ]
    moved = [piece for row in result.rows if not row.passage for piece in (*row.left, *row.right)]
    assert [piece.text for piece in moved if piece.passage == 2] == [short, short]
    assert result.passages == 2
    assert result.left_share == "84%"


def test_without_shared_words_the_two_stand_whole() -> None:
    result = compared(LEFT, RIGHT, [])
    (row,) = result.rows
    assert (row.passage, row.left[0].text, row.right[0].text) == (0, LEFT, RIGHT)
    assert result.left_share == "none"


some_spans = st.integers(0, 50).flatmap(
    lambda start: st.integers(start + 1, 60).map(lambda end: Span(start, end))
)


@given(st.lists(st.tuples(some_spans, some_spans), max_size=12))
def test_every_word_of_both_stands_once_whatever_is_shared(passages: list[tuple[Span, Span]]) -> None:
    left, right = (LEFT * 2)[:60], (RIGHT * 2)[:60]
    result = compared(left, right, passages)
    for side, text in (("left", left), ("right", right)):
        shown = "".join(piece.text for row in result.rows for piece in getattr(row, side))
        assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)


@given(st.lists(st.tuples(some_spans, some_spans), max_size=12))
def test_rows_follow_both_articles(passages: list[tuple[Span, Span]]) -> None:
    pairs = passages_to_pairs(iter([SharedPassage(*each) for each in passages]))
    ordered = pairs_in_order(pairs)
    for before, after in itertools.pairwise(ordered):
        assert before.left.end <= after.left.start
        assert before.right.end <= after.right.start
    assert not pairs or ordered
