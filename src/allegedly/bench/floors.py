"""Floors under the figures: no change may fall below them, and none may lower them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from allegedly.errors import ConfigError

SIDES = ("at_least", "at_most")


@dataclass(frozen=True, slots=True)
class Bound:
    """What one figure of one benchmark must reach (`at_least`) or may not pass (`at_most`).

    `figure` is a path into the benchmark's figures, its steps joined by dots.
    """

    benchmark: str
    side: str
    figure: str
    value: float

    @property
    def key(self) -> tuple[str, str, str]:
        """What it bounds, apart from the value."""
        return self.benchmark, self.side, self.figure

    def holds(self, measured: float) -> bool:
        """Whether the figure is on the right side; on the bound counts as right."""
        return measured >= self.value if self.side == "at_least" else measured <= self.value


@dataclass(frozen=True, slots=True)
class Checked:
    """A bound and what was measured; None where the benchmark gave no such figure."""

    bound: Bound
    measured: float | None

    @property
    def good(self) -> bool:
        """Whether there is a figure, and it is on the right side."""
        return self.measured is not None and self.bound.holds(self.measured)


def bounds_from_json(text: str) -> tuple[Bound, ...]:
    """The bounds of a floors file: {benchmark: {"at_least": {figure: value}, "at_most": {...}}}.

    Raises ConfigError where it is not laid out so.

    >>> bounds_from_json('{"claims": {"at_least": {"mrr": 0.7}}}')[0].figure
    'mrr'
    """
    try:
        return tuple(_bounds(json.loads(text)))
    except (ValueError, TypeError, AttributeError) as error:
        raise ConfigError("floors", str(error), f"write {{benchmark: {{{SIDES[0]!r}: {{...}}}}}}") from error


def figure_at(figures: Mapping[str, Any], path: str) -> float | None:
    """The number at a path such as "uw.mae"; None where there is none.

    >>> figure_at({"uw": {"mae": 0.5}}, "uw.mae")
    0.5
    """
    value: Any = figures
    for step in path.split("."):
        if not isinstance(value, Mapping) or step not in value:
            return None
        value = value[step]
    return float(value) if isinstance(value, int | float) else None


def checked_bounds(bounds: tuple[Bound, ...], figures: Mapping[str, Mapping[str, Any]]) -> list[Checked]:
    """Each bound on a benchmark that was run, with what was measured."""
    return [
        Checked(bound, figure_at(figures[bound.benchmark], bound.figure))
        for bound in bounds
        if bound.benchmark in figures
    ]


def lowered_bounds(before: tuple[Bound, ...], now: tuple[Bound, ...]) -> list[str]:
    """Bounds that were loosened or taken away since, in words; floors only ever rise."""
    current = {bound.key: bound.value for bound in now}
    found = []
    for old in before:
        new = current.get(old.key)
        where = f"{old.benchmark} {old.figure} {old.side.replace('_', ' ')} {old.value:g}"
        if new is None:
            found.append(f"{where} was taken away")
        elif new != old.value and not old.holds(new):
            found.append(f"{where} became {new:g}")
    return found


def _bounds(data: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Iterator[Bound]:
    for benchmark, sides in data.items():
        for side, figures in sides.items():
            if side not in SIDES:
                raise ValueError(f"{benchmark}: {side!r} is not one of {', '.join(SIDES)}")
            for figure, value in figures.items():
                yield Bound(benchmark, side, figure, float(value))
