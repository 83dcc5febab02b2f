"""Emergent (Ferreira & Vlachos 2016): rumoured claims, the articles on each, and the verdicts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from allegedly.bench.layout import corpus_folder, split_file
from allegedly.errors import UnreadableInput
from allegedly.model.text import Original

LAYOUT = "emergent/SPLIT.jsonl with claimId, claim, veracity, articleId, headline, body, stance, url, source"
VERDICTS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class RumourArticle:
    """One article on a rumoured claim. `stance` is its headline's: for, against, observing.

    `verdict` is what the claim turned out to be, None where that was never settled. `body` is empty where
    the corpus holds the headline alone.
    """

    id: str
    claim: str
    claim_text: str
    verdict: bool | None
    headline: str
    body: str
    stance: str
    url: str
    publisher: str
    first_seen: str

    @property
    def original(self) -> Original:
        """The article as a row of a table of articles gives it."""
        return Original(
            path=self.id,
            data=f"{self.headline}\n\n{self.body}".encode(),
            media_type="text/plain",
            id=self.id,
            url=self.url,
            title=self.headline,
            publisher=self.publisher,
            published=self.first_seen,
        )


@dataclass(frozen=True, slots=True)
class RumourSplit:
    """The articles of one split, in the order of the file."""

    split: str
    articles: tuple[RumourArticle, ...]


def rumour_split(data: Path) -> RumourSplit:
    """The test split, else dev. Raises UnreadableInput where neither is there, or a line is no article."""
    folder = corpus_folder(data, "emergent", lambda path: split_file(path, ".jsonl") is not None, LAYOUT)
    path = split_file(folder, ".jsonl")
    if path is None:
        raise UnreadableInput(str(folder), "it holds no split to measure on", f"lay it out as {LAYOUT}")
    articles = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            articles.append(_article(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableInput(
                f"{path}:{number}", f"not an article ({error!r})", f"use {LAYOUT}"
            ) from error
    return RumourSplit(path.stem, tuple(articles))


def _article(row: dict[str, str | None]) -> RumourArticle:
    return RumourArticle(
        id=str(row["articleId"]),
        claim=str(row["claimId"]),
        claim_text=str(row["claim"]),
        verdict=VERDICTS.get(str(row["veracity"])),
        headline=row["headline"] or "",
        body=row["body"] or "",
        stance=row["stance"] or "",
        url=row["url"] or "",
        publisher=row["source"] or "",
        first_seen=row["first_seen"] or "",
    )
