"""How often a word, used in a certain way, ascribes something to somebody: the table behind attribution.

`resources/cues.tsv` has a row for each word and relation: how often it was seen in PolNeAR's training half (Newell et
al., LREC 2018), and how often it was a cue there. Rows with the word "*" stand for all other words. A reader who wants
another report verb adds a row to `resources/cues_by_hand.tsv`, which takes the place of counted rows.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from allegedly.extract.lexicon import table_rows

ANY_WORD = "*"
BACKOFF_COUNT = 3.0
"""How many sightings the relation's own rate counts for beside the word's."""


@dataclass(frozen=True, slots=True)
class CueCount:
    """How often a word with a relation was seen, and how often it was a cue."""

    cue: int
    seen: int

    @property
    def rate(self) -> float:
        """The share of sightings that were cues, 0 to 1."""
        return self.cue / self.seen if self.seen else 0.0


@functools.cache
def cue_table() -> Mapping[tuple[str, str], CueCount]:
    """Counts by lemma and relation; rows written by hand take the place of counted ones."""
    return {**_table("cues.tsv"), **_table("cues_by_hand.tsv")}


@functools.cache
def _table(name: str) -> Mapping[tuple[str, str], CueCount]:
    return {
        (lemma, relation): CueCount(int(cue), int(seen)) for lemma, relation, cue, seen in table_rows(name)
    }


def hand_made_rate(lemma: str, relation: str) -> float:
    """The rate that the table written by hand gives a word with a relation; 0 where it has no row."""
    count = _table("cues_by_hand.tsv").get((lemma, relation))
    return 0.0 if count is None else count.rate


def is_known_cue(lemma: str) -> bool:
    """Whether this word was ever seen as a cue, or written down as one.

    >>> is_known_cue("say"), is_known_cue("pollute")
    (True, False)
    """
    return lemma in _known_cues()


@functools.cache
def _known_cues() -> frozenset[str]:
    return frozenset(lemma for (lemma, _), count in cue_table().items() if count.cue)


@functools.cache
def hand_made_lemmas() -> frozenset[str]:
    """The words that have a row in the table written by hand."""
    return frozenset(lemma for lemma, _ in _table("cues_by_hand.tsv"))


def cue_probability(lemma: str, relation: str) -> float:
    """Probability that this word with this relation is a cue, 0 to 1; the relation's own rate fills gaps.

    >>> cue_probability("say", "clause") > 0.7 > cue_probability("go", "prep:to")
    True
    """
    table = cue_table()
    default = table.get((ANY_WORD, relation), CueCount(0, 0)).rate
    count = table.get((lemma, relation), CueCount(0, 0))
    return (count.cue + BACKOFF_COUNT * default) / (count.seen + BACKOFF_COUNT)
