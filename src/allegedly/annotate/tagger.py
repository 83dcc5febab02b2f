"""The tagger: who said it, by which cue, in which words, how surely; a small encoder run by onnxruntime.

Weights and their model card lie in `resources/tagger/`; `training/attribution/` makes them again. Texts of any
length are read in overlapping windows; no network and no torch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from allegedly.annotate.decode import DecodedAttribution, WindowOutput, merged, windows_to_attributions
from allegedly.annotate.model_file import load_model
from allegedly.annotate.pieces import CLS_ID, SEP_ID, Pieces, count_to_windows, text_to_pieces
from allegedly.annotate.readings import kinds_of, tokens_to_ratings
from allegedly.model.annotation import EventRating, TaggedAttribution
from allegedly.model.text import Span, Spans, normalise_spans

BATCH_WINDOWS = 4
"""Windows in one call; more brings no speed on one or two cores."""


OUTPUTS = ("tags", "queries", "keys", "kinds", "ratings")


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the tagger says of one text; as many ratings as tokens."""

    attributions: tuple[TaggedAttribution, ...]
    ratings: tuple[EventRating, ...]


class Tagger:
    """Finds attributions. Made once a process; the model takes about 120 MiB."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, threads: int = 1) -> Tagger:
        """The tagger of the package. Raises MissingDependency where its weights are not there."""
        return cls(*load_model("tagger", "the attribution tagger", threads))

    def tag(
        self, text: str, blocks: Sequence[Span], quoted: Sequence[Span], tokens: Sequence[Span]
    ) -> Tagging:
        """Attributions in the given blocks of a text, in order of their cues, and ratings of its tokens.

        `quoted` are the passages between quotation marks, in order; `tokens` the parse's.
        """
        pieces = text_to_pieces(text, blocks, quoted, self._tokenizer)
        windows = tuple(self._windows(pieces))
        if not windows:
            return Tagging((), ())
        count = len(pieces.ids)
        kinds = merged([window.kinds for window in windows], windows, count)
        ratings = merged([window.ratings for window in windows], windows, count)
        decoded = windows_to_attributions(windows, pieces.glued, pieces.breaks)
        found = (_decoded_to_tagged(each, pieces, text, kinds) for each in decoded)
        return Tagging(
            tuple(each for each in found if each.cue and each.content),
            tokens_to_ratings(ratings, pieces.spans, tokens),
        )

    def _windows(self, pieces: Pieces) -> Iterator[WindowOutput]:
        """The model's answers for all windows of a text."""
        places = count_to_windows(len(pieces.ids))
        for first in range(0, len(places), BATCH_WINDOWS):
            batch = places[first : first + BATCH_WINDOWS]
            width = max(end - start for start, end in batch) + 2
            ids, forms = (np.zeros((len(batch), width), dtype=np.int64) for _ in range(2))
            for row, (start, end) in enumerate(batch):
                ids[row, : end - start + 2] = [CLS_ID, *pieces.ids[start:end], SEP_ID]
                forms[row, 1 : end - start + 1] = pieces.forms[start:end]
            given = {"ids": ids, "mask": (ids != 0).astype(np.int64), "forms": forms}
            outputs = self._session.run(OUTPUTS, given)
            for row, (start, end) in enumerate(batch):
                yield WindowOutput(start, *(each[row, 1 : end - start + 1] for each in outputs))


def _decoded_to_tagged(
    decoded: DecodedAttribution, pieces: Pieces, text: str, kinds: NDArray[np.float64]
) -> TaggedAttribution:
    """Runs of pieces as spans of the text, and the kind of the source."""
    return TaggedAttribution(
        source=_runs_to_spans(decoded.source, pieces, text),
        cue=_runs_to_spans((decoded.cue,), pieces, text),
        content=_runs_to_spans(decoded.content, pieces, text),
        score=decoded.score,
        kinds=kinds_of(kinds, decoded.source),
    )


def _runs_to_spans(runs: Iterable[tuple[int, int]], pieces: Pieces, text: str) -> Spans:
    spans = (Span(int(pieces.spans[start, 0]), int(pieces.spans[end - 1, 1])) for start, end in runs)
    return normalise_spans(span for span in spans if span.of(text).strip())
