"""Annotated -> Extraction: attributions, chains, statements and known unknowns of one document."""

from __future__ import annotations

from collections.abc import Sequence

from allegedly.config import ExtractConfig
from allegedly.extract.actor_words import tree_to_cast
from allegedly.extract.actors import tree_to_actors
from allegedly.extract.attributions import tree_to_attributions
from allegedly.extract.background import chained_to_acts, found_to_relation, is_aside
from allegedly.extract.candidates import source_phrase
from allegedly.extract.chains import (
    ChainedAttribution,
    attributions_to_chain,
    chain_to_attributions,
    holders_of,
)
from allegedly.extract.estimates import tree_to_estimates
from allegedly.extract.places import tree_to_places
from allegedly.extract.relations import FoundRelation, tree_to_relations
from allegedly.extract.sources import describe_source
from allegedly.extract.statements import DocumentParts, innermost_attribution, tree_to_statements
from allegedly.extract.times import tree_to_times
from allegedly.extract.tree import Tree, annotated_to_tree, tokens_to_spans
from allegedly.extract.unknowns import tree_to_open_slots
from allegedly.extract.untold import OpenSlot
from allegedly.model.annotation import Annotated
from allegedly.model.claim import Extraction, Relation, Unknown
from allegedly.model.ids import content_id
from allegedly.model.source import Attribution, Holder
from allegedly.model.text import words_of


def extract_document(annotated: Annotated, config: ExtractConfig) -> Extraction:
    """Everything that a document says, who is said to say it, and what it says is not known."""
    tree = annotated_to_tree(annotated)
    chained = attributions_to_chain(tree, tree_to_attributions(tree))
    attributions = chain_to_attributions(annotated.document.id, chained)
    open_slots = tree_to_open_slots(tree)
    actors, places = tree_to_actors(tree), tree_to_places(tree)
    cast = tree_to_cast(tree)
    relations = tuple(tree_to_relations(cast))
    parts = DocumentParts(
        chained,
        attributions,
        open_slots,
        tree_to_times(tree),
        actors,
        places,
        config.max_chain_depth,
        tree_to_estimates(tree),
        cast,
        relations,
    )
    return Extraction(
        document=annotated.document.id,
        attributions=tuple(sorted(set(attributions), key=lambda each: (each.cue, each.content, each.id))),
        statements=tree_to_statements(tree, parts),
        unknowns=tuple(
            _unknown(tree, each, chained, attributions, config.max_chain_depth) for each in open_slots
        ),
        actors=actors.actors,
        places=places,
        acts=chained_to_acts(cast, chained, attributions),
        relations=tuple(_relation(tree, each, chained, attributions) for each in relations),
        opening=annotated.opening,
    )


def _relation(
    tree: Tree,
    found: FoundRelation,
    chained: Sequence[ChainedAttribution],
    attributions: Sequence[Attribution],
) -> Relation:
    """A relation under whoever says it: the document itself where it is said in passing."""
    holder = None if is_aside(tree, found) else innermost_attribution(found.word, chained)
    return found_to_relation(tree, found, None if holder is None else attributions[holder].id)


def _unknown(
    tree: Tree,
    open_slot: OpenSlot,
    chained: Sequence[ChainedAttribution],
    attributions: Sequence[Attribution],
    max_depth: int,
) -> Unknown:
    document = tree.annotated.document.id
    index = innermost_attribution(open_slot.cue, chained)
    holders = holders_of(index, chained, attributions, max_depth)
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
