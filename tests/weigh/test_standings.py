"""How a claim came to stand as it does: reports grow with every article, origins with new ones alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from allegedly.model.claim import Certainty, Kind, Polarity, Statement
from allegedly.model.grade import Standing
from allegedly.model.source import SourceKind
from allegedly.model.text import DateSource, PublicationDate
from tests.factories import make_stance
from tests.weigh.stories import Story

DENIED = make_stance(Kind.DENIED, Certainty.CERTAIN, Polarity.NEGATIVE)


def publish(story: Story, statement: Statement, first: str, last: str = "") -> None:
    """Give the statement's article this date, or these days between which it lies."""
    days = PublicationDate(
        date.fromisoformat(first), date.fromisoformat(last or first), DateSource.GIVEN, first
    )
    story.documents = [
        replace(each, published=days) if each.id == statement.document else each for each in story.documents
    ]


def standings(story: Story) -> tuple[Standing, ...]:
    return story.assess().standings


def test_copies_raise_the_reports_and_nothing_else() -> None:
    story = Story()
    first = story.report("Herald", "Harbour Office")
    publish(story, first, "2024-05-01")
    publish(story, story.copy(first, "Courier"), "2024-05-02")
    publish(story, story.copy(first, "Gazette"), "2024-05-03")
    other = story.report("Beacon", "Lena Voss")
    publish(story, other, "2024-05-06")
    story.all_independent()
    assert [
        (each.latest, each.reports, each.independent_origins, each.entered) for each in standings(story)
    ] == [
        ("2024-05-01", 1, 1.0, ("Harbour Office",)),
        ("2024-05-02", 2, 1.0, ()),
        ("2024-05-03", 3, 1.0, ()),
        ("2024-05-06", 4, 2.0, ("Lena Voss",)),
    ]


def test_the_last_standing_is_what_the_assessment_says() -> None:
    story = Story()
    for outlet, origin in zip("ABC", ("Harbour Office", "Lena Voss", "Gull Union"), strict=True):
        publish(story, story.report(outlet, origin), "2024-05-01")
    story.independent("Harbour Office", "Lena Voss", 0.8)
    story.independent("Harbour Office", "Gull Union", 0.6)
    story.independent("Lena Voss", "Gull Union", 0.7)
    assessment = story.assess()
    assert assessment.standings[-1].independent_origins == pytest.approx(assessment.independent_origins)
    assert assessment.standings[-1].reports == 3


def test_nobody_named_is_one_origin_that_never_enters() -> None:
    story = Story()
    for outlet in "AB":
        statement = story.report(outlet, "two officials", established=False, kind=SourceKind.UNNAMED)
        publish(story, statement, "2024-05-01")
    (standing,) = standings(story)
    assert (standing.independent_origins, standing.entered) == (1.0, ())


def test_an_uncertain_date_counts_from_its_last_day_and_no_date_last() -> None:
    story = Story()
    publish(story, story.report("Herald", "Harbour Office"), "2024-04-01", "2024-05-31")
    publish(story, story.report("Courier", "Harbour Office"), "2024-05-03")
    story.report("Gazette", "Harbour Office")
    assert [(each.earliest, each.latest, each.reports) for each in standings(story)] == [
        ("2024-05-03", "2024-05-03", 1),
        ("2024-04-01", "2024-05-31", 2),
        ("", "", 3),
    ]


def test_denials_are_counted_apart() -> None:
    story = Story()
    publish(story, story.report("Herald", "Harbour Office"), "2024-05-01")
    publish(story, story.report("Courier", "Gull Company", DENIED, against=True), "2024-05-02")
    assert [(each.reports, each.against) for each in standings(story)] == [(1, 0), (1, 1)]


def test_one_article_has_no_course() -> None:
    story = Story()
    story.report("Herald", "Harbour Office")
    assert standings(story) == ()
