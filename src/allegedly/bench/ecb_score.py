"""Scorers of coreference: MUC, B-cubed, CEAF by entities, and their mean, CoNLL F1.

Each takes clusters of one set of mentions, gold and found, that both hold every mention once.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Sequence[AbstractSet[Hashable]]


def coreference_figures(gold: Clusters, found: Clusters) -> dict[str, float]:
    """F1 of each scorer and their mean, 0 to 1 (Pradhan et al. 2014, doi:10.3115/v1/P14-2006)."""
    figures = {"muc": muc_f1(gold, found), "b3": b_cubed_f1(gold, found), "ceaf_e": ceaf_e_f1(gold, found)}
    figures["conll_f1"] = sum(figures.values()) / len(figures)
    return {name: round(value, 4) for name, value in figures.items()}


def muc_f1(gold: Clusters, found: Clusters) -> float:
    """Links that one must add to make the one from the other (Vilain et al. 1995, doi:10.3115/1072399.1072405).

    >>> round(muc_f1([{1, 2, 3}], [{1, 2}, {3}]), 3)
    0.667
    """
    return _f1(_muc_share(found, gold), _muc_share(gold, found))


def b_cubed_f1(gold: Clusters, found: Clusters) -> float:
    """The mean over mentions of how much of their cluster is right (Bagga & Baldwin 1998).

    >>> round(b_cubed_f1([{1, 2, 3}], [{1, 2}, {3}]), 3)
    0.714
    """
    return _f1(_b_cubed_share(found, gold), _b_cubed_share(gold, found))


def ceaf_e_f1(gold: Clusters, found: Clusters) -> float:
    """The best assignment of clusters, by their Dice coefficient (Luo 2005, doi:10.3115/1220575.1220579).

    >>> round(ceaf_e_f1([{1, 2, 3}], [{1, 2}, {3}]), 3)
    0.533
    """
    if not gold or not found:
        return 0.0
    of = _cluster_of(found)
    dice = np.zeros((len(gold), len(found)))
    for row, cluster in enumerate(gold):
        for column in {of[mention] for mention in cluster}:
            shared = len(cluster & found[column])
            dice[row, column] = 2 * shared / (len(cluster) + len(found[column]))
    total = float(dice[linear_sum_assignment(-dice)].sum())
    return _f1(total / len(found), total / len(gold))


def _muc_share(clusters: Clusters, others: Clusters) -> float:
    """Share of the clusters' links that the others have too."""
    of = _cluster_of(others)
    links = sum(len(cluster) - 1 for cluster in clusters)
    kept = sum(len(cluster) - len({of[mention] for mention in cluster}) for cluster in clusters)
    return kept / links if links else 0.0


def _b_cubed_share(clusters: Clusters, others: Clusters) -> float:
    of = _cluster_of(others)
    shares = [
        len(cluster & others[of[mention]]) / len(cluster) for cluster in clusters for mention in cluster
    ]
    return sum(shares) / len(shares) if shares else 0.0


def _cluster_of(clusters: Clusters) -> Mapping[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
