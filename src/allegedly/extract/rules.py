"""Attributions by rules alone: candidates of the parse, judged by how often their words are cues.

The pipeline takes the tagger's attributions and, from here, only those that the table of cues written by hand asks
for; the whole of the rules is measured beside the tagger as its baseline (`allegedly bench attribution`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allegedly.extract.candidates import ACCORDING, Candidate, token_to_candidates, tree_to_candidates
from allegedly.extract.cues import cue_probability, hand_made_lemmas, hand_made_rate
from allegedly.extract.found import FoundAttribution, can_hold
from allegedly.extract.headlines import headline_candidates
from allegedly.extract.speech import quotation_candidates, with_whole_quotations
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.model.annotation import Token
from allegedly.model.text import Span, Spans, normalise_spans

MIN_PROBABILITY = 0.45
"""Chosen on polnear/dev: linked F1@0.8 changes by less than .005 between .40 and .55."""


def rules_to_attributions(tree: Tree) -> tuple[FoundAttribution, ...]:
    """What the rules find, in order of the cues; no two share a word of their cues."""
    candidates = [*tree_to_candidates(tree), *headline_candidates(tree)]
    judged = [
        (candidate, cue_probability(candidate.head.lemma, candidate.relation)) for candidate in candidates
    ]
    judged += [(candidate, 1.0) for candidate in quotation_candidates(tree)]
    good = [
        (each, rate)
        for each, rate in judged
        if rate >= MIN_PROBABILITY and each.content and can_hold(tree, each.source)
    ]
    chosen = _one_to_a_cue(good)
    found = [_found(candidate, probability) for candidate, probability in chosen]
    return tuple(each for each in with_whole_quotations(tree, found) if each.content)


def according_attributions(tree: Tree) -> list[FoundAttribution]:
    """ "according to X", which needs no judging."""
    found = (
        each for token in tree.tokens if token.lemma in ACCORDING for each in token_to_candidates(tree, token)
    )
    return [_found(each, 1.0) for each in found if each.content]


def hand_made_attributions(tree: Tree) -> list[FoundAttribution]:
    """What the table of cues written by hand asks for, in order of the cues."""
    heads = (token for token in tree.tokens if token.lemma in hand_made_lemmas())
    candidates = [each for token in heads for each in token_to_candidates(tree, token)]
    candidates += headline_candidates(tree)
    judged = [(each, hand_made_rate(each.head.lemma, each.relation)) for each in candidates if each.content]
    chosen = _one_to_a_cue([pair for pair in judged if pair[1] >= MIN_PROBABILITY])
    return [_found(candidate, probability) for candidate, probability in chosen]


def _one_to_a_cue(judged: Sequence[tuple[Candidate, float]]) -> list[tuple[Candidate, float]]:
    """The most probable candidate for each cue; a word serves in one cue only."""
    taken: set[int] = set()
    chosen: list[tuple[Candidate, float]] = []
    for candidate, probability in sorted(
        judged, key=lambda pair: (-pair[1], -len(pair[0].content), pair[0].head.index)
    ):
        words = {token.index for token in candidate.cue}
        if not words & taken:
            taken |= words
            chosen.append((candidate, probability))
    return sorted(chosen, key=lambda pair: pair[0].head.index)


def _found(candidate: Candidate, probability: float) -> FoundAttribution:
    return FoundAttribution(
        head=candidate.head,
        source=candidate.source,
        source_spans=tokens_to_spans(candidate.source),
        cue=_one_span(candidate.cue),
        content=tokens_to_spans(candidate.content),
        probability=probability,
    )


def _one_span(tokens: Iterable[Token]) -> Spans:
    """The cue is contiguous by definition: from its first token to its last, if they are near."""
    spans = tokens_to_spans(tokens)
    return spans if len(spans) == 1 else normalise_spans([Span(spans[0].start, spans[-1].end)])
