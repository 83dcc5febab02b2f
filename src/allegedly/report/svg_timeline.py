"""The timeline as a picture: one row a date, a mark where it is a day, a bar where it is an interval or several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate

from allegedly.report.days import Days, days_of
from allegedly.report.picture_entries import Timeline, TimelineRow
from allegedly.report.svg import element, picture, text_element, text_to_lines
from allegedly.report.svg_days import Scale, days_to_scale, scale_to_axis
from allegedly.report.timeline import PUBLISHED
from allegedly.report.wording import counted

MARGIN = 8.0
LABEL_WIDTH, TRACK_WIDTH = 300.0, 600.0
GUTTER = 20.0
AXIS_HEIGHT, ROW_HEIGHT, LINE_HEIGHT = 26.0, 40.0, 15.0
LABEL_PX, CAPTION_PX = 13.0, 11.0
BOLD = 0.9
"""Names are bold, and so wider than measured."""
MIN_BAR_WIDTH = 10.0
MIN_FOCUS_DAYS = 14
DAYS_BEFORE, DAYS_AFTER = 6, 3
"""What is shown around the publications, as so many times their own length; what lies further off is an arrow."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row and its days."""

    row: TimelineRow
    days: Days


def timeline_to_svg(timeline: Timeline, key: str) -> str:
    """The timeline as an SVG picture; `key` makes its ids unique in a page. Empty where no date is known."""
    bars = list(_bars(timeline.drawn))
    if not bars:
        return ""
    scale = days_to_scale(_in_focus(bars), MARGIN + LABEL_WIDTH + GUTTER, TRACK_WIDTH)
    tops = list(accumulate((_height(bar) for bar in bars), initial=MARGIN + AXIS_HEIGHT))
    children = [
        *scale_to_axis(scale, MARGIN + 12, MARGIN + AXIS_HEIGHT - 6, tops[-1]),
        *(_row(bar, top, scale) for bar, top in zip(bars, tops, strict=False)),
    ]
    description = f"{counted(len(bars), 'row')} from {bars[0].row.start} on."
    if len(timeline.drawn) < len(timeline.rows):
        description += f" They stand for {len(timeline.rows)}, of which several are drawn together."
    return picture(
        key,
        timeline.title,
        f"{description} The table beside it holds the same facts.",
        scale.right + MARGIN,
        tops[-1] + MARGIN,
        children,
    )


def _bars(rows: Sequence[TimelineRow]) -> Iterator[Bar]:
    """Rows whose days are on the calendar; others stand in the table alone."""
    for row in rows:
        days = days_of(row.start, row.end)
        if days is not None:
            yield Bar(row, days)


def _in_focus(bars: Sequence[Bar]) -> list[Days]:
    """The days that the track shows: all, or, where few lie far off, those around the publications.

    One date of years ago would otherwise press all that is of this week into one point.
    """
    everything = [bar.days for bar in bars]
    published = [bar.days for bar in bars if bar.row.kind == PUBLISHED]
    if not published:
        return everything
    first, last = min(days.first for days in published), max(days.last for days in published)
    length = max(MIN_FOCUS_DAYS, last - first + 1)
    around = Days(first - DAYS_BEFORE * length, last + DAYS_AFTER * length)
    return [
        Days(max(days.first, around.first), min(days.last, around.last))
        for days in everything
        if days.last >= around.first and days.first <= around.last
    ]


def _label_lines(bar: Bar) -> list[str]:
    return text_to_lines(bar.row.label, BOLD * LABEL_WIDTH, LABEL_PX, 3) or [""]


def _height(bar: Bar) -> float:
    return ROW_HEIGHT + LINE_HEIGHT * (len(_label_lines(bar)) - 1)


def _row(bar: Bar, top: float, scale: Scale) -> str:
    middle = top + _height(bar) / 2
    published = bar.row.kind == PUBLISHED
    caption = f"{bar.row.kind} {bar.row.when}"
    lines = _label_lines(bar)
    below = top + 16 + LINE_HEIGHT * len(lines)
    parts = [
        element("title", [escape(f"{bar.row.label} ({caption})")]),
        *(
            text_element(
                words, MARGIN, top + 16 + LINE_HEIGHT * at, LABEL_PX, BOLD * LABEL_WIDTH, class_="p-name"
            )
            for at, words in enumerate(lines)
        ),
        text_element(caption, MARGIN, below + 1, CAPTION_PX, LABEL_WIDTH, class_="p-caption"),
        element(
            "path",
            d=f"M{MARGIN},{top:.1f}H{scale.right:.1f}",
            class_="p-rule",
            stroke="currentColor",
            stroke_opacity=0.15,
        ),
        _off_track(bar, scale, middle) or _mark(bar, scale, middle, published),
    ]
    return element("g", parts, class_="p-published" if published else "p-happened")


def _ends(bar: Bar, scale: Scale) -> tuple[float, float]:
    """Left and right end on the track; what is off the track is cut at its edge."""
    left = max(scale.left, scale.x_of(bar.days.first))
    right = min(scale.right, scale.x_of(bar.days.last + 1))
    if right - left >= MIN_BAR_WIDTH:
        return left, right
    centre = (left + right) / 2
    return centre - MIN_BAR_WIDTH / 2, centre + MIN_BAR_WIDTH / 2


def _off_track(bar: Bar, scale: Scale, middle: float) -> str:
    """An arrow at the edge of the track towards days that it does not show; empty where it shows them."""
    if bar.days.last < scale.first:
        tip = f"M{scale.left:.1f},{middle:.1f}l10,-7v14z"
    elif bar.days.first >= scale.last:
        tip = f"M{scale.right:.1f},{middle:.1f}l-10,-7v14z"
    else:
        return ""
    return element("path", d=tip, class_="p-mark", fill="currentColor")


def _mark(bar: Bar, scale: Scale, middle: float, published: bool) -> str:
    """A day: a dot (published) or a diamond (happened). An interval: a pill, or a line with end caps.

    Several dates together: a filled bar over all of them.
    """
    left, right = _ends(bar, scale)
    if bar.row.members:
        solid = {"class_": "p-mark", "fill": "currentColor"}
        return element("rect", x=left, y=middle - 6, width=right - left, height=12.0, rx=2.0, **solid)
    if bar.days.first == bar.days.last:
        centre = (left + right) / 2
        if published:
            return element("circle", cx=centre, cy=middle, r=6.0, class_="p-mark", fill="currentColor")
        shape = f"M{centre:.1f},{middle - 7:.1f}l7,7l-7,7l-7,-7z"
        return element("path", d=shape, class_="p-mark", fill="currentColor")
    if published:
        return element(
            "rect",
            x=left,
            y=middle - 6,
            width=right - left,
            height=12.0,
            rx=6.0,
            class_="p-interval",
            fill="none",
            stroke="currentColor",
            stroke_width=2,
            stroke_dasharray="4 3",
        )
    caps = "".join(
        f"M{x:.1f},{middle - 8:.1f}v16"
        for x, day in ((left, bar.days.first), (right, bar.days.last + 1))
        if scale.first <= day <= scale.last
    )
    line = f"{caps}M{left:.1f},{middle:.1f}H{right:.1f}"
    return element("path", d=line, class_="p-interval", fill="none", stroke="currentColor", stroke_width=3)
