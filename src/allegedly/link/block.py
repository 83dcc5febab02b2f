"""Which statements are worth comparing: for each the few that share rare keys with it, never all pairs."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from allegedly.link.profile import Profile
from allegedly.link.terms import Vocabulary

FREQUENT_TERMS_PAIRED = 5
"""A statement's rarest terms beyond the frequency limit that are still used, in pairs: at most ten keys."""
SORTED_NEIGHBOURS = 8
"""Window of the sorted-neighbourhood method (Hernandez & Stolfo 1995, doi:10.1145/223784.223807)."""
MIN_SHARED_KEYS_RATIO = 0.08
"""Weighted Jaccard of keys under which a pair is not compared: one rare word of a dozen."""
ROWS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True, order=True)
class CandidatePair:
    """Two statements that share rare keys: positions in the sequence of profiles, left before right."""

    left: int
    right: int


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
