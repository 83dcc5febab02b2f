"""Which time belongs to which event: the one that hangs on it, before one that only stands near."""

from __future__ import annotations

from collections.abc import Sequence

from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token
from allegedly.model.claim import TimeType, TimeValue
from allegedly.model.text import Spans


def time_of_event(tree: Tree, quote: Spans, trigger: Token, times: Sequence[TimeValue]) -> TimeValue | None:
    """The time of an event among the expressions in its words; None where there is none.

    One with a place on the calendar goes before one that is vague, one that hangs on the event before one that another
    verb governs, a day before a length, and of those left the nearest.
    """
    inside = [time for time in times if any(span.overlaps(time.span) for span in quote)]
    return min(inside, key=lambda time: _distance(tree, time, trigger), default=None)


def _distance(tree: Tree, time: TimeValue, trigger: Token) -> tuple[bool, bool, bool, int]:
    governor = _governor(tree, time)
    hangs_elsewhere = governor is not None and governor.index not in {trigger.index, trigger.head}
    is_unplaced = not time.start
    is_length = time.type in {TimeType.DURATION, TimeType.SET}
    return is_unplaced, hangs_elsewhere, is_length, abs(time.span.start - trigger.span.start)


def _governor(tree: Tree, time: TimeValue) -> Token | None:
    """The nearest verb above an expression."""
    inside = tree.tokens_in(time.span)
    above = (inside[0], *tree.ancestors(inside[0])) if inside else ()
    return next((token for token in above if token.pos in {"VERB", "AUX"}), None)
