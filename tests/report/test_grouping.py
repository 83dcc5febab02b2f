"""Groups in forests: few nodes drawn, none lost, nothing of a small forest touched."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.report.dossier import dossier_of
from allegedly.report.grouping import KEPT, MAX_UNGROUPED, grouped_forest
from allegedly.report.html import dossier_to_html
from allegedly.report.picture_entries import Forest, ForestEdge, ForestGroup, ForestNode, Shape
from allegedly.report.svg_forest import forest_to_svg
from tests.report.factories import large_case

COPY, CITES = "full copy, with credit", "cites it, in its own words"


def make_forest(parents: list[int | None], hows: list[str] | None = None, origins: int = 0) -> Forest:
    """Node by node its parent's number; the first so many are established origins."""
    nodes = tuple(
        ForestNode(f"n{at}", Shape.ESTABLISHED if at < origins else Shape.DOCUMENT, f"Outlet {at}", f"{at}")
        for at in range(len(parents))
    )
    edges = tuple(
        ForestEdge(
            f"n{parent}", f"n{at}", 0.5 + at % 5 / 10, (hows or [COPY] * len(parents))[at], f"{50 + at % 5}%"
        )
        for at, parent in enumerate(parents)
        if parent is not None
    )
    return Forest("forest", nodes, edges, ())


def members(groups: tuple[ForestGroup, ...]) -> Iterator[str]:
    for group in groups:
        yield from (name.partition(" (")[0] for name, _ in group.members)


def test_a_small_forest_stays_as_it_is() -> None:
    forest = make_forest([None] + [0] * (MAX_UNGROUPED - 1))
    assert grouped_forest(forest) is forest


def test_copies_of_one_story_are_drawn_as_one_by_the_way_they_were_taken() -> None:
    forest = grouped_forest(make_forest([None] + [0] * 60, [COPY] * 41 + [CITES] * 20))
    assert [(node.label, node.caption) for node in forest.nodes] == [
        ("Outlet 0", "0"),
        ("G1: 40 articles", COPY),
        ("G2: 20 articles", CITES),
    ]
    assert [(edge.start, edge.end, edge.share) for edge in forest.edges] == [
        ("n0", "G1", "50–54%"),
        ("n0", "G2", "50–54%"),
    ]
    assert forest.groups[0].title == f"G1: 40 articles under Outlet 0: {COPY}"
    assert len(forest.groups[0].members) == 40


def test_whoever_others_have_it_from_is_drawn_by_itself() -> None:
    forest = grouped_forest(make_forest([None, 0, 1, *([2] * 40)]))
    assert [node.label for node in forest.nodes] == ["Outlet 0", "Outlet 1", "Outlet 2", "G1: 40 articles"]


def test_established_origins_come_before_articles() -> None:
    parents: list[int | None] = [None] * 8 + [at % 8 for at in range(60)] + [8 + at % 60 for at in range(60)]
    forest = grouped_forest(make_forest(parents, origins=8))
    assert sum(node.shape is Shape.ESTABLISHED for node in forest.nodes) == 8


def test_what_took_from_each_other_inside_a_group_opens_as_a_picture() -> None:
    chains = [None if at % 3 == 0 else at - 1 for at in range(120)]
    forest = grouped_forest(make_forest(chains))
    (group,) = [each for each in forest.groups if "smaller trees" in each.title]
    assert group.forest is not None
    assert len(group.forest.nodes) <= 2 * KEPT + 1
    assert group.forest.groups[0].title.startswith(f"{group.title.partition(':')[0]}.1: ")


def test_two_hundred_articles_are_legible_and_all_are_named_in_the_page() -> None:
    dossier = dossier_of(large_case(200, 1))
    assert len(dossier.forest.nodes) <= 3 * KEPT
    page = dossier_to_html(dossier)
    section = page[page.index('id="summary"') : page.index('id="claims"')]
    assert all(f"Outlet {number} (" in section for number in range(200))


@settings(max_examples=25)
@given(st.data())
def test_every_node_is_drawn_or_named_in_a_group_and_the_picture_stays_small(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 120))
    parents = [data.draw(st.none() | st.integers(0, max(0, at - 1))) if at else None for at in range(size)]
    hows = data.draw(st.lists(st.sampled_from([COPY, CITES]), min_size=size, max_size=size))
    forest = grouped_forest(make_forest(parents, hows, origins=data.draw(st.integers(0, 3))))
    drawn = [node.label for node in forest.nodes if node.shape is not Shape.GROUP]
    assert sorted([*drawn, *members(forest.groups)]) == sorted(f"Outlet {at}" for at in range(size))
    ids = {node.id for node in forest.nodes}
    assert all({edge.start, edge.end} <= ids for edge in forest.edges)
    ElementTree.fromstring(forest_to_svg(forest, "k"))
