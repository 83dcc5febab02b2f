"""Who did what to whom as a picture: arrows from each who acts to whom it is done, broken where it is not stated
flatly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from allegedly.report.deed_entries import DeedArrow
from allegedly.report.svg import element, picture, text_element, text_to_lines

WIDTH, ROW, TOP, MARGIN = 950.0, 34.0, 10.0, 8.0
NAME_PX, DEED_PX, LINE_HEIGHT = 13.0, 11.0, 15.0
AGENT_WIDTH, TARGET_WIDTH = 270.0, 300.0
BOLD = 0.9
"""Names are bold, and so wider than measured."""
GAP, SPREAD, TIP = 8.0, 40.0, 8.0


def deeds_to_svg(arrows: Sequence[DeedArrow], key: str) -> str:
    """The picture; `key` makes its ids unique in the page. Empty where there are no arrows.

    Arrows of one agent stand one below the other and come from its name, which is written once.
    """
    if not arrows:
        return ""
    told = "; ".join(
        f"{each.agent}: {each.deed}, {each.target} ({each.label or 'stated'})" for each in arrows
    )
    parts: list[str] = []
    row = 0
    for agent, group in groupby(arrows, key=lambda each: each.agent):
        own = list(group)
        middle = TOP + ROW * (row + len(own) / 2)
        parts.extend(_agent(agent, middle))
        for place, arrow in enumerate(own):
            parts.extend(_arrow(arrow, middle, TOP + ROW * (row + place + 0.5)))
        row += len(own)
    return picture(key, "Who did what to whom", told, WIDTH, 2 * TOP + ROW * row, parts)


def _agent(name: str, y: float) -> Iterator[str]:
    lines = text_to_lines(name, BOLD * AGENT_WIDTH, NAME_PX)
    for at, line in enumerate(lines):
        middle = y + 4 + LINE_HEIGHT * (at - (len(lines) - 1) / 2)
        look = {"text_anchor": "end", "class_": "p-name"}
        yield text_element(line, MARGIN + AGENT_WIDTH, middle, NAME_PX, BOLD * AGENT_WIDTH, **look)


def _arrow(arrow: DeedArrow, agent_y: float, y: float) -> Iterator[str]:
    """One arrow with what it is and how it is presented above it, and to whom at its end."""
    start, end = MARGIN + AGENT_WIDTH + GAP, WIDTH - MARGIN - TARGET_WIDTH - GAP
    bend = start + SPREAD
    broken = {} if arrow.flat else {"stroke_dasharray": "5 4"}
    curve = f"C{start + SPREAD / 2:.1f},{agent_y:.1f} {start + SPREAD / 2:.1f},{y:.1f} {bend:.1f},{y:.1f}"
    yield element(
        "path",
        (),
        d=f"M{start:.1f},{agent_y:.1f}{curve}H{end - TIP:.1f}",
        class_="p-edge",
        fill="none",
        stroke="currentColor",
        stroke_width=1.4,
        **broken,
    )
    tip = f"M{end - TIP:.1f},{y - 4:.1f} L{end:.1f},{y:.1f} L{end - TIP:.1f},{y + 4:.1f} Z"
    yield element("path", d=tip, fill="currentColor")
    words = f"{arrow.deed} · {arrow.label}" if arrow.label else arrow.deed
    yield text_element(
        words,
        (bend + end) / 2,
        y - 5,
        DEED_PX,
        end - bend - 2 * TIP,
        text_anchor="middle",
        class_="p-caption",
    )
    lines = text_to_lines(arrow.target, TARGET_WIDTH - MARGIN, NAME_PX)
    for at, line in enumerate(lines):
        middle = y + 4 + LINE_HEIGHT * (at - (len(lines) - 1) / 2)
        yield text_element(line, end + GAP, middle, NAME_PX, TARGET_WIDTH - MARGIN)
