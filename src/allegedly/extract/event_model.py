"""A linear model of PLOVER types over the features of an event; weights made by `training/events`.

Multinomial logistic regression; see `resources/events-model.md` for what it was trained on and what it reaches.
"""

from __future__ import annotations

import functools
import importlib.resources
import io
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WEIGHTS = "events-model.npz"


@dataclass(frozen=True, slots=True)
class EventModel:
    """Weights by feature: `rows` gives the row of a feature in `weights`, of shape (features, types)."""

    types: tuple[str, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]


@functools.cache
def event_model() -> EventModel:
    """The model of the package."""
    data = importlib.resources.files("allegedly.resources").joinpath(WEIGHTS).read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        names = stored["names"].tobytes().decode("utf-8").split("\n")
        types = stored["types"].tobytes().decode("utf-8").split("\n")
        weights, bias = stored["weights"].astype(np.float32), stored["bias"].astype(np.float32)
    return EventModel(tuple(types), {name: row for row, name in enumerate(names)}, weights, bias)


def type_probabilities(model: EventModel, features: Mapping[str, float]) -> Mapping[str, float]:
    """The probability of each type, given that there is an event at all; they sum to 1. Unknown features
    count nothing.
    """
    known = sorted((model.rows[name], weight) for name, weight in features.items() if name in model.rows)
    scores = model.bias.astype(np.float64)
    if known:
        index = np.array([row for row, _ in known])
        size = np.array([weight for _, weight in known])
        scores = scores + size @ model.weights[index].astype(np.float64)
    likely = np.exp(scores - scores.max())
    shares = likely / likely.sum()
    return {name: float(share) for name, share in zip(model.types, shares, strict=True)}
