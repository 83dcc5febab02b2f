"""Certainty, polarity and kind of an event in the making, and how factual each outcome is shown."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from allegedly.extract.lexicon import Effect, StanceWord, table_rows
from allegedly.model.annotation import Token
from allegedly.model.claim import Certainty, Cue, Kind, Polarity, Stance

RANK = {Certainty.UNKNOWN: 0, Certainty.POSSIBLE: 1, Certainty.PROBABLE: 2, Certainty.CERTAIN: 3}
KIND_RANK = {
    Kind.ASSERTED: 0,
    Kind.ALLEGED: 1,
    Kind.PREDICTED: 2,
    Kind.PLANNED: 3,
    Kind.ATTEMPTED: 3,
    Kind.OBLIGATION: 4,
    Kind.CONDITIONAL: 5,
    Kind.QUESTION: 5,
    Kind.DENIED: 6,
    Kind.UNCONFIRMED: 7,
    Kind.KNOWN_UNKNOWN: 7,
    Kind.NO_EVIDENCE: 8,
}
REASONS = {
    Kind.ASSERTED: "weakens what is said",
    Kind.ALLEGED: "an allegation",
    Kind.PREDICTED: "said of the future or of what would follow",
    Kind.PLANNED: "a plan or wish, not yet an act",
    Kind.ATTEMPTED: "an attempt, not known to have succeeded",
    Kind.OBLIGATION: "what ought to be, not what is",
    Kind.CONDITIONAL: "holds only under a condition",
    Kind.QUESTION: "asked, not said",
    Kind.DENIED: "denied",
    Kind.UNCONFIRMED: "not confirmed",
    Kind.KNOWN_UNKNOWN: "said not to be known",
    Kind.NO_EVIDENCE: "no evidence for it is known",
}
KEPT_WHEN_NEGATED = frozenset({Kind.PLANNED, Kind.PREDICTED})
"""Kinds that a negation leaves: what is not planned is still said of a plan."""


@dataclass(slots=True)
class Standing:
    """What the operators have made of an event so far; each can only weaken."""

    certainty: Certainty = Certainty.CERTAIN
    negative: bool = False
    unknown: bool = False
    kind: Kind = Kind.ASSERTED
    cues: list[Cue] = field(default_factory=list)
    is_shadow: bool = False
    """Whether this is only asked for the sake of an event that hangs below."""

    def weaken(self, kind: Kind, certainty: Certainty, token: Token, reason: str = "") -> None:
        """Take the weaker certainty and the more telling kind."""
        changed = RANK[certainty] < RANK[self.certainty] or KIND_RANK[kind] > KIND_RANK[self.kind]
        self.certainty = min(self.certainty, certainty, key=RANK.__getitem__)
        self.kind = max(self.kind, kind, key=KIND_RANK.__getitem__)
        if changed:
            self.cues.append(Cue(token.span, f"“{token.text}”: {reason or REASONS[kind]}"))

    def turn(self, effect: Effect, token: Token) -> None:
        """Apply an effect on polarity."""
        if effect is Effect.FLIP:
            self.negative = not self.negative
            self.cues.append(Cue(token.span, f"“{token.text}”: turns it into its opposite"))
        elif effect is Effect.UNKNOWN:
            self.unknown = True
            self.weaken(self.kind, Certainty.UNKNOWN, token)
        elif effect is Effect.NO_EVIDENCE:
            self.unknown = True
            self.weaken(Kind.NO_EVIDENCE, Certainty.UNKNOWN, token)

    def apply(self, word: StanceWord, token: Token, negation: Token | None) -> None:
        """Apply a word of the table, or its negation."""
        if negation is None and word.kind is Kind.DENIED:
            self._deny(word, token)
        elif negation is None:
            # "hopes that the wind will drop" foretells; only an act can be hoped for as one's own
            kind = self.kind if word.kind is Kind.PLANNED and self.kind is Kind.PREDICTED else word.kind
            self.weaken(kind, word.certainty, token)
            self.turn(word.effect, token)
        elif word.negated is Effect.NO_EVIDENCE:
            self.turn(Effect.NO_EVIDENCE, negation)
        else:
            self.weaken(word.kind if word.kind in KEPT_WHEN_NEGATED else Kind.ASSERTED, word.certainty, token)
            self.turn(word.negated, negation)

    def _deny(self, word: StanceWord, token: Token) -> None:
        """What is denied is denied for sure, however it had been put by those who claimed it."""
        self.weaken(word.kind, word.certainty, token)
        self.turn(word.effect, token)
        if not self.unknown and self.kind is Kind.DENIED:
            self.certainty = word.certainty

    def settled(self) -> Stance:
        """The stance that this standing comes to."""
        if self.unknown or self.certainty is Certainty.UNKNOWN:
            return stance_of(Certainty.UNKNOWN, Polarity.UNKNOWN, self.kind, tuple(self.cues))
        polarity = Polarity.NEGATIVE if self.negative else Polarity.POSITIVE
        return stance_of(self.certainty, polarity, self.kind, tuple(self.cues))


def stance_of(certainty: Certainty, polarity: Polarity, kind: Kind, cues: tuple[Cue, ...]) -> Stance:
    """A stance with the factuality that such stances have.

    >>> stance_of(Certainty.CERTAIN, Polarity.NEGATIVE, Kind.ASSERTED, ()).factuality
    -3.0
    """
    return Stance(certainty, polarity, kind, _factuality(certainty, polarity, kind), cues)


def _factuality(certainty: Certainty, polarity: Polarity, kind: Kind) -> float:
    table = factualities()
    value = table.get((certainty, kind))
    size = table[certainty, None] if value is None else value
    return -size if polarity is Polarity.NEGATIVE else size


@functools.cache
def factualities() -> Mapping[tuple[Certainty, Kind | None], float]:
    """Size of the factuality (0 to 3) of a certainty, and of its kinds where they differ from it."""
    return {
        (Certainty(certainty), None if kind == "*" else Kind(kind)): float(size)
        for certainty, kind, size in table_rows("factuality.tsv")
    }
