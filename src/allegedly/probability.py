"""Probabilities, log-odds and Bayes factors that neither overflow nor leave [0, 1].

Log-odds and log Bayes factors are natural logarithms; a match weight is a Bayes factor in bits (log2).
"""

from __future__ import annotations

import math
from collections.abc import Iterable

SMALLEST_PROBABILITY = 1e-12
"""Nothing is held to be surer than this: log-odds stay finite (27.6 at most) and can still be turned."""


def bounded(probability: float) -> float:
    """The probability, kept away from 0 and 1. Raises ValueError where it is not in [0, 1].

    >>> bounded(1.0) < 1.0
    True
    >>> bounded(0.3)
    0.3
    """
    if not 0.0 <= probability <= 1.0:
        raise ValueError(f"{probability!r} is no probability; it must lie in 0..1")
    return min(max(probability, SMALLEST_PROBABILITY), 1.0 - SMALLEST_PROBABILITY)


def log_odds(probability: float) -> float:
    """Natural logarithm of the odds: 0 at one half, finite everywhere.

    >>> log_odds(0.5)
    0.0
    >>> round(log_odds(0.75), 4) == round(math.log(3), 4)
    True
    """
    kept = bounded(probability)
    return math.log(kept) - math.log1p(-kept)


def probability_from_log_odds(odds: float) -> float:
    """The probability with these log-odds; the reverse of `log_odds`, safe at any size.

    >>> probability_from_log_odds(0.0)
    0.5
    >>> probability_from_log_odds(-1e6), probability_from_log_odds(1e6)
    (0.0, 1.0)
    """
    if odds >= 0.0:
        return 1.0 / (1.0 + math.exp(-min(odds, 700.0))) if odds < 700.0 else 1.0
    weight = math.exp(odds) if odds > -700.0 else 0.0
    return weight / (1.0 + weight)


def log_bayes_factor(given_true: float, given_false: float) -> float:
    """How much an observation speaks for a claim: log of its likelihood if true over that if false.

    >>> log_bayes_factor(0.5, 0.5)
    0.0
    >>> round(math.exp(log_bayes_factor(0.8, 0.2)), 9)
    4.0
    """
    return math.log(bounded(given_true)) - math.log(bounded(given_false))


def posterior(prior: float, log_factors: Iterable[float]) -> float:
    """Probability after independent pieces of evidence, given as log Bayes factors in any order.

    >>> round(posterior(0.5, [math.log(3)]), 9)
    0.75
    >>> posterior(0.2, [])
    0.2
    """
    factors = list(log_factors)
    return probability_from_log_odds(log_odds(prior) + math.fsum(factors)) if factors else prior


def pulled_to_half(probability: float, strength: float) -> float:
    """The probability moved towards 1/2: unmoved at strength 1, exactly 1/2 at strength 0.

    >>> pulled_to_half(0.9, 0.5)
    0.7
    >>> pulled_to_half(0.9, 0.0)
    0.5
    """
    if not 0.0 <= strength <= 1.0:
        raise ValueError(f"strength {strength!r} must lie in 0..1")
    return 0.5 + strength * (probability - 0.5)
