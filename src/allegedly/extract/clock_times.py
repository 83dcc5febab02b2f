"""Rules for times of day."""

from __future__ import annotations

import re

from allegedly.extract.date_setting import Resolved, Setting, Words
from allegedly.extract.date_words import value_of
from allegedly.extract.intervals import Interval
from allegedly.extract.near_dates import deictic_day, weekday
from allegedly.extract.numbers import words_to_quantity
from allegedly.model.claim import TimeType

_FIGURES = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?\s*([ap]?)")
NAMED_HOURS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
LATE_PARTS = frozenset({"AF", "EV", "NI"})


def _time(words: Words) -> str | None:
    """Hours and minutes in 24 hours; None where the day has no such time ("25:00", "13 p.m.")."""
    if words.get("hour") in NAMED_HOURS:
        return NAMED_HOURS[words["hour"]]
    match = _FIGURES.match(words["clock"])
    if match is None:
        return None
    hour, minute, half = int(match[1]), match[2] or "00", match[4]
    if int(minute) > 59 or hour > (12 if half else 24) or (half and hour == 0):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute}"


def _on(day: Resolved, time: str | None) -> Resolved | None:
    if time is None:
        return None
    interval = day.interval
    if not interval.value:
        return day
    return Resolved(Interval(f"{interval.value}T{time}", interval.first, interval.last), TimeType.TIME)


def clock(words: Words, setting: Setting) -> Resolved | None:
    """ "10:35 a.m.": on the day named last in the same sentence, else on that of publication."""
    previous = setting.previous
    if setting.is_near and previous is not None and previous.first and previous.first == previous.last:
        return _on(
            Resolved(Interval(previous.first.isoformat(), previous.first, previous.last)), _time(words)
        )
    return _on(deictic_day({"deictic": "today"}, setting), _time(words))


def clock_and_weekday(words: Words, setting: Setting) -> Resolved | None:
    """ "9 a.m. Tuesday"."""
    return _on(weekday({**words, "part": ""}, setting), _time(words))


def clock_and_deictic(words: Words, setting: Setting) -> Resolved | None:
    """ "tomorrow at 9 a.m."."""
    return _on(deictic_day({**words, "part": ""}, setting), _time(words))


def spoken_clock(words: Words, setting: Setting) -> Resolved | None:
    """ "noon", "four in the morning", "two o'clock"."""
    if words["hour"] in NAMED_HOURS:
        return clock({**words, "clock": ""}, setting)
    hour = words_to_quantity(words["hour"])
    if hour is None or not 0 <= hour <= 24:
        return None
    is_late = bool(words.get("part")) and value_of("part", words["part"]) in LATE_PARTS and hour < 12
    return clock({"clock": f"{int(hour) + 12 * is_late}:00"}, setting)
