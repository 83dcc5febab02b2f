"""Reliability of sources: known rates are recovered, little history is not judged."""

from __future__ import annotations

import numpy as np
import pytest

from allegedly.model.grade import Agreement, Reliability
from allegedly.weigh.reliability import estimate_reliability, letter_from_interval, pooled_rate


def history(source: str, right: int, wrong: int) -> list[Agreement]:
    return [
        Agreement(source, f"{source} {day}", f"claim {day}", float(day < right))
        for day in range(right + wrong)
    ]


def test_no_history_gives_nothing() -> None:
    assert estimate_reliability([]) == {}


def test_little_history_cannot_be_judged_however_good() -> None:
    found = estimate_reliability(history("Herald", 4, 0))["Herald"]
    assert found.letter is Reliability.F
    assert found.lower < found.mean < found.upper


def test_claims_in_one_document_are_one_trial_and_so_are_documents_on_one_claim() -> None:
    same_day = [Agreement("Herald", "monday", f"claim {number}", 1.0) for number in range(50)]
    same_claim = [Agreement("Herald", f"day {number}", "claim", 1.0) for number in range(50)]
    assert estimate_reliability(same_day)["Herald"].trials == 1
    assert estimate_reliability(same_claim)["Herald"].trials == 1


def test_a_long_record_outweighs_a_short_one() -> None:
    found = estimate_reliability(
        [*history("Herald", 60, 0), *history("Mirror", 6, 0), *history("Sheet", 2, 20)]
    )
    assert found["Herald"].letter is Reliability.A
    assert found["Herald"].lower > found["Mirror"].lower > found["Sheet"].lower
    assert found["Sheet"].letter is Reliability.E


def test_order_of_agreements_changes_nothing() -> None:
    rows = [*history("Herald", 7, 2), *history("Mirror", 3, 3)]
    assert estimate_reliability(rows) == estimate_reliability(rows[::-1])


def test_known_rates_are_recovered_and_covered_by_their_intervals() -> None:
    rng = np.random.default_rng(3)
    rates = rng.beta(8.0, 2.0, size=120)
    rows = [
        Agreement(f"{index:03}", f"{index} {day}", f"claim {day}", float(rng.random() < rate))
        for index, rate in enumerate(rates)
        for day in range(25)
    ]
    found = estimate_reliability(rows)
    inside = [found[f"{i:03}"].lower <= rate <= found[f"{i:03}"].upper for i, rate in enumerate(rates)]
    assert np.mean(inside) == pytest.approx(0.8, abs=0.09)
    errors = [found[f"{i:03}"].mean - rate for i, rate in enumerate(rates)]
    assert abs(float(np.mean(errors))) <= 0.02


def test_pooled_mean_is_recovered() -> None:
    rng = np.random.default_rng(5)
    totals = np.full(200, 20.0)
    pooled = pooled_rate(rng.binomial(20, rng.beta(12.0, 4.0, size=200)).astype(float), totals)
    assert pooled.mean == pytest.approx(0.75, abs=0.03)
    assert 8.0 <= pooled.size <= 32.0


@pytest.mark.parametrize(
    ("lower", "letter"), [(0.95, "A"), (0.85, "B"), (0.7, "C"), (0.55, "D"), (0.2, "E"), (0.0, "E")]
)
def test_letters(lower: float, letter: str) -> None:
    assert letter_from_interval(lower, lower + 0.04, 50, 5).value == letter
