"""Wire credits outside the dateline: whole articles by an agency, and contributions."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from allegedly.model.text import Span, WireCredit
from allegedly.read.agencies import agency_of, agency_pattern
from allegedly.read.lines import Line

OPENING_LINES = 8
CLOSING_LINES = 4
ALONE_OPENING = 3
ALONE_CLOSING = 2
MAX_CONTRIBUTION_LENGTH = 300
"""Credits stand at the edges of an article; what stands in its middle is prose."""

_CONTRIBUTED = re.compile(
    r"contributed (?:reporting )?to th(?:is|e) (?:report|story|article|post)\b|contributed reporting\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\W{0,3}(?:additional )?(?:reporting|writing|editing) by [^\n]{3,250}"
    r"|\W{0,3}(?:with (?:additional )?(?:reporting|inputs?|files|material) (?:by|from)) [^\n]{2,120}",
    re.IGNORECASE,
)
_ORIGINALLY = re.compile(
    r"this (?:article|story|post|report) (?:was )?(?:originally|first) (?:appeared|published) "
    r"(?:at|on|in|by) (?:the )?",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"’][.!?])[”\"’)]?\s+(?=[A-Z—–(])|\n")


@dataclass(frozen=True, slots=True)
class Credited:
    """A part of the text that is a credit, and the agencies it names."""

    span: Span
    credits: tuple[WireCredit, ...]


@functools.cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@]){agency_pattern()}(?![\w])(?! Photo)")


@functools.cache
def _copyright() -> re.Pattern[str]:
    return re.compile(
        r"(?:©|\(c\)|copyright)[\s©(c)]{0,8}(?:\d{4})?[\s,]{0,3}(?:by )?"
        rf"(?P<agency>(?:The )?{agency_pattern()})(?!\w)",
        re.IGNORECASE,
    )


@functools.cache
def _tail() -> re.Pattern[str]:
    """An agency that closes the last sentence: "... he said. (AFP)", "... he said. – Reuters"."""
    return re.compile(
        rf"[.!?][”\"’]?\s+(?P<credit>\((?P<one>{agency_pattern()})\)"
        rf"|[-–—]{{1,2}} ?(?P<two>{agency_pattern()}))\.?$"
    )


def credits_of(lines: tuple[Line, ...]) -> tuple[Credited, ...]:
    """The credits at the edges of an article, in order of the text."""
    edge = [*lines[:OPENING_LINES], *lines[OPENING_LINES:][-CLOSING_LINES:]]
    found: list[Credited] = []
    for line in edge:
        made = (
            _alone(line, len(lines))
            or _copyright_line(line)
            or _originally(line)
            or _reporting(line)
            or _contribution(line)
            or _closing(line, lines)
        )
        if made is not None:
            found.append(made)
    return tuple(found)


def _alone(line: Line, count: int) -> Credited | None:
    """A line that is an agency's name and nothing more: "Associated Press", "(AP)", "— Reuters".

    Further from the edges such a line is the credit of a picture.
    """
    if len(line.text) > 60 or ALONE_OPENING <= line.index < count - ALONE_CLOSING:
        return None
    core = line.text.strip(" ()[]-–—.:*|")
    agency = agency_of(core)
    if not agency:
        return None
    start = line.span.start + line.text.index(core)
    return Credited(line.span, (WireCredit(agency, Span(start, start + len(core)), True),))


def _copyright_line(line: Line) -> Credited | None:
    if len(line.text) > 400:
        return None
    match = _copyright().search(line.text)
    if match is None:
        return None
    return Credited(line.span, (_credit(line, match, "agency", True),))


def _originally(line: Line) -> Credited | None:
    match = _ORIGINALLY.match(line.text)
    if match is None or len(line.text) > 200:
        return None
    named = _agency().match(line.text, match.end())
    return Credited(line.span, (_credit(line, named, 0, True),)) if named else None


def _reporting(line: Line) -> Credited | None:
    """ "(Reporting by A; editing by B)": a credit line, with an agency only where one is named."""
    if len(line.text) > MAX_CONTRIBUTION_LENGTH or _REPORTING.fullmatch(line.text) is None:
        return None
    if line.text[0] != "(" and re.search(r"[a-z]{2}[.!?] +[A-Z]", line.text):
        return None
    return Credited(line.span, _contributors(line, 0, len(line.text)))


def _contribution(line: Line) -> Credited | None:
    match = _CONTRIBUTED.search(line.text)
    if match is None or not re.fullmatch(
        r"[\s.)\]*]*(?:from|in)?[^.\n]{0,60}[\s.)\]*]*", line.text[match.end() :]
    ):
        return None
    start = 0
    for end in _SENTENCE_END.finditer(line.text, 0, match.start()):
        start = end.end()
    if match.start() - start > MAX_CONTRIBUTION_LENGTH:
        return None
    span = Span(line.span.start + start, line.span.end)
    return Credited(span, _contributors(line, start, len(line.text)))


def _closing(line: Line, lines: tuple[Line, ...]) -> Credited | None:
    if line.index < len(lines) - CLOSING_LINES:
        return None
    match = _tail().search(line.text, max(0, len(line.text) - 80))
    if match is None:
        return None
    group = "one" if match["one"] else "two"
    start = line.span.start
    return Credited(
        Span(start + match.start("credit"), start + match.end("credit")), (_credit(line, match, group, True),)
    )


def _contributors(line: Line, start: int, end: int) -> tuple[WireCredit, ...]:
    found: dict[str, WireCredit] = {}
    for match in _agency().finditer(line.text, start, end):
        credit = _credit(line, match, 0, False)
        if credit.agency:
            found.setdefault(credit.agency, credit)
    return tuple(found.values())


def _credit(line: Line, match: re.Match[str], group: str | int, whole: bool) -> WireCredit:
    start = line.span.start
    return WireCredit(
        agency_of(match[group]), Span(start + match.start(group), start + match.end(group)), whole
    )
