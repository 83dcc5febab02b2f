"""The country of those whom no word beside their name gives one: that of their body, or of the state spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from allegedly.extract.actor_nouns import actor_noun
from allegedly.extract.span_index import SpanIndex
from allegedly.extract.tree import Tree
from allegedly.model.actor import Actor
from allegedly.model.annotation import Token
from allegedly.model.text import Span

ONLY_HIRED = frozenset(
    {"lawyer", "attorney", "agent", "solicitor", "barrister", "consultant", "adviser", "advisor"}
)
"""Those who speak for a body without belonging to it."""

ORGANS = frozenset({"COP", "MIL", "JUD", "SPY", "LEG"})
"""Sectors in which an article mostly speaks of one state's: the inspector is of the police named before."""

OF_BODY = frozenset({"of", "for", "at", "from", "with"})


@dataclass(frozen=True, slots=True)
class ActorsByPlace:
    """The actors of a document, and their mentions by place, numbered as the actors are."""

    actors: Sequence[Actor]
    index: SpanIndex


def with_country(
    tree: Tree,
    actor: Actor,
    nouns: Mapping[str, Sequence[int]],
    others: ActorsByPlace,
    countries: Counter[str],
) -> Actor:
    """A person without a country takes that of the body spoken for; an office of state that of the state spoken of."""
    if actor.country or actor.entry:
        return actor
    held = [tree.tokens[place] for place in nouns.get(actor.id, ())]
    if actor.type == "person":
        own = set(actor.mentions)
        heads = [tokens[-1] for span in actor.mentions if (tokens := tree.tokens_in(span))]
        for token in [*held, *(each for each in heads if each.pos == "PROPN")]:
            if token.lemma in ONLY_HIRED:
                continue
            body = _body_of(tree, token, others, actor.id, own)
            if body is not None:
                if not body.country:
                    return actor
                return replace(
                    actor, country=body.country, reason=f"{actor.reason}; the country of {body.name}"
                )
    about = [noun for token in held if (noun := actor_noun(token.lemma)) is not None]
    if not any(noun.state for noun in about):
        return actor
    same = {each.country for each in others.actors if each.country and each.sector == actor.sector in ORGANS}
    if len(same) == 1:
        country = same.pop()
    elif actor.type == "person":
        country = _country_spoken_of(tree, actor.mentions[0], countries)
    else:
        country = _most_spoken_of(countries)
    reason = f"{actor.reason}; the office is taken to be of the country spoken of"
    return replace(actor, country=country, reason=reason) if country else actor


def _body_of(
    tree: Tree, token: Token, others: ActorsByPlace, self_id: str, own: Collection[Span]
) -> Actor | None:
    """The body that a noun for a person says it belongs to: "chief of the union", "Calder's director"."""
    waiting, below = [token], []
    for current in waiting:
        for child in tree.children[current.index]:
            if child.dep in {"poss", "compound", "nmod", "pobj", "appos"}:
                below.append(child)
            if child.dep in {"poss", "compound", "nmod", "pobj"} or (
                child.dep == "prep" and child.lemma in OF_BODY
            ):
                waiting.append(child)
    above = tree.head(token)
    if token.dep in {"compound", "nmod"} and above.pos == "PROPN":
        below += [child for child in tree.children[above.index] if child.dep == "compound"]
    for child in below:
        for actor in (others.actors[number] for number in others.index.around(child.span)):
            held = (span for span in actor.mentions if span.contains(child.span))
            if actor.id != self_id and any(span not in own for span in held):
                return actor
    if any(child.tag == "PRP$" for child in below):
        return _last_body(tree, token, others, self_id)
    return None


def _last_body(tree: Tree, token: Token, others: ActorsByPlace, self_id: str) -> Actor | None:
    """Whose "its" is where nothing better is known: the last body named before, as far as the sentence before."""
    start = tree.annotated.sentences[max(0, tree.sentence_of[token.index] - 1)].span.start
    near = (others.actors[number] for number in others.index.near(Span(start, token.span.start)))
    named = [
        (span.start, actor)
        for actor in near
        if actor.type not in {"person", "group"} and actor.id != self_id
        for span in actor.mentions
        if start <= span.start < token.span.start
    ]
    return max(named, key=lambda each: each[0])[1] if named else None


def _country_spoken_of(tree: Tree, span: Span, countries: Counter[str]) -> str:
    """The state last named before a place in the text, as far as the sentence before, else the one most spoken of.

    Of several the one that is a subject goes before: who acts has ministers to speak of it.
    """
    tokens = tree.tokens_in(span)
    first = tokens[0].index if tokens else 0
    sentence = tree.sentence_of[first] if tree.sentence_of else 0
    near: list[tuple[bool, int, str]] = []
    for known in tree.names:
        if known.first_token < first and sentence - tree.sentence_of[known.first_token] <= 1 and known.acts:
            state = next((each for each in known.entries if each.type == "country"), None)
            matches = {each.match for each in known.entries}
            is_alliance = any(each.type == "organisation" for each in known.entries)
            if state is not None and not is_alliance and not matches <= {"adjective", "people"}:
                is_subject = tree.tokens[known.end_token - 1].dep in {"nsubj", "nsubjpass"}
                near.append((is_subject, known.first_token, state.country))
    if near:
        return max(near)[2]
    return _most_spoken_of(countries)


def _most_spoken_of(countries: Counter[str]) -> str:
    return min(countries, key=lambda each: (-countries[each], each), default="")
