"""Golden dates, against publication on Thursday 20 April 2023. Add a row to add a form."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.extract.date_rules import RULES
from allegedly.extract.date_setting import Reference
from allegedly.extract.date_words import date_forms
from allegedly.extract.times import text_to_times, tree_to_times
from allegedly.model.claim import TimeValue
from allegedly.model.text import Span
from tests.models import parse

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
    ("It was inspected three weeks before it collapsed.", "three weeks", "P3W", "", ""),
    ("They had met three weeks before.", "three weeks before", "2023-W13", "2023-03-27", "2023-04-02"),
    ("It lasted for three weeks.", "three weeks", "P3W", "", ""),
    (
        "Profits rose in the third quarter of 2022.",
        "the third quarter of 2022",
        "2022-Q3",
        "2022-07-01",
        "2022-09-30",
    ),
    ("They met in the summer of 2019.", "the summer of 2019", "2019-SU", "2019-06-01", "2019-08-31"),
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
    "text",
    [
        "It may march on.",
        "She sold 1990 books.",
        "Flight 1990 was late.",
        "It cost $2010.",
        "A 52-year-old man spoke.",
        "Theresa May resigned.",
        "Room 2010 was empty.",
        "About three-quarters of them left.",
        "It weighs 1,999 tons.",
        "They ran for 2000 metres.",
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    "words",
    ["31 February 2020", "2020-02-30", "April 31", "30 February", "3 April 12023", "29 February 2021"],
)
def test_a_day_that_does_not_exist_is_not_resolved(words: str) -> None:
    (found,) = times(f"On {words} it rained.")
    assert found.span.of(f"On {words} it rained.") == words
    assert (found.value, found.start, found.end) == ("", "", "")


def test_with_the_year_of_publication_alone_an_interval_holds_all_that_may_be_meant() -> None:
    assert times("They met in early February.", YEAR_ONLY)[0].end == "2023-02-10"
    (tuesday,) = times("They met on Tuesday.", YEAR_ONLY)
    assert (tuesday.start, tuesday.end) == ("2022-12-27", "2023-12-26")
    assert "X" in tuesday.value


@pytest.mark.parametrize(
    "text", ["They met on Tuesday.", "They met in May.", "They met yesterday.", "They met last year."]
)
def test_without_a_publication_date_nothing_is_placed_on_the_calendar(text: str) -> None:
    assert [(each.start, each.end) for each in times(text, UNDATED)] == [("", "")]


TYPED = [
    ("It lasted for three weeks.", "three weeks", "DURATION", "P3W", ""),
    ("They waited half an hour.", "half an hour", "DURATION", "PT30M", ""),
    ("It took at least two years.", "at least two years", "DURATION", "P2Y", "EQUAL_OR_MORE"),
    ("It took two and a half years.", "two and a half years", "DURATION", "P2Y6M", ""),
    ("They met every Monday.", "every Monday", "SET", "XXXX-WXX-1", ""),
    ("They meet twice a month.", "twice a month", "SET", "P1M", ""),
    ("It comes out daily.", "daily", "SET", "P1D", ""),
    ("They met at 9 a.m. on Tuesday.", "9 a.m. on Tuesday", "TIME", "2023-04-18T09:00", ""),
    ("They met on Friday night.", "Friday night", "TIME", "2023-04-14TNI", ""),
    ("They met in the late 1990s.", "the late 1990s", "DATE", "199", "END"),
    ("It has recently changed.", "recently", "DATE", "PAST_REF", ""),
    ("It is now open.", "now", "DATE", "PRESENT_REF", ""),
    ("It will do so in the future.", "the future", "DATE", "FUTURE_REF", ""),
    ("They met earlier this year.", "earlier this year", "DATE", "2023", "START"),
    ("They met in the 20th century.", "the 20th century", "DATE", "19", ""),
    ("They met at about 5 p.m.", "about 5 p.m.", "TIME", "2023-04-20T17:00", "APPROX"),
    ("It fell in fiscal 2022.", "fiscal 2022", "DATE", "2022", ""),
    ("They met on Friday, 14 April.", "Friday, 14 April", "DATE", "2023-04-14", ""),
    ("They met on Easter Sunday 2021.", "Easter Sunday 2021", "DATE", "2021-04-04", ""),
    ("They met on Thanksgiving.", "Thanksgiving", "DATE", "2022-11-24", ""),
]


@pytest.mark.parametrize(("text", "words", "kind", "value", "modifier"), TYPED, ids=[row[1] for row in TYPED])
def test_type_value_and_modifier(text: str, words: str, kind: str, value: str, modifier: str) -> None:
    (found,) = times(text)
    assert (found.span.of(text), found.type.value, found.value, found.modifier) == (
        words,
        kind,
        value,
        modifier,
    )


def test_how_often_is_kept_apart_from_how_long() -> None:
    assert times("They meet twice a month.")[0].frequency == "2X"


RANGES = [
    ("It ran from March to May 2022.", "2022-03-01", "2022-05-31"),
    ("It ran between 2010 and 2012.", "2010-01-01", "2012-12-31"),
    ("The war of 1914-1918 was long.", "1914-01-01", "1918-12-31"),
    ("It ran from 3 April 2020 until 5 May 2021.", "2020-04-03", "2021-05-05"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_a_range_is_one_time_with_both_ends(text: str, start: str, end: str) -> None:
    (found,) = times(text)
    assert (found.start, found.end) == (start, end)
    assert "/" in found.value


def test_two_dates_that_are_only_listed_stay_two() -> None:
    assert [each.value for each in times("They met in 2010 and 2012.")] == ["2010", "2012"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 3 March 2021. The next day he left.", "2021-03-04"),
        ("They met on 3 March 2021. Two days later he left.", "2021-03-05"),
        ("They met on 3 March 2021. He left that year.", "2021"),
        ("They met on 3 March 2021. He left the following month.", "2021-04"),
    ],
)
def test_what_looks_back_is_counted_from_the_date_named_last(text: str, value: str) -> None:
    assert times(text)[-1].value == value


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The council will meet on Tuesday.", "2023-04-25"),
        ("The council met on Tuesday.", "2023-04-18"),
        ("The deadline is extended until Tuesday.", "2023-04-25"),
        ("After Tuesday's ruling they left.", "2023-04-18"),
        ("The council is due to meet on Tuesday.", "2023-04-25"),
    ],
)
def test_tense_decides_between_the_last_and_the_next(text: str, start: str) -> None:
    (found,) = tree_to_times(parse(text, day="2023-04-20"))
    assert found.start == start


@pytest.mark.parametrize(
    "words", ["1 " * 4000, "the " * 4000, "a " * 4000 + "day", " " * 20000, "9" * 20000, "may " * 4000]
)
def test_time_grows_with_the_text_and_no_faster(words: str) -> None:
    started = perf_counter()
    times(words)
    assert perf_counter() - started < 5


def test_every_rule_of_the_table_exists_and_every_rule_is_used() -> None:
    assert {form.rule for form in date_forms()} == set(RULES)


@given(st.text(alphabet="Mayrch 0123-,Tuesdlin4 ", max_size=60))
def test_intervals_are_ordered_and_stand_in_the_text(text: str) -> None:
    for each in times(text):
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert each.start <= each.end
