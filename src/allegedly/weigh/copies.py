"""Which voices of a table repeat which others, and how often: a forest of parents, found from the values.

Two that owe each other nothing agree on a wrong value once in so many times as there are wrong values; two of which
one takes a share c of its values from the other agree more often (Dong, Berti-Equille, Srivastava 2009,
doi:10.14778/1687627.1687690). Given how probable each value is, the gain in log-likelihood of every such c follows for
all pairs at once from counts: how often both are expected to be right, to be wrong alike, and to differ. The forest of
most gain is that of Chow and Liu (1968, doi:10.1109/TIT.1968.1054142), grown from the voice that most others resemble.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from allegedly.weigh.cells import Floats, Integers, Voices

NOBODY = -1
"""The parent of a voice that speaks for itself throughout."""

ACCURACY_BOUNDS = (0.01, 0.99)

SHARES = (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
"""Shares of copied values that are tried; the share is estimated freely afterwards."""

WRONG_VALUES = 10.0
"""Wrong values of an item where the table does not tell; worth this many pairs of wrong values:"""

PAIRS_OF_OTHERS = 10.0

WRONG_VALUES_BOUNDS = (1.0, 1000.0)

LEAST_APART = 0.25
"""Share of the pairs of wrong values that those of different trees must make up, to tell how often such agree."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Expected counts of every pair of voices, as matrices: items on which they agree, those on which they agree and
    are right, those that both give, and those of them on which the voice of the row is right."""

    agreed: Floats
    right: Floats
    shared: Floats
    own_right: Floats

    @property
    def both_wrong(self) -> Floats:
        """Items on which they differ and both are wrong."""
        one_right = self.own_right + self.own_right.T - 2.0 * self.right
        return np.maximum(self.shared - self.agreed - one_right, 0.0)


def pairs_of_voices(voices: Voices, probability: Floats) -> Pairs:
    """The counts, where `probability` is that of each value."""
    by_value, by_item = voices.by_value(voices.share), voices.by_item(voices.share)
    expected = voices.by_item(voices.share * probability[voices.given])
    return Pairs(
        _dense(by_value @ by_value.T),
        _dense(by_value @ sp.diags(probability) @ by_value.T),
        _dense(by_item @ by_item.T),
        _dense(expected @ by_item.T),
    )


def _dense(matrix: sp.spmatrix) -> Floats:
    return np.asarray(matrix.todense(), dtype=np.float64)


def gains_of_parents(pairs: Pairs, wrong_values: float) -> tuple[Floats, Floats]:
    """For each voice (row) and each parent (column): what is gained in log-likelihood, and with what share of copies.

    A voice is as often right in all as it is seen to be; the more of that comes from its parent, the less is its own.
    0 where it is likelier that nothing is copied.
    """
    accuracy = np.clip(pairs.own_right / np.maximum(pairs.shared, 1e-9), *ACCURACY_BOUNDS)
    differing_right = pairs.own_right - pairs.right
    counts = (
        pairs.right,
        pairs.agreed - pairs.right,
        differing_right,
        np.maximum(pairs.shared - pairs.agreed - differing_right, 0.0),
    )
    alone = _log_likelihood(counts, accuracy, 0.0, wrong_values)
    gain, share = np.zeros_like(alone), np.zeros_like(alone)
    for copied in SHARES:
        own = np.clip((accuracy - copied * accuracy.T) / (1.0 - copied), *ACCURACY_BOUNDS)
        found = _log_likelihood(counts, own, copied, wrong_values) - alone
        better = found > gain
        gain, share = np.where(better, found, gain), np.where(better, copied, share)
    np.fill_diagonal(gain, 0.0)
    return gain, share


def _log_likelihood(
    counts: tuple[Floats, Floats, Floats, Floats], accuracy: Floats, copied: float, wrong_values: float
) -> Floats:
    """Of agreeing and right, agreeing and wrong, differing and right, differing and wrong."""
    if_right, if_wrong = (1.0 - copied) * accuracy, (1.0 - copied) * (1.0 - accuracy) / wrong_values
    chances = (copied + if_right, copied + if_wrong, if_right, if_wrong)
    return np.asarray(sum(count * np.log(chance) for count, chance in zip(counts, chances, strict=True)))


def least_gains(pairs: Pairs) -> Floats:
    """What a parent must gain at least: half the log of the items that both give, for its share (Schwarz 1978,
    doi:10.1214/aos/1176344136), and the log of how many might be the parent."""
    return np.asarray(0.5 * np.log(np.maximum(pairs.shared, 1.0)) + np.log(len(pairs.shared)))


def forest_of_gains(gain: Floats, least: Floats) -> Integers:
    """The parent of each voice: the forest of largest gain (the mean of both ways) over the least of each pair.

    Which of two was first cannot be seen from the values. A tree is grown from the voice that gains most with all
    others, by the strongest link first; of equals the first voice comes first.
    """
    both_ways = (gain + gain.T) / 2.0
    linked = np.where(both_ways > least, both_ways - least, 0.0)
    parent = np.full(len(gain), NOBODY, dtype=np.int64)
    waiting = np.ones(len(gain), dtype=bool)
    for root in np.lexsort((np.arange(len(gain)), -linked.sum(axis=1))):
        if not waiting[root]:
            continue
        waiting[root] = False
        best, nearest = linked[root].copy(), np.full(len(gain), root)
        while (reach := np.where(waiting, best, 0.0)).any():
            joined = int(reach.argmax())
            parent[joined], waiting[joined] = nearest[joined], False
            closer = linked[joined] > best
            best, nearest = np.where(closer, linked[joined], best), np.where(closer, joined, nearest)
    return parent


def roots_of_forest(parent: Integers) -> Integers:
    """For each voice the root of its tree; its own where it has no parent."""
    root = np.where(parent == NOBODY, np.arange(len(parent)), parent)
    while (further := root[root]).tolist() != root.tolist():
        root = further
    return root


def wrong_values_in_use(pairs: Pairs, parent: Integers) -> float:
    """How many equally frequent wrong values an item seems to have: one over how often two of different trees, both
    wrong, agree. Values that suggest themselves count as few.

    Where hardly any two are of different trees, it is the half of all pairs that agrees least.
    """
    upper = np.triu_indices(len(parent), k=1)
    alike, unlike = (pairs.agreed - pairs.right)[upper], pairs.both_wrong[upper]
    root = roots_of_forest(parent)
    apart = (root[:, None] != root[None, :])[upper]
    both = alike + unlike
    if both[apart].sum() < LEAST_APART * both.sum():
        order = np.argsort((alike + 1.0) / (both + WRONG_VALUES), kind="stable")
        apart = np.zeros(len(both), dtype=bool)
        apart[order[np.cumsum(both[order]) <= both.sum() / 2.0]] = True
    chance = (alike[apart].sum() + PAIRS_OF_OTHERS / WRONG_VALUES) / (both[apart].sum() + PAIRS_OF_OTHERS)
    return float(np.clip(1.0 / chance, *WRONG_VALUES_BOUNDS))
