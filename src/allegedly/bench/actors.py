"""Linking of actors against our own gold: who each mention is, and of which country."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.actor_gold import GoldArticle, GoldMention, gold_articles
from allegedly.bench.intervals import bootstrap_interval, ratio_of_sums
from allegedly.bench.layout import corpus_folder
from allegedly.config import Config
from allegedly.model.actor import Actor, name_key
from allegedly.model.claim import Extraction
from allegedly.model.text import Original, Span
from allegedly.pipeline import reading_of

FOLDER = "bench/gold-actors"
SPLITS = ("held-out", "tune")
LAYOUT = "bench/gold-actors/{tune,held-out}/NAME.txt"
MAX_EXAMPLES = 400


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """A gold article and what was taken out of it."""

    gold: GoldArticle
    extraction: Extraction


def actors_figures(data: Path) -> dict[str, Any]:
    """Accuracy of identity and of country over the gold's mentions of actors, with intervals over articles."""
    return {
        "corpus": "own gold of actors",
        **{name: _figures(read) for name, read in read_gold(data).items()},
    }


def read_gold(data: Path) -> dict[str, list[ReadArticle]]:
    """Every article of the gold, read by the pipeline, by split."""
    folder = corpus_folder(data, FOLDER, _holds_gold, LAYOUT)
    config = Config()
    annotator = Annotator.load(config.annotate)
    return {
        split: [
            ReadArticle(each, _extraction(each, annotator, config)) for each in gold_articles(folder / split)
        ]
        for split in SPLITS
        if (folder / split).is_dir()
    }


def _holds_gold(folder: Path) -> bool:
    return any(
        (folder / split).is_dir() and any((folder / split).glob("*.txt")) for split in SPLITS
    ) and not any(folder.glob("tune/*.json"))


def _extraction(article: GoldArticle, annotator: Annotator, config: Config) -> Extraction:
    original = Original(article.name, article.text.encode(), "text/plain")
    reading = reading_of(original, annotator, config)
    if reading.document.text.rstrip() != article.text.rstrip():
        raise ValueError(f"{article.name}: the text was changed in reading, spans do not fit")
    return reading.extraction


def _figures(read: Sequence[ReadArticle]) -> dict[str, Any]:
    judged = [[_judge(mention, each) for mention in each.gold.mentions if not mention.place] for each in read]
    flat = [each for article in judged for each in article]
    return {
        "articles": len(read),
        "mentions": len(flat),
        "found": _share(flat, lambda each: each.found),
        "identity": _share(flat, lambda each: each.identity),
        "identity_interval": _interval(judged, lambda each: each.identity),
        "country": _share(flat, lambda each: each.country),
        "country_interval": _interval(judged, lambda each: each.country),
        "country_told": _share([each for each in flat if each.told], lambda each: each.country),
        "wrong": [each.words for each in flat if not (each.identity and each.country)][:MAX_EXAMPLES],
    }


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a mention was found, and its identity and country are right; `told`: the gold has a country."""

    found: bool
    identity: bool
    country: bool
    told: bool
    words: str


def _judge(mention: GoldMention, article: ReadArticle) -> Judged:
    actor = actor_at(mention.span, article.extraction.actors)
    text = mention.span.of(article.gold.text)
    shown = "nothing" if actor is None else f"{actor.name} ({actor.country or '-'})"
    return Judged(
        found=actor is not None,
        identity=actor is not None and name_key(actor.name) in mention.names,
        country=actor is not None and actor.country == mention.country,
        told=bool(mention.country),
        words=f"{article.gold.name}: {text}: {shown}, not {'/'.join(sorted(mention.names))} ({mention.country or '-'})",
    )


def actor_at(span: Span, actors: Iterable[Actor]) -> Actor | None:
    """The actor with the mention that agrees best with a span: ending with it, else sharing most letters."""
    found = [
        (held.end == span.end, min(held.end, span.end) - max(held.start, span.start), actor)
        for actor in actors
        for held in actor.mentions
        if held.overlaps(span)
    ]
    return max(found, key=lambda each: each[:2])[2] if found else None


def _share(judged: Sequence[Judged], right: Callable[[Judged], bool]) -> float:
    return round(sum(map(right, judged)) / max(len(judged), 1), 4)


def _interval(judged: Sequence[Sequence[Judged]], right: Callable[[Judged], bool]) -> list[float]:
    """A 95% interval, articles drawn with replacement."""
    counts = [(sum(map(right, article)), len(article)) for article in judged]
    return bootstrap_interval(counts, ratio_of_sums)
