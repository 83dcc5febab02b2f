"""Attributions of a document: what the tagger found, and what the hand-made cues ask for.

PolNeAR's definition: ascribing a statement, belief, knowledge, intention, desire, support, decree or perception to
someone other than the author (Newell, Margolin, Ruths, LREC 2018).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from allegedly.extract.candidates import verb_cue
from allegedly.extract.cues import is_known_cue
from allegedly.extract.found import EVIDENCE, FoundAttribution, can_hold, is_denied
from allegedly.extract.negation import is_rejection_of
from allegedly.extract.rules import according_attributions, hand_made_attributions
from allegedly.extract.sources import head_of, trimmed
from allegedly.extract.speech import with_continued_quotations, without
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.extract.turns import tree_to_turn_attributions, within_turns
from allegedly.extract.untold import OpenSlot
from allegedly.model.annotation import TaggedAttribution, Token
from allegedly.model.text import Span

NAMING = frozenset({"know", "as", "be", "also", "better", "best", "widely", "formerly", "otherwise", "well"})
"""Words of a cue that only tells a name: "better known as"."""

NO_FINDER = frozenset({"there", "be", "no", "any", "not", "the", "of", "have", "emerge", "'s", "n't"})

SURE = 0.85
"""Score of the tagger from which an attribution inside another stands, though its cue was never seen as one."""
HEAD_POS = ("VERB", "NOUN", "ADJ", "ADV", "AUX", "SCONJ", "ADP", "PUNCT")
"""Parts of speech that may head a cue; of several heads the first kind is taken."""


def tree_to_attributions(tree: Tree, open_slots: Sequence[OpenSlot]) -> tuple[FoundAttribution, ...]:
    """All attributions of a document in order of their cues; no two share a word of their cues.

    Cues written by hand come first, then the tagger's, then what needs no judging.
    """
    kept: list[FoundAttribution] = []
    taken: set[int] = set()
    tagged = _without_deeds(
        tree, [found for each in tree.annotated.tagged if (found := _tagged_to_found(tree, each)) is not None]
    )
    ignorance = _ignorance(tree, open_slots)
    tagged = [each for each in tagged if not _knows_not(each, ignorance)]
    for each in (*hand_made_attributions(tree), *tagged, *ignorance, *according_attributions(tree)):
        words = {place for span in each.cue for place in range(*span)}
        if taken.isdisjoint(words):
            taken |= words
            kept.append(each)
    able = [
        _without_denier(tree, each)
        for each in kept
        if can_hold(tree, each.source)
        and not _is_bare_evidence(tree, each)
        and not _is_naming(tree, each)
        and not _is_relative(tree, each)
    ]
    whole = with_continued_quotations(tree, _with_whole_findings(tree, able))
    turns = tree_to_turn_attributions(tree)
    whole = [*turns, *within_turns(tree, turns, whole)]
    return tuple(sorted((each for each in whole if each.content), key=lambda each: each.cue))


def _without_deeds(tree: Tree, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """Without those inside others that only tell of a deed: "allegations that the firm | had polluted | the river".

    Their cue was never seen as one, no clause hangs on it, and the tagger is not sure.
    """
    return [
        each
        for each in found
        if each.probability >= SURE
        or is_known_cue(each.head.lemma)
        or any(token.pos in {"VERB", "AUX"} for span in each.content for token in tree.tokens_in(span))
        or not any(other.cue != each.cue and _is_inside(each.cue, other.content) for other in found)
    ]


def _is_inside(cue: Iterable[Span], content: Iterable[Span]) -> bool:
    regions = list(content)
    return all(any(region.contains(span) for region in regions) for span in cue)


def _with_whole_findings(tree: Tree, found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """ "found no evidence that": one cue, where it was taken for two with the second inside the first's content."""
    whole: list[FoundAttribution] = []
    for each in sorted(found, key=lambda each: each.cue):
        outer = whole[-1] if whole else None
        noun = each.head.lemma in EVIDENCE and not each.source
        if outer is None or not noun or not each.cue or not outer.source:
            whole.append(each)
            continue
        between = tree.text[outer.cue[-1].end : each.cue[0].start]
        if between.strip() or tree.head(each.head).index != outer.head.index:
            whole.append(each)
            continue
        cue = (Span(outer.cue[0].start, each.cue[-1].end),)
        whole[-1] = dataclasses.replace(outer, cue=cue, content=each.content)
    return whole


