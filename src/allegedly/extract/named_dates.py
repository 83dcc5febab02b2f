"""Rules for days, months, quarters, seasons and years that are called by their names."""

from __future__ import annotations

import re
from datetime import date, timedelta

from allegedly.extract.date_setting import NOT_ON_CALENDAR, Resolved, Setting, Words, resolved_or_not
from allegedly.extract.date_words import value_of, words_in_class
from allegedly.extract.intervals import (
    FIRST_YEAR,
    LAST_YEAR,
    Interval,
    century_interval,
    day_interval,
    decade_interval,
    easter_of,
    half_interval,
    month_interval,
    months_before,
    on_day,
    quarter_interval,
    season_interval,
    year_interval,
)
from allegedly.extract.numbers import words_to_quantity
from allegedly.extract.tense import Tense
from allegedly.model.claim import TimeType

TENS_OF_YEARS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
CENTURIES = {
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
SPOKEN_CENTURIES = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}
NEAR_FUTURE_DAYS = 75
"""A day without a year that is told in the past tense lies no further ahead ("payable on 7 December")."""

NEAR_FUTURE_MONTHS = 6
"""A bare month is looked for among those up to this far ahead where the tense is future."""


def _day(words: Words) -> int:
    return int(re.sub(r"\D", "", words["day"]))


def _month(words: Words) -> int:
    return int(words["number"]) if words.get("number") else int(value_of("month", words["month"]))


def full_date(words: Words, _: Setting) -> Resolved:
    """ "3 April 2021"."""
    return resolved_or_not(day_interval(int(words["year"]), _month(words), _day(words)))


def not_on_calendar(_: Words, __: Setting) -> Resolved:
    """A date with a year of five digits."""
    return NOT_ON_CALENDAR


def slashed_date(words: Words, _: Setting) -> Resolved | None:
    """ "3/4/2021": a day where the order of month and day is plain or makes no difference, else its year's."""
    one, two = int(words["one"]), int(words["two"])
    if len(words["year"]) == 2:
        return None
    year = int(words["year"])
    month_first, day_first = day_interval(year, one, two), day_interval(year, two, one)
    if month_first is None or day_first is None or month_first == day_first:
        return resolved_or_not(month_first or day_first)
    days = sorted(each.first for each in (month_first, day_first) if each.first is not None)
    return Resolved(Interval(f"{year}-XX-XX", days[0], days[-1]))


def month_day(words: Words, setting: Setting) -> Resolved | None:
    """ "3 April": the nearest such day to the publication date; in its year where only that is known."""
    month, day = _month(words), _day(words)
    if words.get("year"):
        return full_date(words, setting)
    if not any(day_interval(year, month, day) for year in (2023, 2024)):
        return NOT_ON_CALENDAR
    if setting.told_year or setting.day is None:
        year = setting.told_year or setting.year
        return Resolved(day_interval(year, month, day) or Interval("")) if year else _yearless_day(month, day)
    when = setting.day
    near = [
        each.first
        for year in (when.year - 1, when.year, when.year + 1)
        if (each := day_interval(year, month, day)) is not None and each.first is not None
    ]
    if words.get("which"):
        shift = int(value_of("which", words["which"]))
        near = [each for each in near if (each > when if shift > 0 else each < when)] if shift else near
    elif setting.tense is Tense.PAST:
        near = [each for each in near if (each - when).days <= NEAR_FUTURE_DAYS]
    return Resolved(on_day(min(near, key=lambda each: abs(each - when)))) if near else NOT_ON_CALENDAR


def _yearless_day(month: int, day: int) -> Resolved:
    return Resolved(Interval(f"XXXX-{month:02}-{day:02}"))


def month(words: Words, setting: Setting) -> Resolved:
    """ "April", "last April", "April 2021", "April of last year"."""
    number = int(value_of("month", words["month"]))
    if words.get("year"):
        return resolved_or_not(month_interval(int(words["year"]), number))
    which = words.get("which")
    shift = int(value_of("which", which)) if which else None
    if shift is None and setting.told_year:
        return resolved_or_not(month_interval(setting.told_year, number))
    if setting.year is None:
        return Resolved(Interval(f"XXXX-{number:02}"))
    if shift is not None and "year" in words["whole"].split():
        return resolved_or_not(month_interval(setting.year + shift, number))
    if setting.day is None:
        return resolved_or_not(month_interval(setting.year, number))
    return resolved_or_not(month_interval(_year_of_month(number, setting.day, shift, setting.tense), number))


