"""What the positions of outlets say of a claim, where settled claims are there to learn from.

Each article is for the claim, against it, or reports it without a side. Articles of one side are not independent:
n of them count as n^(1 - g), with g = 1/2 for those that report it (they repeat one another), and g = 1 for those that
refute it (one that looked into it is enough). The rating of the outlets bears on each side apart. The weights are
fitted by logistic regression with a ridge, on other claims than those that are judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allegedly.weigh.ratings import rating_of

FOR, AGAINST, OBSERVING = "for", "against", "observing"

REPETITION = {FOR: 0.5, AGAINST: 1.0, OBSERVING: 0.5}
"""g by side; of .5, .7, .85 (for) and .5, .8, 1 (others) the best on Emergent/dev, by less than .005 of Brier."""

MIDDLE_RATING = 0.7
RATING_SPREAD = 0.15
"""Median and standard deviation of the ratings of Emergent's outlets."""

UNRATED = 0.55
"""What an outlet without a rating is taken for: mostly blogs and small sites."""

RIDGE = 0.5
NEWTON_STEPS = 12
LARGEST_LOG_ODDS = 30.0

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Position:
    """One article's side on a claim, and the domain or link of its outlet."""

    side: str
    outlet: str


@dataclass(frozen=True, slots=True)
class StanceModel:
    """Fitted weights, the first for a claim without articles; `middle` and `spread` put features on one scale."""

    weights: Floats
    middle: Floats
    spread: Floats

    def probability(self, positions: Sequence[Position]) -> float:
        """Probability of a claim on which these articles take these sides; their order changes nothing."""
        scaled = (_features(positions) - self.middle) / self.spread
        return float(_logistic(np.array([np.append(1.0, scaled) @ self.weights]))[0])


def fitted_stances(claims: Sequence[Sequence[Position]], outcomes: Sequence[bool]) -> StanceModel:
    """The model that settled claims give. Raises ValueError where there are none."""
    if not claims:
        raise ValueError("no settled claim to fit on")
    raw = np.array([_features(each) for each in claims])
    middle, spread = raw.mean(axis=0), raw.std(axis=0) + 1e-9
    table = np.column_stack([np.ones(len(raw)), (raw - middle) / spread])
    right = np.array(outcomes, dtype=np.float64)
    penalty = np.diag([1e-6, *([RIDGE] * raw.shape[1])])
    weights = np.zeros(table.shape[1])
    for _ in range(NEWTON_STEPS):
        predicted = _logistic(table @ weights)
        slope = (table.T * (predicted * (1.0 - predicted))) @ table + penalty
        weights = weights - np.linalg.solve(slope, table.T @ (predicted - right) + penalty @ weights)
    return StanceModel(weights, middle, spread)


def _features(positions: Sequence[Position]) -> Floats:
    """By side: how much its articles count for, and that times the mean rating of their outlets."""
    found = []
    for side, repetition in REPETITION.items():
        ratings = [rating_of(each.outlet) for each in positions if each.side == side]
        centred = sorted(((UNRATED if it is None else it) - MIDDLE_RATING) / RATING_SPREAD for it in ratings)
        size = len(centred) ** (1.0 - repetition) if centred else 0.0
        mean = sum(centred) / len(centred) if centred else 0.0
        found += [size, size * mean]
    return np.array(found)


def _logistic(odds: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -LARGEST_LOG_ODDS, LARGEST_LOG_ODDS))))
