"""Which statements are worth comparing: an inverted index with document-frequency limits, never all pairs.

Two searches over the same terms. `ranked_candidates` ranks everything for one query (BM25); `candidate_pairs`
finds, for all statements at once, the few others that share rare keys.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from allegedly.link.profile import Profile
from allegedly.link.terms import Vocabulary, lemmas_to_terms, terms_to_vocabulary

BM25_SATURATION = 1.2
BM25_LENGTH = 0.75
FREQUENT_TERMS_PAIRED = 5
"""A statement's rarest terms beyond the frequency limit that are still used, in pairs: at most ten keys."""
SORTED_NEIGHBOURS = 8
"""Window of the sorted-neighbourhood method (Hernandez & Stolfo 1995, doi:10.1145/223784.223807)."""
MIN_SHARED_KEYS_RATIO = 0.08
"""Weighted Jaccard of keys under which a pair is not compared: one rare word of a dozen."""
ROWS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class LemmaIndex:
    """An inverted index: `weights` has a row for each term and a column for each id, in BM25 weights."""

    ids: tuple[str, ...]
    rows: Mapping[str, int]
    weights: sparse.csr_matrix


@dataclass(frozen=True, slots=True, order=True)
class CandidatePair:
    """Two statements that share rare keys: positions in the sequence of profiles, left before right."""

    left: int
    right: int


def lemmas_to_index(items: Mapping[str, Sequence[str]]) -> LemmaIndex:
    """An index of the items' lemmas by id, for `ranked_candidates`."""
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


def ranked_candidates(query_lemmas: Sequence[str], index: LemmaIndex, limit: int) -> list[tuple[str, float]]:
    """The items that best match the query, best first, with their BM25 scores; equal scores in order of id.

    >>> index = lemmas_to_index({"a": ["ship", "sink"], "b": ["bank", "fail"]})
    >>> [found for found, _ in ranked_candidates(["sink"], index, 5)]
    ['a']
    """
    rows = sorted({index.rows[term] for term in lemmas_to_terms(query_lemmas) if term in index.rows})
    if not rows:
        return []
    scores: npt.NDArray[np.float64] = np.asarray(index.weights[rows].sum(axis=0)).ravel().round(6)
    found = np.nonzero(scores)[0]
    best = found[np.lexsort((found, -scores[found]))][:limit]
    return [(index.ids[column], float(scores[column])) for column in best]


def candidate_pairs(
    profiles: Sequence[Profile], vocabulary: Vocabulary, max_block_size: int, max_candidates: int
) -> list[CandidatePair]:
    """Pairs of statements worth comparing: each with at most `max_candidates` others that share most, and
    back.

    A key that more than `max_block_size` statements have joins each of them only to its neighbours in the
    order of their words, so that work grows linearly with the number of statements.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        for key in _keys(profile, vocabulary, max_block_size):
            blocks[key].append(position)
    pairs = set(_neighbours(profiles, blocks, max_block_size))
    kept = {key: block for key, block in blocks.items() if 1 < len(block) <= max_block_size}
    pairs.update(_best_by_shared_keys(kept, len(profiles), max_candidates))
    return [CandidatePair(left, right) for left, right in sorted(pairs)]


def _keys(profile: Profile, vocabulary: Vocabulary, limit: int) -> Iterator[str]:
    yield from (f"actor {actor}" for actor in sorted(profile.actors))
    yield from (f"number {number:g}" for number in sorted(profile.numbers))
    ordered = sorted(profile.terms, key=lambda term: (vocabulary.frequencies.get(term, 0), term))
    frequent = []
    for term in ordered:
        if vocabulary.frequencies.get(term, 0) <= limit:
            yield f"term {term}"
        elif not vocabulary.is_common(term):
            frequent.append(term)
    for left, right in itertools.combinations(sorted(frequent[:FREQUENT_TERMS_PAIRED]), 2):
        yield f"terms {left} {right}"


def _neighbours(
    profiles: Sequence[Profile], blocks: Mapping[str, Sequence[int]], limit: int
) -> Iterator[tuple[int, int]]:
    """Pairs from the blocks that are too large: neighbours in the order of their terms."""
    for block in blocks.values():
        if len(block) <= limit:
            continue
        ordered = sorted(block, key=lambda position: (profiles[position].sequence, position))
        for step in range(1, SORTED_NEIGHBOURS + 1):
            for left, right in zip(ordered, ordered[step:], strict=False):
                yield (left, right) if left < right else (right, left)


def _best_by_shared_keys(
    blocks: Mapping[str, Sequence[int]], size: int, max_candidates: int
) -> Iterator[tuple[int, int]]:
    """For each statement the others with the highest weighted Jaccard of keys; a key's weight falls with its
    block."""
    matrix = _key_matrix(blocks, size)
    transposed = matrix.T.tocsr()
    squared = matrix.multiply(matrix)
    mass = np.asarray(squared.sum(axis=1)).ravel()
    for start in range(0, size, ROWS_AT_ONCE):
        shared = (matrix[start : start + ROWS_AT_ONCE] @ transposed).tocsr()
        for row in range(shared.shape[0]):
            here = start + row
            columns = shared.indices[shared.indptr[row] : shared.indptr[row + 1]]
            common = shared.data[shared.indptr[row] : shared.indptr[row + 1]]
            ratio = (common / (mass[here] + mass[columns] - common + 1e-9)).round(6)
            keep = (columns != here) & (ratio >= MIN_SHARED_KEYS_RATIO)
            columns, ratio = columns[keep], ratio[keep]
            for other in columns[np.lexsort((columns, -ratio))][:max_candidates]:
                yield (here, int(other)) if here < other else (int(other), here)


def _key_matrix(blocks: Mapping[str, Sequence[int]], size: int) -> sparse.csr_matrix:
    data: list[float] = []
    rows: list[int] = []
    columns: list[int] = []
    for column, key in enumerate(sorted(blocks)):
        block = blocks[key]
        weight = float(np.sqrt(np.log2(1 + (size + 1000) / len(block))))
        data.extend([weight] * len(block))
        rows.extend(block)
        columns.extend([column] * len(block))
    return sparse.csr_matrix((data, (rows, columns)), shape=(size, len(blocks)))
