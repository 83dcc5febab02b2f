"""Date expressions of English news, resolved against the publication date.

Values are TIMEX3 (TimeML 1.2.1), intervals are closed and in ISO 8601 days. What cannot be placed on the calendar, for
want of a publication date or because the day does not exist, keeps its value and has no interval: never a
guess shown as a date.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from allegedly.extract.intervals import (
    Interval,
    day_interval,
    decade_interval,
    month_interval,
    months_before,
    part_of,
    quarter_interval,
    season_interval,
    week_interval,
    year_interval,
)
from allegedly.extract.numbers import number_of_word
from allegedly.extract.tree import Tree
from allegedly.model.claim import TimeValue
from allegedly.model.text import PublicationDate, Span, ZoneKind

MONTH_NAMES = (
    "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|"
    "sep(?:tember|t\\.?|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
UNIT_LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE"}
MODIFIERS = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "end": "END",
}
NUMBER = r"\d{1,3}|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
MAX_COUNT = 500


@dataclass(frozen=True, slots=True)
class Reference:
    """What expressions are resolved against: the first and last day on which the text may have been published."""

    first: date | None
    last: date | None

    @property
    def day(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return self.first if self.first == self.last else None

    @property
    def year(self) -> int | None:
        """The year of publication, where it is known."""
        if self.first is None or self.last is None or self.first.year != self.last.year:
            return None
        return self.first.year


Resolver = Callable[[re.Match[str], Reference], Interval | None]


def published_to_reference(published: PublicationDate | None) -> Reference:
    """The reference that a publication date gives; an empty one where there is none."""
    return Reference(None, None) if published is None else Reference(published.earliest, published.latest)


def tree_to_times(tree: Tree) -> tuple[TimeValue, ...]:
    """Time expressions in the sentences of a document, in order of the text, none overlapping another."""
    document = tree.annotated.document
    reference = published_to_reference(document.published)
    found: list[TimeValue] = []
    for sentence in tree.annotated.sentences:
        if document.zone_at(sentence.span.start) is not ZoneKind.BOILERPLATE:
            found.extend(text_to_times(tree.text, sentence.span, reference))
    return tuple(found)


def text_to_times(text: str, area: Span, reference: Reference) -> list[TimeValue]:
    """Time expressions inside a part of a text; where two overlap, the one that starts first and is longer.

    A date that does not exist is passed over whole: "31 February 2020" is no February 2020.
    """
    matches = [
        (match, resolve)
        for pattern, resolve in patterns()
        for match in pattern.finditer(text, area.start, area.end)
    ]
    matches.sort(key=lambda pair: (_start(pair[0]), -pair[0].end()))
    found: list[TimeValue] = []
    read_up_to = area.start
    for match, resolve in matches:
        if _start(match) < read_up_to:
            continue
        read_up_to = match.end()
        interval = resolve(match, reference)
        if interval is not None:
            found.append(_to_time_value(match, interval))
    return found


def _start(match: re.Match[str]) -> int:
    """Where the expression itself begins: after the preposition that a form needs to be known for a date."""
    return match.end("lead") + 1 if match.groupdict().get("lead") else match.start()


def _to_time_value(match: re.Match[str], interval: Interval) -> TimeValue:
    word = (match.groupdict().get("modifier") or "").lower().rstrip("-")
    modifier = MODIFIERS.get(word, "")
    placed = part_of(interval, modifier) if modifier else interval
    first = placed.first.isoformat() if placed.first else ""
    last = placed.last.isoformat() if placed.last else ""
    return TimeValue(Span(_start(match), match.end()), placed.value, first, last, modifier)


def _month(match: re.Match[str]) -> int:
    return MONTHS.index(match["month"].lower()[:3]) + 1


def _full_date(match: re.Match[str], _: Reference) -> Interval | None:
    return day_interval(int(match["year"]), _month(match), int(match["day"]))


def _iso_date(match: re.Match[str], _: Reference) -> Interval | None:
    return day_interval(int(match["year"]), int(match["number"]), int(match["day"]))


def _month_and_day(match: re.Match[str], reference: Reference) -> Interval | None:
    """The nearest such day to the publication date; in its year where only that is known."""
    month, day = _month(match), int(match["day"])
    if reference.day is None:
        year = reference.year
        return day_interval(year, month, day) if year else Interval(f"XXXX-{month:02}-{day:02}")
    years = (reference.day.year - 1, reference.day.year, reference.day.year + 1)
    near = [each for year in years if (each := day_interval(year, month, day)) is not None and each.first]
    when = reference.day
    return min(near, key=lambda each: abs((each.first - when).days) if each.first else 0, default=None)


def _month_and_year(match: re.Match[str], _: Reference) -> Interval | None:
    return month_interval(int(match["year"]), _month(match))


def _month_alone(match: re.Match[str], reference: Reference) -> Interval | None:
    """The last such month up to the publication date, or the next where the words say so."""
    month = _month(match)
    if reference.last is None or reference.year is None:
        return Interval(f"XXXX-{month:02}")
    year = reference.year
    if (match.groupdict().get("which") or "").lower() == "next":
        year += month <= reference.last.month
    elif reference.day is not None and month > reference.day.month:
        year -= 1
    return month_interval(year, month)


def _year_alone(match: re.Match[str], _: Reference) -> Interval | None:
    return year_interval(int(match["year"]))


def _decade(match: re.Match[str], _: Reference) -> Interval | None:
    return decade_interval(int(match["decade"]))


def _weekday(match: re.Match[str], reference: Reference) -> Interval | None:
    """The last such day up to the publication date; the next one after "next" or "coming"."""
    wanted = WEEKDAYS.index(match["weekday"].lower())
    if reference.day is None:
        return Interval(f"XXXX-WXX-{wanted + 1}")
    which = (match.groupdict().get("which") or "").lower()
    if which in {"next", "coming"}:
        shift = (wanted - reference.day.weekday() - 1) % 7 + 1
    else:
        shift = -((reference.day.weekday() - wanted) % 7)
        if which == "last" and shift == 0:
            shift = -7
    when = reference.day + timedelta(days=shift)
    return Interval(when.isoformat(), when, when)


def _deictic_day(match: re.Match[str], reference: Reference) -> Interval | None:
    word = match["deictic"].lower()
    if reference.day is None:
        return Interval("XXXX-XX-XX")
    shift = -1 if word == "yesterday" else 1 if word == "tomorrow" else 0
    when = reference.day + timedelta(days=shift)
    return Interval(when.isoformat(), when, when)


def _deictic_unit(match: re.Match[str], reference: Reference) -> Interval | None:
    """ "last month", "this year", "next week"."""
    shift = {"last": 1, "past": 1, "previous": 1, "this": 0, "current": 0, "next": -1, "coming": -1}[
        match["which"].lower()
    ]
    unit = match["unit"].lower()
    if unit == "year" and reference.year is not None:
        return year_interval(reference.year - shift)
    if reference.day is None:
        return Interval({"year": "XXXX", "month": "XXXX-XX"}.get(unit, "XXXX-WXX"))
    if unit == "year":
        return year_interval(reference.day.year - shift)
    if unit == "month":
        return month_interval(*months_before(reference.day, shift))
    if unit == "quarter":
        year, month = months_before(reference.day, 3 * shift)
        return quarter_interval(year, (month + 2) // 3)
    return week_interval(reference.day - timedelta(days=7 * shift))


def _season(match: re.Match[str], reference: Reference) -> Interval | None:
    code = SEASONS[match["season"].lower()]
    groups = match.groupdict()
    if groups.get("year"):
        return season_interval(int(groups["year"]), code)
    if reference.year is None:
        return Interval(f"XXXX-{code}")
    shift = {"last": -1, "next": 1}.get((groups.get("which") or "").lower(), 0)
    return season_interval(reference.year + shift, code)


def _quarter(match: re.Match[str], reference: Reference) -> Interval | None:
    number = ORDINALS.get((match["ordinal"] or "").lower()) or int(match["digit"] or 0)
    year = int(match["year"]) if match["year"] else reference.year
    return quarter_interval(year, number) if year else Interval(f"XXXX-Q{number}")


def _ago(match: re.Match[str], reference: Reference) -> Interval | None:
    count, unit = _count(match["count"]), match["unit"].lower()
    if reference.day is None or count is None or count > MAX_COUNT:
        return Interval("PAST_REF")
    if unit == "year":
        return year_interval(reference.day.year - count)
    if unit == "month":
        return month_interval(*months_before(reference.day, count))
    if unit == "week":
        return week_interval(reference.day - timedelta(weeks=count))
    when = reference.day - timedelta(days=count)
    return Interval(when.isoformat(), when, when)


def _duration(match: re.Match[str], _: Reference) -> Interval | None:
    count = _count(match["count"])
    return None if count is None else Interval(f"P{count}{UNIT_LETTERS[match['unit'].lower()]}")


def _count(word: str) -> int | None:
    if word.lower() in {"a", "an"}:
        return 1
    number = number_of_word(word.lower())
    return None if number is None else int(number)


_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_TABLE: tuple[tuple[str, Resolver], ...] = (
    (rf"(?P<month>{MONTH_NAMES}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}", _full_date),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH_NAMES}),? {_YEAR}", _full_date),
    (r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})", _iso_date),
    (rf"(?P<month>{MONTH_NAMES}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?! ?[\d%])", _month_and_day),
    (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH_NAMES})", _month_and_day),
    (rf"(?:(?P<modifier>early|mid|late)[ -])?(?P<month>{MONTH_NAMES}),? (?:of )?{_YEAR}", _month_and_year),
    (rf"(?P<modifier>early|mid|late)[ -](?P<month>{MONTH_NAMES})", _month_alone),
    (rf"the (?P<modifier>beginning|start|middle|end) of (?P<month>{MONTH_NAMES})", _month_alone),
    (
        rf"(?:(?P<lead>in|since|until|by|during|from|for|of) |(?P<which>last|next|this) )(?P<month>{MONTH_NAMES})",
        _month_alone,
    ),
    (rf"(?:(?P<modifier>early|mid|late)[ -])(?:in )?{_YEAR}", _year_alone),
    (rf"the (?P<modifier>beginning|start|middle|end) of {_YEAR}", _year_alone),
    (rf"(?P<lead>in|since|until|by|during|from|of|before|after) {_YEAR}", _year_alone),
    (r"the (?:(?P<modifier>early|mid|late)[ -])?(?P<decade>1[5-9]\d0|20\d0)s", _decade),
    (rf"(?:(?P<which>last|next|coming|this) )?(?P<weekday>{'|'.join(WEEKDAYS)})", _weekday),
    (r"(?P<deictic>yesterday|today|tomorrow|tonight)", _deictic_day),
    (
        r"(?:(?P<modifier>early|late|the end of|the start of) )?"
        r"(?P<which>last|past|previous|this|current|next|coming) (?P<unit>week|month|year|quarter)",
        _deictic_unit,
    ),
    (
        rf"(?:(?P<which>last|this|next) |(?P<lead>in the|in) )(?P<season>{'|'.join(SEASONS)})(?: of {_YEAR})?",
        _season,
    ),
    (rf"(?P<season>{'|'.join(SEASONS)}) (?:of )?{_YEAR}", _season),
    (
        rf"(?:the )?(?P<ordinal>first|second|third|fourth|[1-4](?:st|nd|rd|th)) quarter(?P<digit>)(?: of {_YEAR})?",
        _quarter,
    ),
    (rf"Q(?P<digit>[1-4])(?P<ordinal>)(?: (?:of )?{_YEAR})?", _quarter),
    (rf"(?P<count>{NUMBER}) (?P<unit>day|week|month|year)s? ago", _ago),
    (
        r"(?P<lead>for|over|within|in) (?:the (?:past|last|next) )?"
        rf"(?P<count>{NUMBER}) (?P<unit>day|week|month|year|decade)s?",
        _duration,
    ),
)


@functools.cache
def patterns() -> list[tuple[re.Pattern[str], Resolver]]:
    """The table of date forms: a pattern and what resolves it. A row is all that a new form needs."""
    return [(re.compile(rf"\b(?:{form})\b", re.IGNORECASE), resolve) for form, resolve in _TABLE]
