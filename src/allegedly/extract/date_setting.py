"""What a date expression is read against: the day of publication, the tense, the dates named before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from allegedly.extract.intervals import Interval
from allegedly.extract.tense import Tense
from allegedly.model.claim import TimeType
from allegedly.model.text import PublicationDate


@dataclass(frozen=True, slots=True)
class Reference:
    """The first and last day on which the text may have been published; None where nothing tells."""

    first: date | None
    last: date | None

    @property
    def day(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return self.first if self.first == self.last else None

    @property
    def year(self) -> int | None:
        """The year of publication, where it is known."""
        if self.first is None or self.last is None or self.first.year != self.last.year:
            return None
        return self.first.year


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands. `previous` is the date named last before it, `quarter` the last quarter named.

    `is_near` tells that `previous` stands in the same sentence. `narrative` tells a text about times long before its
    publication, or one without a date: months and days there belong to the year that was named last.
    """

    reference: Reference
    tense: Tense = Tense.PAST
    previous: Interval | None = None
    is_near: bool = False
    quarter: Interval | None = None
    narrative: bool = False

    @property
    def day(self) -> date | None:
        """The day of publication, where it is known."""
        return self.reference.day

    @property
    def year(self) -> int | None:
        """The year of publication, where it is known."""
        return self.reference.year

    @property
    def told_year(self) -> int | None:
        """The year that a narrative tells of: the one named last; None in news."""
        if not self.narrative or self.previous is None or self.previous.first is None:
            return None
        return self.previous.first.year

    def on(self, day: date) -> Setting:
        """The same on a text published on this day."""
        return replace(self, reference=Reference(day, day))


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression stands for. An interval without days cannot be placed on the calendar."""

    interval: Interval
    type: TimeType = TimeType.DATE
    frequency: str = ""
    modifier: str = ""


NOT_ON_CALENDAR = Resolved(Interval(""))
"""A day that does not exist, or a year out of range: read, and not resolved."""

Words = Mapping[str, str]
"""The words of an expression by their class, in small letters."""

Rule = Callable[[Words, Setting], Resolved | None]
"""From the words of a form to what they stand for; None where they are no expression of time after all."""


def resolved_or_not(interval: Interval | None) -> Resolved:
    """The interval resolved; not resolved where the calendar has none."""
    return NOT_ON_CALENDAR if interval is None else Resolved(interval)


def published_to_reference(published: PublicationDate | None) -> Reference:
    """The reference that a publication date gives; an empty one where there is none."""
    return Reference(None, None) if published is None else Reference(published.earliest, published.latest)
