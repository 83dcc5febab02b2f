"""The origin forest as a picture: origins on the left, and to the right of each whoever took it from there.

A tidy forest: every node stands one column right of its surest parent, leaves have a row of their own and
parents stand in the middle of their children, so that no two nodes overlap. Lines to other parents are drawn
behind the nodes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from allegedly.report.figures import MIN_PROBABILITY_PARENT
from allegedly.report.picture_entries import Forest, ForestEdge, ForestNode, Shape
from allegedly.report.svg import element, picture, text_element, text_to_lines, text_width_px
from allegedly.report.trees import children_of, depth_first, surest_parents
from allegedly.report.wording import counted

MARGIN = 8.0
COLUMN_GAP = 40.0
MAX_NODE_WIDTH, MIN_NODE_WIDTH = 250.0, 146.0
PICTURE_WIDTH = 950.0
NODE_HEIGHT, ROW_GAP = 44.0, 12.0
LINE_HEIGHT = 15.0
"""Nodes are so much higher for each line that one of the picture needs beyond two."""
FOLD = 10.0
ARROW = 9.0
LABEL_PX, CAPTION_PX = 13.0, 11.0
PARENT_GAP = 14.0
INSETS = {
    Shape.ESTABLISHED: 18.0, Shape.UNESTABLISHED: 18.0, Shape.LINK: 14.0, Shape.DOCUMENT: 10.0, Shape.GROUP: 10.0,
}  # fmt: skip
SHARE_GAP, SIDE = 6.0, 6.0
STACK = (6.0, 3.0)
"""How far the pages of a group stand out behind its first, in pixels."""
BOLD = 0.9
"""Names are bold, and so wider than measured."""


@dataclass(frozen=True, slots=True)
class Place:
    """Column and row of a node; rows may be halves."""

    column: int
    row: float


@dataclass(frozen=True, slots=True)
class NodeText:
    """The lines in a node; `room` is how wide the name can be, `beside` the caption next to the share."""

    name: tuple[str, ...]
    caption: tuple[str, ...]
    share: str
    room: float
    beside: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures of one picture in pixels."""

    node_width: float
    node_height: float

    def left(self, place: Place) -> float:
        """The node's left side."""
        return MARGIN + place.column * (self.node_width + COLUMN_GAP)

    def top(self, place: Place) -> float:
        """The node's upper side."""
        return MARGIN + place.row * (self.node_height + ROW_GAP)


def forest_to_svg(forest: Forest, key: str) -> str:
    """The forest as an SVG picture; `key` makes its ids unique in a page. Empty where there are no nodes."""
    if not forest.nodes:
        return ""
    places = forest_to_places(forest)
    shares = _shares(forest, surest_parents(forest.nodes, forest.edges))
    columns = 1 + max(place.column for place in places.values())
    rows = 1 + max(place.row for place in places.values())
    texts = _texts(forest, columns, shares)
    sizes = Sizes(_node_width(columns), NODE_HEIGHT + LINE_HEIGHT * (max(map(_lines, texts.values())) - 2))
    width = 2 * MARGIN + columns * sizes.node_width + (columns - 1) * COLUMN_GAP + max(STACK)
    height = 2 * MARGIN + rows * (sizes.node_height + ROW_GAP) - ROW_GAP + max(STACK)
    drawn = [
        *_edges(forest.edges, places, sizes),
        *(_node(node, places[node.id], sizes, texts[node.id]) for node in forest.nodes),
    ]
    return picture(key, forest.title, _description(forest), width, height, drawn)


def _node_width(columns: int) -> float:
    share = (PICTURE_WIDTH - 2 * MARGIN - max(STACK) - (columns - 1) * COLUMN_GAP) / columns
    return min(MAX_NODE_WIDTH, max(MIN_NODE_WIDTH, share))


def _texts(forest: Forest, columns: int, shares: Mapping[str, str]) -> dict[str, NodeText]:
    width = _node_width(columns)
    return {node.id: node_to_text(node, width, shares.get(node.id, "")) for node in forest.nodes}


