"""Golden dates, against publication on Thursday 20 April 2023. Add a row to add a form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.extract.times import Reference, text_to_times
from allegedly.model.claim import TimeValue
from allegedly.model.text import Span

PUBLISHED = Reference(date(2023, 4, 20), date(2023, 4, 20))
YEAR_ONLY = Reference(date(2023, 1, 1), date(2023, 12, 31))
UNDATED = Reference(None, None)

# text, words, value, start, end
GOLDEN = [
    ("They met in early February.", "early February", "2023-02", "2023-02-01", "2023-02-10"),
    ("They met in mid-March.", "mid-March", "2023-03", "2023-03-11", "2023-03-20"),
    ("They met in late March.", "late March", "2023-03", "2023-03-21", "2023-03-31"),
    ("They met on Tuesday.", "Tuesday", "2023-04-18", "2023-04-18", "2023-04-18"),
    ("They met last Thursday.", "last Thursday", "2023-04-13", "2023-04-13", "2023-04-13"),
    ("They meet next Monday.", "next Monday", "2023-04-24", "2023-04-24", "2023-04-24"),
    ("They met on April 3, 2021.", "April 3, 2021", "2021-04-03", "2021-04-03", "2021-04-03"),
    ("They met on 3 April.", "3 April", "2023-04-03", "2023-04-03", "2023-04-03"),
    ("They met in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
    ("They met yesterday.", "yesterday", "2023-04-19", "2023-04-19", "2023-04-19"),
    ("They met last month.", "last month", "2023-03", "2023-03-01", "2023-03-31"),
    ("They met two years ago.", "two years ago", "2021", "2021-01-01", "2021-12-31"),
    ("It lasted for three weeks.", "three weeks", "P3W", "", ""),
    (
        "Profits rose in the third quarter of 2022.",
        "the third quarter of 2022",
        "2022-Q3",
        "2022-07-01",
        "2022-09-30",
    ),
    ("They met in the summer of 2019.", "summer of 2019", "2019-SU", "2019-06-01", "2019-08-31"),
    ("They met in October.", "October", "2022-10", "2022-10-01", "2022-10-31"),
    ("It has run since 2011.", "2011", "2011", "2011-01-01", "2011-12-31"),
]


def times(text: str, reference: Reference = PUBLISHED) -> list[TimeValue]:
    return text_to_times(text, Span(0, len(text)), reference)


@pytest.mark.parametrize(("text", "words", "value", "start", "end"), GOLDEN)
def test_value_and_interval(text: str, words: str, value: str, start: str, end: str) -> None:
    found = times(text)
    assert [(each.span.of(text), each.value, each.start, each.end) for each in found] == [
        (words, value, start, end)
    ]


@pytest.mark.parametrize(
    "text", ["On 31 February 2020 it rained.", "On 2020-02-30 it rained.", "It may march on."]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert times(text) == []


def test_a_year_of_publication_is_enough_for_a_month_and_not_for_a_weekday() -> None:
    assert times("They met in early February.", YEAR_ONLY)[0].end == "2023-02-10"
    assert times("They met on Tuesday.", YEAR_ONLY)[0].start == ""


@pytest.mark.parametrize(
    "text", ["They met on Tuesday.", "They met in May.", "They met yesterday.", "They met last year."]
)
def test_without_a_publication_date_nothing_is_placed_on_the_calendar(text: str) -> None:
    assert [(each.start, each.end) for each in times(text, UNDATED)] == [("", "")]


@given(st.text(alphabet="Mayrch 0123-,Tuesdlin4 ", max_size=60))
def test_intervals_are_ordered_and_stand_in_the_text(text: str) -> None:
    for each in times(text):
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert each.start <= each.end
