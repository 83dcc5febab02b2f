"""Any number of articles for measurements of scale: generated ones, with real text mixed in where corpora are given."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from allegedly.bench.emergent import rumour_split
from allegedly.bench.generate import generated_stories
from allegedly.bench.reuse_cases import GENERATED_SEED
from allegedly.bench.wikinews import wikinews_articles
from allegedly.errors import UnreadableInput

Row = dict[str, str]

REAL_EVERY = 10
"""One article in so many is real, at every size: the mean length stays the same, and a slope means what it says."""
SHORTEST_VERSION = 3
"""Paragraphs that are left of an article however often it is cut."""


@dataclass(frozen=True, slots=True)
class RealArticle:
    """An article of a corpus: its paragraphs, and what the corpus says of it."""

    title: str
    publisher: str
    published: str
    paragraphs: tuple[str, ...]


def scale_rows(size: int, mix: Path | None = None) -> Iterator[Row]:
    """So many articles as `allegedly read` takes them in, the same for the same size and corpora.

    With `mix`, a folder of corpora that holds emergent or wikinews, one in ten is real. Where the corpora do not last,
    their articles come again as other outlets would bring them: each time cut at another paragraph.
    """
    generated = (row for story in generated_stories(size, GENERATED_SEED) for row in story.rows)
    if mix is None:
        yield from itertools.islice(generated, size)
        return
    real = real_rows(real_articles(mix))
    for number, row in zip(range(size), generated, strict=False):
        yield next(real) if number % REAL_EVERY == 0 else row


def real_articles(mix: Path) -> tuple[RealArticle, ...]:
    """The articles with a text of the corpora that are in the folder. Raises UnreadableInput where neither is."""
    found: list[RealArticle] = []
    missing: list[UnreadableInput] = []
    try:
        found += [
            RealArticle(each.title, "Wikinews", each.published, _paragraphs(each.text))
            for each in wikinews_articles(mix)
        ]
    except UnreadableInput as error:
        missing.append(error)
    try:
        found += [
            RealArticle(each.headline, each.publisher, each.first_seen, _paragraphs(each.body))
            for each in rumour_split(mix).articles
        ]
    except UnreadableInput as error:
        missing.append(error)
    kept = tuple(each for each in found if each.paragraphs)
    if not kept:
        raise missing[0]
    return kept


def real_rows(articles: Sequence[RealArticle]) -> Iterator[Row]:
    """The articles as rows, over and over: the first time whole, then without more and more of the last paragraphs."""
    for version in itertools.count():
        for number, each in enumerate(articles):
            kept = max(SHORTEST_VERSION, len(each.paragraphs) - version)
            outlet = f"Outlet {version}" if version else each.publisher
            yield {
                "id": f"real-{version}-{number}",
                "title": each.title,
                "publisher": outlet,
                "published": each.published,
                "text": "\n\n".join((*each.paragraphs[:kept], *([f"From {outlet}."] if version else []))),
            }


def write_rows(place: Path, rows: Iterator[Row]) -> int:
    """Write articles as JSON Lines; how many bytes of text they hold."""
    written = 0
    with place.open("w", encoding="utf-8") as stream:
        for row in rows:
            stream.write(f"{json.dumps(row, ensure_ascii=False)}\n")
            written += len(row["text"].encode())
    return written


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for each in text.split("\n") if (line := each.strip()))
