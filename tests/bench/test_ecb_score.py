"""Scorers of coreference, against figures worked out by hand and against what they must be."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.bench.ecb_score import b_cubed_f1, ceaf_e_f1, coreference_figures, muc_f1

GOLD = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}]
# one cluster joined with another (Bagga & Baldwin 1998, figure 1): MUC precision .9, B-cubed precision .76
ONE_WRONG_LINK = [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}]


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


def test_the_example_of_bagga_and_baldwin() -> None:
    assert muc_f1(GOLD, ONE_WRONG_LINK) == pytest.approx(f1(0.9, 1))
    assert b_cubed_f1(GOLD, ONE_WRONG_LINK) == pytest.approx(f1(0.762, 1), abs=0.001)


def test_ceaf_takes_the_best_assignment() -> None:
    total = 1 + 2 * 5 / 12
    assert ceaf_e_f1(GOLD, ONE_WRONG_LINK) == pytest.approx(f1(total / 2, total / 3))


def clusters_of(labels: list[int]) -> list[set[int]]:
    groups: dict[int, set[int]] = defaultdict(set)
    for mention, label in enumerate(labels):
        groups[label].add(mention)
    return list(groups.values())


LABELS = st.integers(1, 6).flatmap(
    lambda size: st.tuples(
        *(st.lists(st.integers(0, 3), min_size=size, max_size=size) for _ in range(2)),
    )
)


@given(LABELS)
def test_figures_lie_between_0_and_1_and_are_1_only_for_what_is_right(
    labels: tuple[list[int], list[int]],
) -> None:
    gold, found = map(clusters_of, labels)
    figures = coreference_figures(gold, found)
    assert all(0 <= value <= 1 for value in figures.values())
    assert (b_cubed_f1(gold, found) == pytest.approx(1)) == (
        {frozenset(each) for each in gold} == {frozenset(each) for each in found}
    )


@given(LABELS)
def test_ceaf_equals_trying_all_assignments(labels: tuple[list[int], list[int]]) -> None:
    gold, found = map(clusters_of, labels)
    few, many = sorted((gold, found), key=len)
    best = max(
        sum(2 * len(one & other) / (len(one) + len(other)) for one, other in zip(few, order, strict=False))
        for order in permutations(many)
    )
    assert ceaf_e_f1(gold, found) == pytest.approx(f1(best / len(found), best / len(gold)))


def test_nothing_found_is_worth_nothing() -> None:
    assert ceaf_e_f1(GOLD, []) == 0
    assert coreference_figures([], []) == {"muc": 0, "b3": 0, "ceaf_e": 0, "conll_f1": 0}
