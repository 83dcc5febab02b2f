"""The words by which a claim is shown: those of its clearest statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from allegedly.link.profile import statement_to_sign
from allegedly.link.terms import Vocabulary, lemmas_to_terms
from allegedly.model.claim import Statement

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "this", "that"}
    | {"these", "those", "who", "which", "him", "them", "one", "there"}
)
MAX_COMFORTABLE_WORDS = 30
MIN_COMFORTABLE_WORDS = 5
OPENING_LENGTH = 20
"""Characters at the start of a clause in which its subject is looked for."""


def clearest_text(statements: Sequence[Statement], against: Collection[str], vocabulary: Vocabulary) -> str:
    """The words of the statement that is most central and reads best alone.

    Preferred in this order: affirming, no pronoun at its start, a clause of the body, of a comfortable
    length, and sharing most of its information with the other statements. Equal ones are ordered by text and
    id.
    """
    counts: Counter[str] = Counter()
    for each in statements:
        counts.update(set(lemmas_to_terms(each.lemmas)))
    best = max(
        statements,
        key=lambda each: (
            _readability(each, against) + _centrality(each, counts, len(statements), vocabulary),
            each.text,
            each.id,
        ),
    )
    return " ".join(best.text.split())


def _readability(statement: Statement, against: Collection[str]) -> float:
    words = statement.text.casefold().split()
    score = 0.0
    score += 1.0 if statement_to_sign(statement) > 0 else 0.0
    score -= 1.0 if statement.id in against else 0.0
    score -= 0.7 if not words or words[0].strip("“\"'‘") in _PRONOUNS else 0.0
    score -= 0.3 if statement.heading else 0.0
    score -= 0.4 if len(statement.quote) > 1 else 0.0
    score += 0.2 if statement.event is not None else 0.0
    score += 0.4 if _opens_with_an_actor(statement) else 0.0
    score -= 0.5 if len(words) > MAX_COMFORTABLE_WORDS else 0.0
    score -= 0.5 if len(words) < MIN_COMFORTABLE_WORDS else 0.0
    return score


def _opens_with_an_actor(statement: Statement) -> bool:
    """Whether the first words name who does it."""
    start = statement.quote[0].start if statement.quote else 0
    return any(0 <= actor.span.start - start <= OPENING_LENGTH for actor in statement.actors)


def _centrality(statement: Statement, counts: Counter[str], size: int, vocabulary: Vocabulary) -> float:
    """Share of the statement's information that the others have too, 0 to 1."""
    terms = sorted(set(lemmas_to_terms(statement.lemmas)))
    information = sum(vocabulary.bits(term) for term in terms)
    if size < 2 or not information:
        return 0.0
    return sum(vocabulary.bits(term) * (counts[term] - 1) / (size - 1) for term in terms) / information
