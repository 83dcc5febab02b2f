"""Rivals on the attribution benchmark: what a newsroom can install today, given the same texts.

textacy's direct quotations (Krestel et al. 2008's reporting verbs) need `pip install allegedly[bench]`.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from allegedly.annotate.parser import MODEL_PACKAGES
from allegedly.bench.attribution_score import SpanTriple
from allegedly.errors import MissingDependency
from allegedly.model.text import Span

_PARAGRAPH = re.compile(r"[^\n]+")


def textacy_triples(texts: Iterable[str]) -> Iterator[tuple[SpanTriple, ...]]:
    """textacy's quotations of each text, in order. Raises MissingDependency where it is not installed.

    Each paragraph is given by itself: textacy gives up a text in which one quotation mark is left over.
    """
    quotations = _textacy_quotations()
    language = _language()
    for text in texts:
        found: list[SpanTriple] = []
        for paragraph in _PARAGRAPH.finditer(text):
            doc = language(paragraph.group())
            try:
                found += [_triple(each, paragraph.start()) for each in quotations(doc)]
            except ValueError:  # quotation marks that do not pair
                continue
        yield tuple(found)


def _triple(quotation: Any, shift: int) -> SpanTriple:
    speaker, cue, content = (
        Span(part[0].idx + shift, part[-1].idx + len(part[-1]) + shift) for part in quotation
    )
    return SpanTriple((speaker,), (cue,), (content,))


def _textacy_quotations() -> Callable[[Any], Iterable[Any]]:
    try:
        triples = importlib.import_module("textacy.extract.triples")
    except ImportError as error:
        raise MissingDependency(
            "textacy", "it is not installed", "install allegedly with the extra bench"
        ) from error
    found: Callable[[Any], Iterable[Any]] = triples.direct_quotations
    return found


def _language() -> Any:
    for package in MODEL_PACKAGES:
        try:
            return importlib.import_module(package).load()
        except ImportError:
            continue
    raise MissingDependency("the English parser", "it is not installed", "reinstall allegedly")
