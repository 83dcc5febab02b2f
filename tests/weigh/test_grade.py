"""Grades from their ground: golden rows."""

from __future__ import annotations

import pytest

from allegedly.model.grade import Confidence
from allegedly.weigh.grade import Ground, confidence_in_judgement, credibility_digit, likelihood_words

ROWS = [
    # probability, independent, established, affirmed, hedged only, contested, digit
    (0.96, 4.0, 4, True, False, False, "1"),
    (0.96, 1.95, 2, True, False, False, "1"),
    (0.96, 1.94, 2, True, False, False, "2"),
    (0.96, 1.0, 1, True, False, False, "2"),
    (0.96, 4.0, 4, True, True, False, "3"),
    (0.94, 4.0, 4, True, False, False, "2"),
    (0.70, 1.0, 1, True, False, False, "2"),
    (0.69, 1.0, 1, True, False, False, "3"),
    (0.69, 1.0, 1, True, True, False, "6"),
    (0.69, 1.0, 0, True, False, False, "6"),
    (0.50, 0.0, 0, False, True, False, "6"),
    (0.62, 1.0, 1, True, False, False, "3"),
    (0.61, 1.0, 1, True, False, False, "6"),
    (0.61, 3.0, 3, True, False, True, "6"),
    (0.44, 1.0, 1, True, False, True, "6"),
    (0.34, 1.0, 1, True, False, True, "4"),
    (0.34, 1.0, 0, True, False, True, "4"),
    (0.40, 0.0, 0, False, True, True, "6"),
    (0.19, 0.0, 0, False, True, True, "5"),
]


@pytest.mark.parametrize(
    ("probability", "independent", "established", "affirmed", "hedged", "contested", "digit"), ROWS
)
def test_golden_digits(
    probability: float,
    independent: float,
    established: int,
    affirmed: bool,
    hedged: bool,
    contested: bool,
    digit: str,
) -> None:
    ground = Ground(probability, independent, established, affirmed, hedged, contested)
    assert credibility_digit(ground).value == digit


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.0, "almost no chance"),
        (0.1, "very unlikely"),
        (0.3, "unlikely"),
        (0.5, "roughly even chance"),
        (0.6, "likely"),
        (0.9, "very likely"),
        (1.0, "almost certain"),
    ],
)
def test_likelihood_words_of_icd_203(probability: float, words: str) -> None:
    assert likelihood_words(probability) == words


@pytest.mark.parametrize(
    ("ground", "confidence"),
    [
        (Ground(0.99, 1.0, 1, True, False, False), Confidence.LOW),
        (Ground(0.80, 1.85, 2, True, False, False), Confidence.MODERATE),
        (Ground(0.80, 1.05, 2, True, False, False), Confidence.LOW),
        (Ground(0.99, 3.0, 3, True, False, True), Confidence.MODERATE),
        (Ground(0.60, 3.0, 3, True, False, False), Confidence.HIGH),
    ],
)
def test_confidence_follows_the_evidence_and_not_the_probability(
    ground: Ground, confidence: Confidence
) -> None:
    assert confidence_in_judgement(ground) is confidence


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.01, "almost no chance"),
        (0.049, "very unlikely"),
        (0.05, "very unlikely"),
        (0.20, "unlikely"),
        (0.44, "unlikely"),
        (0.45, "roughly even chance"),
        (0.544, "roughly even chance"),
        (0.55, "likely"),
        (0.80, "very likely"),
        (0.95, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_likelihood_words_follow_the_percentage_that_is_shown(probability: float, words: str) -> None:
    assert likelihood_words(probability) == words
