"""Coreference on OntoGUM news: with gold mentions, and with those that we find."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from allegedly.annotate.annotator import Annotator, Reading
from allegedly.annotate.coref_match import markables_to_entities
from allegedly.annotate.coref_mentions import Parsed, parse_to_parsed, parsed_to_markables, range_to_markable
from allegedly.annotate.known import parse_to_known_names
from allegedly.bench.coref_score import Cluster, CorefCounts, clusters_to_counts
from allegedly.bench.layout import corpus_folder
from allegedly.bench.ontogum import OntoGumArticle, ontogum_articles
from allegedly.config import AnnotateConfig
from allegedly.gazetteer.lookup import Gazetteer
from allegedly.model.text import Span

FOLDERS = ("coref/ontogum/conllu", "conllu", ".")
LAYOUT = "gum_news/coref/ontogum/conllu/NAME.conllu"


def coref_figures(data: Path) -> dict[str, Any]:
    """CoNLL F1 and its parts, gold mentions and our own apart; the parse is ours in both."""
    folder = corpus_folder(data, "gum_news", lambda path: _texts(path) is not None, LAYOUT)
    texts = _texts(folder) or folder
    annotator, gazetteer = Annotator.load(AnnotateConfig()), Gazetteer.load()
    given, found = CorefCounts(), CorefCounts()
    articles = list(ontogum_articles(texts))
    for article in articles:
        parse = next(annotator.read_all([(article.text, article.blocks)]))
        known = parse_to_known_names(article.text, parse.tokens, parse.mentions, gazetteer)
        parsed = parse_to_parsed(
            parse.tokens, parse.mentions, known, [each.first_token for each in parse.sentences]
        )
        gold = _gold_clusters(article, parse)
        given += clusters_to_counts(gold, _entities_of_gold(parsed, gold))
        found += clusters_to_counts(gold, _entities_found(parsed))
    return {
        "corpus": "OntoGUM news",
        "articles": len(articles),
        "gold_mentions": _shown(given),
        "predicted_mentions": _shown(found),
    }


def _texts(folder: Path) -> Path | None:
    return next((folder / each for each in FOLDERS if any((folder / each).glob("*.conllu"))), None)


def _gold_clusters(article: OntoGumArticle, parse: Reading) -> list[Cluster]:
    """Gold clusters over our own tokens; a mention that shares a token with ours covers it."""
    starts = {
        place: token.index for token in parse.tokens for place in range(token.span.start, token.span.end)
    }

    def range_of(first: int, end: int) -> tuple[int, int] | None:
        span = Span(article.tokens[first].start, article.tokens[end - 1].end)
        held = [starts[place] for place in range(span.start, span.end) if place in starts]
        return (held[0], held[-1] + 1) if held else None

    return [
        frozenset(found for first, end in each if (found := range_of(first, end)) is not None)
        for each in article.clusters
    ]


def _entities_of_gold(parsed: Parsed, gold: list[Cluster]) -> list[Cluster]:
    ranges = sorted({mention for each in gold for mention in each})
    entities = markables_to_entities(parsed, [range_to_markable(parsed, *each) for each in ranges])
    return [frozenset((each.first, each.end) for each in entity.mentions) for entity in entities]


def _entities_found(parsed: Parsed) -> list[Cluster]:
    entities = markables_to_entities(parsed, list(parsed_to_markables(parsed)))
    return [frozenset((each.first, each.end) for each in entity.mentions) for entity in entities]


def _shown(counts: CorefCounts) -> dict[str, float]:
    return {
        "conll_f1": round(counts.conll_f1, 4),
        "muc_f1": round(counts.muc.f1, 4),
        "b_cubed_f1": round(counts.b_cubed.f1, 4),
        "ceaf_f1": round(counts.ceaf.f1, 4),
        "mention_f1": round(counts.mentions.f1, 4),
    }
