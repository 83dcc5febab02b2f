"""What the leaked-weapons article calls each actor, and where things happen: checks of the case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.model.actor import Actor, name_key
from allegedly.model.case import Case


@dataclass(frozen=True, slots=True)
class ExpectedActor:
    """An actor by its canonical name, with its country and what else the article calls it; `never` it is not."""

    name: str
    country: str
    called: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    description: str = ""


ACTORS = (
    ExpectedActor("Wagner Group", "RUS", ("the group",), ("the other NATO members",), "russian paramilitary"),
    ExpectedActor(
        "Turkey", "TUR", ("Ankara", "government of Turkey", "Turkish government"), ("government in Moscow",)
    ),
    ExpectedActor("United States", "USA", ("US", "Washington"), ("Department of Defense",)),
    ExpectedActor("US officials", "USA"),
    ExpectedActor("US Department of Defense", "USA"),
    ExpectedActor("US intelligence community", "USA", ("intelligence community",)),
    ExpectedActor("Russia", "RUS", ("government in Moscow",), ("Ankara", "Turkish government")),
    ExpectedActor("Ukraine", "UKR"),
    ExpectedActor("NATO", ""),
    ExpectedActor("Mali", "MLI"),
)
PLACES = (("Mali", "MLI"), ("Turkey", "TUR"), ("Black Sea", ""), ("Ukraine", "UKR"))
"""Places of the article with their countries; each must have coordinates."""

ACTING = frozenset({"Ankara", "Washington", "Moscow"})
"""Capitals that the article never means as places."""


def actor_failures(case: Case) -> list[str]:
    """Actors that are missing, of another country, without a name that the article gives them, or with another's."""
    actors = [actor for each in case.extractions for actor in each.actors]
    return [line for expected in ACTORS for line in _failures(expected, actors)]


def _failures(expected: ExpectedActor, actors: Sequence[Actor]) -> list[str]:
    actor = next((each for each in actors if name_key(each.name) == name_key(expected.name)), None)
    if actor is None:
        return [f"no actor {expected.name!r}"]
    found = []
    if actor.country != expected.country:
        found.append(f"{expected.name}: country {actor.country!r}, not {expected.country!r}")
    aliases = {name_key(each) for each in actor.aliases}
    found += [
        f"{expected.name}: not called {each!r}" for each in expected.called if name_key(each) not in aliases
    ]
    found += [f"{expected.name}: called {each!r}" for each in expected.never if name_key(each) in aliases]
    if expected.description not in actor.description.lower():
        found.append(f"{expected.name}: described as {actor.description!r}")
    return found


def place_failures(case: Case) -> list[str]:
    """Places that are missing, of another country or without coordinates, and capitals that are no places here."""
    places = [place for each in case.extractions for place in each.places]
    found = [
        f"no place {name!r} with country {country!r} and coordinates"
        for name, country in PLACES
        if not any(
            (each.name, each.country) == (name, country) and each.latitude is not None for each in places
        )
    ]
    return found + [f"{each.name} is taken for a place" for each in places if each.name in ACTING]
