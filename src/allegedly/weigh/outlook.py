"""What would change an assessment, and which known unknowns bear on it."""

from __future__ import annotations

from collections.abc import Sequence

from allegedly.model.claim import Kind, Polarity, Statement
from allegedly.model.source import SourceKind
from allegedly.weigh.content_words import content_stems
from allegedly.weigh.corroboration import Weighed
from allegedly.weigh.evidence import Evidence
from allegedly.weigh.grade import TWO_ORIGINS
from allegedly.weigh.parties import parties_to_ask
from allegedly.weigh.voices import UNTRACED, Voice, labels_in_words
from allegedly.weigh.vouching import is_authenticity_unknown

_PAPERS = (SourceKind.DOCUMENT, SourceKind.DATA)


def would_change(each: Weighed, evidence: Evidence) -> tuple[str, ...]:
    """What a reader should look for: things that would raise or lower the grade of this claim."""
    ids = sorted({*each.claim.statements, *each.claim.against})
    statements = [evidence.statements[it] for it in ids if it in evidence.statements]
    return (
        *_about_documents(each.voices),
        *_about_origins(each),
        *(
            f"A confirmation or a denial by {party}, on the record."
            for party in parties_to_ask(each, statements, evidence)
        ),
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
        return [f"A correction by {labels_in_words(voice.label for voice in each.established)}."]
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
    happened = [it for it in statements if it.event and it.stance.polarity is not Polarity.NEGATIVE]
    if happened and missing:
        found.append(
            f"A {' and a '.join(missing)} for it, which these statements do not give, to check other records against."
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
