"""Attributions of a document: candidates that are judged to be cues, with whole quotations, one to a cue.

PolNeAR's definition: ascribing a statement, belief, knowledge, intention, desire, support, decree or perception to
someone other than the author (Newell, Margolin, Ruths, LREC 2018).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allegedly.extract.candidates import Candidate, tree_to_candidates
from allegedly.extract.certainty import negation_of
from allegedly.extract.cues import cue_probability
from allegedly.extract.headlines import headline_candidates
from allegedly.extract.sources import head_of
from allegedly.extract.speech import quotation_candidates, with_whole_quotations
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.model.annotation import Token
from allegedly.model.text import Span, Spans, normalise_spans

MIN_PROBABILITY = 0.45
"""Chosen on polnear/dev: linked F1@0.8 changes by less than .005 between .40 and .55."""

CANNOT_SPEAK = frozenset({"this", "that", "which", "there", "these", "those", "what"})
EVIDENCE = frozenset({"evidence", "indication", "proof", "reason", "sign"})


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """An attribution before it has a place in a chain: its roles, and how sure the extractor is (0 to 1)."""

    head: Token
    relation: str
    source: tuple[Token, ...]
    cue: Spans
    content: Spans
    probability: float


def tree_to_attributions(tree: Tree) -> tuple[FoundAttribution, ...]:
    """All attributions of a document in order of their cues; no two share a word of their cues."""
    candidates = [*tree_to_candidates(tree), *headline_candidates(tree)]
    judged = [
        (candidate, cue_probability(candidate.head.lemma, candidate.relation)) for candidate in candidates
    ]
    judged += [(candidate, 1.0) for candidate in quotation_candidates(tree)]
    good = [
        (each, rate)
        for each, rate in judged
        if rate >= MIN_PROBABILITY and each.content and _can_hold(tree, each)
    ]
    chosen = _one_to_a_cue(good)
    found = [_found(candidate, probability) for candidate, probability in chosen]
    return tuple(each for each in with_whole_quotations(tree, found) if each.content)


def _can_hold(tree: Tree, candidate: Candidate) -> bool:
    """Whether the source could say anything: not "this suggests", and not the lack of evidence."""
    if not candidate.source:
        return True
    if len(candidate.source) == 1 and candidate.source[0].lemma in CANNOT_SPEAK:
        return False
    head = head_of(candidate.source)
    return not (head.lemma in EVIDENCE and negation_of(tree, head) is not None)


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
        relation=candidate.relation,
        source=candidate.source,
        cue=_one_span(candidate.cue),
        content=tokens_to_spans(candidate.content),
        probability=probability,
    )


def _one_span(tokens: Iterable[Token]) -> Spans:
    """The cue is contiguous by definition: from its first token to its last, if they are near."""
    spans = tokens_to_spans(tokens)
    return spans if len(spans) == 1 else normalise_spans([Span(spans[0].start, spans[-1].end)])
