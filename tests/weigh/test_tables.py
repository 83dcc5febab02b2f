from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.weigh.cells import Row
from allegedly.weigh.tables import TableWeighed, weigh_table
from tests.weigh.worlds import rows_of_world

ROWS = st.lists(
    st.builds(Row, st.sampled_from("ABCDE"), st.sampled_from(["x", "y", "z"]), st.sampled_from("123")),
    max_size=30,
)


def made_table(
    accuracies: dict[str, float], items: int, seed: int = 7, wrong: int = 10
) -> dict[str, list[str]]:
    """What sources of these accuracies give for items whose right value is "right"."""
    draws = np.random.default_rng(seed)
    return {
        name: [
            "right" if draws.random() < accuracy else f"wrong {draws.integers(wrong)}" for _ in range(items)
        ]
        for name, accuracy in accuracies.items()
    }


def rows_of(table: dict[str, list[str]]) -> list[Row]:
    return [
        Row(name, f"item {at:03}", value) for name, values in table.items() for at, value in enumerate(values)
    ]


def right_share(weighed: TableWeighed) -> float:
    return float(np.mean([values[0].value == "right" for values in weighed.items.values()]))


def test_sources_are_told_apart_by_their_accuracy() -> None:
    table = made_table({"A": 0.95, "B": 0.9, "C": 0.5, "D": 0.4, "E": 0.4}, 300)
    weighed = weigh_table(rows_of(table))
    accuracy = {each.source: each.accuracy for each in weighed.sources}
    assert accuracy["A"] > accuracy["B"] > accuracy["C"]
    assert accuracy["A"] == pytest.approx(0.95, abs=0.05)
    assert right_share(weighed) > 0.95


def test_copies_are_one_family_and_outvote_nobody() -> None:
    table = made_table({"A": 0.8, "B": 0.8, "C": 0.8, "Bad": 0.4}, 300)
    table |= {f"Copy {number}": table["Bad"] for number in range(9)}
    weighed = weigh_table(rows_of(table))
    families = {each.source: each.family for each in weighed.sources}
    assert {families[name] for name in table if name not in ("A", "B", "C")} == {"Bad"}
    assert len(set(families.values())) == 4
    assert right_share(weighed) > 0.85


def test_sources_that_measure_alike_are_no_copies_of_one_another() -> None:
    # Four read the same instrument, each with slips of its own; the other three copy one that is often wrong.
    draws = np.random.default_rng(3)
    alike = {
        f"Gauge {k}": ["right" if draws.random() < 0.97 else f"slip {k}" for _ in range(400)]
        for k in range(4)
    }
    other = made_table({"Mirror": 0.5}, 400, wrong=3)["Mirror"]
    table = {**alike, "Mirror": other, "Mirror 2": other, "Mirror 3": other}
    weighed = weigh_table(rows_of(table))
    families = {each.source: each.family for each in weighed.sources}
    assert len({families[name] for name in alike}) == 4
    assert families["Mirror"] == families["Mirror 2"] == families["Mirror 3"]


@pytest.mark.parametrize("copies", [1, 10, 100])
def test_cloning_a_source_with_a_record_moves_nothing(copies: int) -> None:
    table = made_table({"A": 0.9, "B": 0.8, "C": 0.7, "D": 0.6}, 200)
    before = weigh_table(rows_of(table))
    after = weigh_table(rows_of({**table, **{f"D {number:03}": table["D"] for number in range(copies)}}))
    for item, values in before.items.items():
        now = {each.value: each.probability for each in after.items[item]}
        assert all(abs(each.probability - now[each.value]) <= 0.01 for each in values)


@settings(max_examples=50)
@given(ROWS, st.randoms(use_true_random=False))
def test_order_and_repetition_of_rows_change_nothing(rows: list[Row], shuffle: object) -> None:
    mixed = [*rows, *rows[:3]]
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    assert weigh_table(mixed) == weigh_table(rows)


@settings(max_examples=50)
@given(ROWS)
def test_probabilities_of_an_item_sum_to_one_at_most_and_every_giver_is_named(rows: list[Row]) -> None:
    weighed = weigh_table(rows)
    assert set(weighed.items) == {row.item for row in rows}
    for item, values in weighed.items.items():
        assert 0.0 < sum(each.probability for each in values) <= 1.0 + 1e-9
        given_by = {(each.value, source) for each in values for source in each.sources}
        assert given_by == {(row.value, row.source) for row in rows if row.item == item}


def test_an_empty_table_has_no_items() -> None:
    assert weigh_table([]) == TableWeighed({}, ())


def test_one_source_alone_is_believed_as_far_as_any_source_is() -> None:
    (value,) = weigh_table([Row("A", "x", "1")]).items["x"]
    assert 0.5 < value.probability <= 0.8 + 1e-9


@pytest.mark.parametrize("copies", [1, 10])
def test_cloning_a_source_moves_nothing_where_others_copy_in_part(copies: int) -> None:
    rows = rows_of_world((0.85, 0.75, 0.65, 0.6), [(3, 0.7)] * 3, items=400)
    clones = [
        Row(f"{row.source} clone {number:02}", row.item, row.value)
        for row in rows
        if row.source == "4"
        for number in range(copies)
    ]
    before, after = weigh_table(rows), weigh_table([*rows, *clones])
    for item, values in before.items.items():
        now = {each.value: each.probability for each in after.items[item]}
        assert all(abs(each.probability - now[each.value]) <= 0.01 for each in values)


def test_copiers_in_part_outvote_nobody_and_are_named() -> None:
    rows = rows_of_world((0.85, 0.75, 0.65, 0.6), [(3, 0.9)] * 4, items=400)
    weighed = weigh_table(rows)
    assert np.mean([values[0].value == "0" for values in weighed.items.values()]) > 0.9
    copied = {each.source: (each.copied_from, each.copied) for each in weighed.sources}
    assert all(copied[source][0] == "3" and copied[source][1] > 0.8 for source in "4567")
    assert all(copied[source] == ("", 0.0) for source in "012")


def test_a_small_table_tells_of_no_copies() -> None:
    rows = rows_of_world((0.8, 0.7, 0.6, 0.6), [(3, 0.9)] * 3, items=10)
    assert all(each.copied_from == "" for each in weigh_table(rows).sources)
