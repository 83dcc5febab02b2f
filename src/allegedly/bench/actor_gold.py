"""Articles with actors and places marked by a reader: `[[words|who|country]]`, `@` before the name of a place.

The format is described in `bench/gold-actors/README.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from allegedly.model.actor import name_key
from allegedly.model.text import Span

_MARK = re.compile(r"\[\[([^\]|]+)\|([^\]|]+)\|([^\]|]+)\]\]")
UNKNOWN = "-"
UNTOLD = "?"


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words of the text, the keys of the names that are right for them, and the country, empty where untold.

    `place` tells a place; its `names` are empty where a careful reader cannot tell it from others.
    """

    span: Span
    names: frozenset[str]
    country: str
    place: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article without its marks, and what they said."""

    name: str
    text: str
    mentions: tuple[GoldMention, ...]


def gold_articles(folder: Path) -> list[GoldArticle]:
    """All articles of a folder, in order of their names."""
    return [
        marked_to_article(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.txt"))
    ]


def marked_to_article(name: str, marked: str) -> GoldArticle:
    """The text without marks, and the mentions in it.

    >>> article = marked_to_article("a", "In [[Ankara|@Ankara|TUR]] it is warm, [[Ankara|Turkey|TUR]] says.")
    >>> article.text, [(each.span.of(article.text), sorted(each.names), each.place) for each in article.mentions]
    ('In Ankara it is warm, Ankara says.', [('Ankara', ['ankara'], True), ('Ankara', ['turkey'], False)])
    """
    pieces: list[str] = []
    mentions: list[GoldMention] = []
    length = last = 0
    for mark in _MARK.finditer(marked):
        before, words = marked[last : mark.start()], mark[1]
        length += len(before)
        place = mark[2].startswith("@")
        names = frozenset(name_key(each.removeprefix("@")) for each in mark[2].split("/"))
        country = "" if mark[3] == UNKNOWN else mark[3]
        known = names - {name_key(UNTOLD), ""}
        mentions.append(GoldMention(Span(length, length + len(words)), known, country, place))
        pieces += [before, words]
        length += len(words)
        last = mark.end()
    text = "".join([*pieces, marked[last:]])
    return GoldArticle(name, text, tuple(mentions))
