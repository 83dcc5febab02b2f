from __future__ import annotations

import pytest

from allegedly.config import WeighConfig, config_from_mapping
from allegedly.model.claim import Claim
from allegedly.model.grade import Assessment, Reliability
from allegedly.model.lineage import Lineage
from allegedly.weigh.assess import weigh_claims
from allegedly.weigh.ratings import domain_ratings, rating_of
from tests.factories import make_document, make_extraction, make_statement


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


def assessed(url: str, *, ratings: bool = True) -> Assessment:
    document = make_document("The mayor resigned.", url=url)
    statement = make_statement(document, "The mayor resigned")
    claim = Claim("clm", "the mayor resigned", (statement.id,))
    extraction = make_extraction(document, statement)
    config = WeighConfig(ratings=ratings)
    return weigh_claims((document,), (extraction,), (claim,), Lineage(), config)[0]


def test_a_rated_outlet_gets_a_letter_for_want_of_a_record_and_nothing_else() -> None:
    rated, unrated = assessed("https://www.reuters.com/a"), assessed("https://vellcourier.example/a")
    assert (rated.reliability, unrated.reliability) == (Reliability.B, Reliability.F)
    assert (rated.probability, rated.credibility) == (unrated.probability, unrated.credibility)
    assert any("experts on news domains rate" in each for each in rated.reasons)


def test_ratings_can_be_switched_off() -> None:
    assert assessed("https://www.reuters.com/a", ratings=False).reliability is Reliability.F
    assert config_from_mapping({"weigh": {"ratings": False}}).weigh.ratings is False
