"""The timeline as a picture: one row a date, a mark where it is a day, a bar where it is an interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from allegedly.report.entries import Timeline, TimelineRow
from allegedly.report.svg import element, picture, text_element, text_width_px
from allegedly.report.timeline import PUBLISHED
from allegedly.report.wording import counted

MARGIN = 8.0
LABEL_WIDTH, TRACK_WIDTH = 300.0, 600.0
GUTTER = 20.0
AXIS_HEIGHT, ROW_HEIGHT = 26.0, 40.0
LABEL_PX, CAPTION_PX = 13.0, 11.0
BOLD = 0.9
"""Names are bold, and so wider than measured."""
MIN_BAR_WIDTH = 10.0
MAX_ROWS = 40
"""Rows drawn; the table holds all."""
MAX_TICKS = 6
STEPS_IN_DAYS = (1, 2, 7, 14)
STEPS_IN_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row with its days as ordinals, both inside."""

    row: TimelineRow
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Days on the track: `first` at its left end, `last` at its right."""

    first: int
    last: int

    def x_of(self, day: float) -> float:
        """Where the day's beginning stands, in pixels."""
        left = MARGIN + LABEL_WIDTH + GUTTER
        return left + TRACK_WIDTH * (day - self.first) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis and its words."""

    day: int
    label: str


def timeline_to_svg(timeline: Timeline, key: str) -> str:
    """The timeline as an SVG picture; `key` makes its ids unique in a page. Empty where no date is known."""
    bars = list(_bars(timeline.rows))
    drawn = bars[:MAX_ROWS]
    if not drawn:
        return ""
    scale = bars_to_scale(drawn)
    width = 2 * MARGIN + LABEL_WIDTH + GUTTER + TRACK_WIDTH
    height = 2 * MARGIN + AXIS_HEIGHT + ROW_HEIGHT * len(drawn)
    children = [
        *_axis(scale, height),
        *(_row(bar, number, scale) for number, bar in enumerate(drawn)),
    ]
    description = f"{counted(len(drawn), 'row')} from {drawn[0].row.start} on."
    if len(bars) > len(drawn):
        description += f" {len(bars) - len(drawn)} more are in the table."
    return picture(
        key,
        timeline.title,
        f"{description} The table beside it holds the same facts.",
        width,
        height,
        children,
    )


def _bars(rows: Sequence[TimelineRow]) -> Iterator[Bar]:
    """Rows whose days are on the calendar; others stand in the table alone."""
    for row in rows:
        try:
            first, last = date.fromisoformat(row.start[:10]), date.fromisoformat(row.end[:10])
        except ValueError:
            continue
        if first <= last:
            yield Bar(row, first.toordinal(), last.toordinal())


def bars_to_scale(bars: Sequence[Bar]) -> Scale:
    """From a little before the first day to a little after the last."""
    first, last = min(bar.first for bar in bars), max(bar.last for bar in bars) + 1
    edge = max(1, round((last - first) * 0.03))
    return Scale(max(1, first - edge), last + edge)


def scale_to_ticks(scale: Scale) -> list[Tick]:
    """At most six days with round labels: days, months or years, whatever fits.

    >>> [tick.label for tick in scale_to_ticks(Scale(738550, 738561))]
    ['2023-01-30', '2023-02-01', '2023-02-03', '2023-02-05', '2023-02-07', '2023-02-09']
    """
    for days in STEPS_IN_DAYS:
        if (scale.last - scale.first) / days <= MAX_TICKS:
            return [_day_tick(day) for day in range(scale.first, scale.last + 1, days)]
    for months in STEPS_IN_MONTHS:
        if (scale.last - scale.first) / (30.4 * months) <= MAX_TICKS:
            return list(_month_ticks(scale, months))
    return [_day_tick(scale.first), _day_tick(min(scale.last, date.max.toordinal()))]


def _day_tick(day: int) -> Tick:
    return Tick(day, date.fromordinal(min(day, date.max.toordinal())).isoformat())


def _month_ticks(scale: Scale, step: int) -> Iterator[Tick]:
    start = date.fromordinal(scale.first)
    months = start.year * 12 + start.month - 1
    months += -months % step
    while months // 12 <= date.max.year:
        year, month = max(1, months // 12), months % 12 + 1
        day = date(year, month, 1).toordinal()
        if day > scale.last:
            return
        if day >= scale.first:
            yield Tick(day, f"{year:04d}" if step >= 12 else f"{year:04d}-{month:02d}")
        months += step


def _axis(scale: Scale, height: float) -> Iterator[str]:
    end_of_last = 0.0
    for tick in scale_to_ticks(scale):
        x = scale.x_of(tick.day)
        half = text_width_px(tick.label, CAPTION_PX) / 2
        right = MARGIN + LABEL_WIDTH + GUTTER + TRACK_WIDTH
        if x - half > end_of_last and x + half <= right + MARGIN:
            end_of_last = x + half + 6
            yield element(
                "path",
                d=f"M{x:.1f},{MARGIN + AXIS_HEIGHT - 6:.1f}V{height - MARGIN:.1f}",
                class_="p-tick",
                stroke="currentColor",
                stroke_opacity=0.25,
            )
            yield text_element(
                tick.label, x, MARGIN + 12, CAPTION_PX, 2 * half + 1, text_anchor="middle", class_="p-caption"
            )


def _row(bar: Bar, number: int, scale: Scale) -> str:
    top = MARGIN + AXIS_HEIGHT + ROW_HEIGHT * number
    middle = top + ROW_HEIGHT / 2
    published = bar.row.kind == PUBLISHED
    caption = f"{bar.row.kind} {bar.row.when}"
    parts = [
        text_element(bar.row.label, MARGIN, top + 16, LABEL_PX, BOLD * LABEL_WIDTH, class_="p-name"),
        text_element(caption, MARGIN, top + 32, CAPTION_PX, LABEL_WIDTH, class_="p-caption"),
        element(
            "path",
            d=f"M{MARGIN},{top:.1f}H{scale.x_of(scale.last):.1f}",
            class_="p-rule",
            stroke="currentColor",
            stroke_opacity=0.15,
        ),
        _mark(bar, scale, middle, published),
    ]
    return element("g", parts, class_="p-published" if published else "p-happened")


def _mark(bar: Bar, scale: Scale, middle: float, published: bool) -> str:
    """A day: a dot (published) or a diamond (happened). An interval: a pill, or a line with end caps."""
    left, right = scale.x_of(bar.first), scale.x_of(bar.last + 1)
    centre = (left + right) / 2
    if bar.first == bar.last:
        if published:
            return element("circle", cx=centre, cy=middle, r=6.0, class_="p-mark", fill="currentColor")
        shape = f"M{centre:.1f},{middle - 7:.1f}l7,7l-7,7l-7,-7z"
        return element("path", d=shape, class_="p-mark", fill="currentColor")
    if right - left < MIN_BAR_WIDTH:
        left, right = centre - MIN_BAR_WIDTH / 2, centre + MIN_BAR_WIDTH / 2
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
    caps = (
        f"M{left:.1f},{middle - 8:.1f}v16M{left:.1f},{middle:.1f}H{right:.1f}M{right:.1f},{middle - 8:.1f}v16"
    )
    return element("path", d=caps, class_="p-interval", fill="none", stroke="currentColor", stroke_width=3)
