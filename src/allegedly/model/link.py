"""Judgements that two things are the same, with the reasons and what was compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a comparison of two statements came to."""

    SAME = "same"
    ENTAILS = "entails"
    CONTRADICTS = "contradicts"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing compared: its name, the two values, and the match weight (log2 Bayes factor)."""

    name: str
    left: str
    right: str
    match_weight: float


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """A judged pair of statements, from the left to the right."""

    left: str
    right: str
    verdict: Verdict
    probability: float
    features: tuple[Feature, ...]
