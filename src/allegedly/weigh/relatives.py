"""What each row of a table could have been copied from: its parent's word, or where that is missing a relative's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from allegedly.weigh.cells import Floats, Integers, Voices
from allegedly.weigh.copies import NOBODY

MOST_RELATIVES = 6
"""Relatives that are asked, one after the other, where a parent does not give an item."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Of each row: the share of what it could have been copied from that says the same, 1 where there is any such, and
    the voice through whose own copying it is known (NOBODY where it is the parent's own word)."""

    matched: Floats
    present: Floats
    through: Integers

    def reach(self, copied: Floats) -> Floats:
        """How probably each row's parent, if it spoke, said what was heard; 0 where nothing was."""
        return np.where(self.through == NOBODY, 1.0, copied[self.through]) * self.present


def heard_by_row(voices: Voices, parent: Integers) -> Heard:
    """The parent's word where it gives the item; else its own parent's, or that of another that copies it.

    Of those that copy the same parent each hears only those with a lower number, so that nobody hears himself.
    """
    rows = len(voices.given)
    keys = voices.voice * len(voices.item_of_value) + voices.given
    items = np.unique(voices.voice * voices.items + voices.item)
    matched, present = np.zeros(rows), np.zeros(rows)
    through = np.full(rows, NOBODY, dtype=np.int64)
    for relative, over in _relatives(parent):
        other = relative[voices.voice]
        open_rows = (other != NOBODY) & (present == 0.0)
        gives = _looked_up(items, np.ones(len(items)), other * voices.items + voices.item)
        new = open_rows & (gives > 0.0)
        said = _looked_up(keys, voices.share, other * len(voices.item_of_value) + voices.given)
        matched, present = np.where(new, said, matched), np.where(new, 1.0, present)
        through = np.where(new, over[voices.voice], through)
    return Heard(matched, present, through)


def _relatives(parent: Integers) -> list[tuple[Integers, Integers]]:
    """Rank by rank, of each voice a relative and the voice through whose copying it speaks for the parent."""
    nobody = np.full(len(parent), NOBODY, dtype=np.int64)
    ranks = [(parent, nobody)]
    known = [_of_voice(voice, parent) for voice in range(len(parent))]
    for rank in range(max(map(len, known), default=0)):
        relative, over = nobody.copy(), nobody.copy()
        for voice, each in enumerate(known):
            if rank < len(each):
                relative[voice], over[voice] = each[rank]
        ranks.append((relative, over))
    return ranks


def _of_voice(voice: int, parent: Integers) -> list[tuple[int, int]]:
    above = int(parent[voice])
    if above == NOBODY:
        return []
    siblings = [(int(each), int(each)) for each in np.flatnonzero(parent[:voice] == above)]
    elder = [] if parent[above] == NOBODY else [(int(parent[above]), above)]
    return [*elder, *siblings][:MOST_RELATIVES]


def _looked_up(keys: Integers, numbers: Floats, wanted: Integers) -> Floats:
    """The number of each key wanted, 0 where there is none. `keys` are sorted."""
    if not len(keys):
        return np.zeros(len(wanted))
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, numbers[at], 0.0)
