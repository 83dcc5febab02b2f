"""Tables whose items have several right values, and numbers as values that come down to `tables`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from allegedly.weigh.cells import Row, coded_table, voices_of_families
from allegedly.weigh.families import families_of_sources
from allegedly.weigh.two_sided import probability_of_listed

_YES, _NO = "yes", "no"


def weigh_lists(rows: Iterable[Row]) -> dict[str, dict[str, float]]:
    """By item the probability of each of its values, where any number of them may be right: the authors of a book.

    Each value is a question of its own, which a source that lists the item answers: yes where it lists the value, no
    where it does not. To leave out what is right is common, to list what is wrong is rare (`two_sided`).

    >>> lists = weigh_lists([Row("A", "b", "X"), Row("A", "b", "Y"), *(Row(name, "b", "X") for name in "BCDEFGHIJK")])
    >>> lists["b"]["X"] > 0.5 > lists["b"]["Y"]
    True
    """
    listed: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        listed.setdefault(row.item, {}).setdefault(row.source, set()).add(row.value)
    questions = {
        (item, value): f"{len(item)} {item} {value}"
        for item, by_source in listed.items()
        for value in set().union(*by_source.values())
    }
    if not questions:
        return {}
    answers = coded_table(
        Row(source, question, _YES if value in listed[item][source] else _NO)
        for (item, value), question in questions.items()
        for source in listed[item]
    )
    family = families_of_sources(answers.sources, answers.given, answers.item_of_value)
    said = np.array([value == _YES for value in answers.values])
    probability = probability_of_listed(voices_of_families(answers, family), said)
    by_question = dict(zip(answers.items, probability.tolist(), strict=True))
    found: dict[str, dict[str, float]] = {item: {} for item in sorted(listed)}
    for (item, value), question in sorted(questions.items()):
        found[item][value] = by_question[question]
    return found


def near_values_joined(rows: Iterable[Row], tolerance: float = 0.01) -> list[Row]:
    """The rows of numeric items, with neighbours that lie within a share of each other taken as one: their median.

    >>> joined = near_values_joined([Row("A", "x", "100"), Row("B", "x", "100.4"), Row("C", "x", "180")])
    >>> [row.value for row in joined]
    ['100', '100', '180']
    """
    by_item: dict[str, list[Row]] = {}
    for row in set(rows):
        by_item.setdefault(row.item, []).append(row)
    joined: list[Row] = []
    for _, each in sorted(by_item.items()):
        group: list[Row] = []
        for row in sorted(each, key=lambda it: (float(it.value), it.source, it.value)):
            if group and float(row.value) - float(group[-1].value) > tolerance * abs(float(row.value)):
                joined.extend(_as_median(group))
                group = []
            group.append(row)
        joined.extend(_as_median(group))
    return joined


def _as_median(group: Sequence[Row]) -> list[Row]:
    median = group[(len(group) - 1) // 2].value
    return [Row(row.source, row.item, median) for row in group]
