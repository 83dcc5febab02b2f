"""Attribution on PolNeAR: our pipeline's attributions against the gold ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.attribution_score import ScoredArticle, SpanTriple, attribution_scores
from allegedly.bench.polnear import GoldArticle, polnear_split
from allegedly.config import Config
from allegedly.errors import InputError
from allegedly.extract.document import extract_document
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
    predicted = predicted_triples(gold.articles, annotator, config)
    seconds = perf_counter() - started
    scored = [
        ScoredArticle(article.text, article.attributions, predicted.get(article.name, ()))
        for article in gold.articles
    ]
    return {
        "corpus": "polnear",
        "split": gold.split,
        **attribution_scores(scored),
        "failures": len(gold.articles) - len(predicted),
        "articles_per_second": round(len(gold.articles) / seconds, 2) if seconds else 0.0,
    }


def predicted_triples(
    articles: Sequence[GoldArticle], annotator: Annotator, config: Config
) -> dict[str, tuple[SpanTriple, ...]]:
    """Our attributions by the article's name, as spans of the file's text, without articles that fail."""
    documents: list[Document] = []
    for article in articles:
        try:
            original = Original(path=article.name, data=article.text.encode(), media_type="text/plain")
            documents.append(document_from_original(original, config.read))
        except InputError:
            continue
    return {
        annotated.document.path: tuple(
            triple_in_original(each, annotated.document.offsets)
            for each in extract_document(annotated, config.extract).attributions
        )
        for annotated in annotator.annotate_many(documents)
    }


def triple_in_original(attribution: Attribution, offsets: OffsetMap) -> SpanTriple:
    """The attribution's spans where they stood before the text was cleaned."""
    roles = (attribution.source, attribution.cue, attribution.content)
    return SpanTriple(*(_in_original(spans, offsets) for spans in roles))


def _in_original(spans: Spans, offsets: OffsetMap) -> Spans:
    return tuple(Span(_original(s, offsets), _original(e - 1, offsets) + 1) for s, e in spans)


def _original(position: int, offsets: OffsetMap) -> int:
    piece = bisect_right(offsets.starts, position) - 1
    return position + (offsets.shifts[piece] if piece >= 0 else 0)
