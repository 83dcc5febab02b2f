"""The stretches of a text that are parsed one by one: headline, paragraphs, list items.

A parser that is given a headline and the first paragraph as one text makes one sentence of them; so
headlines, datelines and boilerplate are cut off first. Boilerplate is not parsed at all.
"""

from __future__ import annotations

import re
from statistics import median

from allegedly.model.text import Document, Span, ZoneKind

UNPARSED_ZONES = frozenset({ZoneKind.BYLINE, ZoneKind.DATELINE, ZoneKind.CREDIT, ZoneKind.BOILERPLATE})
MIN_WRAPPED_LENGTH = 45
"""Median length, in code points, from which lines may be those of one paragraph broken at a margin."""

MAX_FINISHED_SHARE = 1 / 3
"""Share of a wrapped paragraph's lines, the last apart, that may happen to end where a sentence ends."""

_PARAGRAPH_BREAK = re.compile(r"[ \t\r]*\n(?:[ \t\r]*\n)+")
_LINE_BREAK = re.compile(r"[ \t\r]*\n[ \t\r]*")


def document_to_blocks(document: Document, max_length: int) -> tuple[Span, ...]:
    """Stretches to parse, in order of the text, none empty, none longer than `max_length` code points."""
    blocks: list[Span] = []
    for area in _parsed_areas(document):
        for paragraph in _split(document.text, area, _PARAGRAPH_BREAK):
            lines = _split(document.text, paragraph, _LINE_BREAK)
            blocks.extend([paragraph] if _is_wrapped(document.text, lines) else lines)
    return tuple(piece for block in blocks for piece in _bounded(document.text, block, max_length))


def _parsed_areas(document: Document) -> list[Span]:
    """The text without the zones that are not parsed; the title is an area of its own."""
    areas: list[Span] = []
    position = 0
    for zone in sorted(document.zones, key=lambda zone: zone.span):
        if zone.span.start > position:
            areas.append(Span(position, zone.span.start))
        if zone.kind not in UNPARSED_ZONES and zone.span.end > position:
            areas.append(Span(max(position, zone.span.start), zone.span.end))
        position = max(position, zone.span.end)
    areas.append(Span(position, len(document.text)))
    return areas


def _split(text: str, area: Span, breaks: re.Pattern[str]) -> list[Span]:
    """The pieces of an area between breaks, without white space at their ends."""
    pieces: list[Span] = []
    position = area.start
    for match in breaks.finditer(text, area.start, area.end):
        pieces.append(Span(position, match.start()))
        position = match.end()
    pieces.append(Span(position, area.end))
    return [trimmed for piece in pieces if (trimmed := _trim(text, piece)) is not None]


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether these lines are one paragraph, broken at a margin: long, and seldom ending with a sentence."""
    if len(lines) < 2:
        return True
    broken = lines[:-1]
    finished = sum(text[line.end - 1] in '.!?:”"’' for line in broken)
    long_enough = median(line.end - line.start for line in broken) >= MIN_WRAPPED_LENGTH
    return long_enough and finished <= MAX_FINISHED_SHARE * len(broken)


def _bounded(text: str, block: Span, max_length: int) -> list[Span]:
    """A block cut at white space into pieces that the parser can hold."""
    pieces: list[Span] = []
    start = block.start
    while block.end - start > max_length:
        cut = text.rfind(" ", start + max_length // 2, start + max_length)
        cut = start + max_length if cut < 0 else cut
        pieces.append(Span(start, cut))
        start = cut
    pieces.append(Span(start, block.end))
    return [trimmed for piece in pieces if (trimmed := _trim(text, piece)) is not None]
