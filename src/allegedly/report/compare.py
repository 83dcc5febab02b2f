"""Two articles side by side: shared passages in one row each, own words between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allegedly.model.lineage import SharedPassage
from allegedly.model.text import Span, normalise_spans
from allegedly.report.dossier import borrowings_to_entries
from allegedly.report.entries import BorrowingEntry, ComparedPiece, ComparedRow, Comparison
from allegedly.report.index import CaseIndex
from allegedly.report.wording import percent, shown

MAX_PASSAGES = 400
"""The longest so many shared passages are aligned; no article of the corpora shares as many with another."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A shared passage with its number: where it stands on the left and on the right."""

    number: int
    left: Span
    right: Span


def comparison_of(left: str, right: str, index: CaseIndex) -> Comparison:
    """The two documents with what either took from the other aligned.

    Passages that both articles bring in the same order stand side by side; the others keep their places and
    are told by their numbers.
    """
    pairs = passages_to_pairs(_passages(left, right, index))
    texts = index.documents[left].text, index.documents[right].text
    return Comparison(
        left=index.references[left],
        right=index.references[right],
        left_share=_share([pair.left for pair in pairs], texts[0]),
        right_share=_share([pair.right for pair in pairs], texts[1]),
        passages=len(pairs),
        rows=tuple(_rows(texts, pairs)),
        borrowings=_surest_first(index),
    )


def _surest_first(index: CaseIndex) -> tuple[BorrowingEntry, ...]:
    sureness = {(each.taken_from, each.taken_by): each.probability for each in index.case.lineage.borrowings}
    entries = borrowings_to_entries(index)
    return tuple(sorted(entries, key=lambda each: -sureness[each.taken_from.id, each.taken_by.id]))


def _passages(left: str, right: str, index: CaseIndex) -> Iterator[SharedPassage]:
    for borrowing in index.case.lineage.borrowings:
        if (borrowing.taken_from, borrowing.taken_by) == (left, right):
            yield from borrowing.passages
        elif (borrowing.taken_from, borrowing.taken_by) == (right, left):
            yield from (SharedPassage(each.taken_by, each.taken_from) for each in borrowing.passages)


def passages_to_pairs(passages: Iterator[SharedPassage]) -> list[Pair]:
    """Passages that overlap no longer one on either side, numbered in the order of the left article."""
    kept: list[SharedPassage] = []
    spans = {(each.taken_from, each.taken_by) for each in passages}
    longest = sorted(spans, key=lambda each: (each[0].start - each[0].end, each))[:MAX_PASSAGES]
    for left, right in longest:
        if not any(left.overlaps(each.taken_from) or right.overlaps(each.taken_by) for each in kept):
            kept.append(SharedPassage(left, right))
    kept.sort(key=lambda each: each.taken_from)
    return [Pair(number, each.taken_from, each.taken_by) for number, each in enumerate(kept, start=1)]


def pairs_in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """Of pairs in the left article's order, those with the most words that are in the right one's too.

    >>> spans = [((0, 9), (5, 14)), ((9, 12), (0, 3)), ((20, 22), (20, 22))]
    >>> pairs = [Pair(n, Span(*left), Span(*right)) for n, (left, right) in enumerate(spans, start=1)]
    >>> [pair.number for pair in pairs_in_order(pairs)]
    [1, 3]
    """
    best: list[tuple[int, int]] = []
    for place, pair in enumerate(pairs):
        before = [(best[i][0], -i) for i in range(place) if pairs[i].right.end <= pair.right.start]
        weight, last = max(before, default=(0, 1))
        best.append((weight + pair.left.end - pair.left.start, -last))
    chain: list[Pair] = []
    place = max(range(len(best)), key=lambda i: (best[i][0], -i), default=-1)
    while place >= 0:
        chain.append(pairs[place])
        place = best[place][1]
    return chain[::-1]


def _rows(texts: tuple[str, str], pairs: Sequence[Pair]) -> Iterator[ComparedRow]:
    left_marks = [(pair.left, pair.number) for pair in pairs]
    right_marks = [(pair.right, pair.number) for pair in pairs]
    left_from = right_from = 0
    for pair in pairs_in_order(pairs):
        yield from _own_words(
            _pieces(texts[0], Span(left_from, pair.left.start), left_marks),
            _pieces(texts[1], Span(right_from, pair.right.start), right_marks),
        )
        yield ComparedRow(
            pair.number,
            (ComparedPiece(shown(pair.left.of(texts[0])), pair.number),),
            (ComparedPiece(shown(pair.right.of(texts[1])), pair.number),),
        )
        left_from, right_from = pair.left.end, pair.right.end
    yield from _own_words(
        _pieces(texts[0], Span(left_from, len(texts[0])), left_marks),
        _pieces(texts[1], Span(right_from, len(texts[1])), right_marks),
    )


def _own_words(left: tuple[ComparedPiece, ...], right: tuple[ComparedPiece, ...]) -> Iterator[ComparedRow]:
    left, right = _trimmed(left), _trimmed(right)
    if left or right:
        yield ComparedRow(0, left, right)


def _trimmed(pieces: tuple[ComparedPiece, ...]) -> tuple[ComparedPiece, ...]:
    """The same without empty lines at either end."""
    whole = "".join(piece.text for piece in pieces)
    first, last = len(whole) - len(whole.lstrip()), len(whole.rstrip())
    trimmed = []
    start = 0
    for piece in pieces:
        text = piece.text[max(0, first - start) : max(0, last - start)]
        start += len(piece.text)
        if text:
            trimmed.append(ComparedPiece(text, piece.passage))
    return tuple(trimmed)


def _pieces(text: str, span: Span, marks: Sequence[tuple[Span, int]]) -> tuple[ComparedPiece, ...]:
    """The text of the span, cut where passages that stand elsewhere on the other side begin and end."""
    pieces = []
    start = span.start
    for mark, number in sorted(marks):
        if span.contains(mark) and mark.start >= start:
            pieces.append(ComparedPiece(shown(text[start : mark.start])))
            pieces.append(ComparedPiece(shown(mark.of(text)), number))
            start = mark.end
    pieces.append(ComparedPiece(shown(text[start : span.end])))
    return tuple(piece for piece in pieces if piece.text)


def _share(spans: Sequence[Span], text: str) -> str:
    covered = sum(span.end - span.start for span in normalise_spans(spans))
    return percent(covered / len(text)) if covered and text else "none"
