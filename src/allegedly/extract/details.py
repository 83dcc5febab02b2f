"""What a passage tells beside its event: actors, place, time, content words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from allegedly.extract.actors import FoundActors
from allegedly.extract.tree import Tree
from allegedly.model.actor import Place
from allegedly.model.annotation import Token
from allegedly.model.claim import ActorMention
from allegedly.model.text import Span, Spans

LABEL_OF_TYPE = {"person": "PERSON", "country": "GPE", "group": "NORP"}
"""Labels as in OntoNotes; all other types of actors are organisations."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "off", "via", "outside", "across", "inside", "around", "on"}
)
CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
EMPTY_LEMMAS = frozenset({"be", "have", "do", "say", "tell", "make", "get", "go", "take"})
ASIDES = frozenset({"acl", "appos"})
"""Phrases that tell something of a participant; a place in them is not the event's."""


def actors_in(tree: Tree, found: FoundActors, quote: Spans, heading: bool) -> tuple[ActorMention, ...]:
    """Actors in a passage, each once, by its canonical name: named, or meant by a pronoun or a role noun.

    In a headline what the body calls them is looked up as well, since capitals there tell nothing.
    """
    inside: dict[int, Span] = {}
    for each in found.mentions:
        if _inside(each.span, quote):
            inside.setdefault(each.actor, each.span)
    if heading:
        for number, place in _named_in_heading(tree, found, quote):
            if not any(place.overlaps(span) for span in inside.values()):
                inside.setdefault(number, place)
    actors = (
        ActorMention(actor.name, LABEL_OF_TYPE.get(actor.type, "ORG"), span, actor.id)
        for number, span in inside.items()
        for actor in [found.actors[number]]
    )
    return tuple(sorted(actors, key=lambda actor: (actor.span, actor.name)))


def _named_in_heading(tree: Tree, found: FoundActors, quote: Spans) -> Iterator[tuple[int, Span]]:
    """Actors by their names and capitalised aliases in a headline, the longest first."""
    forms = [
        (form.removeprefix("the "), number)
        for number, actor in enumerate(found.actors)
        for form in (actor.name, *actor.aliases)
        if form.removeprefix("the ")[:1].isupper()
    ]
    for form, number in sorted(forms, key=lambda each: (-len(each[0]), each)):
        for span in quote:
            match = re.search(rf"\b{re.escape(form)}\b", span.of(tree.text))
            if match is not None:
                yield number, Span(span.start + match.start(), span.start + match.end())


def _inside(span: Span, quote: Spans) -> bool:
    return any(each.contains(span) for each in quote)


def place_in(tree: Tree, places: Sequence[Place], tokens: Sequence[Token]) -> Place | None:
    """The first place of the event after a preposition of place; None where there is none.

    One that the gazetteer does not know has its name and nothing more.
    """
    inside = {token.index for token in tokens}
    stated = [
        (preposition, place)
        for head, place in _places_named(tree, places, inside)
        for preposition in [_preposition_of(tree, head)]
        if preposition is not None and preposition.index in inside
    ]
    for asides in ({"relcl", *ASIDES}, ASIDES):
        for preposition, place in stated:
            if not any(each.dep in asides and each.index in inside for each in tree.ancestors(preposition)):
                return place
    return None


def _places_named(
    tree: Tree, places: Sequence[Place], inside: Collection[int]
) -> Iterator[tuple[Token, Place]]:
    """Places among these tokens with their heads: those of the gazetteer, and those that the parser alone knows."""
    spans = {place.span: place for place in places}
    states = [each.span for each in tree.annotated.names if each.acts]
    for mention in tree.annotated.mentions:
        if mention.first_token not in inside or mention.label not in PLACE_LABELS:
            continue
        known = next((place for span, place in spans.items() if mention.span.contains(span)), None)
        name = mention.span.of(tree.text).removeprefix("the ")
        if known is None and any(mention.span.overlaps(span) for span in states):
            continue
        yield _head(tree, mention.first_token, mention.end_token), known or Place(name, mention.span)
    for place in places:
        held = tree.tokens_in(place.span)
        is_new = not any(
            each.label in PLACE_LABELS and each.span.overlaps(place.span) for each in tree.annotated.mentions
        )
        if held and held[0].index in inside and is_new:
            yield _head(tree, held[0].index, held[-1].index + 1), place


def _preposition_of(tree: Tree, name: Token) -> Token | None:
    """The preposition of place that a name hangs on: "in Mali", or "from Russia's jails"."""
    if name.dep == "poss":
        preposition = tree.head(tree.head(name))
        return preposition if preposition.lemma in {*PLACE_PREPOSITIONS, "from"} else None
    preposition = tree.head(name)
    return preposition if preposition.lemma in PLACE_PREPOSITIONS else None


def _head(tree: Tree, first: int, end: int) -> Token:
    for token in tree.tokens[first:end]:
        if not first <= token.head < end:
            return token
    return tree.tokens[end - 1]


def lemmas_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Content lemmas in order of the text, each once."""
    lemmas = (
        token.lemma for token in tokens if token.pos in CONTENT_POS and token.dep not in {"aux", "auxpass"}
    )
    return tuple(dict.fromkeys(lemma for lemma in lemmas if lemma not in EMPTY_LEMMAS))
