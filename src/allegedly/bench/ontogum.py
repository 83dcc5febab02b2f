"""OntoGUM: news articles with coreference by the scheme of OntoNotes (Zhu et al. 2021, 2021.acl-short.59)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from allegedly.bench.coref_score import Cluster
from allegedly.model.text import Span

_ENTITY = re.compile(r"\([^()]+\)|\([^()]+|[^()]+\)")


@dataclass(frozen=True, slots=True)
class OntoGumArticle:
    """A text, its paragraphs, the spans of its gold tokens, and clusters of half-open ranges of those."""

    name: str
    text: str
    blocks: tuple[Span, ...]
    tokens: tuple[Span, ...]
    clusters: tuple[Cluster, ...]


def ontogum_articles(folder: Path) -> Iterator[OntoGumArticle]:
    """All articles of a folder of CoNLL-U files, in order of their names."""
    for path in sorted(folder.glob("*.conllu")):
        yield conllu_to_article(path.stem, path.read_text(encoding="utf-8"))


def conllu_to_article(name: str, conllu: str) -> OntoGumArticle:
    """The article of one file: paragraphs are parted by an empty line, words as SpaceAfter says."""
    text = ""
    blocks: list[Span] = []
    tokens: list[Span] = []
    open_: dict[str, list[int]] = {}
    clusters: dict[str, set[tuple[int, int]]] = {}
    start = 0
    for line in conllu.splitlines():
        if line.startswith("# newpar") and "block" not in line and text:
            text = text.rstrip()
            blocks.append(Span(start, len(text)))
            text += "\n\n"
            start = len(text)
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 10 or not cells[0].isdigit():
            continue
        misc = dict(each.split("=", 1) for each in cells[9].split("|") if "=" in each)
        place = len(tokens)
        tokens.append(Span(len(text), len(text) + len(cells[1])))
        text += cells[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
        for mark in _ENTITY.findall(misc.get("Entity", "")):
            key = mark.strip("()").split("-")[0]
            if mark.startswith("("):
                open_.setdefault(key, []).append(place)
            if mark.endswith(")") and open_.get(key):
                clusters.setdefault(key, set()).add((open_[key].pop(), place + 1))
    blocks.append(Span(start, len(text.rstrip())))
    return OntoGumArticle(
        name,
        text.rstrip(),
        tuple(blocks),
        tuple(tokens),
        tuple(frozenset(each) for each in clusters.values()),
    )
