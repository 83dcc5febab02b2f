"""The parts of a text that are no running prose: title, byline, dateline, credits, boilerplate."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from allegedly.model.text import Span, WireCredit, Zone, ZoneKind
from allegedly.read.boilerplate import boilerplate_spans
from allegedly.read.byline import Byline, byline_of
from allegedly.read.credits import Credited, credits_of
from allegedly.read.dateline import Dateline, dateline_of
from allegedly.read.lines import Line
from allegedly.read.masthead import Masthead, masthead_of


@dataclass(frozen=True, slots=True)
class Zoned:
    """Zones in order of the text, apart from each other, and what was read in them."""

    zones: tuple[Zone, ...]
    credits: tuple[WireCredit, ...]
    byline: Byline | None
    dateline: Dateline | None
    masthead: Masthead | None


def zones_of(lines: tuple[Line, ...], title: Span | None, owner: str = "") -> Zoned:
    """The zones of a text whose title, if it has one, stands at this span.

    `owner` is whom the copyright line names. Where two overlap, the first of this order stays: title,
    byline, dateline, credit, boilerplate.
    """
    body = tuple(line for line in lines if title is None or not line.span.overlaps(title))
    byline = byline_of(body)
    dateline = dateline_of(tuple(line for line in body if byline is None or line.span != byline.span))
    credited = credits_of(_renumbered(body))
    masthead = masthead_of(body, owner)
    found: list[Zone] = []
    if title is not None:
        found.append(Zone(ZoneKind.TITLE, title))
    if byline is not None:
        found.append(Zone(ZoneKind.BYLINE, byline.span))
    if dateline is not None:
        found.append(Zone(ZoneKind.DATELINE, dateline.span))
    found += [Zone(ZoneKind.CREDIT, each.span) for each in credited]
    if masthead is not None:
        found.append(Zone(ZoneKind.BOILERPLATE, masthead.span))
    found += [Zone(ZoneKind.BOILERPLATE, span) for span in boilerplate_spans(body)]
    return Zoned(_apart(found), _credits(byline, dateline, credited), byline, dateline, masthead)


def _renumbered(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(Line(number, line.span, line.text, line.blank_after) for number, line in enumerate(lines))


def _apart(zones: Iterable[Zone]) -> tuple[Zone, ...]:
    """The zones in order of the text, without those that overlap one that came before them."""
    kept: list[Zone] = []
    for zone in zones:
        at = bisect_left(kept, zone.span, key=lambda each: each.span)
        if not any(zone.span.overlaps(other.span) for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, zone)
    return tuple(kept)


def _credits(
    byline: Byline | None, dateline: Dateline | None, credited: tuple[Credited, ...]
) -> tuple[WireCredit, ...]:
    """Every credit, an agency once as a whole or once as a contributor: a whole credit outweighs."""
    found: list[WireCredit] = []
    if byline is not None and byline.agency:
        found.append(WireCredit(byline.agency, byline.agency_span, True))
    if dateline is not None and dateline.agency:
        found.append(WireCredit(dateline.agency, dateline.bracket, True))
    found += [credit for each in credited for credit in each.credits]
    chosen: dict[str, WireCredit] = {}
    for credit in sorted(found, key=lambda each: (not each.whole, each.span)):
        chosen.setdefault(credit.agency, credit)
    return tuple(sorted(chosen.values(), key=lambda each: each.span))
