"""The possible parents of one document beside one another: a distribution, with "none of these"."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from allegedly.trace.direction import (
    MIN_PAIRWISE_PARENT,
    Judged,
    document_order,
    is_open_copy,
    is_whole_copy,
)
from allegedly.trace.kinship import Kin
from allegedly.trace.outlets import outlet_key

HALVING_LIKENESS = 0.06
"""Share of content words by which a parent must be nearer than another to be twice as likely."""
ELSEWHERE_THAN_OWN = 0.25
"""An outlet goes on from its own earlier text rather than from an equal one elsewhere."""
COPY_THAN_ORIGINAL = 0.5
"""Where a text and whole copies of it give a document the same, what all the copies have beside the first."""
HALVING_WORDS = 4.0


@dataclass(frozen=True, slots=True)
class Parentage:
    """A possible parent with its `probability` beside all other candidates and "none of these"."""

    judged: Judged
    probability: float


def judged_to_parentage(
    candidates: Sequence[Judged],
    parts: Mapping[str, int],
    copied: Mapping[str, Collection[str]],
    alike: Mapping[str, Collection[str]],
) -> list[Parentage]:
    """The distribution over the possible parents of one document, the likeliest first, of equal ones the earliest. The
    sum is at most 1. `copied` tells of which documents each one is a whole copy, `alike` those as well with which it is
    one text and nothing tells the first.

    `parts` tells which part of the document each parent may have given, by the parent's id, where it is merged from
    several; parents of one part compete, and each part has an equal share of the whole. Copies of which nothing
    tells the first take their share of all others alike.
    """
    same = [each for each in candidates if is_open_copy(each)]
    others = [each for each in candidates if not is_open_copy(each)]
    odds = [_odds(each) for each in same]
    left = 1.0 / (1.0 + math.fsum(odds))
    found = [Parentage(each, value * left) for each, value in zip(same, odds, strict=True)]
    numbers = sorted({parts.get(each.kin.parent.id, 0) for each in others})
    for number in numbers:
        rivals = [each for each in others if parts.get(each.kin.parent.id, 0) == number]
        share = left / len(numbers)
        found += [Parentage(each, value * share) for each, value in _shares_of_rivals(rivals, copied, alike)]
    return sorted(found, key=lambda each: (-each.probability, document_order(each.judged.kin.parent)))


def _shares_of_rivals(
    rivals: Sequence[Judged], copied: Mapping[str, Collection[str]], alike: Mapping[str, Collection[str]]
) -> list[tuple[Judged, float]]:
    """How probable each of the parents is of which one at most gave this part.

    A text and its whole copies have together the odds of the likeliest of them: a copy that comes in takes from its
    original alone, and from nobody else.
    """
    names = {each.kin.parent.id for each in rivals}
    plausible = [each for each in rivals if each.pairwise >= MIN_PAIRWISE_PARENT]
    largest = max((each.kin.text.words for each in plausible if each.kin.text), default=0)
    whole = any(is_whole_copy(each) for each in plausible)
    own = any(_is_own_text(each.kin) for each in plausible)
    odds = [
        _odds(each) * _nearness(each.kin, largest, whole, own) * _likeness_factor(each.kin, plausible)
        for each in rivals
    ]
    for group in _texts(sorted(names), alike):
        members = [place for place, each in enumerate(rivals) if each.kin.parent.id in group]
        copies = [
            place for place in members if group.intersection(copied.get(rivals[place].kin.parent.id, ()))
        ]
        most = max(odds[place] for place in members)
        for place in copies:
            odds[place] *= COPY_THAN_ORIGINAL / len(copies)
        here = math.fsum(odds[place] for place in members)
        for place in members:
            odds[place] *= most / here if here else 1.0
    total = 1.0 + math.fsum(odds)
    return [(each, value / total) for each, value in zip(rivals, odds, strict=True)]


def _texts(names: Sequence[str], alike: Mapping[str, Collection[str]]) -> list[set[str]]:
    """The documents in groups of one text: each with those that are whole copies of one another, and theirs."""
    groups: list[set[str]] = []
    for name in names:
        mine = {name, *alike.get(name, ())} & set(names)
        joined = [group for group in groups if group & mine]
        groups = [group for group in groups if not group & mine] + [mine.union(*joined)]
    return groups


def _odds(judged: Judged) -> float:
    return judged.pairwise / (1 - judged.pairwise)


def _nearness(kin: Kin, largest: int, whole: bool, own: bool) -> float:
    """How little a parent is to be preferred to others, 0 to 1: by half for every few words that only the nearest
    one shares, and behind the outlet's own earlier text where there is one.

    Beside a parent of which the document is a whole copy, one that shares no words has no place.
    """
    factor = ELSEWHERE_THAN_OWN if own and not _is_own_text(kin) else 1.0
    words = kin.text.words if kin.text else 0 if whole else largest
    return float(factor * 2.0 ** (min(0, words - largest) / HALVING_WORDS))


def _likeness_factor(kin: Kin, rivals: Sequence[Judged]) -> float:
    """How little a parent is to be preferred for its wording, 0 to 1. One that is named is compared with other texts of
    its outlet alone."""
    if not kin.likeness:
        return 1.0
    outlet = outlet_key(kin.parent.publisher)
    nearest = max(
        (
            each.kin.likeness
            for each in rivals
            if not kin.cites or (each.kin.cites and outlet_key(each.kin.parent.publisher) == outlet)
        ),
        default=0.0,
    )
    return float(2.0 ** (min(0.0, kin.likeness - nearest) / HALVING_LIKENESS))


def _is_own_text(kin: Kin) -> bool:
    return bool(kin.parent.publisher) and outlet_key(kin.parent.publisher) == outlet_key(kin.child.publisher)