def _year_of_month(number: int, day: date, shift: int | None, tense: Tense) -> int:
    """The year of the month that is meant: the last one up to now, or the next where words or tense look ahead."""
    if shift == 1:
        return day.year + (number <= day.month)
    if shift == -1:
        return day.year - (number >= day.month)
    if shift == 0:
        return day.year
    ahead = (number - day.month) % 12
    if tense is not Tense.PAST and 0 < ahead <= NEAR_FUTURE_MONTHS:
        return day.year + (number < day.month)
    return day.year - (number > day.month)


def year(words: Words, _: Setting) -> Resolved:
    """ "1990"."""
    return resolved_or_not(year_interval(int(words["year"])))


def before_christ(words: Words, _: Setting) -> Resolved:
    """ "1200 BC": its value is TIMEX3's, and no day of our calendar."""
    return Resolved(Interval(f"BC{int(words['year']):04}"))


def fiscal_year(words: Words, _: Setting) -> Resolved:
    """ "fiscal 1989": it ends in that year and may have begun at any time of the year before."""
    interval = year_interval(int(words["year"]))
    if interval is None or interval.last is None:
        return NOT_ON_CALENDAR
    return Resolved(Interval(interval.value, date(interval.last.year - 1, 1, 1), interval.last))


def spoken_year(words: Words, _: Setting) -> Resolved:
    """ "nineteen ninety-six", "two thousand and three"."""
    rest = words_to_quantity(words["spoken"]) if words.get("spoken") else 0.0
    century = SPOKEN_CENTURIES[words["century"]] if words.get("century") else 2000
    return resolved_or_not(year_interval(century + int(rest or 0)))


def decade(words: Words, _: Setting) -> Resolved:
    """ "the 1990s", "the '90s", "the nineties": of two figures those of the twentieth century, as in most news."""
    said = words["decade"]
    number = int(said) if said.isdigit() else TENS_OF_YEARS[said]
    return resolved_or_not(decade_interval(number + 1900 if number < 100 else number))


def century(words: Words, _: Setting) -> Resolved:
    """ "the 20th century"."""
    said = words["number"]
    return resolved_or_not(century_interval(int(said) if said.isdigit() else CENTURIES[said]))


def holiday(words: Words, setting: Setting) -> Resolved:
    """ "Christmas Day 2021", "last Thanksgiving"."""
    code = value_of("holiday", words["holiday"])
    if words.get("year"):
        return resolved_or_not(_holiday_of_year(code, int(words["year"])))
    if setting.year is None:
        return Resolved(Interval(f"XXXX-{code}" if re.fullmatch(r"\d\d-\d\d", code) else "XXXX-XX-XX"))
    if setting.day is None:
        return resolved_or_not(_holiday_of_year(code, setting.year))
    day = setting.day
    shift = int(value_of("which", words["which"])) if words.get("which") else None
    days = [
        found.first
        for each in (-1, 0, 1)
        if (found := _holiday_of_year(code, day.year + each)) is not None and found.first is not None
    ]
    before, after = [each for each in days if each < day], [each for each in days if each > day]
    if shift == -1 and before:
        return Resolved(on_day(before[-1]))
    if shift == 1 and after:
        return Resolved(on_day(after[0]))
    return Resolved(on_day(min(days, key=lambda each: abs(each - day))))


