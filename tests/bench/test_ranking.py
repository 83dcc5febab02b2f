"""BM25 and the figures of ranked retrieval."""

from __future__ import annotations

import math

import pytest

from allegedly.bench.ranking import bm25_index, rank_figures, rank_of, words_of_text

DOCUMENTS = [
    words_of_text(each) for each in ("the ferry sank", "the bridge held", "the ferry and the bridge")
]


def test_the_rarer_word_decides() -> None:
    index = bm25_index(DOCUMENTS)
    assert index.ranked(["ferry", "sank"], 3) == [0, 2]
    assert index.ranked(["ferry", "sank"], 1) == [0]
    assert index.ranked(["unseen"], 3) == []


def test_weights_are_those_of_the_formula() -> None:
    index = bm25_index(DOCUMENTS)
    rarity = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    norm = 1.5 * (1 - 0.75 + 0.75 * 3 / (11 / 3))
    assert index.weights[index.vocabulary["sank"], 0] == pytest.approx(rarity * 2.5 / (1 + norm))


def test_figures_of_four_queries() -> None:
    found = rank_figures([1, 2, None, 10])
    assert found["mrr"] == pytest.approx((1 + 0.5 + 0 + 0.1) / 4)
    assert (found["hits_at_1"], found["hits_at_5"]) == (0.25, 0.5)


def test_a_rank_counts_from_one() -> None:
    assert rank_of(["b", "a"], "a") == 2
    assert rank_of(["b"], "a") is None
