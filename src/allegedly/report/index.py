"""A case turned round for showing: look-ups by id, and the numbers and anchors that the report gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from allegedly.model.case import Case
from allegedly.model.claim import Claim, Statement, Unknown
from allegedly.model.grade import Assessment
from allegedly.model.lineage import Borrowing, Drift, Origin, OriginPair
from allegedly.model.text import Document
from allegedly.report.contracts import assessments_by_claim, claim_of_statement
from allegedly.report.entries import DocumentRef
from allegedly.report.wording import FLAT, in_one_line, label_of, tone_of

T = TypeVar("T")

MIN_PROBABILITY_PARENT = 0.5
"""From here on an article is said to depend on another."""


@dataclass(frozen=True, slots=True)
class CaseIndex:
    """Everything of a case by id. `claims` is in the order of the report, and so are the numbers."""

    case: Case
    claims: tuple[Claim, ...]
    documents: Mapping[str, Document]
    references: Mapping[str, DocumentRef]
    statements: Mapping[str, Statement]
    statement_anchors: Mapping[str, str]
    claim_numbers: Mapping[str, int]
    claim_of: Mapping[str, str]
    unknowns: Mapping[str, Unknown]
    unknown_numbers: Mapping[str, int]
    assessments: Mapping[str, Assessment]
    origins: Mapping[str, list[Origin]]
    pairs: Mapping[str, list[OriginPair]]
    drifts: Mapping[str, list[Drift]]
    borrowings_by: Mapping[str, list[Borrowing]]

    def number_of_statement(self, statement: str) -> int:
        """The number of the statement's claim; 0 where it is in none."""
        return self.claim_numbers.get(self.claim_of.get(statement, ""), 0)


def case_to_index(case: Case) -> CaseIndex:
    """The case with its claims in the report's order. Raises CaseError where a claim was never weighed."""
    assessments = assessments_by_claim(case)
    statements = case.statements_by_id()
    positions = {document.id: place for place, document in enumerate(case.documents)}
    drifts = _grouped((drift.claim, drift) for drift in case.lineage.drifts)
    claims = tuple(
        sorted(case.claims, key=lambda claim: _interest(claim, assessments, statements, positions, drifts))
    )
    claim_of_origin = {origin.id: origin.claim for origin in case.lineage.origins}
    return CaseIndex(
        case=case,
        claims=claims,
        documents={document.id: document for document in case.documents},
        references={
            document.id: document_to_reference(document, number)
            for number, document in enumerate(case.documents, start=1)
        },
        statements=statements,
        statement_anchors={each: f"s{number}" for number, each in enumerate(statements, start=1)},
        claim_numbers={claim.id: number for number, claim in enumerate(claims, start=1)},
        claim_of=claim_of_statement(claims),
        unknowns={unknown.id: unknown for unknown in case.unknowns},
        unknown_numbers={unknown.id: number for number, unknown in enumerate(case.unknowns, start=1)},
        assessments=assessments,
        origins=_grouped((origin.claim, origin) for origin in case.lineage.origins),
        pairs=_grouped(
            (claim_of_origin[pair.left], pair) for pair in case.lineage.pairs if pair.left in claim_of_origin
        ),
        drifts=drifts,
        borrowings_by=_grouped((each.taken_by, each) for each in case.lineage.borrowings),
    )


def document_to_reference(document: Document, number: int) -> DocumentRef:
    """How the report names an article: by its outlet, else its title, else its path."""
    return DocumentRef(
        number=number,
        outlet=label_of(document.publisher or document.title or document.path, "an unnamed outlet"),
        title=in_one_line(document.title) or in_one_line(document.path),
        published=document.published.value if document.published else "",
    )


def documents_of_claim(claim: Claim, statements: Mapping[str, Statement]) -> tuple[str, ...]:
    """Ids of the documents in which a claim is affirmed or contradicted, each once."""
    members = (*claim.statements, *claim.against)
    return tuple(dict.fromkeys(statements[member].document for member in members))


def _interest(
    claim: Claim,
    assessments: Mapping[str, Assessment],
    statements: Mapping[str, Statement],
    positions: Mapping[str, int],
    drifts: Mapping[str, list[Drift]],
) -> tuple[object, ...]:
    """Sort key: several documents, contradictions and drift first; what others say or is less than flat; place."""
    documents = len(documents_of_claim(claim, statements))
    contradicted = bool(claim.statements and claim.against)
    drifted = bool(drifts.get(claim.id))
    members = [statements[member] for member in (*claim.statements, *claim.against)]
    plain = all(tone_of(member) == FLAT for member in members)
    places = [(positions[member.document], member.quote[0].start) for member in members if member.quote]
    return (
        not (documents > 1 or contradicted or drifted),
        plain,
        -documents,
        not contradicted,
        not drifted,
        -round(assessments[claim.id].independent_origins),
        min(places, default=(len(positions), 0)),
        claim.id,
    )


def _grouped(items: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, value in items:
        groups.setdefault(key, []).append(value)
    return groups
