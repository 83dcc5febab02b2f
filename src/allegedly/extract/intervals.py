"""Stretches of the calendar: days, months, years, their thirds, weeks, quarters and seasons, as closed intervals."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 1000, 2999


@dataclass(frozen=True, slots=True)
class Interval:
    """A TIMEX3 value with its first and last day; both None where it cannot be placed on the calendar."""

    value: str
    first: date | None = None
    last: date | None = None


def day_interval(year: int, month: int, day: int) -> Interval | None:
    """One day; None for a day that the calendar does not have (31 February)."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    when = date(year, month, day)
    return Interval(when.isoformat(), when, when)


def month_interval(year: int, month: int) -> Interval | None:
    """One month."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return Interval(f"{year:04}-{month:02}", date(year, month, 1), date(year, month, last))


def year_interval(year: int) -> Interval | None:
    """One year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return Interval(f"{year:04}", date(year, 1, 1), date(year, 12, 31))


def decade_interval(year: int) -> Interval | None:
    """The ten years from the one given: 1990 stands for the 1990s."""
    if not FIRST_YEAR <= year <= LAST_YEAR - 9:
        return None
    return Interval(f"{year // 10:03}", date(year, 1, 1), date(year + 9, 12, 31))


def week_interval(when: date) -> Interval:
    """The week, from Monday, that holds a day."""
    monday = when - timedelta(days=when.weekday())
    year, week, _ = when.isocalendar()
    return Interval(f"{year:04}-W{week:02}", monday, monday + timedelta(days=6))


def quarter_interval(year: int, quarter: int) -> Interval | None:
    """A quarter of the calendar year, 1 to 4."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= quarter <= 4:
        return None
    month = 3 * quarter
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Interval(f"{year:04}-Q{quarter}", date(year, month - 2, 1), last)


SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First months of the meteorological seasons of the northern half of the earth."""


def season_interval(year: int, code: str) -> Interval | None:
    """A season of three months; winter runs into the next year."""
    if not FIRST_YEAR <= year < LAST_YEAR:
        return None
    month = SEASON_MONTHS[code]
    end_year, end_month = (year + 1, 2) if code == "WI" else (year, month + 2)
    last = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return Interval(f"{year:04}-{code}", date(year, month, 1), last)


def part_of(interval: Interval, modifier: str) -> Interval:
    """The START, MID or END third of an interval; a month's thirds are ten days long, the last the rest.

    >>> part_of(Interval("2023-02", date(2023, 2, 1), date(2023, 2, 28)), "START").last
    datetime.date(2023, 2, 10)
    """
    if interval.first is None or interval.last is None:
        return interval
    days = (interval.last - interval.first).days + 1
    third = max(1, days // 3 + (1 if days in {28, 29} else 0))
    if modifier == "START":
        return Interval(interval.value, interval.first, interval.first + timedelta(days=third - 1))
    if modifier == "END":
        return Interval(
            interval.value, interval.first + timedelta(days=min(days - 1, 2 * third)), interval.last
        )
    middle_last = interval.first + timedelta(days=min(days - 1, 2 * third - 1))
    return Interval(interval.value, interval.first + timedelta(days=third), middle_last)


def months_before(when: date, months: int) -> tuple[int, int]:
    """Year and month so many months before a day; negative numbers go forward."""
    count = when.year * 12 + when.month - 1 - months
    return count // 12, count % 12 + 1
