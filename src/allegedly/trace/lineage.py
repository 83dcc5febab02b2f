"""The lineage of a case: borrowings, origins, which origins are independent, and drift."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from allegedly.config import TraceConfig
from allegedly.model.claim import Claim, Extraction
from allegedly.model.lineage import Borrowing, Lineage, Origin, OriginPair
from allegedly.model.text import Document
from allegedly.trace.borrowings import Borrowed, kin_to_borrowed, parents_to_families
from allegedly.trace.citations import citations_to_pairs, documents_to_citations
from allegedly.trace.direction import document_order
from allegedly.trace.drift import claims_to_drifts
from allegedly.trace.identities import extractions_to_identities
from allegedly.trace.kinship import claims_of_documents, kin_of_documents
from allegedly.trace.labels import holders_to_labels
from allegedly.trace.origins import origins_to_pairs, roots_to_origins
from allegedly.trace.outlets import Outlets, document_with_credits, documents_to_outlets, outlet_key
from allegedly.trace.own_words import extraction_in_own_words
from allegedly.trace.papers import identified_papers
from allegedly.trace.passages import words_to_shared_texts
from allegedly.trace.rewritten import texts_to_rewritten
from allegedly.trace.roots import Tracing, claim_to_roots
from allegedly.trace.silent import silent_attributions, spoken_statement
from allegedly.trace.words import documents_to_words


def trace_lineage(
    documents: tuple[Document, ...],
    extractions: tuple[Extraction, ...],
    claims: tuple[Claim, ...],
    config: TraceConfig,
) -> Lineage:
    """Who took it from whom, where each claim entered the record, and what changed on the way.

    Input order changes nothing; a document that is given twice under one id counts once.
    """
    given = sorted({document.id: document for document in documents}.values(), key=lambda each: each.id)
    outlets = documents_to_outlets(given)
    credited = [document_with_credits(each, outlets) for each in given]
    agencies = {outlet_key(credit.agency) for each in credited for credit in each.credits}
    unique = sorted(credited, key=lambda each: _likelier_parents_first(each, agencies))
    kept = {document.id for document in unique}
    found = [each for each in {each.document: each for each in extractions}.values() if each.document in kept]
    by_id = {document.id: document for document in unique}
    found = [
        extraction_in_own_words(each, by_id[each.document], outlets)
        for each in sorted(found, key=lambda each: each.document)
    ]
    borrowed = _documents_to_borrowed(unique, found, claims, outlets, config)
    silent = silent_attributions(by_id, found)
    statements = {
        each.id: spoken_statement(each, silent) for extraction in found for each in extraction.statements
    }
    labels = holders_to_labels(holder for key in sorted(statements) for holder in statements[key].holders[1:])
    families = parents_to_families(borrowed.parents)
    tracing = Tracing(
        by_id,
        borrowed.parents,
        outlets,
        extractions_to_identities(unique, found, labels, outlets, families),
        identified_papers(by_id, found),
        _lenders(borrowed.borrowings),
    )
    by_pair = {(each.taken_from, each.taken_by): each for each in borrowed.borrowings}
    origins: list[Origin] = []
    pairs: list[OriginPair] = []
    for claim in sorted(claims, key=lambda each: each.id):
        traced = roots_to_origins(claim, claim_to_roots(claim, statements, tracing), families)
        origins.extend(origin for origin, _ in traced)
        pairs.extend(origins_to_pairs(traced, by_pair))
    return Lineage(
        borrowings=borrowed.borrowings,
        origins=tuple(sorted(origins, key=lambda each: each.id)),
        pairs=tuple(sorted(pairs, key=lambda each: (each.left, each.right))),
        drifts=claims_to_drifts(claims, statements, tracing.documents, borrowed.parents, labels),
    )


def _lenders(borrowings: Iterable[Borrowing]) -> dict[str, list[Borrowing]]:
    """The borrowings of each document, the likeliest first."""
    found: dict[str, list[Borrowing]] = defaultdict(list)
    for each in sorted(borrowings, key=lambda each: (-each.probability, each.taken_from)):
        found[each.taken_by].append(each)
    return found


def _documents_to_borrowed(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    claims: Sequence[Claim],
    outlets: Outlets,
    config: TraceConfig,
) -> Borrowed:
    publishers = [outlet_key(document.publisher) for document in documents]
    words = documents_to_words(documents)
    texts = words_to_shared_texts(words, publishers, config)
    citations = documents_to_citations(documents, extractions, outlets)
    rewritten = texts_to_rewritten(documents, words, citations_to_pairs(citations), config)
    made = claims_of_documents(extractions, claims, texts)
    return kin_to_borrowed(kin_of_documents(documents, texts, rewritten, citations, made, config), config)


def _likelier_parents_first(
    document: Document, agencies: Collection[str]
) -> tuple[bool, bool, tuple[str, str, str]]:
    """Sort key: the own texts of outlets that others credit first, then those with a credit, then by date."""
    return (outlet_key(document.publisher) not in agencies, not document.credits, document_order(document))
