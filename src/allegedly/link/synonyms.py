"""Words of news that tell of one event in two ways: "killed" and "dead", "postponed" and "put off".

Each line is one concept, named by its first word. Only words that nearly always mean the same in news are here; facts
of English, written for this project.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping, Sequence

from allegedly.link.terms import lemmas_to_terms

_CONCEPTS = """
die kill dead death deadly perish fatal fatality
injure injury wound hurt
postpone delay defer
buy acquire acquisition purchase
dismiss sack layoff
resign resignation
arrest detain detention
collapse crumble
burn blaze
crash collide collision
explode explosion blast
begin start commence
stop halt cease
close shut closure
cancel scrap
expel deport
rob robbery theft steal
abduct kidnap
murder slay homicide
poll survey
warn warning
find discover
rise increase climb
fall decline drop decrease
erect construct build
"""

_PHRASES: Mapping[tuple[str, str], tuple[str, str]] = {
    (form, particle): (forms.split()[0], concept)
    for forms, particle, concept in (
        ("put puts putting", "off", "postpone"),
        ("call calls called calling", "off", "cancel"),
        ("lay lays laid laying", "off", "dismiss"),
        ("break breaks broke broken breaking", "out", "begin"),
        ("step steps stepped stepping", "down", "resign"),
        ("blow blows blew blown blowing", "up", "explode"),
        ("shut shuts shutting", "down", "close"),
    )
    for form in forms.split()
}
"""A verb and its particle, side by side as in a text: the verb's lemma, and the concept of the two together."""


@functools.lru_cache(maxsize=100_000)
def term_to_concept(term: str) -> str:
    """The concept that a term is a word for; most terms are their own.

    >>> term_to_concept("dead"), term_to_concept("harbour")
    ('die', 'harbour')
    """
    return _concepts().get(term, term)


def phrases_to_concepts(words: Sequence[str]) -> dict[str, str]:
    """The verbs (as terms) that a particle after them makes another word, each with the concept of the two.

    >>> phrases_to_concepts("managers put off the repairs".split())
    {'put': 'postpone'}
    """
    found = [_PHRASES[pair] for pair in itertools.pairwise(words) if pair in _PHRASES]
    return {verb: term_to_concept(concept) for verb, concept in found}


@functools.cache
def _concepts() -> Mapping[str, str]:
    concepts = {}
    for line in _CONCEPTS.strip().splitlines():
        terms = [term for word in line.split() for term in lemmas_to_terms((word,))]
        concepts.update(dict.fromkeys(terms, terms[0]))
    return concepts
