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

    What is shorter than three days stays whole.

    >>> part_of(Interval("2023-02", date(2023, 2, 1), date(2023, 2, 28)), "START").last
    datetime.date(2023, 2, 10)
    """
    if interval.first is None or interval.last is None:
        return interval
    days = (interval.last - interval.first).days + 1
    third = days // 3 + (1 if days in {28, 29} else 0)
    if third == 0 or modifier not in {"START", "MID", "END"}:
        return interval
    first, last = {"START": (0, third - 1), "MID": (third, 2 * third - 1), "END": (2 * third, days - 1)}[
        modifier
    ]
    start = interval.first
    return Interval(interval.value, start + timedelta(days=first), start + timedelta(days=last))


def century_interval(number: int) -> Interval | None:
    """A century by its ordinal: the 20th is 1900 to 1999, as TIMEX3 has it."""
    if not 11 <= number <= 29:
        return None
    return Interval(f"{number - 1:02}", date(100 * (number - 1), 1, 1), date(100 * (number - 1) + 99, 12, 31))


def half_interval(year: int, half: int) -> Interval | None:
    """The first or second half of a year."""
    if not FIRST_YEAR <= year <= LAST_YEAR or half not in {1, 2}:
        return None
    first, last = (
        (date(year, 1, 1), date(year, 6, 30)) if half == 1 else (date(year, 7, 1), date(year, 12, 31))
    )
    return Interval(f"{year:04}-H{half}", first, last)


def weekend_interval(when: date) -> Interval:
    """Saturday and Sunday of the week that holds a day."""
    week = week_interval(when)
    saturday = when - timedelta(days=when.weekday() - 5)
    return Interval(f"{week.value}-WE", saturday, saturday + timedelta(days=1))


def on_day(when: date) -> Interval:
    """One day that is known to exist."""
    return Interval(when.isoformat(), when, when)


def unit_interval(unit: str, when: date) -> Interval | None:
    """The day, week, month, quarter, year, decade or century (D, W, M, Q, Y, DE, CE) that holds a day."""
    match unit:
        case "D":
            return on_day(when)
        case "W":
            return week_interval(when)
        case "WE":
            return weekend_interval(when)
        case "M":
            return month_interval(when.year, when.month)
        case "Q":
            return quarter_interval(when.year, (when.month + 2) // 3)
        case "Y":
            return year_interval(when.year)
        case "DE":
            return decade_interval(when.year // 10 * 10)
        case "CE":
            return century_interval(when.year // 100 + 1)
    return None


MONTHS_OF_UNIT = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
DAYS_OF_UNIT = {"D": 1, "W": 7, "F": 14, "WE": 7}


def day_shifted(when: date, unit: str, count: int) -> date | None:
    """The day so many units later; earlier for a negative number. None beyond the calendar.

    A month without that day gives its last: a month before 31 March is the end of February.
    """
    try:
        if unit in DAYS_OF_UNIT:
            shifted = when + timedelta(days=DAYS_OF_UNIT[unit] * count)
        elif unit in MONTHS_OF_UNIT:
            year, month = months_before(when, -MONTHS_OF_UNIT[unit] * count)
            shifted = date(year, month, min(when.day, calendar.monthrange(year, month)[1]))
        else:
            return when if unit.startswith("T") and count == 0 else None
    except (ValueError, OverflowError):
        return None
    return shifted if FIRST_YEAR <= shifted.year <= LAST_YEAR else None


def easter_of(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones & Butcher 1876).

    >>> easter_of(2024)
    datetime.date(2024, 3, 31)
    """
    golden, century = year % 19, year // 100
    leap, skipped = year // 100 // 4, (8 * century + 13) // 25
    epact = (19 * golden + century - leap - skipped + 15) % 30
    full = epact - (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full + 2 - century + leap) % 7
    offset = full - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def months_before(when: date, months: int) -> tuple[int, int]:
    """Year and month so many months before a day; negative numbers go forward."""
    count = when.year * 12 + when.month - 1 - months
    return count // 12, count % 12 + 1
