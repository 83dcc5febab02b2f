"""The CoNLL score against figures worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.bench.coref_score import Cluster, CorefCounts, clusters_to_counts


def cluster(*places: int) -> Cluster:
    return frozenset((place, place + 1) for place in places)


def test_a_known_case() -> None:
    # gold {1,2,3} {4,5}; found {1,2} {3,4,5}: MUC 2/3, B3 recall (5/3+1)/... worked out below
    counts = clusters_to_counts([cluster(1, 2, 3), cluster(4, 5)], [cluster(1, 2), cluster(3, 4, 5)])
    assert counts.muc.f1 == pytest.approx(2 / 3)
    assert counts.b_cubed.recall == pytest.approx((4 + 1) / 3 + 4 / 2)
    assert counts.b_cubed.precision == pytest.approx(4 / 2 + (1 + 4) / 3)
    assert counts.ceaf.f1 == pytest.approx((4 / 5 + 4 / 5) / 2)


def test_nothing_found_scores_nothing() -> None:
    counts = clusters_to_counts([cluster(1, 2)], [])
    assert counts.conll_f1 == 0.0
    assert CorefCounts().conll_f1 == 0.0


partitions = st.lists(st.integers(0, 4), min_size=1, max_size=14)


def of_labels(labels: list[int]) -> list[Cluster]:
    return [
        cluster(*(place for place, each in enumerate(labels) if each == label))
        for label in sorted(set(labels))
    ]


@given(partitions)
def test_the_gold_scores_one(labels: list[int]) -> None:
    gold = [each for each in of_labels(labels) if len(each) > 1]
    counts = clusters_to_counts(gold, gold)
    assert counts.conll_f1 == pytest.approx(1.0 if gold else 0.0)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12))
def test_scores_are_between_nought_and_one_and_symmetric(pairs: list[tuple[int, int]]) -> None:
    left, right = of_labels([each[0] for each in pairs]), of_labels([each[1] for each in pairs])
    one, other = clusters_to_counts(left, right), clusters_to_counts(right, left)
    assert 0.0 <= one.conll_f1 <= 1.0
    assert one.conll_f1 == pytest.approx(other.conll_f1)
