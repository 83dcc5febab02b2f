"""Attributions that only headlines make: "Minister: No troops were sent", "Report: Firm knew of leak"."""

from __future__ import annotations

from collections.abc import Iterator

from allegedly.extract.candidates import Candidate
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Sentence
from allegedly.model.text import ZoneKind

MAX_SOURCE_WORDS = 7
MIN_CONTENT_WORDS = 3
LABELS_NOT_SOURCES = frozenset(
    "breaking exclusive live opinion analysis video watch photos update updated review editorial explainer comment "
    "profile timeline fact factbox interview correction column poll gallery podcast".split()
)


def is_heading(tree: Tree, sentence: Sentence) -> bool:
    """Whether a sentence is the headline."""
    return tree.annotated.document.zone_at(sentence.span.start) is ZoneKind.TITLE


def headline_candidates(tree: Tree) -> Iterator[Candidate]:
    """"X: Y" in the headline, where X is a short noun phrase that could speak."""
    for sentence in tree.annotated.sentences:
        if not is_heading(tree, sentence):
            continue
        tokens = tree.sentence_tokens(sentence)
        colon = next((index for index, token in enumerate(tokens) if token.text == ":"), None)
        if colon is None:
            continue
        before, after = tokens[:colon], tokens[colon + 1 :]
        if not 1 <= len(before) <= MAX_SOURCE_WORDS or len(after) < MIN_CONTENT_WORDS:
            continue
        if before[-1].pos not in {"NOUN", "PROPN"} or before[0].lemma in LABELS_NOT_SOURCES:
            continue
        if any(token.pos in {"VERB", "AUX"} for token in before):
            continue
        yield Candidate(tokens[colon], "colon", (tokens[colon],), tuple(before), tuple(after))
