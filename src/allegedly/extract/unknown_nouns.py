"""What nouns leave open: "details were scarce", "no word on casualties", "an undisclosed sum", "no claim of it"."""

from __future__ import annotations

from collections.abc import Iterator

from allegedly.extract.actor_nouns import actor_noun
from allegedly.extract.negation import negation_of, withholding_of
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.extract.unknown_words import (
    CAUSES,
    CONFIRMATIONS,
    DETAILS,
    ESTIMATES,
    INQUIRIES,
    INQUIRING,
    NAMING,
    NOUN_SLOTS,
    PERSONS,
    STAYING,
    WITHHELD_NOUNS,
)
from allegedly.extract.untold import (
    OpenSlot,
    clause_words,
    is_little_known,
    is_refused,
    is_untold,
    is_withheld,
    unsaying,
    whole,
)
from allegedly.model.annotation import Token
from allegedly.model.claim import Slot

PRONOUNS = frozenset({"he", "she", "they"})
BEARERS = frozenset({"person", "organisation"})
"""Kinds of nouns (actor_nouns.tsv) of those who have a name that can be withheld."""

UNKNOWN_NOUNS = frozenset(
    {"number", "amount", "quantity", "sum", "reason", "location", "destination", "motive"}
)
"""Nouns with which "unknown" leaves something open, and does not only tell of somebody: "an unknown number"."""


def nouns_untold(tree: Tree) -> Iterator[OpenSlot]:
    """What is left open by a noun, in order of the text."""
    for token in tree.tokens:
        if token.lemma in DETAILS and token.pos == "NOUN":
            yield from _without_details(tree, token)
        elif token.lemma in CONFIRMATIONS and is_untold(tree, token):
            yield from _without_confirmation(tree, token)
        elif token.lemma == "know":
            yield from _little_known(tree, token)
        elif token.lemma in WITHHELD_NOUNS or token.lemma == "unknown":
            yield from _withheld(tree, token)
        elif token.lemma in NAMING and token.pos == "VERB":
            yield from _unnamed(tree, token)
        elif token.lemma in CAUSES and token.dep in {"nsubj", "nsubjpass"}:
            yield from _inquired(tree, token)
        elif token.lemma in ESTIMATES and token.dep == "attr":
            yield from _without_estimate(tree, token)
        elif token.lemma == "responsibility":
            yield from _unclaimed(tree, token)


def _after(tree: Tree, word: Token) -> Token | None:
    """The noun that a word's first preposition governs: "casualties" of "word on casualties"."""
    preposition = tree.child(word, "prep")
    return tree.child(preposition, "pobj") if preposition is not None else None


def _without_details(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    """ "Details were scarce", "no word on casualties"."""
    told = _after(tree, token)
    if not is_untold(tree, token) or (token.dep != "nsubj" and told is None):
        return
    slot = NOUN_SLOTS.get(told.lemma, Slot.WHAT) if told is not None else Slot.WHAT
    head = tree.head(token) if token.dep in {"nsubj", "attr"} else token
    yield OpenSlot(slot, head, token, whole(tree, head), None)


def _without_confirmation(tree: Tree, noun: Token) -> Iterator[OpenSlot]:
    """ "There was no confirmation that the village had fallen", "no independent confirmation of the claim"."""
    clause = tree.child(noun, "acl", "ccomp", "relcl")
    if clause is not None and any(child.lemma == "that" for child in tree.children[clause.index]):
        yield OpenSlot(Slot.WHETHER, clause, noun, clause_words(tree, clause), None, unconfirmed=True)
        return
    about = next((child for child in tree.children_of(noun, "prep") if child.lemma == "of"), None)
    told = tree.child(about, "pobj") if about is not None else None
    if told is not None and told.pos == "NOUN":
        yield OpenSlot(Slot.WHETHER, noun, noun, tokens_to_spans(tree.subtree(noun)), None)


def _little_known(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    """ "Little is known of the group"."""
    told = _after(tree, token)
    if told is not None and is_little_known(tree, token):
        slot = Slot.WHO if told.lemma in PERSONS else NOUN_SLOTS.get(told.lemma, Slot.WHAT)
        yield OpenSlot(slot, token, token, whole(tree, token), None)


def _withheld(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    """ "An undisclosed sum", "an undisclosed buyer", "an unknown number of people"."""
    noun = tree.head(token)
    if token.dep != "amod" or (token.lemma == "unknown" and noun.lemma not in UNKNOWN_NOUNS):
        return
    untold = Slot.WHO if noun.lemma in PERSONS else NOUN_SLOTS.get(noun.lemma)
    if untold is not None:
        yield OpenSlot(untold, noun, token, tokens_to_spans(tree.subtree(noun)), None)


def _unnamed(tree: Tree, token: Token) -> Iterator[OpenSlot]:
    """ "Police did not name the driver", "the report does not identify the bank"."""
    refused = is_refused(tree, token)
    named = tree.child(token, "dobj", "nsubjpass") if refused or is_withheld(tree, token) else None
    withheld = withholding_of(tree, token)
    is_late = withheld is not None and withheld.lemma == "yet"
    is_choice = (
        named is not None
        and not is_late
        and any(each.lemma == "a" for each in tree.children_of(named, "det"))
    )
    if named is not None and not is_choice and _has_name(tree, named, token):
        by = tree.subject(tree.head(token)) if refused else unsaying(tree, token)
        yield OpenSlot(Slot.WHO, token, token, whole(tree, token), by)


def _has_name(tree: Tree, named: Token, verb: Token) -> bool:
    """Whether what is not named is somebody, by a noun or a pronoun: "a doctor, who has not been named"."""
    noun = tree.antecedent(named, verb)
    known = actor_noun(noun.lemma)
    return noun.lemma in PERSONS or noun.lemma in PRONOUNS or (known is not None and known.kind in BEARERS)


def _inquired(tree: Tree, noun: Token) -> Iterator[OpenSlot]:
    """ "The cause is under investigation", "the authenticity is in doubt"."""
    verb = tree.head(noun)
    under = next((child for child in tree.children_of(verb, "prep") if child.lemma in {"under", "in"}), None)
    inquiry = tree.child(under, "pobj") if under is not None else None
    looked_into = inquiry is not None and inquiry.lemma in INQUIRIES and verb.lemma in STAYING
    done = verb.lemma in INQUIRING and any(each.tag == "VBG" for each in tree.children_of(verb, "auxpass"))
    if looked_into or done:
        yield OpenSlot(NOUN_SLOTS[noun.lemma], verb, noun, whole(tree, verb), None)


def _without_estimate(tree: Tree, noun: Token) -> Iterator[OpenSlot]:
    """ "There was no estimate of the damage"."""
    if is_untold(tree, noun) and tree.child(tree.head(noun), "expl") is not None:
        yield OpenSlot(NOUN_SLOTS[noun.lemma], noun, noun, tokens_to_spans(tree.subtree(noun)), None)


def _unclaimed(tree: Tree, noun: Token) -> Iterator[OpenSlot]:
    """ "Nobody has claimed responsibility for the blast", "there was no claim of responsibility"."""
    verb = tree.head(noun)
    if verb.lemma == "claim" and noun.dep == "dobj" and negation_of(tree, verb) is not None:
        yield OpenSlot(Slot.WHO, verb, verb, whole(tree, verb), None)
    claim = tree.head(verb)
    if verb.lemma == "of" and claim.lemma == "claim" and is_untold(tree, claim):
        yield OpenSlot(Slot.WHO, claim, claim, tokens_to_spans(tree.subtree(claim)), None)