def _is_bare_evidence(tree: Tree, each: FoundAttribution) -> bool:
    """Whether the cue is a lack of evidence that nobody found or has: "there is no evidence that"."""
    words = {token.lemma for span in each.cue for token in tree.tokens_in(span)}
    return not each.source and bool(words & EVIDENCE) and words <= EVIDENCE | NO_FINDER


def _is_naming(tree: Tree, each: FoundAttribution) -> bool:
    """Whether a cue without a source only gives a name: "a gas known as argon"."""
    words = {token.lemma for span in each.cue for token in tree.tokens_in(span)}
    return not each.source and {"know", "as"} <= words <= NAMING


def _is_relative(tree: Tree, each: FoundAttribution) -> bool:
    """Whether the content is no more than a relative pronoun, or the clause that tells who rejects the cue.

    "An accusation that the ministry rejected" says nothing of what the accusation is.
    """
    words = [token for span in each.content for token in tree.tokens_in(span)]
    if all(token.tag in {"WDT", "WP", "IN"} for token in words):
        return True
    clauses = (
        tree.children_of(each.head, "acl", "relcl") if each.head.pos == "NOUN" and not each.source else []
    )
    return any(is_rejection_of(tree, clause) and clause.index >= words[0].index for clause in clauses)


def _without_denier(tree: Tree, each: FoundAttribution) -> FoundAttribution:
    """ "The firm denied claims that it lied": the claims are somebody else's, nobody knows whose."""
    verb = tree.head(each.head)
    if not each.source or not is_denied(tree, each.head) or tree.child(each.head, "poss") is not None:
        return each
    denier = tree.subject(verb)
    if denier is None or denier.index not in {token.index for token in each.source}:
        return each
    return dataclasses.replace(each, source=(), source_spans=(), kinds=())


def _ignorance(tree: Tree, open_slots: Sequence[OpenSlot]) -> list[FoundAttribution]:
    """ "It is not known who ...": nobody's ignorance is an attribution without a source."""
    found = []
    for slot in open_slots:
        subject = tree.child(slot.cue, "nsubjpass")
        content = slot.quote
        if slot.event.index == slot.cue.index and subject is not None:
            content = tokens_to_spans(tree.subtree(subject))
        if slot.by is None and (slot.event.index != slot.cue.index or subject is not None):
            found.append(
                FoundAttribution(slot.cue, (), (), tokens_to_spans(verb_cue(tree, slot.cue)), content, 1.0)
            )
    return found


def _knows_not(each: FoundAttribution, ignorance: Sequence[FoundAttribution]) -> bool:
    """Whether the source was taken from the words of what nobody knows: "it is unclear whether | the court | would"."""
    return any(
        each.head.index == other.head.index
        and any(content.contains(span) for span in each.source_spans for content in other.content)
        for other in ignorance
    )


def _tagged_to_found(tree: Tree, tagged: TaggedAttribution) -> FoundAttribution | None:
    """The tagger's attribution with the tokens of the parse; None where its cue holds no token."""
    cue = [token for span in tagged.cue for token in tree.tokens_in(span)]
    if not cue or not any(letter.isalnum() for span in tagged.content for letter in span.of(tree.text)):
        return None
    source = tuple(trimmed(token for span in tagged.source for token in tree.tokens_in(span)))
    found = FoundAttribution(
        cue_head(cue), source, tagged.source, tagged.cue, tagged.content, tagged.score, tagged.kinds
    )
    return _with_relative_clause(tree, found)


def _with_relative_clause(tree: Tree, found: FoundAttribution) -> FoundAttribution:
    """ "reporting that is in the dossier": a clause that says which source is meant belongs to the source."""
    if not found.source:
        return found
    for clause in tree.children_of(head_of(found.source), "relcl"):
        words = tree.subtree(clause)
        held = all(any(span.contains(word.span) for span in found.content) for word in words)
        if words[0].index == found.source[-1].index + 1 and held:
            spans = tokens_to_spans(words)
            source = (*found.source, *words)
            content = without(found.content, spans, tree.text)
            if content:
                return dataclasses.replace(
                    found, source=source, source_spans=tokens_to_spans(source), content=content
                )
    return found


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
