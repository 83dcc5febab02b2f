"""Outlets: which documents of the case a name or an address of a publisher stands for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from allegedly.model.text import Document

_WORD = re.compile(r"\w+")
_DOMAIN = re.compile(r"^[\w-]+(\.[\w-]+)+$")
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
