"""Tables of conflicting values with gold: flight, book, population."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

from allegedly.bench.layout import corpus_folder
from allegedly.weigh.cells import Row

FLIGHT_COLUMNS = (
    "scheduled departure",
    "departure",
    "departure gate",
    "scheduled arrival",
    "arrival",
    "arrival gate",
)
GOLD_AIRLINES = ("aa", "ua", "CO")
"""The three airlines whose own sites the gold of flight was taken from."""

NOT_A_GATE = frozenset({"", "-", "--", "not provided by airline", "not available", "contact airline"})
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})\s*([AaPp])?")
_CELL = attrgetter("source", "item", "value")
_GROUPS = re.compile(r"\s*[;/&|]\s*|\s+and\s+")


@dataclass(frozen=True, slots=True)
class GoldTable:
    """Rows, and the right value (or values, of lists) of some of the items."""

    name: str
    rows: tuple[Row, ...]
    gold: Mapping[str, frozenset[str]]


def flight_table(data: Path) -> GoldTable:
    """Flight (Li et al. 2012, doi:10.14778/2535568.2448943): times in minutes of the day, gates as text."""
    folder = corpus_folder(
        data, "truth/flight", _has("ground_truth"), "conflicting_data/DAY.txt and ground_truth"
    )
    rows, gold = set(), {}
    for path in sorted((folder / "conflicting_data").glob("*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            source, flight, *cells = line.split("\t")
            for column, cell in zip(FLIGHT_COLUMNS, cells, strict=False):
                value = _flight_value(column, cell)
                if value:
                    rows.add(Row(source, f"{path.stem} {flight} {column}", value))
    for path in sorted((folder / "ground_truth").glob("*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            flight, *cells = line.split("\t")
            for column, cell in zip(FLIGHT_COLUMNS, cells, strict=False):
                value = _flight_value(column, cell)
                if value:
                    gold[f"{path.stem} {flight} {column}"] = frozenset({value})
    return GoldTable("flight", tuple(sorted(rows, key=_CELL)), gold)


def _has(name: str) -> Callable[[Path], bool]:
    return lambda folder: (folder / name).exists()


def _flight_value(column: str, cell: str) -> str:
    """Minutes since midnight, or the gate in lower case; empty where there is none.

    >>> _flight_value("arrival", "12/1/2011 2:07PM EST"), _flight_value("arrival gate", "--")
    ('847', '')
    """
    if "gate" in column:
        gate = cell.strip().casefold()
        return "" if gate in NOT_A_GATE else gate
    clock = _CLOCK.search(cell)
    if not clock:
        return ""
    hour, minute = int(clock[1]), int(clock[2])
    if clock[3]:
        hour = hour % 12 + (12 if clock[3].lower() == "p" else 0)
    return str(hour * 60 + minute)


def book_table(data: Path) -> GoldTable:
    """Book (Yin, Han, Yu 2008): one row an author, by last name; the gold is the whole list of a book."""
    folder = corpus_folder(
        data, "truth/book", _has("ground_truth"), "conflicting_data/book.txt and ground_truth"
    )
    rows = set()
    for line in (
        (folder / "conflicting_data" / "book.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    ):
        cells = line.split("\t")
        if len(cells) >= 4:
            rows |= {Row(cells[0], cells[1].strip(), author) for author in _last_names(cells[3])}
    gold = {}
    for line in (
        (folder / "ground_truth" / "book.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    ):
        isbn, _, authors = line.partition("\t")
        if _last_names(authors):
            gold[isbn.strip()] = _last_names(authors)
    return GoldTable("book", tuple(sorted(rows, key=_CELL)), gold)


def _last_names(authors: str) -> frozenset[str]:
    """Last names in lower case, whichever way round the names are.

    >>> sorted(_last_names("Knuth, Donald E.; Leslie Lamport"))
    ['knuth', 'lamport']
    """
    if "not available" in authors.casefold():
        return frozenset()
    found = set()
    for part in _GROUPS.split(authors.casefold()):
        names = [name.strip() for name in part.split(",") if name.strip()]
        if len(names) > 2 and all(" " in name for name in names):
            found |= {_words(name)[-1] for name in names if _words(name)}
        elif names and _words(names[0]):
            found.add(
                " ".join(_words(names[0]))
                if len(names) > 1 and len(_words(names[0])) < 3
                else _words(names[0])[-1]
            )
    return frozenset(found)


def _words(name: str) -> list[str]:
    return [
        word
        for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name)
        if word not in ("jr", "sr", "phd", "dr")
    ]


def population_table(data: Path) -> GoldTable:
    """Population (Pasternack & Roth 2010): numbers by editors of an encyclopedia, gold from the census."""
    folder = corpus_folder(data, "truth/population", _has("population_truth.csv"), "population_claims.csv")
    rows, gold = set(), {}
    with (folder / "population_claims.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        for each in csv.DictReader(file):
            if re.fullmatch(r"\d+(\.\d+)?", each["PropertyValue"]):
                rows.add(
                    Row(each["SourceID"], f"{each['ObjectID']} {each['PropertyID']}", each["PropertyValue"])
                )
    with (folder / "population_truth.csv").open(encoding="utf-8", errors="replace", newline="") as file:
        for each in csv.DictReader(file):
            gold[f"{each['ObjectID']} {each['PropertyID']}"] = frozenset({each["PropertyValue"]})
    return GoldTable("population", tuple(sorted(rows, key=_CELL)), gold)
