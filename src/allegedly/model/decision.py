"""What an analyst decided against or beyond the machine: who, when and why, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What can be decided.

    Statements are what decisions are about: their ids stay when claims and origins are made anew.
    """

    MERGE = "merge"  # all statements in `subjects` say the same
    SPLIT = "split"  # the statements in `subjects` are a claim of their own
    REJECT = "reject"  # the statements in `subjects` were read wrongly and count for nothing
    INDEPENDENT = "independent"  # the origin of `subjects` owes nothing to the origin of `others`
    RELIABILITY = "reliability"  # the source or outlet that `subjects` names has the letter in `value`
    SETTLE = "settle"  # the claim of `subjects` (for) and `others` (against) turned out as `value` says: held, failed
    NOTE = "note"  # a remark on the things in `subjects`, or on the whole case; changes no grade
    UNDO = "undo"  # the decision with the number in `subjects` is taken back


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `number` counts from 1 within a case; `when` is ISO 8601 in UTC."""

    number: int
    kind: DecisionKind
    subjects: tuple[str, ...]
    others: tuple[str, ...]
    value: str
    who: str
    when: str
    why: str

    def in_words(self) -> str:
        """Who decided it, when and why, for the reader.

        >>> Decision(1, DecisionKind.NOTE, (), (), "", "Ada", "2026-03-01T09:00:00Z", "ask Vell").in_words()
        'Ada on 2026-03-01: ask Vell'
        """
        return f"{self.who} on {self.when[:10]}: {self.why}"


def numbers_taken_back(decisions: Iterable[Decision]) -> frozenset[int]:
    """The numbers of the decisions that were taken back. An undo can itself be undone: the decision stands again."""
    undone: set[int] = set()
    for each in sorted(decisions, key=lambda it: -it.number):
        if each.kind is DecisionKind.UNDO and each.number not in undone:
            undone.update(int(number) for number in each.subjects)
    return frozenset(undone)


def standing_decisions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that were not taken back, in order of their numbers, without the takings back."""
    made = sorted(decisions, key=lambda it: it.number)
    undone = numbers_taken_back(made)
    return tuple(each for each in made if each.number not in undone and each.kind is not DecisionKind.UNDO)
