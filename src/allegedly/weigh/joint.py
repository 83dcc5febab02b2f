"""Accuracies, shares of copies and right values of a table, estimated together.

A voice s with the parent p gives the value x of an item whose right value is y with probability

    P(x | y) = c [x = what p gives] + (1 - c) P0(x | y),     P0 = A if x = y, else (1 - A) / n

A its accuracy when it speaks for itself, c the share it copies, n the wrong values in use. Where the parent gives
nothing, a relative's word stands in (`relatives`), or c is 0. Nothing is discounted: every value that may have been
copied or not is summed over both. The parameters are those of most likelihood (EM: Dempster, Laird, Rubin 1977,
doi:10.1111/j.2517-6161.1977.tb01600.x), with weak priors.

Likelihoods of this kind have false summits: five that copy one another may be five that are right. So it is climbed
from several sides, each time with voices that agree most taken for one to begin with, and the likeliest summit is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from allegedly.weigh.cells import Floats, Integers, Voices, every_nth_item, item_probabilities
from allegedly.weigh.copies import (
    ACCURACY_BOUNDS,
    NOBODY,
    SHARES,
    WRONG_VALUES,
    forest_of_gains,
    gains_of_parents,
    least_gains,
    pairs_of_voices,
    wrong_values_in_use,
)
from allegedly.weigh.relatives import Heard, heard_by_row

FIRST_ACCURACY = 0.8
"""What is held of a source before its own record, worth so many items:"""

RECORD_OF_OTHERS = 4.0

COPIED_BEFORE = (0.5, 4.0)
"""Items copied and items not copied that a parent is held to have given before any is seen."""

MOST_STARTS = 12
"""Sides from which the likeliest summit is sought."""

FIRST_COPIED = 0.7
"""Share of copies in the families that it begins with."""

FORESTS = 30
"""Times at most that the parents are looked for anew, from the probabilities that the last ones gave."""

SETTLED = 1e-3
"""No probability moves by as much any more: the summit is reached."""

ROUNDS = 5
"""Rounds of estimating values and parameters from one another with the same parents."""

ROWS_TO_SEEK_IN = 40_000
"""Rows from which parents are sought; of larger tables every so many items are taken."""


@dataclass(frozen=True, slots=True)
class Fit:
    """What was estimated: of each value its probability; of each voice accuracy, parent (or NOBODY), share copied."""

    probability: Floats
    accuracy: Floats
    parent: Integers
    copied: Floats
    wrong_values: float
    likelihood: float


@dataclass(frozen=True, slots=True)
class Chances:
    """Of each row: the probability that it is given, if it is right and if it is wrong, and the share of that which
    is its voice's own."""

    if_right: Floats
    if_wrong: Floats
    own_if_right: Floats
    own_if_wrong: Floats


