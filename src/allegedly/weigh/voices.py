"""Who speaks on a claim: one voice an origin, however many reports rest on it.

Reports that rest on one origin are one piece of evidence. What they say is averaged over those that are no
copies, so that a copy changes nothing and an origin that is quoted both ways speaks for neither.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allegedly.config import WeighConfig
from allegedly.model.claim import Claim, Kind, Statement
from allegedly.model.source import SourceKind
from allegedly.weigh.evidence import MORE_LIKELY_COPIED, Evidence
from allegedly.weigh.strength import carries_evidence, is_unnamed, statement_strength

UNTRACED = "a source that was not traced"


@dataclass(frozen=True, slots=True)
class Voice:
    """One origin and what it says: `balance` runs from -1 (surely against) to 1 (surely for).

    `affirming` and `opposing` are ids of its statements that carry evidence, `documents` those they stand in,
    `copies` those of the documents that only repeat others of them.
    """

    id: str
    label: str
    kind: SourceKind
    established: bool
    balance: float
    affirming: tuple[str, ...]
    opposing: tuple[str, ...]
    documents: tuple[str, ...]
    copies: tuple[str, ...]

    @property
    def affirms(self) -> bool:
        """Whether it stands for the claim, however weakly."""
        return bool(self.affirming) and self.balance >= 0.0

    @property
    def contradicts_itself(self) -> bool:
        """Whether it is quoted on both sides."""
        return bool(self.affirming) and bool(self.opposing)


@functools.lru_cache(maxsize=65536)
def label_key(label: str) -> str:
    """The label as it is compared: lower case, without article and punctuation.

    >>> label_key("The  Harbour Office")
    'harbour office'
    """
    words = re.findall(r"\w+", label.casefold())
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words)


def voices_of_claim(claim: Claim, evidence: Evidence, config: WeighConfig) -> tuple[Voice, ...]:
    """All voices on a claim, in order of their ids. Statements that carry no evidence are left out."""
    statements = evidence.statements
    listed = [statements[each] for each in sorted({*claim.statements, *claim.against}) if each in statements]
    speaking = [statement for statement in listed if carries_evidence(statement)]
    opposing = {each for each in claim.against if each in statements}
    opposing |= {each.id for each in speaking if each.stance.kind is Kind.NO_EVIDENCE}
    grouped = _statements_by_origin(claim, speaking, opposing, evidence)
    return tuple(
        _voice(head, group, opposing, evidence, config) for head, group in sorted(grouped.items()) if group
    )


@dataclass(frozen=True, slots=True, order=True)
class _Head:
    """What a group of statements rests on."""

    id: str
    label: str
    kind: SourceKind
    established: bool


def _statements_by_origin(
    claim: Claim, speaking: Sequence[Statement], opposing: set[str], evidence: Evidence
) -> dict[_Head, list[Statement]]:
    """Statements under the origins that tracing gave them; what it left out under the source they name.

    A source that both affirms through a traced origin and denies elsewhere, under one label, is one voice.
    """
    heads_of: dict[str, list[_Head]] = {}
    by_label: dict[str, _Head] = {}
    for origin in evidence.origins.get(claim.id, ()):
        head = _Head(origin.id, origin.label, origin.kind, origin.established)
        by_label.setdefault(label_key(origin.label), head)
        for each in origin.statements:
            heads_of.setdefault(each, []).append(head)
    grouped: dict[_Head, list[Statement]] = {}
    for statement in speaking:
        for head in heads_of.get(statement.id) or [_named_head(statement, opposing, by_label, evidence)]:
            grouped.setdefault(head, []).append(statement)
    return grouped


def _named_head(
    statement: Statement, opposing: set[str], by_label: dict[str, _Head], evidence: Evidence
) -> _Head:
    if len(statement.holders) > 1:
        label, key = statement.source.label, label_key(statement.source.label)
    else:
        key = evidence.family_of(statement.document)
        label = evidence.publisher_of(key)
    if label_key(label) in by_label:
        return by_label[label_key(label)]
    if statement.id not in opposing:
        # Nothing was traced: it may be anybody's word, and is never a further origin.
        return _Head("~untraced", UNTRACED, SourceKind.UNSPECIFIED, False)
    return _Head(f"~against {key}", label, statement.source.kind, not is_unnamed(statement))


def _voice(
    head: _Head,
    statements: Sequence[Statement],
    opposing: set[str],
    evidence: Evidence,
    config: WeighConfig,
) -> Voice:
    by_document: dict[str, list[Statement]] = {}
    for statement in statements:
        by_document.setdefault(statement.document, []).append(statement)
    documents = sorted(by_document)
    copied = {each: evidence.copied_share(each, by_document) for each in documents}
    own = {each: 1.0 - share for each, share in copied.items() if share < MORE_LIKELY_COPIED}
    weights = own or dict.fromkeys(documents, 1.0)  # all copies of one another: none can be told to be first
    balances = [
        (weight, _document_balance(by_document[each], opposing, config))
        for each, weight in sorted(weights.items())
    ]
    total = sum(weight for weight, _ in balances)
    return Voice(
        id=head.id,
        label=head.label,
        kind=head.kind,
        established=head.established,
        balance=sum(weight * balance for weight, balance in balances) / total,
        affirming=tuple(sorted(s.id for s in statements if s.id not in opposing)),
        opposing=tuple(sorted(s.id for s in statements if s.id in opposing)),
        documents=tuple(documents),
        copies=tuple(each for each in documents if each not in weights),
    )


def _document_balance(statements: Sequence[Statement], opposing: set[str], config: WeighConfig) -> float:
    """Mean of what one document says; its headline counts only where the body says nothing of the kind."""
    body = [statement for statement in statements if not statement.heading] or list(statements)
    signed = [
        statement_strength(each, config) * (-1.0 if each.id in opposing else 1.0)
        for each in sorted(body, key=lambda it: it.id)
    ]
    return sum(signed) / len(signed)


def labels_in_words(labels: Iterable[str], most: int = 3) -> str:
    """Labels as a reader reads them: quoted, in order, at most so many by name.

    >>> labels_in_words(["B", "A", "A"])
    '“A” and “B”'
    >>> labels_in_words("DCBA")
    '“A”, “B”, “C” and 1 more'
    """
    quoted = [f"“{label}”" for label in sorted(set(labels))]
    if len(quoted) > most:
        return f"{', '.join(quoted[:most])} and {len(quoted) - most} more"
    return " and ".join(filter(None, [", ".join(quoted[:-1]), *quoted[-1:]]))
