"""What others do with a table of source, item and value: vote, TruthFinder, ACCU, and ACCU with discounted copies."""

from __future__ import annotations

import numpy as np

from allegedly.weigh.cells import Coded, Floats
from allegedly.weigh.families import families_of_sources

ROUNDS = 10
WRONG_VALUES = 10.0
FIRST_ACCURACY = 0.8


def vote(coded: Coded) -> Floats:
    """Share of the sources of an item that give each value."""
    return _shares(np.bincount(coded.given, minlength=len(coded.values)).astype(float), coded)


def truthfinder(coded: Coded) -> Floats:
    """TruthFinder (Yin, Han, Yu 2008, doi:10.1109/TKDE.2007.190745), without implication; damping .3."""
    trust = np.full(len(coded.names), 0.9)
    for _ in range(ROUNDS):
        scores = np.bincount(coded.given, -np.log(1.0 - trust)[coded.sources], len(coded.values))
        confidence = 1.0 / (1.0 + np.exp(-0.3 * scores))
        trust = np.bincount(coded.sources, confidence[coded.given], len(coded.names)) / _told(coded)
        trust = np.clip(trust, 0.01, 0.999)
    return np.asarray(confidence, dtype=np.float64)


def accu(coded: Coded) -> Floats:
    """ACCU (Dong, Berti-Equille, Srivastava 2009, doi:10.14778/1687627.1687690): accuracies, no copying."""
    return _accu(coded, np.ones(len(coded.given)))


def accu_with_discount(coded: Coded) -> Floats:
    """ACCUCOPY's idea: who seems to copy counts for less; here each for one over the votes of its family."""
    family = families_of_sources(coded.sources, coded.given, coded.item_of_value)
    keys = family[coded.sources] * len(coded.values) + coded.given
    _, place, counts = np.unique(keys, return_inverse=True, return_counts=True)
    return _accu(coded, 1.0 / counts[place])


def _accu(coded: Coded, weights: Floats) -> Floats:
    accuracy = np.full(len(coded.names), FIRST_ACCURACY)
    for _ in range(ROUNDS):
        odds = np.log(WRONG_VALUES * accuracy / (1.0 - accuracy))
        scores = np.bincount(coded.given, weights * odds[coded.sources], len(coded.values))
        largest = np.full(len(coded.items), -np.inf)
        np.maximum.at(largest, coded.item_of_value, scores)
        probability = _shares(np.exp(scores - largest[coded.item_of_value]), coded)
        accuracy = np.bincount(coded.sources, probability[coded.given], len(coded.names)) / _told(coded)
        accuracy = np.clip(accuracy, 0.01, 0.99)
    return np.asarray(probability, dtype=np.float64)


def _told(coded: Coded) -> Floats:
    told = np.bincount(coded.sources, minlength=len(coded.names))
    return np.asarray(np.maximum(told, 1), dtype=np.float64)


def _shares(weights: Floats, coded: Coded) -> Floats:
    totals = np.bincount(coded.item_of_value, weights, len(coded.items))
    return np.asarray(weights / totals[coded.item_of_value], dtype=np.float64)
