"""The certainty scorer, with figures worked out by hand."""

from __future__ import annotations

import pytest

from allegedly.bench.certainty_score import RatedPair, certainty_scores, macro_f1


def pairs(*values: tuple[float, float]) -> list[RatedPair]:
    return [RatedPair(unit, gold, shown) for unit, (gold, shown) in enumerate(values)]


def test_figures_of_five_events() -> None:
    found = certainty_scores(pairs((3, 3), (0, 3), (-3, 3), (1, 0), (3, 2)))
    assert found["mae"] == pytest.approx((0 + 3 + 6 + 1 + 1) / 5)
    assert found["mae_hedged"] == pytest.approx((3 + 1) / 2)
    assert found["overclaim_rate"] == 1.0  # both of those under 1 are shown as facts
    assert found["polarity_flips"] == pytest.approx(1 / 4)  # of 3, -3, 1, 3
    assert found["always_fact"]["mae"] == pytest.approx((0 + 3 + 6 + 2 + 0) / 5)
    assert found["always_fact"]["overclaim_rate"] == 1.0
    assert found["always_fact"]["pearson_r"] == 0.0


def test_pearson_is_one_on_a_line_and_minus_one_on_its_mirror() -> None:
    assert certainty_scores(pairs((3, 2), (0, 1), (-3, 0)))["pearson_r"] == pytest.approx(1)
    assert certainty_scores(pairs((3, 0), (0, 1), (-3, 2)))["pearson_r"] == pytest.approx(-1)


def test_a_cautious_system_does_not_overclaim() -> None:
    assert certainty_scores(pairs((0, 1), (0.9, 1.9), (-3, 0)))["overclaim_rate"] == 0.0


def test_macro_f1_is_over_the_bins_that_occur() -> None:
    # bins of gold: 4, 4, 2; shown: 4, 2, 2 -> F1 2/3 and 2/3
    assert macro_f1(pairs((3, 3), (3, 0), (0, 0))) == pytest.approx(2 / 3)
    assert macro_f1([]) == 0.0


def test_no_events_do_not_fail() -> None:
    assert certainty_scores([])["mae"] == 0.0


def test_sentences_are_the_unit_of_the_bootstrap() -> None:
    same = [RatedPair(0, gold, shown) for gold, shown in ((3, 3), (0, 3), (1, 1))]
    low, high = certainty_scores(same)["mae_interval"]
    assert low == high == 1.0
