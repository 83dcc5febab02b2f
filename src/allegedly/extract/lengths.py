"""Rules for lengths of time and for what recurs."""

from __future__ import annotations

from allegedly.extract.date_setting import Resolved, Setting, Words
from allegedly.extract.date_words import value_of
from allegedly.extract.intervals import Interval, day_shifted
from allegedly.extract.numbers import words_to_quantity
from allegedly.model.claim import TimeType

LENGTH_CODES = {"TS": "S", "TM": "M", "TH": "H", "F": "W", "CE": "CE", "DE": "DE", "WE": "WE", "S": "S"}
SUBUNITS = {
    "Y": (12, "M"),
    "TH": (60, "TM"),
    "TM": (60, "TS"),
    "D": (24, "TH"),
    "M": (30, "D"),
    "W": (7, "D"),
}
PREDICATES = frozenset({"every", "each"})
MAX_COUNT = 100_000
BACK, AHEAD = frozenset({"past", "last", "previous", "latest"}), frozenset({"next", "coming", "following"})


def _unit(words: Words) -> str:
    name = words.get("unit") or words["units"]
    return value_of("unit" if words.get("unit") else "units", name)


def length_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units: P3W, PT90M, P2Y6M, PXM for an unknown number.

    >>> length_value(2.5, "Y"), length_value(None, "D"), length_value(0.5, "TH")
    ('P2Y6M', 'PXD', 'PT30M')
    """
    start = "PT" if unit.startswith("T") else "P"
    code = LENGTH_CODES.get(unit, unit)
    if count is None:
        return f"{start}X{code}"
    whole, rest = int(count), count - int(count)
    if unit == "F":
        whole = 2 * whole
    if unit == "DE":
        return f"P{round(10 * count)}Y"
    if unit == "CE":
        return f"P{round(100 * count)}Y"
    if rest and unit in SUBUNITS:
        factor, smaller = SUBUNITS[unit]
        more = f"{round(rest * factor)}{LENGTH_CODES.get(smaller, smaller)}"
        if smaller.startswith("T") and start == "P":
            more = f"T{more}"
        return (
            f"{start}{whole}{code}{more}"
            if whole
            else f"{'PT' if smaller.startswith('T') else 'P'}{more.lstrip('T')}"
        )
    return f"{start}{whole}{code}" if not rest else f"{start}{count:g}{code}"


def _length(words: Words, count: float | None) -> Resolved | None:
    if count is not None and count > MAX_COUNT:
        return None
    return Resolved(Interval(length_value(count, _unit(words))), TimeType.DURATION)


def length(words: Words, setting: Setting) -> Resolved | None:
    """ "three weeks", "two-year", "half an hour"; "a second" and "the season" are none."""
    quantity = words["quantity"]
    if words.get("unit") in {"season", "second", "weekend", "quarter"}:
        return None
    if words.get("units") == "quarters" and ("-" in words["whole"] or words["after_words"] == "of"):
        return None
    if words.get("unit") and quantity in {"an", "a"}:
        return a_unit(words, setting)
    return _length(words, words_to_quantity(quantity))


def length_and_half(words: Words, _: Setting) -> Resolved | None:
    """ "two and a half years"."""
    count = words_to_quantity(words["quantity"])
    return None if count is None else _length(words, count + 0.5)


def length_between(words: Words, _: Setting) -> Resolved | None:
    """ "two to three weeks": the larger, with a modifier that says it may be less."""
    resolved = _length(words, words_to_quantity(words["low"]))
    return None if resolved is None else Resolved(resolved.interval, resolved.type, "", "EQUAL_OR_MORE")


def length_from_now(words: Words, setting: Setting) -> Resolved | None:
    """ "the past three weeks": a length, and the days up to publication; "the first nine months" has none."""
    count, unit = words_to_quantity(words["quantity"]), _unit(words)
    resolved = _length(words, count)
    if resolved is None or count is None or setting.day is None or not count.is_integer():
        return resolved
    if words["way"] in BACK and (first := day_shifted(setting.day, unit, -int(count))):
        return Resolved(Interval(resolved.interval.value, first, setting.day), TimeType.DURATION)
    if words["way"] in AHEAD and (last := day_shifted(setting.day, unit, int(count))):
        return Resolved(Interval(resolved.interval.value, setting.day, last), TimeType.DURATION)
    return resolved


def bare_units(words: Words, _: Setting) -> Resolved | None:
    """ "for weeks": an unknown number of them."""
    if words["units"] in {"seconds", "quarters", "nights", "weekends"}:
        return None
    return _length(words, None)


def one_long(words: Words, _: Setting) -> Resolved | None:
    """ "day-long", "a full year"."""
    return _length(words, 1.0)


def year_long(_: Words, __: Setting) -> Resolved:
    """ "the year (ended June 30)"."""
    return Resolved(Interval("P1Y"), TimeType.DURATION)


def no_time(_: Words, __: Setting) -> None:
    """Somebody's age is no time: "a 52-year-old man"."""
    return


def _set(value: str, frequency: str = "") -> Resolved:
    return Resolved(Interval(value), TimeType.SET, frequency)


def every_unit(words: Words, _: Setting) -> Resolved:
    """ "every day", "every other week"."""
    nth = {"other": 2.0, "second": 2.0, "third": 3.0, "fourth": 4.0}.get(words.get("other") or "", 1.0)
    return _set(length_value(nth, _unit(words)))


def every_length(words: Words, _: Setting) -> Resolved:
    """ "every two weeks"."""
    return _set(length_value(words_to_quantity(words["quantity"]), _unit(words)))


def every_weekday(words: Words, _: Setting) -> Resolved:
    """ "every Monday", "Mondays"."""
    part = f"T{value_of('part', words['part'])}" if words.get("part") else ""
    return _set(f"XXXX-WXX-{value_of('weekday', words['weekday'])}{part}")


def every_month(words: Words, _: Setting) -> Resolved:
    """ "every April"."""
    return _set(f"XXXX-{int(value_of('month', words['month'])):02}")


def every_season(words: Words, _: Setting) -> Resolved:
    """ "every summer"."""
    return _set(f"XXXX-{value_of('season', words['season'])}")


def every_part(words: Words, _: Setting) -> Resolved:
    """ "each morning"."""
    return _set(f"XXXX-XX-XXT{value_of('part', words['part'])}")


def often_in_unit(words: Words, _: Setting) -> Resolved:
    """ "twice a month", "20 times a year"."""
    if words.get("often"):
        frequency = value_of("often", words["often"])
    else:
        count = words_to_quantity(words["quantity"])
        frequency = "X" if count is None else f"{count:g}X"
    return _set(length_value(1.0, _unit(words)), frequency)


def a_unit(words: Words, _: Setting) -> Resolved | None:
    """ "a month": how often, where it measures something ("ten reports a month"), else a length."""
    if words.get("unit") in {"season", "second", "weekend", "quarter"}:
        return None
    if words.get("measures") or words["whole"].startswith("per"):
        return _set(length_value(1.0, _unit(words)))
    return _length(words, 1.0)
