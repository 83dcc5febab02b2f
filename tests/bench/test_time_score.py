"""The scorer of time expressions, with figures worked out by hand."""

from __future__ import annotations

import pytest

from allegedly.bench.time_score import ReadTimes, matched_times, time_scores
from allegedly.bench.timeml import MarkedTime
from allegedly.model.text import Span


def marked(start: int, end: int, value: str, kind: str = "DATE", modifier: str = "") -> MarkedTime:
    return MarkedTime(Span(start, end), kind, value, modifier)


def test_figures_of_three_expressions() -> None:
    gold = (marked(0, 5, "2023-05-01"), marked(10, 20, "P3W", "DURATION"), marked(30, 34, "2020"))
    found = (marked(0, 5, "2023-05-01"), marked(12, 20, "P3W", "DURATION"), marked(40, 44, "1999"))
    scores = time_scores([ReadTimes("a", gold, found)])
    assert scores["relaxed_f1"] == pytest.approx(2 / 3, abs=1e-4)
    assert scores["strict_f1"] == pytest.approx(1 / 3, abs=1e-4)
    assert scores["value_f1"] == pytest.approx(2 / 3, abs=1e-4)
    assert scores["value_accuracy"] == 1.0


def test_a_wrong_value_or_type_or_modifier_counts_against_its_own_figure_alone() -> None:
    gold = (marked(0, 5, "2023", modifier="START"), marked(6, 9, "2024"))
    found = (marked(0, 5, "2023"), marked(6, 9, "2024", "TIME"))
    scores = time_scores([ReadTimes("a", gold, found)])
    assert (scores["value_f1"], scores["type_f1"], scores["modifier_f1"]) == (1.0, 0.5, 0.5)


def test_an_expression_is_matched_once_and_the_same_span_first() -> None:
    gold = (marked(0, 10, "2020"), marked(4, 8, "2021"))
    pairs = matched_times(ReadTimes("a", gold, (marked(4, 8, "2021"),)))
    assert [(pair.gold.value, pair.found.value) for pair in pairs] == [("2021", "2021")]


def test_nothing_to_find_does_not_fail() -> None:
    assert time_scores([])["value_f1"] == 0.0
