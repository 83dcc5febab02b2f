"""Word pieces of a text with their places, and the overlapping windows that the encoder reads.

Borders of paragraphs count (headlines, continued quotations), and a BERT tokenizer drops them: each becomes one
`[SEP]` piece, which the encoder knows as a border.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from allegedly.model.text import Span

CLS_ID = 101
SEP_ID = 102
WINDOW = 382  # pieces of text in a window; with [CLS] and [SEP] 384
OVERLAP = (
    64  # pieces that a window shares with the next; with 126 or more, linked F1 on polnear/dev is .001 higher
)
SMALL, CAPITAL, CAPITALS = 0, 1, 2  # forms of a word, which an uncased vocabulary drops
QUOTED = 3  # added to a form between quotation marks
FORMS = 6


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text.

    `ids` int64 (n,); `spans` int64 (n, 2), half-open code points of the text; `glued` bool (n,), true where
    a piece goes on the word of the piece before it; `breaks` bool (n,), true for a border between two blocks;
    `forms` int64 (n,), whether the piece's word is written small, with a capital or in capitals, and whether it
    stands between quotation marks (0 to 5).
    """

    ids: NDArray[np.int64]
    spans: NDArray[np.int64]
    glued: NDArray[np.bool_]
    breaks: NDArray[np.bool_]
    forms: NDArray[np.int64]


def text_to_pieces(text: str, blocks: Sequence[Span], quoted: Sequence[Span], tokenizer: Tokenizer) -> Pieces:
    """Word pieces of the blocks of a text, in order; a tokenizer without truncation, padding and special tokens.

    `quoted` are the passages between quotation marks, in order.
    """
    ids: list[int] = []
    spans: list[tuple[int, int]] = []
    breaks: list[int] = []
    encodings = tokenizer.encode_batch([block.of(text) for block in blocks], add_special_tokens=False)
    for block, encoding in zip(blocks, encodings, strict=True):
        if ids:
            breaks.append(len(ids))
            ids.append(SEP_ID)
            spans.append((spans[-1][1], block.start))
        ids += encoding.ids
        spans += [(start + block.start, end + block.start) for start, end in encoding.offsets]
    broken = np.zeros(len(ids), dtype=np.bool_)
    broken[breaks] = True
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    glued = np.zeros(len(ids), dtype=np.bool_)
    for index in (np.flatnonzero(places[:-1, 1] >= places[1:, 0]) + 1).tolist():
        start = spans[index][0]
        glued[index] = start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum()
    forms = _pieces_to_forms(text, places, glued, quoted)
    return Pieces(np.array(ids, dtype=np.int64), places, glued, broken, forms)


def _pieces_to_forms(
    text: str, places: NDArray[np.int64], glued: NDArray[np.bool_], quoted: Sequence[Span]
) -> NDArray[np.int64]:
    """The form of each piece: that of the whole word it is part of."""
    if not len(places):
        return np.zeros(0, dtype=np.int64)
    firsts = np.flatnonzero(~glued)
    ends = np.append(firsts[1:], len(places))
    starts, stops = places[firsts, 0], places[ends - 1, 1]
    words = (text[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True))
    forms = np.array([_word_to_form(word) for word in words], dtype=np.int64)
    if quoted:
        opened = np.array([span.start for span in quoted])
        reach = np.maximum.accumulate([span.end for span in quoted])
        before = np.searchsorted(opened, starts, side="right")
        forms[(before > 0) & (starts < reach[before - 1])] += QUOTED
    return np.repeat(forms, ends - firsts)


def _word_to_form(word: str) -> int:
    if not word[:1].isupper():
        return SMALL
    return CAPITALS if len(word) > 1 and word.isupper() else CAPITAL


def count_to_windows(count: int, size: int = WINDOW, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Half-open windows that cover `count` pieces: as few as `size` allows, all as long, sharing `overlap` pieces.

    >>> count_to_windows(700)
    [(0, 382), (318, 700)]
    >>> count_to_windows(701)
    [(0, 277), (212, 489), (424, 701)]
    >>> count_to_windows(5)
    [(0, 5)]
    """
    if not count:
        return []
    number = max(1, ceil((count - overlap) / (size - overlap)))
    length = min(ceil((count + (number - 1) * overlap) / number), count)
    starts = (round(index * (count - length) / max(number - 1, 1)) for index in range(number))
    return [(start, start + length) for start in starts]
