"""Whether what a place in a text tells of has been, is, or is to come: the tense of the verb above it."""

from __future__ import annotations

from enum import StrEnum

from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token
from allegedly.model.text import Span


class Tense(StrEnum):
    """When an event lies, seen from the day of writing."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


FUTURE_AUXILIARIES = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "could", "can", "should"}
)
AUXILIARIES = frozenset({"aux", "auxpass"})
LOOKING_AHEAD = frozenset(
    (
        "plan expect schedule set due intend want hope prepare agree need have be ask order decide promise vow "
        "threaten urge invite ready likely about aim propose wait promise postpone delay want seek slate book"
    ).split()
)
"""Heads of an infinitive that put it after them: "is due to meet". Others leave it where they are: "voted to back"."""

_UNTIL = frozenset({"until", "till"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def tense_at(tree: Tree, span: Span) -> Tense:
    """The tense of the nearest verb above the words at a span; past where there is none, as in most news.

    "Until Tuesday" looks ahead, "Tuesday's ruling" back, whatever the verb.
    """
    inside = tree.tokens_in(span)
    if not inside:
        return Tense.PAST
    before = tree.tokens[max(0, inside[0].index - 1)]
    after = tree.tokens[min(inside[-1].index + 1, len(tree.tokens) - 1)]
    if before.lemma in _UNTIL:
        return Tense.FUTURE
    if after.text in _POSSESSIVE:
        return Tense.PAST
    for token in (inside[0], *tree.ancestors(inside[0])):
        if token.pos in {"VERB", "AUX"}:
            return _tense_of_verb(tree, token)
    return Tense.PAST


def _tense_of_verb(tree: Tree, verb: Token) -> Tense:
    auxiliaries = tree.children_of(verb, *AUXILIARIES)
    words = {each.text.lower() for each in auxiliaries}
    tags = {verb.tag, *(each.tag for each in auxiliaries)}
    head = tree.head(verb)
    if words & FUTURE_AUXILIARIES and not words & {"have", "'ve"}:
        return Tense.FUTURE
    if "VBD" in tags or (verb.tag == "VBN" and "TO" not in tags):
        return Tense.PAST
    if "TO" in tags and (head.lemma in LOOKING_AHEAD or head.index == verb.index):
        return Tense.FUTURE
    if tags & {"VBZ", "VBP"} and "TO" not in tags:
        return Tense.PRESENT
    if head.index != verb.index and head.pos in {"VERB", "AUX"}:
        return _tense_of_verb(tree, head)
    return Tense.PAST
