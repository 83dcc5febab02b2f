"""The rows of the gazetteer in the making."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from allegedly.model.actor import name_key


class Source(NamedTuple):
    """Where rows come from."""

    id: int
    name: str
    licence: str
    address: str


class EntryRow(NamedTuple):
    """One thing in the world. Days are ISO 8601, empty where none is known."""

    id: str
    name: str
    type: str
    country: str
    sector: str
    latitude: float | None
    longitude: float | None
    population: int
    region: str
    domain: str
    begins: str
    ends: str
    source: int


class NameRow(NamedTuple):
    """One way of writing the name of an entry, and how that names it."""

    key: str
    form: str
    match: str
    entry: str


class OfficeRow(NamedTuple):
    """Who held an office of a body (an ISO code or an entry's name), from when to when."""

    entry: str
    title: str
    body: str
    begins: str
    ends: str
    source: int


class Rows:
    """All rows, without doubles."""

    def __init__(self) -> None:
        self.entries: dict[str, EntryRow] = {}
        self.names: set[NameRow] = set()
        self.offices: set[OfficeRow] = set()
        self._at_key: dict[str, set[str]] = {}

    def add(
        self,
        kind: str,
        name: str,
        source: int,
        *,
        country: str = "",
        sector: str = "",
        place: tuple[float, float] | None = None,
        population: int = 0,
        region: str = "",
        domain: str = "",
        begins: str = "",
        ends: str = "",
        slug: str = "",
    ) -> str:
        """Enter a thing under its name; gives its id. The first to come stays."""
        scope = f"{country.lower()}/" if country and kind not in {"country", "person", "city"} else ""
        id_ = f"{kind}/{scope}{slug or slug_of(name)}"
        latitude, longitude = place or (None, None)
        row = EntryRow(
            id_, name, kind, country, sector, latitude, longitude, population, region, domain, begins, ends, source
        )  # fmt: skip
        self.entries.setdefault(id_, row)
        self.name(id_, name, "name")
        return id_

    def name(self, entry: str, form: str, match: str) -> None:
        """Let an entry be called so."""
        key = name_key(form)
        if len(key) < 2 or (match == "alias" and form == self.entries[entry].name):
            return
        self.names.add(NameRow(key, form, match, entry))
        self._at_key.setdefault(key, set()).add(entry)

    def at(self, form: str) -> set[str]:
        """Ids of the entries that are called so."""
        return self._at_key.get(name_key(form), set())

    def counts(self) -> dict[str, int]:
        """How many entries of each type, and how many names."""
        found = Counter(each.type for each in self.entries.values())
        return {**dict(sorted(found.items())), "names": len(self.names), "offices": len(self.offices)}


def slug_of(name: str) -> str:
    """A name as part of an id: "Recep Tayyip Erdoğan" -> "recep-tayyip-erdogan"."""
    return re.sub(r"[^a-z0-9]+", "-", name_key(name)).strip("-")
