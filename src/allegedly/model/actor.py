"""Who acts and where: entries of the gazetteer, the actors of a document, and places."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from allegedly.model.link import Feature
from allegedly.model.text import Span

MAX_KEYS = 16_384
"""Names whose keys are kept: the words of an article come back, and a key costs 30 microseconds."""

_APART = re.compile(r"[^\w&+]+")
_POSSESSIVE = re.compile(r"[’'`]s?$")


@functools.lru_cache(maxsize=MAX_KEYS)
def name_key(name: str) -> str:
    """A name in the form in which its spellings agree: no case, accents, article, points or possessive.

    >>> name_key("the U.S."), name_key("Recep Tayyip Erdoğan’s"), name_key("Workers' Party")
    ('us', 'recep tayyip erdogan', 'workers party')
    """
    letters = name
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
        letters = "".join(each for each in plain if not unicodedata.combining(each))
    letters = _POSSESSIVE.sub("", letters.strip()).casefold().replace(".", "")
    words = [word for word in _APART.split(re.sub(r"[’'`]", "", letters)) if word]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held: its title, the body (a country's ISO code or a name), first and last day."""

    title: str
    body: str
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the gazetteer knows, found under a certain name.

    `type` is country, agency, force, court, parliament, party, organisation, ngo, company, armed-group, person, outlet,
    wire, city, region or sea; `country` an ISO 3166 alpha-3 code; `sector` a PLOVER code (GOV, MIL, REB, ...).
    `match` tells how the name names it: name, alias, acronym, adjective, people, seat (always the government) or
    capital (the government where it acts). Degrees and people are 0 where none are known.
    """

    id: str
    name: str
    type: str
    country: str = ""
    sector: str = ""
    match: str = "name"
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    region: str = ""
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownName:
    """Words of a text that are the name of one or more entries, the longest that there are.

    `acts` is false where the name of a place stands for the place, and not for those who rule there.
    """

    span: Span
    first_token: int
    end_token: int
    entries: tuple[Entry, ...]
    acts: bool = True


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of one document: who it is, what the article and the gazetteer say of it, and where it is named.

    `id` is the gazetteer's where `entry` is set, that of a state's organ ("body/nor/...") or the document's own. `name`
    is the canonical name, `aliases` what else the article calls it. `type` is an entry's type, or group; `country` an
    ISO 3166 alpha-3 code, `sector` a PLOVER code; both are empty where nothing tells. `role` and `description` are the
    article's words. `reason` says why it is this one.
    """

    id: str
    name: str
    type: str
    country: str
    sector: str
    role: str
    description: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    entry: str
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a document names, and why it is this one of its name.

    `id` is the gazetteer's, empty where it has none or the article does not tell which: then country (ISO 3166 alpha-3)
    and degrees are unknown as well.
    """

    name: str
    span: Span
    id: str = ""
    type: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None
    reason: str = "the gazetteer has no place of this name"

    def words(self, text: str) -> str:
        """The place's own words in a text, without article."""
        return self.span.of(text).removeprefix("the ")


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor as one document has it."""

    document: str
    id: str


@dataclass(frozen=True, slots=True)
class CaseActor:
    """An actor of a case: what its documents say of it put together, and as which actors they have it."""

    id: str
    name: str
    type: str
    country: str
    sector: str
    role: str
    description: str
    aliases: tuple[str, ...]
    members: tuple[ActorRef, ...]


@dataclass(frozen=True, slots=True)
class ActorLink:
    """A judged pair of actors of two documents: the same or not, how probably, and what was compared."""

    left: ActorRef
    right: ActorRef
    same: bool
    probability: float
    features: tuple[Feature, ...]
