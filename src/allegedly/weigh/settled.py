"""Claims that an analyst settled: they turned out to hold, or not to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allegedly.model.claim import Claim
from allegedly.model.decision import Decision, DecisionKind

HELD, FAILED = "held", "failed"
OUTCOMES = (HELD, FAILED)
"""What a claim can turn out as."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """Whether a claim held, and who says so, when and why."""

    held: bool
    words: str


def settled_claims(claims: Iterable[Claim], decisions: Iterable[Decision]) -> Mapping[str, Settlement]:
    """By id of the claim how it was settled; the last decision counts.

    A decision is about the claim that has more than half of the statements it was made on, each on the side that it
    was on then.
    """
    made = [each for each in decisions if each.kind is DecisionKind.SETTLE]
    found: dict[str, Settlement] = {}
    for claim in claims if made else ():
        affirming, opposing = set(claim.statements), set(claim.against)
        for decision in made:
            still = len(affirming & set(decision.subjects)) + len(opposing & set(decision.others))
            if 2 * still > len(decision.subjects) + len(decision.others):
                found[claim.id] = Settlement(decision.value == HELD, decision.in_words())
    return found
