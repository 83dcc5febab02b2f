"""How reliable sources have been on one type of event, where there is enough to tell that from the rest.

A source's rate on a topic is drawn towards its own rate on all else, the more the less is known of the topic, and the
more the less sources differ by topic at all. How far they differ is estimated from all records together; where nothing
shows that they do, a record on a topic says what the whole record says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betaln

from allegedly.model.grade import Agreement
from allegedly.weigh.reliability import (
    PooledRate,
    Record,
    SourceReliability,
    judged_record,
    pooled_rate,
    records_of,
)

SPREADS = (2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0)
"""Sizes of the beta distribution of a source's rates by topic: from "each topic is another source" to "all alike"."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """The record of one source on one topic, and what its record on all else makes of it."""

    source: str
    topic: str
    record: Record
    elsewhere: PooledRate

    def before(self, spread: float) -> PooledRate:
        """What is held of the topic before its own record; the two uncertainties add up."""
        return PooledRate(self.elsewhere.mean, 1.0 / (1.0 / spread + 1.0 / self.elsewhere.size))


def reliability_by_topic(
    agreements: Iterable[Agreement], min_history: int = 5
) -> Mapping[tuple[str, str], SourceReliability]:
    """Reliability by source and topic, for sources with two topics or more, where a topic has enough trials.

    >>> def on(topic, right): return [Agreement("S", f"{topic}{i}", f"{topic}{i}", right, topic) for i in range(30)]
    >>> found = reliability_by_topic([*on("FIGHT", 1.0), *on("BUY", 0.0)])
    >>> found["S", "FIGHT"].lower > 0.5 > found["S", "BUY"].upper
    True
    >>> reliability_by_topic(on("FIGHT", 1.0))
    {}
    """
    given = list(agreements)
    cells = _cells(given)
    if not cells:
        return {}
    spread = max(SPREADS, key=lambda size: (_fit(cells, size), size))
    return {
        (cell.source, cell.topic): judged_record(
            cell.source, cell.record, cell.before(spread), min_history, cell.topic
        )
        for cell in cells
        if cell.record.trials >= min_history
    }


def _cells(agreements: Sequence[Agreement]) -> list[_Cell]:
    records = records_of(agreements)
    totals = np.array([float(record.trials) for record in records.values()])
    rights = totals * np.array([record.agreed for record in records.values()])
    pooled = pooled_rate(rights, totals)
    by_source: dict[str, list[Agreement]] = {}
    for each in agreements:
        by_source.setdefault(each.source, []).append(each)
    found = []
    for source in sorted(by_source):
        topics = sorted({each.topic for each in by_source[source]})
        for topic in topics if len(topics) > 1 else ():
            if topic:
                inside = [each for each in by_source[source] if each.topic == topic]
                outside = [each for each in by_source[source] if each.topic != topic]
                found.append(_cell(source, topic, inside, outside, pooled))
    return found


def _cell(
    source: str, topic: str, inside: Sequence[Agreement], outside: Sequence[Agreement], pooled: PooledRate
) -> _Cell:
    rest = records_of(outside)[source]
    size = pooled.size + rest.trials
    mean = (pooled.mean * pooled.size + rest.agreed * rest.trials) / size
    return _Cell(source, topic, records_of(inside)[source], PooledRate(mean, size))


def _fit(cells: Sequence[_Cell], spread: float) -> float:
    """Log-likelihood of all records by topic; a weak prior says that sources do not differ by topic."""
    before = [cell.before(spread) for cell in cells]
    first = np.array([each.mean * each.size for each in before])
    second = np.array([(1.0 - each.mean) * each.size for each in before])
    totals = np.array([float(cell.record.trials) for cell in cells])
    rights = totals * np.array([cell.record.agreed for cell in cells])
    likelihood = betaln(first + rights, second + totals - rights) - betaln(first, second)
    return float(np.sum(likelihood) + np.log(spread))
