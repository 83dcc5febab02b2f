"""Reports with known copying, drawn at random: does weighing that has to find the copying stay calibrated?"""

from __future__ import annotations

import numpy as np

from allegedly.weigh.tables import Row

SEED = 20260101
COPYING = (0.0, 0.2, 0.5, 0.8, 0.95)
ITEMS = 1500
AUTHORS = (0.85, 0.75, 0.65, 0.6)
COPIERS = 4
WRONG = 10
RIGHT = "right"


def simulated_table(copying: float) -> list[Row]:
    """Four sources that speak for themselves and four that take their value, at this rate, from the worst of them."""
    draws = np.random.default_rng([SEED, round(copying * 1000)])

    def own(accuracy: float) -> str:
        return RIGHT if draws.random() < accuracy else f"wrong {draws.integers(WRONG)}"

    rows = []
    for at in range(ITEMS):
        item = f"item {at:04}"
        said = {f"author {number}": own(accuracy) for number, accuracy in enumerate(AUTHORS)}
        taken = said[f"author {len(AUTHORS) - 1}"]
        for number in range(COPIERS):
            said[f"copier {number}"] = taken if draws.random() < copying else own(AUTHORS[-1])
        rows += [Row(source, item, value) for source, value in said.items()]
    return rows
