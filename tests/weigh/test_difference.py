from __future__ import annotations

from allegedly.model.case import Case
from allegedly.model.claim import Claim
from allegedly.model.grade import Assessment, Confidence, Credibility, Reliability
from allegedly.weigh.difference import changes_between


def case(*claims: tuple[str, str, float]) -> Case:
    """Claims, each as text, its statements as letters, and its probability."""
    made = [Claim(f"clm-{members}", text, tuple(members)) for text, members, _ in claims]
    assessments = [
        Assessment(
            f"clm-{members}",
            p,
            "likely",
            Confidence.LOW,
            1.0,
            Reliability.F,
            Credibility.POSSIBLY_TRUE,
            (),
            (),
        )
        for _, members, p in claims
    ]
    return Case(claims=tuple(made), assessments=tuple(assessments))


def test_a_claim_is_known_again_by_its_statements() -> None:
    (change,) = changes_between(case(("it fell", "ab", 0.6)), case(("it fell", "abc", 0.7)))
    assert change.in_words() == (
        "“it fell”: F3, probability 0.60, expected independent origins 1 became "
        "F3, probability 0.70, expected independent origins 1"
    )


def test_what_did_not_change_is_not_told() -> None:
    assert changes_between(case(("it fell", "ab", 0.6)), case(("it fell", "ab", 0.6001))) == ()


def test_the_larger_part_of_a_split_claim_is_the_claim_that_was() -> None:
    split = changes_between(
        case(("it fell", "abc", 0.7)), case(("it fell", "ab", 0.7), ("it rose", "c", 0.6))
    )
    assert [each.in_words() for each in split] == [
        "“it rose” is now a claim of its own: F3, probability 0.60, expected independent origins 1"
    ]


def test_of_merged_claims_the_smaller_is_no_longer_one_of_its_own() -> None:
    merged = changes_between(
        case(("it fell", "ab", 0.7), ("it sank", "c", 0.6)), case(("it fell", "abc", 0.8))
    )
    assert [each.after is None for each in merged] == [False, True]
    assert merged[1].in_words().startswith("“it sank” is no longer a claim of its own")
