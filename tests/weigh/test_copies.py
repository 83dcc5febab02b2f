"""Forests of who copies whom, from gains; and the counts that they rest on."""

from __future__ import annotations

import numpy as np
import pytest

from allegedly.weigh.cells import Row, coded_table, voices_of_families
from allegedly.weigh.copies import (
    NOBODY,
    Pairs,
    forest_of_gains,
    gains_of_parents,
    pairs_of_voices,
    roots_of_forest,
    wrong_values_in_use,
)

NONE = np.zeros((4, 4))


def gains(*links: tuple[int, int, float]) -> np.ndarray:
    matrix = np.zeros((4, 4))
    for one, other, gain in links:
        matrix[one, other] = matrix[other, one] = gain
    return matrix


@pytest.mark.parametrize(
    ("links", "parents"),
    [
        ((), [NOBODY, NOBODY, NOBODY, NOBODY]),
        (((1, 0, 9.0), (1, 2, 8.0), (1, 3, 7.0)), [1, NOBODY, 1, 1]),
        (((0, 1, 9.0), (1, 2, 8.0), (0, 2, 2.0)), [1, NOBODY, 1, NOBODY]),
        (((0, 1, 5.0), (2, 3, 6.0)), [NOBODY, 0, NOBODY, 2]),
    ],
)
def test_the_forest_takes_the_strongest_links(
    links: tuple[tuple[int, int, float], ...], parents: list[int]
) -> None:
    assert forest_of_gains(gains(*links), NONE).tolist() == parents


def test_a_gain_that_is_not_worth_a_parent_gives_none() -> None:
    assert forest_of_gains(gains((0, 1, 3.0)), np.full((4, 4), 5.0)).tolist() == [NOBODY] * 4


def test_roots_are_reached_over_any_number_of_parents() -> None:
    assert roots_of_forest(np.array([NOBODY, 0, 1, 2])).tolist() == [0, 0, 0, 0]


def test_pairs_are_counted_by_hand() -> None:
    rows = [
        Row("A", "x", "1"),
        Row("B", "x", "1"),
        Row("A", "y", "1"),
        Row("B", "y", "2"),
        Row("B", "z", "3"),
    ]
    coded = coded_table(rows)
    voices = voices_of_families(coded, np.arange(2))
    probability = np.array([0.9, 0.3, 0.5, 1.0])
    pairs = pairs_of_voices(voices, probability)
    assert pairs.agreed[0, 1] == 1.0
    assert pairs.shared[0, 1] == 2.0
    assert pairs.right[0, 1] == pytest.approx(0.9)
    assert pairs.own_right[0, 1] == pytest.approx(0.9 + 0.3)
    assert pairs.own_right[1, 0] == pytest.approx(0.9 + 0.5)
    assert pairs.both_wrong[0, 1] == pytest.approx(1.0 - 0.3 - 0.5)


def pair_of(agreed: float, right: float, shared: float, own_right: float) -> Pairs:
    def both(number: float) -> np.ndarray:
        return np.full((2, 2), number)

    return Pairs(both(agreed), both(right), both(shared), both(own_right))


def test_agreeing_in_what_is_right_is_no_sign_of_copying() -> None:
    gain, _ = gains_of_parents(pair_of(agreed=82, right=81, shared=100, own_right=90), 10.0)
    assert gain[0, 1] < 2.0


def test_agreeing_in_what_is_wrong_is() -> None:
    gain, share = gains_of_parents(pair_of(agreed=88, right=81, shared=100, own_right=85), 10.0)
    assert gain[0, 1] > 10.0
    assert share[0, 1] > 0.3


def test_wrong_values_are_as_many_as_chance_agreements_tell() -> None:
    # Of 1,000 items on which both are wrong, they agree on 200.
    pairs = pair_of(agreed=200, right=0, shared=1000, own_right=0)
    assert wrong_values_in_use(pairs, np.full(2, NOBODY)) == pytest.approx(5.0, rel=0.05)
