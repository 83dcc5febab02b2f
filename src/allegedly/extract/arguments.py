"""Who does what to whom: the participants of an event, read off the parse.

Passives, relative clauses, control ("pressed Russia to stop": Russia stops), nouns of events ("the invasion of
Ukraine by
Russia") and verbs that leave the event to their object ("launched an attack on the port").
"""

from __future__ import annotations

from collections.abc import Iterator

from allegedly.extract.actor_words import Cast
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.model.annotation import Token
from allegedly.model.claim import Argument

ROLE_OF_PREPOSITION = {
    "to": "beneficiary",
    "for": "beneficiary",
    "from": "target",
    "against": "target",
    "with": "target",
    "into": "target",
    "on": "target",
    "at": "target",
}
ONLY_ACTORS = frozenset({"on", "at", "for"})
"""After these a thing or a day is no participant: "met on Friday", "fired at dawn"."""

ROLE_AT_NOUN = {
    "of": "target",
    "on": "target",
    "against": "target",
    "with": "target",
    "by": "agent",
    "between": "agent",
    "among": "agent",
    "to": "beneficiary",
    "for": "beneficiary",
    "from": "target",
}
"""Prepositions at a noun that names an event: "an attack by rebels on the port"."""

MADE_TO_ACT = frozenset(
    """press pressure urge ask tell order force allow permit persuade help want expect enable encourage push
    lobby compel beg warn
    invite require cause get lead hire recruit train send call challenge instruct direct command convince
    advise remind authorise
    authorize oblige prompt spur tempt teach forbid""".split()
)
"""Verbs whose object does what follows: "pressed Russia to stop"; who "used the visit to press" has pressed."""
OBJECTS = frozenset({"dobj", "attr", "oprd"})
RELATIVE_TAGS = frozenset({"WDT", "WP"})
ROLES = ("agent", "target", "thing", "instrument", "beneficiary", "purpose")


def event_to_arguments(cast: Cast, trigger: Token, named_by: Token | None = None) -> tuple[Argument, ...]:
    """The participants of an event in order of the text; no two with the same words and role.

    `trigger` is the predicate. `named_by` is the noun that names the event where a light verb leaves it to that:
    "attack" in "launched an attack on the port"; its own participants come after those of the verb.
    """
    found: dict[tuple[str, int], Token] = {}
    tree = cast.tree
    participants = (
        noun_to_participants(cast, trigger)
        if trigger.pos in {"NOUN", "PROPN"} and not _is_copular(tree, trigger)
        else verb_to_participants(cast, trigger)
    )
    for role, head in participants:
        found.setdefault((role, head.index), head)
    if named_by is not None and named_by.index != trigger.index:
        taken = {role for role, _ in found}
        for role, head in noun_to_participants(cast, named_by):
            if role not in taken:
                found.setdefault((role, head.index), head)
    arguments = [
        Argument(role, tokens_to_spans(tree.subtree(head))[0], head.lemma)
        for (role, _), head in found.items()
    ]
    return tuple(sorted(arguments, key=lambda argument: (argument.span, argument.role)))


def _is_copular(tree: Tree, noun: Token) -> bool:
    return tree.child(noun, "cop", "nsubj") is not None


def agent_of(cast: Cast, trigger: Token) -> Token | None:
    """Who does it: the subject, or whoever "by" names in a passive; None where nobody is named."""
    tree = cast.tree
    if trigger.pos in {"NOUN", "PROPN"}:
        return next((head for role, head in noun_to_participants(cast, trigger) if role == "agent"), None)
    if is_passive(tree, trigger):
        by = tree.child(trigger, "agent")
        return tree.child(by, "pobj") if by is not None else None
    return _subject(tree, trigger)


def is_passive(tree: Tree, trigger: Token) -> bool:
    """Whether the subject of a predicate is whom or what it is done to: "was sold", "the arms sold to them"."""
    if tree.child(trigger, "auxpass", "nsubjpass") is not None:
        return True
    if trigger.dep == "acl" and trigger.tag == "VBN":
        return True
    if trigger.dep == "conj" and trigger.tag == "VBN" and tree.child(trigger, "aux", "nsubj", "dobj") is None:
        return tree.head(trigger).pos == "VERB" and is_passive(tree, tree.head(trigger))
    return False


