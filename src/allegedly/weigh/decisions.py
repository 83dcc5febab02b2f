"""Analysts' decisions applied: to claims before they are traced, to the lineage before it is weighed.

Pure functions; the decisions are those that stand (`model.decision.standing_decisions`). Statements that a
decision names and the case no longer holds are passed over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from allegedly.model.claim import Claim, Statement
from allegedly.model.decision import Decision, DecisionKind
from allegedly.model.grade import Reliability
from allegedly.model.ids import content_id
from allegedly.model.lineage import Dependence, Lineage, Origin, OriginPair
from allegedly.weigh.dependence import pair_key
from allegedly.weigh.voices import label_key

PairKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SetReliability:
    """A letter that comes from outside the case, an analyst's or that of a rating, and why in words."""

    name: str
    letter: Reliability
    reason: str


def decided_claims(
    claims: Sequence[Claim], statements: Mapping[str, Statement], decisions: Iterable[Decision]
) -> tuple[Claim, ...]:
    """The claims after all merges, splits and rejections, each applied to what the ones before it left.

    A merged claim keeps the text of its largest part; ids follow from the statements, as everywhere. Claims
    that no decision touches come back unchanged.
    """
    made = list(claims)
    for decision in decisions:
        subjects = set(decision.subjects) & statements.keys()
        if not subjects:
            continue
        touched = [each for each in made if subjects & _members(each)]
        if decision.kind is DecisionKind.MERGE:
            changed = [_merged(touched)] if len(touched) > 1 else touched
        elif decision.kind is DecisionKind.SPLIT:
            changed = _split(touched, subjects, statements)
        elif decision.kind is DecisionKind.REJECT:
            changed = [part for each in touched for part in _without(each, subjects, statements)]
        else:
            continue
        made = [each for each in made if each not in touched] + changed
    return tuple(sorted(made, key=lambda each: each.id))


def _members(claim: Claim) -> frozenset[str]:
    return frozenset((*claim.statements, *claim.against))


def _merged(claims: Sequence[Claim]) -> Claim:
    largest = min(claims, key=lambda each: (-len(_members(each)), each.id))
    return _claim(
        largest.text,
        {it for each in claims for it in each.statements},
        {it for each in claims for it in each.against},
    )


def _split(
    claims: Sequence[Claim], subjects: Collection[str], statements: Mapping[str, Statement]
) -> list[Claim]:
    rest = [part for each in claims for part in _without(each, subjects, statements)]
    taken = [part for each in claims for part in _without(each, _members(each) - set(subjects), statements)]
    return [*rest, _merged(taken)] if taken else rest


def _without(claim: Claim, ids: Collection[str], statements: Mapping[str, Statement]) -> list[Claim]:
    """The claim without these statements, or nothing where none is left. Its text stays while anybody says it."""
    kept = [it for it in claim.statements if it not in ids]
    against = [it for it in claim.against if it not in ids]
    left = sorted(kept or against)
    if not left:
        return []
    texts = [statements[it].text for it in left if it in statements]
    text = claim.text if claim.text in texts or not texts else max(texts, key=lambda it: (len(it), it))
    return [_claim(text, kept, against)]


def _claim(text: str, statements: Iterable[str], against: Iterable[str]) -> Claim:
    standing, contrary = sorted(set(statements)), sorted(set(against))
    ids = sorted({*standing, *contrary})
    return Claim(content_id("clm", ids), text, tuple(standing), tuple(contrary))


def marked_independent(
    origins: Iterable[Origin], decisions: Iterable[Decision]
) -> Mapping[PairKey, Decision]:
    """Pairs of origins of one claim that an analyst called independent, by their ids, with the last decision."""
    by_claim: dict[str, list[Origin]] = {}
    for origin in origins:
        by_claim.setdefault(origin.claim, []).append(origin)
    found: dict[PairKey, Decision] = {}
    for decision in decisions:
        if decision.kind is not DecisionKind.INDEPENDENT:
            continue
        ones, others = set(decision.subjects), set(decision.others)
        for held in by_claim.values():
            left = [each for each in held if ones & set(each.statements)]
            right = [each for each in held if others & set(each.statements)]
            for one in left:
                for other in right:
                    if one.id != other.id:
                        found[pair_key(one.id, other.id)] = decision
    return found


def decided_lineage(lineage: Lineage, decisions: Iterable[Decision]) -> Lineage:
    """The lineage in which pairs that an analyst called independent are so, with his reason."""
    marked = marked_independent(lineage.origins, decisions)
    if not marked:
        return lineage
    kept = [each for each in lineage.pairs if pair_key(each.left, each.right) not in marked]
    made = [
        OriginPair(left, right, Dependence.INDEPENDENT, 1.0, f"decided by {decision.in_words()}")
        for (left, right), decision in marked.items()
    ]
    return replace(lineage, pairs=tuple(sorted((*kept, *made), key=lambda each: (each.left, each.right))))


def set_reliabilities(decisions: Iterable[Decision]) -> Mapping[str, SetReliability]:
    """The letters that analysts gave, by the source's name as labels are compared; the last one counts.

    >>> one = Decision(1, DecisionKind.RELIABILITY, ("The Herald",), (), "B", "Ada", "2026-03-01", "years of it")
    >>> set_reliabilities([one])["herald"].letter.value
    'B'
    """
    return {
        label_key(name): SetReliability(
            name, Reliability(decision.value), f"set for “{name}” by {decision.in_words()}"
        )
        for decision in decisions
        if decision.kind is DecisionKind.RELIABILITY
        for name in decision.subjects
    }
