"""What sort of event a clause states: one of the types of `event_mapping.tsv`, or none.

Most clauses state none: an event has a type only where the table of event words reads one off the predicate or
off the
object of a light verb, and where its participants are such as the table wants them ("met the envoy" and not
"met the target").
The model then chooses among PLOVER's types; those for trade and transfer are the table's alone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from allegedly.extract.actor_words import Cast
from allegedly.extract.arguments import agent_of, is_passive, noun_to_participants, verb_to_participants
from allegedly.extract.event_features import event_features
from allegedly.extract.event_model import event_model, type_probabilities
from allegedly.extract.event_reading import GENTLE, EventReading, token_to_reading
from allegedly.extract.event_words import event_kind, token_to_event_word
from allegedly.extract.lexicon import infinitive_word
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token
from allegedly.model.claim import Kind

SURE = 0.5
"""From this probability on the model overrules the table."""

DONE_TO = frozenset({"target", "thing", "beneficiary"})
ARMS = frozenset({"rocket", "missile", "drone", "bomb", "mine", "shell", "bullet", "mortar", "torpedo"})
"""What strikes for those who are not named: "a rocket killed two"."""

SPEAKING = frozenset({"AGREE", "THREATEN", "REQUEST", "REJECT"})
"""Types of acts that say what is to be done: they name the type of "agreed to send aid"."""


@dataclass(frozen=True, slots=True)
class TypedEvent:
    """The type of an event and the noun that names it; the predicate where no other word does."""

    type: str
    plover: str
    quad: str
    named_by: Token


def predicate_to_type(cast: Cast, top: Token, trigger: Token) -> TypedEvent | None:
    """The type of the event that a predicate states; None where it states none of those known.

    `top` is the word that `trigger` hangs on as what is tried, planned or agreed; often they are one.
    """
    tree = cast.tree
    reading = _plain_reading(cast, trigger)
    above = None if top.index == trigger.index else _plain_reading(cast, top)
    spoken = above if above is not None and above.coded in SPEAKING else None
    if reading is None and spoken is None:
        return None
    if reading is not None and event_kind(reading.type).plover != reading.type:
        coded = spoken.coded if spoken is not None else reading.coded
        plover = event_kind(coded).plover
        return TypedEvent(reading.type, plover, event_kind(plover).quad, reading.named_by)
    if spoken is not None:
        plover = _chosen(tree, top, top, spoken)
    elif reading is not None:
        plover = _chosen(tree, trigger, top, reading)
        if plover in GENTLE and _is_planned(top, trigger):
            plover = "AGREE"
    named_by = reading.named_by if reading is not None else trigger
    return TypedEvent(plover, plover, event_kind(plover).quad, named_by)


def _plain_reading(cast: Cast, predicate: Token) -> EventReading | None:
    """The reading of a predicate where the table gives one of its own, and its participants are such as it wants."""
    reading = token_to_reading(cast.tree, predicate)
    if reading is None or not _is_plain(cast.tree, predicate, reading):
        return None
    return reading if _has_participants(cast, predicate, reading) else None


def _is_planned(top: Token, trigger: Token) -> bool:
    """Whether what is stated is a plan: "plans to visit"; PLOVER codes intended cooperation as AGREE."""
    word = infinitive_word(top.lemma, top.pos, top.text)
    return top.index != trigger.index and word is not None and word.kind is Kind.PLANNED


def _chosen(tree: Tree, predicate: Token, carrier: Token, reading: EventReading) -> str:
    """The PLOVER type: the table's, or the model's where that is sure."""
    plover = event_kind(reading.coded).plover
    probabilities = type_probabilities(event_model(), event_features(tree, predicate, carrier, reading))
    best = max(sorted(probabilities), key=lambda name: probabilities[name])
    return best if probabilities[best] >= SURE else plover


def _is_plain(tree: Tree, trigger: Token, reading: EventReading) -> bool:
    """Whether the word that names the event is the predicate, or hangs on it by words that carry events.

    "Made a film about the war" tells of no war.
    """
    if token_to_event_word(tree, trigger) is None:
        return False
    current = reading.named_by
    while current.index != trigger.index:
        if current.dep == "ROOT" or current.head == current.index:
            return reading.named_by.dep in {"nsubj", "nsubjpass"}
        above = tree.head(current)
        carries = (
            above.index == trigger.index or above.pos == "ADP" or current.dep in {"compound", "amod", "conj"}
        )
        if not carries and token_to_event_word(tree, above) is None:
            return current.head == trigger.index
        current = above
    return True


def _has_participants(cast: Cast, trigger: Token, reading: EventReading) -> bool:
    """Whether those who act and are acted on are such as the table wants them."""
    tree = cast.tree
    agent = agent_of(cast, trigger)
    if "A" in reading.needs and not _may_act(cast, trigger, agent):
        return False
    if "T" not in reading.needs:
        return True
    participants = list(
        verb_to_participants(cast, trigger)
        if trigger.pos in {"VERB", "AUX"}
        else noun_to_participants(cast, trigger)
    )
    done_to: Collection[Token] = [head for role, head in participants if role in DONE_TO]
    if any(cast.acts(head) for head in done_to):
        return True
    reciprocal = not done_to and agent is not None and _is_plural(tree, agent)
    return reciprocal and cast.acts(agent) if agent is not None else False


def _may_act(cast: Cast, trigger: Token, agent: Token | None) -> bool:
    """Whether an agent can act: an actor, or an act itself ("the raid killed two"); a passive need not name it."""
    if agent is None:
        return is_passive(cast.tree, trigger) or trigger.pos in {"NOUN", "PROPN"} or trigger.tag == "VBG"
    if cast.acts(agent):
        return True
    if agent.lemma in ARMS:
        return True
    word = token_to_event_word(cast.tree, agent)
    return word is not None and agent.pos == "NOUN" and word.type == "ASSAULT"


def _is_plural(tree: Tree, noun: Token) -> bool:
    """Whether a noun stands for several: "the ministers met", "she and the envoy met"."""
    return (
        noun.tag in {"NNS", "NNPS"}
        or tree.child(noun, "conj") is not None
        or noun.text.lower() in {"they", "we"}
    )
