"""Who did what to whom as a picture: an arrow from each who acts to whom it is done, broken where it is
not stated flatly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allegedly.report.deed_entries import DeedEntry
from allegedly.report.svg import element, picture, text_element

MAX_ARROWS = 14
"""More than these cannot be told apart; the table holds all."""

WIDTH, ROW, TOP, MARGIN, SIZE = 760.0, 34.0, 14.0, 8.0, 12.0
NAME_WIDTH = 230.0
TIP = 7.0


def drawn_deeds(deeds: Sequence[DeedEntry]) -> list[DeedEntry]:
    """The events that are drawn: those with both ends, the first of them."""
    return [each for each in deeds if each.target][:MAX_ARROWS]


def deeds_to_svg(deeds: Sequence[DeedEntry], key: str) -> str:
    """The picture; `key` makes its ids unique in the page. Empty where no event has both ends."""
    drawn = drawn_deeds(deeds)
    if not drawn:
        return ""
    rows = sorted(drawn, key=lambda each: (each.agent, each.target, each.deed, each.label))
    told = "; ".join(f"{each.agent}: {each.deed}, {each.target} ({each.label or 'stated'})" for each in rows)
    height = 2 * TOP + ROW * len(rows)
    parts = [part for place, each in enumerate(rows) for part in _arrow(each, TOP + ROW * (place + 0.5))]
    return picture(key, "Who did what to whom", told, WIDTH, height, parts)


def _arrow(deed: DeedEntry, y: float) -> Iterator[str]:
    """One event: who, the arrow with what it is and how it is presented, to whom."""
    start, end = MARGIN + NAME_WIDTH + 6, WIDTH - MARGIN - NAME_WIDTH - 6
    yield text_element(
        deed.agent, MARGIN + NAME_WIDTH, y + 4, SIZE, NAME_WIDTH, text_anchor="end", fill="currentColor"
    )
    line = {} if deed.flat else {"stroke_dasharray": "5 4"}
    yield element("line", x1=start, y1=y, x2=end - TIP, y2=y, stroke="currentColor", stroke_width=1.4, **line)
    tip = f"M{end - TIP:.1f},{y - 4:.1f} L{end:.1f},{y:.1f} L{end - TIP:.1f},{y + 4:.1f} Z"
    yield element("path", d=tip, fill="currentColor")
    words = f"{deed.deed} · {deed.label}" if deed.label else deed.deed
    middle, room = (start + end) / 2, end - start - 2 * TIP
    yield text_element(words, middle, y - 5, SIZE - 1, room, text_anchor="middle", fill="currentColor")
    yield text_element(deed.target, end + 6, y + 4, SIZE, NAME_WIDTH, fill="currentColor")
