"""Publication dates: how they are written, and which evidence counts before which."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from allegedly.model.text import DateSource, PublicationDate
from allegedly.read.lines import Line

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
"""Years outside are slips of a machine. No clock is asked: the same bytes give the same date for ever."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_WRITTEN = (
    rf"{_WEEKDAY}(?:(?P<m1>{MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{MONTH}),? (?P<y2>\d{{4}})"
    rf"|(?P<y3>\d{{4}})-(?P<n3>\d{{2}})-(?P<d3>\d{{2}}))"
)
_WRITTEN_DATE = re.compile(_WRITTEN, re.IGNORECASE)
_CLOCK = r"(?:[ ,T]{1,3}(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?"
_LABEL = (
    r"(?:first )?(?P<label>published|posted|updated|last updated|date|created|issued)(?: on)?"
    r"\s{0,2}:?\s{0,2}(?:at |on )?"
)
_DATE_LINE = re.compile(rf"(?:{_LABEL})?{_WRITTEN}{_CLOCK}\W{{0,3}}(?:\|.{{0,60}})?", re.IGNORECASE)
_LABELLED = re.compile(rf"\b{_LABEL}{_WRITTEN}{_CLOCK}", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_URL_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:(?P<sep>[/_-])(?P<month>\d{1,2}|[A-Za-z]{3,9})(?:(?P=sep)(?P<day>\d{1,2}))?(?![\d])"
    r"|(?P<packed>[01]\d[0-3]\d)(?!\d))"
)
_TIME_TAIL = re.compile(r"[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE)

TOP_LINES = 10
"""Datelines, bylines and "Published ..." stand among the first lines."""


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """Words that may tell when a document was published, and where they stood."""

    source: DateSource
    words: str
    quote: str


@dataclass(frozen=True, slots=True)
class Days:
    """A first and a last possible day, and a time of day where one was given."""

    earliest: date
    latest: date
    time: str = ""


def days_of(words: str) -> Days | None:
    """The days that a date in any usual form stands for; None where it is none or absurd.

    >>> days_of("2023-04") == Days(date(2023, 4, 1), date(2023, 4, 30))
    True
    >>> days_of("2015-03-06T16:15:55Z").time
    '16:15:55+00:00'
    >>> days_of("Friday, April 3rd, 2024").earliest, days_of("0001-01-01")
    (datetime.date(2024, 4, 3), None)
    """
    words = " ".join(words.split())[:100]
    return _iso_days(words) or _mail_days(words) or _written_days(words)


def _iso_days(words: str) -> Days | None:
    match = _ISO.match(words)
    if match is None:
        return None
    rest = words[match.end() :]
    if not rest:
        return _days(*(int(part) if part else 0 for part in match.groups()))
    if match.group(3) is None or rest[0] not in "T tZ+":
        return None
    whole = _days(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    tail = _TIME_TAIL.match(rest.replace("t", "T", 1))
    if whole is None or tail is None:
        return whole
    return Days(whole.earliest, whole.latest, _time_of(tail.group(1), tail.group(2) or ""))


def _time_of(clock: str, zone: str) -> str:
    """The time as ISO 8601; empty for midnight to the second, which is how machines write "no time"."""
    zone = "+00:00" if zone.upper() == "Z" else zone
    if len(zone) == 5:
        zone = f"{zone[:3]}:{zone[3:]}"
    try:
        moment = datetime.fromisoformat(f"2000-01-01T{clock}{zone}")
    except ValueError:
        return ""
    return "" if (moment.hour, moment.minute, moment.second) == (0, 0, 0) else moment.timetz().isoformat()


def _mail_days(words: str) -> Days | None:
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    whole = _days(moment.year, moment.month, moment.day)
    if whole is None or (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return whole
    return Days(whole.earliest, whole.latest, moment.timetz().isoformat())


def _written_days(words: str) -> Days | None:
    match = _WRITTEN_DATE.search(words)
    return _match_days(match) if match else None


def _match_days(match: re.Match[str]) -> Days | None:
    part = match.groupdict()
    year = int(part["y1"] or part["y2"] or part["y3"])
    name = part["m1"] or part["m2"]
    month = month_number(name) if name else int(part["n3"])
    return _days(year, month, int(part["d1"] or part["d2"] or part["d3"]))


def month_number(name: str) -> int:
    """1 to 12 for an English month's name or abbreviation; 0 where it is none."""
    prefix = name[:3].lower()
    return _MONTHS.index(prefix) + 1 if prefix in _MONTHS else 0


def _days(year: int, month: int = 0, day: int = 0) -> Days | None:
    """The days of a year, a month or a day; 0 stands for what is not known."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR or not 0 <= month <= 12:
        return None
    try:
        if day:
            return Days(date(year, month, day), date(year, month, day))
        if month:
            return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    except ValueError:
        return None
    return Days(date(year, 1, 1), date(year, 12, 31))


def candidate_from_url(url: str) -> DateCandidate | None:
    """The date in a link's path; None where there is none.

    >>> candidate_from_url("https://outlet.example/world/2023/04/21/a-story").words
    '2023-04-21'
    """
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for match in _URL_DATE.finditer(path[:500]):
        if match["packed"]:
            words = f"{match['year']}-{match['packed'][:2]}-{match['packed'][2:]}"
        else:
            name = match["month"]
            month = int(name) if name.isdigit() else _url_month(name)
            if not month or (match["sep"] != "/" and not match["day"]):
                continue
            words = f"{match['year']}-{month:02d}" + (f"-{int(match['day']):02d}" if match["day"] else "")
        if days_of(words):
            return DateCandidate(DateSource.URL, words, match.group())
    return None


def _url_month(name: str) -> int:
    return month_number(name) if re.fullmatch(MONTH, name, re.IGNORECASE) else 0


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing more: "Published April 3, 2024", "3 April 2024 09:10 GMT"."""
    return len(line) <= 120 and _DATE_LINE.fullmatch(line) is not None


def candidates_from_lines(lines: tuple[Line, ...]) -> tuple[DateCandidate, ...]:
    """Dates of publication that the text itself tells, the surest first; "updated" comes last."""
    found: list[tuple[int, DateCandidate]] = []
    for line in (*lines[:TOP_LINES], *lines[TOP_LINES:][-3:]):
        if len(line.text) > 200:
            continue
        match = _DATE_LINE.fullmatch(line.text) or _LABELLED.search(line.text)
        if match is None and line.text[:3].lower() == "by ":
            match = _WRITTEN_DATE.search(line.text)
        if match is None:
            continue
        days = _match_days(match)
        if days is None:
            continue
        label = (match.groupdict().get("label") or "").lower()
        rank = 1 if "updated" in label else 0
        found.append((rank, DateCandidate(DateSource.TEXT, days.earliest.isoformat(), match.group().strip())))
    return tuple(candidate for _, candidate in sorted(found, key=lambda item: item[0]))


_ORDER = (DateSource.GIVEN, DateSource.METADATA, DateSource.URL, DateSource.TEXT, DateSource.COPYRIGHT)


def publication_date(candidates: tuple[DateCandidate, ...]) -> tuple[PublicationDate | None, tuple[str, ...]]:
    """The date by the surest evidence that can be read, and a warning for each that cannot.

    A month or year by surer evidence is narrowed by a day that lies within it.
    """
    warnings: list[str] = []
    chosen: PublicationDate | None = None
    for candidate in sorted(candidates, key=lambda each: _ORDER.index(each.source)):
        days = days_of(candidate.words)
        if days is None:
            warnings.append(
                f"the date {candidate.words[:60]!r} ({candidate.source}) is no date and was left out"
            )
        elif chosen is None or _narrows(days, chosen):
            chosen = PublicationDate(days.earliest, days.latest, candidate.source, candidate.quote, days.time)
    return chosen, tuple(warnings)


def _narrows(days: Days, chosen: PublicationDate) -> bool:
    inside = chosen.earliest <= days.earliest and days.latest <= chosen.latest
    return inside and (days.earliest, days.latest) != (chosen.earliest, chosen.latest)
