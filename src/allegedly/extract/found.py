"""An attribution before it has a place in a chain, and which sources can hold anything at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.extract.certainty import negation_of
from allegedly.extract.date_words import words_in_class
from allegedly.extract.lexicon import stance_word
from allegedly.extract.sources import DescribedSource, head_of, spoken_for
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token
from allegedly.model.claim import Kind
from allegedly.model.source import SourceKind
from allegedly.model.text import Spans

CANNOT_SPEAK = frozenset({"this", "that", "which", "there", "these", "those", "what"})
EVIDENCE = frozenset({"evidence", "indication", "proof", "reason", "sign"})


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """The roles of an attribution, the head word of its cue, and how sure the extractor is (0 to 1).

    `source` holds the source's tokens without marks at their ends, `source_spans` the source as it was found;
    `kinds` are the tagger's probabilities of the source's kinds, empty where it has none. `speaker` is who the source
    is where its own words do not tell: the label of a transcript, or "I" in what somebody says there.
    """

    head: Token
    source: tuple[Token, ...]
    source_spans: Spans
    cue: Spans
    content: Spans
    probability: float
    kinds: tuple[tuple[SourceKind, float], ...] = ()
    speaker: DescribedSource | None = None


def can_hold(tree: Tree, source: Sequence[Token]) -> bool:
    """Whether the source could say anything: not "this suggests", and not the lack of evidence."""
    if not source:
        return True
    source = spoken_for(tree, source)
    if len(source) == 1 and source[0].lemma in CANNOT_SPEAK:
        return False
    head = head_of(source)
    return not _is_date(source) and not (head.lemma in EVIDENCE and negation_of(tree, head) is not None)


def _is_date(source: Sequence[Token]) -> bool:
    """Whether a source is a day: "published on 3 May stated"; a lone "May" may be a name."""
    weekdays, months = words_in_class("weekday"), words_in_class("month")
    words = [token.text.lower() for token in source]
    if len(words) == 1:
        return words[0] in weekdays
    return all(word in weekdays or word in months or word.isdecimal() or word == "," for word in words)


def is_denied(tree: Tree, noun: Token) -> bool:
    """Whether a noun is what a verb of denial rejects."""
    word = stance_word(tree.head(noun).lemma, "VERB")
    return noun.pos == "NOUN" and noun.dep == "dobj" and word is not None and word.kind is Kind.DENIED
