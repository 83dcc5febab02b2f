"""The root of each statement: where its claim entered the record, over holder chains and borrowings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from allegedly.model.claim import Claim, Kind, Statement
from allegedly.model.lineage import Borrowing, BorrowingKind
from allegedly.model.source import AUTHOR, Holder, SourceKind
from allegedly.model.text import Document, Span
from allegedly.trace.borrowings import Parent
from allegedly.trace.identities import Identities, Identity, Names
from allegedly.trace.labels import is_established, label_to_key
from allegedly.trace.outlets import Outlets, outlet_key
from allegedly.trace.papers import PAPERS, paper_key

NOT_AFFIRMING = frozenset(
    {Kind.QUESTION, Kind.UNCONFIRMED, Kind.KNOWN_UNKNOWN, Kind.NO_EVIDENCE, Kind.DENIED}
)
COVERED_SHARE = 0.5
"""Share of a statement's words that must stand in a shared passage for the statement to be taken from
there."""
REWRITTEN_SHARE = 0.25
"""Share of words in common from which a reworded text is the other's story throughout, not one sentence of it."""
LIKELY = 0.35
"""Probability with which a document took it from others that have it from one origin, from which an unnamed source, or
a document that names none, is taken to rest on that origin. On the tuning stories' own claims .25 to .35 join nothing
wrongly, and .35 leaves a report alone that may as well be independent."""
NO_SOURCE = "no source given"
REFERRING_WORDS = frozenset(
    f"the {noun}"
    for noun in "paper newspaper daily weekly website site blog outlet magazine station broadcaster channel agency "
    "tabloid newsletter programme podcast".split()
)
"""Words by which a document goes on to speak of the outlet that it has named."""
NAMELESS = frozenset({SourceKind.UNNAMED, SourceKind.UNSPECIFIED})
OWN_WORDS = frozenset({BorrowingKind.PARAPHRASE, BorrowingKind.MERGED, BorrowingKind.CITES})


@dataclass(frozen=True, slots=True)
class Root:
    """Where a statement comes from: the source's key, label and kind, whether it is established, and by which
    document.

    `chain` holds the keys of everybody between the reader and the source, media apart; `author` is true where
    the document itself is the source; `bodies` are the keys of those that the source speaks for by office.
    """

    key: str
    label: str
    kind: SourceKind
    established: bool
    document: str
    chain: frozenset[str]
    author: bool = False
    bodies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tracing:
    """What roots are looked up in.

    `identified` are papers, as the article's id and the paper's key in it; `lenders` the borrowings of each document,
    the likeliest first.
    """

    documents: Mapping[str, Document]
    parents: Mapping[str, tuple[Parent, ...]]
    outlets: Outlets
    identities: Identities
    identified: frozenset[tuple[str, str]] = frozenset()
    lenders: Mapping[str, Sequence[Borrowing]] = field(default_factory=dict)


