"""Claims that an analyst settled, and what becomes of that when claims are made anew."""

from __future__ import annotations

from allegedly.model.claim import Claim
from allegedly.model.decision import Decision, DecisionKind
from allegedly.weigh.settled import settled_claims

CLAIM = Claim("clm", "the ship sank", ("s1", "s2"), ("s3",))


def settle(
    value: str, subjects: tuple[str, ...] = ("s1", "s2"), others: tuple[str, ...] = ("s3",)
) -> Decision:
    return Decision(1, DecisionKind.SETTLE, subjects, others, value, "Ada", "2026-03-01", "I saw it")


def outcome(claim: Claim, *decisions: Decision) -> bool | None:
    found = settled_claims((claim,), decisions).get(claim.id)
    return None if found is None else found.held


def test_the_last_decision_counts() -> None:
    assert outcome(CLAIM) is None
    assert outcome(CLAIM, settle("held")) is True
    assert outcome(CLAIM, settle("held"), settle("failed")) is False
    assert settled_claims((CLAIM,), [settle("held")])["clm"].words == "Ada on 2026-03-01: I saw it"


def test_it_follows_the_statements_into_a_larger_claim_and_not_into_a_lesser_part() -> None:
    assert outcome(Claim("new", "the ship sank", ("s1", "s2", "s9"), ("s3", "s8")), settle("held")) is True
    assert outcome(Claim("new", "the ship sank", ("s1",)), settle("held")) is None


def test_a_claim_that_now_says_the_contrary_is_not_settled_by_it() -> None:
    assert outcome(Claim("new", "the ship did not sink", ("s3",), ("s1", "s2")), settle("held")) is None
