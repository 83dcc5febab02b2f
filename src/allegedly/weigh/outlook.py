"""What would change an assessment, and which known unknowns bear on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from allegedly.model.claim import ActorMention, Kind, Statement
from allegedly.model.source import SourceKind
from allegedly.weigh.content_words import content_stems
from allegedly.weigh.corroboration import Weighed
from allegedly.weigh.evidence import Evidence
from allegedly.weigh.grade import TWO_ORIGINS
from allegedly.weigh.voices import UNTRACED, Voice, label_key, labels_in_words
from allegedly.weigh.vouching import is_authenticity_unknown

MAX_PARTIES = 2
"""Actors that are asked for a word on the claim."""

_ACTING_LABELS = frozenset({"PERSON", "ORG", "GPE"})
_NATIONALITY = re.compile(r"^[A-Z][a-z]+(?:ian|ean|ican|ish|ese)$")
_PAPERS = (SourceKind.DOCUMENT, SourceKind.DATA)


def would_change(each: Weighed, evidence: Evidence) -> tuple[str, ...]:
    """What a reader should look for: things that would raise or lower the grade of this claim."""
    ids = sorted({*each.claim.statements, *each.claim.against})
    statements = [evidence.statements[it] for it in ids if it in evidence.statements]
    return (
        *_about_documents(each.voices),
        *_about_origins(each),
        *_about_parties(each, statements),
        *_about_denials(each, evidence),
        *_about_the_event(statements),
    )


def _about_documents(voices: Sequence[Voice]) -> list[str]:
    documents = [v.label for v in voices if v.affirms and v.kind in _PAPERS]
    if not documents:
        return []
    return [
        f"The document itself, {labels_in_words(documents)}, published so that it can be read and checked."
    ]


def _about_origins(each: Weighed) -> list[str]:
    if each.independent_origins >= TWO_ORIGINS:
        return []
    if each.established:
        known = labels_in_words(voice.label for voice in each.established)
        number = "second" if len(each.established) == 1 else "further"
        return [f"A {number} established origin that does not depend on {known}."]
    unnamed = [
        voice.label
        for voice in each.voices
        if voice.affirming and voice.label != UNTRACED and voice.kind not in _PAPERS
    ]
    names = [f"A name for {labels_in_words(unnamed)}, or the papers behind it."] if unnamed else []
    return [*names, "An established origin that says so."]


def _about_parties(each: Weighed, statements: Sequence[Statement]) -> list[str]:
    """The actors named in most statements, those that act before the others, unless they have spoken."""
    spoken = [label_key(voice.label) for voice in each.voices]
    named: Counter[str] = Counter()
    acting: Counter[str] = Counter()
    for statement in statements:
        for actor in statement.actors:
            if actor.label in _ACTING_LABELS and not _is_adjective(actor, statement):
                named[actor.name] += 1
                acting[actor.name] += _acts(actor, statement)
    ranked = sorted(named, key=lambda name: (-acting[name], -named[name], name))
    silent = [name for name in ranked if not any(_same_party(name, label) for label in spoken)]
    return [f"A confirmation or a denial by {name}, on the record." for name in silent[:MAX_PARTIES]]


def _is_adjective(actor: ActorMention, statement: Statement) -> bool:
    """Whether the name only says of what nation something is: "Ukrainian grain" is nobody to ask."""
    return re.search(rf"\b{re.escape(actor.name)} [a-z]", statement.text) is not None and bool(
        _NATIONALITY.search(actor.name)
    )


def _acts(actor: ActorMention, statement: Statement) -> bool:
    arguments = statement.event.arguments if statement.event else ()
    return any(each.role == "agent" and each.span.overlaps(actor.span) for each in arguments)


def _same_party(name: str, label: str) -> bool:
    return set(label_key(name).split()) <= set(label.split())


def _about_denials(each: Weighed, evidence: Evidence) -> list[str]:
    denying = [
        voice.label
        for voice in each.voices
        if any(evidence.statements[it].stance.kind is Kind.DENIED for it in voice.opposing)
    ]
    return [f"Evidence for the denial by {labels_in_words(denying)}, or its withdrawal."] if denying else []


def _about_the_event(statements: Sequence[Statement]) -> list[str]:
    found = []
    kinds = {statement.stance.kind for statement in statements}
    if kinds & {Kind.PLANNED, Kind.PREDICTED, Kind.ATTEMPTED}:
        found.append("A report that it has been carried out, given up or prevented.")
    missing = []
    if not any(statement.time for statement in statements):
        missing.append("date")
    if not any(statement.place for statement in statements):
        missing.append("place")
    if statements and missing:
        found.append(
            f"A {' and a '.join(missing)} for it, which no report gives, to check other records against."
        )
    return found


def unknowns_of(each: Weighed, evidence: Evidence) -> tuple[str, ...]:
    """Ids of the known unknowns of the same documents that bear on the claim, in order.

    One bears on it where the two share a content word, or where it asks whether a document is genuine that
    the claim rests on. Names of actors alone are not enough: most unknowns of a story name them.
    """
    ids = {*each.claim.statements, *each.claim.against}
    statements = [evidence.statements[it] for it in sorted(ids) if it in evidence.statements]
    names = content_stems(" ".join(actor.name for statement in statements for actor in statement.actors))
    words = content_stems(" ".join([each.claim.text, *(it for s in statements for it in s.lemmas)])) - names
    rests_on_document = any(v.kind in _PAPERS for v in each.voices if v.affirms)
    found = set()
    for document in {statement.document for statement in statements}:
        for unknown in evidence.unknowns.get(document, ()):
            about_source = rests_on_document and is_authenticity_unknown(unknown)
            if about_source or content_stems(unknown.text) & words:
                found.add(unknown.id)
    return tuple(sorted(found))
