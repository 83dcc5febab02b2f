"""Forests of many nodes become pictures of few: what is alike or small is drawn as one node and listed beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from allegedly.report.picture_entries import Forest, ForestEdge, ForestGroup, ForestNode, Shape
from allegedly.report.trees import children_of, depth_first, surest_parents
from allegedly.report.wording import counted

MAX_UNGROUPED = 18
"""Up to so many nodes a forest is drawn whole."""
KEPT = 12
"""Of more, so many are drawn by themselves: established origins first, then those from whom most others have it."""
KEPT_ORIGINS = 8
MANY_ALIKE = 3
"""From so many on, articles that only took the same text in the same way are drawn as one."""


@dataclass(frozen=True, slots=True)
class _Trees:
    """A forest as trees: `sizes` count a node and all that stand under it, `into` is the line from its parent."""

    nodes: Mapping[str, ForestNode]
    parents: Mapping[str, str]
    children: Mapping[str, Sequence[str]]
    sizes: Mapping[str, int]
    into: Mapping[str, ForestEdge]

    def under(self, tops: Sequence[str]) -> list[str]:
        """These nodes and all that stand under them, each tree in reading order."""
        return [each for top in tops for each in reversed(depth_first(top, self.children))]


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Nodes that are drawn as one: under whom, in what way they have it from there, and the topmost of them."""

    parent: str
    how: str
    tops: tuple[str, ...]


def grouped_forest(forest: Forest, prefix: str = "G") -> Forest:
    """The forest itself where it is small; else some two dozen nodes, with what the others are in `groups`.

    `rows` stay as they are: the table holds every single fact. Lines other than to the surest parent are left out
    where one of their ends is drawn with others.
    """
    if len(forest.nodes) <= MAX_UNGROUPED:
        return forest
    trees = _trees(forest)
    kept = _kept(forest, trees)
    bundles = _bundles(forest, trees, kept)
    drawn = {top: number for number, bundle in enumerate(bundles, start=1) for top in bundle.tops}
    nodes: dict[str, ForestNode] = {}
    edges = [edge for edge in forest.edges if {edge.start, edge.end} <= kept]
    for node in forest.nodes:
        number = drawn.get(node.id, 0)
        if node.id in kept:
            nodes[node.id] = node
        elif number and f"{prefix}{number}" not in nodes:
            bundle = bundles[number - 1]
            nodes[f"{prefix}{number}"] = _node(bundle, f"{prefix}{number}", trees)
            edges.extend(_line(bundle, f"{prefix}{number}", trees))
    groups = tuple(_group(each, f"{prefix}{at}", forest, trees) for at, each in enumerate(bundles, start=1))
    return replace(forest, nodes=tuple(nodes.values()), edges=tuple(edges), groups=groups)


def _trees(forest: Forest) -> _Trees:
    parents = surest_parents(forest.nodes, forest.edges)
    children = children_of(forest.nodes, parents)
    sizes: dict[str, int] = {}
    for root in (node.id for node in forest.nodes if node.id not in parents):
        for node in reversed(depth_first(root, children)):
            sizes[node] = 1 + sum(sizes[child] for child in children[node])
    into = {edge.end: edge for edge in forest.edges if parents.get(edge.end) == edge.start}
    return _Trees({node.id: node for node in forest.nodes}, parents, children, sizes, into)


def _alike(forest: Forest, trees: _Trees) -> set[str]:
    """Articles from whom nobody has it, and that have it from the same as several others, in the same way."""
    found: dict[tuple[str, str], list[str]] = {}
    for node in forest.nodes:
        if node.shape is Shape.DOCUMENT and node.id in trees.into and trees.sizes[node.id] == 1:
            found.setdefault((trees.parents[node.id], trees.into[node.id].how), []).append(node.id)
    return {each for group in found.values() if len(group) >= MANY_ALIKE for each in group}


def _kept(forest: Forest, trees: _Trees) -> set[str]:
    """The nodes drawn by themselves, with all that they stand under."""
    alike = _alike(forest, trees)
    order = {node.id: place for place, node in enumerate(forest.nodes)}
    ranked = sorted(order.keys() - alike, key=lambda each: (-trees.sizes[each], order[each]))
    origins = [each for each in ranked if trees.nodes[each].shape is Shape.ESTABLISHED][:KEPT_ORIGINS]
    kept = set(list(dict.fromkeys((*origins, *ranked)))[:KEPT])
    for each in list(kept):
        current = each
        while current in trees.parents:
            current = trees.parents[current]
            kept.add(current)
    return kept


