"""Forests as trees: of several who a node may have it from, the one that it stands under in the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allegedly.report.figures import MIN_PROBABILITY_PARENT
from allegedly.report.picture_entries import ForestEdge, ForestNode, Shape


def surest_parents(nodes: Sequence[ForestNode], edges: Sequence[ForestEdge]) -> dict[str, str]:
    """For each node that has one, its preferred parent that is not among its own descendants, in the nodes' order."""
    parents: dict[str, str] = {}
    shapes = {node.id: node.shape for node in nodes}
    for edge in sorted(edges, key=lambda each: _preference(each, shapes)):
        if edge.end not in parents and not _descends(edge.start, edge.end, parents):
            parents[edge.end] = edge.start
    order = {node.id: place for place, node in enumerate(nodes)}
    return dict(sorted(parents.items(), key=lambda item: order[item[0]]))


def _preference(edge: ForestEdge, shapes: Mapping[str, Shape]) -> tuple[bool, float]:
    """An article stands under the article that it took its text from, else under its surest parent."""
    copied = (
        shapes[edge.start] == shapes[edge.end] == Shape.DOCUMENT
        and edge.probability >= MIN_PROBABILITY_PARENT
    )
    return (not copied, -edge.probability)


def _descends(node: str, ancestor: str, parents: Mapping[str, str]) -> bool:
    current: str | None = node
    while current is not None:
        if current == ancestor:
            return True
        current = parents.get(current)
    return False


def children_of(nodes: Sequence[ForestNode], parents: Mapping[str, str]) -> dict[str, list[str]]:
    """The nodes that stand under each node."""
    children: dict[str, list[str]] = {node.id: [] for node in nodes}
    for child, parent in parents.items():
        children[parent].append(child)
    return children


def depth_first(root: str, children: Mapping[str, Sequence[str]]) -> list[str]:
    """The tree's nodes, each before its children, the last child first: backwards in reading order."""
    order, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        order.append(node)
        waiting.extend(children[node])
    return order
