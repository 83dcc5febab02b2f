"""Days on an axis: few ticks, on the scale, with no name that touches another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.report.days import Days, days_of
from allegedly.report.svg_days import MAX_TICKS, Scale, days_to_scale, scale_to_ticks


@given(st.integers(1, 3_652_000), st.integers(1, 3_652_000))
def test_ticks_are_few_and_on_the_scale(first: int, length: int) -> None:
    last = min(first + length, 3_652_050)
    ticks = scale_to_ticks(Scale(first, last, 0.0, 600.0))
    assert len(ticks) <= MAX_TICKS + 1
    assert all(first <= tick.day <= last for tick in ticks)


@given(st.lists(st.tuples(st.integers(1, 3_652_000), st.integers(0, 50)), min_size=1))
def test_every_day_stands_on_the_track(spans: list[tuple[int, int]]) -> None:
    days = [Days(first, first + length) for first, length in spans]
    scale = days_to_scale(days, 10.0, 500.0)
    for each in days:
        assert 10.0 <= scale.x_of(each.first) <= scale.x_of(each.last + 1) <= 510.0


@pytest.mark.parametrize(
    ("start", "end"),
    [("", ""), ("2024-02-30", "2024-02-30"), ("2024-02-02", "2024-02-01"), ("BC0044-03-15", "")],
)
def test_days_off_the_calendar_are_none(start: str, end: str) -> None:
    assert days_of(start, end) is None
