"""Word pieces of a text with their places, and the overlapping windows that the encoder reads.

Borders of paragraphs count (headlines, continued quotations), and a BERT tokenizer drops them: each becomes one
`[SEP]` piece, which the encoder knows as a border.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
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
    glued = np.zeros(len(ids), dtype=np.bool_)
    for index in range(1, len(ids)):
        start = spans[index][0]
        touches = spans[index - 1][1] >= start > 0
        glued[index] = touches and text[start - 1].isalnum() and text[start : start + 1].isalnum()
    return Pieces(
        np.array(ids, dtype=np.int64),
        np.array(spans, dtype=np.int64).reshape(-1, 2),
        glued,
        broken,
        _pieces_to_forms(text, spans, glued, quoted),
    )


def _pieces_to_forms(
    text: str, spans: Sequence[tuple[int, int]], glued: NDArray[np.bool_], quoted: Sequence[Span]
) -> NDArray[np.int64]:
    """The form of each piece: that of the whole word it is part of."""
    forms = np.zeros(len(spans), dtype=np.int64)
    starts: list[int] = np.flatnonzero(~glued).tolist()
    opened = [span.start for span in quoted]
    reach = list(np.maximum.accumulate([span.end for span in quoted])) if quoted else []
    for first, end in pairwise([*starts, len(spans)]):
        word = text[spans[first][0] : spans[end - 1][1]]
        form = SMALL
        if word[:1].isupper():
            form = CAPITALS if len(word) > 1 and word.isupper() else CAPITAL
        before = bisect_right(opened, spans[first][0])
        inside = before > 0 and spans[first][0] < reach[before - 1]
        forms[first:end] = form + (QUOTED if inside else 0)
    return forms


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
