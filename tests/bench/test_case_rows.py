"""The patterns of the case on statements made by hand, and the variants put beside the article."""

from __future__ import annotations

import pytest

from allegedly.bench.case import invariance_failures, reworded, variants_of
from allegedly.bench.case_rows import ROWS, CaseRow, Expected, row_failures
from allegedly.model.case import Case
from allegedly.model.claim import Certainty, Claim, Kind, Polarity, Statement
from allegedly.model.grade import Assessment, Confidence, Credibility, Reliability
from tests.factories import make_document, make_extraction, make_holder, make_stance, make_statement

DOCUMENT = make_document("The guild tried to buy weapons from Alba.")
ROW = CaseRow(
    1,
    "buy",
    (
        Expected(
            ("buy", "weapon"),
            ("paper", "report"),
            (Kind.ATTEMPTED,),
            (Certainty.UNKNOWN,),
            trigger="buy",
            never_fact=True,
        ),
    ),
)
CHAIN = (make_holder("a paper"), make_holder("the report"))
TURNED = CHAIN[::-1]
ATTEMPT = make_stance(Kind.ATTEMPTED, Certainty.UNKNOWN, Polarity.UNKNOWN)
RIGHT = make_statement(DOCUMENT, "buy weapons", holders=CHAIN, stance=ATTEMPT, trigger="buy")


def test_a_right_statement_is_right() -> None:
    assert row_failures(ROW, [RIGHT]) == []


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (make_statement(DOCUMENT, "The guild"), "no statement with"),
        (
            make_statement(DOCUMENT, "buy weapons", holders=TURNED, stance=ATTEMPT, trigger="buy"),
            "chain",
        ),
        (make_statement(DOCUMENT, "buy weapons", holders=CHAIN[:1], stance=ATTEMPT, trigger="buy"), "chain"),
        (
            make_statement(
                DOCUMENT,
                "buy weapons",
                holders=CHAIN,
                stance=make_stance(Kind.PLANNED, Certainty.UNKNOWN),
                trigger="buy",
            ),
            "kind planned",
        ),
    ],
)
def test_what_is_wrong_is_told(statement: Statement, reason: str) -> None:
    (failure,) = row_failures(ROW, [statement])
    assert reason in failure


def test_a_fact_beside_the_right_statement_is_an_overclaim() -> None:
    fact = make_statement(DOCUMENT, "buy weapons from Alba", trigger="buy")
    assert row_failures(ROW, [RIGHT, fact]) == ["shown as fact: 'buy weapons from Alba'"]


def test_there_are_twelve_rows() -> None:
    assert [row.number for row in ROWS] == list(range(1, 13))


def test_variants_keep_what_they_should() -> None:
    text = "(PaperHill.org) – It would obtain it. \n\nIt was willing.\n\nMore.\n\nLast."
    variants = {name: words for name, words, _ in variants_of(text)}
    assert variants["twice"] == text
    assert "PaperHill.org" not in variants["other-outlet"]
    assert variants["half"] == "(PaperHill.org) – It would obtain it. \n\nIt was willing."
    assert "acquire" in variants["reworded"]
    assert "prepared" in variants["reworded"]


def test_only_two_sentences_are_reworded() -> None:
    assert reworded("I permit it. I obtain it. I am willing.") == "I allow it. I acquire it. I am willing."


def test_a_probability_that_moves_is_told() -> None:
    document = make_document("They tried to buy weapons.")
    statement = make_statement(document, "buy weapons", stance=ATTEMPT)

    def case(probability: float) -> Case:
        grade = Assessment(
            "K", probability, "", Confidence.LOW, 1.0, Reliability.F, Credibility.CANNOT_BE_JUDGED, (), ()
        )
        return Case(
            (document,),
            (make_extraction(document, statement),),
            (Claim("K", "", (statement.id,)),),
            assessments=(grade,),
        )

    assert invariance_failures(case(0.5), case(0.505), 0.01) == []
    assert invariance_failures(case(0.5), case(0.55), 0.01) == ["row 1: probability 0.500 became 0.550"]
    assert invariance_failures(case(0.5), Case(), 0.01) == ["row 1: the claim is gone"]