def node_to_text(node: ForestNode, width: float, share: str) -> NodeText:
    """What stands in a node of this width: five lines at most, of which the name takes up to four.

    `share` is the probability that it took from its surest parent, empty where that is plain; it stands at the
    end of the last line.
    """
    inset = INSETS[node.shape]
    room = width - inset - (inset if node.shape is Shape.LINK else FOLD + 2)
    beside = width - inset - (inset if node.shape is Shape.LINK else SIDE)
    if share:
        beside -= text_width_px(share, CAPTION_PX) + SHARE_GAP
    name = text_to_lines(node.label, BOLD * room, LABEL_PX, 4) or [""]
    caption = text_to_lines(node.caption, beside, CAPTION_PX, 2 if len(name) < 3 else 1) or [""]
    return NodeText(tuple(name), tuple(caption), share, room, beside)


def _lines(text: NodeText) -> int:
    return len(text.name) + len(text.caption)


def _description(forest: Forest) -> str:
    kinds = [node.shape for node in forest.nodes]
    parts = [
        counted(kinds.count(Shape.ESTABLISHED), "established origin"),
        counted(
            kinds.count(Shape.UNESTABLISHED),
            "origin that is not established",
            "origins that are not established",
        ),
        counted(kinds.count(Shape.DOCUMENT), "article"),
        *([counted(len(forest.groups), "group")] if forest.groups else []),
    ]
    return (
        f"{', '.join(parts)}, {counted(len(forest.edges), 'link')}. The table beside it holds the same facts."
    )


def forest_to_places(forest: Forest) -> Mapping[str, Place]:
    """Column and row of every node; no two share a place, and every column's rows are at least one apart."""
    parents = surest_parents(forest.nodes, forest.edges)
    children = children_of(forest.nodes, parents)
    places: dict[str, Place] = {}
    next_row = 0
    for root in (node.id for node in forest.nodes if node.id not in parents):
        order = depth_first(root, children)
        columns = {root: 0}
        for node in order[1:]:
            columns[node] = columns[parents[node]] + 1
        for node in reversed(order):
            below = [places[child].row for child in children[node]]
            places[node] = Place(columns[node], (min(below) + max(below)) / 2 if below else 0.0)
            if not below:
                places[node] = Place(columns[node], float(next_row))
                next_row += 1
    return _lone_roots_moved(forest, parents, places)


def _lone_roots_moved(
    forest: Forest, parents: Mapping[str, str], places: Mapping[str, Place]
) -> Mapping[str, Place]:
    """Roots that no node stands under are moved next to those that took from them; they keep their rows."""
    moved = dict(places)
    for root in places.keys() - parents.keys() - set(parents.values()):
        columns = [places[edge.end].column for edge in forest.edges if edge.start == root]
        moved[root] = Place(max(0, min(columns, default=0) - 1), places[root].row)
    return moved


def _edges(edges: Sequence[ForestEdge], places: Mapping[str, Place], sizes: Sizes) -> list[str]:
    arriving: dict[str, list[ForestEdge]] = {}
    for edge in edges:
        arriving.setdefault(edge.end, []).append(edge)
    drawn = []
    for group in arriving.values():
        group.sort(key=lambda each: places[each.start].row)
        for number, edge in enumerate(group):
            offset = (number - (len(group) - 1) / 2) * min(PARENT_GAP, sizes.node_height / len(group))
            drawn.append(_edge(edge, places, sizes, offset))
    return drawn


def _edge(edge: ForestEdge, places: Mapping[str, Place], sizes: Sizes, offset: float) -> str:
    route = _route(places[edge.start], places[edge.end], sizes, offset)
    line = element(
        "path",
        [element("title", [escape(edge.label)])],
        d=route.curve,
        class_="p-edge",
        fill="none",
        stroke="currentColor",
        stroke_width=round(1 + 3.5 * edge.probability, 1),
        **({"stroke_dasharray": "5 4"} if edge.probability < MIN_PROBABILITY_PARENT else {}),
    )
    back = route.x - (ARROW if route.rightward else -ARROW)
    points = f"M{back:.1f},{route.y - 5:.1f}L{route.x:.1f},{route.y:.1f}L{back:.1f},{route.y + 5:.1f}z"
    return line + element("path", d=points, class_="p-arrow", fill="currentColor")


@dataclass(frozen=True, slots=True)
class Route:
    """A curve, where its arrow's tip stands, and whether it arrives going right."""

    curve: str
    x: float
    y: float
    rightward: bool


