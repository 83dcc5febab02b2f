"""What changed between two states of one case: claim by claim, grades before and after."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.model.case import Case
from allegedly.model.claim import Claim
from allegedly.model.grade import Assessment

SMALLEST_CHANGE = 0.0005
"""Smaller changes of a probability or a number of origins are not shown: they vanish in rounding."""


@dataclass(frozen=True, slots=True)
class Change:
    """How one claim fared. `before` is None where it is new, `after` where it is gone."""

    text: str
    before: Assessment | None
    after: Assessment | None

    def in_words(self) -> str:
        """The change in one line."""
        if self.before is None:
            return f"“{self.text}” is now a claim of its own: {_grades(self.after)}"
        if self.after is None:
            return f"“{self.text}” is no longer a claim of its own: it had {_grades(self.before)}"
        return f"“{self.text}”: {_grades(self.before)} became {_grades(self.after)}"


def _grades(assessment: Assessment | None) -> str:
    if assessment is None:
        return "no grades"
    return (
        f"{assessment.reliability}{assessment.credibility}, probability {assessment.probability:.2f}, "
        f"expected independent origins {assessment.independent_origins:.3g}"
    )


def changes_between(before: Case, after: Case) -> tuple[Change, ...]:
    """The claims whose probability, origins or grades differ, those that are new and those that are gone.

    A claim is known again by the statements it shares: ids of claims follow from their statements.
    """
    old, new = _assessed(before), _assessed(after)
    owner = {it: claim.id for claim in before.claims for it in (*claim.statements, *claim.against)}
    claims = {claim.id: claim for claim in before.claims}
    found: list[Change] = []
    continued: set[str] = set()
    # Larger claims first: of the parts of a split one the largest is the claim that was.
    for claim in sorted(after.claims, key=lambda it: (-len(it.statements) - len(it.against), it.id)):
        ancestor = _ancestor(claim, owner, continued)
        earlier = old.get(ancestor) if ancestor else None
        if ancestor:
            continued.add(ancestor)
        if _differ(earlier, new.get(claim.id)):
            found.append(Change(claim.text, earlier, new.get(claim.id)))
    gone = [each for each in sorted(claims) if each not in continued]
    found.extend(Change(claims[each].text, old.get(each), None) for each in gone)
    return tuple(sorted(found, key=lambda it: (it.after is None, it.text)))


def _assessed(case: Case) -> dict[str, Assessment]:
    return {each.claim: each for each in case.assessments}


def _ancestor(claim: Claim, owner: dict[str, str], continued: set[str]) -> str | None:
    counts: dict[str, int] = {}
    for it in (*claim.statements, *claim.against):
        if it in owner and owner[it] not in continued:
            counts[owner[it]] = counts.get(owner[it], 0) + 1
    return min(counts, key=lambda each: (-counts[each], each)) if counts else None


def _differ(before: Assessment | None, after: Assessment | None) -> bool:
    if before is None or after is None:
        return before is not after
    return (
        abs(before.probability - after.probability) > SMALLEST_CHANGE
        or abs(before.independent_origins - after.independent_origins) > SMALLEST_CHANGE
        or (before.reliability, before.credibility, before.confidence)
        != (after.reliability, after.credibility, after.confidence)
    )
