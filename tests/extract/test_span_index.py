"""Passages by place: whatever the cells, the answers are those of looking at all passages."""

from hypothesis import given
from hypothesis import strategies as st

from allegedly.extract.span_index import CELL, passages_to_index
from allegedly.model.text import Span

spans = st.tuples(st.integers(0, 5 * CELL), st.integers(1, 2 * CELL)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)
passages = st.lists(st.lists(spans, max_size=3).map(tuple), max_size=12)


@given(passages, spans)
def test_around_is_what_a_search_through_all_finds(held: list[tuple[Span, ...]], asked: Span) -> None:
    found = passages_to_index(held).around(asked)
    assert found == [place for place, each in enumerate(held) if any(span.contains(asked) for span in each)]


@given(passages, spans)
def test_overlapping_is_what_a_search_through_all_finds(held: list[tuple[Span, ...]], asked: Span) -> None:
    found = passages_to_index(held).overlapping(asked)
    assert found == [place for place, each in enumerate(held) if any(span.overlaps(asked) for span in each)]


def test_a_passage_that_touches_many_cells_is_given_once() -> None:
    index = passages_to_index([(Span(0, 10 * CELL),), (Span(3 * CELL, 3 * CELL + 5),)])
    assert index.overlapping(Span(2 * CELL, 6 * CELL)) == [0, 1]
    assert list(index.near(Span(9 * CELL, 9 * CELL + 1))) == [0]
