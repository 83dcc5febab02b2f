"""Drift along a chain as a picture: articles from left to right, how surely they present the claim from bottom to top.

A filled mark: the article says so itself; an open one: it ascribes it to somebody. What changed stands on the line
as a sign with its words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from allegedly.report.entries import Ladder, Rung
from allegedly.report.ladder import LEVEL_CODES
from allegedly.report.svg import element, picture, text_element, text_to_lines, text_width_px
from allegedly.report.wording import counted

MARGIN = 8.0
LEFT = 92.0
COLUMN, MIN_COLUMN = 205.0, 118.0
PICTURE_WIDTH = 950.0
TOP, LEVEL_HEIGHT = 16.0, 48.0
FEET, LINE_HEIGHT = 54.0, 15.0
"""Room below the lowest level for when it was said and in what voice, and for each line of who said it."""
HEADLINE_SHIFT = 30.0
"""How far apart the marks of a body and its headline stand."""
RADIUS = 6.5
LABEL_PX, CAPTION_PX = 13.0, 11.0
BOLD = 0.9
BADGE_HEIGHT = 18.0
MAX_RUNGS = 8
"""Of longer chains the articles that changed nothing are left out, and a broken line says so."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A rung in its column; `skipped` articles that changed nothing come before it."""

    rung: Rung
    column: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Measures of one chain in pixels; `top` is where its highest level stands, `shared` are the columns in which
    a headline stands beside its body."""

    column: float
    top: float
    shared: frozenset[int]

    def x_of(self, stop: Stop) -> float:
        """Where the mark stands: in the middle, or, of a body and its headline, left and right of it."""
        shift = (
            (1 if is_over_body(stop.rung) else -1) * HEADLINE_SHIFT / 2 if stop.column in self.shared else 0.0
        )
        return LEFT + self.column * (stop.column + 0.5) + shift

    def y_of(self, level: float) -> float:
        """Where a level stands."""
        return self.top + LEVEL_HEIGHT * (len(LEVEL_CODES) - 1 - level)


def ladder_to_svg(ladder: Ladder, key: str) -> str:
    """The chains one below the other as an SVG picture; `key` makes its ids unique. Empty where nothing changed."""
    if not ladder.chains:
        return ""
    chains = [chain_to_stops(chain) for chain in ladder.chains]
    columns = max(stop.column + 1 for stops in chains for stop in stops)
    column = max(MIN_COLUMN, min(COLUMN, (PICTURE_WIDTH - LEFT - MARGIN) / columns))
    badges = max(len(stop.rung.changes) for stops in chains for stop in stops)
    above = MARGIN + TOP + BADGE_HEIGHT * badges
    names = max(len(_name_lines(stop.rung, column)) for stops in chains for stop in stops)
    height = above + LEVEL_HEIGHT * (len(LEVEL_CODES) - 1) + FEET + LINE_HEIGHT * names
    drawn = [
        part
        for number, stops in enumerate(chains)
        for part in _chain(stops, Grid(column, number * height + above, _shared(stops)), columns)
    ]
    total = height * len(chains)
    return picture(key, ladder.title, _description(chains), LEFT + column * columns + MARGIN, total, drawn)


def is_over_body(rung: Rung) -> bool:
    """Whether it is a headline that is stronger than the body of its article."""
    return rung.heading and bool(rung.changes)


def _shared(stops: Sequence[Stop]) -> frozenset[int]:
    columns = [stop.column for stop in stops]
    return frozenset(each for each in columns if columns.count(each) > 1)


def chain_to_stops(chain: Sequence[Rung]) -> list[Stop]:
    """The rungs with their columns: a headline shares its article's, and dull stretches of long chains are left out."""
    kept = range(len(chain)) if len(chain) <= MAX_RUNGS else _telling(chain)
    stops: list[Stop] = []
    before = -1
    for place in kept:
        rung = chain[place]
        headline = bool(stops) and rung.document is not None and rung.document == stops[-1].rung.document
        column = stops[-1].column + (0 if headline else 1) if stops else 0
        stops.append(Stop(rung, column, place - before - 1))
        before = place
    return stops


