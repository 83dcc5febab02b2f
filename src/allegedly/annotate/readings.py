"""What the tagger's encoder says beside attributions: kinds of sources, and ratings of events."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from allegedly.model.annotation import EventRating
from allegedly.model.source import SourceKind
from allegedly.model.text import Span

KINDS = (
    SourceKind.PERSON,
    SourceKind.OFFICIAL,
    SourceKind.GOVERNMENT,
    SourceKind.ORGANISATION,
    SourceKind.MEDIA,
    SourceKind.DOCUMENT,
    SourceKind.DATA,
    SourceKind.UNNAMED,
)
"""The order of the model's columns (training/attribution/written.py)."""

RATINGS = np.arange(-3.0, 4.0)
BELOW_ONE = np.array([1.0, 1.0, 1.0, 1.0, 0.5, 0.0, 0.0])
"""How much of each whole rating counts as below 1: of those at 1 one half."""

Floats = NDArray[np.float64]


def kinds_of(log_odds: Floats, runs: Sequence[tuple[int, int]]) -> tuple[tuple[SourceKind, float], ...]:
    """Probabilities of the kinds of a source, likeliest first, from log-odds (n, 8) at its pieces."""
    if not runs:
        return ()
    pieces = np.concatenate([log_odds[start:end] for start, end in runs])
    probabilities = _softmax(pieces.mean(0))
    order = np.argsort(-probabilities, kind="stable")
    return tuple((KINDS[column], float(probabilities[column])) for column in order)


def first_pieces(pieces: NDArray[np.int64], tokens: Sequence[Span]) -> NDArray[np.int64]:
    """The first piece of each token; `pieces` int64 (n, 2), half-open code points, n at least 1."""
    starts = np.array([token.start for token in tokens], dtype=np.int64)
    return np.minimum(np.searchsorted(pieces[:, 1], starts, side="right"), len(pieces) - 1)


def log_odds_to_ratings(log_odds: Floats) -> tuple[EventRating, ...]:
    """The rating of each token, from log-odds (n, 14) at its first piece: seven ratings on two scales."""
    if not len(log_odds):
        return ()
    presented, happened = (_softmax(log_odds[:, first : first + 7]) for first in (0, 7))
    columns = (presented @ RATINGS, presented @ BELOW_ONE, happened @ RATINGS)
    return tuple(EventRating(*row) for row in np.stack(columns, axis=1).tolist())


def _softmax(log_odds: Floats) -> Floats:
    odds = np.exp(log_odds - log_odds.max(-1, keepdims=True))
    result: Floats = odds / odds.sum(-1, keepdims=True)
    return result
