"""Signs beside the voices: what the articles on a claim call it, as log-odds in a visible table.

A sign is the share of the articles that say such a thing, families of copies counted once: a copy changes nothing. Each
can only lower a probability. The weights were fitted by logistic regression on the settled rumours of Emergent/dev,
in ten folds by rumour, with the log-odds of the voices as offset, and rounded (docs/method-weighing.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from allegedly.model.claim import Claim
from allegedly.weigh.content_words import content_stems
from allegedly.weigh.doubts import Doubt, DoubtKind, speaks_of_falsehood
from allegedly.weigh.evidence import Evidence

SIGN_WEIGHTS = MappingProxyType({DoubtKind.FALSE: -3.0, DoubtKind.RUMOUR: -1.5})
"""Log-odds for a claim of which all articles, if they are many, say so."""

ARTICLES_HELD_BACK = 1.0
"""Added to the number of articles: one article that says so out of one counts as half."""

ASCRIBED_SHARE = 0.5
"""What an article counts for that gives it as somebody's words alone: the accused call what is said of them false.
Fitted apart, such articles weighed 0.4 of the others, on ten rumours."""

SHARED_WORDS = 2
"""Content words that a sentence must share with a claim to be about it, where the headline does not make the claim."""


@dataclass(frozen=True, slots=True)
class Sign:
    """In how many of the families of `articles` on a claim it is called so, with the first such passage.

    In `saying` it is the article that says so, in `quoting` only somebody it quotes.
    """

    kind: DoubtKind
    saying: int
    quoting: int
    articles: int
    example: Doubt

    @property
    def log_odds(self) -> float:
        """What it adds to the log-odds of the claim: never above 0."""
        counted = self.saying + ASCRIBED_SHARE * self.quoting
        return SIGN_WEIGHTS[self.kind] * counted / (self.articles + ARTICLES_HELD_BACK)


def signs_of_claim(claim: Claim, evidence: Evidence) -> tuple[Sign, ...]:
    """The signs that a claim has; none for a claim that is itself about something false."""
    if speaks_of_falsehood(claim.text):
        return ()
    listed = [
        evidence.statements[it] for it in (*claim.statements, *claim.against) if it in evidence.statements
    ]
    documents = sorted({statement.document for statement in listed})
    headlined = {statement.document for statement in listed if statement.heading}
    families = {evidence.family_of(document) for document in documents}
    words = content_stems(claim.text)
    found = []
    for kind in SIGN_WEIGHTS:
        doubts = [
            doubt
            for document in documents
            for doubt in evidence.doubts.get(document, ())
            if doubt.kind is kind and _is_about(doubt, document in headlined, words)
        ]
        if not doubts:
            continue
        told = {evidence.family_of(doubt.document) for doubt in doubts}
        saying = {evidence.family_of(doubt.document) for doubt in doubts if not doubt.ascribed}
        first = min(doubts, key=lambda it: (it.ascribed, it.document, it.span))
        found.append(Sign(kind, len(saying), len(told) - len(saying), len(families), first))
    return tuple(found)


def log_odds_of_signs(signs: Iterable[Sign]) -> float:
    """What all signs together add to the log-odds of a claim."""
    return sum(sign.log_odds for sign in signs)


def _is_about(doubt: Doubt, headlined: bool, words: frozenset[str]) -> bool:
    """Whether a doubt is about the claim with these words.

    "The story is a hoax" names nothing, and is about what the headline says. "Rumour" is said of much beside.
    """
    if headlined and doubt.kind is DoubtKind.FALSE:
        return True
    return len(doubt.words & words) >= SHARED_WORDS
