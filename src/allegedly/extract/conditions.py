"""Conditions and what hangs on them: "if", "unless", "should the dam break"."""

from __future__ import annotations

from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token

CONDITIONS = frozenset({"if", "unless", "provided", "lest"})
INVERTIBLE = frozenset({"should", "had", "were"})
NOMINAL = frozenset({"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"})
MOST_ELLIPTICAL = 5
"""Words of ", if proven true," that are looked at before a predicate."""
CLAUSES = frozenset({"advcl", "ccomp"})


def condition_of(tree: Tree, clause: Token) -> Token | None:
    """The word that makes a clause a condition; None for any other clause.

    An indirect question ("asks if") is none: it follows the verb that it hangs on as its object.
    """
    if clause.dep == "ccomp" and tree.head(clause).index < clause.index:
        return None
    if likened_by(tree, clause) is not None:
        return None
    return next(
        (child for child in tree.children[clause.index] if child.dep == "mark" and child.lemma in CONDITIONS),
        None,
    )


def elliptical_condition(tree: Tree, predicate: Token) -> Token | None:
    """The "if" of a condition without a verb between commas: "the log, if authentic, shows"."""
    end = min(
        (predicate, *tree.children_of(predicate, "aux", "auxpass")), key=lambda token: token.index
    ).index
    first = tree.sentence(predicate).first_token
    before = tree.tokens[max(first, end - MOST_ELLIPTICAL) : end]
    words = [token.text.lower() for token in before]
    if "if" not in words or not words or words[-1] != ",":
        return None
    place = len(words) - 1 - words[::-1].index("if")
    aside = before[place + 1 : -1]
    opened = place > 0 and words[place - 1] == ","
    return before[place] if opened and all(token.pos in {"ADJ", "ADV", "VERB"} for token in aside) else None


def likened_by(tree: Tree, clause: Token) -> Token | None:
    """The "as" of a clause that only likens: "as if they had registered the shares", "as though it were theirs"."""
    marks = tree.children_of(clause, "mark", "advmod")
    like = next((mark for mark in marks if mark.lemma in {"if", "though"}), None)
    before = tree.tokens[like.index - 1] if like is not None and like.index else None
    return before if before is not None and before.lemma == "as" else None


def condition_on(tree: Tree, predicate: Token) -> Token | None:
    """The head of a condition that hangs on a predicate."""
    return next(
        (child for child in tree.children_of(predicate, *CLAUSES) if condition_of(tree, child) is not None),
        None,
    )


def inverted_condition(tree: Tree, token: Token) -> Token | None:
    """The "should" or "had" that opens a token's sentence as a condition: "Should the pass stay shut, ...".

    Read off the order of the words: the parser takes such clauses for many things.
    """
    sentence = tree.sentence(token)
    words = tree.sentence_tokens(sentence)
    if len(words) < 3 or words[0].text.lower() not in INVERTIBLE or words[1].pos not in NOMINAL:
        return None
    if sentence.span.of(tree.text).rstrip("”\"'’ )").endswith("?"):
        return None
    comma = next((place for place, word in enumerate(words) if word.text == ","), len(words))
    goes_on = any(word.pos in {"VERB", "AUX"} for word in words[comma:])
    return words[0] if goes_on else None
