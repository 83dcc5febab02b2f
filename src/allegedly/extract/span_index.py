"""Passages of a text by where they stand, so that those around a place are found without looking at all of them.

A document of 150,000 words has thousands of attributions and of statements: looking at each of the one for each of
the other grows with the square of its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allegedly.model.text import Span, Spans

CELL = 256
"""Code points in a cell, about the length of a sentence and a half."""


@dataclass(frozen=True, slots=True)
class SpanIndex:
    """Numbered passages and the cells of the text that each touches; a cell's numbers are in order."""

    passages: tuple[Spans, ...]
    cells: Mapping[int, tuple[int, ...]]

    def near(self, span: Span) -> Iterable[int]:
        """Numbers, in order, of the passages that may touch a span."""
        first, last = span.start // CELL, max(span.start, span.end - 1) // CELL
        if first == last:
            return self.cells.get(first, ())
        return sorted({number for cell in range(first, last + 1) for number in self.cells.get(cell, ())})

    def around(self, span: Span) -> list[int]:
        """Numbers, in order, of the passages that hold a span within one of theirs."""
        start, end = span
        return [
            number
            for number in self.near(span)
            if any(first <= start and end <= last for first, last in self.passages[number])
        ]

    def overlapping(self, span: Span) -> list[int]:
        """Numbers, in order, of the passages that share a code point with a span."""
        return [
            number for number in self.near(span) if any(each.overlaps(span) for each in self.passages[number])
        ]


def passages_to_index(passages: Iterable[Spans]) -> SpanIndex:
    """The passages, numbered as they come, by the cells of the text they touch.

    >>> index = passages_to_index([(Span(0, 9),), (Span(4, 600),)])
    >>> index.around(Span(5, 8)), index.around(Span(590, 595)), index.overlapping(Span(8, 12))
    ([0, 1], [1], [0, 1])
    """
    held = tuple(passages)
    cells: dict[int, list[int]] = {}
    for number, spans in enumerate(held):
        touched = {
            cell
            for span in spans
            for cell in range(span.start // CELL, max(span.start, span.end - 1) // CELL + 1)
        }
        for cell in touched:
            cells.setdefault(cell, []).append(number)
    return SpanIndex(held, {cell: tuple(numbers) for cell, numbers in cells.items()})
