"""Statements: every event of a document with the chain that holds it, its stance, time, place and actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.extract.certainty import event_to_stance
from allegedly.extract.chains import ChainedAttribution, holders_of
from allegedly.extract.events import Clause, clause_to_event, clause_to_quote, tree_to_clauses
from allegedly.extract.headlines import is_heading
from allegedly.extract.numbers import tokens_to_numbers
from allegedly.extract.sources import chain_at
from allegedly.extract.tree import Tree
from allegedly.extract.unknowns import OpenSlot
from allegedly.model.annotation import Mention, Token
from allegedly.model.claim import (
    ActorMention,
    Certainty,
    Cue,
    Kind,
    Polarity,
    Slot,
    Stance,
    Statement,
    TimeValue,
)
from allegedly.model.ids import content_id
from allegedly.model.source import Attribution
from allegedly.model.text import Span, Spans, words_of

ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "off", "via", "outside", "across", "inside", "around", "on"})
CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
EMPTY_LEMMAS = frozenset({"be", "have", "do", "say", "tell", "make", "get", "go", "take"})
MIN_QUOTE_TOKENS = 2


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """What is known of a document when its statements are made. Attributions stand in the order of the chain."""

    chained: tuple[ChainedAttribution, ...]
    attributions: tuple[Attribution, ...]
    open_slots: tuple[OpenSlot, ...]
    times: tuple[TimeValue, ...]
    max_chain_depth: int


def tree_to_statements(tree: Tree, parts: DocumentParts) -> tuple[Statement, ...]:
    """All statements of a document in order of the text, no two with the same words and holders."""
    cue_heads = {each.found.head.index for each in parts.chained if each.holds}
    found: dict[str, Statement] = {}
    for clause in tree_to_clauses(tree):
        if clause.trigger.index in cue_heads:
            continue
        statement = _statement(tree, clause, parts)
        if statement is not None:
            found.setdefault(statement.id, statement)
    return tuple(sorted(found.values(), key=lambda statement: (statement.quote, statement.id)))


def _statement(tree: Tree, clause: Clause, parts: DocumentParts) -> Statement | None:
    document = tree.annotated.document
    index = innermost_attribution(clause.trigger, parts.chained)
    holder = None if index is None else parts.chained[index]
    left_out = _words_of_attributions(tree, clause, parts.chained)
    quote = clause_to_quote(tree, clause, left_out)
    tokens = [token for span in quote for token in tree.tokens_in(span)]
    if len(tokens) < MIN_QUOTE_TOKENS:
        return None
    holders = holders_of(index, parts.chained, parts.attributions, parts.max_chain_depth)
    stance = _with_open_slot(event_to_stance(tree, clause.trigger, holder.found.head if holder else None), clause, parts)
    attribution = None if index is None else parts.attributions[index].id
    return Statement(
        id=content_id("stm", document.id, quote, attribution, clause.trigger.span),
        document=document.id,
        attribution=attribution,
        holders=holders,
        quote=quote,
        text=words_of(quote, tree.text),
        event=clause_to_event(tree, clause),
        stance=stance,
        time=_time_of(tree, quote, clause, parts.times),
        place=_place_of(tree, tokens),
        actors=_actors_of(tree, quote),
        lemmas=_lemmas_of(tokens),
        numbers=tokens_to_numbers([token for token in tokens if not _in_time(token, parts.times)]),
        heading=is_heading(tree, tree.sentence(clause.trigger)),
    )


def innermost_attribution(event: Token, chained: Sequence[ChainedAttribution]) -> int | None:
    """The place of the attribution with the smallest content around an event; None under the AUTHOR.

    Of several with the same content the last link of the chain is taken, not one that is another's parent.
    """
    parents = {each.parent for each in chained}
    around = [
        (sum(span.end - span.start for span in each.found.content), place in parents, place)
        for place, each in enumerate(chained)
        if each.holds and any(span.contains(event.span) for span in each.found.content)
    ]
    return min(around)[2] if around else None


def _words_of_attributions(tree: Tree, clause: Clause, chained: Sequence[ChainedAttribution]) -> list[Token]:
    """Cue and source of the attributions around a clause that are no part of what is said."""
    words: list[Token] = []
    for each in chained:
        if not each.holds or not any(span.contains(clause.trigger.span) for span in each.found.content):
            continue
        for span in each.found.cue:
            words.extend(tree.tokens_in(span))
        if each.found.relation.split(":")[0] != "prep":
            words.extend(each.found.source)
    subject = tree.subject(clause.trigger)
    own = {token.index for token in tree.subtree(subject)} if subject is not None else set()
    return [token for token in words if token.index not in own and token.index != clause.trigger.index]


def _with_open_slot(stance: Stance, clause: Clause, parts: DocumentParts) -> Stance:
    """The stance on an event one of whose slots is said to be open (ANNOTATION.md, known-unknown)."""
    for each in parts.open_slots:
        if each.event.index not in {clause.top.index, clause.trigger.index} or stance.kind is Kind.UNCONFIRMED:
            continue
        cues = (Cue(each.cue.span, f"“{each.cue.text}”: {each.slot.value} is said not to be known"),)
        if each.slot is Slot.WHETHER:
            return Stance(Certainty.UNKNOWN, Polarity.UNKNOWN, Kind.KNOWN_UNKNOWN, 0.0, cues)
        if stance.certainty is Certainty.UNKNOWN:
            return Stance(Certainty.CERTAIN, Polarity.POSITIVE, Kind.KNOWN_UNKNOWN, 3.0, cues)
        return Stance(stance.certainty, stance.polarity, Kind.KNOWN_UNKNOWN, stance.factuality, cues)
    return stance


def _time_of(tree: Tree, quote: Spans, clause: Clause, times: Sequence[TimeValue]) -> TimeValue | None:
    """The time expression in the quote that stands nearest to the trigger."""
    inside = [time for time in times if any(span.overlaps(time.span) for span in quote)]
    return min(inside, key=lambda time: abs(time.span.start - clause.trigger.span.start), default=None)


def _in_time(token: Token, times: Sequence[TimeValue]) -> bool:
    return any(time.span.contains(token.span) for time in times)


def _place_of(tree: Tree, tokens: Sequence[Token]) -> str:
    """The first place after a preposition of place in the quote, as it is named; empty where there is none."""
    inside = {token.index for token in tokens}
    for mention in _mentions_in(tree, tokens):
        if mention.label not in PLACE_LABELS:
            continue
        head = _head(tree, mention)
        preposition = tree.head(head)
        if preposition.lemma in PLACE_PREPOSITIONS and preposition.index in inside:
            return mention.span.of(tree.text).removeprefix("the ")
    return ""


def _head(tree: Tree, mention: Mention) -> Token:
    for token in tree.tokens[mention.first_token : mention.end_token]:
        if not mention.first_token <= token.head < mention.end_token:
            return token
    return tree.tokens[mention.end_token - 1]


def _mentions_in(tree: Tree, tokens: Sequence[Token]) -> list[Mention]:
    inside = {token.index for token in tokens}
    return [mention for mention in tree.annotated.mentions if mention.first_token in inside]


def _actors_of(tree: Tree, quote: Spans) -> tuple[ActorMention, ...]:
    """Named actors in the quote, and those that its pronouns and role nouns stand for."""
    found: dict[str, ActorMention] = {}
    for chain in tree.annotated.coreference:
        place = next((span for span in chain.mentions if _inside(span, quote)), None)
        if place is not None:
            found.setdefault(chain.name, ActorMention(chain.name, chain.label, place))
    for mention in tree.annotated.mentions:
        if mention.label in ACTOR_LABELS and _inside(mention.span, quote):
            chain = chain_at(tree, tree.tokens[mention.end_token - 1])
            if chain is None:
                name = mention.span.of(tree.text).removesuffix("'s").removesuffix("’s")
                found.setdefault(name, ActorMention(name, mention.label, mention.span))
    return tuple(sorted(found.values(), key=lambda actor: (actor.span, actor.name)))


def _inside(span: Span, quote: Spans) -> bool:
    return any(each.contains(span) for each in quote)


def _lemmas_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Content lemmas in order of the text, each once."""
    lemmas = (token.lemma for token in tokens if token.pos in CONTENT_POS and token.dep not in {"aux", "auxpass"})
    return tuple(dict.fromkeys(lemma for lemma in lemmas if lemma not in EMPTY_LEMMAS))
