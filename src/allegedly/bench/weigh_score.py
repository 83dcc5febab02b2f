"""Accuracy, calibration and selective error of probabilities, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from allegedly.bench.calibration import area_under_curve, brier_score, calibration_error
from allegedly.bench.intervals import bootstrap_interval, ratio_of_sums

COVERAGE = 0.65
"""Share of the items, those judged most surely, on which the selective error is counted."""


def choice_scores(confidences: Sequence[float], right: Sequence[bool]) -> dict[str, Any]:
    """Figures of choices, each with the probability it was made with."""
    hits = [[float(each), 1.0] for each in right]
    return {
        "items": len(right),
        "accuracy": round(sum(right) / max(1, len(right)), 4),
        "accuracy_interval": bootstrap_interval(hits, ratio_of_sums),
        "brier": round(brier_score(confidences, right), 4),
        "ece": round(calibration_error(confidences, right), 4),
        "selective_error": round(selective_error(confidences, right), 4),
    }


def calibration_scores(confidences: Sequence[float], right: Sequence[bool]) -> dict[str, Any]:
    """Accuracy and calibration of choices alone, where there are too many tables to draw anew for intervals."""
    return {
        "items": len(right),
        "accuracy": round(sum(right) / max(1, len(right)), 4),
        "ece": round(calibration_error(confidences, right), 4),
    }


def probability_scores(probabilities: Sequence[float], outcomes: Sequence[bool]) -> dict[str, Any]:
    """Figures of probabilities of claims that came out true or false; a claim is taken for what is likelier."""
    errors = [[(p - y) ** 2, 1.0] for p, y in zip(probabilities, outcomes, strict=True)]
    right = [(p >= 0.5) == y for p, y in zip(probabilities, outcomes, strict=True)]
    surest = [max(p, 1.0 - p) for p in probabilities]
    return {
        "claims": len(outcomes),
        "brier": round(brier_score(probabilities, outcomes), 4),
        "brier_interval": bootstrap_interval(errors, ratio_of_sums),
        "auc": round(area_under_curve(probabilities, outcomes), 4),
        "ece": round(calibration_error(probabilities, outcomes), 4),
        "accuracy": round(sum(right) / max(1, len(right)), 4),
        "selective_error": round(selective_error(surest, right), 4),
    }


def selective_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Share of wrong ones among the surest 65%; the order of equally sure ones is that given.

    >>> selective_error([.9, .8, .6], [True, True, False])
    0.0
    """
    count = max(1, round(COVERAGE * len(right)))
    order = np.argsort(-np.asarray(confidences, dtype=float), kind="stable")[:count]
    return sum(not right[at] for at in order) / count if len(right) else 0.0
