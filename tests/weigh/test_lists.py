"""Lists of values, any number of them right, and numbers that are nearly alike."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.weigh.cells import Row
from allegedly.weigh.lists import near_values_joined, weigh_lists

ROWS = st.lists(
    st.builds(Row, st.sampled_from("ABCD"), st.sampled_from(["x", "y"]), st.sampled_from("123")), max_size=20
)


def test_those_that_name_only_the_first_outvote_nobody() -> None:
    # Eight shops name the first author alone, four name both; one shop names somebody else in every fifth book.
    draws = np.random.default_rng(2)
    rows = []
    for book in range(60):
        for shop in range(12):
            rows.append(Row(f"shop {shop}", f"book {book}", "first"))
            if shop < 4 and draws.random() < 0.9:
                rows.append(Row(f"shop {shop}", f"book {book}", "second"))
        if book % 5 == 0:
            rows.append(Row("shop 11", f"book {book}", "somebody else"))
    found = weigh_lists(rows)
    assert np.mean([each["second"] > 0.5 for each in found.values()]) > 0.9
    assert all(each["first"] > 0.9 for each in found.values())
    assert np.mean([each["somebody else"] < 0.5 for each in found.values() if "somebody else" in each]) > 0.9


def test_no_rows_give_no_lists() -> None:
    assert weigh_lists([]) == {}


@settings(max_examples=30)
@given(ROWS, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing_and_all_values_are_there(
    rows: list[Row], shuffle: object
) -> None:
    mixed = [*rows, *rows[:3]]
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    found = weigh_lists(rows)
    assert weigh_lists(mixed) == found
    assert {(item, value) for item, values in found.items() for value in values} == {
        (row.item, row.value) for row in rows
    }
    assert all(0.0 < chance < 1.0 for values in found.values() for chance in values.values())


def test_more_that_list_a_value_make_it_likelier() -> None:
    def chance(listing: int) -> float:
        rows = [Row(str(source), "book", "first") for source in range(8)]
        return weigh_lists([*rows, *(Row(str(source), "book", "second") for source in range(listing))])[
            "book"
        ]["second"]

    chances = [chance(listing) for listing in range(1, 9)]
    assert chances == sorted(chances)


def test_neighbours_are_taken_as_one_and_the_far_are_not() -> None:
    rows = [Row("A", "x", "1000"), Row("B", "x", "1004"), Row("C", "x", "1009"), Row("D", "x", "1200")]
    assert [row.value for row in near_values_joined(rows)] == ["1004", "1004", "1004", "1200"]
