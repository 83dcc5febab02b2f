from __future__ import annotations

import numpy as np
import pytest

from allegedly.weigh.stances import Position, fitted_stances

GOOD, BAD = "reuters.com", "infowars.com"


def settled(count: int = 80) -> tuple[list[list[Position]], list[bool]]:
    """Claims that are true where better outlets stand for them and nobody is against them."""
    draws = np.random.default_rng(1)
    claims, outcomes = [], []
    for at in range(count):
        true = at % 2 == 0
        outlet = GOOD if true == (draws.random() < 0.8) else BAD
        positions = [Position("for", outlet) for _ in range(int(draws.integers(1, 4)))]
        if not true and draws.random() < 0.5:
            positions.append(Position("against", GOOD))
        claims.append(positions)
        outcomes.append(true)
    return claims, outcomes


def test_refutation_lowers_and_better_outlets_raise() -> None:
    model = fitted_stances(*settled())
    good = model.probability([Position("for", GOOD)])
    assert good > model.probability([Position("for", BAD)])
    assert good > model.probability([Position("for", GOOD), Position("against", GOOD)])


def test_many_that_say_the_same_count_for_less_than_their_number() -> None:
    model = fitted_stances(*settled())
    four = model.probability([Position("for", GOOD)] * 4)
    hundred = model.probability([Position("for", GOOD)] * 5 + [Position("observing", GOOD)] * 95)
    assert 0.0 < four < 1.0
    assert 0.0 < hundred < 1.0


def test_order_changes_nothing_and_a_claim_without_articles_is_defined() -> None:
    model = fitted_stances(*settled())
    positions = [Position("for", GOOD), Position("for", BAD), Position("against", "x.example")]
    assert model.probability(positions) == model.probability(positions[::-1])
    assert 0.0 < model.probability([]) < 1.0


def test_nothing_can_be_learnt_from_nothing() -> None:
    with pytest.raises(ValueError, match="no settled claim"):
        fitted_stances([], [])
