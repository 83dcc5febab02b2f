"""Accuracies, copies and values estimated together: do the known ones come back?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from allegedly.weigh.cells import Coded, Row, Voices, coded_table, every_nth_item, voices_of_families
from allegedly.weigh.copies import NOBODY
from allegedly.weigh.joint import fitted_table, unexplained_per_row
from tests.weigh.worlds import rows_of_world

AUTHORS = (0.85, 0.75, 0.65, 0.6)


def voices_of_world(
    copies: Sequence[tuple[int, float]], wrong: int = 10, items: int = 600
) -> tuple[Coded, Voices]:
    coded = coded_table(rows_of_world(AUTHORS, copies, items, wrong))
    return coded, voices_of_families(coded, np.arange(len(coded.names)))


@pytest.mark.parametrize("rate", [0.3, 0.6, 0.95])
def test_who_copies_whom_and_how_often_comes_back(rate: float) -> None:
    _, voices = voices_of_world([(3, rate)] * 4)
    fit = fitted_table(voices)
    assert fit.parent.tolist() == [NOBODY] * 4 + [3] * 4
    assert fit.copied[4:] == pytest.approx(np.full(4, rate), abs=0.08)
    assert fit.accuracy[:4] == pytest.approx(AUTHORS, abs=0.06)
    assert unexplained_per_row(voices, fit) < 0.001


def test_a_table_larger_than_the_sample_is_fitted_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    _, voices = voices_of_world([(3, 0.8)] * 4)
    whole = fitted_table(voices)
    monkeypatch.setattr("allegedly.weigh.joint.ROWS_TO_SEEK_IN", 2400)
    parted = fitted_table(voices)
    assert parted.parent.tolist() == whole.parent.tolist()
    assert np.abs(parted.probability - whole.probability).mean() < 0.01


@pytest.mark.parametrize("wrong", [2, 10, 40])
def test_the_wrong_values_in_use_are_counted(wrong: int) -> None:
    _, voices = voices_of_world([(3, 0.5)] * 4, wrong)
    assert fitted_table(voices).wrong_values == pytest.approx(wrong, rel=0.4)


def test_where_nobody_copies_nobody_is_said_to() -> None:
    _, voices = voices_of_world([(3, 0.0)] * 4)
    assert set(fitted_table(voices).parent.tolist()) == {NOBODY}


def test_probabilities_are_right_as_often_as_they_say() -> None:
    coded, voices = voices_of_world([(3, 0.9)] * 4, items=1500)
    probability = fitted_table(voices).probability
    right = np.array([value == "0" for value in coded.values])
    for low, high in ((0.0, 0.2), (0.2, 0.8), (0.8, 1.0)):
        within = (probability >= low) & (probability <= high)
        assert probability[within].mean() == pytest.approx(right[within].mean(), abs=0.06)


def test_groups_that_err_alike_are_not_explained() -> None:
    # Half of the items have two readings; three sources take one, three the other, each with slips of its own.
    draws = np.random.default_rng(5)
    rows = []
    for item in range(400):
        double = draws.random() < 0.5
        for source in range(6):
            value = "first" if source < 3 or not double else "second"
            slipped = draws.random() < 0.05
            rows.append((str(source), f"{item:03}", f"slip {draws.integers(9)}" if slipped else value))
    coded = coded_table([Row(*row) for row in rows])
    voices = voices_of_families(coded, np.arange(6))
    fit = fitted_table(voices)
    assert unexplained_per_row(voices, fit) > 0.001


def test_every_nth_item_keeps_the_numbers_of_the_voices() -> None:
    _, voices = voices_of_world([])
    part = every_nth_item(voices, 3)
    assert part.items == 200
    assert part.count == voices.count
    assert len(part.given) == 200 * 4
    assert set(part.item.tolist()) == set(range(200))
