"""The Emergent scorer on a case made by hand: two rumours, five articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allegedly.bench.emergent import RumourArticle
from allegedly.bench.emergent_score import (
    case_counts,
    matched_rumours,
    same_claim_scores,
    stance_votes,
    verdict_scores,
)
from allegedly.model.case import Case
from allegedly.model.claim import Claim
from allegedly.model.grade import Assessment, Confidence, Credibility, Reliability
from allegedly.model.text import Document
from tests.factories import make_document, make_extraction, make_statement

GOAT, FERRY = "Goat elected mayor of Hillbury", "Ferry sank off Port Alba"


def article(name: str, rumour: str, headline: str, stance: str, verdict: bool | None) -> RumourArticle:
    sentence = {"goat": GOAT, "ferry": FERRY}[rumour]
    return RumourArticle(name, rumour, sentence, verdict, headline, "", stance, "", "", "")


ARTICLES = [
    article("g1", "goat", GOAT, "for", False),
    article("g2", "goat", "Hillbury goat is mayor", "for", False),
    article("g3", "goat", "No goat elected", "against", False),
    article("f1", "ferry", FERRY, "for", True),
    article("f2", "ferry", "Ferry lost", "observing", True),
]


def make_case(clusters: dict[str, list[str]], probabilities: dict[str, float]) -> Case:
    documents: list[Document] = [make_document(each.headline, path=each.id) for each in ARTICLES]
    heads = {each.path: make_statement(each, each.text, heading=True) for each in documents}
    claims = tuple(
        Claim(name, "", tuple(heads[path].id for path in paths)) for name, paths in clusters.items()
    )
    extractions = tuple(make_extraction(each, heads[each.path]) for each in documents)
    assessments = tuple(
        Assessment(name, p, "", Confidence.LOW, 1.0, Reliability.F, Credibility.CANNOT_BE_JUDGED, (), ())
        for name, p in probabilities.items()
    )
    return Case(tuple(documents), extractions, claims, assessments=assessments)


CASE = make_case({"A": ["g1", "g2"], "B": ["g3", "f2"], "C": ["f1"]}, {"A": 0.2, "B": 0.5, "C": 0.9})


def test_pairs_of_headlines_that_share_a_claim() -> None:
    found = same_claim_scores(ARTICLES, CASE)
    # pairs on one rumour: g1g2 g1g3 g2g3 f1f2; together: g1g2 (right), g3f2 (wrong)
    assert (found["gold"], found["predicted"], found["headlines"]) == (4, 2, 5)
    assert (found["precision"], found["recall"]) == (0.5, 0.25)
    assert found["f1"] == pytest.approx(2 / 6, abs=1e-4)


def test_articles_that_share_any_statement() -> None:
    found = same_claim_scores(ARTICLES, CASE)["any_statement"]
    assert (found["predicted"], found["precision"], found["recall"]) == (2, 0.5, 0.25)
    assert found["articles_linked"] == 0.8


def test_a_rumour_is_matched_to_the_claim_of_its_nearest_headlines() -> None:
    assert {each.rumour: each.claim for each in matched_rumours(ARTICLES, CASE)} == {
        "goat": "A",
        "ferry": "C",
    }


def test_probabilities_are_held_against_verdicts() -> None:
    found = verdict_scores(ARTICLES, CASE)
    assert (found["settled"], found["covered"], found["coverage"]) == (2, 2, 1.0)
    assert found["ours"]["brier"] == pytest.approx((0.04 + 0.01) / 2)
    assert found["ours"]["auc"] == 1.0
    assert found["base_rate"]["brier"] == 0.25
    assert found["stance_vote"]["brier"] == pytest.approx(((3 / 5) ** 2 + (1 / 3) ** 2) / 2, abs=1e-4)


def test_the_vote_leaves_observers_out() -> None:
    assert stance_votes(ARTICLES) == {"goat": pytest.approx(3 / 5), "ferry": pytest.approx(2 / 3)}


def test_a_claim_without_an_assessment_is_not_covered() -> None:
    bare = make_case({"A": ["g1", "g2"], "C": ["f1"]}, {"A": 0.2})
    assert verdict_scores(ARTICLES, bare)["coverage"] == 0.5


def test_counts() -> None:
    counts = case_counts(CASE)
    assert (counts["documents"], counts["statements"], counts["claims"]) == (5, 5, 3)
    assert counts["claims_of_several_documents"] == 2


def test_an_empty_case_does_not_fail() -> None:
    assert same_claim_scores(ARTICLES, Case())["f1"] == 0.0
    assert verdict_scores(ARTICLES, Case())["covered"] == 0


def test_digits_that_judge_are_held_against_the_verdicts() -> None:
    graded = [
        replace(each, credibility=digit)
        for each, digit in zip(
            CASE.assessments,
            (Credibility.PROBABLY_TRUE, Credibility.CANNOT_BE_JUDGED, Credibility.PROBABLY_TRUE),
            strict=True,
        )
    ]
    found = verdict_scores(ARTICLES, replace(CASE, assessments=tuple(graded)))
    # the goat was not elected, and the ferry sank: both have a 2
    assert found["graded"] == {"by_digit": {"2": {"claims": 2, "true": 1}}, "judged": 1.0, "wrong": 0.5}
    assert found["ours"]["overclaimed"] == 0
