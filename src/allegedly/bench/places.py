"""Places against our own gold: whether the right place of its name is found, and none where nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from allegedly.bench.actor_gold import GoldMention
from allegedly.bench.actors import ReadArticle, read_gold
from allegedly.bench.intervals import bootstrap_interval, ratio_of_sums
from allegedly.model.actor import Place, name_key


def places_figures(data: Path) -> dict[str, Any]:
    """Share of the gold's places that are right in name and country, and of actors that are not taken for places."""
    return {
        "corpus": "own gold of places",
        **{name: _figures(read) for name, read in read_gold(data).items()},
    }


def _figures(read: Sequence[ReadArticle]) -> dict[str, Any]:
    wrong = [
        (each, mention)
        for each in read
        for mention in each.gold.mentions
        if mention.place and not _is_right(mention, each)
    ]
    counts = [
        (
            sum(mention.place and _is_right(mention, each) for mention in each.gold.mentions),
            sum(mention.place for mention in each.gold.mentions),
        )
        for each in read
    ]
    states = [(each, mention) for each in read for mention in each.gold.mentions if not mention.place]
    taken = [mention for each, mention in states if _place_at(mention, each) is not None]
    total = sum(count for _, count in counts)
    return {
        "articles": len(read),
        "places": total,
        "right": round(1 - len(wrong) / max(total, 1), 4),
        "right_interval": bootstrap_interval(counts, ratio_of_sums),
        "actors": len(states),
        "actors_taken_for_places": len(taken),
        "wrong": [
            f"{each.gold.name}: {mention.span.of(each.gold.text)}: {_shown(mention, each)}"
            for each, mention in wrong
        ],
    }


def _is_right(mention: GoldMention, article: ReadArticle) -> bool:
    place = _place_at(mention, article)
    if not mention.names:
        return place is None or not place.id
    return place is not None and place.country == mention.country and name_key(place.name) in mention.names


def _place_at(mention: GoldMention, article: ReadArticle) -> Place | None:
    return next((each for each in article.extraction.places if each.span.overlaps(mention.span)), None)


def _shown(mention: GoldMention, article: ReadArticle) -> str:
    place = _place_at(mention, article)
    return "nothing" if place is None else f"{place.name} ({place.country or '-'}): {place.reason}"
