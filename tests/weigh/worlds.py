"""Tables with known truth and known copying, drawn at random."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from allegedly.weigh.cells import Row


def rows_of_world(
    accuracies: Sequence[float],
    copies: Sequence[tuple[int, float]] = (),
    items: int = 600,
    wrong: int = 10,
    seed: int = 11,
) -> list[Row]:
    """Sources "0", "1"... of these accuracies, then copiers of a source at a rate, whose own accuracy is 0.6."""
    draws = np.random.default_rng(seed)

    def own(accuracy: float) -> np.ndarray:
        wrong_values = 1 + draws.integers(wrong, size=items)
        return np.where(draws.random(items) < accuracy, 0, wrong_values)

    said = [own(accuracy) for accuracy in accuracies]
    for source, rate in copies:
        said.append(np.where(draws.random(items) < rate, said[source], own(0.6)))
    return [
        Row(str(source), f"item {item:04}", str(value))
        for source, values in enumerate(said)
        for item, value in enumerate(values.tolist())
    ]
