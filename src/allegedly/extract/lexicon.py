"""Words that change the standing of what hangs on them: the table behind certainty.

`resources/stance.tsv` has a row for each word: its part of speech, the kind and certainty it gives, and what it
and its negation do to polarity. A row is all that a new word needs. The part "verb to" is a verb with an
infinitive: "told him to go" orders, "told him that she went" says.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources

from allegedly.model.claim import Certainty, Kind


class Effect(StrEnum):
    """What a word, or its negation, does to the polarity of what hangs on it."""

    KEEP = "keep"
    FLIP = "flip"
    UNKNOWN = "u"
    NO_EVIDENCE = "no-evidence"


@dataclass(frozen=True, slots=True)
class StanceWord:
    """One row: the kind and certainty a word gives, its effect on polarity, and its effect when negated."""

    word: str
    kind: Kind
    certainty: Certainty
    effect: Effect
    negated: Effect


PART_OF_SPEECH = {
    "VERB": "verb",
    "AUX": "aux",
    "ADJ": "adj",
    "ADV": "adv",
    "NOUN": "noun",
    "PROPN": "noun",
}


def table_rows(name: str) -> Iterator[list[str]]:
    """The rows of a tab-separated table of the package, without comments."""
    for line in (
        resources.files("allegedly.resources").joinpath(name).read_text(encoding="utf-8").splitlines()
    ):
        if line and not line.startswith("#"):
            yield line.split("\t")


@functools.cache
def stance_words() -> Mapping[tuple[str, str], StanceWord]:
    """All rows by word and part of speech (verb, verb to, aux, adj, adv, noun)."""
    table: dict[tuple[str, str], StanceWord] = {}
    for word, part, kind, certainty, effect, negated in table_rows("stance.tsv"):
        table[word, part] = StanceWord(
            word, Kind(kind), Certainty(certainty), Effect(effect), Effect(negated)
        )
    return table


@functools.cache
def wrongdoing_words() -> frozenset[tuple[str, str]]:
    """Words that charge somebody with a wrong, with their part of speech (verb, noun)."""
    return frozenset((word, part) for word, part in table_rows("wrongdoing.tsv"))


def stance_word(lemma: str, pos: str) -> StanceWord | None:
    """The row of a word, by its lemma and universal part of speech; None where the table has none.

    >>> stance_word("try", "VERB").kind
    <Kind.ATTEMPTED: 'attempted'>
    """
    return stance_words().get((lemma, PART_OF_SPEECH.get(pos, "")))


def infinitive_word(lemma: str, pos: str, form: str = "") -> StanceWord | None:
    """The row of a word for an infinitive that hangs on it; the word's plain row where it has no other.

    A row for the form found comes first: what somebody "had to" do, he did.

    >>> infinitive_word("tell", "VERB").kind
    <Kind.OBLIGATION: 'obligation'>
    """
    if pos in {"VERB", "AUX"}:
        for each in (form.lower(), lemma):
            if (word := stance_words().get((each, "verb to"))) is not None:
                return word
    return stance_word(lemma, pos)


@functools.cache
def deliberate_acts() -> frozenset[str]:
    """Verbs of what somebody does on purpose: "will sell" plans, "will rain" predicts."""
    return frozenset(row[0] for row in table_rows("acts.tsv"))