def _telling(chain: Sequence[Rung]) -> list[int]:
    """The first and the last article, those that changed something and those just before them."""
    changed = [place for place, rung in enumerate(chain) if rung.changes][: MAX_RUNGS // 2]
    return sorted({0, len(chain) - 1, *changed, *(max(0, place - 1) for place in changed)})


def _chain(stops: Sequence[Stop], grid: Grid, columns: int) -> Iterator[str]:
    right = LEFT + grid.column * columns
    for level, code in enumerate(LEVEL_CODES):
        y = grid.y_of(level)
        yield element(
            "path",
            d=f"M{LEFT:.1f},{y:.1f}H{right:.1f}",
            class_="p-rule",
            stroke="currentColor",
            stroke_opacity=0.2,
        )
        yield text_element(code, LEFT - 10, y + 4, CAPTION_PX, LEFT, text_anchor="end", class_="p-caption")
    body: Stop | None = None
    for stop in stops:
        if body is not None:
            yield from _link(body, stop, grid)
        if body is None or body.column != stop.column:
            body = stop
    for stop in stops:
        yield _mark(stop, grid)
    for stop in stops:
        yield from _foot(stop, grid)


def _link(start: Stop, end: Stop, grid: Grid) -> Iterator[str]:
    """The line between two, broken where articles are left out, and what changed as a badge on it."""
    x1, y1, x2, y2 = grid.x_of(start), grid.y_of(start.rung.level), grid.x_of(end), grid.y_of(end.rung.level)
    broken = {"stroke_dasharray": "2 5"} if end.skipped or start.column == end.column else {}
    yield element(
        "path",
        d=f"M{x1:.1f},{y1:.1f}L{x2:.1f},{y2:.1f}",
        class_="p-step",
        fill="none",
        stroke="currentColor",
        stroke_width=2.5,
        **broken,
    )
    middle = (x1 + x2) / 2
    if end.skipped:
        words = f"{counted(end.skipped, 'article')} without change"
        yield text_element(
            words,
            middle,
            (y1 + y2) / 2 + 16,
            CAPTION_PX,
            grid.column,
            text_anchor="middle",
            class_="p-caption",
        )
    for number, (sign, change) in enumerate(end.rung.changes):
        yield from _badge(f"{sign} {change}", end, number, grid)


def _badge(words: str, stop: Stop, number: int, grid: Grid) -> Iterator[str]:
    """What changed, above the mark that it led to."""
    room = grid.column - 2
    width = min(room, text_width_px(words, CAPTION_PX) / BOLD + 14)
    x, y = grid.x_of(stop), grid.y_of(stop.rung.level) - RADIUS - 5 - BADGE_HEIGHT * (number + 1)
    yield element(
        "rect",
        x=x - width / 2,
        y=y,
        width=width,
        height=BADGE_HEIGHT - 2,
        rx=3,
        class_="p-badge",
        fill="Canvas",
        stroke="currentColor",
    )
    yield text_element(
        words, x, y + 12, CAPTION_PX, width, text_anchor="middle", class_="p-change", font_weight=600
    )


def _mark(stop: Stop, grid: Grid) -> str:
    rung = stop.rung
    x, y = grid.x_of(stop), grid.y_of(rung.level)
    title = element("title", [escape(f"{rung.label}: {rung.certainty}, {rung.kind}. {rung.words}")])
    if rung.document is None:
        return element(
            "rect", [title], x=x - 6, y=y - 6, width=12.0, height=12.0, class_="p-origin", fill="currentColor"
        )
    look = {"fill": "currentColor"} if rung.own else {"fill": "Canvas"}
    return element(
        "circle", [title], cx=x, cy=y, r=RADIUS, class_=f"p-{'own' if rung.own else 'ascribed'}",
        stroke="currentColor", stroke_width=2.5, **look,
    )  # fmt: skip


def _name_lines(rung: Rung, column: float) -> list[str]:
    return text_to_lines(rung.label, BOLD * (column - 10), LABEL_PX, 3)


def _foot(stop: Stop, grid: Grid) -> Iterator[str]:
    """Who, when, and how it is said; a headline over its body has none, its body's stands there."""
    rung = stop.rung
    if stop.column in grid.shared and is_over_body(rung):
        return
    x, y = LEFT + grid.column * (stop.column + 0.5), grid.y_of(0) + 22
    room = grid.column - 10
    names = _name_lines(rung, grid.column)
    for number, words in enumerate(names):
        line = y + LINE_HEIGHT * number
        yield text_element(words, x, line, LABEL_PX, BOLD * room, text_anchor="middle", class_="p-name")
    voice = "" if rung.document is None else ", own voice" if rung.own else ", ascribed"
    for number, words in enumerate((rung.caption, f"{rung.kind}{voice}"), start=len(names)):
        line = y + LINE_HEIGHT * number
        yield text_element(words, x, line, CAPTION_PX, room, text_anchor="middle", class_="p-caption")


def _description(chains: Sequence[Sequence[Stop]]) -> str:
    told = [
        f"{stop.rung.label}: {', '.join(words for _, words in stop.rung.changes)}"
        for stops in chains
        for stop in stops
        if stop.rung.changes
    ]
    return f"{counted(len(chains), 'chain')} of articles. {'; '.join(told)}. The table beside it holds the same facts."
