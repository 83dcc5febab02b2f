"""The copying model: against an oracle, against simulation, and what must never happen."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.weigh.copying import (
    MAX_EXACT_REPORTS,
    Parent,
    Rates,
    Report,
    forest_log_bayes_factor,
    linked_groups,
    log_bayes_factor_of_reports,
    merge_reports_by_source,
    probability_of_claim,
    product_log_bayes_factor,
    root_probabilities,
)
from tests.weigh.histories import log_bayes_factor_by_enumeration

RATES = Rates()
NAMES = "ABCDE"


@st.composite
def tables(draw: st.DrawFn, sides: tuple[int, ...] = (-1, 1), most: int = 5) -> list[Report]:
    """Reports of up to five sources, with any parents, circles too."""
    names = NAMES[: draw(st.integers(1, most))]
    reports = []
    for name in names:
        others = [other for other in names if other != name]
        shares = draw(st.lists(st.floats(0.0, 1.0), min_size=len(others), max_size=len(others)))
        scale = draw(st.floats(0.0, 1.0)) / max(sum(shares), 1e-9)
        parents = tuple(
            Parent(other, min(share * scale, 1.0 / len(others)))
            for other, share in zip(others, shares, strict=True)
        )
        says = draw(st.sampled_from(sides))
        reports.append(Report(name, says, draw(st.floats(0.0, 1.0)), parents))
    return reports


@given(tables())
def test_determinant_equals_the_sum_over_all_histories(reports: list[Report]) -> None:
    expected = log_bayes_factor_by_enumeration(reports, RATES)
    assert log_bayes_factor_of_reports(reports, RATES) == pytest.approx(expected, abs=1e-6)


@given(tables(sides=(1,)))
def test_product_is_never_surer_than_the_sum_over_all_histories(reports: list[Report]) -> None:
    product, exact = product_log_bayes_factor(reports, RATES), forest_log_bayes_factor(reports, RATES)
    assert -1e-9 <= product <= exact + 1e-6


def test_product_is_exact_where_nobody_copies_in_a_circle() -> None:
    reports = [
        Report(name, 1, 0.8, tuple(Parent(earlier, 0.9 / 8) for earlier in NAMES[:index]))
        for index, name in enumerate(NAMES)
    ]
    exact = forest_log_bayes_factor(reports, RATES)
    assert product_log_bayes_factor(reports, RATES) == pytest.approx(exact, abs=1e-9)


def test_groups_too_large_for_the_determinant_use_the_product() -> None:
    size = MAX_EXACT_REPORTS + 20
    chain = [Report(f"{i:04}", 1, 1.0, (Parent(f"{i - 1:04}", 0.999),) if i else ()) for i in range(size)]
    assert log_bayes_factor_of_reports(chain) == pytest.approx(product_log_bayes_factor(chain, RATES))
    assert log_bayes_factor_of_reports(chain) == pytest.approx(
        forest_log_bayes_factor(chain, RATES), abs=1e-6
    )


@given(tables(), st.randoms(use_true_random=False))
def test_order_changes_nothing(reports: list[Report], random: object) -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert probability_of_claim(shuffled) == probability_of_claim(reports)


@given(tables(), st.integers(1, 20))
def test_sure_copies_move_nothing(reports: list[Report], copies: int) -> None:
    before = probability_of_claim(reports)
    original = reports[0]
    clones = [
        Report(f"clone {i}", original.says, original.strength, (Parent(original.source, 1.0),))
        for i in range(copies)
    ]
    assert probability_of_claim([*reports, *clones]) == pytest.approx(before, abs=1e-4)


@given(tables(), st.sampled_from((-1, 1)), st.floats(0.0, 1.0))
def test_a_report_of_ones_own_moves_the_probability_its_way(
    reports: list[Report], says: int, strength: float
) -> None:
    before = probability_of_claim(reports)
    after = probability_of_claim([*reports, Report("fresh", says, strength)])
    assert (after - before) * says >= -1e-12


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param([], 0.5, id="nobody"),
        pytest.param([Report("A", 0)], 0.5, id="silence"),
        pytest.param([Report("A", 1, 0.0)], 0.5, id="no strength"),
        pytest.param([Report("A", 1)], 0.75 / 1.10, id="one for"),
        pytest.param([Report("A", -1)], 0.25 / 0.90, id="one against"),
        pytest.param([Report("A", 1), Report("A", -1)], 0.5, id="contradicts itself"),
        pytest.param(
            [Report("A", 1, 1.0, (Parent("B", 1.0),)), Report("B", 1, 1.0, (Parent("A", 1.0),))],
            0.75 / 1.10,
            id="sure circle is one voice",
        ),
        pytest.param(
            [Report("A", 1), Report("B", 1, 1.0, (Parent("A", 0.5),))],
            0.75 * 0.875 / (0.75 * 0.875 + 0.35 * 0.675),
            id="half a copy",
        ),
        pytest.param([Report("A", 1, 1.0, (Parent("nobody here", 1.0),))], 0.75 / 1.10, id="unknown parent"),
        pytest.param(
            [Report("A", -1), Report("B", 1, 1.0, (Parent("A", 1.0),))],
            (0.25 * 0.75) / (0.25 * 0.75 + 0.65 * 0.35),
            id="contradicting report is no copy",
        ),
    ],
)
def test_golden_probabilities(reports: list[Report], expected: float) -> None:
    assert probability_of_claim(reports) == pytest.approx(expected, abs=1e-5)


def test_two_reports_of_one_source_keep_the_largest_share_of_each_parent() -> None:
    merged = merge_reports_by_source(
        [Report("A", 1, 1.0, (Parent("B", 0.8),)), Report("A", 1, 0.5, (Parent("C", 0.8), Parent("B", 0.1)))]
    )
    assert [parent.probability for parent in merged[0].parents] == [0.5, 0.5]
    assert merged[0].strength == 0.75


def test_groups_are_split_where_nothing_can_have_been_copied() -> None:
    reports = [
        Report("A", 1, parents=(Parent("B", 0.5),)),
        Report("B", -1),
        Report("C", 1, parents=(Parent("A", 0.1),)),
    ]
    assert [[each.source for each in group] for group in linked_groups(reports)] == [["A", "C"], ["B"]]


@pytest.mark.parametrize("wrong", [{"says": 2}, {"strength": 1.5}, {"parents": (Parent("B", 1.5),)}])
def test_impossible_reports_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="A: "):
        Report(**{"source": "A", "says": 1, **wrong})  # type: ignore[arg-type]


def test_root_probabilities_sum_to_the_expected_number_of_independent_reports() -> None:
    reports = [Report("A", 1), Report("B", 1, parents=(Parent("A", 0.7),)), Report("C", 1)]
    assert root_probabilities(reports) == pytest.approx((1.0, 0.3, 1.0))


@pytest.mark.parametrize("copying", [0.0, 0.5, 0.8, 0.95])
def test_simulated_reports_are_calibrated_when_the_copying_is_known(copying: float) -> None:
    """Six reports, each taken from an earlier one with this probability (FIELD.md: .19 / .004 at .8)."""
    rng = np.random.default_rng(7)
    size, reports = 6000, 6
    truth = rng.random(size) < 0.5
    predicted = np.array([_simulated(rng, bool(holds), reports, copying) for holds in truth])
    assert _calibration_error(predicted, truth) <= 0.025
    base = float(np.mean((predicted - truth) ** 2))
    assert base <= 0.25


def _simulated(rng: np.random.Generator, holds: bool, number: int, copying: float) -> float:
    said: list[int] = []
    reports = []
    for index in range(number):
        parents = tuple(Parent(str(earlier), copying / index) for earlier in range(index))
        if index and rng.random() < copying:
            says = said[int(rng.integers(index))]
        else:
            says = 1 if rng.random() < (RATES.sensitivity if holds else RATES.false_alarm) else -1
        said.append(says)
        reports.append(Report(str(index), says, 1.0, parents))
    return probability_of_claim(reports, 0.5, RATES)


def _calibration_error(predicted: np.ndarray, truth: np.ndarray) -> float:
    bins = np.minimum((predicted * 10).astype(int), 9)
    gaps = [
        abs(predicted[bins == each].mean() - truth[bins == each].mean()) * (bins == each).mean()
        for each in range(10)
        if (bins == each).any()
    ]
    return math.fsum(gaps)
