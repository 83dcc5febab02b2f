"""Ranges: "from March to May", "between 2010 and 2012", "1914-1918" as one time with both ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from allegedly.extract.intervals import day_interval, month_interval
from allegedly.model.claim import TimeType, TimeValue
from allegedly.model.text import Span

_FROM = re.compile(r"\b(?P<lead>from|between)\s+$", re.IGNORECASE)
_TO = re.compile(r"\s+(?:to|until|till|through|and)\s+|\s*[-–—]\s*", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
LOOK_BACK = 10
MAX_BETWEEN = 12


def join_ranges(text: str, found: Sequence[TimeValue]) -> tuple[TimeValue, ...]:
    """The times in order, with two ends of a range made one; its value is ISO 8601's start/end.

    "Between ... and" and "from ... to" make a range; "and" alone makes none, and neither does a range that runs back.
    """
    joined: list[TimeValue] = []
    for each in found:
        last = joined[-1] if joined else None
        one = _range(text, last, each) if last is not None else None
        joined[-1:] = [one] if one is not None else [*joined[-1:], each]
    return tuple(joined)


def _range(text: str, one: TimeValue, two: TimeValue) -> TimeValue | None:
    between = text[one.span.end : two.span.start]
    if len(between) > MAX_BETWEEN or not _TO.fullmatch(between) or "/" in one.value:
        return None
    one = _in_year_of(text, one, two)
    if not (one.start and one.end and two.start and two.end) or TimeType.SET in {one.type, two.type}:
        return None
    before = text[max(0, one.span.start - LOOK_BACK) : one.span.start]
    lead = _FROM.search(before)
    is_and = _AND.fullmatch(between) is not None
    if is_and and (lead is None or lead["lead"].lower() != "between"):
        return None
    if one.start > two.end:
        return None
    span = Span(one.span.start, two.span.end)
    value = f"{one.value}/{two.value}"
    return replace(
        one, span=span, value=value, start=one.start, end=two.end, type=TimeType.DURATION, modifier=""
    )


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_MONTH_OR_DAY = re.compile(r"\d{4}-(\d\d)(?:-(\d\d))?")


def _in_year_of(text: str, one: TimeValue, two: TimeValue) -> TimeValue:
    """The first end in the year that only the second names: "from March to May 2022"."""
    value = _MONTH_OR_DAY.fullmatch(one.value)
    is_named = _YEAR.search(two.span.of(text)) is not None and two.start != ""
    if value is None or not is_named or _YEAR.search(one.span.of(text)):
        return one
    month, day = int(value[1]), int(value[2] or 0)
    year = int(two.start[:4]) - (month > int(two.start[5:7]))
    found = day_interval(year, month, day) if day else month_interval(year, month)
    if found is None or found.first is None or found.last is None:
        return one
    return replace(one, value=found.value, start=found.first.isoformat(), end=found.last.isoformat())
