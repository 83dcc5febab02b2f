"""Attribution on PolNeAR: our pipeline's attributions against the gold ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.attribution_score import ScoredArticle, SpanTriple, attribution_scores
from allegedly.bench.polnear import GoldArticle, polnear_split
from allegedly.bench.rivals import textacy_triples
from allegedly.config import Config
from allegedly.errors import InputError, MissingDependency
from allegedly.extract.document import extract_document
from allegedly.extract.rules import rules_to_attributions
from allegedly.extract.tree import annotated_to_tree
from allegedly.model.annotation import Annotated
from allegedly.model.source import Attribution
from allegedly.model.text import Document, OffsetMap, Original, Span, Spans
from allegedly.read.article import document_from_original


def attribution_figures(data: Path) -> dict[str, Any]:
    """The protocol's figures A to D on the split to measure on, failures, and articles a second on a core.

    An article that cannot be read counts as one without attributions.
    """
    gold = polnear_split(data)
    config = Config()
    annotator = Annotator.load(config.annotate)
    started = perf_counter()
    annotated = annotated_articles(gold.articles, annotator, config)
    predicted = {name: pipeline_triples(each, config) for name, each in annotated.items()}
    seconds = perf_counter() - started
    rules = {name: rule_triples(each) for name, each in annotated.items()}
    return {
        "corpus": "polnear",
        "split": gold.split,
        **attribution_scores(_scored(gold.articles, predicted)),
        "rules_alone": _headline(attribution_scores(_scored(gold.articles, rules))),
        "textacy": _textacy(gold.articles),
        "failures": len(gold.articles) - len(predicted),
        "articles_per_second": round(len(gold.articles) / seconds, 2) if seconds else 0.0,
    }


def _scored(
    articles: Sequence[GoldArticle], predicted: Mapping[str, tuple[SpanTriple, ...]]
) -> list[ScoredArticle]:
    return [ScoredArticle(each.text, each.attributions, predicted.get(each.name, ())) for each in articles]


def _textacy(articles: Sequence[GoldArticle]) -> dict[str, Any]:
    """The figures of textacy's direct quotations; a note where it is not installed."""
    try:
        found = list(textacy_triples(each.text for each in articles))
    except MissingDependency as error:
        return {"note": str(error)}
    by_name = {each.name: triples for each, triples in zip(articles, found, strict=True)}
    return _headline(attribution_scores(_scored(articles, by_name)))


def _headline(figures: Mapping[str, Any]) -> dict[str, Any]:
    """What is told of a rival: linked F1 and the exact spans."""
    return {name: figures[name] for name in ("linked_f1_80", "linked_f1_80_interval", "span_f1")}


def annotated_articles(
    articles: Sequence[GoldArticle], annotator: Annotator, config: Config
) -> dict[str, Annotated]:
    """The articles as the annotators see them, by name, without those that cannot be read."""
    documents: list[Document] = []
    for article in articles:
        try:
            original = Original(path=article.name, data=article.text.encode(), media_type="text/plain")
            documents.append(document_from_original(original, config.read))
        except InputError:
            continue
    return {each.document.path: each for each in annotator.annotate_many(documents)}


def pipeline_triples(annotated: Annotated, config: Config) -> tuple[SpanTriple, ...]:
    """Our attributions as spans of the file's text."""
    found = extract_document(annotated, config.extract).attributions
    return tuple(triple_in_original(each, annotated.document.offsets) for each in found)


def rule_triples(annotated: Annotated) -> tuple[SpanTriple, ...]:
    """What the rules find without the tagger, as spans of the file's text."""
    offsets = annotated.document.offsets
    return tuple(
        SpanTriple(*(_in_original(spans, offsets) for spans in (each.source_spans, each.cue, each.content)))
        for each in rules_to_attributions(annotated_to_tree(annotated))
    )


def triple_in_original(attribution: Attribution, offsets: OffsetMap) -> SpanTriple:
    """The attribution's spans where they stood before the text was cleaned."""
    roles = (attribution.source, attribution.cue, attribution.content)
    return SpanTriple(*(_in_original(spans, offsets) for spans in roles))


def _in_original(spans: Spans, offsets: OffsetMap) -> Spans:
    return tuple(Span(_original(s, offsets), _original(e - 1, offsets) + 1) for s, e in spans)


def _original(position: int, offsets: OffsetMap) -> int:
    piece = bisect_right(offsets.starts, position) - 1
    return position + (offsets.shifts[piece] if piece >= 0 else 0)
