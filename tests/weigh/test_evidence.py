"""Families of copies: whoever is copied is not made a copy by it."""

from __future__ import annotations

from allegedly.model.lineage import Borrowing, BorrowingKind, Lineage
from allegedly.model.text import Document
from allegedly.weigh.evidence import Evidence, index_evidence
from tests.factories import make_document, make_extraction, make_statement

LEDGER, HERALD, COPY = (
    make_document("The wall broke at noon. The bank has 140 branches.", path=f"{name}.txt", publisher=name)
    for name in ("Ledger", "Herald", "Copy")
)


def borrowing(giver: Document, taker: Document, kind: BorrowingKind, probability: float) -> Borrowing:
    return Borrowing(giver.id, taker.id, kind, probability, ())


def evidence(*borrowings: Borrowing) -> Evidence:
    documents = (LEDGER, HERALD, COPY)
    extractions = [
        make_extraction(each, make_statement(each, "The wall broke at noon")) for each in documents
    ]
    return index_evidence(documents, extractions, Lineage(borrowings))


def test_a_copy_of_a_document_does_not_join_it_to_what_it_may_have_been_taken_from() -> None:
    alone = evidence(borrowing(LEDGER, HERALD, BorrowingKind.PARAPHRASE, 0.48))
    both = evidence(
        borrowing(LEDGER, HERALD, BorrowingKind.PARAPHRASE, 0.42),
        borrowing(COPY, HERALD, BorrowingKind.VERBATIM, 0.12),
        borrowing(HERALD, COPY, BorrowingKind.VERBATIM, 0.8),
    )
    for each in (alone, both):
        assert each.family_of(HERALD.id) != each.family_of(LEDGER.id)
    assert both.family_of(COPY.id) == both.family_of(HERALD.id)


def test_a_likely_copy_belongs_to_all_that_it_may_have_been_taken_from() -> None:
    found = evidence(
        borrowing(LEDGER, COPY, BorrowingKind.CUT, 0.3), borrowing(HERALD, COPY, BorrowingKind.CUT, 0.3)
    )
    assert len({found.family_of(each.id) for each in (LEDGER, HERALD, COPY)}) == 1
