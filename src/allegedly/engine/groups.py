"""Which documents are linked, traced and weighed together: stories, found by joins on runs of words and rare terms.

Documents that share enough are one component. A component that grew too large is cut where its ties are weakest.
Small components are put together into stories of some hundreds of documents, by hash, so that all of a small corpus
is one story, as it is one case for `assess`, and new documents change few stories of a large one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse import csgraph

STORY_DOCUMENTS = 500
"""Up to so many documents are put together, related or not: words are weighed by how common they are among them."""
MAX_COMPONENT = 400
"""Largest component that is not cut; also the most reports of which weigh/copying.py sums all histories."""
NUMBER_BITS = 64

Numbers = npt.NDArray[np.uint64]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Pairs of documents by number, with what they share."""

    left: Numbers
    right: Numbers
    weight: Counts


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """Documents by number, ascending, each with its component (its first document) and its bin."""

    number: Numbers
    component: Numbers
    bin: Counts
    cut: int


def edges_to_members(numbers: Numbers, edges: Edges) -> Members:
    """The component and the bin of each document; `cut` counts pairs that a cut went through.

    >>> edges = Edges(np.array([1], np.uint64), np.array([9], np.uint64), np.array([3]))
    >>> edges_to_members(np.array([9, 4, 1], np.uint64), edges).component.tolist()
    [1, 4, 1]
    """
    ordered = np.unique(numbers)
    left, right = np.searchsorted(ordered, edges.left), np.searchsorted(ordered, edges.right)
    labels = _labels(len(ordered), left, right)
    cut = 0
    sizes = np.bincount(labels, minlength=1)
    within = sizes[labels[left]] > MAX_COMPONENT if len(left) else np.zeros(0, dtype=np.bool_)
    if within.any():
        keep = ~within
        keep[within] = _kept_under_cap(left[within], right[within], edges.weight[within])
        cut = int((~keep).sum())
        labels = _labels(len(ordered), left[keep], right[keep])
    first = np.full(int(labels.max(initial=-1)) + 1, len(ordered), dtype=np.int64)
    np.minimum.at(first, labels, np.arange(len(ordered)))
    component = ordered[first[labels]] if len(ordered) else ordered
    return Members(ordered, component, _bins(component), cut)


def _labels(size: int, left: Counts, right: Counts) -> Counts:
    graph = sparse.coo_matrix((np.ones(len(left), dtype=np.int8), (left, right)), shape=(size, size))
    return np.asarray(csgraph.connected_components(graph, directed=False)[1], dtype=np.int64)


def _kept_under_cap(left: Counts, right: Counts, weight: Counts) -> npt.NDArray[np.bool_]:
    """Which ties hold when components grow by the strongest first and none over the bound."""
    parent: dict[int, int] = {}
    size: dict[int, int] = {}

    def root_of(node: int) -> int:
        while parent.get(node, node) != node:
            parent[node] = node = parent.get(parent[node], parent[node])
        return node

    kept = np.zeros(len(left), dtype=np.bool_)
    for at in np.lexsort((right, left, -weight)):
        one, other = root_of(int(left[at])), root_of(int(right[at]))
        if one != other:
            together = size.get(one, 1) + size.get(other, 1)
            if together > MAX_COMPONENT:
                continue
            parent[other] = one
            size[one] = together
        kept[at] = True
    return kept


def _bins(component: Numbers) -> Counts:
    """Bins of about STORY_DOCUMENTS documents, a power of two of them, so that a growing corpus seldom moves all."""
    bits = int(np.ceil(np.log2(max(len(component), 1) / STORY_DOCUMENTS))) if len(component) else 0
    if bits <= 0:
        return np.zeros(len(component), dtype=np.int64)
    return (component >> np.uint64(NUMBER_BITS - bits)).astype(np.int64)
