"""Where a corpus lies in a folder of data, and which split of it to measure on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from allegedly.errors import UnreadableInput

PREFERRED_SPLITS = ("test", "dev")
TRAINING_SPLIT = "train"


def corpus_folder(data: Path, name: str, holds: Callable[[Path], bool], wanted: str) -> Path:
    """The folder of the corpus: `data/name`, or `data` itself where it is the corpus.

    `holds` tells whether a folder is laid out as this corpus, `wanted` says so in words. Raises
    UnreadableInput where neither is.
    """
    for folder in (data.joinpath(*name.split("/")), data):
        if folder.is_dir() and holds(folder):
            return folder
    raise UnreadableInput(
        str(data), f"no corpus {name!r} is in it", f"give the folder that holds {name}: {wanted}"
    )


def preferred_split(names: Iterable[str]) -> str | None:
    """The split to measure on: test, else dev, else the first other than train; None where there is none.

    >>> preferred_split(["train", "dev", "test"])
    'test'
    >>> preferred_split(["train"]) is None
    True
    """
    found = sorted(set(names) - {TRAINING_SPLIT})
    for name in PREFERRED_SPLITS:
        if name in found:
            return name
    return found[0] if found else None


def split_file(folder: Path, suffix: str) -> Path | None:
    """The file of the preferred split directly in a folder; None where there is none."""
    name = preferred_split(path.stem for path in folder.glob(f"*{suffix}"))
    return folder / f"{name}{suffix}" if name else None
