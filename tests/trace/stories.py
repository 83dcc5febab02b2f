"""Small stories with known derivations, linked and traced without any model."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.config import LinkConfig, TraceConfig
from allegedly.link.claims import link_claims
from allegedly.model.claim import Claim, Extraction, Stance, Statement
from allegedly.model.lineage import Borrowing, Lineage, Origin, OriginPair
from allegedly.model.source import Holder
from allegedly.model.text import Document, Span, WireCredit
from allegedly.trace.lineage import trace_lineage
from tests.factories import make_document, make_extraction, make_stance, make_statement


@dataclass(frozen=True)
class Said:
    """A statement to be: words that stand in the text, who holds them, how."""

    words: str
    holders: tuple[Holder, ...] = ()
    stance: Stance | None = None
    numbers: tuple[float, ...] = ()
    heading: bool = False


@dataclass(frozen=True)
class Story:
    """A traced case."""

    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    claims: tuple[Claim, ...]
    lineage: Lineage

    def claim_of(self, words: str) -> Claim:
        ids = {each.id for found in self.extractions for each in found.statements if words in each.text}
        (claim,) = [claim for claim in self.claims if ids & {*claim.statements, *claim.against}]
        return claim

    def origins_of(self, words: str) -> list[Origin]:
        claim = self.claim_of(words)
        return [origin for origin in self.lineage.origins if origin.claim == claim.id]

    def pairs_of(self, words: str) -> list[OriginPair]:
        ids = {origin.id for origin in self.origins_of(words)}
        return [pair for pair in self.lineage.pairs if pair.left in ids]

    def edges(self, at_least: float = 0.5) -> dict[tuple[str, str], Borrowing]:
        """Borrowings by the paths of parent and child."""
        paths = {document.id: document.path for document in self.documents}
        return {
            (paths[each.taken_from], paths[each.taken_by]): each
            for each in self.lineage.borrowings
            if each.probability >= at_least
        }


Article = tuple[Document, Sequence[Statement]]


def article(
    text: str, *said: Said, path: str, publisher: str = "", day: str = "", agency: str = ""
) -> Article:
    """A document with its statements; `agency` is credited with the whole of it by its last words."""
    document = make_document(text, publisher=publisher, day=day, path=path)
    if agency:
        end = len(text)
        credit = WireCredit(agency, Span(end - len(agency), end), True)
        document = dataclasses.replace(document, credits=(credit,))
    statements = [
        make_statement(
            document,
            each.words,
            holders=each.holders,
            stance=each.stance or make_stance(),
            numbers=each.numbers,
            heading=each.heading,
        )
        for each in said
    ]
    return document, statements


def told(*articles: Article) -> Story:
    """The articles linked and traced."""
    documents = tuple(document for document, _ in articles)
    extractions = tuple(make_extraction(document, *statements) for document, statements in articles)
    linked = link_claims(documents, extractions, LinkConfig())
    lineage = trace_lineage(documents, extractions, linked.claims, TraceConfig())
    return Story(documents, extractions, linked.claims, lineage)
