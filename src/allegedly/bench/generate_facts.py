"""Facts of generated stories, and the sentences that put one fact in one of three styles.

Two styles of one fact share its names and numbers and hardly any wording, as a rewritten article does.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from allegedly.bench.generate_words import (
    ADJECTIVES,
    DETAILS,
    NOUNS,
    PURPOSES,
    QUOTATIONS,
    SITES,
    VERBS,
    Synonyms,
    firm_name,
    invented_word,
    person_name,
)

STYLES = 3


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody has done something to some number of things somewhere."""

    firm: str
    verb: Synonyms
    number: int
    adjective: Synonyms
    noun: Synonyms
    site: Synonyms
    place: str
    purpose: Synonyms


@dataclass(frozen=True, slots=True)
class Detail:
    """Something about the surroundings, with one wording a style."""

    wordings: Synonyms


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's very words: who takes them over leaves them as they are."""

    words: str
    speaker: str


Fact = Deed | Detail | Quotation


def random_deed(rng: Random) -> Deed:
    """A deed of a firm that no other deed names."""
    away = invented_word(rng)
    return Deed(
        firm=firm_name(rng),
        verb=rng.choice(VERBS),
        number=rng.randint(3, 980),
        adjective=rng.choice(ADJECTIVES),
        noun=rng.choice(NOUNS),
        site=rng.choice(SITES),
        place=invented_word(rng),
        purpose=tuple(each.format(away) for each in rng.choice(PURPOSES)),
    )


def random_fact(rng: Random) -> Fact:
    """A fact to fill an article with: deeds, details and now and then a quotation."""
    drawn = rng.random()
    if drawn < 0.45:
        return random_deed(rng)
    values = {
        "n": rng.randint(2, 60),
        "m": rng.randint(61, 9_000),
        "place": invented_word(rng),
        "name": person_name(rng),
    }
    if drawn < 0.88:
        return Detail(tuple(wording.format(**values) for wording in rng.choice(DETAILS)))
    return Quotation(rng.choice(QUOTATIONS).format(**values), person_name(rng))


def fact_to_sentence(fact: Fact, style: int) -> str:
    """The fact as a sentence of this style (0 to 2)."""
    if isinstance(fact, Detail):
        return f"{fact.wordings[style]}."
    if isinstance(fact, Quotation):
        saying = (f"{fact.speaker} said", f"said {fact.speaker}", f"{fact.speaker} told neighbours")[style]
        return f"“{fact.words},” {saying}."
    site = fact.site[style].format(fact.place)
    clause = (
        f"{deed_to_clause(fact, style)} {fact.purpose[0]}",
        f"{fact.purpose[1]}, {deed_to_clause(fact, style)}",
        f"{site}, {fact.firm} has {fact.verb[2]} {fact.number} {fact.noun[2]}, {fact.purpose[2]}",
    )[style]
    return f"{clause[0].upper()}{clause[1:]}."


def deed_to_clause(deed: Deed, style: int, hedged: bool = False) -> str:
    """The clause that states the deed: as what somebody has done (style 0), else as what was done to things."""
    things = f"{deed.number} {deed.adjective[style]} {deed.noun[style]} {deed.site[style].format(deed.place)}"
    if style == 0:
        return f"{deed.firm} {'may have' if hedged else 'has'} {deed.verb[0]} {things}"
    return f"{things} {'may have' if hedged else 'have'} been {deed.verb[style]} by {deed.firm}"


def deed_to_headline(deed: Deed, style: int, hedged: bool = False) -> str:
    """The deed in the few words of a headline."""
    if style == 0:
        return f"{deed.firm} {'may have' if hedged else 'has'} {deed.verb[0]} {deed.number} {deed.noun[0]}"
    return f"{deed.number} {deed.noun[style]} {'may have' if hedged else 'have'} been {deed.verb[style]} by {deed.firm}"
