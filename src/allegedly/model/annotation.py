"""What the annotators found in a text, as plain values: no parser's object leaves `annotate`."""

from __future__ import annotations

from dataclasses import dataclass

from allegedly.model.actor import KnownName
from allegedly.model.source import SourceKind
from allegedly.model.text import Document, Span, Spans


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the parse. `head` is the index of its head in the document; a root heads itself.

    `pos` is the universal part of speech, `tag` the Penn tag, `dep` the CLEAR dependency label.
    """

    index: int
    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the text and its tokens, half-open."""

    span: Span
    first_token: int
    end_token: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or expression of an entity; `label` as in OntoNotes (PERSON, ORG, GPE, DATE, ...)."""

    span: Span
    label: str
    first_token: int
    end_token: int


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Words between quotation marks, the marks included in `span` and left out of `inner`.

    `depth` is 0 for an outer quotation. `continues` is true where the passage goes on from a
    quotation of the paragraph before that was left open, as newspapers do. `scare` marks one or two
    quoted words that no one is said to speak.
    """

    span: Span
    inner: Span
    depth: int
    continues: bool
    scare: bool


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """Source, cue and content as the tagger found them; `score` is how sure it is of the cue, 0 to 1.

    `kinds` are the probabilities of the source's kinds, likeliest first; empty without a source.
    """

    source: Spans
    cue: Spans
    content: Spans
    score: float
    kinds: tuple[tuple[SourceKind, float], ...] = ()


@dataclass(frozen=True, slots=True)
class EventRating:
    """How a reader would rate the event that a token may name, -3 (certainly not) to 3 (certainly).

    `presented`: how surely the author presents it; `unsure`, 0 to 1: the probability that readers would rate that
    below 1, at most perhaps so; `happened`: whether it has happened by the time of writing.
    """

    presented: float
    unsure: float
    happened: float


@dataclass(frozen=True, slots=True)
class CoreferenceChain:
    """Mentions of one thing in one document, in order of the text; `name` is its fullest name."""

    name: str
    label: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with everything the annotators found; `names` are those that the gazetteer knows, `dateline` that of
    the place where it was written.

    `opening` is as in `Extraction`.
    """

    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[QuotedPassage, ...]
    coreference: tuple[CoreferenceChain, ...]
    tagged: tuple[TaggedAttribution, ...] = ()
    ratings: tuple[EventRating, ...] = ()
    """One for each token, or none at all."""
    names: tuple[KnownName, ...] = ()
    dateline: tuple[KnownName, ...] = ()
    opening: bytes = b""
