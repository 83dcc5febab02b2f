"""The rules of date forms by the names that `resources/date_forms.tsv` calls them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from allegedly.extract import clock_times, lengths, named_dates, near_dates
from allegedly.extract.date_setting import Resolved, Rule, Setting, Words
from allegedly.extract.intervals import Interval

RULES: Mapping[str, Rule] = {
    rule.__name__: rule
    for rule in (
        named_dates.full_date,
        named_dates.not_on_calendar,
        named_dates.slashed_date,
        named_dates.month_day,
        named_dates.month,
        named_dates.year,
        named_dates.before_christ,
        named_dates.fiscal_year,
        named_dates.spoken_year,
        named_dates.decade,
        named_dates.century,
        named_dates.holiday,
        named_dates.quarter,
        named_dates.latest_quarter,
        named_dates.year_earlier,
        named_dates.half_year,
        named_dates.season,
        named_dates.recurring,
        named_dates.vague,
        near_dates.season_alone,
        near_dates.weekday,
        near_dates.weekday_of_week,
        near_dates.week_from_weekday,
        near_dates.deictic_day,
        near_dates.tonight,
        near_dates.last_night,
        near_dates.this_part,
        near_dates.two_days_off,
        near_dates.near_unit,
        near_dates.next_to_previous,
        near_dates.before_previous,
        near_dates.same_as_previous,
        near_dates.day_beside,
        near_dates.whole_unit,
        near_dates.weekend,
        near_dates.week_of,
        near_dates.last_year,
        near_dates.end_of_year,
        near_dates.past_decade,
        near_dates.ago,
        near_dates.counted_from,
        lengths.length,
        lengths.length_and_half,
        lengths.length_between,
        lengths.length_from_now,
        lengths.bare_units,
        lengths.one_long,
        lengths.year_long,
        lengths.no_time,
        lengths.every_unit,
        lengths.every_length,
        lengths.every_weekday,
        lengths.every_month,
        lengths.every_season,
        lengths.every_part,
        lengths.often_in_unit,
        lengths.a_unit,
        clock_times.clock,
        clock_times.clock_and_weekday,
        clock_times.clock_and_deictic,
        clock_times.spoken_clock,
    )
}

YEAR_IS_ENOUGH = frozenset(
    {"month", "month_day", "season", "season_alone", "holiday", "quarter", "half_year"}
)
"""Rules that place an expression with the year of publication alone, unless it says "last" or "next"."""


def words_to_resolved(rule: str, words: Words, setting: Setting) -> Resolved | None:
    """What an expression stands for. Where the day of publication is not known, all that it may stand for.

    Raises KeyError where the table of forms names a rule that does not exist.
    """
    read = RULES[rule]
    first, last = setting.reference.first, setting.reference.last
    is_placed = setting.day is not None or first is None or last is None
    if is_placed or (rule in YEAR_IS_ENOUGH and not words.get("which") and setting.year is not None):
        return read(words, setting)
    return _either(read, words, setting, first, last)


def _either(
    read: Rule, words: Words, setting: Setting, first: date | None, last: date | None
) -> Resolved | None:
    """What holds whether the text was published on its first possible day or its last: an interval over both."""
    ends = [read(words, setting.on(day)) for day in (first, last) if day is not None]
    found = [each for each in ends if each is not None]
    if len(found) < 2:
        return None
    one, two = found
    if one == two or one.interval.first is None or two.interval.last is None:
        return one
    value = _common_value(one.interval.value, two.interval.value)
    return replace(one, interval=Interval(value, one.interval.first, two.interval.last))


def _common_value(one: str, two: str) -> str:
    """What two values have in common, with X for every figure from the first in which they differ.

    >>> _common_value("2023-02-03", "2023-11-03"), _common_value("2023-W05", "2023-W05")
    ('2023-XX-XX', '2023-W05')
    """
    same = 0
    while same < min(len(one), len(two)) and one[same] == two[same]:
        same += 1
    if same == len(one) == len(two):
        return one
    start = one.rfind("-", 0, same) + 1
    return one[:start] + "".join("X" if sign.isdigit() else sign for sign in one[start:])
