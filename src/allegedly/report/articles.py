"""Articles for showing: their text cut into runs under the same highlights, and words in their context."""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from allegedly.model.claim import Statement, Unknown
from allegedly.model.text import Document, Span, Spans, ZoneKind, words_of
from allegedly.report.entries import DocumentEntry, Mark, Paragraph, Passage, Segment
from allegedly.report.index import CaseIndex
from allegedly.report.wording import (
    OPEN,
    SLOT_WORDS,
    ZONE_WORDS,
    in_one_line,
    short_label,
    shown,
    stance_label,
    tone_of,
)

CONTEXT_LENGTH = 180
"""Code points of the paragraph shown on either side of a quotation."""

MAX_PASSAGE_LENGTH = 600
"""Longer quotations are cut in lists; the article shows them whole."""


_WEB_ADDRESS = re.compile(r"https?://[!-~]{1,2000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """One contiguous piece of a mark's words; `first` and `last` tell where the words begin and end."""

    span: Span
    mark: Mark
    first: bool
    last: bool


def spans_to_passage(text: str, spans: Spans) -> Passage:
    """The words of a passage with what stands around them in the same paragraph.

    >>> spans_to_passage("So it is.\\nHe said it rained.", (Span(18, 27),))
    Passage(before='He said ', words='it rained', after='.')
    """
    if not spans:
        return Passage("", "", "")
    start, end = spans[0].start, spans[-1].end
    floor = max(text.rfind("\n", 0, start) + 1, start - CONTEXT_LENGTH)
    paragraph_end = text.find("\n", end)
    ceiling = min(len(text) if paragraph_end < 0 else paragraph_end, end + CONTEXT_LENGTH)
    before, after = text[floor:start], text[end:ceiling]
    if floor > 0 and text[floor - 1] != "\n":
        before = "…" + before.partition(" ")[2]
    if ceiling < len(text) and text[ceiling] != "\n":
        after = after.rpartition(" ")[0] + "…"
    words = words_of(spans, text)
    if len(words) > MAX_PASSAGE_LENGTH:
        words = words[:MAX_PASSAGE_LENGTH].rpartition(" ")[0] + "…"
    return Passage(shown(before), shown(words), shown(after))


def document_to_entry(
    document: Document, statements: Sequence[Statement], unknowns: Sequence[Unknown], index: CaseIndex
) -> DocumentEntry:
    """An article with the words of its statements and known unknowns highlighted."""
    reference = index.references[document.id]
    marked = [
        *_marks_of_statements(statements, index),
        *_marks_of_unknowns(unknowns, index),
    ]
    return DocumentEntry(
        id=document.id,
        number=reference.number,
        anchor=f"d{reference.number}",
        title=reference.title,
        outlet=reference.outlet,
        published=reference.published,
        published_source=_date_evidence(document),
        path=in_one_line(document.path),
        url=in_one_line(document.url),
        href=followable(document.url),
        byline=in_one_line(document.byline),
        place=in_one_line(document.place),
        sha256=document.sha256,
        credits=tuple(
            f"{in_one_line(each.agency)} ({'whole article' if each.whole else 'contributed'})"
            for each in document.credits
        ),
        warnings=tuple(in_one_line(warning) for warning in document.warnings),
        statements=len(statements),
        paragraphs=tuple(_paragraphs(document, marked)),
    )


def followable(url: str) -> str:
    """The link if it is a web address of a sober shape, else nothing: the report shows the rest as text.

    >>> followable("https://a.example/b"), followable("javascript:alert(1)")
    ('https://a.example/b', '')
    """
    return url if _WEB_ADDRESS.fullmatch(url) else ""


def _date_evidence(document: Document) -> str:
    if document.published is None:
        return "no date found"
    quote = in_one_line(document.published.quote)
    source = f"read from: {document.published.source.value}"
    return f"{source}, “{quote}”" if quote else source


def _marks_of_statements(statements: Iterable[Statement], index: CaseIndex) -> Iterator[MarkedSpan]:
    for statement in statements:
        number = index.number_of_statement(statement.id)
        if number:
            mark = Mark(
                anchor=index.statement_anchors[statement.id],
                target=f"c{number}",
                id=index.claim_of[statement.id],
                number=number,
                tone=tone_of(statement),
                short=short_label(statement),
                label=stance_label(statement),
            )
            yield from _pieces(statement.quote, mark)


def _marks_of_unknowns(unknowns: Iterable[Unknown], index: CaseIndex) -> Iterator[MarkedSpan]:
    for unknown in unknowns:
        number = index.unknown_numbers[unknown.id]
        label = f"not known: {SLOT_WORDS[unknown.slot]}"
        yield from _pieces(
            unknown.quote, Mark(f"w{number}", f"u{number}", unknown.id, number, OPEN, label, label)
        )


def _pieces(spans: Spans, mark: Mark) -> Iterator[MarkedSpan]:
    for place, span in enumerate(spans):
        if span.start < span.end:
            yield MarkedSpan(span, mark, place == 0, place == len(spans) - 1)


def _paragraphs(document: Document, marked: Sequence[MarkedSpan]) -> Iterator[Paragraph]:
    """Paragraphs in order; a mark that runs over a paragraph's end goes on in the next."""
    text = document.text
    pending = deque(sorted(marked, key=lambda piece: (piece.span, piece.mark.anchor)))
    start = 0
    for line in text.splitlines(keepends=True):
        span = Span(start, start + len(line.rstrip()))
        start += len(line)
        while pending and pending[0].span.end <= span.start:
            pending.popleft()
        here = _pieces_in(pending, span)
        if line.strip():
            yield Paragraph(tuple(_segments(text, span, here)), _zone_words(document, span))


def _pieces_in(pending: Iterable[MarkedSpan], span: Span) -> list[MarkedSpan]:
    """Those of the pieces, ordered by their start, that share code points with the span."""
    begun = itertools.takewhile(lambda piece: piece.span.start < span.end, pending)
    return [piece for piece in begun if piece.span.end > span.start]


def _zone_words(document: Document, span: Span) -> str:
    """What the paragraph is, where a zone covers most of it."""
    for zone in document.zones:
        shared = min(zone.span.end, span.end) - max(zone.span.start, span.start)
        if 2 * shared > span.end - span.start:
            return ZONE_WORDS[zone.kind]
    first_line = span.start == 0 and document.title and document.title in span.of(document.text)
    return ZONE_WORDS[ZoneKind.TITLE] if first_line else ""


def _segments(text: str, span: Span, pieces: Sequence[MarkedSpan]) -> Iterator[Segment]:
    """The paragraph cut wherever a mark begins or ends."""
    inside = [(max(p.span.start, span.start), min(p.span.end, span.end), p) for p in pieces]
    cuts = sorted({span.start, span.end, *(cut for start, end, _ in inside for cut in (start, end))})
    waiting = deque(sorted(inside, key=lambda item: item[:2]))
    over: list[tuple[int, int, MarkedSpan]] = []
    for left, right in itertools.pairwise(cuts):
        over = [item for item in over if item[1] > left]
        while waiting and waiting[0][0] <= left:
            over.append(waiting.popleft())
        yield Segment(
            text=shown(text[left:right]),
            marks=tuple(piece.mark for _, _, piece in over),
            starts=tuple(p.mark for start, _, p in over if p.first and p.span.start == start == left),
            ends=tuple(p.mark for _, end, p in over if p.last and p.span.end == end == right),
        )
