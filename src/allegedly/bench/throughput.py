"""Articles a second by stage, on one process and on two, beside the bare parser in the same run."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from allegedly.annotate.annotator import Annotator
from allegedly.annotate.parser import MODEL_PACKAGES
from allegedly.bench.memory import PeakMemory
from allegedly.bench.polnear import polnear_split
from allegedly.bench.robustness import original_of
from allegedly.bench.wikinews import wikinews_articles
from allegedly.config import Config
from allegedly.engine.local import readings_of
from allegedly.errors import InputError, MissingDependency, UnreadableInput
from allegedly.extract.document import extract_document
from allegedly.model.text import Document, Original
from allegedly.read.article import document_from_original

T = TypeVar("T")

ARTICLES_EACH = 60
"""Of each corpus: the whole run stays under two minutes on two cores."""


def throughput_figures(data: Path) -> dict[str, Any]:
    """Rates in articles a second. `times_bare_parser` is the whole's time over the parser's alone."""
    config = Config()
    originals = sample_originals(data)
    annotator = Annotator.load(config.annotate)
    with PeakMemory() as one:
        read_seconds, documents = _timed(lambda: _documents(originals, config))
        annotate_seconds, annotated = _timed(lambda: list(annotator.annotate_many(documents)))
        extract_seconds, _ = _timed(lambda: [extract_document(each, config.extract) for each in annotated])
    bare_seconds = bare_parser_seconds([document.text for document in documents])
    together = read_seconds + annotate_seconds + extract_seconds
    with PeakMemory() as two:
        two_seconds, _ = _timed(lambda: sum(1 for _ in readings_of(originals, config, 2)))
    count = len(documents)
    return {
        "corpus": "polnear and wikinews",
        "split": f"first {ARTICLES_EACH} of each",
        "articles": count,
        "words": sum(len(document.text.split()) for document in documents),
        "read_per_second": _rate(count, read_seconds),
        "annotate_per_second": _rate(count, annotate_seconds),
        "extract_per_second": _rate(count, extract_seconds),
        "together_per_second": _rate(count, together),
        "two_processes_per_second": _rate(len(originals), two_seconds),
        "bare_parser_per_second": _rate(count, bare_seconds),
        "times_bare_parser": round(together / bare_seconds, 3) if bare_seconds else 0.0,
        "peak_mib_one_process": round(one.mib),
        "peak_mib_two_processes": round(two.mib),
    }


def sample_originals(data: Path) -> list[Original]:
    """The first articles of each corpus that is there. Raises UnreadableInput where neither is."""
    found: list[Original] = []
    missing: list[UnreadableInput] = []
    try:
        found += [original_of(article) for article in wikinews_articles(data)[:ARTICLES_EACH]]
    except UnreadableInput as error:
        missing.append(error)
    try:
        found += [
            Original(path=article.name, data=article.text.encode(), media_type="text/plain")
            for article in polnear_split(data).articles[:ARTICLES_EACH]
        ]
    except UnreadableInput as error:
        missing.append(error)
    if not found:
        raise missing[0]
    return found


def bare_parser_seconds(texts: Sequence[str]) -> float:
    """Seconds that the parser's model takes on the texts alone, loaded beforehand.

    Raises MissingDependency where no model is installed.
    """
    for package in MODEL_PACKAGES:
        try:
            language = importlib.import_module(package).load()
        except ImportError:
            continue
        started = perf_counter()
        for _ in language.pipe(texts):
            continue
        return perf_counter() - started
    raise MissingDependency("the English parser", "no model is installed", "reinstall allegedly")


def _documents(originals: Sequence[Original], config: Config) -> list[Document]:
    documents = []
    for original in originals:
        try:
            documents.append(document_from_original(original, config.read))
        except InputError:
            continue
    return documents


def _timed(run: Callable[[], T]) -> tuple[float, T]:
    started = perf_counter()
    result = run()
    return perf_counter() - started, result


def _rate(count: int, seconds: float) -> float:
    return round(count / seconds, 2) if seconds else 0.0
