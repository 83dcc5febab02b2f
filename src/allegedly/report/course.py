"""The course of a claim: how its reports grew and how many independent origins stood behind them, date by date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allegedly.model.grade import Assessment, Standing
from allegedly.report.picture_entries import Course, CourseRow
from allegedly.report.wording import days_words, label_of, origins_words


def assessment_to_course(assessment: Assessment, number: int) -> Course:
    """The standings of a claim in words. Nothing is weighed here: the numbers are the assessment's."""
    return Course(f"Reports and origins: claim {number}", tuple(_rows(assessment.standings)))


def _rows(standings: Sequence[Standing]) -> Iterator[CourseRow]:
    established = 0
    for each in standings:
        established += len(each.entered)
        yield CourseRow(
            when=days_words(each.earliest, each.latest) or "no date",
            start=each.earliest,
            end=each.latest,
            reports=each.reports,
            against=each.against,
            origins=each.independent_origins,
            origins_words=origins_words(each.independent_origins, established),
            entered=tuple(label_of(label, "nobody named") for label in each.entered),
        )
