"""Drift: claims that gain or lose certainty, attribution or numbers from one link of the chain to the
next."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from allegedly.model.claim import Claim, Kind, Statement
from allegedly.model.lineage import BorrowingKind, Drift, DriftKind
from allegedly.model.source import SourceKind
from allegedly.model.text import Document
from allegedly.trace.borrowings import Parent
from allegedly.trace.labels import Labels, is_established
from allegedly.trace.offices import BODIES, POSTS, label_to_description
from allegedly.trace.outlets import outlet_key
from allegedly.trace.own_words import names_in_words

MIN_STEP = 0.75
"""Difference of factuality that a reader would notice: "likely" against "may" is 1."""
ATTRIBUTION_STEP = 0.5
"""A flat claim of somebody else's become the author's own drifts by this share of its factuality."""
MIN_LIKENESS = 0.15
"""Share of lemmas in common from which two statements of one claim are wordings of each other."""
AHEAD_STEP = 1.25
"""Difference of factuality up to which a headline that tells what is ahead as done ("to win", "wins") only is short."""
MAX_STEP_OF_NUMBERS = 5.0
"""Doublings between two numbers beyond which they count different things: "Otter 2", "18,400 seats"."""
SAME_WORDING = 0.5
"""Share of lemmas in common from which one number among others is the other's version: "two of nine", "four"."""
HEADLINE_WORDING = 0.3
"""Share of lemmas in common from which a headline without a source is the body's words: .40 where the tuning stories
tell of it, .29 at most where a headline says something else."""
_CONTRARY = frozenset({Kind.DENIED, Kind.NO_EVIDENCE, Kind.QUESTION, Kind.UNCONFIRMED, Kind.KNOWN_UNKNOWN})
_SUPPOSED = frozenset({Kind.CONDITIONAL, Kind.OBLIGATION})
"""What would be or ought to be so is neither surer nor less sure than what is said to be so."""
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GOVERNMENT})
_AHEAD = frozenset({Kind.PLANNED, Kind.PREDICTED})


def claims_to_drifts(
    claims: Sequence[Claim],
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    parents: Mapping[str, tuple[Parent, ...]],
    labels: Labels,
) -> tuple[Drift, ...]:
    """All drifts, the strongest first; equal ones in order of their statements."""
    found = [
        drift for claim in claims for drift in claim_to_drifts(claim, statements, documents, parents, labels)
    ]
    return tuple(
        sorted(found, key=lambda each: (-each.size, each.from_statement, each.to_statement, each.kind))
    )


def claim_to_drifts(
    claim: Claim,
    statements: Mapping[str, Statement],
    documents: Mapping[str, Document],
    parents: Mapping[str, tuple[Parent, ...]],
    labels: Labels,
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
        yield from _strongest(_headline_drifts(claim, here, documents[document].text))
        for parent in parents.get(document, ()):
            there = by_document.get(parent.document, [])
            taken = [each for each in here if _can_be_from(each, parent, documents[parent.document])]
            words = documents[parent.document].text, documents[document].text
            yield from _strongest(_borrowed_drifts(claim, there, taken, here, labels, words))


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
    claim: Claim,
    earlier: Sequence[Statement],
    later: Sequence[Statement],
    beside: Sequence[Statement],
    labels: Labels,
    texts: tuple[str, str],
) -> Iterator[Drift]:
    """Drifts between statements that are wordings of each other and have no two speakers; `beside` is all that the
    later document says of the claim, `texts` are the earlier and the later document's."""
    sourced = any(len(each.holders) > 1 for each in beside if not each.heading)
    for statement in later:
        same = [
            each
            for each in earlier
            if each.heading == statement.heading
            and _likeness(statement, each) >= MIN_LIKENESS
            and not _have_two_speakers(each, statement, labels)
        ]
        if same:
            nearest = max(same, key=lambda each: (_likeness(statement, each), each.id))
            yield from _certainty_drifts(claim, nearest, statement, texts)
            # A headline is short: where the body below it names a source, nothing is dropped.
            if not (statement.heading and sourced):
                yield from _attribution_drifts(claim, nearest, statement)
            yield from _number_drifts(claim, nearest, statement)


def _have_two_speakers(earlier: Statement, later: Statement, labels: Labels) -> bool:
    """Whether both name a source of their own, and not the same one: then neither is a version of the other."""
    sources = (earlier.source, later.source)
    if any(len(each.holders) < 2 for each in (earlier, later)):
        return False
    if any(each.kind in {SourceKind.MEDIA, SourceKind.UNSPECIFIED} for each in sources):
        return False
    if not all(is_established(each) for each in sources):
        return False
    keys = [set(labels.key(each).split()) for each in sources]
    return not keys[0] & keys[1]


