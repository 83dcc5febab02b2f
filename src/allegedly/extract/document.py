"""Annotated -> Extraction: attributions, chains, statements and known unknowns of one document."""

from __future__ import annotations

from allegedly.config import ExtractConfig
from allegedly.extract.actor_words import tree_to_cast
from allegedly.extract.actors import tree_to_actors
from allegedly.extract.attributions import tree_to_attributions
from allegedly.extract.background import chained_to_acts, found_to_relation, is_aside
from allegedly.extract.candidates import source_phrase
from allegedly.extract.chains import attributions_to_chain, chain_to_attributions, holders_of
from allegedly.extract.details import places_to_stated
from allegedly.extract.estimates import tree_to_estimates
from allegedly.extract.places import tree_to_places
from allegedly.extract.relations import FoundRelation, tree_to_relations
from allegedly.extract.sources import describe_source
from allegedly.extract.span_index import passages_to_index
from allegedly.extract.statements import DocumentParts, slots_to_frames, tree_to_statements
from allegedly.extract.surroundings import chain_to_surroundings
from allegedly.extract.times import tree_to_times
from allegedly.extract.tree import Tree, annotated_to_tree, tokens_to_spans
from allegedly.extract.unknowns import tree_to_open_slots
from allegedly.extract.untold import OpenSlot
from allegedly.model.annotation import Annotated
from allegedly.model.claim import Extraction, Relation, Unknown
from allegedly.model.ids import content_id
from allegedly.model.source import Holder
from allegedly.model.text import words_of


def extract_document(annotated: Annotated, config: ExtractConfig) -> Extraction:
    """Everything that a document says, who is said to say it, and what it says is not known."""
    tree = annotated_to_tree(annotated)
    open_slots = tree_to_open_slots(tree)
    chained = attributions_to_chain(tree, tree_to_attributions(tree, open_slots))
    attributions = chain_to_attributions(annotated.document.id, chained)
    around = chain_to_surroundings(chained)
    actors, places = tree_to_actors(tree), tree_to_places(tree)
    cast = tree_to_cast(tree)
    relations, times = tuple(tree_to_relations(cast)), tree_to_times(tree)
    parts = DocumentParts(
        chained=chained,
        attributions=attributions,
        around=around,
        open_slots=open_slots,
        slot_of={each.event.index: number for number, each in enumerate(open_slots)},
        frames=slots_to_frames(open_slots),
        times=times,
        times_index=passages_to_index((each.span,) for each in times),
        actors=actors,
        places=places_to_stated(tree, places),
        max_chain_depth=config.max_chain_depth,
        estimates=tree_to_estimates(tree),
        cast=cast,
        relations=relations,
    )
    return Extraction(
        document=annotated.document.id,
        attributions=tuple(sorted(set(attributions), key=lambda each: (each.cue, each.content, each.id))),
        statements=tree_to_statements(tree, parts),
        unknowns=tuple(_unknown(tree, each, parts) for each in open_slots),
        actors=actors.actors,
        places=places,
        acts=chained_to_acts(cast, chained, attributions),
        relations=tuple(_relation(tree, each, parts) for each in relations),
        opening=annotated.opening,
    )


def _relation(tree: Tree, found: FoundRelation, parts: DocumentParts) -> Relation:
    """A relation under whoever says it: the document itself where it is said in passing."""
    holder = None if is_aside(tree, found) else parts.around.innermost(found.word)
    return found_to_relation(tree, found, None if holder is None else parts.attributions[holder].id)


def _unknown(tree: Tree, open_slot: OpenSlot, parts: DocumentParts) -> Unknown:
    document = tree.annotated.document.id
    index = parts.around.innermost(open_slot.cue)
    holders = holders_of(index, parts.chained, parts.attributions, parts.max_chain_depth)
    if open_slot.by is not None:
        phrase = source_phrase(tree, open_slot.by)
        described = describe_source(tree, phrase)
        holders = (
            *holders,
            Holder(
                described.label,
                described.kind,
                described.named,
                None,
                tokens_to_spans(phrase),
                described.entity,
            ),
        )
    return Unknown(
        id=content_id("unk", document, open_slot.quote, open_slot.slot.value),
        document=document,
        quote=open_slot.quote,
        text=words_of(open_slot.quote, tree.text),
        slot=open_slot.slot,
        holders=holders,
    )
