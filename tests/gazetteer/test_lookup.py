"""What names may mean, and that the file is what its script says."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import allegedly
from allegedly.gazetteer.lookup import Gazetteer
from allegedly.model.actor import name_key
from allegedly.read.agencies import AGENCIES

FILE = Path(allegedly.__file__).parent / "resources" / "gazetteer.sqlite"
MAX_BYTES = 25 * 1024 * 1024

MEANINGS = [
    # name, id of an entry that it may mean, how it names it
    ("Turkey", "country/tur", "name"),
    ("Türkiye", "country/tur", "alias"),
    ("Turkish", "country/tur", "adjective"),
    ("Turks", "country/tur", "people"),
    ("Ankara", "country/tur", "capital"),
    ("the Kremlin", "country/rus", "seat"),
    ("White House", "country/usa", "seat"),
    ("Downing Street", "country/gbr", "seat"),
    ("the U.S.", "country/usa", "alias"),
    ("Pentagon", "agency/usa/us-department-of-defense", "alias"),
    ("Wagner", "armed-group/rus/wagner-group", "alias"),
    ("North Atlantic Treaty Organization", "organisation/nato", "alias"),
    ("Brussels", "organisation/european-union", "capital"),
    ("Sergey Lavrov", "person/sergei-lavrov", "alias"),
    ("Black Sea", "sea/black-sea", "name"),
    ("Kiev", "city/703448", "alias"),
]


@pytest.mark.parametrize(("name", "entry", "match"), MEANINGS)
def test_a_name_means(name: str, entry: str, match: str) -> None:
    found = Gazetteer.load().entries_of([name])[name]
    assert (entry, match) in {(each.id, each.match) for each in found}


@pytest.mark.parametrize("name", ["us", "who", "is", "Times", "Guardian", "", "Xyzzyville"])
def test_small_words_and_unknown_names_mean_nothing(name: str) -> None:
    assert name not in Gazetteer.load().entries_of([name])


def test_a_bare_surname_of_an_office_holder_means_nobody() -> None:
    found = Gazetteer.load().entries_of(["Lavrov", "Merkel", "Erdogan", "Putin"])
    assert not [each for entries in found.values() for each in entries if each.type == "person"]


def test_office_holders_have_dates() -> None:
    (entry,) = Gazetteer.load().entries_of(["Angela Merkel"])["Angela Merkel"]
    office = entry.offices[0]
    assert (office.title, office.body, office.begins, office.ends) == (
        "Chancellor",
        "DEU",
        "2005-11-22",
        "2021-12-08",
    )


def test_the_most_peopled_place_comes_first() -> None:
    found = [
        each for each in Gazetteer.load().entries_of(["Springfield"])["Springfield"] if each.type == "city"
    ]
    assert len(found) > 3
    assert [each.population for each in found] == sorted((each.population for each in found), reverse=True)


def test_every_agency_that_readers_know_is_in_the_file() -> None:
    found = Gazetteer.load().entries_of([each.name for each in AGENCIES])
    missing = [each.name for each in AGENCIES if not any(e.type == "wire" for e in found.get(each.name, ()))]
    assert missing == []


def test_every_row_names_a_source_with_a_licence() -> None:
    with sqlite3.connect(FILE) as connection:
        licences = dict(connection.execute("SELECT id, licence FROM source"))
        used = {
            row[0] for row in connection.execute("SELECT source FROM entry UNION SELECT source FROM office")
        }
        keys = dict(connection.execute("SELECT key, value FROM meta"))
        wrong = [
            key for key, form in connection.execute("SELECT key, form FROM name") if name_key(form) != key
        ]
    connection.close()
    assert used <= set(licences) and all(licences.values())
    assert not [each for each in licences.values() if "GPL" in each]
    assert keys["day"] and wrong == []
    assert FILE.stat().st_size < MAX_BYTES
