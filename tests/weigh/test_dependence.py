"""From pairwise dependence to parents and to the expected number of independent origins."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.weigh.copying import Rates, Report, own_likelihoods, probability_of_claim
from allegedly.weigh.dependence import expected_independent, parents_from_dependences

NAMES = ["A", "B", "C", "D"]
PAIRS = list(itertools.combinations(NAMES, 2))


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_a_pair_is_the_mixture_of_one_and_two_voices(dependence: float, left: float, right: float) -> None:
    rates = Rates()
    parents = parents_from_dependences(["A", "B"], {("A", "B"): dependence})
    reports = [Report("A", 1, left, parents["A"]), Report("B", 1, right, parents["B"])]
    likelihoods = []
    for one, other in zip(
        own_likelihoods(reports[0], rates), own_likelihoods(reports[1], rates), strict=True
    ):
        likelihoods.append((1.0 - dependence) * one * other + dependence * (one + other) / 2.0)
    expected = likelihoods[0] / sum(likelihoods)
    assert probability_of_claim(reports, 0.5, rates) == pytest.approx(expected, abs=1e-5)


@given(st.lists(st.floats(0.0, 1.0), min_size=6, max_size=6))
def test_expected_number_lies_between_one_and_all(dependences: list[float]) -> None:
    table = dict(zip(PAIRS, dependences, strict=True))
    expected = expected_independent(NAMES, table)
    assert 1.0 - 1e-6 <= expected <= 4.0 + 1e-6
    assert expected_independent(NAMES[::-1], table) == expected


@given(st.lists(st.sampled_from([0.0, 1.0]), min_size=6, max_size=6))
def test_expected_number_is_whole_where_all_is_certain(dependences: list[float]) -> None:
    expected = expected_independent(NAMES, dict(zip(PAIRS, dependences, strict=True)))
    assert expected == int(expected)


@pytest.mark.parametrize(
    ("names", "dependences", "expected"),
    [
        ([], {}, 0.0),
        (["A"], {}, 1.0),
        (["A", "B"], {}, 1.0),  # independence that nobody has established does not count
        (["A", "B"], {("A", "B"): 0.0}, 2.0),
        (["A", "B"], {("A", "B"): 0.03}, 1.97),
        (["A", "B", "C"], {("A", "B"): 1.0, ("A", "C"): 0.0, ("B", "C"): 0.2}, 1.8),
    ],
)
def test_golden_expected_numbers(
    names: list[str], dependences: dict[tuple[str, str], float], expected: float
) -> None:
    assert expected_independent(names, dependences) == pytest.approx(expected, abs=1e-9)


def test_twelve_sure_dependents_weigh_no_more_than_one() -> None:
    names = [f"{i:02}" for i in range(12)]
    parents = parents_from_dependences(names, {})
    together = [Report(name, 1, 1.0, parents[name]) for name in names]
    assert probability_of_claim(together) == pytest.approx(probability_of_claim([Report("A", 1)]), abs=1e-3)
