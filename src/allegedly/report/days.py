"""Days of the calendar as numbers, for whatever is set out in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of days as ordinals, both inside."""

    first: int
    last: int


def days_of(start: str, end: str) -> Days | None:
    """The days between two ISO dates; nothing where they are not on the calendar or the wrong way round."""
    try:
        first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    except ValueError:
        return None
    return Days(first.toordinal(), last.toordinal()) if first <= last else None
