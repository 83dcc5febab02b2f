"""What a passage tells beside its event: actors, place, time, content words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allegedly.extract.actors import FoundActors
from allegedly.extract.span_index import passages_to_index
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
    near = {number for span in quote for number in found.index.overlapping(span)}
    for each in (found.mentions[number] for number in sorted(near)):
        if any(span.contains(each.span) for span in quote):
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
    heading = [(span, span.of(tree.text)) for span in quote]
    for form, number in found.forms:
        for span, words in heading:
            match = re.search(rf"\b{re.escape(form)}\b", words) if form in words else None
            if match is not None:
                yield number, Span(span.start + match.start(), span.start + match.end())


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """A place that a preposition of place governs; `first` is the first token of its name, `order` its rank."""

    first: int
    preposition: Token
    place: Place
    order: int


def places_to_stated(tree: Tree, places: Sequence[Place]) -> Mapping[int, Sequence[StatedPlace]]:
    """The places of a document that may be those of an event, by the first token of their names.

    Those that the parser sees too go before others. One that the gazetteer does not know has its name and nothing more.
    """
    found: dict[int, list[StatedPlace]] = {}
    for order, (first, end, place) in enumerate(_places_named(tree, places)):
        preposition = _preposition_of(tree, _head(tree, first, end))
        if preposition is not None:
            found.setdefault(first, []).append(StatedPlace(first, preposition, place, order))
    return found


def place_in(
    tree: Tree, places: Mapping[int, Sequence[StatedPlace]], tokens: Sequence[Token]
) -> Place | None:
    """The first place of the event that stands among these tokens; None where there is none."""
    inside = {token.index for token in tokens}
    near = (each for index in inside if index in places for each in places[index])
    stated = sorted((each for each in near if each.preposition.index in inside), key=lambda each: each.order)
    for asides in ({"relcl", *ASIDES}, ASIDES):
        for stating in stated:
            above = tree.ancestors(stating.preposition)
            if not any(each.dep in asides and each.index in inside for each in above):
                return stating.place
    return None


def _places_named(tree: Tree, places: Sequence[Place]) -> Iterator[tuple[int, int, Place]]:
    """Places with their tokens, half-open: those of the gazetteer, and those that the parser alone knows."""
    spans = {place.span: place for place in places}
    of_gazetteer = passages_to_index((span,) for span in spans)
    states = passages_to_index((each.span,) for each in tree.names if each.acts)
    mentions = [each for each in tree.annotated.mentions if each.label in PLACE_LABELS]
    for mention in mentions:
        inner = (
            span
            for number in of_gazetteer.overlapping(mention.span)
            for span in of_gazetteer.passages[number]
        )
        known = next((spans[span] for span in inner if mention.span.contains(span)), None)
        name = mention.span.of(tree.text).removeprefix("the ")
        if known is None and states.overlapping(mention.span):
            continue
        yield mention.first_token, mention.end_token, known or Place(name, mention.span)
    seen = passages_to_index((each.span,) for each in mentions)
    for place in places:
        held = tree.tokens_in(place.span)
        if held and not seen.overlapping(place.span):
            yield held[0].index, held[-1].index + 1, place


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
