"""Names -> entries of the gazetteer that `training/gazetteer` builds. Read-only; only what is asked for is read."""

from __future__ import annotations

import functools
import importlib.resources
import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from allegedly.errors import MissingDependency
from allegedly.model.actor import Entry, Office, name_key

RESOURCE = "gazetteer.sqlite"
KEYS_AT_ONCE = 400
"""SQLite takes 999 parameters in its oldest builds."""

MAX_LOUD_LENGTH = 5
"""Short names in capitals ("US", "WHO", "IS") are only themselves in capitals."""

_ENTRIES = """
SELECT name.key, name.form, name.match, entry.number, entry.id, entry.name, entry.type, entry.country, entry.sector,
       entry.latitude, entry.longitude, entry.population, entry.region
FROM name JOIN entry ON entry.number = name.entry WHERE name.key IN ({marks})
ORDER BY name.key, entry.population DESC, entry.id, name.match
"""
_OFFICES = (
    "SELECT entry, title, body, begins, ends FROM office WHERE entry IN ({marks}) ORDER BY entry, begins DESC"
)


class Gazetteer:
    """Answers which entries a name may mean. One for each process."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def load(cls) -> Gazetteer:
        """The gazetteer of the package. Raises MissingDependency where its file is not there."""
        return cls(_connection())

    def entries_of(self, names: Iterable[str]) -> Mapping[str, tuple[Entry, ...]]:
        """For each of the names that is known, what it may mean: the place with most people first.

        An entry that a name names in two ways stands twice. Case, accents and articles make no difference, but for
        short names in capitals: "us" is not the United States.
        """
        forms: dict[str, set[str]] = {}
        for name in names:
            forms.setdefault(name_key(name), set()).add(name)
        keys = sorted(key for key in forms if key)
        found: dict[str, dict[Entry, None]] = {}
        for start in range(0, len(keys), KEYS_AT_ONCE):
            rows = self._select(_ENTRIES, keys[start : start + KEYS_AT_ONCE])
            offices = self._offices(sorted({row[3] for row in rows if row[6] == "person"}))
            for key, form, match, number, *columns in rows:
                entry = _entry(columns, match, offices.get(number, ()))
                for name in forms[key]:
                    if _is_form(name, form):
                        found.setdefault(name, {})[entry] = None
        return {name: tuple(entries) for name, entries in sorted(found.items())}

    @functools.cached_property
    def lower_case_starts(self) -> frozenset[str]:
        """First words of names that begin in lower case: "al-Qaeda", "dpa", "intelligence community"."""
        rows = self._select("SELECT DISTINCT form FROM name WHERE form GLOB '[a-z]*'{marks}", [])
        words = {re.split(r"[\s-]", form)[0] for (form,) in rows if not form.startswith("the ")}
        return frozenset(words)

    def _offices(self, numbers: list[int]) -> dict[int, tuple[Office, ...]]:
        found: dict[int, tuple[Office, ...]] = {}
        for number, *columns in self._select(_OFFICES, numbers) if numbers else ():
            found[number] = (*found.get(number, ()), Office(*columns))
        return found

    def _select(self, statement: str, values: list[str] | list[int]) -> list[tuple[Any, ...]]:
        marks = ",".join("?" * len(values))
        return self._connection.execute(statement.format(marks=marks), values).fetchall()


def _entry(columns: list[Any], match: str, offices: tuple[Office, ...]) -> Entry:
    id_, name, kind, country, sector, latitude, longitude, population, region = columns
    return Entry(id_, name, kind, country, sector, match, latitude, longitude, population, region, offices)


def _is_form(name: str, form: str) -> bool:
    """Whether a name may be written so: short names in capitals must be, and "The Times" is not "Times"."""
    letters = form.replace(".", "")
    if form.startswith("The ") and form.count(" ") == 1:
        return name[:4].lower() == "the "
    if len(letters) > MAX_LOUD_LENGTH or not letters.isupper():
        return True
    return name.replace(".", "").removesuffix("'s").removesuffix("’s").removeprefix("the ") == letters


@functools.cache
def _connection() -> sqlite3.Connection:
    resource = importlib.resources.files("allegedly") / "resources" / RESOURCE
    with ExitStack() as held:
        path = held.enter_context(importlib.resources.as_file(resource))
        if not Path(path).is_file():
            raise MissingDependency(
                "the gazetteer", f"{RESOURCE} is not in the package", "reinstall allegedly"
            )
        address = f"{Path(path).resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        held.pop_all()
    return connection
