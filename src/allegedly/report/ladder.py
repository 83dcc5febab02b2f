"""Drift along a chain: how surely a claim was presented, from where it entered the record to the latest article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allegedly.model.claim import Certainty, Claim, Statement
from allegedly.model.lineage import Drift, DriftKind
from allegedly.report.entries import Ladder, Rung
from allegedly.report.figures import MIN_PROBABILITY_PARENT
from allegedly.report.index import CaseIndex
from allegedly.report.wording import KIND_LABELS, in_one_line, label_of

MAX_CHAINS = 3
"""Chains drawn, those that changed most; the list of changes holds all."""
LEVELS = {Certainty.UNKNOWN: 0, Certainty.POSSIBLE: 1, Certainty.PROBABLE: 2, Certainty.CERTAIN: 3}
LEVEL_WORDS = ("unknown", "possible", "probable", "certain")
LEVEL_CODES = tuple(
    f"{words} ({code})" for words, code in zip(LEVEL_WORDS, ("U", "PS", "PR", "CT"), strict=True)
)
"""How surely, from 0 up, in words with FactBank's codes."""
CHANGE_SIGNS = {
    DriftKind.CERTAINTY_GAINED: ("▲", "certainty gained"),
    DriftKind.CERTAINTY_LOST: ("▼", "certainty lost"),
    DriftKind.ATTRIBUTION_DROPPED: ("!", "attribution dropped"),
    DriftKind.NUMBER_CHANGED: ("≠", "number changed"),
    DriftKind.HEADLINE_STRONGER: ("▲", "headline stronger"),
}


@dataclass(frozen=True, slots=True)
class _Course:
    """What chains are made of: the drifts into each article and within it, and whom each took the claim from."""

    into: Mapping[str, list[Drift]]
    within: Mapping[str, list[Drift]]
    parents: Mapping[str, str]
    own: Mapping[str, list[Statement]]


def claim_to_ladder(claim: Claim, index: CaseIndex) -> Ladder:
    """The chains along which the claim changed, those that changed most first; none where nothing changed."""
    title = f"How surely, from link to link: claim {index.claim_numbers[claim.id]}"
    drifts = index.drifts.get(claim.id, [])
    if not drifts:
        return Ladder(title, ())
    course = _course(claim, drifts, index)
    chains = [_chain_to_rungs(chain, claim, course, index) for chain in _chains(course)]
    return Ladder(title, tuple(map(tuple, chains)))


def _course(claim: Claim, drifts: Sequence[Drift], index: CaseIndex) -> _Course:
    into: dict[str, list[Drift]] = {}
    within: dict[str, list[Drift]] = {}
    parents: dict[str, str] = {}
    own: dict[str, list[Statement]] = {}
    for each in claim.statements:
        if each in index.statements:
            own.setdefault(index.statements[each].document, []).append(index.statements[each])
    for drift in sorted(drifts, key=lambda each: (-each.size, each.from_statement, each.to_statement)):
        start, end = (index.statements[each].document for each in (drift.from_statement, drift.to_statement))
        if start == end:
            within.setdefault(end, []).append(drift)
        elif parents.get(end, start) == start and not _leads_to(end, start, parents):
            parents[end] = start
            into.setdefault(end, []).append(drift)
    for document in own:
        for borrowing in sorted(index.borrowings_by.get(document, []), key=lambda each: -each.probability):
            start = borrowing.taken_from
            if borrowing.probability < MIN_PROBABILITY_PARENT or document in parents:
                break
            if start in own and not _leads_to(document, start, parents):
                parents[document] = start
    return _Course(into, within, parents, own)


def _leads_to(start: str, end: str, parents: Mapping[str, str]) -> bool:
    """Whether the end has the claim from the start."""
    current: str | None = end
    while current is not None:
        if current == start:
            return True
        current = parents.get(current)
    return False


def _chains(course: _Course) -> list[list[str]]:
    """Articles from first to last, so many chains, each with a change that those before it do not show."""
    size = {
        document: sum(
            drift.size for drift in (*course.into.get(document, ()), *course.within.get(document, ()))
        )
        for document in course.own
    }
    leaves = sorted(course.own.keys() - set(course.parents.values()))
    paths = [_path(leaf, course.parents) for leaf in leaves]
    chosen: list[list[str]] = []
    shown: set[str] = set()
    while paths and len(chosen) < MAX_CHAINS:
        best = max(
            paths, key=lambda path: (sum(size[each] for each in path if each not in shown), -len(path))
        )
        if not any(size[each] and each not in shown for each in best):
            break
        chosen.append(best)
        shown.update(best)
        paths.remove(best)
    return chosen


def _path(leaf: str, parents: Mapping[str, str]) -> list[str]:
    path = [leaf]
    while path[-1] in parents:
        path.append(parents[path[-1]])
    return path[::-1]


def _chain_to_rungs(chain: Sequence[str], claim: Claim, course: _Course, index: CaseIndex) -> Iterator[Rung]:
    """Where it entered the record, then each article with its body, and its headline where that is stronger."""
    for place, document in enumerate(chain):
        after = course.into.get(chain[place + 1], []) if place + 1 < len(chain) else []
        arriving, inside = course.into.get(document, []), course.within.get(document, [])
        statement = _leading(course.own[document], arriving, after, inside, index)
        if place == 0:
            yield from _origin_rung(statement, claim, index)
        yield _rung(statement, arriving, index)
        if inside:
            yield _rung(index.statements[inside[0].to_statement], inside, index)


def _leading(
    own: Sequence[Statement],
    arriving: Sequence[Drift],
    leaving: Sequence[Drift],
    inside: Sequence[Drift],
    index: CaseIndex,
) -> Statement:
    """The statement that a change led to, else the one that a change starts from, else the first of the body."""
    changed = [each.to_statement for each in arriving]
    changed += [each.from_statement for each in (*leaving, *inside)]
    if changed:
        return index.statements[changed[0]]
    return next((each for each in own if not each.heading), own[0])


def _origin_rung(statement: Statement, claim: Claim, index: CaseIndex) -> Iterator[Rung]:
    """The origin, as sure as the first article says it is; nothing where that is the article itself."""
    resting = [each for each in index.origins.get(claim.id, []) if statement.id in each.statements]
    if resting and len(statement.holders) > 1:
        origin = min(resting, key=lambda each: (not each.established, each.id))
        yield Rung(
            label=label_of(origin.label, "nobody named"),
            caption="established origin" if origin.established else "not established",
            document=None,
            words="",
            level=LEVELS[statement.stance.certainty],
            certainty=certainty_words(statement.stance.certainty),
            kind=KIND_LABELS[statement.stance.kind],
            own=True,
            heading=False,
            changes=(),
        )


def _rung(statement: Statement, drifts: Sequence[Drift], index: CaseIndex) -> Rung:
    reference = index.references[statement.document]
    own = len(statement.holders) == 1
    return Rung(
        label=reference.outlet,
        caption=f"{reference.number} · {reference.published[:10] or 'no date'}",
        document=reference,
        words=in_one_line(statement.text),
        level=LEVELS[statement.stance.certainty],
        certainty=certainty_words(statement.stance.certainty),
        kind=KIND_LABELS[statement.stance.kind],
        own=own,
        heading=statement.heading,
        changes=tuple(dict.fromkeys(CHANGE_SIGNS[each.kind] for each in drifts)),
    )


def certainty_words(certainty: Certainty) -> str:
    """A certainty in words with its code: "probable (PR)"."""
    return LEVEL_CODES[LEVELS[certainty]]
