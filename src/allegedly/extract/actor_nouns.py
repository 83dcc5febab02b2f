"""What nouns say of an actor: a person's office, an organ of a state, a kind of organisation."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from allegedly.extract.lexicon import table_rows


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """One row of `actor_nouns.tsv`: what it is, its PLOVER sector, and whether only a state has one."""

    kind: str
    sector: str
    state: bool


GOVERNMENTS = frozenset(
    {"government", "authority", "cabinet", "regime", "junta", "administration", "leadership"}
)
"""Nouns that, with a state's name, mean the state itself."""

PORTFOLIOS = frozenset(
    """
    foreign defence defense interior finance justice health education culture economy trade energy agriculture
    transport labour labor environment science oil water supply prime vice deputy chief home treasury affairs first
    opposition former acting interim crown
    """.split()
)
"""Words that belong to an office: "foreign minister", "chief inspector"."""


@functools.cache
def actor_nouns() -> Mapping[str, ActorNoun]:
    """The table by lemma."""
    return {
        lemma: ActorNoun(kind, sector, state == "1")
        for lemma, kind, sector, state in table_rows("actor_nouns.tsv")
    }


def actor_noun(lemma: str) -> ActorNoun | None:
    """What a noun says of an actor, None where nothing.

    >>> actor_noun("ministry").kind, actor_noun("Ambassador").sector, actor_noun("table")
    ('body', 'GOV', None)
    """
    return actor_nouns().get(lemma.lower())


def is_office(lemma: str) -> bool:
    """Whether a noun names somebody by what he is: "minister", "spokesman"."""
    noun = actor_noun(lemma)
    return noun is not None and noun.kind == "person"
