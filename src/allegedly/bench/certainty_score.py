"""How well factuality (-3 certainly not, 3 certainly) agrees with ratings, overclaiming apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from allegedly.bench.intervals import Table, bootstrap_interval, ratio_of_sums

FACT = 3.0
FLAT_RATING = 2.5
NOT_A_FACT = 1.0
SHOWN_AS_FACT = 2.0
BIN_EDGES = (-FLAT_RATING, -0.5, 0.5, FLAT_RATING)


@dataclass(frozen=True, slots=True)
class RatedPair:
    """One event: how factual annotators found it, how a system shows it. `unit` is its sentence."""

    unit: int
    gold: float
    shown: float


def certainty_scores(pairs: Sequence[RatedPair]) -> dict[str, Any]:
    """Error, correlation, five-bin macro-F1, overclaim rate and polarity flips, beside "always a fact".

    Intervals are 95%, bootstrapped by sentence. Rates are 0 to 1, errors in steps of the scale.
    """
    own = _figures(pairs)
    own["mae_interval"] = bootstrap_interval(_sums(pairs, _errors), ratio_of_sums)
    own["overclaim_rate_interval"] = bootstrap_interval(_sums(pairs, _overclaims), ratio_of_sums)
    own["pearson_r_interval"] = bootstrap_interval(_sums(pairs, _moments), _pearson_of_sums)
    own["always_fact"] = _figures([RatedPair(pair.unit, pair.gold, FACT) for pair in pairs])
    return own


def bin_of(factuality: float) -> int:
    """One of five: certainly not (<= -2.5), perhaps not, unknown (-.5 to .5), perhaps, certainly (>= 2.5).

    >>> [bin_of(value) for value in (-3, -1, 0, 1, 2.5)]
    [0, 1, 2, 3, 4]
    """
    low, under, over, high = BIN_EDGES
    if factuality <= low:
        return 0
    if factuality < under:
        return 1
    if factuality <= over:
        return 2
    return 3 if factuality < high else 4


def macro_f1(pairs: Sequence[RatedPair]) -> float:
    """Mean F1 of the bins that the ratings use, 0 to 1."""
    gold = [bin_of(pair.gold) for pair in pairs]
    shown = [bin_of(pair.shown) for pair in pairs]
    scores = []
    for each in set(gold):
        right = sum(g == s == each for g, s in zip(gold, shown, strict=True))
        scores.append(2 * right / (gold.count(each) + shown.count(each)))
    return sum(scores) / len(scores) if scores else 0.0


def _figures(pairs: Sequence[RatedPair]) -> dict[str, Any]:
    gold = np.array([pair.gold for pair in pairs], dtype=np.float64)
    shown = np.array([pair.shown for pair in pairs], dtype=np.float64)
    hedged = np.abs(gold) < FLAT_RATING
    flips = (gold * shown < 0) & (np.abs(gold) >= NOT_A_FACT) & (np.abs(shown) >= NOT_A_FACT)
    return {
        "events": len(pairs),
        "mae": _mean(np.abs(gold - shown)),
        "pearson_r": round(float(_pearson_of_sums(np.array([_total(pairs, _moments)]))[0]), 4),
        "macro_f1": round(macro_f1(pairs), 4),
        "mae_hedged": _mean(np.abs(gold - shown)[hedged]),
        "overclaim_rate": _mean((shown >= SHOWN_AS_FACT)[gold < NOT_A_FACT].astype(np.float64)),
        "polarity_flips": _mean(flips[np.abs(gold) >= NOT_A_FACT].astype(np.float64)),
    }


def _mean(values: Table) -> float:
    return round(float(values.mean()), 4) if values.size else 0.0


def _errors(pair: RatedPair) -> list[float]:
    return [abs(pair.gold - pair.shown), 1.0]


def _overclaims(pair: RatedPair) -> list[float]:
    below = pair.gold < NOT_A_FACT
    return [float(below and pair.shown >= SHOWN_AS_FACT), float(below)]


def _moments(pair: RatedPair) -> list[float]:
    return [1.0, pair.gold, pair.shown, pair.gold**2, pair.shown**2, pair.gold * pair.shown]


def _total(pairs: Sequence[RatedPair], columns: Any) -> list[float]:
    rows = [columns(pair) for pair in pairs]
    return [float(sum(column)) for column in zip(*rows, strict=True)] if rows else [0.0] * 6


def _sums(pairs: Sequence[RatedPair], columns: Any) -> list[list[float]]:
    """Sums of the columns by sentence."""
    by_unit: dict[int, list[RatedPair]] = {}
    for pair in pairs:
        by_unit.setdefault(pair.unit, []).append(pair)
    return [_total(each, columns) for each in by_unit.values()]


def _pearson_of_sums(sums: Table) -> Table:
    """Pearson's r from columns (n, x, y, xx, yy, xy); 0 where either side is constant."""
    n, x, y, xx, yy, xy = sums.T
    spread = (n * xx - x * x) * (n * yy - y * y)
    root = np.sqrt(np.maximum(spread, 0))
    result: Table = np.divide(n * xy - x * y, root, out=np.zeros(len(n)), where=spread > 1e-9)
    return result