def _headline_drifts(claim: Claim, statements: Sequence[Statement], text: str) -> Iterator[Drift]:
    """A headline surer than everything that its body says of the same claim.

    So is one in its own voice over a body that ascribes the claim to nobody with a name.
    """
    body = [each for each in statements if not each.heading]
    for headline in statements:
        if not headline.heading or not body:
            continue
        surest = max(body, key=lambda each: (each.stance.factuality, _likeness(headline, each), each.id))
        size = headline.stance.factuality - surest.stance.factuality
        if not _is_surer_in_words(surest, headline, text):
            size = 0.0
        reason = f"the headline says “{_words(headline)}”, the body no more than “{_words(surest)}”"
        alike = _likeness(headline, surest) >= HEADLINE_WORDING
        if size < MIN_STEP and alike and _in_own_voice(headline) and not any(map(_is_vouched_for, body)):
            size = max(size, ATTRIBUTION_STEP * headline.stance.factuality)
            reason = (
                f"the headline says “{_words(headline)}” in its own voice, the body ascribes it to "
                f"{_source(surest)}: “{_words(surest)}”"
            )
        if size >= MIN_STEP:
            yield _drift(claim, surest, headline, DriftKind.HEADLINE_STRONGER, size, reason)


def _is_vouched_for(statement: Statement) -> bool:
    """Whether the outlet itself, a named source, or one that its readers know by office ("the hospital") says so."""
    source = statement.source
    told = label_to_description(source.label) if source.label.casefold().startswith("the ") else None
    one = told is not None and (source.kind in _BODIES or told.head in POSTS | BODIES)
    outlet = source.kind is SourceKind.MEDIA and bool(names_in_words(source.label))
    return _in_own_voice(statement) or is_established(source) or one or outlet


def _certainty_drifts(
    claim: Claim, earlier: Statement, later: Statement, texts: tuple[str, str]
) -> Iterator[Drift]:
    step = abs(later.stance.factuality) - abs(earlier.stance.factuality)
    if abs(step) < MIN_STEP:
        return
    weaker, surer, text = (earlier, later, texts[0]) if step > 0 else (later, earlier, texts[1])
    if _is_surer_in_words(weaker, surer, text):
        kind = DriftKind.CERTAINTY_GAINED if step > 0 else DriftKind.CERTAINTY_LOST
        reason = f"{_wordings(earlier, later)}: from {_surely(earlier)} to {_surely(later)}"
        yield _drift(claim, earlier, later, kind, abs(step), reason)


def _is_surer_in_words(weaker: Statement, surer: Statement, text: str) -> bool:
    """Whether one differs from the other in what it says, not only in how it was read.

    Where the words that made the one less sure stand in the other too, both say the same. A headline tells what is
    ahead in the present tense. `text` is that of the weaker one's document.
    """
    if {weaker.stance.kind, surer.stance.kind} & _SUPPOSED:
        return False
    ahead = weaker.stance.kind in _AHEAD and surer.heading and surer.stance.kind is Kind.ASSERTED
    step = abs(surer.stance.factuality) - abs(weaker.stance.factuality)
    if ahead and (weaker.heading or step < AHEAD_STEP):
        return False
    hedges = {word for cue in weaker.stance.cues for word in _plain(cue.span.of(text))}
    return not (hedges or _plain(weaker.text)) <= _plain(surer.text)


def _plain(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _attribution_drifts(claim: Claim, earlier: Statement, later: Statement) -> Iterator[Drift]:
    if not _in_own_voice(earlier) and _in_own_voice(later) and later.stance.factuality > 0:
        size = max(MIN_STEP, ATTRIBUTION_STEP * later.stance.factuality)
        reason = f"{_wordings(earlier, later)}: {_source(earlier)} is no longer named"
        yield _drift(claim, earlier, later, DriftKind.ATTRIBUTION_DROPPED, size, reason)


def _number_drifts(claim: Claim, earlier: Statement, later: Statement) -> Iterator[Drift]:
    mine, theirs = frozenset(earlier.numbers), frozenset(later.numbers)
    if mine & theirs and _likeness(earlier, later) < SAME_WORDING:
        return
    mine, theirs = mine - theirs, theirs - mine
    if mine and theirs:
        old, new = min(
            itertools.product(sorted(mine), sorted(theirs)), key=lambda pair: abs(pair[0] - pair[1])
        )
        size = abs(math.log2(new / old)) if old > 0 and new > 0 else 1.0
        if size <= MAX_STEP_OF_NUMBERS:
            reason = f"{_wordings(earlier, later)}: {old:g} became {new:g}"
            yield _drift(claim, earlier, later, DriftKind.NUMBER_CHANGED, size, reason)


def _wordings(earlier: Statement, later: Statement) -> str:
    return f"“{_words(earlier)}” became “{_words(later)}”"


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
