"""How far a single statement speaks for or against its claim: a visible table and three discounts."""

from __future__ import annotations

from types import MappingProxyType

from allegedly.config import WeighConfig
from allegedly.model.claim import Kind, Statement
from allegedly.model.source import SourceKind

KIND_WEIGHTS = MappingProxyType(
    {
        Kind.ASSERTED: 1.0,
        Kind.ALLEGED: 0.6,  # charges are brought with an interest in them
        Kind.PLANNED: 0.5,  # plans change
        Kind.ATTEMPTED: 0.5,
        Kind.PREDICTED: 0.4,
        Kind.DENIED: 0.4,  # the accused deny what is false, and much of what is true
        Kind.NO_EVIDENCE: 0.2,  # that nothing was found is weaker than that it is not so
        Kind.CONDITIONAL: 0.0,
        Kind.OBLIGATION: 0.0,
        Kind.QUESTION: 0.0,
        Kind.UNCONFIRMED: 0.0,
        Kind.KNOWN_UNKNOWN: 0.0,
    }
)
"""What a statement of each kind is worth beside a flat assertion. The values are judged, not yet fitted."""

UNNAMED_WEIGHT = 0.7
"""A source that nobody can name cannot be asked again, nor held to its word."""

LARGEST_FACTUALITY = 3.0


def carries_evidence(statement: Statement) -> bool:
    """Whether a statement speaks for or against at all; a question or a condition does not."""
    return KIND_WEIGHTS[statement.stance.kind] > 0.0


def is_hedged(statement: Statement) -> bool:
    """Whether a statement is anything less than a flat assertion or denial."""
    if statement.stance.kind in (Kind.ASSERTED, Kind.DENIED):
        return abs(statement.stance.factuality) < 2.5
    return True


def is_unnamed(statement: Statement) -> bool:
    """Whether the words are given to somebody who is not named: "sources", "it is said"."""
    source = statement.source
    return source.kind in (SourceKind.UNNAMED, SourceKind.UNSPECIFIED) or not source.named


def statement_strength(statement: Statement, config: WeighConfig) -> float:
    """How far a statement speaks (0 to 1), whichever side it takes.

    Its kind, times how surely it is put (the size of its factuality), times what is left after each
    step of hearsay, times what is left after errors of extraction. An author who names no source took
    it from somebody too: that is one step.
    """
    kind = statement.stance.kind
    hedge = min(abs(statement.stance.factuality) / LARGEST_FACTUALITY, 1.0)
    if kind is Kind.NO_EVIDENCE:
        hedge = 1.0  # the factuality of what no evidence was found for is 0, the statement itself is flat
    heard = config.hop_retention ** max(1, len(statement.holders) - 1)
    named = UNNAMED_WEIGHT if is_unnamed(statement) else 1.0
    return KIND_WEIGHTS[kind] * hedge * heard * named * (1.0 - config.extraction_error)
