"""Drift: claims that gain or lose certainty, attribution or numbers from one link of the chain to the
next."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from allegedly.model.claim import Claim, Kind, Statement
from allegedly.model.lineage import BorrowingKind, Drift, DriftKind
from allegedly.model.source import SourceKind
from allegedly.model.text import Document
from allegedly.trace.borrowings import Parent
from allegedly.trace.labels import is_established
from allegedly.trace.outlets import outlet_key

MIN_STEP = 0.75
"""Difference of factuality that a reader would notice: "likely" against "may" is 1."""
ATTRIBUTION_STEP = 0.5
"""A flat claim of somebody else's become the author's own drifts by this share of its factuality."""
_CONTRARY = frozenset({Kind.DENIED, Kind.NO_EVIDENCE, Kind.QUESTION, Kind.UNCONFIRMED, Kind.KNOWN_UNKNOWN})


def claims_to_drifts(
    claims: Sequence[Claim],
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    parents: Mapping[str, tuple[Parent, ...]],
) -> tuple[Drift, ...]:
    """All drifts, the strongest first; equal ones in order of their statements."""
    found = [drift for claim in claims for drift in claim_to_drifts(claim, statements, documents, parents)]
    return tuple(
        sorted(found, key=lambda each: (-each.size, each.from_statement, each.to_statement, each.kind))
    )


def claim_to_drifts(
    claim: Claim,
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    parents: Mapping[str, tuple[Parent, ...]],
) -> Iterator[Drift]:
    """Drifts of one claim: along borrowings, and from body to headline within a document.

    Of each kind the strongest between two documents.
    """
    by_document: dict[str, list[Statement]] = {}
    for each in claim.statements:
        statement = statements.get(each)
        if (
            statement is not None
            and statement.document in documents
            and statement.stance.kind not in _CONTRARY
        ):
            by_document.setdefault(statement.document, []).append(statement)
    for document in sorted(by_document):
        here = by_document[document]
        yield from _strongest(_headline_drifts(claim, here))
        for parent in parents.get(document, ()):
            there = by_document.get(parent.document, [])
            taken = [each for each in here if _can_be_from(each, parent, documents[parent.document])]
            yield from _strongest(_borrowed_drifts(claim, there, taken))


def _strongest(drifts: Iterable[Drift]) -> list[Drift]:
    best: dict[DriftKind, Drift] = {}
    for drift in sorted(drifts, key=lambda each: (-each.size, each.from_statement, each.to_statement)):
        best.setdefault(drift.kind, drift)
    return list(best.values())


def _can_be_from(statement: Statement, parent: Parent, document: Document) -> bool:
    """Whether the statement may come from this parent: from one merely cited, what is ascribed to it or to nobody."""
    if parent.kind is not BorrowingKind.CITES or _in_own_voice(statement):
        return True
    outlet = outlet_key(document.publisher)
    refers_back = not statement.source.named and statement.source.label.casefold().startswith("the ")
    return (
        refers_back
        or statement.source.kind is SourceKind.UNSPECIFIED
        or any(outlet_key(holder.label) == outlet for holder in statement.holders[1:])
    )


def _borrowed_drifts(
    claim: Claim, earlier: Sequence[Statement], later: Sequence[Statement]
) -> Iterator[Drift]:
    for statement in later:
        same = [each for each in earlier if each.heading == statement.heading]
        if same:
            yield from _pair_drifts(
                claim, max(same, key=lambda each: (_likeness(statement, each), each.id)), statement
            )


def _headline_drifts(claim: Claim, statements: Sequence[Statement]) -> Iterator[Drift]:
    """A headline surer than everything that its body says of the same claim.

    So is one in its own voice over a body that ascribes the claim to nobody with a name.
    """
    body = [each for each in statements if not each.heading]
    for headline in statements:
        if not headline.heading or not body:
            continue
        surest = max(body, key=lambda each: (each.stance.factuality, _likeness(headline, each), each.id))
        size = headline.stance.factuality - surest.stance.factuality
        reason = f"the headline says “{_words(headline)}”, the body no more than “{_words(surest)}”"
        if size < MIN_STEP and _in_own_voice(headline) and not any(map(_is_vouched_for, body)):
            size = max(size, ATTRIBUTION_STEP * headline.stance.factuality)
            reason = (
                f"the headline says “{_words(headline)}” in its own voice, the body ascribes it to "
                f"{_source(surest)}: “{_words(surest)}”"
            )
        if size >= MIN_STEP:
            yield _drift(claim, surest, headline, DriftKind.HEADLINE_STRONGER, size, reason)


def _is_vouched_for(statement: Statement) -> bool:
    return _in_own_voice(statement) or is_established(statement.source)


def _pair_drifts(claim: Claim, earlier: Statement, later: Statement) -> Iterator[Drift]:
    wordings = f"“{_words(earlier)}” became “{_words(later)}”"
    step = abs(later.stance.factuality) - abs(earlier.stance.factuality)
    if step >= MIN_STEP:
        reason = f"{wordings}: from {_surely(earlier)} to {_surely(later)}"
        yield _drift(claim, earlier, later, DriftKind.CERTAINTY_GAINED, step, reason)
    elif step <= -MIN_STEP:
        reason = f"{wordings}: from {_surely(earlier)} to {_surely(later)}"
        yield _drift(claim, earlier, later, DriftKind.CERTAINTY_LOST, -step, reason)
    if not _in_own_voice(earlier) and _in_own_voice(later) and later.stance.factuality > 0:
        size = max(MIN_STEP, ATTRIBUTION_STEP * later.stance.factuality)
        reason = f"{wordings}: {_source(earlier)} is no longer named"
        yield _drift(claim, earlier, later, DriftKind.ATTRIBUTION_DROPPED, size, reason)
    mine, theirs = frozenset(earlier.numbers), frozenset(later.numbers)
    if mine and theirs and not mine & theirs:
        old, new = min(
            itertools.product(sorted(mine), sorted(theirs)), key=lambda pair: abs(pair[0] - pair[1])
        )
        size = abs(math.log2(new / old)) if old > 0 and new > 0 else 1.0
        reason = f"{wordings}: {old:g} became {new:g}"
        yield _drift(claim, earlier, later, DriftKind.NUMBER_CHANGED, size, reason)


def _drift(
    claim: Claim, earlier: Statement, later: Statement, kind: DriftKind, size: float, reason: str
) -> Drift:
    return Drift(claim.id, earlier.id, later.id, kind, round(min(size, 6.0), 3), reason)


def _in_own_voice(statement: Statement) -> bool:
    return len(statement.holders) == 1


def _source(statement: Statement) -> str:
    if len(statement.holders) == 1 or statement.source.kind is SourceKind.UNSPECIFIED:
        return "an unnamed source"
    return statement.source.label


def _surely(statement: Statement) -> str:
    return f"{statement.stance.kind} ({statement.stance.certainty}{statement.stance.polarity})"


def _words(statement: Statement) -> str:
    words = " ".join(statement.text.split())
    return words if len(words) <= 160 else f"{words[:159]}…"


def _likeness(left: Statement, right: Statement) -> float:
    mine, theirs = set(left.lemmas), set(right.lemmas)
    return len(mine & theirs) / max(len(mine | theirs), 1)
