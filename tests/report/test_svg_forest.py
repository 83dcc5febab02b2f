"""Origin forests: nodes never overlap, shapes tell origins apart, and all the table's facts are drawn."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ElementTree

from hypothesis import given
from hypothesis import strategies as st

from allegedly.report.dossier import dossier_of
from allegedly.report.picture_entries import Forest, ForestEdge, ForestNode, Shape
from allegedly.report.svg_forest import forest_to_places, forest_to_svg
from tests.report.factories import hostile_case, large_case, leak_case

SVG = "{http://www.w3.org/2000/svg}"


def make_forest(size: int, edges: list[tuple[int, int, float]]) -> Forest:
    nodes = tuple(ForestNode(f"n{each}", Shape.DOCUMENT, f"Outlet {each}", "2024") for each in range(size))
    drawn = tuple(ForestEdge(f"n{start}", f"n{end}", share, "") for start, end, share in edges)
    return Forest("forest", nodes, drawn, ())


def test_copies_stand_right_of_what_they_copied() -> None:
    claim = dossier_of(leak_case()).claims[0]
    places = forest_to_places(claim.forest)
    by_label = {(node.shape.value, node.label): places[node.id] for node in claim.forest.nodes}
    columns = [
        by_label["established", "a leaked memo"].column,
        by_label["link", "the Ledger"].column,
        by_label["document", "Harbour Ledger"].column,
        by_label["document", "Daily Courier"].column,
        by_label["document", "Coast Beacon"].column,
    ]
    assert columns == [0, 1, 2, 3, 4]
    assert by_label["unestablished", "nobody named"].column == 3


def test_a_copy_is_not_joined_to_the_origin_that_its_source_is_joined_to() -> None:
    rows = dossier_of(leak_case()).claims[0].forest.rows
    assert not [row for row in rows if row[0].startswith("a leaked memo") and "Daily Courier" in row[1]]
    assert [row for row in rows if "Harbour Ledger" in row[0] and "Daily Courier" in row[1]]


def test_shapes_and_words_tell_origins_apart() -> None:
    picture = forest_to_svg(dossier_of(leak_case()).claims[0].forest, "k")
    assert 'class="p-established"' in picture
    assert 'class="p-unestablished"' in picture
    assert ">established origin</text>" in picture
    assert ">not established</text>" in picture


def test_picture_is_xml_with_title_and_description() -> None:
    for case in (leak_case(), hostile_case(), large_case(60, 1)):
        for claim in dossier_of(case).claims[:3]:
            root = ElementTree.fromstring(forest_to_svg(claim.forest, "k"))
            assert root.findtext(f"{SVG}title") == claim.forest.title
            assert "table" in (root.findtext(f"{SVG}desc") or "")


def test_nothing_to_draw_gives_no_picture() -> None:
    assert forest_to_svg(Forest("empty", (), (), ()), "k") == ""


def test_cut_names_keep_the_whole_in_their_title() -> None:
    claim = dossier_of(hostile_case()).claims[0]
    root = ElementTree.fromstring(forest_to_svg(claim.forest, "k"))
    texts = ["".join(each.itertext()) for each in root.iter(f"{SVG}title")]
    assert any("Q" * 100 in text for text in texts)


@given(st.data())
def test_no_two_nodes_overlap_whatever_the_links(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 14))
    ends = st.integers(0, size - 1)
    edges = data.draw(st.lists(st.tuples(ends, ends, st.floats(0.1, 1.0)), max_size=30))
    forest = make_forest(size, edges)
    places = forest_to_places(forest)
    assert len(places) == size
    for left, right in itertools.combinations(places.values(), 2):
        assert left.column != right.column or abs(left.row - right.row) >= 1
    assert all(place.column >= 0 and place.row >= 0 for place in places.values())
    if edges:
        ElementTree.fromstring(forest_to_svg(forest, "k"))
