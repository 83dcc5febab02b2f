"""Places of a document with coordinates and country, told from others of their name by what else the article names.

Where nothing tells, the place stays unknown: the most populous town of a name is not taken for the right one.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from allegedly.extract.tree import Tree
from allegedly.model.actor import Entry, KnownName, Place
from allegedly.model.annotation import Token
from allegedly.model.text import Span

PLACE_TYPES = frozenset({"country", "city", "region", "sea"})
PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "off", "via", "outside", "across", "inside", "around", "on"}
)
CLEARLY_LARGER = 8.0
"""A town of at least a million people is meant where no other of its name is an eighth of it."""
LARGE = 500_000
TYPE_ORDER = {"country": 0, "sea": 1, "region": 2, "city": 3}


def tree_to_places(tree: Tree) -> tuple[Place, ...]:
    """Every place that the document names, in order of the text."""
    certain = _certain_countries(tree)
    found = []
    for known in (*tree.annotated.dateline, *tree.names):
        candidates = [
            each
            for each in known.entries
            if each.type in PLACE_TYPES and each.match not in {"adjective", "people"}
        ]
        if candidates and not (known.acts and _is_state(known)):
            found.append(_place(tree, known, _without_doubles(candidates), certain))
    return tuple(found)


def _is_state(known: KnownName) -> bool:
    return any(each.type == "country" for each in known.entries)


def _without_doubles(entries: Sequence[Entry]) -> list[Entry]:
    """Places by kind; a state only by its own name, not by that of its capital."""
    found = {each.id: each for each in entries if each.match not in {"capital", "seat"}}
    return sorted(found.values(), key=lambda each: (TYPE_ORDER[each.type], -each.population, each.id))


def _certain_countries(tree: Tree) -> Counter[str]:
    """Countries that the document speaks of by names that can mean nothing else, and how often."""
    found: Counter[str] = Counter()
    for known in (*tree.annotated.dateline, *tree.names):
        states = {each.country for each in known.entries if each.type == "country"}
        others = {each.country for each in known.entries if each.type in PLACE_TYPES}
        regions = {each.country for each in known.entries if each.type == "region"}
        if len(states) == 1 and regions <= states:
            found[states.pop()] += 2
        elif len(others) == 1:
            found[others.pop()] += 1
    return found


def _place(tree: Tree, known: KnownName, entries: Sequence[Entry], certain: Counter[str]) -> Place:
    name = known.span.of(tree.text)
    if not entries:
        return Place(name, known.span)
    beside = _beside(tree, known)
    if beside:
        near = [each for each in entries if {each.country, each.region} & beside]
        if near:
            return _known(near[0], known.span, "the words beside it name where it lies")
    if len(entries) == 1:
        return _known(entries[0], known.span, "the gazetteer has one place of this name")
    if entries[0].type in {"country", "sea"} and not _speaks_of_region(entries, certain):
        return _known(entries[0], known.span, f"the name of a {entries[0].type}")
    spoken = [each for each in entries if certain[each.country]]
    if len({each.country for each in spoken}) == 1 and _is_clear(spoken):
        return _known(spoken[0], known.span, f"the article speaks of its country ({spoken[0].country})")
    if any(each.match == "capital" for each in known.entries):
        capital = next(each for each in known.entries if each.match == "capital")
        city = next(
            (each for each in entries if each.type == "city" and each.country == capital.country), None
        )
        if city is not None:
            return _known(city, known.span, "a capital")
    if _is_clear(entries):
        return _known(entries[0], known.span, "by far the largest of its name")
    reason = f"{len(entries)} places have this name, and the article does not tell which"
    return Place(name, known.span, reason=reason)


def _speaks_of_region(entries: Sequence[Entry], certain: Counter[str]) -> bool:
    """Whether the article is about the country of a region that has a state's name, and not about that state."""
    state = entries[0]
    return certain[state.country] <= 2 and any(
        each.type == "region" and certain[each.country] > certain[state.country] for each in entries[1:]
    )


def _is_clear(entries: Sequence[Entry]) -> bool:
    """Whether the first place is so much larger than the others that they are hardly meant."""
    if entries[0].type != "city":
        return entries[0].type in {"region", "country", "sea"}
    others = max((each.population for each in entries[1:]), default=0)
    if others == 0:
        return True
    return entries[0].population >= max(LARGE, CLEARLY_LARGER * others) or math.isclose(others, 0.0)


def _beside(tree: Tree, known: KnownName) -> set[str]:
    """Countries and states named just after a comma or "in": "Springfield, Illinois", "Sfax, in Tunisia"."""
    last = known.end_token
    found: set[str] = set()
    names = tree.names
    near = bisect_left(names, last, key=lambda each: each.first_token)
    for other in names[near : near + 3]:
        if last <= other.first_token <= last + 2 and _joins(tree.tokens[last : other.first_token]):
            for each in other.entries:
                found |= (
                    {each.country}
                    if each.type == "country"
                    else {each.name}
                    if each.type == "region"
                    else set()
                )
    return found - {""}


def _joins(tokens: Sequence[Token]) -> bool:
    words = [token.text.lower() for token in tokens]
    return words in ([","], [",", "in"], ["in"], ["("])


def _known(entry: Entry, span: Span, reason: str) -> Place:
    return Place(
        entry.name, span, entry.id, entry.type, entry.country, entry.latitude, entry.longitude, reason
    )  # fmt: skip
