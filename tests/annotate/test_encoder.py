"""The sentence encoder with its real weights: what is close to what, and that no text makes it fail."""

from __future__ import annotations

import functools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.annotate.encoder import MAX_LENGTH, WIDTH, Encoder
from allegedly.model.text import Span


@functools.cache
def encoder() -> Encoder:
    """The encoder of the package."""
    return Encoder.load(threads=2)


# text, the same thing in other words, words that are alike and tell of something else
TRIPLES = [
    (
        "Halden Copper shuts its largest mine after a tunnel gives way",
        "Biggest Halden pit closed following underground collapse",
        "Halden Copper opens its largest shop after a long delay",
    ),
    (
        "Two ferries collide off the cape, dozens hurt",
        "Scores injured as passenger ferries crash near the headland",
        "Two ferries sold at the cape, dozens bid",
    ),
    (
        "The mayor of Orrin resigns over the bridge contract",
        "Orrin's city chief steps down in row about who built the crossing",
        "The mayor of Orrin praises the bridge builders",
    ),
]


@pytest.mark.parametrize(("text", "same", "other"), TRIPLES)
def test_the_same_thing_in_other_words_is_closer_than_other_things_in_the_same_words(
    text: str, same: str, other: str
) -> None:
    vectors = encoder().vectors([text, same, other, "Turnips are cheap this year"])
    to_same, to_other, to_nothing = vectors[1:] @ vectors[0]
    assert to_same > 0.5
    assert to_nothing < 0.2
    assert to_other > to_nothing


def test_vectors_are_of_length_one_and_do_not_depend_on_their_company() -> None:
    texts = [text for text, _, _ in TRIPLES]
    together = encoder().vectors(texts)
    assert together.shape == (3, WIDTH)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-4)
    for row, text in enumerate(texts):
        assert np.array_equal(encoder().vectors([text])[0], together[row])


def test_an_opening_is_the_first_blocks_and_bytes_of_half_precision() -> None:
    text = "Mine shut\n\nBy A. Writer\n\nHalden Copper shut its mine.\n\n" + "More of it. " * 200
    blocks = [Span(0, 9), Span(25, 53), Span(55, len(text))]
    opening = encoder().opening(text, blocks)
    words = "Mine shut\nHalden Copper shut its mine.\n" + text[55 : 55 + MAX_LENGTH]
    assert len(opening) == 2 * WIDTH
    assert np.allclose(np.frombuffer(opening, "<f2"), encoder().vectors([words])[0], atol=1e-3)


def test_a_document_without_words_has_no_opening() -> None:
    assert encoder().opening("", []) == b""
    assert encoder().opening("  \n ", [Span(0, 4)]) == b""


@settings(max_examples=20)
@given(st.text(max_size=300))
def test_no_text_makes_it_fail(text: str) -> None:
    vector = encoder().vectors([text])[0]
    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3) or not vector.any()
