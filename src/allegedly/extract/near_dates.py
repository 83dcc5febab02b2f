"""Rules for days, weeks, months and years that are told by how far they are from another day."""

from __future__ import annotations

from datetime import date, timedelta

from allegedly.extract.date_setting import NOT_ON_CALENDAR, Resolved, Setting, Words, resolved_or_not
from allegedly.extract.date_words import value_of
from allegedly.extract.intervals import (
    Interval,
    day_shifted,
    on_day,
    unit_interval,
    week_interval,
    weekend_interval,
)
from allegedly.extract.lengths import length_value
from allegedly.extract.named_dates import month_day, season, year_earlier
from allegedly.extract.numbers import words_to_quantity
from allegedly.extract.tense import Tense
from allegedly.model.claim import TimeType

UNPLACED = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
}
"""Values of stretches that nothing places on the calendar."""

UNCOUNTED = frozenset({"several", "few", "many", "some", "dozens", "hundreds"})


def _unplaced(unit: str) -> Resolved:
    return Resolved(Interval(UNPLACED.get(unit, "XX")))


def _unit(words: Words) -> str:
    """The code of the unit that is named, in the singular or the plural."""
    name = words.get("unit") or words["units"]
    return value_of("unit" if words.get("unit") else "units", name)


def _shift(words: Words) -> int | None:
    return int(value_of("which", words["which"])) if words.get("which") else None


def in_part(resolved: Resolved, words: Words) -> Resolved:
    """A part of that day ("Friday night"): a time, whose day is known no better than the day itself."""
    if not words.get("part") or not resolved.interval.value:
        return resolved
    interval = resolved.interval
    value = f"{interval.value}T{value_of('part', words['part'])}"
    return Resolved(Interval(value, interval.first, interval.last), TimeType.TIME)


def _nearest_weekday(day: date, number: int, shift: int | None, tense: Tense) -> date:
    """The last such day up to now; after now where the words or the tense look ahead."""
    back = (day.isoweekday() - number) % 7
    if shift == -1:
        return day - timedelta(days=back or 7)
    ahead = (number - day.isoweekday()) % 7
    if shift == 1:
        return day + timedelta(days=ahead or 7)
    if shift == 0:
        return day + timedelta(days=number - day.isoweekday())
    return day + timedelta(days=ahead) if tense is Tense.FUTURE else day - timedelta(days=back)


def weekday(words: Words, setting: Setting) -> Resolved:
    """ "Tuesday": the last one in news, the next where the tense is future; "last", "this" and "next" say which."""
    number = int(value_of("weekday", words["weekday"]))
    if setting.day is None:
        return in_part(Resolved(Interval(f"XXXX-WXX-{number}")), words)
    shift = -1 if "past" in words["whole"].split() else _shift(words)
    return in_part(Resolved(on_day(_nearest_weekday(setting.day, number, shift, setting.tense))), words)


def weekday_of_week(words: Words, setting: Setting) -> Resolved:
    """ "Tuesday of last week"."""
    number, shift = int(value_of("weekday", words["weekday"])), _shift(words) or 0
    if setting.day is None:
        return Resolved(Interval(f"XXXX-WXX-{number}"))
    return Resolved(on_day(setting.day + timedelta(days=7 * shift + number - setting.day.isoweekday())))


def week_from_weekday(words: Words, setting: Setting) -> Resolved:
    """ "a week from Tuesday"."""
    number = int(value_of("weekday", words["weekday"]))
    if setting.day is None:
        return Resolved(Interval(f"XXXX-WXX-{number}"))
    return Resolved(on_day(_nearest_weekday(setting.day, number, 1, setting.tense) + timedelta(days=7)))


def _day_off(setting: Setting, days: int) -> Resolved:
    if setting.day is None:
        return _unplaced("D")
    day = day_shifted(setting.day, "D", days)
    return NOT_ON_CALENDAR if day is None else Resolved(on_day(day))


