"""What the pages on articles show."""

from __future__ import annotations

from dataclasses import dataclass, replace

from allegedly.report.articles import document_to_entry
from allegedly.report.compare import comparison_of
from allegedly.report.dossier import borrowings_to_entries, unknown_to_entry
from allegedly.report.entries import BorrowingEntry, ClaimLine, Comparison, DocumentEntry, UnknownEntry
from allegedly.report.index import case_to_index
from allegedly.store.browse import (
    DocumentFilter,
    DocumentRow,
    borrowing_count,
    document_rows,
    publishers,
    unknown_ids,
)
from allegedly.store.casefile import CaseReader
from allegedly.store.parts import borrowings_part, document_part, pair_part, unknowns_part
from allegedly.web.order import Order
from allegedly.web.paging import Pager, page_of
from allegedly.web.views import claims_to_lines


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """Articles in a list; `publishers` are what the list can be narrowed to."""

    wanted: DocumentFilter
    rows: tuple[DocumentRow, ...]
    numbers: tuple[int, ...]
    publishers: tuple[str, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One article with its words marked, the claims it makes, and what it took from others and gave to them."""

    document: DocumentEntry
    claims: dict[str, ClaimLine]
    unknowns: dict[str, UnknownEntry]
    taken: tuple[BorrowingEntry, ...]
    given: tuple[BorrowingEntry, ...]


@dataclass(frozen=True, slots=True)
class BorrowingsPage:
    """Who took text from whom, in a list."""

    rows: tuple[BorrowingEntry, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class UnknownsPage:
    """What the articles say is not known, in a list."""

    rows: tuple[UnknownEntry, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two articles side by side."""

    comparison: Comparison


def documents_page(reader: CaseReader, order: Order, wanted: DocumentFilter, pager: Pager) -> DocumentsPage:
    """The articles that are all that is asked for."""
    found = document_rows(reader, wanted, page_of(pager.number, pager.rows))
    numbers = tuple(order.numbering.documents[row.id] for row in found.rows)
    return DocumentsPage(wanted, found.rows, numbers, publishers(reader), replace(pager, total=found.total))


def document_page(reader: CaseReader, order: Order, identifier: str) -> DocumentPage | None:
    """One article; None where there is none with this id."""
    part = document_part(reader, identifier)
    if part is None:
        return None
    case = part.case
    index = case_to_index(case, order.numbering)
    extraction = next(each for each in case.extractions if each.document == identifier)
    borrowings = tuple(borrowings_to_entries(index))
    document = index.documents[identifier]
    return DocumentPage(
        document_to_entry(document, extraction.statements, extraction.unknowns, index),
        {line.id: line for line in claims_to_lines(index, order)},
        {each.id: unknown_to_entry(each, index) for each in extraction.unknowns},
        tuple(each for each in borrowings if each.taken_by.id == identifier),
        tuple(each for each in borrowings if each.taken_from.id == identifier),
    )


def compare_page(reader: CaseReader, order: Order, left: str, right: str) -> ComparePage | None:
    """Two articles side by side; None where either is not in the case."""
    part = pair_part(reader, left, right)
    if {document.id for document in part.case.documents} != {left, right}:
        return None
    return ComparePage(comparison_of(left, right, case_to_index(part.case, order.numbering)))


def borrowings_page(reader: CaseReader, order: Order, pager: Pager) -> BorrowingsPage:
    """Borrowings, by the article that took."""
    page = page_of(pager.number, pager.rows)
    part = borrowings_part(reader, page.after, page.most)
    entries = tuple(borrowings_to_entries(case_to_index(part.case, order.numbering)))
    return BorrowingsPage(entries, replace(pager, total=borrowing_count(reader)))


def unknowns_page(reader: CaseReader, order: Order, pager: Pager) -> UnknownsPage:
    """Known unknowns, by article."""
    page = page_of(pager.number, pager.rows)
    ids = unknown_ids(reader)
    part = unknowns_part(reader, ids[page.after : page.after + page.most])
    index = case_to_index(part.case, order.numbering)
    rows = sorted((unknown_to_entry(each, index) for each in part.case.unknowns), key=lambda row: row.number)
    return UnknownsPage(tuple(rows), replace(pager, total=len(ids)))
