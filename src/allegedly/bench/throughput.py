"""Articles a second by stage, on one process and on two, beside the bare parser in the same run."""

from __future__ import annotations

import functools
import importlib
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, TypeVar

from allegedly.annotate.annotator import BATCH_DOCUMENTS, Annotator
from allegedly.annotate.blocks import document_to_blocks
from allegedly.annotate.encoder import Encoder
from allegedly.annotate.parser import MODEL_PACKAGES, Parser
from allegedly.annotate.quotes import text_to_quotations
from allegedly.annotate.tagger import Tagger
from allegedly.bench.memory import PeakMemory, processor_seconds
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


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something took, in seconds of the clock and of this process's processor time."""

    clock: float
    processor: float


def throughput_figures(data: Path) -> dict[str, Any]:
    """Rates in articles a second of the clock.

    `two_processes_per_second` counts the start of two workers, which weighs on few articles;
    `two_processes_started_per_second` is the rate from the first article's answer on, and
    `two_processes_per_processor_second` says on a busy machine what one free core would do, start included.
    `times_bare_parser` is the processor time of the whole over that of the parser alone on the same texts: the figure
    that says the same on a busy machine. `milliseconds_of_600_words` is processor time of one process, by part.
    """
    config = Config()
    originals = sample_originals(data)
    annotator = Annotator.load(config.annotate)
    with PeakMemory() as one:
        read, documents = _timed(lambda: _documents(originals, config))
        annotate, annotated = _timed(lambda: list(annotator.annotate_many(documents)))
        extract, _ = _timed(lambda: [extract_document(each, config.extract) for each in annotated])
    bare = bare_parser_time([document.text for document in documents])
    stages = (read, annotate, extract)
    together = Duration(sum(each.clock for each in stages), sum(each.processor for each in stages))
    with PeakMemory() as two:
        begun, used = perf_counter(), processor_seconds()
        answered = [perf_counter() - begun for _ in readings_of(originals, config, 2)]
        used = processor_seconds() - used
    count = len(documents)
    words = sum(len(document.text.split()) for document in documents)
    return {
        "corpus": "polnear and wikinews",
        "split": f"first {ARTICLES_EACH} of each",
        "articles": count,
        "words": words,
        "read_per_second": _rate(count, read),
        "annotate_per_second": _rate(count, annotate),
        "extract_per_second": _rate(count, extract),
        "together_per_second": _rate(count, together),
        "two_processes_per_second": round(len(answered) / answered[-1], 2),
        "two_processes_per_processor_second": round(len(answered) / used, 2),
        "two_processes_started_per_second": round((len(answered) - 1) / (answered[-1] - answered[0]), 2),
        "bare_parser_per_second": _rate(count, bare),
        "times_bare_parser": round(together.processor / bare.processor, 3),
        "milliseconds_of_600_words": {
            part: round(600_000 * duration.processor / words, 1)
            for part, duration in {
                "read": read,
                "annotate": annotate,
                **annotate_parts(documents, config),
                "extract": extract,
                "together": together,
                "bare_parser": bare,
            }.items()
        },
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


def annotate_parts(documents: Sequence[Document], config: Config) -> dict[str, Duration]:
    """How long the three models take of annotating: parser, tagger with its decoding, vector of the opening."""
    parser, tagger, encoder = Parser.load(), Tagger.load(), Encoder.load()
    texts = [
        (document.text, document_to_blocks(document, config.annotate.parse_chunk_length))
        for document in documents
    ]
    batches = [texts[first : first + BATCH_DOCUMENTS] for first in range(0, len(texts), BATCH_DOCUMENTS)]
    parse, parses = _timed(lambda: [each for batch in batches for each in parser.parse_all(batch)])
    quoted = [[passage.span for passage in text_to_quotations(text)] for text, _ in texts]
    given = list(zip(texts, quoted, parses, strict=True))
    tag, _ = _timed(lambda: [tagger.tag(*text, marks, parsed) for text, marks, parsed in given])
    opening, _ = _timed(lambda: [encoder.opening(*text) for text in texts])
    return {"annotate_parse": parse, "annotate_tag": tag, "annotate_opening": opening}


def bare_parser_time(texts: Sequence[str]) -> Duration:
    """The time that the parser's model takes on the texts alone, loaded beforehand.

    Raises MissingDependency where no model is installed.
    """
    for package in MODEL_PACKAGES:
        try:
            language = importlib.import_module(package).load()
        except ImportError:
            continue
        duration, _ = _timed(functools.partial(deque, language.pipe(texts), maxlen=0))
        return duration
    raise MissingDependency("the English parser", "no model is installed", "reinstall allegedly")


def _documents(originals: Sequence[Original], config: Config) -> list[Document]:
    documents = []
    for original in originals:
        try:
            documents.append(document_from_original(original, config.read))
        except InputError:
            continue
    return documents


def _timed(run: Callable[[], T]) -> tuple[Duration, T]:
    clock, processor = perf_counter(), process_time()
    result = run()
    return Duration(perf_counter() - clock, process_time() - processor), result


def _rate(count: int, duration: Duration) -> float:
    return round(count / duration.clock, 2)