def claim_to_roots(
    claim: Claim, statements: Mapping[str, Statement], tracing: Tracing
) -> dict[str, tuple[Root, ...]]:
    """The roots of each statement that affirms the claim. Denials and questions have none."""
    affirming = [
        statements[each]
        for each in claim.statements
        if each in statements
        and statements[each].document in tracing.documents
        and statements[each].stance.kind not in NOT_AFFIRMING
    ]
    by_document: dict[str, list[Statement]] = {}
    for each in affirming:
        by_document.setdefault(each.document, []).append(each)
    story = tracing.identities.story(by_document)
    search = _Search(by_document, tracing, story)
    return {each.id: search.roots(each, frozenset()) for each in affirming}


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for roots within one claim."""

    by_document: Mapping[str, Sequence[Statement]]
    tracing: Tracing
    story: Names
    known: dict[tuple[str, SourceKind, bool, str, str], Identity] = field(default_factory=dict)

    def roots(self, statement: Statement, seen: frozenset[str], *, likely: bool = True) -> tuple[Root, ...]:
        """The roots of a statement: its parent's where it was borrowed, else its source, else those of whom it likely
        was taken from, else its own document. With `likely` false only what is sure: likely lenders are no chain, and
        following one to the next would take time without bound."""
        if statement.id in seen:
            return ()
        seen = seen | {statement.id}
        borrowed = self._borrowed_roots(statement, seen, likely)
        if borrowed:
            return borrowed
        sourced = len(statement.holders) > 1 and statement.source.kind is not SourceKind.UNSPECIFIED
        # A headline names its source in short, the body in full; a sourced body needs no look at the rest.
        if statement.heading or not sourced:
            within = self._sourced_within_document(statement, seen, likely)
            if within:
                return within
        own = self._own_roots(statement, seen, sourced, likely)
        if not likely or not all(root.author or root.kind in NAMELESS for root in own):
            return own
        return self._likely_roots(statement, seen) or own

    def _own_roots(
        self, statement: Statement, seen: frozenset[str], sourced: bool, likely: bool
    ) -> tuple[Root, ...]:
        """What the statement itself tells: its source, or what an outlet of the case that it names rests on."""
        if sourced:
            return self._cited_roots(statement, seen, likely) or (self._holder_root(statement),)
        if len(statement.holders) > 1:
            return (
                Root(NO_SOURCE, NO_SOURCE, SourceKind.UNSPECIFIED, False, statement.document, frozenset()),
            )
        return (self._author_root(statement),)

    def _likely_roots(self, statement: Statement, seen: frozenset[str]) -> tuple[Root, ...]:
        """The roots of those who make the claim as well and from whom the document may have it, where they have it from
        one origin; nothing where that is not likely enough. The likeliest lender's roots come first."""
        found: dict[frozenset[str], tuple[float, tuple[Root, ...]]] = {}
        for lender in self.tracing.lenders.get(statement.document, ()):
            theirs = self.by_document.get(lender.taken_from, ())
            if theirs:
                roots = self.roots(_nearest(statement, theirs), seen, likely=False)
                keys = frozenset(root.key for root in roots)
                before, first = found.get(keys, (0.0, roots))
                found[keys] = (before + lender.probability, first)
        likeliest, roots = max(found.values(), key=lambda each: each[0], default=(0.0, ()))
        return roots if likeliest >= LIKELY else ()

    def _borrowed_roots(self, statement: Statement, seen: frozenset[str], likely: bool) -> tuple[Root, ...]:
        found: list[Root] = []
        for parent in self.tracing.parents.get(statement.document, ()):
            if not _is_borrowed(statement, parent):
                continue
            theirs = self.by_document.get(parent.document, ())
            if theirs and not self._has_source_of_its_own(statement, parent, theirs):
                nearest = _nearest(statement, theirs)
                found.extend(self.roots(nearest, seen, likely=likely))
        return tuple(dict.fromkeys(found))

    def _has_source_of_its_own(
        self, statement: Statement, parent: Parent, theirs: Sequence[Statement]
    ) -> bool:
        """Whether the borrower names an established source that the lender does not.

        Where the words that name it are the lender's too, the two only were read otherwise: it is no further source.
        """
        if len(statement.holders) < 2:
            return False
        who = self._identity(statement.source, statement.document)
        if not (who.named or is_established(statement.source)):
            return False
        if _covered(statement.quote, parent) and _covered(statement.source.spans, parent):
            return False
        named = {self._key(holder, each.document) for each in theirs for holder in each.holders[1:]}
        return who.key not in named and not self._is_outlet(statement.source)

    def _identity(self, holder: Holder, document: str) -> Identity:
        asked = (holder.label, holder.kind, holder.named, holder.entity, document)
        if asked not in self.known:
            self.known[asked] = self.tracing.identities.identity(holder, document, self.story)
        return self.known[asked]

    def _key(self, holder: Holder, document: str) -> str:
        return self._identity(holder, document).key

    def _is_outlet(self, holder: Holder) -> bool:
        """Whether the holder is an outlet, by its kind or because documents of the case are by it."""
        return holder.kind is SourceKind.MEDIA or outlet_key(holder.label) in self.tracing.outlets.documents

    def _cited_roots(self, statement: Statement, seen: frozenset[str], likely: bool) -> tuple[Root, ...]:
        """Where the source is an outlet of the case: what that outlet's own documents rest on."""
        holder = statement.source
        cited = self.tracing.outlets.documents.get(outlet_key(holder.label), ())
        if " ".join(holder.label.casefold().split()) in REFERRING_WORDS:
            cited = self._only_parent(statement.document)
        found: list[Root] = []
        seen = seen | {statement.document}
        for document in cited:
            theirs = self.by_document.get(document, ())
            if theirs and document not in seen:
                nearest = _nearest(statement, theirs)
                found.extend(self.roots(nearest, seen, likely=likely))
        return tuple(dict.fromkeys(found))

    def _only_parent(self, document: str) -> tuple[str, ...]:
        """The one document that a document took from, whom "the paper" can mean; nothing where there are several."""
        parents = self.tracing.parents.get(document, ())
        return (parents[0].document,) if len(parents) == 1 else ()

    def _sourced_within_document(
        self, statement: Statement, seen: frozenset[str], likely: bool
    ) -> tuple[Root, ...]:
        """What the same document names as the source of the same claim elsewhere: a headline rests on its
        body."""
        found: list[Root] = []
        for each in self.by_document.get(statement.document, ()):
            if each.heading or len(each.holders) < 2:
                continue
            if each.source.kind is not SourceKind.UNSPECIFIED:
                found.extend(self.roots(each, seen, likely=likely))
        return tuple(dict.fromkeys(found))

    def _holder_root(self, statement: Statement) -> Root:
        holder = statement.source
        who = self._identity(holder, statement.document)
        return Root(
            key=who.key,
            label=who.label or _shown(holder),
            kind=who.kind,
            established=who.named or self._is_established(statement),
            document=statement.document,
            chain=frozenset(
                self._key(each, statement.document)
                for each in statement.holders[1:-1]
                if each.kind not in {SourceKind.MEDIA, SourceKind.UNSPECIFIED}
            ),
            bodies=self.tracing.identities.bodies(who.key, self.story),
        )

    def _is_established(self, statement: Statement) -> bool:
        holder = statement.source
        if holder.kind in PAPERS and (statement.document, paper_key(holder)) in self.tracing.identified:
            return True
        return is_established(holder)

    def _author_root(self, statement: Statement) -> Root:
        """The document as the source: the agency that wrote the body, the publisher, or nobody known.

        Where the words were taken from another document, that document is meant.
        """
        document = self.tracing.documents[self._climbed(statement)]
        agency = next((credit.agency for credit in document.credits if credit.whole), "")
        label = agency if agency and not statement.heading else document.publisher
        key = outlet_key(label) or f"document {document.id}"
        shown = label or document.byline or document.title or document.path
        return Root(key, shown, SourceKind.MEDIA, bool(label), document.id, frozenset(), author=True)

    def _climbed(self, statement: Statement) -> str:
        """The document from which the statement's words come: up the tree of copies as far as it goes."""
        here = statement.document
        copies = [parent for parent in self._copied_from(here) if _covered(statement.quote, parent)]
        while copies:
            here = copies[0].document
            copies = self._copied_from(here)
        return here

    def _copied_from(self, document: str) -> list[Parent]:
        return [parent for parent in self.tracing.parents.get(document, ()) if parent.kind not in OWN_WORDS]