def _bundles(forest: Forest, trees: _Trees, kept: set[str]) -> list[_Bundle]:
    """What is drawn together, in reading order; a node that would be alone joins `kept` instead."""
    alike = _alike(forest, trees)
    found: dict[tuple[str, str], list[str]] = {}
    for node in forest.nodes:
        parent = trees.parents.get(node.id, "")
        if node.id not in kept and (not parent or parent in kept):
            how = trees.into[node.id].how if node.id in alike else "" if parent else node.shape.value
            found.setdefault((parent, how), []).append(node.id)
    bundles = []
    for (parent, how), tops in found.items():
        if sum(trees.sizes[top] for top in tops) == 1:
            kept.update(tops)
        else:
            bundles.append(_Bundle(parent, how, tuple(tops)))
    roots = [node.id for node in forest.nodes if node.id not in trees.parents]
    reading = {each: place for place, each in enumerate(trees.under(roots))}
    return sorted(bundles, key=lambda bundle: reading[bundle.tops[0]])


def _node(bundle: _Bundle, name: str, trees: _Trees) -> ForestNode:
    return ForestNode(name, Shape.GROUP, f"{name}: {_counted(bundle, trees)}", _how(bundle, trees))


def _counted(bundle: _Bundle, trees: _Trees) -> str:
    """How many origins, or else articles, are drawn together."""
    if trees.nodes[bundle.tops[0]].shape in (Shape.ESTABLISHED, Shape.UNESTABLISHED):
        return counted(len(bundle.tops), "origin")
    return counted(_articles(bundle, trees), "article")


def _articles(bundle: _Bundle, trees: _Trees) -> int:
    return sum(trees.nodes[each].shape is Shape.DOCUMENT for each in trees.under(bundle.tops))


def _how(bundle: _Bundle, trees: _Trees) -> str:
    """In what way they have it; of origins, whether they are established and how many articles rest on them."""
    if bundle.parent:
        return bundle.how or "several ways"
    if bundle.how == Shape.DOCUMENT:
        return "smaller trees"
    verdict = {Shape.ESTABLISHED: "established", Shape.UNESTABLISHED: "not established"}
    return f"{verdict[Shape(bundle.how)]}, behind {counted(_articles(bundle, trees), 'article')}"


def _line(bundle: _Bundle, name: str, trees: _Trees) -> Iterator[ForestEdge]:
    """The line to the group, as probable as its members' on average, and between which shares."""
    if bundle.parent:
        lines = sorted((trees.into[top] for top in bundle.tops), key=lambda each: each.probability)
        mean = sum(each.probability for each in lines) / len(lines)
        yield ForestEdge(
            bundle.parent, name, mean, _how(bundle, trees), _range(lines[0].share, lines[-1].share)
        )


def _range(low: str, high: str) -> str:
    """Both shares, or one where they are the same.

    >>> _range("71%", "88%"), _range("80%", "80%"), _range("88%", "over 99%")
    ('71–88%', '80%', '88% to over 99%')
    """
    if low == high or not low or not high:
        return low or high
    plain = low[:-1].isdecimal() and high[:-1].isdecimal()
    return f"{low[:-1]}–{high}" if plain else f"{low} to {high}"


def _group(bundle: _Bundle, name: str, forest: Forest, trees: _Trees) -> ForestGroup:
    from_whom = f" under {trees.nodes[bundle.parent].label}" if bundle.parent else ""
    title = f"{name}: {_counted(bundle, trees)}{from_whom}: {_how(bundle, trees)}"
    inside = trees.under(bundle.tops)
    members = tuple((_name(trees.nodes[each]), _came_by(each, bundle, trees)) for each in inside)
    if len(inside) == len(bundle.tops):
        return ForestGroup(title, members)
    shown = {*inside, bundle.parent}
    own = Forest(
        title,
        tuple(node for node in forest.nodes if node.id in shown),
        tuple(edge for edge in forest.edges if {edge.start, edge.end} <= shown and edge.end in inside),
        (),
    )
    return ForestGroup(title, members, grouped_forest(own, f"{name}."))


def _name(node: ForestNode) -> str:
    return f"{node.label} ({node.caption})"


def _came_by(node: str, bundle: _Bundle, trees: _Trees) -> str:
    """How a member has it as far as the group's title does not say so: how, how probably, and from whom."""
    line = trees.into.get(node)
    if line is None:
        return ""
    return (
        line.label if line.start == bundle.parent else f"{line.label}, from {trees.nodes[line.start].label}"
    )
