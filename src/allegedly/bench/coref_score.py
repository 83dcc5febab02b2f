"""The CoNLL score of coreference: the mean of MUC, B3 and CEAFe F1 (Pradhan et al. 2012, W12-4501)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset[tuple[int, int]]
"""Mentions of one thing, as half-open ranges of tokens."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a measure adds up over documents: numerator and denominator of recall and of precision."""

    recall: float = 0.0
    recall_of: float = 0.0
    precision: float = 0.0
    precision_of: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.recall + other.recall,
            self.recall_of + other.recall_of,
            self.precision + other.precision,
            self.precision_of + other.precision_of,
        )

    @property
    def f1(self) -> float:
        """Their harmonic mean, 0 to 1."""
        recall = self.recall / self.recall_of if self.recall_of else 0.0
        precision = self.precision / self.precision_of if self.precision_of else 0.0
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


@dataclass(frozen=True, slots=True)
class CorefCounts:
    """The three measures of one or of many documents, and that of finding mentions."""

    muc: Counts = Counts()
    b_cubed: Counts = Counts()
    ceaf: Counts = Counts()
    mentions: Counts = Counts()

    def __add__(self, other: CorefCounts) -> CorefCounts:
        return CorefCounts(
            self.muc + other.muc,
            self.b_cubed + other.b_cubed,
            self.ceaf + other.ceaf,
            self.mentions + other.mentions,
        )

    @property
    def conll_f1(self) -> float:
        """Mean of the three F1, 0 to 1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3


def clusters_to_counts(gold: Sequence[Cluster], found: Sequence[Cluster]) -> CorefCounts:
    """The counts of one document; clusters of one mention are left out, as OntoNotes has none."""
    gold = [each for each in gold if len(each) > 1]
    found = [each for each in found if len(each) > 1]
    gold_mentions = {mention for each in gold for mention in each}
    found_mentions = {mention for each in found for mention in each}
    shared = len(gold_mentions & found_mentions)
    return CorefCounts(
        muc=Counts(*_muc(gold, found), *_muc(found, gold)),
        b_cubed=Counts(*_b_cubed(gold, found), *_b_cubed(found, gold)),
        ceaf=_ceaf(gold, found),
        mentions=Counts(shared, len(gold_mentions), shared, len(found_mentions)),
    )


def _places(clusters: Sequence[Cluster]) -> Mapping[tuple[int, int], int]:
    return {mention: place for place, each in enumerate(clusters) for mention in each}


def _muc(of: Sequence[Cluster], by: Sequence[Cluster]) -> tuple[float, float]:
    place = _places(by)
    kept = 0
    for each in of:
        pieces = {place[mention] for mention in each if mention in place}
        kept += len(each) - len(pieces) - sum(mention not in place for mention in each)
    return kept, sum(len(each) - 1 for each in of)


def _b_cubed(of: Sequence[Cluster], by: Sequence[Cluster]) -> tuple[float, float]:
    place = _places(by)
    total = Fraction(0)
    for each in of:
        counts = Counter(place[mention] for mention in each if mention in place)
        total += Fraction(sum(count * count for count in counts.values()), len(each))
    return float(total), sum(len(each) for each in of)


def _ceaf(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Counts:
    """CEAF with the similarity phi4 of Luo (2005, H05-1004)."""
    similarity = np.zeros((len(gold), len(found)))
    for row, left in enumerate(gold):
        for column, right in enumerate(found):
            similarity[row, column] = 2 * len(left & right) / (len(left) + len(right))
    rows, columns = linear_sum_assignment(-similarity)
    total = float(similarity[rows, columns].sum()) if len(gold) and len(found) else 0.0
    return Counts(total, len(gold), total, len(found))
