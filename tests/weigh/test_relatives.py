"""Whose word a row is held against: the parent's, or a relative's where the parent is silent."""

from __future__ import annotations

import numpy as np
import pytest

from allegedly.weigh.cells import Row, coded_table, voices_of_families
from allegedly.weigh.copies import NOBODY
from allegedly.weigh.joint import fitted_table
from allegedly.weigh.relatives import Heard, heard_by_row
from tests.weigh.worlds import rows_of_world

# A copies nobody, B copies A, C and D copy B.
PARENTS = np.array([NOBODY, 0, 1, 1])


def heard(*rows: tuple[str, str]) -> dict[str, tuple[float, float, int]]:
    """Of each source that gives this one item, what it is held against."""
    coded = coded_table([Row(source, "x", value) for source, value in rows])
    numbers = ["ABCD".index(name) for name in coded.names]
    voices = voices_of_families(coded, np.arange(len(coded.names)))
    place = {number: at for at, number in enumerate(numbers)}
    above = [place.get(int(PARENTS[number]), NOBODY) for number in numbers]
    found: Heard = heard_by_row(voices, np.array(above))
    columns = (found.matched.tolist(), found.present.tolist(), found.through.tolist())
    return dict(zip(coded.names, zip(*columns, strict=True), strict=True))


def test_the_parents_own_word_comes_first() -> None:
    found = heard(("A", "1"), ("B", "1"), ("C", "2"), ("D", "1"))
    assert found["B"] == (1.0, 1.0, NOBODY)
    assert found["C"] == (0.0, 1.0, NOBODY)
    assert found["D"] == (1.0, 1.0, NOBODY)


def test_who_has_no_parent_hears_nothing() -> None:
    assert heard(("A", "1"), ("B", "1"))["A"] == (0.0, 0.0, NOBODY)


def test_where_half_is_missing_copying_is_still_found() -> None:
    draws = np.random.default_rng(4)
    rows = [
        row
        for row in rows_of_world((0.85, 0.75, 0.65, 0.6), [(3, 0.8)] * 4, items=1200)
        if draws.random() < 0.5
    ]
    coded = coded_table(rows)
    voices = voices_of_families(coded, np.arange(8))
    fit = fitted_table(voices)
    assert fit.parent.tolist() == [NOBODY] * 4 + [3] * 4
    assert fit.copied[4:] == pytest.approx(np.full(4, 0.8), abs=0.1)


def test_a_sibling_stands_in_for_a_silent_parent_and_the_first_of_them_hears_nobody() -> None:
    rows = [Row("A", "y", "1"), *(Row(name, item, "1") for name in "BC" for item in "xy")]
    coded = coded_table(rows)
    voices = voices_of_families(coded, np.arange(3))
    found = heard_by_row(voices, np.array([NOBODY, 0, 0]))
    by_row = {
        (coded.names[voice], coded.items[item]): through
        for voice, item, through in zip(
            voices.voice.tolist(), voices.item.tolist(), found.through.tolist(), strict=True
        )
    }
    assert by_row[("C", "x")] == 1
    assert by_row[("C", "y")] == NOBODY
    assert found.present.tolist() == [0.0, 0.0, 1.0, 1.0, 1.0]
