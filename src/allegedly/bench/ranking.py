"""Ranked retrieval: BM25 as the baseline, and how high the right answer stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from scipy.sparse import csr_matrix

from allegedly.bench.intervals import bootstrap_interval, ratio_of_sums

SATURATION = 1.5
LENGTH_NORMALISATION = 0.75
T = TypeVar("T")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Bm25Index:
    """Okapi BM25 weights (Robertson & Zaragoza 2009) as a matrix of words by documents."""

    vocabulary: dict[str, int]
    weights: csr_matrix

    def ranked(self, words: Sequence[str], limit: int) -> list[int]:
        """The documents that share a word, best first, at most `limit`; ties in order of the documents."""
        rows = [self.vocabulary[word] for word in words if word in self.vocabulary]
        if not rows:
            return []
        scores = np.asarray(self.weights[rows].sum(axis=0)).ravel()
        order = np.lexsort((np.arange(len(scores)), -scores))[:limit]
        return [int(i) for i in order if scores[i] > 0]


def words_of_text(text: str) -> list[str]:
    """Lower-case words.

    >>> words_of_text("Ito's 4 dogs")
    ['ito', 's', '4', 'dogs']
    """
    return WORD.findall(text.lower())


def bm25_index(documents: Sequence[Sequence[str]]) -> Bm25Index:
    """The index of documents that are given as words."""
    vocabulary: dict[str, int] = {}
    counts = [Counter(document) for document in documents]
    lengths = np.array([sum(count.values()) for count in counts], dtype=np.float64)
    frequency = Counter(word for count in counts for word in count)
    mean = lengths.mean() if len(lengths) else 1.0
    rows, columns, values = [], [], []
    for column, count in enumerate(counts):
        norm = SATURATION * (1 - LENGTH_NORMALISATION + LENGTH_NORMALISATION * lengths[column] / mean)
        for word, times in count.items():
            rarity = np.log(1 + (len(documents) - frequency[word] + 0.5) / (frequency[word] + 0.5))
            rows.append(vocabulary.setdefault(word, len(vocabulary)))
            columns.append(column)
            values.append(rarity * times * (SATURATION + 1) / (times + norm))
    shape = (len(vocabulary), len(documents))
    return Bm25Index(vocabulary, csr_matrix((values, (rows, columns)), shape=shape))


def rank_figures(ranks: Sequence[int | None]) -> dict[str, object]:
    """Mean reciprocal rank with its 95% interval, and the share of queries answered first and in five.

    A rank counts from 1; None where the right answer was not returned.
    """
    reciprocal = [1 / rank if rank else 0.0 for rank in ranks]
    total = max(1, len(ranks))
    return {
        "mrr": round(sum(reciprocal) / total, 4),
        "mrr_interval": bootstrap_interval([[value, 1.0] for value in reciprocal], ratio_of_sums),
        "hits_at_1": round(sum(rank == 1 for rank in ranks if rank) / total, 4),
        "hits_at_5": round(sum(rank <= 5 for rank in ranks if rank) / total, 4),
    }


def rank_of(ranked: Sequence[T], right: T) -> int | None:
    """The place of the right answer, from 1; None where it is not there."""
    return ranked.index(right) + 1 if right in ranked else None