def deictic_day(words: Words, setting: Setting) -> Resolved:
    """ "today", "yesterday", "tomorrow morning"."""
    return in_part(_day_off(setting, int(value_of("deictic", words["deictic"]))), words)


def tonight(_: Words, setting: Setting) -> Resolved:
    """ "tonight"."""
    return in_part(_day_off(setting, 0), {"part": "night"})


def last_night(_: Words, setting: Setting) -> Resolved:
    """ "last night"."""
    return in_part(_day_off(setting, -1), {"part": "night"})


def this_part(words: Words, setting: Setting) -> Resolved:
    """ "this morning"; "that morning" is one of the day named last."""
    if words["whole"].startswith("that"):
        return in_part(same_as_previous({"unit": "day", "whole": words["whole"]}, setting), words)
    return in_part(_day_off(setting, 0), words)


def two_days_off(words: Words, setting: Setting) -> Resolved:
    """ "the day before yesterday", "the day after tomorrow"."""
    return _day_off(setting, -2 if "before" in words["whole"] else 2)


def near_unit(words: Words, setting: Setting) -> Resolved | None:
    """ "last month", "this week", "next year"."""
    unit = _unit(words)
    shift = _shift(words)
    if unit.startswith("T") or unit in {"F", "S"}:
        return None
    if unit == "D":
        return _near_day(words, setting, shift)
    if setting.reference.day is None and setting.day is None:
        return _unplaced(unit)
    day = day_shifted(setting.day, unit, shift if shift is not None else 0) if setting.day else None
    return resolved_or_not(unit_interval(unit, day) if day is not None else None)


def _near_day(words: Words, setting: Setting, shift: int | None) -> Resolved | None:
    if "next" in words["whole"] or "following" in words["whole"]:
        return _beside(setting, "D", 1)
    if "previous" in words["whole"] or "preceding" in words["whole"]:
        return _beside(setting, "D", -1)
    return _day_off(setting, 0) if shift == 0 else None


def _beside(setting: Setting, unit: str, count: int) -> Resolved:
    """The unit so many after the date named last, or after publication where no date was named."""
    previous = setting.previous
    anchor = (previous.first if previous is not None else None) or setting.day
    if anchor is None:
        return _unplaced(unit)
    day = day_shifted(anchor, unit, count)
    return resolved_or_not(unit_interval(unit, day) if day is not None else None)


def next_to_previous(words: Words, setting: Setting) -> Resolved:
    """ "the next day", "the following year": after the date named last."""
    if words["unit"] in {"day", "week", "month", "year"}:
        unit = value_of("unit", words["unit"])
        if unit != "D" and words["whole"].startswith("the next"):
            return near_unit({"unit": words["unit"], "which": "next", "whole": "next"}, setting) or _unplaced(
                unit
            )
        return _beside(setting, unit, 1)
    return in_part(_beside(setting, "D", 1), {"part": words["unit"]})


def before_previous(words: Words, setting: Setting) -> Resolved:
    """ "the previous year": before the date named last."""
    return _beside(setting, value_of("unit", words["unit"]), -1)


def same_as_previous(words: Words, setting: Setting) -> Resolved:
    """ "that year", "the same day": the one that holds the date named last; unplaced where that is no shorter."""
    unit = value_of("unit", words["unit"])
    previous = setting.previous
    if previous is None or previous.first is None or previous.last is None:
        return _unplaced(unit)
    around = unit_interval(unit, previous.first)
    if around is None or around.last is None or around.last < previous.last:
        return _unplaced(unit)
    return Resolved(around)


def day_beside(words: Words, setting: Setting) -> Resolved | None:
    """ "the day after": beside the date named last, and unplaced where an event follows ("the day after the vote")."""
    if words.get("after_words", "").strip():
        return _unplaced("D")
    return (
        _beside(setting, "D", 1 if words["side"] == "after" else -1) if setting.previous else _unplaced("D")
    )


