"""Beside the statements: what sources do by their words, and relations that a document states in passing."""

from __future__ import annotations

from collections.abc import Sequence

from allegedly.extract.actor_words import Cast
from allegedly.extract.arguments import event_to_arguments
from allegedly.extract.chains import ChainedAttribution
from allegedly.extract.event_reading import is_negated
from allegedly.extract.event_types import predicate_to_type
from allegedly.extract.events import is_set_off
from allegedly.extract.headlines import is_heading
from allegedly.extract.relations import FoundRelation, side_to_name, side_to_span
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.model.claim import Event, Relation, RelationKind, SpokenAct
from allegedly.model.ids import content_id
from allegedly.model.source import Attribution
from allegedly.model.text import words_of

STATED = frozenset(
    {
        RelationKind.MEMBER_OF,
        RelationKind.ALLY_OF,
        RelationKind.BASED_IN,
        RelationKind.PART_OF,
        RelationKind.FIGHTS_IN,
        RelationKind.PRESENT_IN,
        RelationKind.HOSTS,
    }
)
"""Relations that are statements of their own where no clause states them: offices and kinds would drown the rest."""


def chained_to_acts(
    cast: Cast, chained: Sequence[ChainedAttribution], attributions: Sequence[Attribution]
) -> tuple[SpokenAct, ...]:
    """What sources do by their words: whoever "accused" has accused; "said" is no act, and "did not
    accuse" none either.
    """
    found: dict[str, SpokenAct] = {}
    for each, attribution in zip(chained, attributions, strict=True):
        head = each.found.head
        if head.pos != "VERB" or is_negated(cast.tree, head):
            continue
        typed = predicate_to_type(cast, head, head)
        if typed is not None:
            arguments = event_to_arguments(cast, head, typed.named_by)
            event = Event(head.span, head.lemma, typed.type, arguments, typed.plover, typed.quad)
            found.setdefault(attribution.id, SpokenAct(attribution.id, event))
    return tuple(sorted(found.values(), key=lambda act: (act.event.trigger, act.attribution)))


def is_aside(tree: Tree, relation: FoundRelation) -> bool:
    """Whether the document says a relation in passing, in its own voice, even within what it ascribes to somebody.

    Appositions, words before names and clauses set off by commas are the writer's, except in quotation marks.
    """
    quoted = bool(tree.spoken.around(relation.word.span))
    relative = relation.word.dep == "relcl" and is_set_off(tree, relation.word)
    return not quoted and (not relation.clausal or relative)


def relation_to_event(relation: FoundRelation) -> Event:
    """The event that a relation without a clause is as a statement: the word that states it, without a type."""
    return Event(relation.word.span, relation.word.lemma)


def is_stated(tree: Tree, relation: FoundRelation) -> bool:
    """Whether a relation is a statement of its own: no clause states it, and it stands in running text."""
    if relation.clausal or relation.relation not in STATED or not is_aside(tree, relation):
        return False
    return not is_heading(tree, tree.sentence(relation.word))


def found_to_relation(tree: Tree, found: FoundRelation, attribution: str | None) -> Relation:
    """A relation with its names and its quote."""
    document, quote = tree.annotated.document.id, tokens_to_spans(found.words)
    subject, other = side_to_span(tree, found.subject), side_to_span(tree, found.object)
    return Relation(
        id=content_id("rel", document, quote, found.relation.value, subject, other),
        document=document,
        subject=side_to_name(tree, found.subject),
        relation=found.relation,
        object=side_to_name(tree, found.object)
        if found.relation is not RelationKind.IS_A
        else words_of((other,), tree.text),
        quote=quote,
        text=words_of(quote, tree.text),
        subject_span=subject,
        object_span=other,
        attribution=attribution,
    )
