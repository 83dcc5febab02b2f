"""Wikinews articles of the temporal dependency graph corpus (Yao et al. 2020) as running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from allegedly.bench.detokenise import tokens_to_text
from allegedly.bench.layout import corpus_folder

LAYOUT = "wikinews/tdg_data/*.txt"
HEADER = re.compile(
    r'filename:<doc id="(?P<id>[^"]*)" url="(?P<url>[^"]*)" title="(?P<title>.*?)">.*:SNT_LIST'
)
END_OF_TEXT = "EDGE_LIST"


@dataclass(frozen=True, slots=True)
class PlainArticle:
    """An article as running text, each sentence a paragraph; `published` is its first line, a date."""

    id: str
    url: str
    title: str
    published: str
    text: str


def wikinews_articles(data: Path) -> tuple[PlainArticle, ...]:
    """All articles of all files, in order. Nothing is tuned on them, so every split counts."""
    folder = corpus_folder(data, "wikinews/tdg_data", lambda path: any(path.glob("*.txt")), LAYOUT)
    paths = sorted(folder.glob("*.txt"))
    return tuple(article for path in paths for article in articles_of(path.read_text(encoding="utf-8")))


def articles_of(content: str) -> tuple[PlainArticle, ...]:
    """The articles of one file: a header line, sentences as tokens, then edges up to the next header."""
    found: list[PlainArticle] = []
    header: re.Match[str] | None = None
    sentences: list[str] = []
    for line in content.split("\n"):
        if match := HEADER.match(line):
            header, sentences = match, []
        elif header and line.startswith(END_OF_TEXT):
            found.append(_article(header, sentences))
            header = None
        elif header and line.strip():
            sentences.append(tokens_to_text(line.split()).text)
    return tuple(found)


def _article(header: re.Match[str], sentences: list[str]) -> PlainArticle:
    published, body = (sentences[0], sentences[1:]) if sentences else ("", [])
    return PlainArticle(header["id"], header["url"], header["title"], published, "\n\n".join(body))