def _subject(tree: Tree, trigger: Token) -> Token | None:
    """The subject of a predicate; under a verb that makes somebody act, whoever is made to."""
    head = tree.head(trigger)
    if trigger.dep in {"xcomp", "advcl"} and tree.child(trigger, "nsubj") is None and head.pos == "VERB":
        made = tree.child(head, "dobj", "nsubjpass")
        if trigger.dep == "xcomp" and made is not None and head.lemma in MADE_TO_ACT:
            return made
    subject = tree.subject(trigger)
    return None if subject is None or subject.dep == "expl" else subject


def verb_to_participants(cast: Cast, trigger: Token) -> Iterator[tuple[str, Token]]:
    """Roles and heads of the participants of a verb."""
    tree = cast.tree
    passive = is_passive(tree, trigger)
    subject = _subject(tree, trigger)
    if subject is not None:
        yield ("thing" if passive else "agent"), subject
    if not passive and (relative := _relative_object(tree, trigger)) is not None:
        yield "thing", relative
    for child in tree.children[trigger.index]:
        if child.dep in OBJECTS:
            if child.tag not in RELATIVE_TAGS:
                yield "thing", child
        elif child.dep in {"dative", "iobj"}:
            yield "beneficiary", tree.child(child, "pobj") or child
        elif child.dep == "agent" and (inner := tree.child(child, "pobj")) is not None:
            yield "agent", inner
        elif child.dep == "prep":
            yield from _role_of_phrase(cast, child)
        elif child.dep == "advcl":
            yield from _role_of_clause(tree, child)


def _relative_object(tree: Tree, trigger: Token) -> Token | None:
    """The noun that a relative clause takes as its object: "the arms that Turkey sold"."""
    if trigger.dep != "relcl" or tree.child(trigger, "nsubj") is None:
        return None
    own = tree.child(trigger, "nsubj")
    if own is not None and own.tag in RELATIVE_TAGS:
        return None
    objects = tree.children_of(trigger, "dobj")
    if objects and all(each.tag not in RELATIVE_TAGS for each in objects):
        return None
    adverb = tree.child(trigger, "advmod")
    return None if adverb is not None and adverb.tag == "WRB" else tree.head(trigger)


def _role_of_phrase(cast: Cast, preposition: Token) -> Iterator[tuple[str, Token]]:
    """What a preposition makes of its object: "with a knife" is an instrument, "with the envoy" a target."""
    tree = cast.tree
    inner = tree.child(preposition, "pobj")
    role = ROLE_OF_PREPOSITION.get(preposition.lemma)
    if inner is None or role is None:
        return
    actor = cast.acts(inner)
    if preposition.lemma == "with" and not actor:
        yield ("target" if inner.pos == "PROPN" else "instrument"), inner
    elif actor or preposition.lemma not in ONLY_ACTORS:
        yield role, inner


def _role_of_clause(tree: Tree, clause: Token) -> Iterator[tuple[str, Token]]:
    """A purpose ("to obtain arms"), or what was used ("using drones")."""
    if any(each.tag == "TO" for each in tree.children[clause.index]):
        yield "purpose", clause
    elif clause.lemma == "use" and clause.tag == "VBG" and (used := tree.child(clause, "dobj")) is not None:
        yield "instrument", used


def noun_to_participants(cast: Cast, noun: Token) -> Iterator[tuple[str, Token]]:
    """Roles and heads of the participants of a noun that names an event: "Russia's invasion of Ukraine"."""
    tree = cast.tree
    owner = tree.child(noun, "poss")
    if owner is not None:
        yield "agent", owner
    for child in tree.children_of(noun, "compound", "amod", "nmod"):
        if owner is None and cast.acts(child):
            yield "agent", child
    for preposition in tree.children_of(noun, "prep", "agent"):
        inner = tree.child(preposition, "pobj")
        role = ROLE_AT_NOUN.get(preposition.lemma)
        if inner is not None and role is not None:
            yield role, inner
