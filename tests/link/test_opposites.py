"""Events that cannot both be so contradict each other, in one claim."""

from __future__ import annotations

import pytest

from allegedly.config import LinkConfig
from allegedly.link.claims import Linked, link_claims
from allegedly.link.opposites import are_opposite, event_to_pole
from allegedly.model.claim import Kind, Polarity
from allegedly.model.link import Verdict
from tests.factories import make_document, make_extraction, make_stance, make_statement


@pytest.mark.parametrize(
    ("left", "right"), [("die", "survive"), ("rise", "fall"), ("approve", "reject"), ("authentic", "fake")]
)
def test_opposites(left: str, right: str) -> None:
    assert are_opposite(event_to_pole(left, ()), event_to_pole(right, ()))
    assert not are_opposite(event_to_pole(left, ()), event_to_pole(left, ()))


@pytest.mark.parametrize(
    ("left", "right"), [("die", "fall"), ("begin", "stop"), ("open", "close"), ("buy", "sell")]
)
def test_what_can_both_be_so_is_no_contradiction(left: str, right: str) -> None:
    assert not are_opposite(event_to_pole(left, ()), event_to_pole(right, ()))


def test_a_statement_with_both_sides_takes_none() -> None:
    assert event_to_pole("", {"alive", "die"}) is None


LEAD = "Reporters asked the harbour office in Orrin for news"


def linked(*said: tuple[str, str, Polarity]) -> Linked:
    """Articles that share a first sentence and then say so, each with its trigger and polarity."""
    documents, extractions = [], []
    for number, (words, trigger, polarity) in enumerate(said):
        document = make_document(f"{LEAD}\n{words}", path=f"{number}.txt")
        statements = (
            make_statement(document, LEAD, trigger="asked"),
            make_statement(
                document,
                words,
                trigger=trigger,
                actors=("Ivo Kessel",),
                stance=make_stance(polarity=polarity),
            ),
        )
        documents.append(document)
        extractions.append(make_extraction(document, *statements))
    return link_claims(tuple(documents), tuple(extractions), LinkConfig())


DEAD = ("General Ivo Kessel of the Mardian coast guard is dead", "", Polarity.POSITIVE)
ALIVE = ("General Ivo Kessel of the Mardian coast guard is alive", "", Polarity.POSITIVE)
NOT_DEAD = ("General Ivo Kessel of the Mardian coast guard is not dead", "", Polarity.NEGATIVE)


def sides(found: Linked) -> set[tuple[int, int]]:
    """How many are for and against each claim but the one on the first sentence."""
    return {(len(each.statements), len(each.against)) for each in found.claims if "asked" not in each.text}


def test_dead_and_alive_are_one_claim_with_two_sides() -> None:
    found = linked(DEAD, ALIVE)
    assert sides(found) == {(1, 1)}
    assert Verdict.CONTRADICTS in {each.verdict for each in found.links}


def test_not_dead_and_alive_agree_against_dead() -> None:
    found = linked(ALIVE, NOT_DEAD, DEAD)
    (claim,) = [each for each in found.claims if "asked" not in each.text]
    assert len(claim.statements) == 2
    assert len(claim.against) == 1


def test_the_side_that_more_affirm_is_the_claim() -> None:
    again = ("General Ivo Kessel, of the Mardian coast guard, is still alive", "", Polarity.POSITIVE)
    (claim,) = [each for each in linked(DEAD, ALIVE, again).claims if "asked" not in each.text]
    assert "alive" in claim.text
    assert (len(claim.statements), len(claim.against)) == (2, 1)


def test_a_kind_that_takes_no_side_stays_out_of_it() -> None:
    stance = make_stance(Kind.QUESTION)
    document = make_document(DEAD[0], path="q.txt")
    question = make_statement(document, DEAD[0], stance=stance)
    found = link_claims((document,), (make_extraction(document, question),), LinkConfig())
    assert found.claims[0].against == ()
