"""Draw the curves of docs/performance.md from the measured figures: `python docs/make_curves.py`.

Reads docs/images/curves.json, writes one SVG a picture beside it. Both axes are logarithmic: a cost that grows as fast
as the corpus runs parallel to the dotted line.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

IMAGES = Path(__file__).parent / "images"
FIGURES = IMAGES / "curves.json"
WIDTH, HEIGHT = 720, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 40, 50
COLOURS = ("#1b5e9b", "#b3541e", "#3b7d3b", "#7a4b94", "#8a6d1d")
"""Told apart by lightness too, so that they can be printed in grey; each line also carries its name."""
LABEL_HEIGHT = 15


@dataclass(frozen=True, slots=True)
class Axis:
    """From a value to a place on the picture, by powers of ten."""

    low: int
    high: int
    start: float
    end: float

    def place(self, value: float) -> float:
        """Where the value stands, in pixels."""
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def picture_to_svg(picture: dict[str, Any]) -> str:
    """One picture: title, two logarithmic axes, a line a series with its name at its end, and what is linear."""
    points = [point for series in picture["series"] for point in series["points"]]
    across = _axis([x for x, _ in points], LEFT, WIDTH - RIGHT)
    up = _axis([y for _, y in points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="sans-serif" font-size="12" role="img" aria-label="{escape(picture["title"])}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="20" font-size="14" font-weight="bold">{escape(picture["title"])}</text>',
        *_grid(across, up, picture["x"], picture["y"]),
        _linear(across, up),
        *_lines(picture["series"], across, up),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axis(values: Sequence[float], start: float, end: float) -> Axis:
    low = math.floor(math.log10(min(values)))
    return Axis(low, max(math.ceil(math.log10(max(values))), low + 1), start, end)


def _grid(across: Axis, up: Axis, x_name: str, y_name: str) -> Iterator[str]:
    for power in range(across.low, across.high + 1):
        x = across.place(10**power)
        yield f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{HEIGHT - BOTTOM}" stroke="#dddddd"/>'
        label = _number(power)
        yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{label}</text>'
    for power in range(up.low, up.high + 1):
        y = up.place(10**power)
        yield f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#dddddd"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{_number(power)}</text>'
    middle = (LEFT + WIDTH - RIGHT) / 2
    yield f'<text x="{middle:.1f}" y="{HEIGHT - 12}" text-anchor="middle">{escape(x_name)}</text>'
    turned = f"rotate(-90 16 {(TOP + HEIGHT - BOTTOM) / 2:.1f})"
    yield (
        f'<text x="16" y="{(TOP + HEIGHT - BOTTOM) / 2:.1f}" text-anchor="middle" '
        f'transform="{turned}">{escape(y_name)}</text>'
    )


def _number(power: int) -> str:
    return f"{10**power:,}" if power >= 0 else f"{10.0**power:.{-power}f}"


def _linear(across: Axis, up: Axis) -> str:
    """A dotted line along which cost grows as fast as the corpus."""
    span = min(across.high - across.low, up.high - up.low)
    x1, y1 = across.place(10**across.low), up.place(10**up.low)
    x2, y2 = across.place(10 ** (across.low + span)), up.place(10 ** (up.low + span))
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#777777" stroke-dasharray="2 4"/>'
        f'<text x="{x2 - 6:.1f}" y="{y2 + 22:.1f}" text-anchor="end" fill="#555555">linear</text>'
    )


def _lines(series: Sequence[dict[str, Any]], across: Axis, up: Axis) -> Iterator[str]:
    ends = sorted((up.place(each["points"][-1][1]), at) for at, each in enumerate(series))
    label_at: dict[int, float] = {}
    lowest = -math.inf
    for y, at in ends:
        lowest = max(y, lowest + LABEL_HEIGHT)
        label_at[at] = lowest
    for at, each in enumerate(series):
        colour = COLOURS[at % len(COLOURS)]
        places = [(across.place(x), up.place(y)) for x, y in each["points"]]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        for x, y in places:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
        yield (
            f'<text x="{places[-1][0] + 8:.1f}" y="{label_at[at] + 4:.1f}" fill="{colour}">'
            f"{escape(each['label'])}</text>"
        )


def main() -> None:
    """Draw every picture of the figures."""
    for picture in json.loads(FIGURES.read_text(encoding="utf-8"))["pictures"]:
        (IMAGES / f"{picture['name']}.svg").write_text(picture_to_svg(picture), encoding="utf-8")


if __name__ == "__main__":
    main()
