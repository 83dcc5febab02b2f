"""Tables of source, item and value, weighed by themselves: no texts, no chains, copying inferred from the values.

    weigh_table([Row("A", "height", "12"), Row("B", "height", "12"), Row("C", "height", "13")])

Three steps. Sources that repeat one another are one family, with one voice (`families`). How accurate a family is and
which values hold are estimated from one another: a value's weight is the sum of the log-odds of those that give it,
log(n A / (1 - A)) for n wrong values that might be given instead (Dong, Berti-Equille, Srivastava 2009,
doi:10.14778/1687627.1687690). And since sources may share a definition or an error that nobody can see from inside, the
estimate is made 32 times, each time with half the families weighing more and half less, and averaged: balanced half
samples with Fay's factor (McCarthy 1969, doi:10.2307/1402116; Judkins 1990). A value that
depends on who happened to be in the table gets a middling probability.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import hadamard

from allegedly.weigh.families import families_of_sources

JURY = 32
"""Half samples; a power of two. 64 move no figure on flight data by more than .001."""

LIGHTER = 0.3
"""What the families of the lighter half count for (Fay's factor); those of the heavier count for the rest of 2."""

ROUNDS = 8
"""Rounds of estimating values and accuracies from one another; later ones change nothing that is shown."""

WRONG_VALUES = 10.0
"""Wrong values that a source might give instead of the right one."""

FIRST_ACCURACY = 0.8
"""What is held of a source before its own record, worth so many items:"""

RECORD_OF_OTHERS = 4.0

ACCURACY_BOUNDS = (0.01, 0.99)

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One cell: what a source gives as the value of an item."""

    source: str
    item: str
    value: str


@dataclass(frozen=True, slots=True)
class ValueWeighed:
    """A value of an item: its probability among those given, who gives it, and how many families those are."""

    value: str
    probability: float
    sources: tuple[str, ...]
    families: int


@dataclass(frozen=True, slots=True)
class SourceWeighed:
    """A source: its estimated accuracy (0 to 1), the items it gives, and the source that stands for its family."""

    source: str
    accuracy: float
    items: int
    family: str


@dataclass(frozen=True, slots=True)
class TableWeighed:
    """All items with their values, the likeliest first, and all sources, by name."""

    items: dict[str, tuple[ValueWeighed, ...]]
    sources: tuple[SourceWeighed, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A table in numbers: who gives which value of which item; names and values in alphabetical order."""

    names: Sequence[str]
    items: Sequence[str]
    values: Sequence[str]
    item_of_value: Integers
    sources: Integers
    given: Integers
    wrong_values: float


def weigh_table(rows: Iterable[Row], wrong_values: float = WRONG_VALUES) -> TableWeighed:
    """Every value of every item with its probability, where at most one of each is right. Order changes nothing.

    A source that gives several values of one item splits its word between them. `wrong_values` is how many wrong values
    an item has; 1 where the question is yes or no.

    >>> table = weigh_table([Row("A", "x", "1"), Row("B", "x", "1"), Row("C", "x", "2")])
    >>> [(each.value, round(each.probability, 1)) for each in table.items["x"]]
    [('1', 0.7), ('2', 0.2)]
    """
    coded = coded_table(rows, wrong_values)
    if not coded.names:
        return TableWeighed({}, ())
    family = families_of_sources(coded.sources, coded.given, coded.item_of_value)
    voices, said = _voices(coded, family)
    probability, accuracy = jury_of_families(coded, voices, said)
    return _weighed(coded, family, probability, accuracy)


def coded_table(rows: Iterable[Row], wrong_values: float = WRONG_VALUES) -> Coded:
    """The rows in numbers, each once."""
    unique = sorted(set(rows))
    names, items = sorted({row.source for row in unique}), sorted({row.item for row in unique})
    cells = sorted({(row.item, row.value) for row in unique})
    name_at, item_at = _places(names), _places(items)
    cell_at = {cell: at for at, cell in enumerate(cells)}
    return Coded(
        names,
        items,
        [value for _, value in cells],
        np.array([item_at[item] for item, _ in cells], dtype=np.int64),
        np.array([name_at[row.source] for row in unique], dtype=np.int64),
        np.array([cell_at[(row.item, row.value)] for row in unique], dtype=np.int64),
        wrong_values,
    )


def _places(names: Sequence[str]) -> dict[str, int]:
    return {name: at for at, name in enumerate(names)}


def _voices(coded: Coded, family: Integers) -> tuple[Integers, Integers]:
    """Each family with each value that any of it gives, once."""
    pairs = np.unique(np.stack([family[coded.sources], coded.given]), axis=1)
    return pairs[0], pairs[1]


def jury_of_families(coded: Coded, voices: Integers, said: Integers) -> tuple[Floats, Floats]:
    """Probability of each value, averaged over the half samples, and accuracy of each family (by its first source)."""
    heads = np.unique(voices)
    column = np.zeros(len(coded.names), dtype=np.int64)
    column[heads] = 1 + np.arange(len(heads)) % (JURY - 1)
    signs = hadamard(JURY).astype(float)
    share = _shares(coded, voices, said)
    probability = np.zeros(len(coded.values))
    for juror in signs:
        weights = 1.0 + (1.0 - LIGHTER) * juror[column]
        probability += _estimated(coded, voices, said, share * weights[voices], share)[0] / JURY
    return probability, _estimated(coded, voices, said, share, share)[1]


def _shares(coded: Coded, voices: Integers, said: Integers) -> Floats:
    """1 where a family gives one value of an item, 1/k where it gives k."""
    keys = voices * len(coded.items) + coded.item_of_value[said]
    _, place, counts = np.unique(keys, return_inverse=True, return_counts=True)
    return np.asarray(1.0 / counts[place], dtype=np.float64)


def _estimated(
    coded: Coded,
    voices: Integers,
    said: Integers,
    weights: Floats,
    share: Floats,
) -> tuple[Floats, Floats]:
    count = len(coded.names)
    told = np.bincount(voices, share, count)
    accuracy = np.full(count, FIRST_ACCURACY)
    probability = np.zeros(len(coded.values))
    for _ in range(ROUNDS):
        odds = np.log(coded.wrong_values * accuracy / (1.0 - accuracy))
        scores = np.bincount(said, weights * odds[voices], len(coded.values)).astype(np.float64)
        probability = _normalised(scores, coded)
        right = np.bincount(voices, share * probability[said], count)
        mean = (FIRST_ACCURACY * RECORD_OF_OTHERS + right) / (RECORD_OF_OTHERS + told)
        accuracy = np.clip(mean, *ACCURACY_BOUNDS).astype(np.float64)
    return probability, accuracy


def _normalised(scores: Floats, coded: Coded) -> Floats:
    """Probabilities of the values of each item, from log weights; what they lack of one is that none is right."""
    seen = np.bincount(coded.item_of_value, minlength=len(coded.items))
    unseen = np.maximum(coded.wrong_values + 1.0 - seen, 1.0 if coded.wrong_values > 1.0 else 0.0)
    largest = np.zeros(len(coded.items))
    np.maximum.at(largest, coded.item_of_value, scores)
    raised = np.exp(scores - largest[coded.item_of_value])
    totals = np.bincount(coded.item_of_value, raised, len(coded.items)) + unseen * np.exp(-largest)
    return np.asarray(raised / totals[coded.item_of_value], dtype=np.float64)


def _weighed(coded: Coded, family: Integers, probability: Floats, accuracy: Floats) -> TableWeighed:
    givers: dict[int, list[int]] = {}
    for source, value in zip(coded.sources.tolist(), coded.given.tolist(), strict=True):
        givers.setdefault(value, []).append(source)
    items: dict[str, list[ValueWeighed]] = {item: [] for item in coded.items}
    for at, value in enumerate(coded.values):
        who = givers[at]
        weighed = ValueWeighed(
            value,
            float(probability[at]),
            tuple(coded.names[each] for each in who),
            len({int(family[each]) for each in who}),
        )
        items[coded.items[coded.item_of_value[at]]].append(weighed)
    told = np.bincount(coded.sources, minlength=len(coded.names))
    return TableWeighed(
        {
            item: tuple(sorted(each, key=lambda it: (-it.probability, it.value)))
            for item, each in items.items()
        },
        tuple(
            SourceWeighed(name, float(accuracy[family[at]]), int(told[at]), coded.names[family[at]])
            for at, name in enumerate(coded.names)
        ),
    )
