"""Log-odds and Bayes factors: round trips, bounds, and what is refused."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.probability import (
    bounded,
    log_bayes_factor,
    log_odds,
    posterior,
    probability_from_log_odds,
    pulled_to_half,
)

probabilities = st.floats(0.0, 1.0)


@given(st.floats(1e-9, 1.0 - 1e-9))
def test_log_odds_round_trip(probability: float) -> None:
    assert probability_from_log_odds(log_odds(probability)) == pytest.approx(probability, abs=1e-12)


@given(st.floats(-1e308, 1e308))
def test_any_log_odds_give_a_probability(odds: float) -> None:
    assert 0.0 <= probability_from_log_odds(odds) <= 1.0


@given(probabilities, probabilities)
def test_bayes_factors_are_finite_and_turn_round(given_true: float, given_false: float) -> None:
    factor = log_bayes_factor(given_true, given_false)
    assert math.isfinite(factor)
    assert factor == -log_bayes_factor(given_false, given_true)


@given(probabilities, st.lists(st.floats(-50, 50), max_size=6))
def test_posterior_does_not_hang_on_the_order_of_evidence(prior: float, factors: list[float]) -> None:
    assert posterior(prior, factors) == posterior(prior, factors[::-1])


@given(probabilities, probabilities)
def test_pulling_to_half_never_crosses_it(probability: float, strength: float) -> None:
    pulled = pulled_to_half(probability, strength)
    assert (pulled - 0.5) * (probability - 0.5) >= 0.0
    assert abs(pulled - 0.5) <= abs(probability - 0.5) + 1e-12


@pytest.mark.parametrize("wrong", [-0.1, 1.1, math.nan])
def test_what_is_no_probability_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="no probability"):
        bounded(wrong)
    with pytest.raises(ValueError, match="strength"):
        pulled_to_half(0.5, wrong)
