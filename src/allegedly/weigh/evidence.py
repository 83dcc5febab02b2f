"""What claims are weighed by, looked up once: statements, documents, borrowings, origins and their pairs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from allegedly.model.actor import Actor
from allegedly.model.claim import Extraction, Statement, Unknown
from allegedly.model.lineage import BorrowingKind, Lineage, Origin, OriginPair
from allegedly.model.text import Document, Span
from allegedly.weigh.dependence import pair_key
from allegedly.weigh.doubts import Doubt, doubts_of_document
from allegedly.weigh.identity import Identities, identities_of_case

MORE_LIKELY_COPIED = 0.5
"""From this probability on a document is taken for a copy, not for a report of its own."""

COPIES = frozenset({BorrowingKind.WIRE, BorrowingKind.VERBATIM, BorrowingKind.CUT, BorrowingKind.PARAPHRASE})
"""Borrowings in which the whole document repeats another; one that merges or cites may add its own."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that the weighing looks up by id.

    `borrowed` gives the parents of a document with the probability of each, `passages` the places in it (by
    document and parent) whose words it shares with that parent; `families` the first document (by id) of the
    family of copies that a document belongs to; `decided` the pairs of origins that an analyst called independent;
    `doubts` where a document itself calls a story false or a rumour; `actors` who is who, by document and id,
    `identities` who its sources are; `copying` is `borrowed` without what merges from others or cites them.
    """

    documents: Mapping[str, Document]
    statements: Mapping[str, Statement]
    unknowns: Mapping[str, tuple[Unknown, ...]]
    borrowed: Mapping[str, Mapping[str, float]]
    passages: Mapping[tuple[str, str], tuple[Span, ...]]
    families: Mapping[str, str]
    origins: Mapping[str, tuple[Origin, ...]]
    pairs: Mapping[tuple[str, str], OriginPair]
    decided: frozenset[tuple[str, str]] = frozenset()
    doubts: Mapping[str, tuple[Doubt, ...]] = field(default_factory=dict)
    actors: Mapping[tuple[str, str], Actor] = field(default_factory=dict)
    identities: Identities = field(default_factory=Identities)
    copying: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def publisher_of(self, document: str) -> str:
        """The document as a reader should see it: its publisher, else its title, else its path or id."""
        known = self.documents.get(document)
        return (known.publisher or known.title or known.path) if known else document

    def family_of(self, document: str) -> str:
        """The first document of the family of copies that this one belongs to."""
        return self.families.get(document, document)

    def copied_share(self, document: str, others: Collection[str]) -> float:
        """Probability that the document was taken from one of the others."""
        parents = self.borrowed.get(document, {})
        return min(1.0, sum(share for other, share in sorted(parents.items()) if other in others))

    def copied_words_share(self, statement: Statement, others: Collection[str]) -> float:
        """Probability that the statement's very words were taken from one of the other documents."""
        parents = self.borrowed.get(statement.document, {})
        shares = [
            share
            for other, share in sorted(parents.items())
            if other in others and self._shares_words(statement, other)
        ]
        return min(1.0, sum(shares))

    def lender_of_words(self, statement: Statement) -> str:
        """The document from which the statement's very words were most probably taken; its own where from none."""
        parents = self.borrowed.get(statement.document, {})
        lenders = [
            other
            for other, share in sorted(parents.items())
            if share > self.borrowed.get(other, {}).get(statement.document, 0.0)
            and self._shares_words(statement, other)
        ]
        return max(lenders, key=lambda other: parents[other], default=statement.document)

    def _shares_words(self, statement: Statement, other: str) -> bool:
        passages = self.passages.get((statement.document, other), ())
        return any(span.overlaps(passage) for span in statement.quote for passage in passages)


