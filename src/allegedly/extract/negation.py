"""Words that negate a predicate, or leave it undone: "not", "nobody", "yet to", "refuses to"."""

from __future__ import annotations

from allegedly.extract.lexicon import Effect, stance_word
from allegedly.extract.tree import SUBJECTS, Tree
from allegedly.model.annotation import Token
from allegedly.model.claim import Kind

NEGATIVES = frozenset({"nobody", "none", "nothing", "neither", "noone"})
NEGATIVE_DETERMINERS = frozenset({"no", "neither"})
CONFIRMING = frozenset(
    {"confirm", "verify", "corroborate", "substantiate", "authenticate", "prove", "establish"}
)
WITHHOLDING = frozenset({"refuse", "decline", "fail", "unable", "impossible"})
PARTICIPANTS = frozenset({*SUBJECTS, "dobj", "attr"})
NOT_NEGATED = frozenset({"only", "just", "merely", "least", "simply"})
AMOUNT_POS = frozenset({"NUM", "DET", "ADJ", "PRON", "ADV"})
MAX_CLIMB = 3


def negation_of(tree: Tree, token: Token) -> Token | None:
    """The word that negates a predicate or noun: "not", "never", "no", or a participant such as "nobody"."""
    for child in tree.children[token.index]:
        if child.dep == "neg" or (child.dep == "det" and child.lemma == "no"):
            return child
        if child.text.lower() == "longer" and negative_determiner(tree, child) is not None:
            return child
        if child.lemma == "nor" and child.dep in {"cc", "preconj", "advmod"}:
            return child
        if child.dep in PARTICIPANTS and token.pos in {"VERB", "AUX"}:
            if child.lemma in NEGATIVES:
                return child
            no = negative_determiner(tree, child)
            if no is not None and not _is_of_evidence(child):
                return no
            if child.dep in SUBJECTS and (no := _negated_amount(tree, child)) is not None:
                return no
    return _nor_before(tree, token) if token.dep == "conj" else None


def _nor_before(tree: Tree, clause: Token) -> Token | None:
    """The "nor" that joins a clause to the one before: "has not grown, nor has it shrunk"."""
    for child in tree.children_of(tree.head(clause), "cc", "preconj"):
        if child.lemma == "nor" and tree.head(clause).index < child.index < clause.index:
            return child
    return None


def negative_determiner(tree: Tree, noun: Token) -> Token | None:
    """The "no" or "neither" that stands with a noun, or with the noun that it is compounded with."""
    for each in (noun, *tree.children_of(noun, "compound")):
        for child in tree.children[each.index]:
            if child.lemma in NEGATIVE_DETERMINERS:
                return child
    return None


def _negated_amount(tree: Tree, noun: Token) -> Token | None:
    """The "not" of "not one oak was felled", "not all of them were freed"; "not only the mayor" negates nothing."""
    for each in (noun, *tree.children_of(noun, "nummod", "det", "amod", "quantmod")):
        for child in tree.children_of(each, "neg"):
            if child.index <= noun.index:
                after = tree.tokens[child.index + 1] if child.index + 1 < len(tree.tokens) else child
                if after.lemma not in NOT_NEGATED and after.pos in AMOUNT_POS:
                    return child
    return None


def _is_of_evidence(noun: Token) -> bool:
    """Whether "no" with this noun says something of what the noun is about: "found no evidence that"."""
    word = stance_word(noun.lemma, "NOUN")
    return word is not None and word.negated is Effect.NO_EVIDENCE


def is_rejection_of(tree: Tree, clause: Token) -> bool:
    """Whether a clause on a noun tells that somebody rejects it: "an accusation that the ministry denied"."""
    word = stance_word(clause.lemma, clause.pos)
    denies = word is not None and word.kind is Kind.DENIED and clause.dep in {"acl", "relcl"}
    objects = tree.children_of(clause, "dobj", "ccomp", "xcomp")
    return denies and not any(child.tag not in {"WDT", "IN", "WP"} for child in objects)


def withholding_of(tree: Tree, token: Token) -> Token | None:
    """The word by which an act is said not to be done: its negation, or that of what it hangs on.

    "has not confirmed", "refuses to confirm", "has yet to confirm", "was not able to confirm".
    """
    current = token
    for _ in range(MAX_CLIMB):
        negation = negation_of(tree, current)
        if negation is not None:
            return negation
        head = tree.head(current)
        if current.dep not in {"xcomp", "acomp"} or head.index == current.index:
            return None
        if head.lemma in WITHHOLDING:
            return head
        yet = next((child for child in tree.children_of(head, "advmod") if child.lemma == "yet"), None)
        if yet is not None and head.lemma in {"have", "be"}:
            return yet
        current = head
    return None


def is_unconfirmed(tree: Tree, token: Token) -> bool:
    """Whether something is said not to be confirmed, verified or established."""
    return token.lemma in CONFIRMING and withholding_of(tree, token) is not None
