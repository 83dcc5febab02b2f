"""How good probabilities are: Brier score, area under the curve, expected calibration error."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

CALIBRATION_BINS = 10


def brier_score(probabilities: Sequence[float], outcomes: Sequence[bool]) -> float:
    """Mean squared error of the probabilities, 0 (best) to 1; .25 for always one half. Brier 1950."""
    return sum((p - y) ** 2 for p, y in zip(probabilities, outcomes, strict=True)) / max(1, len(outcomes))


def area_under_curve(probabilities: Sequence[float], outcomes: Sequence[bool]) -> float:
    """How often a true one has the higher probability than a false one; ties count half.

    It is .5 where there are none of a kind.

    >>> area_under_curve([.9, .4, .4], [True, True, False])
    0.75
    """
    true = np.array([p for p, y in zip(probabilities, outcomes, strict=True) if y])
    false = np.array([p for p, y in zip(probabilities, outcomes, strict=True) if not y])
    if not true.size or not false.size:
        return 0.5
    differences = true[:, None] - false[None, :]
    return float(((differences > 0) + 0.5 * (differences == 0)).mean())


def calibration_error(probabilities: Sequence[float], outcomes: Sequence[bool]) -> float:
    """Expected calibration error over ten bins of equal width, 0 to 1. Guo et al. 2017.

    >>> calibration_error([.75, .75, .75, .75], [True, True, True, False])
    0.0
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, y in zip(probabilities, outcomes, strict=True):
        bins.setdefault(min(int(p * CALIBRATION_BINS), CALIBRATION_BINS - 1), []).append((p, y))
    gaps = (abs(sum(p for p, _ in each) - sum(y for _, y in each)) for each in bins.values())
    return sum(gaps) / max(1, len(outcomes))
