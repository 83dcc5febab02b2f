"""What a claim is worth, on two axes that are never fused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reliability(StrEnum):
    """Reliability of the source (Admiralty code): F is "cannot be judged", not "worst"."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """Credibility of the claim (Admiralty code): 6 is "cannot be judged", not "worst"."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class Confidence(StrEnum):
    """How good the ground for the judgement is; kept apart from likelihood (ICD 203)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One source's word on one claim in one document, and how far it was borne out (0 to 1).

    `source` is "origin NAME" or "publisher NAME", the name as labels are compared, with " [MARK]" where more is known
    of it than its name: the gazetteer's id, a person's office and country; an outlet goes by its domain. `topic` is
    the type of the claim's event, empty where it has none; `case` the case before this one that it comes from, empty
    where it is this one's. `lasting`: whether a source of this name is the same in another case.
    """

    source: str
    document: str
    claim: str
    agreed: float
    topic: str = ""
    case: str = ""
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stood when the articles of some days were out, and all that were out before them.

    `earliest` and `latest` are ISO days, both inside: a day, an interval where the date is uncertain, or empty for
    articles without a date, which come last. `reports` counts articles that affirm the claim in some degree,
    `against` those that contradict it. `independent_origins` is what Assessment tells, of the origins in these
    articles alone; `entered` names the established ones that these days brought.
    """

    earliest: str
    latest: str
    reports: int
    against: int
    independent_origins: float
    entered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """How much a claim is worth, and why.

    `probability` is that the claim holds (0 to 1), `likelihood` its ICD 203 words, `independent_origins` the
    expected number of established origins independent of one another. `reasons` and `would_change` are
    sentences for the reader. `unknowns` are ids of known unknowns that bear on the claim. `standings` tell, for a
    claim of several articles, how it came to stand as it does: the first days first, the last one as now.
    """

    claim: str
    probability: float
    likelihood: str
    confidence: Confidence
    independent_origins: float
    reliability: Reliability
    credibility: Credibility
    reasons: tuple[str, ...]
    would_change: tuple[str, ...]
    unknowns: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
