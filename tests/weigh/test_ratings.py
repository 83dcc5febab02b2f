from __future__ import annotations

import pytest

from allegedly.weigh.ratings import domain_ratings, rating_of


def test_every_rating_is_between_zero_and_one() -> None:
    assert len(domain_ratings()) > 10_000
    assert all(0.0 <= each <= 1.0 for each in domain_ratings().values())


@pytest.mark.parametrize(
    "address", ["REUTERS.com", "www.reuters.com", "https://www.reuters.com/a?b", "desk.reuters.com"]
)
def test_a_domain_is_found_however_it_is_written(address: str) -> None:
    assert rating_of(address) == domain_ratings()["reuters.com"]


@pytest.mark.parametrize(
    "address", ["", "com", "The Vell Courier", "vellcourier.example", "http://[", "notreuters.com.example"]
)
def test_an_outlet_that_nobody_rated_has_no_rating(address: str) -> None:
    assert rating_of(address) is None
