"""Who took it from whom, and where it entered the record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from allegedly.model.source import SourceKind
from allegedly.model.text import Span


class BorrowingKind(StrEnum):
    """How a document used another."""

    WIRE = "wire"  # a full copy with credit
    VERBATIM = "verbatim"  # a full copy without credit, or the outlet's own update
    CUT = "cut"  # a shortened copy
    PARAPHRASE = "paraphrase"  # reworded
    MERGED = "merged"  # from two or more
    CITES = "cites"  # names the other, own words


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """The same words in two documents: where they stand in each."""

    taken_from: Span
    taken_by: Span


@dataclass(frozen=True, slots=True)
class Borrowing:
    """What one document took from another.

    `probability` is that `taken_by` depends on `taken_from` in this direction. Over all borrowings of one
    document the probabilities of direct parents sum to at most 1; the rest is "none of these".
    """

    taken_from: str
    taken_by: str
    kind: BorrowingKind
    probability: float
    reasons: tuple[str, ...]
    passages: tuple[SharedPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim entered the record: named, described, or not established.

    `established` is true only for a named person or body, or an identified document. `statements` are
    those that rest on it. `documents` are the case's documents in which it entered.
    """

    id: str
    claim: str
    label: str
    kind: SourceKind
    established: bool
    statements: tuple[str, ...]
    documents: tuple[str, ...]


class Dependence(StrEnum):
    """The only three verdicts on two origins."""

    INDEPENDENT = "independent"
    DEPENDENT = "dependent"
    NOT_ESTABLISHED = "not established"


@dataclass(frozen=True, slots=True)
class OriginPair:
    """The verdict on two origins of one claim, the probability that they are independent, and why."""

    left: str
    right: str
    dependence: Dependence
    probability_independent: float
    reason: str


class DriftKind(StrEnum):
    """What changed along a link."""

    CERTAINTY_GAINED = "certainty gained"
    CERTAINTY_LOST = "certainty lost"
    ATTRIBUTION_DROPPED = "attribution dropped"
    NUMBER_CHANGED = "number changed"
    HEADLINE_STRONGER = "headline stronger than body"


@dataclass(frozen=True, slots=True)
class Drift:
    """A claim that changed from one statement to a later one. `size` is in steps of factuality (0 to 6)."""

    claim: str
    from_statement: str
    to_statement: str
    kind: DriftKind
    size: float
    reason: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """All that tracing found."""

    borrowings: tuple[Borrowing, ...] = ()
    origins: tuple[Origin, ...] = ()
    pairs: tuple[OriginPair, ...] = ()
    drifts: tuple[Drift, ...] = ()
