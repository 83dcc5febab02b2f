"""Datelines: "LONDON (Reuters) –", "KOBANE, Syria, Dec. 1 (UPI) --", "(Outlet.example) –"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from allegedly.model.text import Span
from allegedly.read.agencies import agency_of
from allegedly.read.dates import MONTH
from allegedly.read.lines import Line
from allegedly.read.outlets import may_be_outlet

DATELINE_LINES = 6
"""A dateline opens the body: it is looked for in so many lines after the title."""

_UPPER = r"[A-ZÀ-ÖØ-Þ](?:[A-ZÀ-ÖØ-Þ.'’-]{1,24})"
_PLACE_UPPER = rf"{_UPPER}(?:[ /]{{1,3}}{_UPPER}){{0,4}}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{0,24}"
_PLACE_MIXED = rf"{_NAME}(?: {_NAME}){{0,3}}"
_REGION = rf"(?P<region>(?: ?, ?{_NAME}(?: {_NAME}){{0,3}}){{0,2}})"
_DAY = rf"(?: ?,? ?(?P<month>{MONTH}) ?(?P<day>\d{{1,2}})(?:, ?(?P<year>\d{{4}}))? ?,?)?"
_BRACKET = r" ?\((?P<bracket>[^()\n]{2,48})\)"
_DASH = r"(?: {0,3}[–—―] {0,3}| {1,3}-- {0,3}|-- {1,3})"
_HYPHEN = r" {1,3}[-_] {1,3}"
_ANY_DASH = r" {0,3}(?:--|[-–—―_]) {0,3}"
_NEXT = r"(?=[\"“‘'(\[«]{0,2}[A-ZÀ-ÖØ-Þ0-9$£€])"

_WITH_PLACE = re.compile(
    rf"(?:(?:By|BY) (?P<writer>{_PLACE_MIXED}) )?(?P<place>{_PLACE_UPPER}){_REGION}{_DAY}"
    rf"(?:{_BRACKET}{_ANY_DASH}|{_DASH}|{_HYPHEN}){_NEXT}"
)
_MIXED_PLACE = re.compile(rf"(?P<place>{_PLACE_MIXED}){_REGION}{_DAY}{_BRACKET}{_ANY_DASH}{_NEXT}")
_BRACKET_ALONE = re.compile(rf"{_BRACKET}{_ANY_DASH}")

_NO_PLACES = re.compile(
    r"(?:UPDATED?|BREAKING|EXCLUSIVE|WATCH|VIDEO|PHOTOS?|NOTE|ANALYSIS|OPINION|CORRECTION|EDITOR|LIVE|NEWS|REPORT"
    r"|REVIEW|QUESTION|ANSWER|REVEALED|ALERT|WARNING|COMMENT|EDITORIAL|LISTEN|LOOK|SUMMARY|WORLDWIDE)\b"
)
MAX_PLACE_WORDS = 3
"""More words in capitals before a dash are a heading, unless a bracket follows."""

MIN_PLACE_LETTERS = 4
"""A shorter word in capitals before a dash is more likely an abbreviation, unless a bracket follows."""


_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words before the first sentence: where, by whom, and when it was filed.

    `agency` is set where the bracket names a news agency, `masthead` where it names an outlet.
    `writer` is the name of a byline in the same line; `month` is as written, empty where no day is given,
    and `day` and `year` are 0 where they are not.
    """

    span: Span
    place: str = ""
    agency: str = ""
    masthead: str = ""
    bracket: Span = _NOWHERE
    writer: str = ""
    month: str = ""
    day: int = 0
    year: int = 0


def dateline_of(lines: tuple[Line, ...]) -> Dateline | None:
    """The first dateline among the opening lines of the body; None where there is none."""
    for line in lines[:DATELINE_LINES]:
        found = _line_dateline(line)
        if found is not None:
            return found
    return None


def _line_dateline(line: Line) -> Dateline | None:
    text = line.text
    match = _WITH_PLACE.match(text)
    if match and _is_place(match):
        return _made(line, match)
    match = _MIXED_PLACE.match(text)
    # "Jane Roe (R-Ohio) – the first": only a known agency makes words in small letters a place.
    if match and agency_of(_bracket_name(match["bracket"])):
        return _made(line, match)
    match = _BRACKET_ALONE.match(text)
    if match and _is_name(_bracket_name(match["bracket"])):
        return _made(line, match)
    return None


def _is_place(match: re.Match[str]) -> bool:
    if _NO_PLACES.match(match["place"]):
        return False
    if match["bracket"]:
        return _is_name(_bracket_name(match["bracket"]))
    words = re.split(r"[ /]+", match["place"])
    if len(words) > MAX_PLACE_WORDS or match["writer"]:
        return False
    return sum(letter.isalpha() for letter in str(match["place"])) >= MIN_PLACE_LETTERS


def _is_name(bracket: str) -> bool:
    """Whether a bracket names an agency or may name an outlet: not "(Updated) –"."""
    return agency_of(bracket) != "" or (may_be_outlet(bracket) and not _NO_PLACES.match(bracket.upper()))


def _bracket_name(words: str) -> str:
    """The first name in the bracket: "AP" of "AP/Harbour News"."""
    for part in re.split(r"\s*[/|,;]\s*", words):
        if agency_of(part):
            return part
    return words.strip()


def _made(line: Line, match: re.Match[str]) -> Dateline:
    part = match.groupdict()
    words = part.get("bracket") or ""
    name = _bracket_name(words)
    agency = agency_of(name)
    start = line.span.start
    bracket = Span(0, 0)
    if words:
        at = start + match.start("bracket") + words.index(name)
        bracket = Span(at, at + len(name))
    return Dateline(
        span=Span(start, start + len(match.group().rstrip())),
        place=_place_name(part.get("place") or "", part.get("region") or ""),
        agency=agency,
        masthead="" if agency else name,
        bracket=bracket,
        writer=part.get("writer") or "",
        month=part.get("month") or "",
        day=int(part.get("day") or 0),
        year=int(part.get("year") or 0),
    )


def _place_name(place: str, region: str) -> str:
    """The place as it is written elsewhere: "KOBANE , Syria" is "Kobane, Syria"."""
    words = [word if "." in word else word.title() for word in place.split()]
    parts = [part.strip() for part in region.split(",") if part.strip()]
    return ", ".join([" ".join(words), *parts]).strip(", ")
