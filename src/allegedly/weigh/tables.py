"""Tables of source, item and value, weighed by themselves: no texts, no chains, copying inferred from the values.

    weigh_table([Row("A", "height", "12"), Row("B", "height", "12"), Row("C", "height", "13")])

Sources that repeat one another in everything are one family, with one voice (`families`). Who copies whom in part, how
accurate a voice is and which values hold are estimated from one another (`joint`, `copies`). Where that story does not
explain the table, since groups of sources share definitions or errors, or where the table is too small to tell, voices
are weighed by a jury (`jury`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from allegedly.weigh.cells import Coded, Floats, Integers, Row, Voices, coded_table, voices_of_families
from allegedly.weigh.copies import NOBODY
from allegedly.weigh.families import families_of_sources
from allegedly.weigh.joint import fitted_table, unexplained_per_row
from allegedly.weigh.jury import jury_of_voices

MOST_UNEXPLAINED = 0.001
"""Log-likelihood per row that second parents may add at most where copying is taken to explain a table."""

VOICES_TO_TELL_COPIES_BY = (4, 400)
"""From fewer, nobody can tell a copy from a good source: in simulations with three the error of calibration is 0.20,
the jury's 0.09. Tables of more have too few values a voice."""

ITEMS_TO_TELL_COPIES_BY = 20
"""With 5 items and copying at .5 the error is 0.16, the jury's 0.10; with 20 it is 0.08 and 0.12."""


@dataclass(frozen=True, slots=True)
class ValueWeighed:
    """A value of an item: its probability among those given, who gives it, and how many families those are."""

    value: str
    probability: float
    sources: tuple[str, ...]
    families: int


@dataclass(frozen=True, slots=True)
class SourceWeighed:
    """A source: its estimated accuracy (0 to 1) where it speaks for itself, the items it gives, and the source that
    stands for its family.

    `copied` is the share of values that its family has in common with `copied_from` beyond what both know or guess; who
    of the two was first cannot be seen from values. "" and 0 where it owes nobody anything, or nobody can tell.
    """

    source: str
    accuracy: float
    items: int
    family: str
    copied_from: str = ""
    copied: float = 0.0


@dataclass(frozen=True, slots=True)
class TableWeighed:
    """All items with their values, the likeliest first, and all sources, by name."""

    items: dict[str, tuple[ValueWeighed, ...]]
    sources: tuple[SourceWeighed, ...]


@dataclass(frozen=True, slots=True)
class _Weighing:
    probability: Floats
    accuracy: Floats
    parent: Integers
    copied: Floats


def weigh_table(rows: Iterable[Row], wrong_values: float | None = None) -> TableWeighed:
    """Every value of every item with its probability, where at most one of each is right. Order changes nothing.

    A source that gives several values of one item splits its word between them. `wrong_values` is how many wrong values
    an item has, where that is known: 1 where the question is yes or no.

    >>> table = weigh_table([Row("A", "x", "1"), Row("B", "x", "1"), Row("C", "x", "2")])
    >>> [(each.value, round(each.probability, 1)) for each in table.items["x"]]
    [('1', 0.7), ('2', 0.2)]
    """
    return weigh_coded_table(coded_table(rows), wrong_values)


def weigh_coded_table(coded: Coded, wrong_values: float | None = None) -> TableWeighed:
    """`weigh_table` for a table that is in numbers already."""
    if not coded.names:
        return TableWeighed({}, ())
    family = families_of_sources(coded.sources, coded.given, coded.item_of_value)
    voices = voices_of_families(coded, family)
    return _weighed(coded, family, voices, _weighing(voices, wrong_values))


def _weighing(voices: Voices, wrong_values: float | None) -> _Weighing:
    fewest, most = VOICES_TO_TELL_COPIES_BY
    if fewest <= voices.count <= most and voices.items >= ITEMS_TO_TELL_COPIES_BY:
        fit = fitted_table(voices, wrong_values)
        if unexplained_per_row(voices, fit) <= MOST_UNEXPLAINED:
            return _Weighing(fit.probability, fit.accuracy, fit.parent, fit.copied)
    verdict = jury_of_voices(voices, wrong_values)
    nobody = np.full(voices.count, NOBODY, dtype=np.int64)
    return _Weighing(verdict.probability, verdict.accuracy, nobody, np.zeros(voices.count))


def _weighed(coded: Coded, family: Integers, voices: Voices, weighing: _Weighing) -> TableWeighed:
    return TableWeighed(
        _items_weighed(coded, family, weighing.probability), _sources_weighed(coded, family, voices, weighing)
    )


def _items_weighed(
    coded: Coded, family: Integers, probability: Floats
) -> dict[str, tuple[ValueWeighed, ...]]:
    givers: list[list[int]] = [[] for _ in coded.values]
    for source, value in zip(coded.sources.tolist(), coded.given.tolist(), strict=True):
        givers[value].append(source)
    heads = family.tolist()
    items: dict[str, list[ValueWeighed]] = {item: [] for item in coded.items}
    rows = zip(coded.values, coded.item_of_value.tolist(), probability.tolist(), givers, strict=True)
    for value, item, chance, who in rows:
        families = len({heads[each] for each in who})
        weighed = ValueWeighed(value, chance, tuple(coded.names[each] for each in who), families)
        items[coded.items[item]].append(weighed)
    return {
        item: tuple(sorted(each, key=lambda it: (-it.probability, it.value))) for item, each in items.items()
    }


def _sources_weighed(
    coded: Coded, family: Integers, voices: Voices, weighing: _Weighing
) -> tuple[SourceWeighed, ...]:
    told = np.bincount(coded.sources, minlength=len(coded.names)).tolist()
    voice_of = np.searchsorted(voices.heads, family).tolist()
    head_names = [coded.names[head] for head in voices.heads.tolist()]
    parents = ["" if above == NOBODY else head_names[above] for above in weighing.parent.tolist()]
    accuracy, copied = weighing.accuracy.tolist(), weighing.copied.tolist()
    return tuple(
        SourceWeighed(name, accuracy[voice], told[at], head_names[voice], parents[voice], copied[voice])
        for at, (name, voice) in enumerate(zip(coded.names, voice_of, strict=True))
    )
