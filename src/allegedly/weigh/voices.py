"""Who speaks on a claim: one voice an origin, however many reports rest on it.

Reports that rest on one origin are one piece of evidence. What they say is averaged over those that are no
copies, so that a copy changes nothing and an origin that is quoted both ways speaks for neither.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
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
        key = evidence.family_of(evidence.lender_of_words(statement))
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
    balances = {each: _document_balance(by_document[each], opposing, config) for each in sorted(by_document)}
    sayings = _sayings(balances, evidence)
    own = [each for each in sayings if each.copied < MORE_LIKELY_COPIED]
    heard = [(1.0 - each.copied, each) for each in own] or [
        (1.0, each)
        for each in sayings  # all copies of one another: none can be told to be first
    ]
    total = sum(weight for weight, _ in heard)
    firsts = {each.documents[0] for _, each in heard}
    return Voice(
        id=head.id,
        label=head.label,
        kind=head.kind,
        established=head.established,
        # A tie is a tie: the last digits of a sum must not make a side of it.
        balance=round(sum(weight * each.balance for weight, each in heard) / total, 9),
        affirming=tuple(sorted(s.id for s in statements if s.id not in opposing)),
        opposing=tuple(sorted(s.id for s in statements if s.id in opposing)),
        documents=tuple(balances),
        copies=tuple(each for each in balances if each not in firsts),
    )


@dataclass(frozen=True, slots=True)
class _Saying:
    """What copies of one another say alike, however many there are; `documents` with the likeliest first one at the
    start, `copied` the probability that they have it from other documents of the voice."""

    balance: float
    documents: tuple[str, ...]
    copied: float


def _sayings(balances: Mapping[str, float], evidence: Evidence) -> list[_Saying]:
    alike: dict[tuple[str, float], list[str]] = {}
    for document, balance in balances.items():
        alike.setdefault((evidence.family_of(document), round(balance, 9)), []).append(document)
    sayings = []
    for (_, balance), documents in sorted(alike.items()):
        others = balances.keys() - set(documents)
        first = min(documents, key=lambda each: (evidence.copied_share(each, documents), each))
        ordered = (first, *(each for each in documents if each != first))
        sayings.append(_Saying(balance, ordered, _copied_from_outside(first, documents, others, evidence)))
    return sayings


def _copied_from_outside(
    document: str, alike: Collection[str], others: Collection[str], evidence: Evidence
) -> float:
    """Probability that the document has it from one of the others, given that it has it from none of its like.

    Without the condition a copy of the document would take from its other parents, and it would weigh more.
    """
    inside = evidence.copied_share(document, alike)
    return min(1.0, evidence.copied_share(document, others) / max(1.0 - inside, 1e-9))


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
