"""Terms: the lemmas of a statement in the form in which statements are compared, and how much each tells."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from allegedly.link.common_words import FUNCTION_WORDS, common_word_rates

BACKGROUND_STATEMENTS = 5000
"""Statements of general news added to every case, so that a word that all ten statements of a small case
share still tells that they are on one subject, and "year" does not."""

_SUFFIXES = (
    "ational",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ers",
    "er",
    "ies",
    "ed",
    "es",
    "s",
    "ly",
)
_MIN_STEM = 4
_NUMBER_WORDS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen
"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """In how many of `total` statements each term stands."""

    total: int
    frequencies: Mapping[str, int]

    def bits(self, term: str) -> float:
        """How much it tells, in bits, that a statement has this term; 0 for a function word.

        >>> Vocabulary(10, {"sink": 2}).bits("the")
        0.0
        """
        if term in _function_terms():
            return 0.0
        expected = max(1.0, BACKGROUND_STATEMENTS * _common_term_rates().get(term, 0.0))
        return math.log2((self.total + BACKGROUND_STATEMENTS) / (self.frequencies.get(term, 0) + expected))

    def is_common(self, term: str) -> bool:
        """Whether the term is frequent in all news."""
        return term in _function_terms() or term in _common_term_rates()


def lemmas_to_terms(lemmas: Sequence[str]) -> tuple[str, ...]:
    """The lemmas in order as terms: without case, possessive and common suffixes; function words left out.

    Stemming joins a verb with its noun ("recruit", "recruitment"); on knownlie it raises BM25's MRR from .835
    to .844.

    >>> lemmas_to_terms(["The", "group's", "recruitment"])
    ('group', 'recruit')
    """
    return tuple(term for term in map(_lemma_to_term, lemmas) if term and term not in _function_terms())


def terms_to_vocabulary(statements: Iterable[Iterable[str]]) -> Vocabulary:
    """In how many statements each term stands, from the terms of each statement."""
    frequencies: Counter[str] = Counter()
    total = 0
    for terms in statements:
        frequencies.update(set(terms))
        total += 1
    return Vocabulary(total, dict(frequencies))


@functools.lru_cache(maxsize=200_000)
def _lemma_to_term(lemma: str) -> str:
    word = "".join(
        letter for letter in lemma.casefold().replace("’", "'").removesuffix("'s") if letter.isalnum()
    )
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _MIN_STEM:
            return word.removesuffix(suffix)
    return word


@functools.cache
def _function_terms() -> frozenset[str]:
    return frozenset(_lemma_to_term(word) for word in FUNCTION_WORDS.split())


@functools.cache
def _common_term_rates() -> Mapping[str, float]:
    rates: dict[str, float] = {}
    for word, rate in common_word_rates():
        term = _lemma_to_term(word)
        rates[term] = rates.get(term, 0.0) + rate
    return rates


def is_quantity(term: str) -> bool:
    """Whether the term is a number in figures or in words.

    >>> is_quantity("three"), is_quantity("1400"), is_quantity("people")
    (True, True, False)
    """
    return term[:1].isdigit() or term in _number_terms()


@functools.cache
def _number_terms() -> frozenset[str]:
    return frozenset(lemmas_to_terms(_NUMBER_WORDS.split()))
