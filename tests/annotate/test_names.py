"""Names read off hand-made answers of a model, and those of the real one in plain sentences."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from allegedly.annotate.names import (
    COLUMNS,
    LABELS,
    NEIGHBOURS,
    OUTSIDE,
    Place,
    column_of,
    neighbours_to_log_odds,
    tokens_to_mentions,
)
from allegedly.model.annotation import Sentence, Token
from allegedly.model.text import Span
from tests.models import annotate

LIKELY = 5.0
PLACES = {"b": Place.BEGIN, "i": Place.INSIDE, "l": Place.LAST, "o": Place.ONLY}


def tokens(count: int) -> list[Token]:
    """Words of one letter with a space between."""
    return [
        Token(index, Span(2 * index, 2 * index + 1), "a", "a", "X", "X", "dep", index)
        for index in range(count)
    ]


def sentences(*starts: int, count: int) -> list[Sentence]:
    """Sentences that begin at these tokens."""
    return [
        Sentence(Span(2 * first, 2 * end - 1), first, end)
        for first, end in itertools.pairwise([*starts, count])
    ]


def answer(places: str, labels: str) -> NDArray[np.float64]:
    """What a sure model says: a letter a token for its place (b, i, l, o, or a point outside) and its kind."""
    kinds = {"P": "PERSON", "O": "ORG", "G": "GPE"}
    log_odds = np.zeros((len(places), COLUMNS))
    for row, (place, label) in enumerate(zip(places, labels, strict=True)):
        column = column_of(PLACES[place], LABELS.index(kinds[label])) if place in PLACES else OUTSIDE
        log_odds[row, column] = LIKELY + 5
    return log_odds


# places, kinds, where sentences begin, names as first token, end and label
SURE = [
    ("....", "....", (0,), []),
    ("o..o", "P..G", (0,), [(0, 1, "PERSON"), (3, 4, "GPE")]),
    ("bil.", "OOO.", (0,), [(0, 3, "ORG")]),
    ("blo.", "PPG.", (0,), [(0, 2, "PERSON"), (2, 3, "GPE")]),
    ("blbl", "PPOO", (0,), [(0, 2, "PERSON"), (2, 4, "ORG")]),
    ("oo", "PP", (0, 1), [(0, 1, "PERSON"), (1, 2, "PERSON")]),
]


@pytest.mark.parametrize(("places", "kinds", "starts", "names"), SURE)
def test_what_a_sure_model_says_is_read_as_it_stands(
    places: str, kinds: str, starts: tuple[int, ...], names: list[tuple[int, int, str]]
) -> None:
    found = tokens_to_mentions(
        answer(places, kinds), tokens(len(places)), sentences(*starts, count=len(places))
    )
    assert [(each.first_token, each.end_token, each.label) for each in found] == names
    assert [each.span for each in found] == [Span(2 * first, 2 * end - 1) for first, end, _ in names]


def test_a_name_that_does_not_fit_together_becomes_the_likeliest_that_does() -> None:
    log_odds = answer("bl", "PO")
    log_odds[1, column_of(Place.LAST, LABELS.index("PERSON"))] = LIKELY
    (found,) = tokens_to_mentions(log_odds, tokens(2), sentences(0, count=2))
    assert (found.first_token, found.end_token, found.label) == (0, 2, "PERSON")


def test_no_name_crosses_a_border_between_sentences() -> None:
    log_odds = answer("bl", "PP")
    for row, place in enumerate((Place.ONLY, Place.ONLY)):
        log_odds[row, column_of(place, LABELS.index("PERSON"))] = LIKELY
    found = tokens_to_mentions(log_odds, tokens(2), sentences(0, 1, count=2))
    assert [(each.first_token, each.end_token) for each in found] == [(0, 1), (1, 2)]


@settings(max_examples=60)
@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_any_answer_gives_the_likeliest_names_that_fit(count: int, seed: int) -> None:
    """Against a search through all ways to read a short run, with three kinds in play."""
    log_odds = np.random.default_rng(seed).normal(scale=2.0, size=(count, COLUMNS))
    found = tokens_to_mentions(log_odds, tokens(count), sentences(0, count=count))
    assert all(left.end_token <= right.first_token for left, right in itertools.pairwise(found))
    assert score_of(
        log_odds, [(each.first_token, each.end_token, each.label) for each in found]
    ) == pytest.approx(best_score(log_odds))


def score_of(log_odds: NDArray[np.float64], names: list[tuple[int, int, str]]) -> float:
    """The sum of the log-odds along a way to read the tokens."""
    columns = [OUTSIDE] * len(log_odds)
    for first, end, label in names:
        kind = LABELS.index(label)
        columns[first:end] = [column_of(Place.INSIDE, kind)] * (end - first)
        columns[first], columns[end - 1] = column_of(Place.BEGIN, kind), column_of(Place.LAST, kind)
        if end - first == 1:
            columns[first] = column_of(Place.ONLY, kind)
    return float(log_odds[np.arange(len(log_odds)), columns].sum())


def best_score(log_odds: NDArray[np.float64]) -> float:
    """The score of the likeliest way, by the scores of all that end at each token."""
    best = [0.0]
    for end in range(1, len(log_odds) + 1):
        ways = [best[end - 1] + log_odds[end - 1, OUTSIDE]]
        for first, kind in itertools.product(range(end), range(len(LABELS))):
            name = score_of(log_odds[first:end], [(0, end - first, LABELS[kind])])
            ways.append(best[first] + name)
        best.append(max(ways))
    return best[-1]


def test_a_token_is_what_it_and_its_neighbours_say_of_it() -> None:
    said = np.zeros((3, NEIGHBOURS, COLUMNS))
    said[0, 1, 5] = 1.0  # the first token says it of the next
    said[1, 2, 5] = 10.0  # the second of itself
    said[2, 3, 5] = 100.0  # the third of the one before
    said[2, 4, 6] = 1000.0  # and of the second before
    said[2, 0, 7] = 1.0  # and of one that is not there
    found = neighbours_to_log_odds(said.reshape(3, -1))
    assert found[:, 5].tolist() == [0.0, 111.0, 0.0]
    assert found[:, 6].tolist() == [1000.0, 0.0, 0.0]
    assert not found[:, 7].any()
    assert neighbours_to_log_odds(np.zeros((0, NEIGHBOURS * COLUMNS))).shape == (0, COLUMNS)


# sentences whose names any weights worth shipping find
PLAIN = [
    (
        "Ana Osei met Henrik Brandt in London on Friday.",
        [("Ana Osei", "PERSON"), ("Henrik Brandt", "PERSON")],
    ),
    ("The European Union fined the bank 20 million euros.", [("The European Union", "ORG")]),
    (
        "Turkish police arrested three men in Istanbul.",
        [("Turkish", "NORP"), ("three", "CARDINAL"), ("Istanbul", "GPE")],
    ),
    ("Exports fell by 12 percent in March.", [("12 percent", "PERCENT"), ("March", "DATE")]),
]


@pytest.mark.parametrize(("text", "names"), PLAIN)
def test_names_in_plain_sentences(text: str, names: list[tuple[str, str]]) -> None:
    found = [(each.span.of(text), each.label) for each in annotate(text).mentions]
    assert set(names) <= set(found), found


@pytest.mark.parametrize("text", ["Rain fell and the river rose.", "", "...", "\u200b"])
def test_no_names(text: str) -> None:
    assert annotate(text).mentions == ()
