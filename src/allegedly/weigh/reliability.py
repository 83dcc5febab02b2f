"""How reliable sources have been, as far as this case tells: agreement with others, partially pooled.

A source is judged on claims that other voices settle without it. Claims in one document are one trial, and so
are documents on one claim, since they stand or fall together. The rate of each source is drawn towards that
of all, the more so the less is known of it (beta-binomial); the letter follows from its interval.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, betaln

from allegedly.model.grade import Agreement, Reliability

LOWER_QUANTILE = 0.1
"""The bound that the letter is given for: nine times in ten the rate lies above it."""

FAIR_FROM = 0.65

LETTER_BOUNDS = (
    (0.90, Reliability.A),
    (0.80, Reliability.B),
    (FAIR_FROM, Reliability.C),
    (0.50, Reliability.D),
    (0.00, Reliability.E),
)

_MEANS = np.linspace(0.05, 0.95, 37)
_SIZES = np.array([2.0, 4.0, 8.0, 16.0, 32.0])


@dataclass(frozen=True, slots=True)
class SourceReliability:
    """Rate of agreement of a source, its interval of four fifths, and the number of trials behind it.

    `earlier` of the trials come from cases before. `topic` is the type of event that it is judged on; empty for all.
    """

    source: str
    mean: float
    lower: float
    upper: float
    trials: int
    letter: Reliability
    earlier: int = 0
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Mean agreement of a source, and the number of trials it stands for."""

    agreed: float
    trials: int
    earlier: int


@dataclass(frozen=True, slots=True)
class PooledRate:
    """What is held of a source before its own history: a beta distribution by its mean and size."""

    mean: float
    size: float


def estimate_reliability(
    agreements: Iterable[Agreement], min_history: int = 5
) -> dict[str, SourceReliability]:
    """Reliability of each source that has a history; of less than `min_history` trials the letter is F.

    >>> firm = [Agreement("Gazette", f"day {day}", f"claim {day}", 1.0) for day in range(40)]
    >>> estimate_reliability(firm)["Gazette"].letter.value
    'A'
    >>> estimate_reliability(firm[:3])["Gazette"].letter.value
    'F'
    """
    records = records_of(agreements)
    if not records:
        return {}
    totals = np.array([float(record.trials) for record in records.values()])
    successes = totals * np.array([record.agreed for record in records.values()])
    pooled = pooled_rate(successes, totals)
    return {source: judged_record(source, record, pooled, min_history) for source, record in records.items()}


def judged_record(
    source: str, record: Record, before: PooledRate, min_history: int, topic: str = ""
) -> SourceReliability:
    """What the record of a source makes of what was held of it before."""
    right = record.agreed * record.trials
    first = before.mean * before.size + right
    second = (1.0 - before.mean) * before.size + record.trials - right
    lower = float(betaincinv(first, second, LOWER_QUANTILE))
    upper = float(betaincinv(first, second, 1.0 - LOWER_QUANTILE))
    letter = letter_from_interval(lower, upper, record.trials, min_history)
    mean = first / (first + second)
    return SourceReliability(source, mean, lower, upper, record.trials, letter, record.earlier, topic)


def letter_from_interval(lower: float, upper: float, trials: int, min_history: int) -> Reliability:
    """The Admiralty letter; F with too little history.

    A to C ask that the rate surely lies above a bound. D and E are charges, and ask that it surely lies below C's.

    >>> letter_from_interval(0.82, 0.95, 30, 5).value, letter_from_interval(0.82, 0.95, 4, 5).value
    ('B', 'F')
    >>> letter_from_interval(0.40, 0.60, 30, 5).value, letter_from_interval(0.40, 0.80, 6, 5).value
    ('D', 'F')
    """
    if trials < min_history:
        return Reliability.F
    if lower >= FAIR_FROM:
        return _letter(lower)
    return _letter(upper) if upper < FAIR_FROM else Reliability.F


def _letter(rate: float) -> Reliability:
    return next(letter for bound, letter in LETTER_BOUNDS if rate >= bound)


def pooled_rate(successes: NDArray[np.float64], totals: NDArray[np.float64]) -> PooledRate:
    """The most probable beta distribution of the rates of all sources, on a grid.

    A weak prior (seven right in ten) decides where there is no history; counts may be fractions.
    """
    means, sizes = np.meshgrid(_MEANS, _SIZES, indexing="ij")
    first, second = means * sizes, (1.0 - means) * sizes
    scores = 6.0 * np.log(means) + 2.0 * np.log(1.0 - means)
    for success, total in zip(successes, totals, strict=True):
        scores = scores + betaln(first + success, second + total - success) - betaln(first, second)
    best = np.unravel_index(int(np.argmax(scores)), scores.shape)
    return PooledRate(float(means[best]), float(sizes[best]))


def records_of(agreements: Iterable[Agreement]) -> Mapping[str, Record]:
    """The record of each source, in order of the sources. The mean is over claims, each claim counted once."""
    by_source: dict[str, list[Agreement]] = {}
    for each in agreements:
        by_source.setdefault(each.source, []).append(each)
    return {source: _record(by_source[source]) for source in sorted(by_source)}


def _record(agreements: Sequence[Agreement]) -> Record:
    claims: dict[str, list[float]] = {}
    for each in agreements:
        claims.setdefault(each.claim, []).append(each.agreed)
    means = [sum(sorted(values)) / len(values) for _, values in sorted(claims.items())]
    earlier = [each for each in agreements if each.case]
    return Record(sum(means) / len(means), _trials(agreements), _trials(earlier))


def _trials(agreements: Sequence[Agreement]) -> int:
    """Claims in one document are one trial, and so are documents on one claim."""
    return min(len({each.claim for each in agreements}), len({each.document for each in agreements}))
