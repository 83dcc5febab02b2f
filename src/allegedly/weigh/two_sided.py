"""Questions of yes or no that sources answer by listing something or leaving it out.

How often a source lists what is right (its sensitivity) and how often it lists what is wrong (its false alarm) are
estimated apart, as in the Latent Truth Model (Zhao, Rubinstein, Gemmell, Han 2012, doi:10.14778/2168651.2168656), with
the priors of that paper: lists are often incomplete and seldom invented. With one accuracy for both, those that name
only the first author of a book outvote those that name all.

As in `jury`, the estimate is made by 32 half samples of the voices and averaged.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from allegedly.weigh.cells import Floats, Voices
from allegedly.weigh.jury import JURY, ROUNDS, weights_of_jurors

SENSITIVITY_BEFORE = (50.0, 50.0)
"""Right values listed and left out that are held of every source before its own record."""

FALSE_ALARM_BEFORE = (10.0, 1000.0)
"""Wrong values listed and left out, likewise."""

FIRST_BOUNDS = (0.05, 0.95)
"""How probable, at least and at most, the share of sources that list it makes a value to begin with."""

MOST_LOG_ODDS = 30.0


def probability_of_listed(voices: Voices, yes: NDArray[np.bool_]) -> Floats:
    """For each item (a question) the probability of yes; `yes` tells which of the values (the answers) are.

    Before anybody answers, yes is as likely as no.
    """
    probability = np.zeros(voices.items)
    for weights in weights_of_jurors(voices.count):
        probability += _estimated(voices, yes[voices.given], voices.share * weights[voices.voice]) / JURY
    return probability


def _estimated(voices: Voices, listed: NDArray[np.bool_], worth: Floats) -> Floats:
    item, voice, share = voices.item, voices.voice, voices.share
    votes = np.bincount(item, share * listed, voices.items) / np.bincount(item, share, voices.items)
    probability = np.clip(votes, *FIRST_BOUNDS)
    for _ in range(ROUNDS):
        right = share * probability[item]
        sensitivity = _rate(voice, listed, right, voices.count, SENSITIVITY_BEFORE)
        false_alarm = _rate(voice, listed, share - right, voices.count, FALSE_ALARM_BEFORE)
        odds = np.where(
            listed,
            np.log(sensitivity / false_alarm)[voice],
            np.log((1.0 - sensitivity) / (1.0 - false_alarm))[voice],
        )
        scores = np.bincount(item, worth * odds, voices.items)
        probability = 1.0 / (1.0 + np.exp(-np.clip(scores, -MOST_LOG_ODDS, MOST_LOG_ODDS)))
    return np.asarray(probability, dtype=np.float64)


def _rate(
    voice: NDArray[np.int64],
    listed: NDArray[np.bool_],
    counts: Floats,
    voices: int,
    before: tuple[float, float],
) -> Floats:
    """Of each voice, the share of these counts that it listed, drawn towards what is held before."""
    hits = np.bincount(voice, counts * listed, voices) + before[0]
    return np.asarray(hits / (np.bincount(voice, counts, voices) + sum(before)), dtype=np.float64)
