"""Which place of its name is meant, and none where nobody can tell."""

from __future__ import annotations

import pytest

from tests.models import extract

PLACES = [
    # text, words, name of the place, country
    ("The ministers met in Ankara.", "Ankara", "Ankara", "TUR"),
    ("A fire broke out in Springfield.", "Springfield", "Springfield", ""),
    ("A fire broke out in Springfield, Illinois.", "Springfield", "Springfield", "USA"),
    ("A fire broke out in Paris.", "Paris", "Paris", "FRA"),
    ("A fire broke out in Paris, Texas.", "Paris", "Paris", "USA"),
    ("The ship sank in the Black Sea.", "Black Sea", "Black Sea", ""),
    ("He was shot near Gao, in Mali.", "Gao", "Gao", "MLI"),
    ("Votes were counted in Georgia. Tbilisi said so.", "Georgia", "Georgia", "GEO"),
    ("Votes were counted in Georgia. The US Senate and Atlanta in the United States waited.", "Georgia", "Georgia",
     "USA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name", "country"), PLACES)
def test_a_place_is(text: str, words: str, name: str, country: str) -> None:
    place = next(each for each in extract(text).places if each.span.of(text) == words)
    assert (place.name, place.country) == (name, country)
    assert bool(place.id) == bool(country or place.type == "sea")
    assert place.reason


def test_the_place_of_a_statement_has_coordinates() -> None:
    statement = next(each for each in extract("The group met traders in Mali.").statements)
    assert statement.place == "Mali"
    assert statement.where is not None and statement.where.country == "MLI"
    assert statement.where.latitude is not None and 10 < statement.where.latitude < 25


def test_a_capital_that_acts_is_no_place() -> None:
    assert not extract("Ankara denied it.").places


def test_a_place_that_the_gazetteer_has_not_is_named_and_no_more() -> None:
    (statement,) = extract("The firm sold two mines in Ulvarsund on Friday.").statements
    assert statement.where is None or (statement.where.id, statement.where.country) == ("", "")
