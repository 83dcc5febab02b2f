"""What the words beside a predicate make of it: modals, adverbs, conditions, negation."""

from __future__ import annotations

from allegedly.extract.conditions import (
    condition_of,
    condition_on,
    elliptical_condition,
    inverted_condition,
    likened_by,
)
from allegedly.extract.lexicon import Effect, deliberate_acts, stance_word
from allegedly.extract.negation import is_unconfirmed, negation_of
from allegedly.extract.standing import Standing
from allegedly.extract.tree import SUBJECTS, Tree
from allegedly.model.annotation import Token
from allegedly.model.claim import Certainty, Kind

POSSIBILITY = frozenset({"may", "might", "could"})
FUTURE = frozenset({"will", "would", "shall", "'ll", "'d"})
MANDATES = frozenset(
    {"ask", "demand", "insist", "order", "propose", "recommend", "request", "require", "urge"}
)
STATES = frozenset(
    {"be", "have", "know", "mean", "contain", "own", "belong", "involve", "want", "need", "exist"}
)
"""Verbs of what is, not of what comes to pass: "may know" is no prediction, "may fall" is."""

HYPOTHESES = frozenset({"suppose", "imagine", "assume", "pretend", "say"})
OPENING_MARKS = frozenset({'"', "“", "``", "‘", "'", "«", "„", ":"})


def apply_beside(tree: Tree, token: Token, standing: Standing) -> None:
    """Modals, adverbs, conditions and negation beside a predicate."""
    for child in tree.children[token.index]:
        if child.dep in {"aux", "auxpass"}:
            apply_modal(tree, child, token, standing)
        elif child.dep == "advmod" and (word := stance_word(child.lemma, "ADV")) is not None:
            standing.weaken(word.kind, word.certainty, child)
            standing.turn(word.effect, child)
        elif child.dep == "mark" and child.lemma in {"whether", "if"} and condition_of(tree, token) is None:
            standing.weaken(Kind.QUESTION, Certainty.UNKNOWN, child)
    apply_conditions(tree, token, standing)
    if token.tag == "MD":
        apply_modal(tree, token, token, standing)
    if (adverb := _adverb_between_commas(tree, token)) is not None:
        standing.weaken(Kind.ALLEGED, Certainty.POSSIBLE, adverb)
    if (either := _either(tree, token)) is not None:
        standing.weaken(Kind.ASSERTED, Certainty.POSSIBLE, either, "one of two")
    if is_imperative(tree, token):
        standing.weaken(Kind.OBLIGATION, Certainty.UNKNOWN, token, "asked for, not told of")
    if (likened := likened_by(tree, token)) is not None:
        standing.weaken(Kind.CONDITIONAL, Certainty.UNKNOWN, likened, "only likened to it")
    if token.dep == "ROOT" and is_infinitive(tree, token):
        standing.weaken(Kind.PLANNED, Certainty.PROBABLE, token)
    if _is_subjunctive(tree, token):
        standing.weaken(Kind.OBLIGATION, Certainty.UNKNOWN, token)
    if is_unconfirmed(tree, token):
        standing.unknown = True
        standing.weaken(Kind.UNCONFIRMED, Certainty.UNKNOWN, token)
    elif (negation := negation_of(tree, token)) is not None:
        standing.turn(Effect.FLIP, negation)


def apply_conditions(tree: Tree, token: Token, standing: Standing) -> None:
    """A condition, and what is said under one."""
    condition = (
        condition_of(tree, token) or inverted_condition(tree, token) or elliptical_condition(tree, token)
    )
    if condition is not None:
        standing.weaken(Kind.CONDITIONAL, Certainty.UNKNOWN, condition)
    clause = condition_on(tree, token)
    if clause is not None:
        standing.weaken(Kind.CONDITIONAL, Certainty.UNKNOWN, clause, "under a condition")


