"""The running words of a document with their places, as shared passages are looked for in them."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from allegedly.model.text import Document, Span, ZoneKind

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^“”]{1,2000}”|\"[^\"\n]{1,2000}\"")
_SKIPPED = frozenset({ZoneKind.BOILERPLATE, ZoneKind.CREDIT, ZoneKind.BYLINE, ZoneKind.DATELINE})


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one document's own prose: no title, byline, credit or boilerplate, unless there is nothing
    else.

    `numbers` holds a number for each word, equal for equal words of all documents; `spans` their places;
    `quoted` tells which stand between quotation marks.
    """

    document: str
    spans: tuple[Span, ...]
    numbers: npt.NDArray[np.int64]
    quoted: npt.NDArray[np.bool_]


def documents_to_words(documents: Sequence[Document]) -> list[Words]:
    """The words of all documents, numbered in the order of the alphabet so that input order changes
    nothing."""
    found = [_document_to_spans(document) for document in documents]
    texts = [
        [span.of(document.text).casefold() for span in spans]
        for document, spans in zip(documents, found, strict=True)
    ]
    numbers = {word: number for number, word in enumerate(sorted({word for text in texts for word in text}))}
    return [
        Words(
            document=document.id,
            spans=tuple(spans),
            numbers=np.array([numbers[word] for word in text], dtype=np.int64),
            quoted=_inside(spans, (Span(*match.span()) for match in _QUOTED.finditer(document.text))),
        )
        for document, spans, text in zip(documents, found, texts, strict=True)
    ]


def document_to_hashed_words(document: Document) -> Words:
    """The words of one document, numbered by a hash: equal on every machine, whatever other documents there are."""
    spans = _document_to_spans(document)
    words = (span.of(document.text).casefold() for span in spans)
    quoted = _inside(spans, (Span(*match.span()) for match in _QUOTED.finditer(document.text)))
    return Words(
        document.id, tuple(spans), np.array([_hashed(word) for word in words], dtype=np.int64), quoted
    )


@functools.lru_cache(maxsize=500_000)
def _hashed(word: str) -> int:
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _document_to_spans(document: Document) -> list[Span]:
    spans = [Span(*match.span()) for match in _WORD.finditer(document.text)]
    skipped = _inside(spans, (zone.span for zone in document.zones if zone.kind in _SKIPPED))
    title = _inside(spans, (zone.span for zone in document.zones if zone.kind is ZoneKind.TITLE))
    prose = [span for span, out in zip(spans, skipped | title, strict=True) if not out]
    return prose or [span for span, out in zip(spans, skipped, strict=True) if not out]


def _inside(spans: Sequence[Span], regions: Iterable[Span]) -> npt.NDArray[np.bool_]:
    """Which of the spans, in order of the text, start inside one of the regions."""
    inside = np.zeros(len(spans), dtype=np.bool_)
    starts = np.array([span.start for span in spans], dtype=np.int64)
    for region in regions:
        first, last = np.searchsorted(starts, [region.start, region.end])
        inside[first:last] = True
    return inside