def whole_unit(words: Words, setting: Setting) -> Resolved:
    """ "the year", "the week": the one of the publication date."""
    unit = _unit(words)
    interval = unit_interval(unit, setting.day) if setting.day else None
    return Resolved(interval) if interval is not None else _unplaced(unit)


def weekend(words: Words, setting: Setting) -> Resolved:
    """ "the weekend", "last weekend", "next weekend": the last one in news, unless words or tense look ahead."""
    if setting.day is None:
        return _unplaced("WE")
    shift = _shift(words)
    if shift is None:
        shift = 0 if setting.tense is Tense.FUTURE or setting.day.isoweekday() >= 6 else -1
    return Resolved(weekend_interval(setting.day + timedelta(days=7 * shift)))


def week_of(words: Words, setting: Setting) -> Resolved:
    """ "the week of March 6"."""
    resolved = month_day(words, setting)
    if resolved is None or resolved.interval.first is None:
        return _unplaced("W") if resolved is None or resolved.interval.value else NOT_ON_CALENDAR
    return Resolved(week_interval(resolved.interval.first))


def last_year(_: Words, setting: Setting) -> Resolved:
    """ "the latest year"."""
    return near_unit({"unit": "year", "which": "last", "whole": "last year"}, setting) or _unplaced("Y")


def ago(words: Words, setting: Setting) -> Resolved | None:
    """ "two years ago": a stretch as long as the unit; of unknown length ("years ago") only the past."""
    count = words_to_quantity(words["quantity"])
    unit = _unit(words)
    if count == 1 and unit == "Y" and setting.quarter is not None:
        return year_earlier(words, setting)
    return _counted(setting.day, unit, count, -1)


def counted_from(words: Words, setting: Setting) -> Resolved | None:
    """ "two days later": counted from the date named last, or from publication where no date was named."""
    unit = _unit(words)
    sign = 1 if words["side"] in {"later", "hence", "from now", "after", "afterward", "afterwards"} else -1
    previous = setting.previous
    anchor = (previous.first if previous is not None else None) or setting.day
    if words["side"] in {"hence", "from now"}:
        anchor = setting.day
    return _counted(anchor, unit, words_to_quantity(words["quantity"]), sign)


def _counted(anchor: date | None, unit: str, count: float | None, sign: int) -> Resolved:
    """The stretch so many units from a day. Halves are counted in the next smaller unit."""
    if count is None:
        return Resolved(Interval("PAST_REF" if sign < 0 else "FUTURE_REF"))
    if unit.startswith("T"):
        return Resolved(Interval(length_value(count, unit)), TimeType.DURATION)
    if anchor is None:
        return _unplaced(unit)
    smaller = {"Y": ("M", 12), "CE": ("DE", 10), "DE": ("Y", 10)}
    counted, step = unit, count
    if not count.is_integer() and unit in smaller:
        counted, step = smaller[unit][0], count * smaller[unit][1]
    day = day_shifted(anchor, counted, sign * round(step))
    grain = {"DE": "Y", "CE": "DE", "F": "W", "WE": "WE"}.get(unit, unit)
    return resolved_or_not(unit_interval(grain, day) if day is not None else None)


def end_of_year(_: Words, setting: Setting) -> Resolved:
    """ "year-end": the end of the year of publication."""
    return (
        Resolved(unit_interval("Y", setting.day) or Interval("XXXX"), TimeType.DATE, "", "END")
        if setting.day
        else _unplaced("Y")
    )


def past_decade(words: Words, setting: Setting) -> Resolved:
    """ "the past decade": ten years up to publication."""
    unit = _unit(words)
    value = length_value(1.0, unit)
    first = day_shifted(setting.day, unit, -1) if setting.day else None
    return Resolved(Interval(value, first, setting.day if first else None), TimeType.DURATION)


def season_alone(words: Words, setting: Setting) -> Resolved | None:
    """ "in summer": a season only where the words around say that no leap or drop is meant."""
    if words["season"] in {"spring", "fall"} and not words["whole"].startswith(
        ("the", "in", "during", "since")
    ):
        return None
    return season(words, setting)