def index_evidence(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    lineage: Lineage,
    decided: frozenset[tuple[str, str]] = frozenset(),
) -> Evidence:
    """The look-up tables of a case. The order of what comes in changes nothing."""
    borrowed: dict[str, dict[str, float]] = {}
    copying: dict[str, dict[str, float]] = {}
    passages: dict[tuple[str, str], list[Span]] = {}
    for each in lineage.borrowings:
        if each.taken_by != each.taken_from:
            parents = borrowed.setdefault(each.taken_by, {})
            parents[each.taken_from] = max(each.probability, parents.get(each.taken_from, 0.0))
            if each.kind in COPIES:
                whole = copying.setdefault(each.taken_by, {})
                whole[each.taken_from] = max(each.probability, whole.get(each.taken_from, 0.0))
            shared = passages.setdefault((each.taken_by, each.taken_from), [])
            shared.extend(passage.taken_by for passage in each.passages)
    origins: dict[str, list[Origin]] = {}
    for origin in sorted(lineage.origins, key=lambda origin: origin.id):
        origins.setdefault(origin.claim, []).append(origin)
    return Evidence(
        documents={document.id: document for document in documents},
        statements={statement.id: statement for each in extractions for statement in each.statements},
        unknowns=_unknowns_by_document(extractions),
        borrowed=borrowed,
        passages={key: tuple(sorted(spans)) for key, spans in passages.items()},
        families=_copy_families(lineage),
        origins={claim: tuple(each) for claim, each in origins.items()},
        pairs={pair_key(pair.left, pair.right): pair for pair in lineage.pairs},
        decided=decided,
        doubts=_doubts_by_document(documents, extractions),
        actors={(each.document, actor.id): actor for each in extractions for actor in each.actors},
        identities=identities_of_case(documents, extractions),
        copying=copying,
    )


def _doubts_by_document(
    documents: Sequence[Document], extractions: Sequence[Extraction]
) -> dict[str, tuple[Doubt, ...]]:
    attributions = {extraction.document: extraction.attributions for extraction in extractions}
    found = {each.id: doubts_of_document(each, attributions.get(each.id, ())) for each in documents}
    return {document: doubts for document, doubts in found.items() if doubts}


def _unknowns_by_document(extractions: Sequence[Extraction]) -> dict[str, tuple[Unknown, ...]]:
    found: dict[str, list[Unknown]] = {}
    for extraction in extractions:
        for unknown in extraction.unknowns:
            found.setdefault(unknown.document, []).append(unknown)
    return {document: tuple(sorted(each, key=lambda it: it.id)) for document, each in found.items()}


def _copy_families(lineage: Lineage) -> dict[str, str]:
    """Documents joined by likely copying, each with the alphabetically first of its family.

    Two are joined where one was probably taken from the other, whichever was first; a document that is
    probably a copy is joined to all that it may have been taken from. Its own copies make it none.
    """
    copies = [each for each in lineage.borrowings if each.kind in COPIES]
    share = {(each.taken_by, each.taken_from): each.probability for each in copies}
    taken: dict[str, float] = {}
    lent: dict[str, float] = {}
    for (taker, giver), probability in sorted(share.items()):
        summed = lent if _is_own_copy(taker, giver, share) else taken
        summed[taker] = summed.get(taker, 0.0) + probability
    head: dict[str, str] = {}

    def first_of(document: str) -> str:
        while (above := head.get(document, document)) != document:
            head[document] = head.get(above, above)
            document = above
        return document

    for each in copies:
        taker, giver = each.taken_by, each.taken_from
        from_others = taken.get(taker, 0.0) / max(1.0 - lent.get(taker, 0.0), 1e-9)
        either_way = share[taker, giver] + share.get((giver, taker), 0.0)
        is_copy = from_others >= MORE_LIKELY_COPIED and not _is_own_copy(taker, giver, share)
        if is_copy or either_way >= MORE_LIKELY_COPIED:
            first, second = sorted((first_of(each.taken_from), first_of(each.taken_by)))
            head[second] = first
    return {document: first_of(document) for document in sorted(head)}


def _is_own_copy(taker: str, giver: str, share: Mapping[tuple[str, str], float]) -> bool:
    """Whether the giver more probably took it from the taker."""
    return share.get((giver, taker), 0.0) > share[taker, giver]
