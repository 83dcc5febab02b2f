"""Who a source is, beyond the words that it is called by: the name under which its record is kept.

"Ankara" and "the Turkish government" are one source; "the mayor" of one story is not "the mayor" of another, and two
people of one name are two unless office or country says that they are one. Where nothing is known of a source but its
label, the label has to do, within the case alone where it may be anybody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from allegedly.model.actor import Actor, name_key
from allegedly.model.claim import Extraction
from allegedly.model.source import Holder
from allegedly.model.text import Document

_OUTLETS = frozenset({"outlet", "wire"})


@dataclass(frozen=True, slots=True)
class SourceIdentity:
    """A source as its record knows it.

    `name` is its canonical name, as compared; `mark` what tells it from others of that name: the gazetteer's id, a
    person's office and country, an outlet's domain. `lasting`: whether whoever has them in another case is the same.
    `names` are all names that the case has for it.
    """

    name: str
    mark: str
    lasting: bool
    names: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Name and mark in one.

        >>> SourceIdentity("ion dask", "police chief", True).key
        'ion dask [police chief]'
        """
        return f"{self.name} [{self.mark}]" if self.mark else self.name


@dataclass(frozen=True, slots=True)
class Identities:
    """What a case knows of its sources: actors by document and name, people's marks by name, outlets by name."""

    actors: Mapping[str, Mapping[str, Actor]] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)
    outlets: Mapping[str, SourceIdentity] = field(default_factory=dict)

    def of_holder(self, holder: Holder, document: str) -> SourceIdentity | None:
        """Who a document's source is; None where the document has no actor of that name."""
        actor = self._actor(holder, document)
        if actor is None or actor.type == "group":
            return None
        name = name_key(actor.name)
        if actor.entry or actor.id.startswith("body/"):
            names = tuple(sorted({name, *(name_key(each) for each in actor.aliases if each[:1].isupper())}))
            return SourceIdentity(name, actor.id, True, names)
        if actor.type == "person":
            mark = self.people.get(name, "")
            return SourceIdentity(name, mark, bool(mark) and " " in name, (name,))
        return SourceIdentity(name, "", True, (name,))

    def of_outlet(self, name: str) -> SourceIdentity:
        """Who publishes under this name: by its entry or its domain where the case has one, else by the name."""
        key = _outlet_key(name)
        return self.outlets.get(key) or SourceIdentity(key, "", True, (key,))

    def _actor(self, holder: Holder, document: str) -> Actor | None:
        known = self.actors.get(document, {})
        for label in filter(None, (holder.label, holder.entity)):
            words = name_key(label).split()
            if found := known.get(" ".join(words)):
                return found
            # "Police chief Ion Dask": a person's office before the name, and nothing else.
            for start in range(1, len(words) - 1):
                found = known.get(" ".join(words[start:]))
                if found and found.type == "person" and name_key(found.role).split() == words[:start]:
                    return found
        return None


def identities_of_case(documents: Iterable[Document], extractions: Sequence[Extraction]) -> Identities:
    """What the articles and the gazetteer tell of a case's sources. The order of what comes in changes nothing."""
    actors = {each.document: _actors_by_name(each.actors) for each in extractions}
    return Identities(actors, _marks_of_people(extractions), _outlets_by_name(documents, actors))


def _actors_by_name(actors: Sequence[Actor]) -> dict[str, Actor]:
    """Actors by their names and their capitalised aliases; a name that two actors of a document bear is nobody's."""
    found: dict[str, Actor] = {}
    shared: set[str] = set()
    for actor in actors:
        for name in {name_key(it) for it in (actor.name, *actor.aliases) if it and it.lower() != it}:
            if found.setdefault(name, actor) is not actor:
                shared.add(name)
    return {name: actor for name, actor in found.items() if name not in shared}


def _marks_of_people(extractions: Sequence[Extraction]) -> dict[str, str]:
    """Office and country of people whom articles alone know, as most documents of the case have them."""
    offices: dict[str, Counter[str]] = {}
    countries: dict[str, Counter[str]] = {}
    for extraction in extractions:
        for actor in extraction.actors:
            if actor.type == "person" and not actor.entry:
                name = name_key(actor.name)
                offices.setdefault(name, Counter())[name_key(actor.role)] += 1
                countries.setdefault(name, Counter())[actor.country.casefold()] += 1
    marks = {
        name: ", ".join(filter(None, (_commonest(offices[name]), _commonest(countries[name]))))
        for name in offices
    }
    return {name: mark for name, mark in sorted(marks.items()) if mark}


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda value: (value == "", -counts[value], value))


def _outlets_by_name(
    documents: Iterable[Document], actors: Mapping[str, Mapping[str, Actor]]
) -> dict[str, SourceIdentity]:
    """Outlets by the gazetteer's entry, else by their one domain; of two domains under one name neither tells."""
    domains: dict[str, set[str]] = {}
    for document in documents:
        if document.publisher and (host := _host_of(document.url)):
            domains.setdefault(_outlet_key(document.publisher), set()).add(host)
    found = {
        name: SourceIdentity(min(hosts), "", True, (name,))
        for name, hosts in domains.items()
        if len(hosts) == 1
    }
    for known in actors.values():
        for name, actor in known.items():
            if actor.entry and actor.type in _OUTLETS:
                found[name] = SourceIdentity(name_key(actor.name), actor.id, True, (name,))
    return found


def _outlet_key(name: str) -> str:
    """A mast head as names are compared; a domain as it is.

    >>> _outlet_key("The Vale Ledger"), _outlet_key("Ledger.example")
    ('vale ledger', 'ledger.example')
    """
    return name.casefold() if "." in name and " " not in name else name_key(name)


def _host_of(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:  # brackets that hold no address
        return ""
    return host.lower().removeprefix("www.")
