"""The project's own gold of events: articles written for it, with the type and the participants of each statement.

`bench/gold-events/tune/NAME.txt` is an article, `NAME.json` beside it what a careful reader finds;
`bench/gold-events/held-out/` is laid out alike and is never used for tuning.

    {"published": "2024-05-06",
     "statements": [{"trigger": "bought", "type": "BUY", "agent": "the mill", "affected": "two boats"},
                    {"trigger": ["rose", 2], "type": "NONE"},
                    {"trigger": "agreed", "type": "AGREE", "act": "share", "act_type": "COOPERATE"}]}

Words are given letter for letter; `[words, 2]` means their second place, as whole words. `type` is one of
`event_mapping.tsv` or NONE; all typed events of an article are there. `affected` is whom or what it is done to.
`act` is what was agreed, refused or demanded: it may be read as the event instead, with either type.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allegedly.errors import UnreadableInput
from allegedly.extract.event_words import event_kinds
from allegedly.model.text import Span

FOLDER = "gold-events"
NONE = "NONE"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A statement's predicate, its type (NONE where it has none), and the words of its participants, perhaps
    empty."""

    trigger: Span
    type: str
    agent: str
    affected: str
    act: Span | None = None
    act_type: str = ""


@dataclass(frozen=True, slots=True)
class EventArticle:
    """One article of the gold."""

    name: str
    text: str
    published: str
    events: tuple[GoldEvent, ...]


def has_halves(folder: Path) -> bool:
    """Whether a folder is laid out as this gold."""
    return any(next((folder / half).glob("*.json"), None) for half in ("tune", "held-out"))


def event_articles(folder: Path) -> tuple[EventArticle, ...]:
    """The articles of one half, by name. Raises UnreadableInput where words do not stand in the text."""
    found = []
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        data = json.loads(path.read_text(encoding="utf-8"))
        events = tuple(_event(path, text, row) for row in data["statements"])
        found.append(EventArticle(path.stem, text, data["published"], events))
    return tuple(found)


def _event(path: Path, text: str, row: Mapping[str, Any]) -> GoldEvent:
    act = _place(path, text, row["act"]) if "act" in row else None
    for name in (row["type"], row.get("act_type", NONE)):
        if name != NONE and name not in event_kinds():
            known = ", ".join([NONE, *sorted(event_kinds())])
            raise UnreadableInput(str(path), f"{name!r} is no type", f"use one of {known}")
    agent, affected = row.get("agent", ""), row.get("affected", "")
    for each in (agent, affected):
        if each not in text:
            raise UnreadableInput(str(path), f"{each!r} does not stand in the text", "give its words")
    trigger = _place(path, text, row["trigger"])
    return GoldEvent(trigger, row["type"], agent, affected, act, row.get("act_type", ""))


def _place(path: Path, text: str, given: str | list[Any]) -> Span:
    """Where words stand in the text: at their first place, or at the one that is told."""
    words, place = (given, 1) if isinstance(given, str) else (given[0], given[1])
    places = [match.span() for match in re.finditer(rf"\b{re.escape(words)}\b", text)]
    if len(places) < place:
        raise UnreadableInput(
            str(path), f"{words!r} stands {len(places)} times in the text", "give its words"
        )
    return Span(*places[place - 1])
