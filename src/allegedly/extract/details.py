"""What a passage tells beside its event: actors, place, time, content words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allegedly.extract.sources import chain_at
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Mention, Token
from allegedly.model.claim import ActorMention
from allegedly.model.text import Span, Spans

ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "off", "via", "outside", "across", "inside", "around", "on"}
)
CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
EMPTY_LEMMAS = frozenset({"be", "have", "do", "say", "tell", "make", "get", "go", "take"})
ASIDES = frozenset({"acl", "appos"})
"""Phrases that tell something of a participant; a place in them is not the event's."""


def actors_in(tree: Tree, quote: Spans, heading: bool) -> tuple[ActorMention, ...]:
    """Named actors in a passage, and those that its pronouns and role nouns stand for.

    Names in a headline are looked up among those of the body, since capitals there tell nothing.
    """
    found: dict[str, ActorMention] = {}
    if heading:
        for name, label in _names_of_body(tree):
            for span in quote:
                match = re.search(rf"\b{re.escape(_bare(name))}\b", span.of(tree.text))
                if match is None:
                    continue
                place = Span(span.start + match.start(), span.start + match.end())
                if not any(place.overlaps(actor.span) for actor in found.values()):
                    found.setdefault(name, ActorMention(name, label, place))
    else:
        for actor in _actors_of_mentions(tree, quote):
            found.setdefault(actor.name, actor)
    return tuple(sorted(found.values(), key=lambda actor: (actor.span, actor.name)))


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def _names_of_body(tree: Tree) -> list[tuple[str, str]]:
    """Names that the body uses, coreference chains first, the longest first."""
    title_end = max(
        (zone.span.end for zone in tree.annotated.document.zones if zone.kind == "title"), default=0
    )
    names = {chain.name: chain.label for chain in tree.annotated.coreference if chain.label != "DOCUMENT"}
    for mention in tree.annotated.mentions:
        if mention.label in ACTOR_LABELS and mention.span.start >= title_end:
            names.setdefault(_without_possessive(mention.span.of(tree.text)), mention.label)
    return sorted(names.items(), key=lambda item: (-len(item[0]), item[0]))


def _actors_of_mentions(tree: Tree, quote: Spans) -> list[ActorMention]:
    found: list[ActorMention] = []
    for chain in tree.annotated.coreference:
        place = next((span for span in chain.mentions if _inside(span, quote)), None)
        if place is not None:
            found.append(ActorMention(chain.name, chain.label, place))
    for mention in tree.annotated.mentions:
        if mention.label not in ACTOR_LABELS or not _inside(mention.span, quote):
            continue
        if chain_at(tree, tree.tokens[mention.end_token - 1]) is None:
            name = _without_possessive(mention.span.of(tree.text))
            found.append(ActorMention(name, mention.label, mention.span))
    return found


def _without_possessive(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _inside(span: Span, quote: Spans) -> bool:
    return any(each.contains(span) for each in quote)


def place_in(tree: Tree, tokens: Sequence[Token]) -> str:
    """The first place of the event after a preposition of place, as it is named; empty where there is none."""
    inside = {token.index for token in tokens}
    places = [
        (preposition, mention.span.of(tree.text).removeprefix("the "))
        for mention in tree.annotated.mentions
        if mention.first_token in inside and mention.label in PLACE_LABELS
        for preposition in [_preposition_of(tree, _head(tree, mention))]
        if preposition is not None and preposition.index in inside
    ]
    for asides in ({"relcl", *ASIDES}, ASIDES):
        for preposition, name in places:
            if not any(each.dep in asides and each.index in inside for each in tree.ancestors(preposition)):
                return name
    return ""


def _preposition_of(tree: Tree, name: Token) -> Token | None:
    """The preposition of place that a name hangs on: "in Mali", or "from Russia's jails"."""
    if name.dep == "poss":
        preposition = tree.head(tree.head(name))
        return preposition if preposition.lemma in {*PLACE_PREPOSITIONS, "from"} else None
    preposition = tree.head(name)
    return preposition if preposition.lemma in PLACE_PREPOSITIONS else None


def _head(tree: Tree, mention: Mention) -> Token:
    for token in tree.tokens[mention.first_token : mention.end_token]:
        if not mention.first_token <= token.head < mention.end_token:
            return token
    return tree.tokens[mention.end_token - 1]


def lemmas_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Content lemmas in order of the text, each once."""
    lemmas = (
        token.lemma for token in tokens if token.pos in CONTENT_POS and token.dep not in {"aux", "auxpass"}
    )
    return tuple(dict.fromkeys(lemma for lemma in lemmas if lemma not in EMPTY_LEMMAS))
