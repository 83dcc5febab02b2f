"""Bootstrap intervals."""

from __future__ import annotations

import pytest

from allegedly.bench.intervals import bootstrap_interval, f1_of_sums, ratio_of_sums


def test_no_variation_gives_no_width() -> None:
    assert bootstrap_interval([[1, 2, 2]] * 5, f1_of_sums) == [0.5, 0.5]


def test_the_interval_of_a_mean_is_that_of_theory() -> None:
    # 100 coin flips, half heads: standard error .05, so the 95% interval is .5 +- .098
    low, high = bootstrap_interval([[i % 2, 1] for i in range(100)], ratio_of_sums)
    assert low == pytest.approx(0.402, abs=0.02)
    assert high == pytest.approx(0.598, abs=0.02)


def test_nothing_to_divide_by_is_zero() -> None:
    assert bootstrap_interval([], ratio_of_sums) == [0.0, 0.0]
    assert bootstrap_interval([[0, 0]], ratio_of_sums) == [0.0, 0.0]
