"""Sources under two names: which words for a source mean one that the same story names elsewhere.

A story is the documents that make a claim, with all that borrowing links to them. Only there is "the governor" the
governor that one of them names, "Vidal" the one Ana Vidal, "Commander Ana Vidal" nobody else. Where two could be meant,
nobody is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from allegedly.model.claim import Extraction, Statement
from allegedly.model.source import Holder, SourceKind
from allegedly.model.text import Document
from allegedly.trace.labels import PEOPLE, Labels, label_to_key
from allegedly.trace.offices import (
    BODIES,
    VOICES,
    Bearer,
    Description,
    extraction_to_bearers,
    is_description,
    label_to_description,
    means,
    person_beside,
)
from allegedly.trace.outlets import Outlets, outlet_key

MAX_BEARERS = 400
"""Named sources of a story up to which descriptions are looked up among them: a case of mixed stories names anybody."""
BODY_KINDS = frozenset({SourceKind.GOVERNMENT, SourceKind.ORGANISATION})
LEGAL_FORMS = frozenset(
    "ltd limited inc incorporated plc llc llp co corp corporation gmbh ag sa srl bv nv oy ab".split()
)
_FIRMS = frozenset("bank company firm group".split())
_DESCRIBED = PEOPLE | {SourceKind.UNNAMED, SourceKind.GOVERNMENT, SourceKind.ORGANISATION}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a holder is: the source's key, a label to show it by, its kind, and whether this names it."""

    key: str
    label: str
    kind: SourceKind
    named: bool


@dataclass(frozen=True, slots=True)
class Names:
    """The named sources of some documents: people's full names by key, bodies as the words of the name with the
    source's key, and all bearers of offices."""

    people: frozenset[str] = frozenset()
    bodies: frozenset[tuple[str, str]] = frozenset()
    bearers: frozenset[Bearer] = frozenset()

    def __or__(self, other: Names) -> Names:
        return Names(self.people | other.people, self.bodies | other.bodies, self.bearers | other.bearers)


@dataclass(frozen=True, slots=True)
class Identities:
    """The named sources of each document and of each family of documents that borrowing links."""

    labels: Labels
    outlets: Outlets
    documents: Mapping[str, Names]
    families: Mapping[str, str]
    in_family: Mapping[str, Names]

    def story(self, documents: Iterable[str]) -> Names:
        """The named sources of these documents and of their families."""
        found = Names()
        for family in sorted({self.families.get(each, each) for each in documents}):
            found = found | self.in_family.get(family, Names())
        return found

    def identity(self, holder: Holder, document: str, story: Names) -> Identity:
        """Who a holder of a statement of this document is, as far as the story tells."""
        plain = Identity(self.labels.key(holder), "", holder.kind, False)
        if holder.kind not in _DESCRIBED:
            return plain
        name = person_beside(" ".join(holder.label.split())) if holder.kind in PEOPLE else ""
        if name and not holder.named:
            known = Holder(name, holder.kind, True, holder.attribution, holder.spans, name)
            return Identity(self._person_key(self.labels.key(known), story), name, holder.kind, True)
        if is_description(holder):
            return self._bearer_meant(holder, document, story) or plain
        if holder.kind in PEOPLE:
            return Identity(self._person_key(plain.key, story), "", holder.kind, False)
        if holder.named and holder.kind in BODY_KINDS:
            return Identity(self._body_key(holder, story), "", holder.kind, False)
        return plain

    def _body_key(self, holder: Holder, story: Names) -> str:
        """The key of the one body of the story whose name this is or shortens: "Coast Guard", "Nestling"."""
        own = self.labels.key(holder)
        words = body_words(holder.label).split()
        if not words:
            return own
        same = {key for name, key in story.bodies if name.split() == words and key in self.outlets.documents}
        if not same:
            same = {key for name, key in story.bodies if _shortens(words, name.split())}
        return same.pop() if len(same) == 1 else own

    def _person_key(self, key: str, story: Names) -> str:
        """The key of the one person of the story whose full name this shortens, or lengthens by a title."""
        words = key.split()
        if len(words) == 1:
            same = {each for each in story.people if each.split()[-1] == key}
            same = {each for each in same if not any(each.endswith(f" {other}") for other in same)}
            return next(iter(same)) if len(same) == 1 else key
        shorter = [" ".join(words[at:]) for at in range(len(words) - 2, 0, -1)]
        return next((each for each in shorter if each in story.people), key)

    def _bearer_meant(self, holder: Holder, document: str, story: Names) -> Identity | None:
        """The one named source that the description can mean: of the document itself, else of the whole story."""
        described = label_to_description(holder.label)
        if described is None:
            return None
        for names in (self.documents.get(document, Names()), story):
            if len(names.bearers) > MAX_BEARERS:
                return None
            found = [each for each in names.bearers if means(described, each)]
            keys = {self._person_key(each.key, story) for each in found}
            if len(keys) > 1:
                return None
            if keys:
                shown = min(found, key=lambda each: (-len(each.name), each.name, each.kind))
                return Identity(keys.pop(), shown.name, shown.kind, True)
        return None

    def bodies(self, key: str, story: Names) -> frozenset[str]:
        """The keys of the bodies for which the person of this key speaks by office, as the story's documents say."""
        return frozenset(
            each.description.body
            for each in story.bearers
            if each.key == key and each.description.body and each.description.head in VOICES
        )


