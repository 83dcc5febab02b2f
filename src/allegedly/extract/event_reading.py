"""What a predicate and what hangs on it come to: "lift" + "sanctions" is YIELD, "suspend" + "aid" is SANCTION.

Read from the inside out over the parse by the table of event words: light verbs leave the event to their
object, verbs of
ending turn it, negation refuses it, and the future of cooperation is a promise (PLOVER manual 0.8, AGREE).
"""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.extract.event_words import HAPPEN, LIGHT, OPERATORS, STOP, event_kind, token_to_event_word
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token

MAX_DEPTH = 5
MAX_SEARCH = 3
COMPLEMENTS = {
    dep: rank
    for rank, dep in enumerate(
        "dobj xcomp ccomp nsubjpass attr acomp oprd prep dative acl pcomp advcl".split()
    )
}
"""Where the event of a light verb is looked for, in this order."""

ASIDE = frozenset(
    "as because after before despite amid during since without like unlike than besides according until".split()
)
"""Prepositions of circumstances: "has a base as a warning" warns nobody."""

MODIFIERS = frozenset({"compound", "conj", "amod", "nmod"})
FUTURE = frozenset({"will", "would", "shall", "'ll", "going"})
GENTLE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "YIELD"})
ENDED_SANCTIONS = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
"""Ending one of these is a sanction; ending a conflict is a concession."""

ENDED_YIELDS = frozenset(
    {"ACCUSE", "ASSAULT", "COERCE", "SANCTION", "PROTEST", "THREATEN", "MOBILIZE", "REJECT"}
)
THREATS = frozenset({"PROTEST", "MOBILIZE", "ASSAULT", "SANCTION"})
CALLED_OFF = frozenset({"cancel", "call"})


@dataclass(frozen=True, slots=True)
class EventReading:
    """The type that a predicate comes to, and the word that names the event (the predicate itself, or its object).

    `coded` is the type as PLOVER codes it: the future of cooperation as AGREE, of violence as THREATEN, what was
    refused as REJECT; `type` leaves these to the stance. `needs` tells what the participants must be.
    """

    type: str
    coded: str
    named_by: Token
    needs: str


def token_to_reading(tree: Tree, token: Token) -> EventReading | None:
    """The reading of a predicate; None where neither it nor anything that hangs on it names an event."""
    return _read(tree, token, 0, frozenset())


def _read(tree: Tree, token: Token, depth: int, seen: frozenset[int]) -> EventReading | None:
    if depth > MAX_DEPTH:
        return None
    seen = seen | {token.index}
    word = token_to_event_word(tree, token)
    if word is not None and word.type not in OPERATORS:
        found: EventReading | None = EventReading(word.type, word.type, token, word.needs)
    elif word is None and (token.pos not in {"VERB", "AUX"} or depth >= MAX_SEARCH):
        return None
    elif word is not None and word.type == HAPPEN:
        found = _of_subject(tree, token, depth, seen)
    else:
        found = _inner(tree, token, depth, seen)
        if found is None and word is not None and tree.child(token, "dobj") is None:
            found = _of_subject(tree, token, depth, seen)
        if found is not None and word is not None and word.type == STOP:
            found = _ended(token, found)
        if found is not None and word is not None and word.needs:
            found = EventReading(found.type, found.coded, found.named_by, word.needs)
    return found if found is None else _coded(tree, token, found)


def _of_subject(tree: Tree, token: Token, depth: int, seen: frozenset[int]) -> EventReading | None:
    """ "Talks were held", "fighting broke out": the subject names the event."""
    subject = tree.child(token, "nsubj", "nsubjpass")
    found = None if subject is None else _read(tree, subject, depth + 1, seen)
    return None if found is None else EventReading(found.type, found.coded, found.named_by, "")


def _inner(tree: Tree, token: Token, depth: int, seen: frozenset[int]) -> EventReading | None:
    """The first event that something below a word names."""
    for below in complements(tree, token):
        if below.index in seen:
            continue
        found = _read(tree, below, depth + 1, seen)
        if found is not None:
            return found
        for modifier in tree.children_of(below, *MODIFIERS):
            word = token_to_event_word(tree, modifier)
            if word is not None and word.type not in OPERATORS:
                return EventReading(word.type, word.type, modifier, word.needs)
        if below.pos in {"NOUN", "PROPN", "VERB"} and depth < MAX_DEPTH - 1:
            found = _inner(tree, below, depth + 1, seen)
            if found is not None:
                return found
    return None


def complements(tree: Tree, token: Token) -> list[Token]:
    """What completes a word, by nearness of the relation: objects and clauses, then what its prepositions govern."""
    found: list[Token] = []
    below = [child for child in tree.children[token.index] if child.dep in COMPLEMENTS]
    for child in sorted(below, key=lambda each: COMPLEMENTS[each.dep]):
        if child.dep == "prep" and child.lemma in ASIDE:
            continue
        if child.dep in {"prep", "dative"}:
            governed = tree.children_of(child, "pobj", "pcomp")
            found.extend(governed or ([child] if child.dep == "dative" else []))
        elif child.dep != "advcl" or any(each.tag == "TO" for each in tree.children[child.index]):
            found.append(child)
    return found


def _ended(token: Token, inner: EventReading) -> EventReading | None:
    """What ending an event comes to."""
    plover = event_kind(inner.type).plover
    if token.lemma in CALLED_OFF and plover in {"CONSULT", "AGREE"}:
        kind = "REJECT"
    elif plover in ENDED_SANCTIONS:
        kind = "SANCTION"
    elif plover in ENDED_YIELDS:
        kind = "YIELD"
    else:
        return inner if plover else None
    return EventReading(kind, kind, inner.named_by, inner.needs)


def _coded(tree: Tree, token: Token, found: EventReading) -> EventReading:
    """The reading with negation and future of a predicate coded as PLOVER does."""
    if token.pos not in {"VERB", "AUX"}:
        return found
    coded = event_kind(found.coded).plover or found.coded
    if is_negated(tree, token) and coded in GENTLE:
        coded = "REJECT"
    if is_future(tree, token):
        if coded in GENTLE:
            coded = "AGREE"
        elif coded in THREATS:
            coded = "THREATEN"
    return EventReading(found.type, coded, found.named_by, found.needs)


def is_future(tree: Tree, token: Token) -> bool:
    """Whether "will", "would" or the like stands with a verb."""
    return any(child.dep == "aux" and child.lemma in FUTURE for child in tree.children[token.index])


def is_negated(tree: Tree, token: Token) -> bool:
    """Whether "not" or "never" stands with a verb."""
    return tree.child(token, "neg") is not None


def is_light(tree: Tree, token: Token) -> bool:
    """Whether a word leaves the event to another."""
    word = token_to_event_word(tree, token)
    return word is None or word.type in {LIGHT, STOP, HAPPEN}
