"""A table of source, item and value in numbers, which every way of weighing tables starts from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One cell: what a source gives as the value of an item."""

    source: str
    item: str
    value: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A table in numbers: who gives which value of which item; names and values in alphabetical order."""

    names: Sequence[str]
    items: Sequence[str]
    values: Sequence[str]
    item_of_value: Integers
    sources: Integers
    given: Integers


@dataclass(frozen=True, slots=True)
class Voices:
    """Families that give values, each value once: `voice` numbers them from 0, `heads` are their first sources.

    A family that gives k values of one item gives each with `share` 1/k. Sorted by voice, then by value.
    """

    heads: Integers
    voice: Integers
    given: Integers
    share: Floats
    item_of_value: Integers
    items: int

    @property
    def count(self) -> int:
        """How many voices there are."""
        return len(self.heads)

    @property
    def item(self) -> Integers:
        """Of each row, the item."""
        return self.item_of_value[self.given]

    @property
    def seen(self) -> Integers:
        """Of each item, how many values are given."""
        return np.bincount(self.item_of_value, minlength=self.items)

    def by_value(self, weights: Floats) -> sp.csr_matrix:
        """These weights of the rows as a matrix of voices and values."""
        return sp.csr_matrix((weights, (self.voice, self.given)), shape=(self.count, len(self.item_of_value)))

    def by_item(self, weights: Floats) -> sp.csr_matrix:
        """These weights of the rows as a matrix of voices and items, those of one item summed."""
        return sp.csr_matrix((weights, (self.voice, self.item)), shape=(self.count, self.items))


def coded_table(rows: Iterable[Row]) -> Coded:
    """The rows in numbers, each once. Their order changes nothing."""
    unique = sorted({(row.source, row.item, row.value) for row in rows})
    names, items = sorted({source for source, _, _ in unique}), sorted({item for _, item, _ in unique})
    cells = sorted({(item, value) for _, item, value in unique})
    name_at, item_at = _places(names), _places(items)
    cell_at = {cell: at for at, cell in enumerate(cells)}
    return Coded(
        names,
        items,
        [value for _, value in cells],
        np.array([item_at[item] for item, _ in cells], dtype=np.int64),
        np.array([name_at[source] for source, _, _ in unique], dtype=np.int64),
        np.array([cell_at[(item, value)] for _, item, value in unique], dtype=np.int64),
    )


def _places(names: Sequence[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(names)}


def voices_of_families(coded: Coded, family: Integers) -> Voices:
    """Each family with each value that any of it gives, once. `family` is the first source of each source's."""
    members, given = np.unique(np.stack([family[coded.sources], coded.given]), axis=1)
    heads, voice = np.unique(members, return_inverse=True)
    return _shared(heads, voice.astype(np.int64), given, coded.item_of_value, len(coded.items))


def every_nth_item(voices: Voices, step: int) -> Voices:
    """The voices on every `step`-th item; who gives none of these has no row, but keeps its number."""
    of_values = np.flatnonzero(voices.item_of_value % step == 0)
    place = np.full(len(voices.item_of_value), -1)
    place[of_values] = np.arange(len(of_values))
    kept = place[voices.given] >= 0
    return _shared(
        voices.heads,
        voices.voice[kept],
        place[voices.given[kept]],
        voices.item_of_value[of_values] // step,
        -(-voices.items // step),
    )


def _shared(heads: Integers, voice: Integers, given: Integers, item_of_value: Integers, items: int) -> Voices:
    _, place, counts = np.unique(
        voice * items + item_of_value[given], return_inverse=True, return_counts=True
    )
    share = np.asarray(1.0 / counts[place], dtype=np.float64)
    return Voices(heads, voice, given, share, item_of_value, items)


def item_probabilities(
    scores: Floats, item_of_value: Integers, seen: Integers, unseen: Floats
) -> tuple[Floats, float]:
    """Probabilities of the values of each item from their log weights, and the log of how likely all items are.

    `seen` is how many values of an item are given, `unseen` how many more it may have, each of log weight 0. What the
    values of an item lack of one is the probability that none of them is right.
    """
    largest = np.zeros(len(seen))
    np.maximum.at(largest, item_of_value, scores)
    raised = np.exp(scores - largest[item_of_value])
    totals = np.bincount(item_of_value, raised, len(seen)) + unseen * np.exp(-largest)
    likelihood = float((np.log(totals) + largest - np.log(seen + unseen)).sum())
    return np.asarray(raised / totals[item_of_value], dtype=np.float64), likelihood
