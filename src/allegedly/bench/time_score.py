"""Time expressions against the gold: spans, types and values (TempEval-3, UzZaman et al. 2013, S13-2001)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from allegedly.bench.intervals import bootstrap_interval, f1_of_sums
from allegedly.bench.timeml import MarkedTime


@dataclass(frozen=True, slots=True)
class ReadTimes:
    """The gold of one text and what was found in it."""

    name: str
    gold: tuple[MarkedTime, ...]
    found: tuple[MarkedTime, ...]


@dataclass(frozen=True, slots=True)
class TimePair:
    """A gold expression and the one found that overlaps it."""

    gold: MarkedTime
    found: MarkedTime


def matched_times(read: ReadTimes) -> list[TimePair]:
    """Expressions that overlap, one to one, those with the same span first, then in order of the text."""
    pairs: list[TimePair] = []
    for exact in (True, False):
        free = [each for each in read.found if not any(pair.found is each for pair in pairs)]
        for gold in read.gold:
            if any(pair.gold is gold for pair in pairs):
                continue
            for found in free:
                if found.span == gold.span if exact else found.span.overlaps(gold.span):
                    pairs.append(TimePair(gold, found))
                    free.remove(found)
                    break
    return sorted(pairs, key=lambda pair: pair.gold.span)


COLUMNS = ("relaxed", "strict", "type", "value", "modifier")


def time_scores(read: Sequence[ReadTimes]) -> dict[str, Any]:
    """F1 of spans that overlap (`relaxed`) and that are the same (`strict`); of those that overlap and have the gold's
    type, value (letter for letter), or value and modifier. Each with precision, recall and its interval by text.
    """
    rows = [_counts(each) for each in read]
    sums = [sum(row[column] for row in rows) for column in range(len(COLUMNS) + 2)]
    found, gold = sums[-2], sums[-1]
    figures: dict[str, Any] = {"texts": len(rows), "gold": gold, "found": found}
    for column, name in enumerate(COLUMNS):
        right = sums[column]
        figures[f"{name}_f1"] = _ratio(2 * right, found + gold)
        figures[f"{name}_precision"] = _ratio(right, found)
        figures[f"{name}_recall"] = _ratio(right, gold)
        figures[f"{name}_f1_interval"] = bootstrap_interval(
            [(row[column], row[-2], row[-1]) for row in rows], f1_of_sums
        )
    figures["value_accuracy"] = _ratio(sums[COLUMNS.index("value")], sums[0])
    return figures


def _counts(read: ReadTimes) -> list[int]:
    """The counts of one text in the order of COLUMNS, then those found and the gold's."""
    pairs = matched_times(read)
    return [
        len(pairs),
        sum(pair.gold.span == pair.found.span for pair in pairs),
        sum(pair.gold.type == pair.found.type for pair in pairs),
        sum(pair.gold.value == pair.found.value for pair in pairs),
        sum(
            (pair.gold.value, pair.gold.modifier) == (pair.found.value, pair.found.modifier) for pair in pairs
        ),
        len(read.found),
        len(read.gold),
    ]


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
