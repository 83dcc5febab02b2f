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
from allegedly.report.figures import ClaimFigures, claim_to_figures, interest_of
from allegedly.report.wording import in_one_line, label_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers that documents, claims and unknowns of a part of a case bear in the whole, by id."""

    documents: Mapping[str, int]
    claims: Mapping[str, int]
    unknowns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CaseIndex:
    """Everything of a case by id. `claims` is in the order of the report, and so are figures and numbers."""

    case: Case
    claims: tuple[Claim, ...]
    figures: tuple[ClaimFigures, ...]
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


def case_to_index(case: Case, numbering: Numbering | None = None) -> CaseIndex:
    """The case with its claims in the report's order. Raises CaseError where a claim was never weighed.

    For a part of a case, `numbering` says what its things are called in the whole; the anchors of its
    statements are their ids then.
    """
    assessments = assessments_by_claim(case)
    statements = case.statements_by_id()
    drifts = _grouped((drift.claim, drift) for drift in case.lineage.drifts)
    origins = _grouped((origin.claim, origin) for origin in case.lineage.origins)
    numbers = numbering or Numbering(
        documents={document.id: number for number, document in enumerate(case.documents, start=1)},
        claims={},
        unknowns={unknown.id: number for number, unknown in enumerate(case.unknowns, start=1)},
    )
    figures = [
        claim_to_figures(
            claim,
            statements,
            numbers.documents,
            assessments[claim.id],
            drifts.get(claim.id, []),
            origins.get(claim.id, []),
        )
        for claim in case.claims
    ]
    figures.sort(key=lambda each: (numbers.claims.get(each.id, 0), interest_of(each)))
    by_id = {claim.id: claim for claim in case.claims}
    claims = tuple(by_id[each.id] for each in figures)
    claim_of_origin = {origin.id: origin.claim for origin in case.lineage.origins}
    return CaseIndex(
        case=case,
        claims=claims,
        figures=tuple(figures),
        documents={document.id: document for document in case.documents},
        references={
            document.id: document_to_reference(document, numbers.documents[document.id])
            for document in case.documents
        },
        statements=statements,
        statement_anchors={
            each: each if numbering else f"s{number}" for number, each in enumerate(statements, start=1)
        },
        claim_numbers=numbers.claims or {claim.id: place for place, claim in enumerate(claims, start=1)},
        claim_of=claim_of_statement(claims),
        unknowns={unknown.id: unknown for unknown in case.unknowns},
        unknown_numbers=numbers.unknowns,
        assessments=assessments,
        origins=origins,
        pairs=_grouped(
            (claim_of_origin[pair.left], pair) for pair in case.lineage.pairs if pair.left in claim_of_origin
        ),
        drifts=drifts,
        borrowings_by=_grouped((each.taken_by, each) for each in case.lineage.borrowings),
    )


def document_to_reference(document: Document, number: int) -> DocumentRef:
    """How the report names an article: by its outlet, else its title, else its path."""
    return DocumentRef(
        id=document.id,
        number=number,
        outlet=label_of(document.publisher or document.title or document.path, "an unnamed outlet"),
        title=in_one_line(document.title) or in_one_line(document.path),
        published=document.published.value if document.published else "",
    )


def documents_of_claim(claim: Claim, statements: Mapping[str, Statement]) -> tuple[str, ...]:
    """Ids of the documents in which a claim is affirmed or contradicted, each once."""
    members = (*claim.statements, *claim.against)
    return tuple(dict.fromkeys(statements[member].document for member in members))


def _grouped(items: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for key, value in items:
        groups.setdefault(key, []).append(value)
    return groups
