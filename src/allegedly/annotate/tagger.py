"""The tagger: who said it, by which cue, in which words, how surely, and names; a small encoder run by onnxruntime.

Weights and their model card lie in `resources/tagger/`; `training/attribution/` makes them again. Texts of any
length are read in overlapping windows; no network and no torch.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from allegedly.annotate.decode import DecodedAttribution, WindowOutput, merged, windows_to_attributions
from allegedly.annotate.model_file import load_model
from allegedly.annotate.names import neighbours_to_log_odds, tokens_to_mentions
from allegedly.annotate.parser import Parse
from allegedly.annotate.pieces import CLS_ID, SEP_ID, Pieces, count_to_windows, text_to_pieces
from allegedly.annotate.readings import first_pieces, kinds_of, log_odds_to_ratings
from allegedly.model.annotation import EventRating, Mention, TaggedAttribution
from allegedly.model.text import Span, Spans, normalise_spans

OUTPUTS = ("tags", "queries", "keys", "kinds", "ratings", "names")


@dataclass(frozen=True, slots=True)
class _Answer:
    """The model's answer for one window; `names` float (pieces, 5 * 73), as `names.py` takes them."""

    window: WindowOutput
    names: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the tagger says of one text; as many ratings as tokens, and names in order, none inside another."""

    attributions: tuple[TaggedAttribution, ...] = ()
    ratings: tuple[EventRating, ...] = ()
    mentions: tuple[Mention, ...] = ()


class Tagger:
    """Finds attributions and names. Made once a process; the model takes about 120 MiB."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, threads: int = 1) -> Tagger:
        """The tagger of the package. Raises MissingDependency where its weights are not there."""
        return cls(*load_model("tagger", "the attribution tagger", threads))

    def tag(self, text: str, blocks: Sequence[Span], quoted: Sequence[Span], parse: Parse) -> Tagging:
        """Attributions in the given blocks of a text, in order of their cues, ratings of its tokens, and names.

        `quoted` are the passages between quotation marks, in order.
        """
        pieces = text_to_pieces(text, blocks, quoted, self._tokenizer)
        count = len(pieces.ids)
        if not count:
            return Tagging()
        answers = [self._answer(pieces, start, end) for start, end in count_to_windows(count)]
        windows = [answer.window for answer in answers]
        kinds, ratings = (
            merged(each, windows, count)
            for each in ([window.kinds for window in windows], [window.ratings for window in windows])
        )
        names = merged([answer.names for answer in answers], windows, count)
        firsts = first_pieces(pieces.spans, [token.span for token in parse.tokens])
        decoded = windows_to_attributions(windows, pieces.glued, pieces.breaks)
        found = (_decoded_to_tagged(each, pieces, text, kinds) for each in decoded)
        return Tagging(
            tuple(each for each in found if each.cue and each.content),
            log_odds_to_ratings(ratings[firsts]),
            tokens_to_mentions(neighbours_to_log_odds(names[firsts]), parse.tokens, parse.sentences),
        )

    def _answer(self, pieces: Pieces, start: int, end: int) -> _Answer:
        """What the model says of one window.

        Each is read by itself: in one batch the scale of the 8-bit arithmetic would depend on its neighbours, and on
        one or two cores a batch is no faster.
        """
        ids = np.array([[CLS_ID, *pieces.ids[start:end], SEP_ID]], dtype=np.int64)
        forms = np.zeros_like(ids)
        forms[0, 1:-1] = pieces.forms[start:end]
        outputs = self._session.run(OUTPUTS, {"ids": ids, "forms": forms})
        *others, names = (each[0, 1:-1] for each in outputs)
        return _Answer(WindowOutput(start, *others), names)


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
