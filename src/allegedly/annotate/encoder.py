"""The sentence encoder: texts as vectors that are close where the texts are about one thing, run by onnxruntime.

Weights and their model card lie in `resources/encoder/`; `training/encoder/` makes them again. No network, no torch.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from allegedly.annotate.model_file import load_model
from allegedly.annotate.pieces import CLS_ID, SEP_ID
from allegedly.model.text import Span

WIDTH = 384
MAX_PIECES = 126
"""Word pieces of a text that are read. For openings of articles 126 tell more than 254 (on emergent/dev pairs of
headlines at precision .96 have recall .78 against .73) and take half the time."""
MAX_LENGTH = 1000
"""Code points that are cut into pieces: 126 pieces of English prose are some 600."""


class Encoder:
    """Turns texts into vectors. Made once a process; the model takes about 60 MiB."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, threads: int = 1) -> Encoder:
        """The encoder of the package. Raises MissingDependency where its weights are not there."""
        return cls(*load_model("encoder", "the sentence encoder", threads))

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit vectors, shape (texts, 384); those of texts without a word are zero.

        Each text is read by itself: in one batch the scale of the 8-bit arithmetic would depend on the others,
        and cosines would move by .01 with the company that a text is in.
        """
        found = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in enumerate(texts):
            pieces = self._tokenizer.encode(text[:MAX_LENGTH], add_special_tokens=False).ids[:MAX_PIECES]
            if pieces:
                ids = np.array([[CLS_ID, *pieces, SEP_ID]], dtype=np.int64)
                found[row] = self._session.run(None, {"ids": ids})[0][0]
        return found

    def opening(self, text: str, blocks: Sequence[Span]) -> bytes:
        """The vector of how a document opens: its first blocks, as `Extraction.opening` holds it."""
        opening, length = [], 0
        for block in blocks:
            if length >= MAX_LENGTH:
                break
            opening.append(block.of(text)[:MAX_LENGTH])
            length += len(opening[-1])
        words = "\n".join(opening)
        return bytes(self.vectors([words])[0].astype("<f2").tobytes()) if words.strip() else b""
