"""What the pictures and the tables beside them show: forests, timelines and the courses of claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What a node of a forest is; GROUP stands for several that the picture draws together."""

    ESTABLISHED = "established"
    UNESTABLISHED = "unestablished"
    LINK = "link"
    DOCUMENT = "document"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class ForestNode:
    """A node of an origin forest."""

    id: str
    shape: Shape
    label: str
    caption: str


@dataclass(frozen=True, slots=True)
class ForestEdge:
    """From where it was taken to who took it. `probability` is 1 where the text itself names the source.

    `how` is the kind of borrowing in words, `share` the probability in words, empty where the text names the source.
    """

    start: str
    end: str
    probability: float
    how: str
    share: str = ""

    @property
    def label(self) -> str:
        """How it was taken and how probable that is, in words."""
        return f"{self.how}, {self.share}" if self.share else self.how


@dataclass(frozen=True, slots=True)
class ForestGroup:
    """Nodes that the picture draws as one. `title` says what they are; `members` name each one and how it came by it.

    `forest` shows them by themselves where they took from each other too.
    """

    title: str
    members: tuple[tuple[str, str], ...]
    forest: Forest | None = None


@dataclass(frozen=True, slots=True)
class Forest:
    """Origins, those who passed them on, documents: who took it from whom.

    `rows` say the same in words: from, to, how. Of many nodes some are drawn together; `groups` hold those.
    """

    title: str
    nodes: tuple[ForestNode, ...]
    edges: tuple[ForestEdge, ...]
    rows: tuple[tuple[str, str, str], ...]
    groups: tuple[ForestGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A publication or an event on the calendar; `start` and `end` are ISO days, both inside.

    `articles` counts the articles of a publication, `claim` is the number of the claim of an event. `members` are
    the rows that this one stands for where several are drawn together.
    """

    kind: str
    label: str
    when: str
    start: str
    end: str
    articles: int = 0
    claim: int = 0
    members: tuple[TimelineRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """When it is said to have happened, and when it was published; `drawn` are those of the picture, which draws
    many of them together."""

    title: str
    rows: tuple[TimelineRow, ...]
    drawn: tuple[TimelineRow, ...]


@dataclass(frozen=True, slots=True)
class CourseRow:
    """How a claim stood when the articles of some days were out; `start` and `end` are ISO days, empty for no date.

    `reports` and `against` are articles so far, `origins` the expected number of independent ones so far and
    `origins_words` the same in words; `entered` are the established ones that came in then.
    """

    when: str
    start: str
    end: str
    reports: int
    against: int
    origins: float
    origins_words: str
    entered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How a claim came to stand as it does: reports against independent origins as its articles came out."""

    title: str
    rows: tuple[CourseRow, ...]
