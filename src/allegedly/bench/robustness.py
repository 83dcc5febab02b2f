"""Wikinews articles read, annotated and extracted: nothing may crash, every quote must stand in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from allegedly.bench.wikinews import PlainArticle, wikinews_articles
from allegedly.config import Config
from allegedly.engine.local import readings_of
from allegedly.model.case import Failure
from allegedly.model.text import Document, Original, Span, Spans, words_of
from allegedly.pipeline import Reading

WORKERS = 2
FAILURES_SHOWN = 5


def robustness_figures(data: Path) -> dict[str, Any]:
    """Articles, failures (with the first few in words), and quotes checked and wrong."""
    articles = wikinews_articles(data)
    outcomes = readings_of((original_of(article) for article in articles), Config(), WORKERS)
    checked = wrong = statements = attributions = 0
    failures = []
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failures.append(f"{outcome.path}: {outcome.reason}")
            continue
        reading = outcome[1]
        statements += len(reading.extraction.statements)
        attributions += len(reading.extraction.attributions)
        for good in quotes_checked(reading):
            checked += 1
            wrong += not good
    return {
        "corpus": "wikinews",
        "split": "all",
        "articles": len(articles),
        "failures": len(failures),
        "first_failures": failures[:FAILURES_SHOWN],
        "attributions": attributions,
        "statements": statements,
        "quotes": checked,
        "quotes_wrong": wrong,
    }


def original_of(article: PlainArticle) -> Original:
    """The article as a plain text with its title and date given."""
    return Original(
        path=f"wikinews-{article.id}",
        data=article.text.encode(),
        media_type="text/plain",
        url=article.url,
        title=article.title,
        publisher="Wikinews",
        published=article.published,
    )


def quotes_checked(reading: Reading) -> Iterator[bool]:
    """For each quote and span of a reading, whether it stands in the document as it says."""
    document, extraction = reading.document, reading.extraction
    for statement in extraction.statements:
        yield quote_stands(document, statement.quote, statement.text)
        if statement.event is not None:
            yield spans_stand(document, [statement.event.trigger])
    for unknown in extraction.unknowns:
        yield quote_stands(document, unknown.quote, unknown.text)
    for attribution in extraction.attributions:
        yield spans_stand(document, attribution.cue) and spans_stand(document, attribution.content)
        yield not attribution.source or spans_stand(document, attribution.source)


def quote_stands(document: Document, quote: Spans, text: str) -> bool:
    """Whether the quote's spans lie in the text, in order and apart, and spell these words."""
    return spans_stand(document, quote) and words_of(quote, document.text) == text


def spans_stand(document: Document, spans: Iterable[Span]) -> bool:
    """Whether there are spans, all inside the text, in order and apart."""
    end = 0
    found = False
    for span in spans:
        if not end <= span.start < span.end <= len(document.text):
            return False
        end, found = span.end, True
    return found
