"""Whose words are nobody's: who only is said to know something, headlines' topics, and those who only did it.

"Kerr knew that the crane was cracked, the Gazette reported": Kerr holds the content, but he said nothing. It is the
Gazette that says so, and the search for the origin goes on from there. So too with whoever was told or warned, with
voters who "have chosen" somebody, with "a man called" so and so, and with the topic before a headline's colon.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from allegedly.model.actor import Actor
from allegedly.model.claim import Extraction, Statement
from allegedly.model.source import SourceKind
from allegedly.model.text import Document, Span
from allegedly.trace.labels import label_to_key
from allegedly.trace.offices import BODIES, POSTS, label_to_description
from allegedly.trace.own_words import PRONOUNS

_KNOWING = re.compile(
    r"\b(?:know|knows|knew|known|knowing|aware|unaware|ignorant|reali[sz](?:e|es|ed|ing)|overlook(?:s|ed)?|"
    r"forget|forgets|forgot|forgotten)\b"
    r"|\b(?:is|are|was|were|be|been|being|got|gets)(?: \w{2,12}){0,2} "
    r"(?:told|warned|informed|notified|alerted|briefed)\b"
    r"|\b(?:chose|chosen|elected|picked)\b",
    re.IGNORECASE,
)
"""Cues of knowing, of being told and of choosing, by which no one speaks. Who remembers something is its witness."""
_NAMING = re.compile(r"(?:called|named|nicknamed|dubbed|titled|entitled)", re.IGNORECASE)
_TOLD = re.compile(r"(?:told|warned|urged|advised|asked|ordered)", re.IGNORECASE)
"""The last word of a headline that tells who was told: "Boil your water, town told"."""
QUOTES = frozenset("\"“‘'«„")
_SPEAKING = frozenset({SourceKind.MEDIA, SourceKind.UNSPECIFIED})
"""An outlet that "was told" something reports it; where nobody is named, nobody can be passed over."""


def silent_attributions(
    documents: Mapping[str, Document], extractions: Iterable[Extraction]
) -> frozenset[str]:
    """The ids of attributions whose source says nothing: it only is said to know, to have been told or to have chosen,
    is named by the cue, or is a headline's topic."""
    return frozenset(
        each
        for extraction in extractions
        if extraction.document in documents
        for each in _silent_in_document(extraction, documents[extraction.document].text)
    )


def _silent_in_document(extraction: Extraction, text: str) -> Iterator[str]:
    topics = _topics(extraction, text)
    for each in extraction.attributions:
        cue, source = _words(each.cue, text), _words(each.source, text)
        of_pronoun = source.casefold() in PRONOUNS and _topic_key(each.label) in topics
        if (
            _KNOWING.search(cue)
            or (_NAMING.fullmatch(cue) and source.casefold().startswith(("a ", "an ")))
            or (
                _TOLD.fullmatch(cue)
                and each.cue
                and re.match(r"[ \t]*(?:\n|$)", text[each.cue[-1].end :][:80])
            )
            or (cue == ":" and _topic_key(source) in topics)
            or of_pronoun
        ):
            yield each.id


def _topics(extraction: Extraction, text: str) -> frozenset[str]:
    """The keys of names before a colon that speak nowhere else in the document by words of their own.

    Whoever is quoted after the colon speaks, and so may who bears a surname of the document, unless a state is told
    with it ("Brenna, Norvale: ..."); an office or a sort of body is no topic: "Director: we will not pay".
    """
    before: set[str] = set()
    speaking = {each.name.split()[-1].casefold() for each in extraction.actors if _is_full_name(each)}
    states = {label_to_key(each.name) for each in extraction.actors if each.type == "country"}
    placed: set[str] = set()
    for each in extraction.attributions:
        source = _words(each.source, text)
        if _words(each.cue, text) == ":":
            quoted = any(text[span.start : span.end][:1] in QUOTES for span in each.content)
            if (
                not quoted
                and each.source_kind not in _SPEAKING | {SourceKind.UNNAMED}
                and source[:1].isupper()
            ):
                before.add(_topic_key(source))
                if label_to_key(source.rpartition(",")[2]) in states and "," in source:
                    placed.add(_topic_key(source))
        elif source.casefold() not in PRONOUNS:
            speaking.update(label_to_key(f"{source} {each.label}").split())
    silent = {each for each in before if speaking.isdisjoint(each.split()) and not _is_office(each)}
    return frozenset(silent | placed)


def _is_full_name(actor: Actor) -> bool:
    return actor.type == "person" and len(actor.name.split()) > 1


def _topic_key(label: str) -> str:
    return label_to_key(label.split(",")[0])


def _is_office(key: str) -> bool:
    described = label_to_description(key)
    return described is not None and described.head in POSTS | BODIES


def _words(spans: Iterable[Span], text: str) -> str:
    return " ".join(span.of(text) for span in spans)


def spoken_statement(statement: Statement, silent: Collection[str]) -> Statement:
    """The statement with its chain cut back to the last holder who says it; the same where the last one speaks."""
    holders = statement.holders
    while len(holders) > 1 and holders[-1].attribution in silent and holders[-1].kind not in _SPEAKING:
        holders = holders[:-1]
    return statement if holders is statement.holders else replace(statement, holders=holders)
