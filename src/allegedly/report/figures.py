"""Claims and cases in figures: what orders the claims and what the summary tells, without any words.

A view that shows one page of a large case makes these from counts in the case file, and needs no more of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from allegedly.model.case import Case
from allegedly.model.claim import Claim, Statement
from allegedly.model.grade import Assessment
from allegedly.model.lineage import Borrowing, BorrowingKind, Drift, Origin
from allegedly.report.wording import FLAT, in_one_line, tone_of

MIN_PROBABILITY_PARENT = 0.5
"""From here on an article is said to depend on another."""


@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """One claim. `place` is the position of its first article, and where its first words stand there.

    `plain` is true where articles state it flatly in their own voice and nothing else is said of it.
    """

    id: str
    documents: int
    statements: int
    against: int
    drifts: int
    plain: bool
    origins: int
    established: int
    independent_origins: float
    place: tuple[int, int]

    @property
    def contradicted(self) -> bool:
        """Whether the case holds statements on both sides."""
        return self.statements > 0 and self.against > 0

    @property
    def notable(self) -> bool:
        """Whether several articles carry it, or it is contradicted, or it changed on the way."""
        return self.documents > 1 or self.contradicted or self.drifts > 0


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """The whole case. `took` counts articles that took text from another; `only_title` is set for a case of one."""

    documents: int
    outlets: int
    statements: int
    unknowns: int
    failures: int
    took: int
    only_title: str = ""


def claim_to_figures(
    claim: Claim,
    statements: Mapping[str, Statement],
    positions: Mapping[str, int],
    assessment: Assessment,
    drifts: Sequence[Drift],
    origins: Sequence[Origin],
) -> ClaimFigures:
    """A claim counted; `positions` are those of the documents in the case."""
    members = [statements[member] for member in (*claim.statements, *claim.against)]
    places = [(positions[member.document], member.quote[0].start) for member in members if member.quote]
    return ClaimFigures(
        id=claim.id,
        documents=len({member.document for member in members}),
        statements=len(claim.statements),
        against=len(claim.against),
        drifts=len(drifts),
        plain=all(tone_of(member) == FLAT for member in members),
        origins=len(origins),
        established=sum(origin.established for origin in origins),
        independent_origins=assessment.independent_origins,
        place=min(places, default=(len(positions), 0)),
    )


def interest_of(figures: ClaimFigures) -> tuple[object, ...]:
    """Sort key: several documents, contradictions and drift first; what others say or is less than flat; place."""
    return (
        not figures.notable,
        figures.plain,
        -figures.documents,
        not figures.contradicted,
        not figures.drifts,
        -round(figures.independent_origins),
        figures.place,
        figures.id,
    )


def case_to_figures(case: Case) -> CaseFigures:
    """A case counted."""
    only = case.documents[0] if len(case.documents) == 1 else None
    return CaseFigures(
        documents=len(case.documents),
        outlets=len({document.publisher or document.path for document in case.documents}),
        statements=len(case.statements),
        unknowns=len(case.unknowns),
        failures=len(case.failures),
        took=_documents_that_took(case.lineage.borrowings),
        only_title=in_one_line(only.title or only.path) if only else "",
    )


def _documents_that_took(borrowings: Iterable[Borrowing]) -> int:
    """Articles that took text from some other one, whichever: a copy beside the original changes nothing."""
    shares: dict[str, float] = {}
    for each in borrowings:
        if each.kind is not BorrowingKind.CITES:
            shares[each.taken_by] = shares.get(each.taken_by, 0.0) + each.probability
    return sum(share >= MIN_PROBABILITY_PARENT for share in shares.values())