def _shortens(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words are the end of a body's name ("Coast Guard"), or all of it but the sort of body ("Corvin" for
    Corvin Bank)."""
    if len(name) <= len(words) or "and" in name[: len(name) - len(words)]:
        return False
    ends = list(name[-len(words) :]) == list(words) and (len(words) > 1 or words[-1] in BODIES)
    begins = list(name[:-1]) == list(words) and name[-1] in _FIRMS
    return ends or begins


def body_words(label: str) -> str:
    """The words of a body's name, without article and legal form: "the Nestling Co. Ltd" is "nestling"."""
    words = label_to_key(label).split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def extractions_to_identities(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    labels: Labels,
    outlets: Outlets,
    families: Mapping[str, str],
) -> Identities:
    """The named sources of all documents; `families` gives the first document of each one's family."""
    names = {each.document: extraction_to_names(each, labels) for each in extractions}
    for each in documents:
        names[each.id] = names.get(each.id, Names()) | document_to_names(each)
    people: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, set[tuple[str, str]]] = defaultdict(set)
    bearers: dict[str, set[Bearer]] = defaultdict(set)
    for document in sorted(names):
        family = families.get(document, document)
        people[family] |= names[document].people
        bodies[family] |= names[document].bodies
        bearers[family] |= names[document].bearers
    merged = {
        each: Names(frozenset(people[each]), frozenset(bodies[each]), frozenset(bearers[each]))
        for each in people
    }
    return Identities(labels, outlets, names, families, merged)


def document_to_names(document: Document) -> Names:
    """The publisher as a body that its own text is the word of: an agency that puts out a notice."""
    words, key = body_words(document.publisher), outlet_key(document.publisher)
    if not words or not key:
        return Names()
    *rest, last = words.split()
    described = Description(last, frozenset(rest), "", True)
    bearer = Bearer(key, document.publisher, SourceKind.ORGANISATION, described)
    return Names(bodies=frozenset({(words, key)}), bearers=frozenset({bearer} if last in BODIES else ()))


def extraction_to_names(extraction: Extraction, labels: Labels) -> Names:
    """The named sources of one document."""
    bearers = extraction_to_bearers(extraction)
    bodies = {
        (body_words(holder.label), labels.key(holder))
        for statement in extraction.statements
        for holder in statement.holders[1:]
        if holder.named
        and holder.kind in BODY_KINDS
        and not is_description(holder)
        and label_to_key(holder.label) == label_to_key(holder.entity or holder.label)
    }
    people = {each.key for each in bearers if each.kind in PEOPLE}
    people |= {labels.key(holder) for holder in _people_named(extraction.statements)}
    full = frozenset(each for each in people if 2 <= len(each.split()) <= 4)
    return Names(full, frozenset(each for each in bodies if each[0]), bearers)


def _people_named(statements: Collection[Statement]) -> Iterable[Holder]:
    for statement in statements:
        for holder in statement.holders[1:]:
            if holder.named and holder.kind in PEOPLE:
                yield holder
