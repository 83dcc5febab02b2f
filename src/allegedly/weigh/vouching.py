"""Statements about a source ("officials say that the document is authentic") act on that source.

They are no second origin for what the document says. A document that nobody vouches for is worth a little
less than a named source on the record; vouching lifts that, doubt and charges of forgery lower it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from allegedly.config import WeighConfig
from allegedly.model.claim import Claim, Kind, Statement, Unknown
from allegedly.model.source import SourceKind
from allegedly.weigh.evidence import Evidence
from allegedly.weigh.strength import statement_strength
from allegedly.weigh.voices import Voice, label_key

GENUINE_WORDS = frozenset(
    [
        "authentic",
        "authenticate",
        "authenticated",
        "authentication",
        "authenticity",
        "genuine",
        "genuineness",
        "verified",
        "verify",
        "veracity",
        "legitimate",
        "provenance",
    ]
)
FORGED_WORDS = frozenset(
    [
        "fake",
        "faked",
        "fabricate",
        "fabricated",
        "fabrication",
        "forge",
        "forged",
        "forgery",
        "hoax",
        "inauthentic",
        "doctored",
        "bogus",
    ]
)
DOCUMENT_WORDS = frozenset(
    [
        "document",
        "dossier",
        "report",
        "leak",
        "leaked",
        "tranche",
        "file",
        "material",
        "memo",
        "memorandum",
        "paper",
        "cable",
        "email",
        "letter",
        "record",
        "recording",
        "transcript",
        "photograph",
        "photo",
        "video",
        "image",
        "dispatch",
        "intelligence",
    ]
)

UNVOUCHED_TRUST = 0.8
"""What is left of a document's strength where nobody in the case vouches for it."""

DOUBTED_TRUST = 0.2
"""What is left where it is flatly called a forgery."""

UNCONFIRMED_STANCE = -0.25
"""How far "its veracity has not been confirmed" leans towards forgery, on a scale from -1 to 1."""


@dataclass(frozen=True, slots=True)
class Voucher:
    """One statement about the authenticity of a document; `stance` from -1 (forged) to 1 (genuine)."""

    id: str
    document: str
    by: str
    text: str
    stance: float
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trust:
    """What is left of a source's strength, and what was said about it."""

    factor: float
    vouchers: tuple[Voucher, ...] = ()


FULL_TRUST = Trust(1.0)


def vouchers_of_case(
    claims: Iterable[Claim], evidence: Evidence, config: WeighConfig
) -> Mapping[str, tuple[Voucher, ...]]:
    """All statements about the authenticity of some document, by the document of the case they stand in."""
    claimed = {each for claim in claims for each in (*claim.statements, *claim.against)}
    found: dict[str, list[Voucher]] = {}
    for statement in evidence.statements.values():
        if statement.id in claimed and _is_about_authenticity(statement):
            found.setdefault(statement.document, []).append(_voucher(statement, evidence, config))
    for unknowns in evidence.unknowns.values():
        for unknown in unknowns:
            if is_authenticity_unknown(unknown):
                found.setdefault(unknown.document, []).append(_voucher_of_unknown(unknown, evidence))
    return {document: tuple(sorted(each, key=lambda it: it.id)) for document, each in found.items()}


def _words(text: str) -> frozenset[str]:
    """Words in lower case, plurals cut: "materials" is compared as "material"."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


def _is_about_authenticity(statement: Statement) -> bool:
    lemmas = {lemma.casefold() for lemma in statement.lemmas}
    if statement.event is not None:
        lemmas.add(statement.event.lemma.casefold())
    judged = lemmas & (GENUINE_WORDS | FORGED_WORDS)
    return bool(judged) and bool(_words(statement.text) & DOCUMENT_WORDS)


def is_authenticity_unknown(unknown: Unknown) -> bool:
    """Whether what is not known is if some document is genuine."""
    words = _words(unknown.text)
    return bool(words & (GENUINE_WORDS | FORGED_WORDS)) and bool(words & DOCUMENT_WORDS)


def _voucher(statement: Statement, evidence: Evidence, config: WeighConfig) -> Voucher:
    words = _words(statement.text)
    sign = -1.0 if words & FORGED_WORDS else 1.0
    if statement.stance.kind in (Kind.UNCONFIRMED, Kind.NO_EVIDENCE, Kind.QUESTION, Kind.KNOWN_UNKNOWN):
        stance = UNCONFIRMED_STANCE
    else:
        side = -1.0 if statement.stance.factuality < 0.0 else 1.0
        stance = sign * side * statement_strength(statement, config)
    by = statement.source.label if len(statement.holders) > 1 else evidence.publisher_of(statement.document)
    return Voucher(statement.id, statement.document, by, statement.text, stance, words)


def _voucher_of_unknown(unknown: Unknown, evidence: Evidence) -> Voucher:
    by = unknown.holders[-1].label if len(unknown.holders) > 1 else evidence.publisher_of(unknown.document)
    return Voucher(unknown.id, unknown.document, by, unknown.text, UNCONFIRMED_STANCE, _words(unknown.text))


def trust_in_voice(voice: Voice, vouchers: Mapping[str, Sequence[Voucher]], evidence: Evidence) -> Trust:
    """What is left of a document's strength after all that is said about it. Other sources keep theirs.

    A statement is about this document where the two share a word of its label, or where an article that rests
    on it calls it otherwise ("the dossier", "the leaked materials"). Each holder is counted once, and so is what
    it says in the same words.
    """
    label = _words(voice.label)
    if voice.kind not in (SourceKind.DOCUMENT, SourceKind.DATA):
        return FULL_TRUST
    about = [
        each
        for document in voice.documents
        for each in vouchers.get(document, ())
        if each.words & (label | DOCUMENT_WORDS)
    ]
    if not about:
        return Trust(UNVOUCHED_TRUST)
    by_holder: dict[str, set[tuple[str, float]]] = {}
    for each in about:
        known_family = evidence.family_of(each.document)
        same_holder = label_key(each.by)
        if each.by == evidence.publisher_of(each.document):
            same_holder = known_family
        by_holder.setdefault(same_holder, set()).add((each.text, each.stance))
    means = [sum(stance for _, stance in sorted(said)) / len(said) for _, said in sorted(by_holder.items())]
    stance = sum(means) / len(means)
    if stance >= 0.0:
        return Trust(UNVOUCHED_TRUST + (1.0 - UNVOUCHED_TRUST) * stance, tuple(about))
    return Trust(UNVOUCHED_TRUST + (UNVOUCHED_TRUST - DOUBTED_TRUST) * stance, tuple(about))