def _holiday_of_year(code: str, year: int) -> Interval | None:
    """The day of a code of `date_words.tsv`: "12-25", "11.4.4" (fourth Thursday of November), "easter-2"."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if code.startswith("easter"):
        return on_day(easter_of(year) + timedelta(days=int(code.removeprefix("easter"))))
    if "." in code:
        month, nth, weekday = (int(part) for part in code.split("."))
        days = [
            date(year, month, day)
            for day in range(1, 32)
            if day_interval(year, month, day) and date(year, month, day).isoweekday() == weekday
        ]
        return on_day(days[nth - 1 if nth > 0 else nth])
    return day_interval(year, int(code[:2]), int(code[3:]))


def quarter(words: Words, setting: Setting) -> Resolved:
    """ "the third quarter of 2022", "last year's third quarter", "third-quarter": the last one up to now."""
    said = words["ordinal"]
    number = int(said) if said.isdigit() else int(value_of("ordinal", said))
    if words.get("year"):
        return resolved_or_not(quarter_interval(int(words["year"]), number))
    if setting.year is None:
        return Resolved(Interval(f"XXXX-Q{number}"))
    which = words.get("which")
    if which:
        return resolved_or_not(quarter_interval(setting.year + int(value_of("which", which)), number))
    day = setting.day
    is_ahead = day is not None and 3 * number - 2 > day.month and setting.tense is Tense.PAST
    return resolved_or_not(quarter_interval(setting.year - is_ahead, number))


def latest_quarter(_: Words, setting: Setting) -> Resolved:
    """ "the latest quarter", "the quarter": the one spoken of, else the last that was over at publication."""
    if setting.quarter is not None:
        return Resolved(setting.quarter)
    if setting.day is None:
        return Resolved(Interval("XXXX-QX"))
    year, month = months_before(setting.day, 3)
    return resolved_or_not(quarter_interval(year, (month + 2) // 3))


def year_earlier(_: Words, setting: Setting) -> Resolved:
    """ "the year-earlier period", "a year ago": the quarter spoken of a year before, else the year before."""
    if setting.quarter is not None and setting.quarter.first is not None:
        first = setting.quarter.first
        return resolved_or_not(quarter_interval(first.year - 1, (first.month + 2) // 3))
    return resolved_or_not(year_interval(setting.year - 1)) if setting.year else Resolved(Interval("XXXX"))


def half_year(words: Words, setting: Setting) -> Resolved:
    """ "the first half of 2021", "the second half of last year"."""
    half = int(value_of("half", words["half"]))
    if words.get("year"):
        return resolved_or_not(half_interval(int(words["year"]), half))
    if setting.year is None:
        return Resolved(Interval(f"XXXX-H{half}"))
    shift = int(value_of("which", words["which"])) if words.get("which") else 0
    return resolved_or_not(half_interval(setting.year + shift, half))


def season(words: Words, setting: Setting) -> Resolved:
    """ "the summer of 2019", "last winter", "next spring": the nearest one that words and tense allow."""
    code = value_of("season", words["season"])
    if words.get("year"):
        return resolved_or_not(season_interval(int(words["year"]), code))
    if setting.told_year and not words.get("which"):
        return resolved_or_not(season_interval(setting.told_year, code))
    if setting.year is None:
        return Resolved(Interval(f"XXXX-{code}"))
    day = setting.day
    shift = int(value_of("which", words["which"])) if words.get("which") else None
    if day is None:
        return resolved_or_not(season_interval(setting.year + (shift or 0), code))
    near = [each for year in range(day.year - 2, day.year + 3) if (each := season_interval(year, code))]
    past = [each for each in near if each.last is not None and each.last < day]
    begun = [each for each in near if each.first is not None and each.first <= day]
    coming = [each for each in near if each.first is not None and each.first > day]
    current = [each for each in begun if each.last is not None and each.last >= day]
    if shift == -1 or "past" in words["whole"].split():
        return resolved_or_not(past[-1] if past else None)
    if shift == 1:
        return resolved_or_not(coming[0] if coming else None)
    if shift == 0:
        same_year = [each for each in near if each.first is not None and each.first.year == day.year]
        return resolved_or_not((current or same_year or begun)[-1])
    if setting.tense is Tense.FUTURE:
        return resolved_or_not((current or coming)[0])
    return resolved_or_not(begun[-1] if begun else None)


def recurring(words: Words, _: Setting) -> Resolved:
    """ "daily", "annually"."""
    return Resolved(Interval(words_in_class("recurring")[words["recurring"]]), TimeType.SET)


def vague(words: Words, _: Setting) -> Resolved:
    """ "now", "recently", "the future"."""
    return Resolved(Interval(value_of("vague", words["vague"])))
