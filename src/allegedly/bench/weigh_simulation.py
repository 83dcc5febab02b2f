"""Reports with known copying, drawn at random: does weighing that has to find the copying stay calibrated?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allegedly.weigh.cells import Row

SEED = 20260101
COPYING = (0.0, 0.2, 0.5, 0.8, 0.95)
ITEMS = 1500
AUTHORS = (0.85, 0.75, 0.65, 0.6)
RIGHT = "right"

Numbers = NDArray[np.int64]
"""Of each item the value that somebody gives: 0 the right one, others wrong, -1 none."""


@dataclass(frozen=True, slots=True)
class Copier:
    """Takes from another (an author by number, a copier by its number after them) at a rate, else speaks for itself."""

    source: int
    rate: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class World:
    """How a table comes about.

    `tempting` is how often a wrong value is the one that suggests itself in that item, `hard` the share of items in
    which everybody's accuracy is halved, `given` the share of items that each source gives. `hidden` authors are
    copied but stand in no table. `draws` tables of these items are drawn, and their items counted together.
    """

    copiers: tuple[Copier, ...]
    authors: tuple[float, ...] = AUTHORS
    wrong: int = 10
    tempting: float = 0.0
    hard: float = 0.0
    given: float = 1.0
    hidden: tuple[int, ...] = ()
    items: int = ITEMS
    draws: int = 1


def _copiers(source: int, rate: float, accuracy: float, count: int) -> tuple[Copier, ...]:
    return (Copier(source, rate, accuracy),) * count


def copied_world(rate: float) -> World:
    """Four authors, and four copiers that take from the worst of them at this rate."""
    return World(_copiers(3, rate, AUTHORS[3], 4))


WORLDS: Mapping[str, World] = {
    "two families": World((*_copiers(3, 0.5, 0.6, 3), *_copiers(1, 0.9, 0.6, 3))),
    "copies of the best author": World(_copiers(0, 0.7, 0.6, 4)),
    "accurate copiers of the worst": World(_copiers(3, 0.5, 0.85, 4)),
    "a copier of a copier": World((Copier(3, 0.7, 0.6), Copier(4, 0.7, 0.6), Copier(5, 0.7, 0.6))),
    "copied author not in the table": World(_copiers(3, 0.7, 0.6, 5), hidden=(3,)),
    "three sources": World(_copiers(1, 0.6, 0.6, 1), authors=(0.8, 0.7)),
    "twenty sources": World(
        (*_copiers(7, 0.6, 0.55, 6), *_copiers(6, 0.9, 0.55, 6)),
        authors=(0.85, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45),
    ),
    "two wrong values": World(_copiers(3, 0.5, 0.6, 4), wrong=2),
    "two wrong values, nobody copies": World(_copiers(3, 0.0, 0.6, 4), wrong=2),
    "fifty wrong values": World(_copiers(3, 0.5, 0.6, 4), wrong=50),
    "tempting wrong values": World(_copiers(3, 0.5, 0.6, 4), tempting=0.5),
    "tempting wrong values, nobody copies": World(_copiers(3, 0.0, 0.6, 4), tempting=0.5),
    "hard items": World(_copiers(3, 0.5, 0.6, 4), hard=0.3),
    "half of the items given": World(_copiers(3, 0.5, 0.6, 4), given=0.5),
    "fifty items": World(_copiers(3, 0.5, 0.6, 4), items=50, draws=20),
    "fifty items, nearly all copied": World(_copiers(3, 0.9, 0.6, 4), items=50, draws=20),
}


def simulated_table(world: World, draw: int = 0) -> list[Row]:
    """One table of a world. The same draw of the same world is always the same."""
    random = np.random.default_rng([SEED, draw, *repr(world).encode()])
    items = world.items
    hard = random.random(items) < world.hard
    tempting = 1 + random.integers(world.wrong, size=items)

    def own(accuracy: float) -> Numbers:
        right = random.random(items) < np.where(hard, accuracy / 2.0, accuracy)
        tempted = random.random(items) < world.tempting
        wrong = np.where(tempted, tempting, 1 + random.integers(world.wrong, size=items))
        return np.where(right, 0, wrong)

    said = [own(accuracy) for accuracy in world.authors]
    for copier in world.copiers:
        said.append(np.where(random.random(items) < copier.rate, said[copier.source], own(copier.accuracy)))
    told = [np.where(random.random(items) < world.given, each, -1) for each in said]
    return _rows([(at, each) for at, each in enumerate(told) if at not in world.hidden])


def _rows(told: Sequence[tuple[int, Numbers]]) -> list[Row]:
    return [
        Row(f"source {source:02}", f"item {item:05}", f"wrong {value}" if value else RIGHT)
        for source, values in told
        for item, value in enumerate(values.tolist())
        if value >= 0
    ]
