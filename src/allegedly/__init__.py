"""Who says so, on whose word, how surely, and does anyone independent back it up?

import allegedly

case = allegedly.assess(["a.txt", "b.html"])
print(case.claims[0].text)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allegedly.config import Config
    from allegedly.model.case import Case, Failure
    from allegedly.pipeline import Reading

__all__ = ["assess", "readings"]

__version__ = "0.1.0"

StrPath = str | PathLike[str]


def assess(
    paths: Iterable[StrPath],
    *,
    case: StrPath | None = None,
    config: Config | None = None,
    workers: int = 1,
    fetch: bool = False,
) -> Case:
    """The case that these articles make, together with those in the case file where one is given.

    Articles are read, stored in the case file, linked, traced and weighed. Those that cannot be read are in
    `failures`. `workers` counts the processes that read; 1 reads in this one. Links are fetched only where
    `fetch` says so. Raises CaseError and MissingDependency.
    """
    from pathlib import Path

    from allegedly.config import Config
    from allegedly.engine.assess import assess_paths

    return assess_paths(
        [str(path) for path in paths],
        config or Config(),
        case_path=None if case is None else Path(case),
        workers=workers,
        fetch=fetch,
    )


def readings(
    paths: Iterable[StrPath], *, config: Config | None = None, workers: int = 1, fetch: bool = False
) -> Iterator[Reading | Failure]:
    """What each article says, in order: the document and what was taken out of it, or a failure."""
    from allegedly.config import Config
    from allegedly.engine.assess import read_paths

    return read_paths([str(path) for path in paths], config or Config(), workers=workers, fetch=fetch)
