"""Assessments of small cases: golden grades, and the reasons given for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from allegedly.config import WeighConfig
from allegedly.model.claim import Claim
from allegedly.model.grade import Confidence, Credibility, Reliability
from allegedly.model.lineage import BorrowingKind, Lineage
from allegedly.model.source import SourceKind
from allegedly.weigh.assess import weigh_claims
from tests.factories import make_stance
from tests.weigh.stories import (
    ALLEGED,
    CALLED_FALSE,
    CONTRARY,
    DENIED,
    NO_EVIDENCE,
    PROBABLE,
    QUESTION,
    UNNAMED,
    Story,
)


def one_flat(story: Story) -> None:
    story.report("Herald", "Harbour Office")


def one_alleged(story: Story) -> None:
    story.report("Herald", "leaked memo", ALLEGED, kind=SourceKind.DOCUMENT)


def one_unnamed(story: Story) -> None:
    story.report("Herald", "two officials", established=False, kind=UNNAMED)


FOUR = ("Harbour Office", "Lena Voss", "Gull Union", "Port Court")


def four_independent(story: Story) -> None:
    for outlet, origin in zip(
        "ABCD", ("Harbour Office", "Lena Voss", "Gull Union", "Port Court"), strict=True
    ):
        story.report(outlet, origin)
    story.all_independent()


def seven_independent(story: Story) -> None:
    four_independent(story)
    for outlet, origin in zip("EFG", ("River Police", "Tide Watch", "Ida Moll"), strict=True):
        story.report(outlet, origin)
    story.pairs.clear()
    story.all_independent()


def seven_dependent(story: Story) -> None:
    seven_independent(story)
    story.pairs.clear()


def only_denials(story: Story) -> None:
    story.report("Herald", "Gull Company", DENIED, against=True)


def only_no_evidence(story: Story) -> None:
    story.report("Herald", "Lena Voss", NO_EVIDENCE, against=True)


def only_questions(story: Story) -> None:
    story.report("Herald", "Lena Voss", QUESTION)


def denied_by_many(story: Story) -> None:
    story.report("Herald", "two officials", ALLEGED, established=False, kind=UNNAMED)
    for outlet, origin in zip("ABCDE", ("V", "W", "X", "Y", "Z"), strict=True):
        story.report(outlet, origin, CONTRARY, against=True)


def both_sides_of_one(story: Story) -> None:
    story.report("Herald", "Harbour Office")
    story.report("Mirror", "Harbour Office", CONTRARY, against=True)


def unnamed_beside_named(story: Story) -> None:
    one_flat(story)
    story.report("Mirror", "two officials", established=False, kind=UNNAMED)


@pytest.mark.parametrize(
    ("build", "low", "high", "origins", "digit", "confidence"),
    [
        (one_flat, 0.45, 0.49, 1.0, "3", "low"),
        (one_alleged, 0.31, 0.35, 1.0, "6", "low"),
        (one_unnamed, 0.37, 0.44, 1.0, "6", "low"),
        (unnamed_beside_named, 0.45, 0.49, 1.0, "3", "low"),
        (four_independent, 0.82, 0.90, 4.0, "2", "high"),
        (seven_independent, 0.95, 0.98, 7.0, "1", "high"),
        (seven_dependent, 0.45, 0.49, 1.0, "3", "low"),
        (only_denials, 0.20, 0.28, 0.0, "6", "low"),
        (only_no_evidence, 0.24, 0.299, 0.0, "6", "low"),
        (only_questions, 0.3, 0.3, 0.0, "6", "low"),
        (denied_by_many, 0.05, 0.15, 1.0, "5", "low"),
        (both_sides_of_one, 0.3, 0.3, 1.0, "6", "low"),
    ],
)
def test_golden_cases(
    build: Callable[[Story], None], low: float, high: float, origins: float, digit: str, confidence: str
) -> None:
    story = Story()
    build(story)
    found = story.assess()
    assert low <= found.probability <= high
    assert found.independent_origins == origins
    assert found.credibility.value == digit
    assert found.confidence.value == confidence
    assert found.reliability is Reliability.F
    assert found.reasons
    assert found.would_change


def test_a_claim_without_statements_has_a_defined_assessment() -> None:
    (found,) = weigh_claims((), (), (Claim("clm", "x", ()),), Lineage(), WeighConfig())
    assert (found.probability, found.independent_origins) == (WeighConfig().prior, 0.0)
    assert found.credibility is Credibility.CANNOT_BE_JUDGED
    assert found.confidence is Confidence.LOW
    assert "nothing speaks for or against" in found.reasons[0]


def test_no_claims_give_no_assessments() -> None:
    assert weigh_claims((), (), (), Lineage(), WeighConfig()) == ()


def test_a_second_independent_origin_raises_and_a_denial_lowers() -> None:
    story = Story()
    one_flat(story)
    alone = story.assess().probability
    story.report("Mirror", "Lena Voss")
    story.independent("Harbour Office", "Lena Voss", 0.97)
    seconded = story.assess()
    story.report("Courier", "Gull Company", DENIED, against=True)
    denied = story.assess()
    assert alone < denied.probability < seconded.probability
    assert seconded.independent_origins == pytest.approx(1.97)
    assert seconded.credibility is Credibility.PROBABLY_TRUE
    assert denied.independent_origins == seconded.independent_origins


def test_hearsay_and_hedges_pull_towards_the_prior() -> None:
    probabilities = []
    for stance, via in [
        (make_stance(), ()),
        (make_stance(), ("Courier",)),
        (PROBABLE, ("Courier",)),
        (ALLEGED, ("Courier",)),
    ]:
        story = Story()
        story.report("Herald", "Harbour Office", stance, via=via)
        probabilities.append(story.assess().probability)
    assert probabilities == sorted(probabilities, reverse=True)
    assert probabilities[-1] > WeighConfig().prior


def test_a_hardened_copy_is_not_heard() -> None:
    story = Story()
    original = story.report("Herald", "Harbour Office", ALLEGED)
    before = story.assess().probability
    for index in range(40):
        copy = story.copy(original, f"Clone {index}", 0.9, reworded=True)
        story.statements[-1] = replace(copy, stance=make_stance())
    assert story.assess().probability == before


def test_a_headline_counts_only_where_the_body_says_nothing() -> None:
    story = Story()
    body = story.report("Herald", "Harbour Office", ALLEGED)
    before = story.assess().probability
    headline = replace(body, id="stm-headline", stance=make_stance(), heading=True)
    story.statements.append(headline)
    origin = story.origins["Harbour Office"]
    story.origins["Harbour Office"] = replace(origin, statements=(*origin.statements, headline.id))
    assert story.assess().probability == before


def test_statements_without_a_traced_origin_are_one_unestablished_voice() -> None:
    story = Story()
    for outlet in "ABC":
        story.report(outlet, outlet)
    story.origins.clear()
    found = story.assess()
    assert found.independent_origins == 1.0
    assert found.credibility is Credibility.CANNOT_BE_JUDGED
    assert any("no origin could be traced" in reason for reason in found.reasons)


def test_many_documents_on_one_claim_are_no_record() -> None:
    story = Story()
    for _ in range(8):
        four_independent(story)
    assert story.assess().reliability is Reliability.F


def test_a_circle_of_citations_is_weighed() -> None:
    story = Story()
    first = story.report("Herald", "Harbour Office")
    alone = story.assess().probability
    second = story.report("Mirror", "Harbour Office")
    story.borrow(first.document, second.document, 1.0, BorrowingKind.CITES)
    story.borrow(second.document, first.document, 1.0, BorrowingKind.CITES)
    assert story.assess().probability == pytest.approx(alone)


def test_an_article_that_calls_the_story_false_lowers_it_and_says_so() -> None:
    story = Story()
    story.report("Herald", "Harbour Office")
    before = story.assess().probability
    story.report("Mirror", "Harbour Office", more=CALLED_FALSE)
    after = story.assess()
    assert after.probability < before - 0.15
    told = next(reason for reason in after.reasons if "false, a hoax" in reason)
    assert told.startswith("1 of 2 articles")
    assert "“fake story”" in told
    assert "Mirror" in told


def test_articles_that_call_nothing_false_raise_nothing() -> None:
    story = Story()
    story.report("Herald", "Harbour Office")
    before = story.assess().probability
    for index in range(50):
        story.report(f"Outlet {index}", "Harbour Office")
    assert story.assess().probability == pytest.approx(before)


def test_origins_that_nobody_compared_add_nothing_and_take_nothing_away() -> None:
    story = Story()
    seven_independent(story)
    before = story.assess()
    for index in range(3):
        story.report(f"Late {index}", f"Late Witness {index}")
    after = story.assess()
    assert (after.probability, after.independent_origins) == (before.probability, before.independent_origins)


def in_a_circle(story: Story) -> None:
    reports = [story.report(outlet, "Harbour Office") for outlet in "AB"]
    for one, other in (reports, reports[::-1]):
        story.borrow(one.document, other.document, 0.6, BorrowingKind.PARAPHRASE)


def nothing_at_all(story: Story) -> None:
    story.statements.clear()


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (one_flat, "It rests on 1 established origin: “Harbour Office”."),
        (one_unnamed, "“two officials” cannot be told apart from any other source"),
        (only_denials, "Nobody in these documents stands for the claim."),
        (only_denials, "nobody stands for it, and what is said against it is not enough to judge it by"),
        (only_no_evidence, "“Lena Voss” saw no evidence for it, which weighs little and is no denial."),
        (only_questions, "1 that only ask, suppose, demand or leave it open and count for neither"),
        (both_sides_of_one, "“Harbour Office” is quoted on both sides, which is balanced out."),
        (both_sides_of_one, "leave it about as likely as it was before"),
        (in_a_circle, "draw on one another and none can be told to be the first; they count once"),
        (nothing_at_all, "No statement of any document stands behind this claim"),
    ],
)
def test_cases_at_the_edge_are_explained(build: Callable[[Story], None], said: str) -> None:
    story = Story()
    build(story)
    found = story.assess()
    assert any(said in reason for reason in found.reasons), found.reasons
    assert found.confidence is Confidence.LOW


def test_a_report_that_only_cites_another_is_not_called_a_copy() -> None:
    story = Story()
    first = story.report("Herald", "Harbour Office")
    second = story.report("Ledger", "Harbour Office", via=("Herald",))
    story.borrow(first.document, second.document, 0.9, BorrowingKind.CITES)
    said = " ".join(story.assess().reasons)
    assert "only repeat" not in said
    assert "Ledger draws on Herald" in said


def test_the_reasons_tell_where_the_probability_starts() -> None:
    story = Story()
    story.report("Herald", "Harbour Office")
    found = story.assess()
    assert f"probability of {found.probability:.2f}; before any report it stood at 0.30" in " ".join(
        found.reasons
    )


def test_a_source_that_is_as_much_for_as_against_it_stays_so_when_a_copy_comes_in() -> None:
    """The copy changes the order of a sum, and with it the last digits; found by Hypothesis, to the letter."""
    story = Story()
    story.report("Outlet 0", "Lena Voss")
    story.report("Outlet 1", "Harbour Office", PROBABLE, via=("Courier",))
    story.report("Outlet 2", "Lena Voss")
    story.report("Outlet 3", "Harbour Office", DENIED, against=True)
    story.report("Outlet 4", "Lena Voss")
    last = story.report("Outlet 5", "Harbour Office", NO_EVIDENCE, against=True, more=CALLED_FALSE)
    story.all_independent()
    before = story.assess()
    story.copy(last, "Clone 0", 0.9, reworded=True)
    after = story.assess()
    assert after.independent_origins == before.independent_origins
    assert after.probability == pytest.approx(before.probability, abs=0.01)
