"""News agencies and the ways that articles credit them. Add a row to teach a new one."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: the name used everywhere, and the other names under which it is credited."""

    name: str
    aliases: tuple[str, ...] = ()


AGENCIES = (
    Agency("AP", ("Associated Press", "The Associated Press", "The AP", "A.P.")),
    Agency("Reuters", ("Thomson Reuters", "Thomson Reuters Foundation", "Reuters News", "Reuters Health")),
    Agency("AFP", ("Agence France-Presse", "Agence France Presse", "AFP News", "AFP Relaxnews")),
    Agency("dpa", ("Deutsche Presse-Agentur", "dpa International", "dpa/tca")),
    Agency("PA Media", ("PA", "Press Association", "The Press Association", "PA news agency")),
    Agency("UPI", ("United Press International",)),
    Agency("TASS", ("ITAR-TASS", "Itar-Tass")),
    Agency("Xinhua", ("Xinhua News Agency",)),
    Agency("Bloomberg", ("Bloomberg News", "Bloomberg.com")),
    Agency("IANS", ("Indo-Asian News Service",)),
    Agency("PTI", ("Press Trust of India",)),
    Agency("ANI", ("Asian News International",)),
    Agency("ANSA", ()),
    Agency("EFE", ("Agencia EFE", "EFE News")),
    Agency("Kyodo", ("Kyodo News",)),
    Agency("Jiji", ("Jiji Press",)),
    Agency("Interfax", ("Interfax-Ukraine",)),
    Agency("RIA Novosti", ("RIA",)),
    Agency("Yonhap", ("Yonhap News Agency",)),
    Agency("Anadolu", ("Anadolu Agency", "Anadolu Ajansi")),
    Agency("Canadian Press", ("The Canadian Press", "CP")),
    Agency("AAP", ("Australian Associated Press",)),
    Agency("TNS", ("Tribune News Service",)),
    Agency("CNN Wire", ("CNN Newsource", "The-CNN-Wire")),
    Agency("IRNA", ()),
    Agency("SANA", ()),
    Agency("KCNA", ()),
    Agency("Ukrinform", ()),
    Agency("Bernama", ()),
    Agency("Antara", ()),
    Agency("Belga", ()),
    Agency("STT-Lehtikuva", ("STT",)),
    Agency("TT", ("TT News Agency",)),
    Agency("NTB", ()),
    Agency("Ritzau", ()),
    Agency("APA", ("Austria Press Agency",)),
    Agency("Keystone-SDA", ("Keystone-ATS",)),
    Agency("MTI", ()),
    Agency("PAP", ("Polish Press Agency",)),
    Agency("Agerpres", ()),
    Agency("MENA", ("Middle East News Agency",)),
    Agency("WAM", ("Emirates News Agency",)),
)

_AGENCY_WORDS = re.compile(
    r"\b(?:(?:press|news|wire|information) (?:agency|association|service)|news ?wire|wire)$", re.IGNORECASE
)
"""Words at the end of a name that tell an agency which stands in no list."""

_SHORT = 3
"""Names of up to three letters are credits only in capitals: "TT", not "tt"."""


@functools.cache
def _names() -> dict[str, str]:
    """Every name in lower case, and the agency's name."""
    return {name.lower(): agency.name for agency in AGENCIES for name in (agency.name, *agency.aliases)}


def agency_of(words: str) -> str:
    """The agency that these words name, all of them; empty where they name none.

    >>> agency_of("The Associated Press"), agency_of("AP"), agency_of("IntegrityPress.org")
    ('AP', 'AP', '')
    """
    words = words.strip(" .,:;–—-")
    name = _names().get(words.lower(), "")
    if name and len(words) <= _SHORT and not (words.isupper() or words == name):
        return ""
    return name


def says_agency(name: str) -> bool:
    """Whether a name is a known agency's or says of itself that it is one.

    >>> says_agency("Lusitana Press Agency"), says_agency("Reuters"), says_agency("Harbour News")
    (True, True, False)
    """
    return agency_of(name) != "" or _AGENCY_WORDS.search(name.strip()) is not None


@functools.cache
def agency_pattern() -> str:
    """A regular expression, case included, for any agency's name; the longest name wins."""
    names = {name for agency in AGENCIES for name in (agency.name, *agency.aliases)}
    names |= {name.upper() for name in names if len(name) > _SHORT}
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "(?:" + "|".join(re.escape(name) for name in ordered) + ")"
