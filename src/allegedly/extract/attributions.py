"""Attributions of a document: what the tagger found, and what the hand-made cues ask for.

PolNeAR's definition: ascribing a statement, belief, knowledge, intention, desire, support, decree or perception to
someone other than the author (Newell, Margolin, Ruths, LREC 2018).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allegedly.extract.candidates import verb_cue
from allegedly.extract.found import FoundAttribution, can_hold
from allegedly.extract.rules import according_attributions, clause_attributions, hand_made_attributions
from allegedly.extract.sources import trimmed
from allegedly.extract.speech import with_continued_quotations
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.extract.unknowns import tree_to_open_slots
from allegedly.model.annotation import TaggedAttribution, Token
from allegedly.model.text import Span

MIN_RULE_ALONE = 0.8
"""From what rate on a clause under a cue counts where the tagger found nothing."""

HEAD_POS = ("VERB", "NOUN", "ADJ", "ADV", "AUX", "SCONJ", "ADP", "PUNCT")
"""Parts of speech that may head a cue; of several heads the first kind is taken."""


def tree_to_attributions(tree: Tree) -> tuple[FoundAttribution, ...]:
    """All attributions of a document in order of their cues; no two share a word of their cues.

    Cues written by hand come first, then the tagger's, then what the rules alone are very sure of.
    """
    kept: list[FoundAttribution] = []
    tagged = [found for each in tree.annotated.tagged if (found := _tagged_to_found(tree, each)) is not None]
    for each in (*hand_made_attributions(tree), *tagged):
        if not _overlaps(each.cue, kept):
            kept.append(each)
    outer = tuple(kept)
    for each in (*_ignorance(tree), *according_attributions(tree), *clause_attributions(tree)):
        nested = any(span.contains(each.cue[0]) for other in outer for span in other.content)
        wanted = (nested and not _is_quoted(tree, each.cue[0])) or each.probability >= MIN_RULE_ALONE
        if wanted and not _overlaps(each.cue, kept):
            kept.append(each)
    able = [each for each in kept if can_hold(tree, each.source)]
    whole = with_continued_quotations(tree, able)
    return tuple(sorted((each for each in whole if each.content), key=lambda each: each.cue))


def _is_quoted(tree: Tree, span: Span) -> bool:
    """Whether words stand between quotation marks: what a speaker says of others there is left to the tagger."""
    return any(passage.span.contains(span) and not passage.scare for passage in tree.annotated.quotations)


def _ignorance(tree: Tree) -> list[FoundAttribution]:
    """ "It is not known who ...": nobody's ignorance is an attribution without a source."""
    found = []
    for slot in tree_to_open_slots(tree):
        subject = tree.child(slot.cue, "nsubjpass")
        content = slot.quote
        if slot.event.index == slot.cue.index and subject is not None:
            content = tokens_to_spans(tree.subtree(subject))
        if slot.by is None and (slot.event.index != slot.cue.index or subject is not None):
            found.append(
                FoundAttribution(slot.cue, (), (), tokens_to_spans(verb_cue(tree, slot.cue)), content, 1.0)
            )
    return found


def _tagged_to_found(tree: Tree, tagged: TaggedAttribution) -> FoundAttribution | None:
    """The tagger's attribution with the tokens of the parse; None where its cue holds no token."""
    cue = [token for span in tagged.cue for token in tree.tokens_in(span)]
    if not cue or not any(letter.isalnum() for span in tagged.content for letter in span.of(tree.text)):
        return None
    source = tuple(trimmed(token for span in tagged.source for token in tree.tokens_in(span)))
    return FoundAttribution(cue_head(cue), source, tagged.source, tagged.cue, tagged.content, tagged.score)


def cue_head(cue: Sequence[Token]) -> Token:
    """The word of a cue that governs the others: its main verb, else its noun, else what there is."""
    inside = {token.index for token in cue}
    tops = [token for token in cue if token.head not in inside or token.head == token.index]
    for words in (tops, cue):
        for pos in HEAD_POS:
            found = next((token for token in words if token.pos == pos), None)
            if found is not None:
                return found
    return cue[0]


def _overlaps(cue: Iterable[Span], found: Iterable[FoundAttribution]) -> bool:
    return any(span.overlaps(other) for span in cue for each in found for other in each.cue)
