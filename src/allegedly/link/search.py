"""The claim that a text repeats: everything there is ranked for one query, by its words and by its vector."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from allegedly.link.terms import lemmas_to_terms, terms_to_vocabulary

BM25_SATURATION = 1.2
BM25_LENGTH = 0.75
FUSION_RANK = 60
"""The constant of reciprocal rank fusion, as its authors give it."""


@dataclass(frozen=True, slots=True)
class LemmaIndex:
    """An inverted index: `weights` has a row for each term and a column for each id, in BM25 weights."""

    ids: tuple[str, ...]
    rows: Mapping[str, int]
    weights: sparse.csr_matrix


def lemmas_to_index(items: Mapping[str, Sequence[str]]) -> LemmaIndex:
    """An index of the items' lemmas by id, for `ranked_by_words`."""
    ids = tuple(sorted(items))
    counts = [Counter(lemmas_to_terms(items[each])) for each in ids]
    vocabulary = terms_to_vocabulary(counts)
    rows = {term: row for row, term in enumerate(sorted(vocabulary.frequencies))}
    lengths = [sum(count.values()) for count in counts]
    mean = max(sum(lengths) / max(len(lengths), 1), 1.0)
    data: list[float] = []
    row_numbers: list[int] = []
    columns: list[int] = []
    for column, (count, length) in enumerate(zip(counts, lengths, strict=True)):
        norm = BM25_SATURATION * (1 - BM25_LENGTH + BM25_LENGTH * length / mean)
        for term in sorted(count):
            data.append(vocabulary.bits(term) * count[term] * (BM25_SATURATION + 1) / (count[term] + norm))
            row_numbers.append(rows[term])
            columns.append(column)
    weights = sparse.csr_matrix((data, (row_numbers, columns)), shape=(len(rows), len(ids)))
    return LemmaIndex(ids, rows, weights)


def ranked_by_words(query_lemmas: Sequence[str], index: LemmaIndex, limit: int) -> list[str]:
    """The items that share a term with the query, best first by BM25; equal ones in order of id.

    >>> ranked_by_words(["sink"], lemmas_to_index({"a": ["ship", "sink"], "b": ["bank", "fail"]}), 5)
    ['a']
    """
    rows = sorted({index.rows[term] for term in lemmas_to_terms(query_lemmas) if term in index.rows})
    if not rows:
        return []
    scores: npt.NDArray[np.float64] = np.asarray(index.weights[rows].sum(axis=0)).ravel().round(6)
    found = np.nonzero(scores)[0]
    best = found[np.lexsort((found, -scores[found]))][:limit]
    return [index.ids[column] for column in best]


def ranked_by_vector(
    query: npt.NDArray[np.float32], ids: Sequence[str], vectors: npt.NDArray[np.float32], limit: int
) -> list[str]:
    """The items whose vectors, shape (ids, width), are nearest to the query's, best first; equal ones in order.

    >>> ranked_by_vector(np.float32([1, 0]), ["a", "b"], np.float32([[0, 1], [1, 0]]), 1)
    ['b']
    """
    scores = (vectors @ query).round(6)
    return [ids[row] for row in np.lexsort((np.arange(len(ids)), -scores))[:limit]]


def fused_ranking(*rankings: Sequence[str]) -> list[str]:
    """Several rankings as one: items that stand high in any, above all those that stand high in all.

    Reciprocal rank fusion (Cormack, Clarke & Buettcher 2009, doi:10.1145/1571941.1572114). Nothing in it is tuned; on
    knownlie words alone have MRR .817, vectors alone .825, both .873.

    >>> fused_ranking(["a", "b", "c"], ["c", "b", "d"])
    ['c', 'b', 'a', 'd']
    """
    scores: dict[str, float] = defaultdict(float)
    for ranking in rankings:
        for place, item in enumerate(ranking, 1):
            scores[item] += 1 / (FUSION_RANK + place)
    return sorted(scores, key=lambda item: (-scores[item], item))
