"""Outlets: which documents of the case a name or an address of a publisher stands for."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from allegedly.model.text import Document, WireCredit, ZoneKind

_WORD = re.compile(r"\w+")
_DOMAIN = re.compile(r"^[\w-]+(\.[\w-]+)+$")
_NAME_IN_DATELINE = re.compile(r"[^()\[\],;:/|—–\n]{2,60}")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu"})
_SUFFIX_WORDS = ("newspaper", "magazine", "website", "news agency", "agency")
AGENCIES: Mapping[str, str] = {
    "ap": "associatedpress",
    "apnews": "associatedpress",
    "afp": "agencefrancepresse",
    "upi": "unitedpressinternational",
    "pa": "pressassociation",
    "thomsonreuters": "reuters",
    "nyt": "newyorktimes",
    "nytimes": "newyorktimes",
    "wsj": "wallstreetjournal",
    "wapo": "washingtonpost",
}
"""Usual short names of agencies and papers, as facts: they share no letters that a rule could join."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """Documents of the case by outlet and by address."""

    documents: Mapping[str, tuple[str, ...]]
    addresses: Mapping[str, str]


@functools.lru_cache(maxsize=65_536)
def outlet_key(name: str) -> str:
    """An outlet's name or domain in a form in which its spellings agree; empty where nothing is left.

    >>> outlet_key("The Daily Example"), outlet_key("www.dailyexample.co.uk")
    ('dailyexample', 'dailyexample')
    """
    plain = name.strip().casefold()
    if _DOMAIN.match(plain):
        labels = [label for label in plain.split(".") if label != "www"]
        labels = labels[:-1] if len(labels) > 1 else labels
        if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
            labels = labels[:-1]
        plain = labels[-1]
    plain = re.sub(r"[’']s?\b", "", plain)
    for suffix in _SUFFIX_WORDS:
        plain = plain.removesuffix(" " + suffix)
    joined = "".join(_WORD.findall(plain))
    joined = joined.removeprefix("the") if len(joined) > 5 else joined
    return AGENCIES.get(joined, joined)


def address_key(url: str) -> str:
    """A link without scheme, "www.", query and final slash; empty where it names no page.

    >>> address_key("https://www.example.org/a/b/?utm=1")
    'example.org/a/b'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    host = parts.netloc.casefold().removeprefix("www.")
    return f"{host}{path}" if host and path else ""


def documents_to_outlets(documents: Sequence[Document]) -> Outlets:
    """Documents of the case by outlet and by address."""
    by_outlet: dict[str, list[str]] = defaultdict(list)
    addresses: dict[str, str] = {}
    for document in sorted(documents, key=lambda each: each.id):
        key = outlet_key(document.publisher)
        if key:
            by_outlet[key].append(document.id)
        address = address_key(document.url)
        if address:
            addresses.setdefault(address, document.id)
    return Outlets({key: tuple(found) for key, found in by_outlet.items()}, addresses)


def document_with_credits(document: Document, outlets: Outlets) -> Document:
    """The document with a credit to each outlet of the case that its dateline or a credit line names.

    An outlet that nobody knows as an agency is one where another paper's dateline says so: "(Vale Press) - At least".
    """
    known = {outlet_key(credit.agency) for credit in document.credits} | {outlet_key(document.publisher)}
    added = []
    for zone in document.zones:
        if zone.kind not in {ZoneKind.DATELINE, ZoneKind.CREDIT}:
            continue
        for match in _NAME_IN_DATELINE.finditer(zone.span.of(document.text)):
            name = match.group().strip()
            key = outlet_key(name)
            if key in outlets.documents and key not in known:
                known.add(key)
                added.append(WireCredit(name, zone.span, zone.kind is ZoneKind.DATELINE))
    return dataclasses.replace(document, credits=(*document.credits, *added)) if added else document
