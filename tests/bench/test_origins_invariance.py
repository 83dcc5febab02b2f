"""Copies of an article, put beside it to see what moves."""

from __future__ import annotations

from allegedly.bench.origins_invariance import OUTLET, copy_of, first_half, movements, reworded
from allegedly.model.case import Case
from allegedly.model.claim import Claim
from allegedly.model.grade import Assessment, Confidence, Credibility, Reliability
from tests.factories import make_document, make_extraction, make_statement

BODY = "They went home. Nobody knew.\n\nIt took long.\n\nThey went off."


def test_a_copy_has_another_outlet_and_is_later_on_the_same_day() -> None:
    document = make_document(f"Home\n\n{BODY}", title="Home", publisher="Orlo Post", day="2024-03-01")
    copy = copy_of(document, str)
    assert copy.data.decode() == document.text
    assert copy.publisher == OUTLET
    assert copy.published.startswith("2024-03-01")


def test_two_sentences_are_reworded_and_no_more() -> None:
    assert reworded(BODY) == "They travelled home. Nobody knew.\n\nIt brought long.\n\nThey went off."


def test_the_first_half_is_the_larger_one() -> None:
    assert first_half(BODY) == "They went home. Nobody knew.\n\nIt took long."


def case_with(*groups: tuple[str, ...], probability: float) -> Case:
    """One claim for each group of sentences of one document, all with the same probability."""
    document = make_document(BODY)
    said = {words: make_statement(document, words) for group in groups for words in group}
    claims = tuple(
        Claim(f"clm-{place}", group[0], tuple(said[words].id for words in group))
        for place, group in enumerate(groups)
    )
    assessments = tuple(
        Assessment(
            each.id, probability, "", Confidence.LOW, 1.0, Reliability.F, Credibility.CANNOT_BE_JUDGED, (), ()
        )
        for each in claims
    )
    return Case((document,), (make_extraction(document, *said.values()),), claims, assessments=assessments)


def test_a_claim_that_holds_still_keeps_its_statements() -> None:
    alone = case_with(("They went home", "Nobody knew"), ("It took long",), probability=0.5)
    torn = case_with(("They went home",), ("Nobody knew",), ("It took long",), probability=0.75)
    found = list(movements("story", "half", alone, torn))
    assert [each.kept for each in found] == [False, True]
    assert {each.probability for each in found} == {0.25}
    assert all(each.kept and not each.probability for each in movements("story", "half", alone, alone))
