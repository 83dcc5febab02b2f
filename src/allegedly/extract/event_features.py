"""What the model of event types looks at: the predicate, what completes it, and the words of its sentence.

Names, dates and numbers are left out, so that nothing is learnt of who usually does what.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from allegedly.extract.event_reading import (
    EventReading,
    complements,
    is_future,
    is_negated,
    token_to_reading,
)
from allegedly.extract.event_words import event_kind, token_to_event_word
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token

NAME_LABELS = frozenset({"PERSON", "GPE", "ORG", "NORP", "DATE", "CARDINAL", "MONEY", "TIME", "LOC"})
OF_READING, OF_PREDICATE, OF_KIND, OF_WORD = 1.5, 1.0, 0.6, 0.35
"""Weights: what the table says, the predicate with its complements, the types of words, plain words and
pairs of them.
"""

OUTSIDE = 0.5
"""What is left of a word's weight where it does not stand below the predicate."""


def event_features(
    tree: Tree, predicate: Token, carrier: Token, reading: EventReading | None
) -> Mapping[str, float]:
    """Features of an event with their weights.

    `predicate` is the word above both participants, `carrier` the one that the agent hangs on; often they are one.
    """
    found: dict[str, float] = {}

    def put(name: str, weight: float) -> None:
        found[name] = max(found.get(name, 0.0), weight)

    carried = reading if carrier.index == predicate.index else token_to_reading(tree, carrier)
    told = reading or carried
    put(f"t={told.coded if told else ''}", OF_READING)
    put(f"c={carried.coded if carried else ''}", OF_PREDICATE)
    put(f"q={event_kind(told.coded).quad if told else ''}", OF_PREDICATE)
    word = token_to_event_word(tree, predicate)
    put(f"o={word.type if word else ''}", OF_PREDICATE)
    put(f"i={told.type if told else ''}", OF_PREDICATE)
    put(f"p={predicate.lemma}", OF_PREDICATE)
    put(f"a={carrier.lemma}", OF_PREDICATE)
    for below in complements(tree, predicate):
        put(f"x={below.lemma}", OF_PREDICATE)
        put(f"px={predicate.lemma} {below.lemma}", OF_PREDICATE)
    if is_future(tree, predicate):
        put("future", OF_PREDICATE)
    if is_negated(tree, predicate):
        put("negated", OF_PREDICATE)
    if tree.child(predicate, "auxpass") is not None:
        put("passive", OF_PREDICATE * OUTSIDE)
    _put_words(tree, predicate, found)
    return found


def _put_words(tree: Tree, predicate: Token, found: dict[str, float]) -> None:
    """Lemmas of the sentence, pairs of neighbours, and types of the words that the table knows."""
    sentence = tree.sentence(predicate)
    below = {token.index for token in tree.subtree(predicate)}
    left_out = set(_tokens_of_names(tree, sentence.first_token, sentence.end_token))
    before = ""
    for token in tree.sentence_tokens(sentence):
        if token.index in left_out:
            before = "#"
            continue
        if token.pos == "PUNCT":
            continue
        share = 1.0 if token.index in below else OUTSIDE
        names = [(f"w={token.lemma}", OF_WORD * share)]
        if (word := token_to_event_word(tree, token)) is not None:
            names.append((f"k={word.type}", OF_KIND * share))
        if before:
            names.append((f"b={before} {token.lemma}", OF_WORD))
        for name, weight in names:
            found[name] = max(found.get(name, 0.0), weight)
        before = token.lemma


def _tokens_of_names(tree: Tree, first: int, end: int) -> Iterable[int]:
    """Tokens of names, dates and numbers within a sentence."""
    for place in range(first, end):
        if any(mention.label in NAME_LABELS for mention in tree.mentions_at.get(place, ())):
            yield place
