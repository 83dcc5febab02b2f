"""The claim that a text repeats stands first."""

from __future__ import annotations

import numpy as np

from allegedly.link.search import fused_ranking, lemmas_to_index, ranked_by_vector, ranked_by_words


def test_the_best_match_comes_first() -> None:
    index = lemmas_to_index(
        {
            "ship": ["shipyard", "dismiss", "welder"],
            "rail": ["landslide", "bury", "railway"],
            "both": ["shipyard", "railway", "strike", "court", "judge", "ruling"],
        }
    )
    assert ranked_by_words(["shipyard", "welders"], index, 5) == ["ship", "both"]
    assert ranked_by_words(["shipyard", "welders"], index, 1) == ["ship"]


def test_unknown_and_function_words_find_nothing() -> None:
    index = lemmas_to_index({"ship": ["shipyard", "the"]})
    assert ranked_by_words(["the", "volcano"], index, 5) == []
    assert ranked_by_words(["volcano"], lemmas_to_index({}), 5) == []


def test_the_nearest_vector_comes_first_and_equal_ones_keep_their_order() -> None:
    vectors = np.array([[0, 1], [1, 0], [1, 0], [0.6, 0.8]], dtype=np.float32)
    query = np.array([1, 0], dtype=np.float32)
    assert ranked_by_vector(query, ["a", "b", "c", "d"], vectors, 3) == ["b", "c", "d"]


def test_what_two_rankings_agree_on_beats_what_one_puts_first() -> None:
    assert fused_ranking(["x", "both"], ["y", "both"])[0] == "both"
    assert fused_ranking(["a", "b"], []) == ["a", "b"]
    assert fused_ranking() == []
