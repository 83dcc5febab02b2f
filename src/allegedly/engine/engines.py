"""The engines that there are: a table to choose from, which needs none of their packages."""

from __future__ import annotations

from enum import StrEnum


class Engine(StrEnum):
    """Where a run's workers are."""

    LOCAL = "local"
    RAY = "ray"