def fitted_table(voices: Voices, wrong_values: float | None = None) -> Fit:
    """The likeliest fit, with the probabilities of all that are nearly as likely, each weighing what it is worth.

    `wrong_values` is estimated too where it is not given.
    """
    step = -(-len(voices.given) // ROWS_TO_SEEK_IN)
    sample = every_nth_item(voices, step) if step > 1 else voices
    found: dict[bytes, Fit] = {}
    for start in _starts(sample):
        fit = _climbed(sample, start, wrong_values)
        found.setdefault(fit.parent.tobytes(), fit)
    # With few wrong values everything looks likelier: summits are compared under one number of them.
    middling = float(np.median([each.wrong_values for each in found.values()]))
    compared = [estimated(sample, replace(each, wrong_values=middling), 3) for each in found.values()]
    worth = np.array([worth_of_fit(sample, each) for each in compared])
    weights = np.exp(worth - worth.max()) / np.exp(worth - worth.max()).sum()
    fits = list(found.values())
    if sample is not voices:
        fits = [estimated(voices, fit, ROUNDS) for fit in fits]
    mixed = sum(weight * fit.probability for weight, fit in zip(weights, fits, strict=True))
    return replace(fits[int(np.argmax(worth))], probability=np.asarray(mixed))


def _starts(voices: Voices) -> Iterator[Integers]:
    """Parents to begin with: nobody's; then those that agree most as families, from few families to many."""
    yield np.full(voices.count, NOBODY, dtype=np.int64)
    if voices.count < 3:
        return
    by_value, by_item = voices.by_value(voices.share), voices.by_item(voices.share)
    agreed, shared = (by_value @ by_value.T).todense(), (by_item @ by_item.T).todense()
    distance = 1.0 - (np.asarray(agreed) + 1.0) / (np.asarray(shared) + 3.0)
    tree = linkage(squareform(distance, checks=False), "average")
    for count in range(2, min(voices.count, MOST_STARTS)):
        _, first, group = np.unique(fcluster(tree, count, "maxclust"), return_index=True, return_inverse=True)
        yield np.where(first[group] == np.arange(voices.count), NOBODY, first[group])


def _climbed(voices: Voices, parent: Integers, wrong_values: float | None) -> Fit:
    """The summit that is reached from these parents."""
    fit = Fit(
        np.zeros(0),
        np.full(voices.count, FIRST_ACCURACY),
        parent,
        np.where(parent == NOBODY, 0.0, FIRST_COPIED),
        wrong_values or WRONG_VALUES,
        0.0,
    )
    fit = estimated(voices, fit, ROUNDS)
    for _ in range(FORESTS):
        pairs = pairs_of_voices(voices, fit.probability)
        gain, share = gains_of_parents(pairs, fit.wrong_values)
        parent = forest_of_gains(gain, least_gains(pairs))
        same = parent == fit.parent
        copied = np.where(parent == NOBODY, 0.0, share[np.arange(voices.count), parent])
        in_use = wrong_values or wrong_values_in_use(pairs, parent)
        before = fit
        fit = replace(fit, parent=parent, copied=np.where(same, fit.copied, copied), wrong_values=in_use)
        fit = estimated(voices, fit, ROUNDS)
        if same.all() and np.abs(fit.probability - before.probability).max(initial=0.0) < SETTLED:
            break
    return fit


def worth_of_fit(voices: Voices, fit: Fit) -> float:
    """Log-likelihood, less what every parent has to gain at least."""
    pairs = pairs_of_voices(voices, fit.probability)
    linked = np.flatnonzero(fit.parent != NOBODY)
    return fit.likelihood - float(least_gains(pairs)[linked, fit.parent[linked]].sum())


def estimated(voices: Voices, fit: Fit, rounds: int) -> Fit:
    """The fit after so many rounds with the same parents.

    A fit of a part of the table may be given: its parameters are used for the probabilities of the whole.
    """
    if len(fit.probability) != len(voices.item_of_value):
        fit = _with_values(voices, fit)
    heard = heard_by_row(voices, fit.parent)
    for _ in range(rounds):
        chances = _chances(voices, fit, heard)
        right = fit.probability[voices.given]
        own_right, own_wrong = right * chances.own_if_right, (1.0 - right) * chances.own_if_wrong
        own = voices.share * (own_right + own_wrong)
        spoken = np.bincount(voices.voice, own, voices.count)
        hits = np.bincount(voices.voice, voices.share * own_right, voices.count)
        accuracy = (FIRST_ACCURACY * RECORD_OF_OTHERS + hits) / (RECORD_OF_OTHERS + spoken)
        taken = np.bincount(voices.voice, (voices.share - own) * heard.present, voices.count)
        told = np.bincount(voices.voice, voices.share * heard.reach(fit.copied), voices.count)
        copied = (COPIED_BEFORE[0] + taken) / (sum(COPIED_BEFORE) + told)
        fit = replace(
            fit,
            accuracy=np.clip(
                accuracy, max(ACCURACY_BOUNDS[0], 1.0 / (1.0 + fit.wrong_values)), ACCURACY_BOUNDS[1]
            ),
            copied=np.where(fit.parent == NOBODY, 0.0, copied),
        )
        fit = _with_values(voices, fit, _chances(voices, fit, heard))
    return fit


def _with_values(voices: Voices, fit: Fit, chances: Chances | None = None) -> Fit:
    """The probabilities of the values, and the likelihood, that the parameters give."""
    chances = chances or _chances(voices, fit, heard_by_row(voices, fit.parent))
    odds = voices.share * np.log(chances.if_right / chances.if_wrong)
    scores = np.bincount(voices.given, odds, len(voices.item_of_value)).astype(np.float64)
    # An item may have as many wrong values as are in use: with more of them unseen, all that is seen could be wrong.
    unseen = np.maximum(fit.wrong_values + 1.0 - voices.seen, 0.0)
    probability, likelihood = item_probabilities(scores, voices.item_of_value, voices.seen, unseen)
    return replace(
        fit,
        probability=probability,
        likelihood=likelihood + float((voices.share * np.log(chances.if_wrong)).sum()),
    )


def _chances(voices: Voices, fit: Fit, heard: Heard) -> Chances:
    accuracy, copied = fit.accuracy[voices.voice], fit.copied[voices.voice] * heard.reach(fit.copied)
    own_right = (1.0 - copied) * accuracy
    own_wrong = (1.0 - copied) * (1.0 - accuracy) / fit.wrong_values
    if_right, if_wrong = copied * heard.matched + own_right, copied * heard.matched + own_wrong
    return Chances(if_right, if_wrong, own_right / if_right, own_wrong / if_wrong)


def unexplained_per_row(voices: Voices, fit: Fit) -> float:
    """What a second parent would add to the log-likelihood, per row: how far the table is from being made this way.

    In simulations where the model holds it is 0. Where sources share definitions, and groups of them err alike, it is
    larger (0.014 to 0.020 on flight data): there, who agrees is no copy.
    """
    fit, heard = _with_values(voices, fit), heard_by_row(voices, fit.parent)
    chances, right = _chances(voices, fit, heard), fit.probability[voices.given]
    by_value, by_item = voices.by_value(voices.share), voices.by_item(voices.share)
    # Where a relative stands in for the parent, the others of its kind are no strangers.
    direct = (fit.parent[voices.voice] == NOBODY) | ((heard.present > 0.0) & (heard.through == NOBODY))
    counted = voices.share * direct
    differed = voices.by_item(counted) @ by_item.T - voices.by_value(counted) @ by_value.T
    differed = np.maximum(np.asarray(differed.todense()), 0.0)
    best = np.zeros_like(differed)
    for copied in SHARES:
        rows = right * np.log((1.0 - copied) + copied / chances.if_right)
        rows += (1.0 - right) * np.log((1.0 - copied) + copied / chances.if_wrong)
        found = np.asarray((voices.by_value(counted * rows) @ by_value.T).todense())
        best = np.maximum(best, found + differed * np.log(1.0 - copied))
    least = least_gains(pairs_of_voices(voices, fit.probability))
    best[_related(fit.parent) | (best < least)] = 0.0
    return float(best.max(axis=1, initial=0.0).sum() / max(1, len(voices.given)))


def _related(parent: Integers) -> NDArray[np.bool_]:
    """For each voice (row) itself, its parent and all that descend from it: those that its chances need not explain."""
    voice = np.arange(len(parent))
    related = np.eye(len(parent), dtype=bool)
    above = parent.copy()
    while (below := above != NOBODY).any():
        related[above[below], voice[below]] = True
        above[below] = parent[above[below]]
    linked = parent != NOBODY
    related[voice[linked], parent[linked]] = True
    return related
