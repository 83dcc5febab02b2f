"""Attributions that only headlines make: "Minister: No troops were sent", "Report: Firm knew of leak"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allegedly.extract.candidates import Candidate
from allegedly.extract.sources import source_words
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Sentence, Token
from allegedly.model.text import ZoneKind

MAX_SOURCE_WORDS = 7
MIN_CONTENT_WORDS = 3
PLACES = frozenset({"GPE", "LOC", "FAC"})
FINITE_TAGS = frozenset({"VBP", "VBZ", "MD"})
HEADLINE_VERBS = frozenset(
    ("say show claim report reveal suggest warn find allege announce confirm deny insist argue").split()
)
LABELS_NOT_SOURCES = frozenset(
    (
        "breaking exclusive live opinion analysis video watch photos update updated review editorial "
        "explainer comment profile timeline fact factbox interview correction column poll gallery podcast"
    ).split()
)


def is_heading(tree: Tree, sentence: Sentence) -> bool:
    """Whether a sentence is the headline."""
    return tree.annotated.document.zone_at(sentence.span.start) is ZoneKind.TITLE


def headline_candidates(tree: Tree) -> Iterator[Candidate]:
    """ "X: Y" and "Y, X says" in the headline, where X is a short noun phrase that could speak."""
    for sentence in tree.annotated.sentences:
        if is_heading(tree, sentence):
            tokens = tree.sentence_tokens(sentence)
            yield from _before_colon(tree, tokens)
            yield from _after_comma(tokens)


def _before_colon(tree: Tree, tokens: Sequence[Token]) -> Iterator[Candidate]:
    colon = next((index for index, token in enumerate(tokens) if token.text == ":"), None)
    if colon is None:
        return
    before, after = tokens[:colon], tokens[colon + 1 :]
    if not 1 <= len(before) <= MAX_SOURCE_WORDS or len(after) < MIN_CONTENT_WORDS:
        return
    if before[-1].pos not in {"NOUN", "PROPN"} or before[0].lemma in LABELS_NOT_SOURCES:
        return
    if any(each.label in PLACES for each in tree.mentions_at.get(before[-1].index, ())):
        return
    can_speak = any(token.pos == "PROPN" or token.lemma in source_words() for token in before)
    if can_speak and not any(token.tag in FINITE_TAGS for token in before):
        yield Candidate(tokens[colon], "colon", (tokens[colon],), tuple(before), tuple(after))


def _after_comma(tokens: Sequence[Token]) -> Iterator[Candidate]:
    """Parsers trip over "Firm was warned, leaked memo shows"; the order of the words tells enough."""
    comma = max((index for index, token in enumerate(tokens) if token.text == ","), default=-1)
    source, cue = tokens[comma + 1 : -1], tokens[-1]
    if comma < MIN_CONTENT_WORDS or not 1 <= len(source) <= MAX_SOURCE_WORDS:
        return
    if cue.lemma in HEADLINE_VERBS and source[-1].pos in {"NOUN", "PROPN", "VERB", "ADJ"}:
        yield Candidate(cue, "comma", (cue,), tuple(source), tuple(tokens[:comma]))
