"""The project's own gold: short articles written for it, with attributions, chains, statements and unknowns.

`bench/gold/tune/NAME.txt` holds an article (headline, blank line, body), `NAME.json` beside it what a careful reader
finds, by docs/annotation.md. `bench/gold/held-out/` is laid out alike and is never used for tuning.

    {"published": "2024-05-06",
     "attributions": [{"id": "a1", "source": "the mayor", "cue": "said", "content": "that the dam was safe",
                       "source_kind": "official", "named": false, "parent": null}],
     "statements": [{"quote": "the dam was safe", "attribution": "a1", "kind": "asserted", "certainty": "CT",
                     "polarity": "+"}],
     "unknowns": [{"quote": "who ordered the work", "slot": "who"}]}

Words are given letter for letter. A list of strings is a discontinuous passage. Where the words stand in the text more
than once, `[words, 2]` with a number means their second place.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allegedly.errors import UnreadableInput
from allegedly.model.claim import Certainty, Kind, Polarity, Slot
from allegedly.model.source import SourceKind
from allegedly.model.text import Span, Spans, normalise_spans

FOLDER = Path("bench/gold")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """An attribution of the gold; `parent` is the id of the one that it stands under."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    source_kind: SourceKind
    named: bool
    parent: str | None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement of the gold: where it stands, under which attribution, and how it is put."""

    quote: Spans
    attribution: str | None
    kind: Kind
    certainty: Certainty
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class GoldUnknown:
    """Something that an article says is not known."""

    quote: Spans
    slot: Slot


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """One article of the gold."""

    name: str
    text: str
    published: str
    attributions: tuple[GoldAttribution, ...]
    statements: tuple[GoldStatement, ...]
    unknowns: tuple[GoldUnknown, ...]

    def depth(self, attribution: GoldAttribution) -> int:
        """How many holders stand between the AUTHOR and the content: 1 for an attribution without a parent."""
        by_id = {each.id: each for each in self.attributions}
        depth = 1
        while attribution.parent is not None:
            attribution = by_id[attribution.parent]
            depth += 1
        return depth


def annotated_articles(folder: Path) -> tuple[AnnotatedArticle, ...]:
    """All articles of a folder in order of their names. Raises UnreadableInput, naming the file and what is wrong."""
    return tuple(_annotated_article(path) for path in sorted(folder.glob("*.json")))


def _annotated_article(path: Path) -> AnnotatedArticle:
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        attributions = tuple(_attribution(each, text) for each in data["attributions"])
        statements = tuple(_statement(each, text) for each in data["statements"])
        unknowns = tuple(
            GoldUnknown(_place(each["quote"], text), Slot(each["slot"])) for each in data["unknowns"]
        )
        _refuse_loose_ends(attributions, statements)
    except (KeyError, ValueError, TypeError) as error:
        raise UnreadableInput(
            str(path), f"{error}", "see src/allegedly/bench/own_gold.py for the format"
        ) from error
    return AnnotatedArticle(path.stem, text, data.get("published", ""), attributions, statements, unknowns)


def _attribution(data: Mapping[str, Any], text: str) -> GoldAttribution:
    return GoldAttribution(
        id=data["id"],
        source=_place(data["source"], text) if data["source"] else (),
        cue=_place(data["cue"], text),
        content=_place(data["content"], text),
        source_kind=SourceKind(data["source_kind"]),
        named=bool(data["named"]),
        parent=data["parent"],
    )


def _statement(data: Mapping[str, Any], text: str) -> GoldStatement:
    return GoldStatement(
        quote=_place(data["quote"], text),
        attribution=data["attribution"],
        kind=Kind(data["kind"]),
        certainty=Certainty(data["certainty"]),
        polarity=Polarity(data["polarity"]),
    )


def _place(words: str | Sequence[Any], text: str) -> Spans:
    """Where the words stand. A string, a list of strings (parts), or a string with the number of its place."""
    if isinstance(words, str):
        return (_find(words, 1, text),)
    parts = list(words)
    if len(parts) == 2 and isinstance(parts[1], int):
        return (_find(parts[0], parts[1], text),)
    return normalise_spans(span for part in parts for span in _place(part, text))


def _find(words: str, number: int, text: str) -> Span:
    start = -1
    for _ in range(number):
        start = text.find(words, start + 1)
        if start < 0:
            raise ValueError(f"{words!r} does not stand in the text {number} times")
    return Span(start, start + len(words))


def _refuse_loose_ends(attributions: Sequence[GoldAttribution], statements: Sequence[GoldStatement]) -> None:
    """Every parent and every statement's attribution must exist, and no chain may turn in a circle."""
    parents = {each.id: each.parent for each in attributions}
    for name in [each.parent for each in attributions] + [each.attribution for each in statements]:
        if name is not None and name not in parents:
            raise ValueError(f"attribution {name!r} does not exist")
    for name in parents:
        seen: set[str] = set()
        current: str | None = name
        while current is not None:
            if current in seen:
                raise ValueError(f"the chain of attribution {name!r} turns in a circle")
            seen.add(current)
            current = parents[current]


def main() -> None:
    """Check a folder and count what is in it: `python -m allegedly.bench.own_gold bench/gold/tune`."""
    articles = annotated_articles(Path(sys.argv[1]))
    attributions = [(article, each) for article in articles for each in article.attributions]
    deep = sum(article.depth(each) >= 2 for article, each in attributions)
    sys.stdout.write(
        f"{len(articles)} articles, {sum(len(each.text.split()) for each in articles)} words, "
        f"{len(attributions)} attributions ({deep} with depth >= 2), "
        f"{sum(len(each.statements) for each in articles)} statements, "
        f"{sum(len(each.unknowns) for each in articles)} unknowns\n"
    )


if __name__ == "__main__":
    main()
