"""The line under the title that names the outlet and the day: "Metro Bulletin, May 7, 2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from allegedly.model.text import DateSource, Span
from allegedly.read.agencies import agency_of
from allegedly.read.dates import DateCandidate, days_of, is_date_line
from allegedly.read.lines import Line
from allegedly.read.outlets import may_be_outlet, outlets_agree, says_outlet

MASTHEAD_LINES = 4
MAX_MASTHEAD_LENGTH = 100
"""The mast head stands in the first short lines; the first long one opens the body."""

_SEPARATOR = re.compile(r"\s*[,|·•–—]\s*|\s+-{1,2}\s+|\s*\((?=[^()]*\)$)")


@dataclass(frozen=True, slots=True)
class Masthead:
    """A line of outlet and day. `span` is the whole line's, `outlet_span` that of the name.

    `outlet` is empty where the words before the day are as likely a person or a place; `date` is
    None where the day stands in a line of its own.
    """

    span: Span
    outlet: str
    outlet_span: Span
    date: DateCandidate | None


def masthead_of(lines: tuple[Line, ...], owner: str = "") -> Masthead | None:
    """The mast head among the opening lines of the body; None where there is none.

    `owner` is whom the copyright line names: that name is an outlet's, whatever its words.
    """
    for at, line in enumerate(lines[:MASTHEAD_LINES]):
        if len(line.text) > MAX_MASTHEAD_LENGTH:
            return None
        dated = lines[at + 1 : at + 2] and is_date_line(lines[at + 1].text)
        found = _with_day(line, owner) or (_before_day(line, owner) if dated else None)
        if found is not None:
            return found
    return None


def is_masthead(line: Line) -> bool:
    """Whether the line alone says that it names an outlet and a day."""
    found = _with_day(line, "") if len(line.text) <= MAX_MASTHEAD_LENGTH else None
    return found is not None and found.outlet != ""


def _with_day(line: Line, owner: str) -> Masthead | None:
    """ "Metro Bulletin, May 7, 2024", "The Courier | 7 May 2024", "Harbour News (May 7, 2024)"."""
    mark = _SEPARATOR.search(line.text)
    if mark is None or not is_date_line(line.text[mark.end() :]):
        return None
    name, day = line.text[: mark.start()], line.text[mark.end() :].rstrip(")")
    days = days_of(day)
    if days is None or not may_be_outlet(name):
        return None
    date = DateCandidate(DateSource.TEXT, days.earliest.isoformat(), day)
    return _made(line, name if _names_outlet(name, owner) else "", date)


def _before_day(line: Line, owner: str) -> Masthead | None:
    """The outlet alone, above a line with the day."""
    named = may_be_outlet(line.text) and _names_outlet(line.text, owner)
    return _made(line, line.text, None) if named else None


def _names_outlet(name: str, owner: str) -> bool:
    return says_outlet(name) or agency_of(name) != "" or bool(owner and outlets_agree(name, owner))


def _made(line: Line, outlet: str, date: DateCandidate | None) -> Masthead:
    start = line.span.start
    return Masthead(line.span, outlet, Span(start, start + len(outlet)), date)
