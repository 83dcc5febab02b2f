"""Word pieces of a text with their places, and the overlapping windows that the encoder reads.

Line breaks count (headlines, continued quotations), and a BERT tokenizer drops them: each run of
line breaks becomes one `[SEP]` piece, which the encoder knows as a border.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

CLS_ID = 101
SEP_ID = 102
WINDOW = 382  # pieces of text in a window; with [CLS] and [SEP] 384
STRIDE = 256  # 99% of contents end within 343 characters (some 75 pieces) of their cue

_BREAKS = re.compile(r"\s*[\r\n]\s*")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text.

    `ids` int64 (n,); `spans` int64 (n, 2), half-open code points of the text; `glued` bool (n,), true where
    a piece goes on the word of the piece before it; `breaks` bool (n,), true for a run of line breaks.
    """

    ids: np.ndarray
    spans: np.ndarray
    glued: np.ndarray
    breaks: np.ndarray


def text_to_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """Word pieces of `text`, in its order; a tokenizer without truncation, padding and special tokens."""
    ids: list[int] = []
    spans: list[tuple[int, int]] = []
    breaks: list[int] = []
    lines, starts, gaps = _text_to_lines(text)
    for index, encoding in enumerate(tokenizer.encode_batch(lines, add_special_tokens=False)):
        ids += encoding.ids
        spans += [(start + starts[index], end + starts[index]) for start, end in encoding.offsets]
        if index < len(gaps):
            breaks.append(len(ids))
            ids.append(SEP_ID)
            spans.append(gaps[index])
    places = np.array(spans, dtype=np.int64).reshape(-1, 2)
    broken = np.zeros(len(ids), dtype=bool)
    broken[breaks] = True
    glued = np.zeros(len(ids), dtype=bool)
    for index in range(1, len(ids)):
        start = spans[index][0]
        glued[index] = (
            spans[index - 1][1] >= start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        )
    return Pieces(np.array(ids, dtype=np.int64), places, glued, broken)


def _text_to_lines(text: str) -> tuple[list[str], list[int], list[tuple[int, int]]]:
    lines, starts, gaps = [], [0], []
    for gap in _BREAKS.finditer(text):
        lines.append(text[starts[-1] : gap.start()])
        gaps.append(gap.span())
        starts.append(gap.end())
    return [*lines, text[starts[-1] :]], starts, gaps


def count_to_windows(count: int, size: int = WINDOW, stride: int = STRIDE) -> list[tuple[int, int]]:
    """Half-open windows that cover `count` pieces; the last one ends with the text.

    >>> count_to_windows(700)
    [(0, 382), (256, 638), (318, 700)]
    >>> count_to_windows(5)
    [(0, 5)]
    """
    starts = [*range(0, max(count - size, 0), stride), max(count - size, 0)]
    return [(start, min(start + size, count)) for start in starts] if count else []
