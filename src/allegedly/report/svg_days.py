"""Days on a horizontal axis: where each stands, and which of them are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from allegedly.report.days import Days
from allegedly.report.svg import element, text_element, text_width_px

MAX_TICKS = 6
STEPS_IN_DAYS = (1, 2, 7, 14)
STEPS_IN_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
TICK_PX = 11.0
TICK_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Days on a track: the beginning of `first` at its left end, that of `last` at its right; in pixels."""

    first: int
    last: int
    left: float
    width: float

    @property
    def right(self) -> float:
        """The track's right end."""
        return self.left + self.width

    def x_of(self, day: float) -> float:
        """Where the day's beginning stands."""
        return self.left + self.width * (day - self.first) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis and its words."""

    day: int
    label: str


def days_to_scale(days: Iterable[Days], left: float, width: float) -> Scale:
    """From a little before the first day to a little after the last."""
    known = list(days)
    first, last = min(each.first for each in known), max(each.last for each in known) + 1
    edge = max(1, round((last - first) * 0.03))
    return Scale(max(1, first - edge), last + edge, left, width)


def scale_to_ticks(scale: Scale) -> list[Tick]:
    """At most six days with round labels: days, months or years, whatever fits.

    >>> [tick.label for tick in scale_to_ticks(Scale(738550, 738561, 0, 600))]
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


def scale_to_axis(scale: Scale, label_y: float, top: float, bottom: float) -> Iterator[str]:
    """Named days with a line each from top to bottom; a name that would touch another is left out."""
    end_of_last = 0.0
    for tick in scale_to_ticks(scale):
        x = scale.x_of(tick.day)
        half = text_width_px(tick.label, TICK_PX) / 2
        if x - half > end_of_last and x + half <= scale.right + TICK_GAP:
            end_of_last = x + half + TICK_GAP
            yield element(
                "path",
                d=f"M{x:.1f},{top:.1f}V{bottom:.1f}",
                class_="p-tick",
                stroke="currentColor",
                stroke_opacity=0.25,
            )
            yield text_element(
                tick.label, x, label_y, TICK_PX, 2 * half + 1, text_anchor="middle", class_="p-caption"
            )
