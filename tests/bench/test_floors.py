"""Floors: what they hold, and that they only rise."""

from __future__ import annotations

import pytest

from allegedly.bench.floors import Bound, bounds_from_json, checked_bounds, lowered_bounds
from allegedly.errors import ConfigError

FLOORS = '{"certainty": {"at_least": {"uw.pearson_r": 0.6}, "at_most": {"uw.mae": 0.6}}}'


@pytest.mark.parametrize(
    ("figures", "good"),
    [
        ({"uw": {"pearson_r": 0.6, "mae": 0.6}}, [True, True]),
        ({"uw": {"pearson_r": 0.59, "mae": 0.61}}, [False, False]),
        ({"uw": {"pearson_r": 0.7}}, [True, False]),
    ],
)
def test_a_figure_is_held_against_its_bound(figures: dict[str, dict[str, float]], good: list[bool]) -> None:
    checked = checked_bounds(bounds_from_json(FLOORS), {"certainty": figures})
    assert [each.good for each in checked] == good


def test_a_benchmark_that_was_not_run_is_not_checked() -> None:
    assert checked_bounds(bounds_from_json(FLOORS), {}) == []


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (("at_least", 0.6), ("at_least", 0.6), None),
        (("at_least", 0.6), ("at_least", 0.7), None),
        (("at_least", 0.6), ("at_least", 0.5), "became 0.5"),
        (("at_most", 0.6), ("at_most", 0.5), None),
        (("at_most", 0.6), ("at_most", 0.7), "became 0.7"),
        (("at_least", 0.6), ("at_most", 0.6), "was taken away"),
    ],
)
def test_a_bound_may_only_be_tightened(
    before: tuple[str, float], now: tuple[str, float], words: str | None
) -> None:
    old, new = (Bound("certainty", side, "uw.f", value) for side, value in (before, now))
    lines = lowered_bounds((old,), (new,))
    assert (words is None and lines == []) or (words is not None and words in lines[0])


@pytest.mark.parametrize(
    "text", ["nonsense", '{"a": {"about": {"b": 1}}}', '{"a": 3}', '{"a": {"at_least": {"b": "x"}}}']
)
def test_a_broken_file_is_a_clear_error(text: str) -> None:
    with pytest.raises(ConfigError, match="floors: "):
        bounds_from_json(text)