def is_imperative(tree: Tree, verb: Token) -> bool:
    """Whether a sentence or quotation opens with a verb that asks for something: "Release them", "Don't sell"."""
    if verb.tag != "VB" or verb.dep not in {"ROOT", "ccomp", "parataxis"} or is_infinitive(tree, verb):
        return False
    if tree.child(verb, *SUBJECTS) is not None:
        return False
    helpers = [
        child for child in tree.children_of(verb, "aux", "neg", "advmod", "intj") if child.index < verb.index
    ]
    if any(child.dep == "aux" and child.lemma != "do" for child in helpers):
        return False
    first = min((verb, *helpers), key=lambda token: token.index)
    return _opens(tree, first)


def is_hypothesis(tree: Tree, verb: Token) -> bool:
    """Whether a verb only bids to take something for true: "suppose that", "let us assume that"."""
    if verb.lemma not in HYPOTHESES or verb.tag != "VB":
        return False
    return is_imperative(tree, verb) or tree.head(verb).lemma == "let"


def _opens(tree: Tree, token: Token) -> bool:
    """Whether a sentence, or a quotation in it, begins with this word."""
    before = tree.tokens[token.index - 1] if token.index else None
    if before is None or tree.sentence(before) != tree.sentence(token):
        return True
    return before.text in OPENING_MARKS and tree.tokens[token.index].text[:1].isupper()


def _either(tree: Tree, verb: Token) -> Token | None:
    """The "either" of "either they lie or they have lost control", for both."""
    first = tree.head(verb) if verb.dep == "conj" else verb
    return next((child for child in tree.children_of(first, "preconj") if child.lemma == "either"), None)


def _adverb_between_commas(tree: Tree, verb: Token) -> Token | None:
    """The "allegedly" right after a predicate, between commas: it is said of the whole clause."""
    after = tree.tokens[verb.index + 1 : verb.index + 4]
    if len(after) < 3 or after[0].text != "," or after[2].text not in {",", "."}:
        return None
    word = stance_word(after[1].lemma, "ADV")
    return after[1] if word is not None and word.kind is Kind.ALLEGED else None


def _is_subjunctive(tree: Tree, verb: Token) -> bool:
    """Whether a clause asks for what it tells of: "insisted that the boy be returned"."""
    helpers = tree.children_of(verb, "aux", "auxpass")
    if verb.dep != "ccomp" or not any(child.lemma == "that" for child in tree.children_of(verb, "mark")):
        return False
    first = min((verb, *helpers), key=lambda token: token.index)
    return first.tag == "VB" and (first.lemma == "be" or tree.head(verb).lemma in MANDATES)


def apply_modal(tree: Tree, modal: Token, verb: Token, standing: Standing) -> None:
    """What a modal makes of its verb: a chance, a plan, a forecast or a duty."""
    word = stance_word(modal.lemma, "AUX") or stance_word(modal.text.lower(), "AUX")
    text = modal.text.lower()
    if word is None or inverted_condition(tree, verb) == modal:
        return
    if text in {"could", "can", "ca"} and negation_of(tree, verb) is not None:
        return  # "could not" says that it did not happen
    kind = word.kind
    if text in POSSIBILITY and _comes_to_pass(tree, verb):
        kind = Kind.PREDICTED
    elif text in FUTURE and _is_deliberate(tree, verb):
        kind = Kind.PLANNED
    standing.weaken(kind, word.certainty, modal)


def _comes_to_pass(tree: Tree, verb: Token) -> bool:
    """Whether a verb after "may" is of the future: "may fall", not "may have fallen", "may be ill" or "may know"."""
    if verb.lemma in STATES:
        return False
    return not any(child.lemma == "have" for child in tree.children_of(verb, "aux"))


def _is_deliberate(tree: Tree, verb: Token) -> bool:
    """Whether what is to come is somebody's own act and nothing stands in its way: "will sell", not "will rain"."""
    if verb.lemma not in deliberate_acts() or negation_of(tree, verb) is not None:
        return False
    return not any(child.lemma == "have" for child in tree.children_of(verb, "aux"))


def is_infinitive(tree: Tree, token: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(child.tag == "TO" for child in tree.children_of(token, "aux"))