def _is_borrowed(statement: Statement, parent: Parent) -> bool:
    if _covered(statement.quote, parent):
        return True
    if parent.kind is BorrowingKind.PARAPHRASE:
        return not parent.passages or parent.share >= REWRITTEN_SHARE
    if parent.kind is BorrowingKind.CITES:
        return len(statement.holders) == 1 or statement.source.kind in {
            SourceKind.MEDIA,
            SourceKind.UNSPECIFIED,
        }
    return statement.heading and parent.kind is not BorrowingKind.MERGED


def _covered(quote: Sequence[Span], parent: Parent) -> bool:
    length = sum(span.end - span.start for span in quote)
    shared = sum(
        max(0, min(span.end, passage.taken_by.end) - max(span.start, passage.taken_by.start))
        for span in quote
        for passage in parent.passages
    )
    return length > 0 and shared >= COVERED_SHARE * length


def _nearest(statement: Statement, theirs: Sequence[Statement]) -> Statement:
    return max(theirs, key=lambda each: (_likeness(statement, each), each.id))


def _likeness(left: Statement, right: Statement) -> float:
    """How much two statements have in common, 0 to 2: their words, and whether the same source is named."""
    mine, theirs = set(left.lemmas), set(right.lemmas)
    words = len(mine & theirs) / max(len(mine | theirs), 1)
    return words + (left.source.label == right.source.label) * 0.5 + (left.heading == right.heading) * 0.25


def _shown(holder: Holder) -> str:
    """The holder's words, or its fullest name where the words only shorten it or point to a paper."""
    label = " ".join(holder.label.split())
    if label == AUTHOR:
        return NO_SOURCE
    shortened = set(label_to_key(label).split()) < set(label_to_key(holder.entity).split())
    return (
        " ".join(holder.entity.split()) if shortened or (holder.kind in PAPERS and holder.entity) else label
    )
