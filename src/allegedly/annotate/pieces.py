"""Word pieces of a text with their places, and the overlapping windows that the encoder reads.

Borders of paragraphs count (headlines, continued quotations), and a BERT tokenizer drops them: each becomes one
`[SEP]` piece, which the encoder knows as a border.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from allegedly.model.text import Span

CLS_ID = 101
SEP_ID = 102
WINDOW = 382  # pieces of text in a window; with [CLS] and [SEP] 384
STRIDE = 256  # 99% of contents end within 343 characters (some 75 pieces) of their cue


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text.

    `ids` int64 (n,); `spans` int64 (n, 2), half-open code points of the text; `glued` bool (n,), true where
    a piece goes on the word of the piece before it; `breaks` bool (n,), true for a border between two blocks.
    """

    ids: NDArray[np.int64]
    spans: NDArray[np.int64]
    glued: NDArray[np.bool_]
    breaks: NDArray[np.bool_]


def text_to_pieces(text: str, blocks: Sequence[Span], tokenizer: Tokenizer) -> Pieces:
    """Word pieces of the blocks of a text, in order; a tokenizer without truncation, padding and special tokens."""
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
        np.array(ids, dtype=np.int64), np.array(spans, dtype=np.int64).reshape(-1, 2), glued, broken
    )


def count_to_windows(count: int, size: int = WINDOW, stride: int = STRIDE) -> list[tuple[int, int]]:
    """Half-open windows that cover `count` pieces; the last one ends with the text.

    >>> count_to_windows(700)
    [(0, 382), (256, 638), (318, 700)]
    >>> count_to_windows(5)
    [(0, 5)]
    """
    starts = [*range(0, max(count - size, 0), stride), max(count - size, 0)]
    return [(start, min(start + size, count)) for start in starts] if count else []
