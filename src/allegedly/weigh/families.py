"""Which sources of a table give one another's values: families, found from the values alone.

Two accurate sources agree because both are right; two that measure the same thing in the same way agree nearly always.
Neither makes one a copy of the other. A copy repeats the values that are contested, the rare ones most of all, and
differs in next to none of them. Both are asked for here: evidence in values that others do not give, and hardly any
difference.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.special import betaincinv

LARGEST_DIFFERENCE = 0.002
"""Rate of differing contested values that copies do not exceed: on flight data, feeds of one supplier differ in up to
0.0013 of them, sources of different suppliers that measure alike in 0.0025 and more."""

REFUTED_QUANTILE = 0.1
"""Two are no copies where their rate of difference surely (nine times in ten) exceeds that."""

MIN_EVIDENCE = np.log(1000.0)
"""How much likelier, at least, the shared contested values must be if the two are one: few pairs are."""


LARGEST_CHANCE = 0.9
"""How often, at most, two that owe each other nothing agree on a contested item, however many others say the same:
the many may be copies too."""


def families_of_sources(
    sources: NDArray[np.int64], values: NDArray[np.int64], item_of_value: NDArray[np.int64]
) -> NDArray[np.int64]:
    """For each source the first source (by number) of its family; alone, a source is its own.

    `sources` and `values` are the rows of a table: who gives which value, `item_of_value` the item that a value is
    of. Families grow by the strongest evidence first; no two of a family are known to differ.
    """
    count = int(sources.max()) + 1 if len(sources) else 0
    evidence, agreed, shared = _pairs(sources, values, item_of_value, count)
    head = np.arange(count)
    members: dict[int, list[int]] = {each: [each] for each in range(count)}
    found = evidence.tocoo()
    strong = found.data >= MIN_EVIDENCE
    left, right, strength = found.row[strong], found.col[strong], found.data[strong]
    for at in np.lexsort((right, left, -strength)):
        one, other = int(head[left[at]]), int(head[right[at]])
        if one != other and not _refuted(members[one], members[other], agreed, shared):
            first, second = min(one, other), max(one, other)
            members[first] += members.pop(second)
            head[members[first]] = first
    return head


def _pairs(
    sources: NDArray[np.int64], values: NDArray[np.int64], item_of_value: NDArray[np.int64], count: int
) -> tuple[sp.csr_matrix, sp.csr_matrix, sp.csr_matrix]:
    """Of each pair of sources: evidence in shared values, contested items given alike, and given at all.

    A value that c of n sources give is given by another one by chance with probability (c - 1.5) / (n - 1), itself
    and its partner left out; items on which all agree tell nothing.
    """
    items = item_of_value[values]
    holders = np.bincount(values, minlength=len(item_of_value)).astype(float)
    givers = np.bincount(items, minlength=int(item_of_value.max(initial=-1)) + 1).astype(float)
    distinct = np.bincount(item_of_value, minlength=len(givers))
    contested = distinct[items] > 1
    rows, given, at = sources[contested], values[contested], items[contested]
    ones = np.ones(len(rows))
    by_value = sp.csr_matrix((ones, (rows, given)), shape=(count, len(item_of_value)))
    by_item = sp.csr_matrix((ones, (rows, at)), shape=(count, len(givers)))
    by_item.data[:] = 1.0
    chance = np.maximum(holders - 1.5, 0.5) / np.maximum(givers[item_of_value] - 1.0, 1.0)
    surprise = -np.log(np.minimum(chance, LARGEST_CHANCE))
    evidence = sp.triu(by_value @ sp.diags(surprise) @ by_value.T, k=1).tocsr()
    return evidence, (by_value @ by_value.T).tocsr(), (by_item @ by_item.T).tocsr()


def _refuted(one: list[int], other: list[int], agreed: sp.csr_matrix, shared: sp.csr_matrix) -> bool:
    """Whether any source of one family surely differs from any of the other more often than copies do."""
    alike = np.asarray(agreed[np.ix_(one, other)].todense(), dtype=float)
    both = np.asarray(shared[np.ix_(one, other)].todense(), dtype=float)
    unlike = np.maximum(both - alike, 0.0)
    return bool(
        (betaincinv(unlike + 0.5, np.minimum(alike, both) + 0.5, REFUTED_QUANTILE) > LARGEST_DIFFERENCE).any()
    )
