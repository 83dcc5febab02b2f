"""Bylines: "By Jane Roe", "BY JANE ROE | 01/12/15", "By Jane Roe and Max Moe | Associated Press"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from allegedly.model.text import Span
from allegedly.read.agencies import agency_of, agency_pattern
from allegedly.read.lines import Line

BYLINE_LINES = 8
MAX_BYLINE_LENGTH = 160

_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]{0,24}|de|da|di|del|der|den|van|von|bin|bint|al|el|la|le)"
_PERSON = rf"{_WORD}(?: {_WORD}){{1,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:, | and |, and | & |; ){_PERSON}){{0,5}}"
_TRAILER = r"(?P<trailer>\s*(?:[|,/•·–—-]| for | in | \()\s*[^\n]{0,80})?"
_BYLINE = re.compile(rf"[-–—]?\s?(?:Written )?(?:By|BY|by):? (?P<people>{_PEOPLE}){_TRAILER}")
_PROSE_WORDS = re.compile(
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|The|This|That|These|Those|Contrast|Comparison|Law|Now|Then|Way)\b"
)


_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Byline:
    """The line that names the writers, and the agency they wrote for, if one is named."""

    span: Span
    names: str
    agency: str = ""
    agency_span: Span = _NOWHERE


def byline_of(lines: tuple[Line, ...]) -> Byline | None:
    """The byline among the opening lines; None where there is none."""
    for line in lines[:BYLINE_LINES]:
        if len(line.text) <= MAX_BYLINE_LENGTH:
            found = _agency_byline(line) or _people_byline(line)
            if found is not None:
                return found
    return None


def _agency_byline(line: Line) -> Byline | None:
    """ "By The Associated Press" and the like: an agency in the place of a writer."""
    match = re.match(r"[-–—]?\s?(?:By|BY|by):? ", line.text)
    if match is None:
        return None
    rest = re.split(r"\s*[|•·]\s*", line.text[match.end() :])[0]
    agency = agency_of(rest)
    if not agency:
        return None
    start = line.span.start + match.end()
    return Byline(line.span, rest.strip(), agency, Span(start, start + len(rest)))


def _people_byline(line: Line) -> Byline | None:
    match = _BYLINE.fullmatch(line.text)
    if match is None or _PROSE_WORDS.match(match["people"]):
        return None
    trailer = match["trailer"] or ""
    if re.search(r"[a-z]{3}[.!?]$", trailer):  # "By Jove and Juno, they did it." is a sentence
        return None
    found = re.search(rf"(?<!\w){agency_pattern()}(?!\w)", trailer)
    people = match["people"].strip()
    if found is None:
        return _split_agency(line, people, match.start("people"))
    at = line.span.start + match.start("trailer") + found.start()
    return Byline(line.span, people, agency_of(found.group()), Span(at, at + len(found.group())))


def _split_agency(line: Line, people: str, offset: int) -> Byline:
    """ "Jane Roe, Associated Press": the last of the people may be an agency."""
    cut = max(people.rfind(", "), people.rfind(" and "))
    last = people[cut:].removeprefix(", ").removeprefix(" and ") if cut > 0 else ""
    agency = agency_of(last)
    if not agency:
        return Byline(line.span, people)
    at = line.span.start + offset + len(people) - len(last)
    return Byline(line.span, people[:cut], agency, Span(at, at + len(last)))
