"""The record of sources in a case with many settled claims."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from allegedly.config import WeighConfig
from allegedly.model.claim import Certainty, Claim, Extraction, Kind, Polarity, Statement
from allegedly.model.decision import Decision, DecisionKind
from allegedly.model.grade import Agreement, Assessment
from allegedly.model.lineage import Dependence, Lineage, Origin, OriginPair
from allegedly.model.source import SourceKind
from allegedly.model.text import Document
from allegedly.weigh.assess import agreements_of_claims, weigh_claims
from allegedly.weigh.history import with_earlier
from tests.factories import make_document, make_holder, make_stance, make_statement
from tests.weigh.stories import Story

BODIES = ("Harbour Office", "Lena Voss", "Gull Union", "Port Court")
CONTRARY = make_stance(Kind.ASSERTED, Certainty.CERTAIN, Polarity.NEGATIVE)


def settled_case(claims: int) -> tuple[Assessment, ...]:
    """Claims each of which four bodies bear out, one to an outlet, while the Weather Man always says the contrary.

    After them comes a claim that the Weather Man alone makes.
    """
    documents: list[Document] = []
    statements: list[Statement] = []
    origins: list[Origin] = []
    pairs: list[OriginPair] = []
    made: list[Claim] = []

    def told(number: int, body: str, against: bool = False) -> Statement:
        text = f"{body} said that ship {number} sank."
        document = make_document(text, publisher=f"Outlet of {body}", path=f"{number:03} {body}")
        stance = CONTRARY if against else make_stance()
        statement = make_statement(
            document, f"ship {number} sank", holders=(make_holder(body),), stance=stance
        )
        documents.append(document)
        statements.append(statement)
        return statement

    for number in range(claims):
        claim = f"clm-{number:03}"
        heard = [told(number, body) for body in BODIES]
        denied = told(number, "Weather Man", against=True)
        made.append(Claim(claim, "a ship sank", tuple(each.id for each in heard), (denied.id,)))
        found = [
            Origin(f"{claim}-{body}", claim, body, SourceKind.PERSON, True, (each.id,), (each.document,))
            for body, each in zip(BODIES, heard, strict=True)
        ]
        origins.extend(found)
        pairs.extend(
            OriginPair(left.id, right.id, Dependence.INDEPENDENT, 1.0, "two bodies")
            for left in found
            for right in found
            if left.id < right.id
        )
    alone = told(999, "Weather Man")
    made.append(Claim("clm-alone", "ship 999 sank", (alone.id,)))
    origins.append(
        Origin("alone", "clm-alone", "Weather Man", SourceKind.PERSON, True, (alone.id,), (alone.document,))
    )
    extractions = tuple(
        Extraction(document.id, statements=(statement,))
        for document, statement in zip(documents, statements, strict=True)
    )
    lineage = Lineage((), tuple(origins), tuple(pairs))
    return weigh_claims(tuple(documents), extractions, tuple(made), lineage, WeighConfig())


def test_sources_that_others_bear_out_get_a_good_letter_and_those_refuted_a_bad_one() -> None:
    found = settled_case(40)
    assert found[0].reliability.value in "AB"
    assert found[-1].reliability.value == "E"
    assert any("was borne out at a rate" in reason for reason in found[0].reasons)


def test_a_bad_letter_does_not_move_the_probability_of_a_claim() -> None:
    refuted, unknown = settled_case(40)[-1], settled_case(0)[-1]
    assert refuted.probability == unknown.probability
    assert refuted.credibility is unknown.credibility


def test_a_small_case_gives_f() -> None:
    assert {each.reliability.value for each in settled_case(3)} == {"F"}


def test_what_is_in_this_case_and_in_one_before_counts_once() -> None:
    own = (Agreement("publisher herald", "d", "c", 1.0),)
    earlier = [
        Agreement("publisher herald", "d", "c", 0.0, case="one"),
        Agreement("publisher herald", "e", "f", 1.0, case="one"),
    ]
    assert with_earlier(own, earlier) == (*own, earlier[1])
    assert with_earlier(own, earlier[::-1]) == (*own, earlier[1])


def lone_claim(history: Sequence[Agreement], *decisions: Decision) -> Assessment:
    """The assessment of what the Harbour Office alone says, after what it said in cases before."""
    story = Story()
    story.report("Herald", "Harbour Office")
    documents, lineage = tuple(story.documents), story.lineage()
    claims = (story.claim(),)
    (found,) = weigh_claims(
        documents, story.extractions(), claims, lineage, WeighConfig(), decisions, history
    )
    return found


def past(right: int, wrong: int) -> list[Agreement]:
    return [
        Agreement("origin harbour office", f"d{day}", f"c{day}", float(day < right), case="one.case")
        for day in range(right + wrong)
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "letters"), [(40, 0, "A"), (30, 2, "AB"), (4, 0, "F"), (3, 30, "E")]
)
def test_cases_before_give_a_source_its_letter_and_the_reason_tells(
    right: int, wrong: int, letters: str
) -> None:
    found = lone_claim(past(right, wrong))
    assert found.reliability.value in letters
    (reason,) = [each for each in found.reasons if each.startswith("Reliability")]
    assert f"{right + wrong} of them in cases before this one" in reason
    assert ("F does not mean bad" in reason) == (letters == "F")


def test_cases_before_move_no_probability_and_no_digit() -> None:
    known, unknown = lone_claim(past(3, 30)), lone_claim(())
    assert (known.probability, known.credibility) == (unknown.probability, unknown.credibility)


def test_a_claim_that_an_analyst_settled_counts_for_its_source_and_says_so() -> None:
    story = Story()
    statement = story.report("Herald", "Harbour Office")
    settled = Decision(1, DecisionKind.SETTLE, (statement.id,), (), "failed", "Ada", "2026-03-01", "I saw it")
    made = story.documents, story.extractions(), (story.claim(),), story.lineage()
    trials = agreements_of_claims(tuple(made[0]), made[1], made[2], made[3], WeighConfig(), (settled,))
    assert {(each.source, each.agreed) for each in trials} == {
        ("origin harbour office", 0.0),
        ("publisher herald", 0.0),
    }
    found = lone_claim((), settled)
    assert found.reasons[0].startswith(
        "An analyst settled that it did not hold: Ada on 2026-03-01: I saw it."
    )
    assert found.probability == lone_claim(()).probability
