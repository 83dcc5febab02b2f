"""Who did what to whom, and who stands how to whom, as a reader sees it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeedEntry:
    """An event between two: what it is, how it is presented, and in which articles.

    `agent` and `target` are names or the article's words; `label` is empty only for what an article states flatly.
    `words` are the clearest words that state it.
    """

    agent: str
    deed: str
    target: str
    label: str
    flat: bool
    words: str
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DeedArrow:
    """Events that the picture draws as one arrow: of one agent, or the rest of many. `members` are those events."""

    agent: str
    deed: str
    target: str
    label: str
    flat: bool
    members: tuple[DeedEntry, ...]


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """A relation stated in passing, with the words that say so and the articles."""

    subject: str
    relation: str
    object: str
    words: str
    documents: tuple[int, ...]
