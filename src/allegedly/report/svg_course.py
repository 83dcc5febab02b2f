"""The course of a claim as a picture: articles and independent origins as steps in time, the gap between them shaded.

Each step stands at the last day on which its articles can have come out; a bar with ends shows from which day on.
Origins and denials that come in have a lane each below, so that no mark ever covers a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from allegedly.report.days import days_of
from allegedly.report.picture_entries import Course, CourseRow
from allegedly.report.svg import element, picture, text_element, text_width_px
from allegedly.report.svg_days import Scale, days_to_scale, scale_to_axis
from allegedly.report.wording import counted

MARGIN = 8.0
LEFT, TRACK_WIDTH, RIGHT = 92.0, 620.0, 222.0
"""Room for numbers and the lanes' names, for the days, and for the words at the ends of the lines."""
UNDATED_WIDTH = 60.0
TOP, PLOT_HEIGHT = 20.0, 190.0
LANE_HEIGHT, AXIS_HEIGHT = 24.0, 26.0
LABEL_PX, CAPTION_PX = 13.0, 11.0
LEVELS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000)
MAX_LEVELS = 5
ENDS_APART = 36.0
"""Between the words at the ends of the two lines, of two rows each."""
MARKS_APART = 14.0
"""Marks nearer than this are drawn as one with their number."""
MIN_NAME_WIDTH = 170.0
"""Longer names are left out where they do not fit; they stand in the table, and in the title of the mark."""


@dataclass(frozen=True, slots=True)
class Step:
    """A row, where its articles can first have been out, and where all of them are: in pixels."""

    row: CourseRow
    start: float
    x: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that came in, in a lane: where, how much of it, and its words."""

    x: float
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot: its days, its right end, its unit and how many articles its height stands for."""

    scale: Scale
    right: float
    unit: int
    most: int

    @property
    def bottom(self) -> float:
        """Where nothing is."""
        return TOP + PLOT_HEIGHT

    def y_of(self, value: float) -> float:
        """Where a number of articles or origins stands."""
        return TOP + PLOT_HEIGHT * (1.0 - value / self.most)


def course_to_svg(course: Course, key: str) -> str:
    """The course as an SVG picture; `key` makes its ids unique in a page. Empty where there is no course of days."""
    rows = course.rows
    if len(rows) < 2 or not rows[-1].reports or not any(days_of(row.start, row.end) for row in rows):
        return ""
    frame = _frame(rows)
    steps = list(_steps(rows, frame))
    lanes = [(name, marks) for name, marks in _lanes(steps) if marks]
    below = frame.bottom + AXIS_HEIGHT
    children = [
        *_levels(frame),
        *scale_to_axis(frame.scale, frame.bottom + 15, TOP, frame.bottom),
        *_undated(steps[-1], frame),
        *_lines(steps, frame),
        *_ends(rows[-1], frame),
        *(
            part
            for number, (name, marks) in enumerate(lanes)
            for part in _lane(name, marks, below + LANE_HEIGHT * (number + 0.5), frame)
        ),
    ]
    height = below + LANE_HEIGHT * len(lanes) + MARGIN
    return picture(key, course.title, _description(rows), frame.right + RIGHT, height, children)


