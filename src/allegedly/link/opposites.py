"""Events that cannot both be so: alive and dead, rise and fall, approve and reject.

Each line is one axis with its two sides; what stands on one side contradicts what stands on the other, where all else
is the same. Pairs that news tells one after the other (start and stop, open and close) are not here: both can be so.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from allegedly.link.synonyms import term_to_concept
from allegedly.link.terms import lemmas_to_terms

_AXES = """
die | alive survive
rise | fall
approve accept endorse | reject refuse veto
guilty convict | innocent acquit
authentic genuine | fake hoax forge bogus
safe | unsafe dangerous
legal lawful | illegal unlawful
win | lose
"""


@dataclass(frozen=True, slots=True)
class Pole:
    """The side, 1 or -1, that a statement takes on an axis, which its first word names."""

    axis: str
    side: int


def event_to_pole(trigger: str, terms: Collection[str]) -> Pole | None:
    """The pole of an event: that of its trigger, or where the verb is only "be", the one that its terms have.

    >>> event_to_pole("fall", ())
    Pole(axis='rise', side=-1)
    >>> event_to_pole("", {"mayor", "alive"})
    Pole(axis='die', side=-1)
    """
    if trigger:
        return _poles().get(trigger)
    found = {_poles()[term] for term in terms if term in _poles()}
    return found.pop() if len(found) == 1 else None


def are_opposite(left: Pole | None, right: Pole | None) -> bool:
    """Whether the two take opposite sides on one axis."""
    return left is not None and right is not None and left.axis == right.axis and left.side != right.side


@functools.cache
def _poles() -> Mapping[str, Pole]:
    poles = {}
    for line in _AXES.strip().splitlines():
        sides = [[_concept(word) for word in side.split()] for side in line.split("|")]
        for side, terms in zip((1, -1), sides, strict=True):
            poles.update(dict.fromkeys(terms, Pole(sides[0][0], side)))
    return poles


def _concept(word: str) -> str:
    return term_to_concept(lemmas_to_terms((word,))[0])
