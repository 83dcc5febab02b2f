"""Bootstrap intervals: how far a figure moves when other articles had been drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000

SEED = 20260101
"""Fixed, so that the same predictions give the same interval."""

Table = NDArray[np.float64]


def bootstrap_interval(
    rows: Sequence[Sequence[float]],
    statistic: Callable[[Table], Table],
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> list[float]:
    """The 95% percentile interval of a figure that is computed from sums over units (articles).

    `rows` holds one unit's counts each; `statistic` takes resampled sums, shape (resamples, columns), to
    figures, shape (resamples,). An empty table has the interval [0, 0]. Efron & Tibshirani 1993, chapter 13.
    """
    if not rows:
        return [0.0, 0.0]
    table = np.asarray(rows, dtype=np.float64)
    drawn = np.random.default_rng(seed).multinomial(
        len(rows), np.full(len(rows), 1 / len(rows)), size=resamples
    )
    low, high = np.percentile(statistic(drawn.astype(np.float64) @ table), [2.5, 97.5])
    return [round(float(low), 4), round(float(high), 4)]


def f1_of_sums(sums: Table) -> Table:
    """F1 from columns (right, predicted, gold); 0 where nothing is predicted and nothing is gold."""
    total = sums[:, 1] + sums[:, 2]
    return np.divide(2 * sums[:, 0], total, out=np.zeros(len(sums)), where=total > 0)


def ratio_of_sums(sums: Table) -> Table:
    """The first column over the second; 0 where the second is 0."""
    return np.divide(sums[:, 0], sums[:, 1], out=np.zeros(len(sums)), where=sums[:, 1] > 0)