def _frame(rows: Sequence[CourseRow]) -> Frame:
    days = [known for row in rows if (known := days_of(row.start, row.end))]
    scale = days_to_scale(days, LEFT, TRACK_WIDTH)
    most = max(rows[-1].reports, *(row.origins for row in rows))
    unit = next((each for each in LEVELS if most / each <= MAX_LEVELS), LEVELS[-1])
    undated = days_of(rows[-1].start, rows[-1].end) is None
    return Frame(scale, scale.right + (UNDATED_WIDTH if undated else 0.0), unit, unit * -int(-most // unit))


def _steps(rows: Sequence[CourseRow], frame: Frame) -> Iterator[Step]:
    for row in rows:
        days = days_of(row.start, row.end)
        if days:
            yield Step(row, frame.scale.x_of(days.first), frame.scale.x_of(days.last))
        else:
            middle = (frame.scale.right + frame.right) / 2
            yield Step(row, middle, middle)


def _levels(frame: Frame) -> Iterator[str]:
    for value in range(0, frame.most + 1, frame.unit):
        y = frame.y_of(value)
        yield element(
            "path",
            d=f"M{LEFT:.1f},{y:.1f}H{frame.right:.1f}",
            class_="p-rule",
            stroke="currentColor",
            stroke_opacity=0.15 if value else 0.6,
        )
        yield text_element(
            f"{value:,}", LEFT - 8, y + 4, CAPTION_PX, LEFT, text_anchor="end", class_="p-caption"
        )


def _undated(last: Step, frame: Frame) -> Iterator[str]:
    """A place of its own for articles without a date, after all days."""
    if frame.right > frame.scale.right:
        x = frame.scale.right
        yield element(
            "path",
            d=f"M{x:.1f},{TOP:.1f}V{frame.bottom:.1f}",
            class_="p-rule",
            stroke="currentColor",
            stroke_dasharray="2 3",
        )
        yield text_element(
            last.row.when,
            last.x,
            frame.bottom + 15,
            CAPTION_PX,
            UNDATED_WIDTH,
            text_anchor="middle",
            class_="p-caption",
        )


def _lines(steps: Sequence[Step], frame: Frame) -> Iterator[str]:
    """The gap, the articles as a thin line, the origins as a heavy one, broken while none is established."""
    reports = [(step.x, frame.y_of(step.row.reports)) for step in steps]
    origins = [(step.x, frame.y_of(step.row.origins)) for step in steps]
    upper, lower = _path(reports, frame), _path(origins, frame, backwards=True)
    yield element("path", d=f"{upper}L{lower[1:]}z", class_="p-gap", fill="currentColor", fill_opacity=0.12)
    yield element("path", d=upper, class_="p-reports", fill="none", stroke="currentColor", stroke_width=1.5)
    for step in steps:
        if step.x - step.start > 1.0:
            y = frame.y_of(step.row.reports)
            caps = f"M{step.start:.1f},{y - 4:.1f}v8M{step.start:.1f},{y:.1f}H{step.x:.1f}"
            yield element("path", d=caps, class_="p-reports", fill="none", stroke="currentColor")
    named = next((at for at, step in enumerate(steps) if step.row.entered), len(steps))
    if named:
        end = steps[named].x if named < len(steps) else frame.right
        yield _heavy(_path(origins[:named], frame, end), stroke_dasharray="7 5")
    if named < len(steps):
        start = origins[named - 1][1] if named else frame.bottom
        yield _heavy(_path(origins[named:], frame, start=start))


def _heavy(path: str, **look: object) -> str:
    width = {"stroke_width": 3.5, **look}
    return element("path", (), d=path, class_="p-origins", fill="none", stroke="currentColor", **width)


def _path(
    points: Sequence[tuple[float, float]],
    frame: Frame,
    end: float | None = None,
    *,
    start: float | None = None,
    backwards: bool = False,
) -> str:
    """Steps from the bottom, or from this height on, through the points to the right end of the plot."""
    corners = [(points[0][0], frame.bottom if start is None else start)]
    for x, y in points:
        corners += [(x, corners[-1][1]), (x, y)]
    corners.append((frame.right if end is None else end, points[-1][1]))
    ordered = reversed(corners) if backwards else corners
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ordered)


def _ends(row: CourseRow, frame: Frame) -> Iterator[str]:
    """What the lines are, in words where they end, moved apart where they are near each other."""
    high, low = frame.y_of(row.reports), min(frame.y_of(row.origins), frame.bottom - 14)
    high = max(TOP - 4, min(high, low - ENDS_APART))
    low = max(low, high + ENDS_APART)
    x, room = frame.right + 10, RIGHT - 10 - MARGIN
    yield from _words(
        counted(row.reports, "article"), "carry it" if row.reports > 1 else "carries it", x, high, room
    )
    noun = "independent origin" if row.origins_words == "1" else "independent origins"
    yield from _words(row.origins_words, f"{noun} behind it", x, low, room)


def _words(name: str, caption: str, x: float, y: float, room: float) -> Iterator[str]:
    yield text_element(name, x, y + 4, LABEL_PX, room, class_="p-name")
    yield text_element(caption, x, y + 19, CAPTION_PX, room, class_="p-caption")


def _lanes(steps: Sequence[Step]) -> Iterator[tuple[str, list[Mark]]]:
    entered = [Mark(step.x, 1, label) for step in steps for label in step.row.entered]
    yield "new origins", _apart(entered, "origin")
    before = [0, *(step.row.against for step in steps)]
    against = [
        Mark(step.x, step.row.against - known, counted(step.row.against - known, "article"))
        for step, known in zip(steps, before, strict=False)
        if step.row.against > known
    ]
    yield "against it", _apart(against, "article")


def _apart(marks: Sequence[Mark], noun: str) -> list[Mark]:
    """The marks, of which those that would touch are one."""
    joined: list[Mark] = []
    for mark in marks:
        if joined and mark.x - joined[-1].x < MARKS_APART:
            number = joined[-1].number + mark.number
            joined[-1] = Mark(joined[-1].x, number, counted(number, noun))
        else:
            joined.append(mark)
    return joined


def _lane(name: str, marks: Sequence[Mark], y: float, frame: Frame) -> Iterator[str]:
    """A diamond for each origin, a cross for each article against it, with its words where there is room."""
    yield text_element(
        name, LEFT - 8, y + 4, CAPTION_PX, LEFT - 8 - MARGIN, text_anchor="end", class_="p-caption"
    )
    for mark, after in zip(
        marks, [*(each.x for each in marks[1:]), frame.right + RIGHT - MARGIN], strict=True
    ):
        x = mark.x
        title = element("title", [escape(mark.words)])
        if name == "against it":
            shape = f"M{x - 5:.1f},{y - 5:.1f}l10,10m0,-10l-10,10"
            yield element(
                "path",
                [title],
                d=shape,
                class_="p-against",
                fill="none",
                stroke="currentColor",
                stroke_width=2.5,
            )
        else:
            shape = f"M{x:.1f},{y - 7:.1f}l7,7l-7,7l-7,-7z"
            yield element("path", [title], d=shape, class_="p-origins", fill="currentColor")
        room = after - x - 20
        if room >= min(MIN_NAME_WIDTH, text_width_px(mark.words, CAPTION_PX)):
            yield text_element(mark.words, x + 11, y + 4, CAPTION_PX, room, class_="p-caption")


def _description(rows: Sequence[CourseRow]) -> str:
    last = rows[-1]
    return (
        f"From {rows[0].when} to {last.when}: {counted(last.reports, 'article')} for it, {last.against} against it, "
        f"independent origins: {last.origins_words}. The table beside it holds the same facts."
    )
