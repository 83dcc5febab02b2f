"""The gender that a person's given name tells, from `resources/given_names.tsv` (how it was made: training/names)."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from importlib import resources


def name_to_gender(words: Sequence[str]) -> str:
    """Gender of a person called by two names or more, as gazetteer keys: m, f, or empty where the first tells none.

    >>> name_to_gender(("daniela", "prush")), name_to_gender(("andrea", "halloran")), name_to_gender(("daniela",))
    ('f', '', '')
    """
    return _genders().get(words[0], "") if len(words) > 1 else ""


@functools.cache
def _genders() -> Mapping[str, str]:
    lines = resources.files("allegedly.resources").joinpath("given_names.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return {row[0]: row[1] for row in rows}
