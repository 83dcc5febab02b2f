"""Two statements side by side, and what comparisons ask of them."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from allegedly.link.opposites import are_opposite
from allegedly.link.profile import Corpus, Profile

Curve = tuple[tuple[float, float], ...]

ONE_SUBJECT_SIMILARITY = 0.1
ONE_SUBJECT_CLOSENESS = 0.45
"""On emergent/dev more than nine of ten pairs of articles on one claim open more alike than this, and one of a hundred
on two."""
ONE_STORY_CLOSENESS = 0.6
"""From which on one event with somebody in common is one deed: stories of one war or one firm are less close.
With .45 the precision of any two statements in one claim on emergent/dev is .718, with .6 .750, with no such rule .751,
at recalls of .887, .892 and .884; the tuning stories lose same origins from .65 on."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements being compared, with the information that their common terms hold, in bits."""

    left: Profile
    right: Profile
    corpus: Corpus
    shared_bits: float

    @property
    def other_number(self) -> bool:
        """Whether both give numbers, and none in common."""
        return bool(self.left.numbers and self.right.numbers) and not self.left.numbers & self.right.numbers

    @property
    def other_actors(self) -> bool:
        """Whether both name actors, and none in common."""
        return bool(self.left.actors and self.right.actors) and not self.left.actors & self.right.actors

    @property
    def other_agents(self) -> bool:
        """Whether both tell who does it, and it is nobody in common: shops and schools stay shut."""
        return bool(self.left.agents and self.right.agents) and not self.left.agents & self.right.agents

    @property
    def headline_of_body(self) -> bool:
        """Whether one is a headline and the other is not."""
        return self.left.heading != self.right.heading

    @property
    def headline_of_lead(self) -> bool:
        """Whether one is a headline, the other what its text says first, and they have a word in common."""
        if self.left.document != self.right.document or not self.headline_of_body:
            return False
        body = self.right if self.left.heading else self.left
        return body.lead and self.shared_bits > 0

    @property
    def opposite(self) -> bool:
        """Whether the events are opposites: alive and dead."""
        return are_opposite(self.left.pole, self.right.pole)

    @property
    def contrary(self) -> bool:
        """Whether the one says that it happened and the other that it did not, or an opposite did."""
        return self.left.sign * self.right.sign * (-1 if self.opposite else 1) < 0

    @property
    def same_event(self) -> bool:
        """Whether the event is the same. A headline often has it in another form: "three dead", "fire kills three"."""
        if self.left.trigger and self.left.trigger == self.right.trigger:
            return True
        return self.headline_of_body and (
            _tells_of(self.left, self.right) or _tells_of(self.right, self.left)
        )

    @property
    def same_deed(self) -> bool:
        """Whether two documents on one story tell of one event with somebody in common who takes part in it.

        Where it is not known how the documents open, nothing tells that they are on one story.
        """
        left, right = self.left, self.right
        if left.document == right.document or not left.trigger or left.trigger != right.trigger:
            return False
        shared = left.agents & right.agents or left.targets & right.targets or left.actors & right.actors
        one_story = self.closeness is not None and self.closeness >= ONE_STORY_CLOSENESS
        return bool(shared) and one_story and not self.other_number

    @property
    def told_in_passing(self) -> bool:
        """Whether the event of one is another than the other's, which only mentions it beside its own.

        An inquiry into a collapse, its cause and a warning of it are not the collapse.
        """
        return _is_told_in_passing(self.left, self.right)

    @property
    def denies_other_event(self) -> bool:
        """Whether one denies what the other does not tell of: a denial is of its own proposition only."""
        left, right = self.left, self.right
        if not self.contrary or self.opposite or left.trigger == right.trigger:
            return False
        return bool(left.trigger and right.trigger) and not (_tells_of(left, right) or _tells_of(right, left))

    @property
    def nested(self) -> bool:
        """Whether one tells, in one text, of a part of the other that is another event.

        "Orrin, a river port, has banned sails" holds that Orrin is a port; so does the headline "Port of Orrin bans
        sails", which is not what it says.
        """
        few, many = sorted((self.left, self.right), key=lambda each: len(each.terms))
        if self.left.document != self.right.document or not (few.trigger and many.trigger):
            return False
        return few.terms <= many.terms and few.trigger != many.trigger and many.trigger not in few.terms

    @property
    def versions(self) -> bool:
        """Whether they are versions of one count: the same event of the same things in another number.

        What is counted is often left out in a headline. One text tells of two counts as of two events.
        """
        if self.left.document == self.right.document and not self.headline_of_body:
            return False
        counted = (self.left.agents | self.left.targets) & (self.right.agents | self.right.targets)
        if self.other_actors and not self.on_one_subject:
            return False
        return self.other_number and self.same_event and (bool(counted) or self.headline_of_body)

    @property
    def closeness(self) -> float | None:
        """The cosine of how the two documents open; None where that is not known."""
        return self.corpus.closeness(self.left.document, self.right.document)

    @property
    def similarity(self) -> float:
        """The cosine of the words of the two documents, weighted by what they tell, 0 to 1."""
        return self.corpus.similarity(self.left.document, self.right.document)

    @property
    def on_one_subject(self) -> bool:
        """By how the two documents open where that is known, else by their words."""
        if self.left.document != self.right.document and self.closeness is not None:
            return self.closeness >= ONE_SUBJECT_CLOSENESS
        return self.similarity > ONE_SUBJECT_SIMILARITY

    @property
    def headlines(self) -> bool:
        """Whether both are headlines of documents of which it is known how they open."""
        return self.left.heading and self.right.heading and self.closeness is not None


def _tells_of(event: Profile, other: Profile) -> bool:
    """Whether the event's word stands in the other statement, neither in passing nor for who takes part."""
    return event.trigger in other.terms and event.trigger not in other.asides | other.participants


def pair_of(left: Profile, right: Profile, corpus: Corpus) -> Pair:
    """The two statements, ready to be compared: of two events, what both or the one tells in passing is nothing that
    they have in common."""
    shared = left.terms & right.terms
    if _is_told_in_passing(left, right):
        shared -= left.asides | right.asides
    elif left.trigger and right.trigger and left.trigger != right.trigger:
        shared -= left.asides & right.asides
    return Pair(left, right, corpus, math.fsum(corpus.bits[term] for term in shared))


def _is_told_in_passing(left: Profile, right: Profile) -> bool:
    if left.trigger == right.trigger or not (left.trigger and right.trigger):
        return False
    return left.trigger in right.asides or right.trigger in left.asides


def along_curve(curve: Curve, value: float) -> float:
    """The curve's height at this value, linear between its points and flat beyond them.

    >>> along_curve(((0.0, -1.0), (1.0, 1.0)), 0.5)
    0.0
    """
    if value <= curve[0][0]:
        return curve[0][1]
    for (low, start), (high, end) in itertools.pairwise(curve):
        if value <= high:
            return start + (end - start) * (value - low) / (high - low)
    return curve[-1][1]
