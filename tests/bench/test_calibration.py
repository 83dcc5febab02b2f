"""Brier score, area under the curve, calibration error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.bench.calibration import area_under_curve, brier_score, calibration_error


def test_brier_of_three_forecasts() -> None:
    assert brier_score([1.0, 0.5, 0.0], [True, True, True]) == pytest.approx((0 + 0.25 + 1) / 3)
    assert brier_score([], []) == 0.0


def test_a_curve_needs_both_kinds() -> None:
    assert area_under_curve([0.1, 0.9], [True, True]) == 0.5
    assert area_under_curve([0.1, 0.9], [True, False]) == 0.0


def test_calibration_error_weighs_bins_by_their_size() -> None:
    error = calibration_error([0.95, 0.95, 0.95, 0.05], [True, True, True, True])
    assert error == pytest.approx(3 / 4 * 0.05 + 1 / 4 * 0.95)
    assert calibration_error([1.0], [True]) == 0.0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=20))
def test_turning_forecasts_round_turns_the_curve_round(rows: list[tuple[float, bool]]) -> None:
    probabilities, outcomes = [p for p, _ in rows], [y for _, y in rows]
    mirrored = area_under_curve([-p for p in probabilities], outcomes)
    assert area_under_curve(probabilities, outcomes) == pytest.approx(1 - mirrored)
