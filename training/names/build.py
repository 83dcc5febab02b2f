"""Writes `src/allegedly/resources/given_names.tsv`: given names that only men or only women bear.

    pip install Faker==40.54.0 names==0.3.0 anyascii==0.3.2
    python training/names/build.py

Lists of names by country (Faker, MIT) and counts of the United States census of 1990 (public domain, through the
package names). A name is kept where no list of the other sex has it, or the census has it twenty times as often.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person
import names
from anyascii import anyascii

from allegedly.model.actor import name_key

TARGET = Path("src/allegedly/resources/given_names.tsv")
SCRIPTS = re.compile(r"[\u0041-\u024f\u1e00-\u1eff\u0370-\u052f’' -]+")
"""Latin, Greek and Cyrillic: what English news writes in one way, or nearly."""
CLEAR_RATIO = 20.0
OFTEN = 0.01
"""Per cent of bearers in the census from which it decides alone."""
SURNAMES_TOO = frozenset("kim lee lin ma park yang jin sun min so yu xi da van de la".split())
"""Names that stand first in a full name of East Asia, or are no names."""
BY_HAND = {
    "m": "abdul abdullah ahmed ahmad ali anwar ayman bashar faisal farid fuad habib hamid hamza hassan hussein "
    "hossein ibrahim imran ismail jamal kamal karim khaled khalid mahmoud mohamed mohammed mohammad muhammad mustafa "
    "nabil nasser omar osama qasim rashid reza saad salem salman samir sami tariq walid yasser youssef yusuf zaid "
    "dmitry sergey sergei yevgeny alexei alexey andrei yury yuri nikolai oleksandr serhiy volodymyr vasyl mykola",
    "f": "aisha amina fatima fatma hanan khadija laila layla leila mariam maryam nadia rania salma samira shirin "
    "yasmin zainab zahra oksana olena iryna nataliya tetyana yulia yuliya ksenia svetlana",
}
"""Written for the project: usual spellings of Arabic, Persian and Slavic names."""


def main() -> None:
    """Write the table and say how many names it has."""
    borne = {"m": Counter[str](), "f": Counter[str]()}
    for sex, name in _listed():
        if SCRIPTS.fullmatch(name):
            borne[sex][_key(name)] += 1
    census = {"m": _census("dist.male.first"), "f": _census("dist.female.first")}
    for sex, given in BY_HAND.items():
        borne[sex].update(given.split())
    rows = []
    for name in sorted({*borne["m"], *borne["f"], *census["m"], *census["f"]} - SURNAMES_TOO):
        found = [sex for sex, other in (("m", "f"), ("f", "m")) if _is_only(name, sex, other, borne, census)]
        if len(found) == 1 and len(name) > 1 and name.isalpha():
            rows.append(f"{name}\t{found[0]}\n")
    TARGET.write_text("name\tgender\n" + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} names in {TARGET}")


def _is_only(
    name: str, sex: str, other: str, borne: dict[str, Counter[str]], census: dict[str, dict[str, float]]
) -> bool:
    """Whether this sex bears the name and the other does not, or next to never."""
    mine, theirs = census[sex].get(name, 0.0), census[other].get(name, 0.0)
    is_counted = max(mine, theirs) >= OFTEN
    if is_counted and mine < max(OFTEN, CLEAR_RATIO * theirs):
        return False
    return borne[other][name] == 0 and (is_counted or borne[sex][name] > 0)


def _listed() -> Iterator[tuple[str, str]]:
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for sex, held in (("m", "first_names_male"), ("f", "first_names_female")):
            for name in getattr(provider, held, ()):
                yield sex, name


def _key(name: str) -> str:
    """The name as a gazetteer key, in Latin letters: "Дмитрий" is "dmitry"."""
    latin = name if re.fullmatch(r"[\u0000-\u024f\u1e00-\u1eff’']+", name) else anyascii(name)
    return re.sub(r"iy$", "y", name_key(latin))


def _census(file: str) -> dict[str, float]:
    """Per cent of bearers by name."""
    text = (Path(names.__file__).parent / file).read_text(encoding="ascii")
    return {name_key(name): float(share) for name, share, *_ in map(str.split, text.splitlines())}


if __name__ == "__main__":
    main()
