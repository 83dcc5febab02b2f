"""Values weighed by families of sources, in a table whose sources share more than anybody can see from inside.

A value's weight is the sum of the log-odds of those that give it, log(n A / (1 - A)) for n wrong values that might be
given instead (Dong, Berti-Equille, Srivastava 2009, doi:10.14778/1687627.1687690). Since families may share a
definition or an error, the estimate is made 32 times, each time with half of them weighing more and half less, and
averaged: balanced half samples with Fay's factor (McCarthy 1969, doi:10.2307/1402116; Judkins 1990). A value that
depends on who happened to be in the table gets a middling probability.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.linalg import hadamard

from allegedly.weigh.cells import Floats, Voices, item_probabilities
from allegedly.weigh.copies import ACCURACY_BOUNDS, WRONG_VALUES
from allegedly.weigh.joint import FIRST_ACCURACY, RECORD_OF_OTHERS

JURY = 32
"""Half samples; a power of two. 64 move no figure on flight data by more than .001."""

LIGHTER = 0.3
"""What the families of the lighter half count for (Fay's factor); those of the heavier count for the rest of 2."""

ROUNDS = 8
"""Rounds of estimating values and accuracies from one another; later ones change nothing that is shown."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of each value its probability, averaged over the jury, and of each voice its accuracy."""

    probability: Floats
    accuracy: Floats


def jury_of_voices(voices: Voices, wrong_values: float | None = None) -> Verdict:
    """What the half samples find. 10 wrong values are taken where none are given."""
    in_use = wrong_values or WRONG_VALUES
    probability = np.zeros(len(voices.item_of_value))
    for weights in weights_of_jurors(voices.count):
        probability += _estimated(voices, weights, in_use).probability / JURY
    return Verdict(probability, _estimated(voices, np.ones(voices.count), in_use).accuracy)


def weights_of_jurors(count: int) -> Iterator[Floats]:
    """What each of so many voices counts for, juror by juror; the mean of every voice is 1."""
    column = 1 + np.arange(count) % (JURY - 1)
    for juror in hadamard(JURY).astype(float):
        yield 1.0 + (1.0 - LIGHTER) * juror[column]


def _estimated(voices: Voices, weights: Floats, wrong_values: float) -> Verdict:
    told = np.bincount(voices.voice, voices.share, voices.count)
    worth = voices.share * weights[voices.voice]
    unseen = np.maximum(wrong_values + 1.0 - voices.seen, 1.0 if wrong_values > 1.0 else 0.0)
    accuracy = np.full(voices.count, FIRST_ACCURACY)
    probability = np.zeros(len(voices.item_of_value))
    for _ in range(ROUNDS):
        odds = np.log(wrong_values * accuracy / (1.0 - accuracy))
        scores = np.bincount(voices.given, worth * odds[voices.voice], len(voices.item_of_value)).astype(
            np.float64
        )
        probability, _ = item_probabilities(scores, voices.item_of_value, voices.seen, unseen)
        right = np.bincount(voices.voice, voices.share * probability[voices.given], voices.count)
        mean = (FIRST_ACCURACY * RECORD_OF_OTHERS + right) / (RECORD_OF_OTHERS + told)
        accuracy = np.clip(mean, *ACCURACY_BOUNDS)
    return Verdict(probability, accuracy)
