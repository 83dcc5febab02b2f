"""The protocol's tokens, quotation marks, sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.bench.spans import quoted_spans, runs_of, tokenise
from allegedly.model.text import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's the prime-minister’s plan.", ["It's", "the", "prime-minister’s", "plan", "."]),
        ("$4.5m — twice", ["$", "4", ".", "5m", "—", "twice"]),
        ("", []),
    ],
)
def test_tokens_follow_the_protocol(text: str, words: list[str]) -> None:
    tokens = tokenise(text)
    assert [text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)] == words


def test_a_token_belongs_to_a_span_that_touches_it() -> None:
    tokens = tokenise("alpha beta gamma")
    assert tokens.tokens_of([Span(2, 7)]) == {0, 1}
    assert tokens.tokens_of([Span(5, 6)]) == frozenset()
    assert tokens.tokens_of([Span(6, 6)]) == frozenset()


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_tokens_of_a_span_are_those_that_overlap_it(text: str, start: int, end: int) -> None:
    tokens = tokenise(text)
    plain = {
        i
        for i, (s, e) in enumerate(zip(tokens.starts, tokens.ends, strict=True))
        if start < end and s < end and start < e
    }
    assert tokens.tokens_of([Span(start, end)]) == plain


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "“We stay.\n\n“We fight,” she said. Then she left."
    assert [span.of(text) for span in quoted_spans(text)] == ["We stay.", "We fight,"]


def test_a_sentence_end_between_two_tokens_is_crossed_and_an_abbreviation_is_not() -> None:
    text = "Mr. Ito left. He ran."
    tokens = tokenise(text)
    assert not tokens.crosses_sentences(frozenset({0, 3}))
    assert tokens.crosses_sentences(frozenset({2, 5}))
    assert not tokens.crosses_sentences(frozenset())


@given(st.frozensets(st.integers(0, 30)))
def test_runs_hold_the_same_tokens_and_do_not_touch(tokens: frozenset[int]) -> None:
    runs = runs_of(tokens)
    assert {token for start, end in runs for token in range(start, end)} == tokens
    assert all(left[1] < right[0] for left, right in pairwise(runs))
