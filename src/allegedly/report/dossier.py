"""A case becomes a dossier: everything that the terminal, the HTML report and the web app show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from allegedly.model.case import Case
from allegedly.model.claim import Claim, Statement, Unknown
from allegedly.model.lineage import Borrowing
from allegedly.model.source import Holder
from allegedly.report.actors import case_to_actors
from allegedly.report.arrows import deeds_to_arrows
from allegedly.report.articles import document_to_entry, spans_to_passage
from allegedly.report.claims import claim_to_entry
from allegedly.report.deeds import case_to_deeds, case_to_relations
from allegedly.report.entries import BorrowingEntry, Dossier, FailureEntry, UnknownEntry
from allegedly.report.figures import case_to_figures
from allegedly.report.forest import case_to_forest
from allegedly.report.index import CaseIndex, case_to_index
from allegedly.report.summary import case_to_title, leading_claims, summary_of
from allegedly.report.timeline import statements_to_timeline
from allegedly.report.wording import (
    BORROWING_WORDS,
    SLOT_WORDS,
    as_sentence,
    chain_links,
    in_one_line,
    percent,
    shortened,
)

__all__ = ["Dossier", "dossier_of"]

MAX_PASSAGES = 5
MAX_PASSAGE_WIDTH = 300


def dossier_of(case: Case) -> Dossier:
    """Everything that any view shows of the case, in the report's order and words.

    Raises CaseError where a claim was never weighed.
    """
    index = case_to_index(case)
    unknowns = {each.id: unknown_to_entry(each, index) for each in case.unknowns}
    claims = tuple(claim_to_entry(claim, index, unknowns) for claim in index.claims)
    leading = leading_claims(index.figures)
    figures = case_to_figures(case)
    deeds = case_to_deeds(case, index)
    extractions = {each.document: each for each in case.extractions}
    return Dossier(
        title=case_to_title(figures),
        summary=summary_of(figures, index.figures),
        leading=leading,
        claims=claims,
        documents=tuple(
            document_to_entry(
                document,
                extractions[document.id].statements if document.id in extractions else (),
                extractions[document.id].unknowns if document.id in extractions else (),
                index,
            )
            for document in case.documents
        ),
        borrowings=tuple(borrowings_to_entries(index)),
        unknowns=tuple(unknowns.values()),
        drifts=tuple(drift for claim in claims for drift in claim.drifts),
        failures=tuple(
            FailureEntry(in_one_line(each.path), in_one_line(each.reason), in_one_line(each.remedy))
            for each in case.failures
        ),
        forest=case_to_forest(index),
        timeline=statements_to_timeline(
            "When it was published, and when it is said to have happened",
            [document.id for document in case.documents],
            _statements_of(index.claims[:leading], index),
            index,
        ),
        actors=case_to_actors(case, index),
        deeds=deeds,
        arrows=deeds_to_arrows(deeds),
        relations=case_to_relations(case, index),
    )


def _statements_of(claims: Iterable[Claim], index: CaseIndex) -> list[Statement]:
    """Statements on either side of the claims: the whole case's background dates would drown theirs."""
    return [index.statements[each] for claim in claims for each in (*claim.statements, *claim.against)]


def unknown_to_entry(unknown: Unknown, index: CaseIndex) -> UnknownEntry:
    """Something said not to be known, in its article's words."""
    number = index.unknown_numbers[unknown.id]
    reference = index.references[unknown.document]
    return UnknownEntry(
        id=unknown.id,
        number=number,
        anchor=f"u{number}",
        document=reference,
        slot=SLOT_WORDS[unknown.slot],
        passage=spans_to_passage(index.documents[unknown.document].text, unknown.quote),
        chain_text=_chain_text(unknown.holders, reference.outlet),
    )


def _chain_text(holders: tuple[Holder, ...], outlet: str) -> str:
    return " < ".join(chain_links(holders, outlet))


def borrowings_to_entries(index: CaseIndex) -> Iterator[BorrowingEntry]:
    """By the article that took, then the surest first."""
    references = index.references
    ordered = sorted(
        index.case.lineage.borrowings,
        key=lambda each: (
            references[each.taken_by].number,
            -each.probability,
            references[each.taken_from].number,
        ),
    )
    for borrowing in ordered:
        yield BorrowingEntry(
            taken_from=references[borrowing.taken_from],
            taken_by=references[borrowing.taken_by],
            kind=BORROWING_WORDS[borrowing.kind],
            probability=percent(borrowing.probability),
            reasons=tuple(as_sentence(each) for each in borrowing.reasons),
            passages=tuple(_passages(borrowing, index)),
        )


def _passages(borrowing: Borrowing, index: CaseIndex) -> Iterator[str]:
    """The longest shared passages, in the words of the article that took them."""
    text = index.documents[borrowing.taken_by].text
    longest = sorted(
        borrowing.passages, key=lambda each: (each.taken_by.start - each.taken_by.end, each.taken_by)
    )
    for passage in longest[:MAX_PASSAGES]:
        yield shortened(in_one_line(passage.taken_by.of(text)), MAX_PASSAGE_WIDTH)
