"""Towns that are but a part of another name tell no country, and towns that stand alone do."""

from __future__ import annotations

import pytest

from tests.models import extract

COUNTRIES = [
    # text, name of an actor, its country
    ("The dam at Cerro Lavanda broke. A spokesman for Lavanda would not comment.", "Lavanda", ""),
    (
        "Rui Carvalhal, a spokesman for the Serra Norte Fire Service, spoke. Carvalhal left.",
        "Rui Carvalhal",
        "",
    ),
    ("Halden Copper denied it. Halden Copper director Nils Aker resigned.", "Nils Aker", ""),
    ("The Portuguese fire service sent Rui Carvalhal, its spokesman.", "Rui Carvalhal", "PRT"),
    ("Oslo City Council met. Oslo Mayor Kari Vik left early.", "Kari Vik", "NOR"),
    ("Gdansk District Court Judge Ewa Lis ruled against it.", "Ewa Lis", "POL"),
]

PLACES = [
    # text, names of the places in it
    ("Cracks were found at Cerro Lavanda in March.", []),
    ("They met in Serra in March 2021.", ["Serra"]),
    ("Helena Brito met them in Lisbon.", ["Lisbon"]),
    ("Prisoners were held in Riga Central Prison.", ["Riga"]),
    ("Fighting went on in Mali and near North Gao.", ["Mali", "Gao"]),
    ("The fire began in Gdansk. Gdansk Shipping denied it, and police in Gdansk came.", ["Gdańsk", "Gdańsk"]),
]


@pytest.mark.parametrize(("text", "name", "country"), COUNTRIES)
def test_the_country_of_an_actor(text: str, name: str, country: str) -> None:
    found = {each.name: each.country for each in extract(text).actors}
    assert found.get(name, "") == country, found


@pytest.mark.parametrize(("text", "names"), PLACES)
def test_the_places_of_a_text(text: str, names: list[str]) -> None:
    assert [each.name for each in extract(text).places] == names