def _route(start: Place, end: Place, sizes: Sizes, offset: float) -> Route:
    """To a later column from right side to left, within a column round its right, to an earlier one back."""
    y1, y2 = (sizes.top(place) + sizes.node_height / 2 for place in (start, end))
    y2 += offset
    if end.column > start.column:
        x1, x2 = sizes.left(start) + sizes.node_width, sizes.left(end)
        bend = max(COLUMN_GAP / 2, (x2 - x1) / 2)
        return Route(_curve(x1, y1, bend, x2 - ARROW + 2, y2, -bend), x2, y2, rightward=True)
    x2 = sizes.left(end) + sizes.node_width
    if end.column == start.column:
        return Route(_curve(x2, y1, 26.0, x2 + ARROW - 2, y2, 22.0), x2, y2, rightward=False)
    x1 = sizes.left(start)
    bend = max(COLUMN_GAP / 2, (x1 - x2) / 2)
    return Route(_curve(x1, y1, -bend, x2 + ARROW - 2, y2, bend), x2, y2, rightward=False)


def _curve(x1: float, y1: float, bend1: float, x2: float, y2: float, bend2: float) -> str:
    return f"M{x1:.1f},{y1:.1f}C{x1 + bend1:.1f},{y1:.1f} {x2 + bend2:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"


def _node(node: ForestNode, place: Place, sizes: Sizes, text: NodeText) -> str:
    x, y = sizes.left(place), sizes.top(place)
    left = x + INSETS[node.shape]
    first = y + (sizes.node_height - LINE_HEIGHT * _lines(text)) / 2 + 12
    below = first + LINE_HEIGHT * len(text.name) + 1
    parts = [
        element("title", [escape(f"{node.label} ({node.caption})")]),
        *_outline(node.shape, x, y, sizes),
    ]
    for at, words in enumerate(text.name):
        line = first + LINE_HEIGHT * at
        parts.append(text_element(words, left, line, LABEL_PX, BOLD * text.room, class_="p-name"))
    for at, words in enumerate(text.caption):
        line = below + LINE_HEIGHT * at
        parts.append(text_element(words, left, line, CAPTION_PX, text.beside, class_="p-caption"))
    if text.share:
        end = {"text_anchor": "end", "class_": "p-caption"}
        line = below + LINE_HEIGHT * (len(text.caption) - 1)
        parts.append(
            text_element(text.share, x + sizes.node_width - SIDE, line, CAPTION_PX, text.room, **end)
        )
    return element("g", parts, class_=f"p-{node.shape}")


def _shares(forest: Forest, parents: Mapping[str, str]) -> Mapping[str, str]:
    """For each node, how probably it took from the parent that it stands under; nothing where it says so."""
    return {edge.end: edge.share for edge in forest.edges if parents.get(edge.end) == edge.start}


def _outline(shape: Shape, x: float, y: float, sizes: Sizes) -> list[str]:
    """Established: a heavy box with a filled bar. Not established: a dashed box with an open bar.

    Passed on: a pill. Documents: a page with a folded corner. Several together: pages one behind the other.
    """
    width, height = sizes.node_width, sizes.node_height
    look = {"class_": "p-box", "fill": "Canvas", "stroke": "currentColor"}
    if shape is Shape.LINK:
        return [element("rect", x=x, y=y, width=width, height=height, rx=height / 2, **look)]
    if shape in (Shape.DOCUMENT, Shape.GROUP):
        behind = [
            element("rect", x=x + shift, y=y + shift, width=width, height=height, **look)
            for shift in STACK
            if shape is Shape.GROUP
        ]
        page = f"M{x},{y}h{width - FOLD}l{FOLD},{FOLD}v{height - FOLD}h{-width}z"
        corner = f"M{x + width - FOLD},{y}v{FOLD}h{FOLD}"
        fold = element("path", d=corner, **{**look, "fill": "none"})
        return [*behind, element("path", d=page, **look), fold]
    established = shape is Shape.ESTABLISHED
    line = {"stroke_width": 2.5} if established else {"stroke_width": 1.5, "stroke_dasharray": "5 3"}
    fill = "currentColor" if established else "none"
    return [
        element("rect", x=x, y=y, width=width, height=height, rx=3, **look, **line),
        element("rect", x=x, y=y, width=8.0, height=height, **{**look, "class_": "p-bar", "fill": fill}),
    ]
