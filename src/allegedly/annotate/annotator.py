"""Document -> Annotated: blocks, parse, quotation marks, coreference, attributions and opening put
together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from allegedly.annotate.blocks import document_to_blocks
from allegedly.annotate.coref import parse_to_coreference
from allegedly.annotate.encoder import Encoder
from allegedly.annotate.known import document_to_dateline, parse_to_known_names
from allegedly.annotate.parser import Parser
from allegedly.annotate.quotes import text_to_quotations
from allegedly.annotate.tagger import Tagger
from allegedly.config import AnnotateConfig
from allegedly.gazetteer.lookup import Gazetteer
from allegedly.model.annotation import (
    Annotated,
    EventRating,
    Mention,
    QuotedPassage,
    Sentence,
    TaggedAttribution,
    Token,
)
from allegedly.model.text import Document, Span, ZoneKind

BATCH_DOCUMENTS = 16
"""Documents parsed together: the parser's batches fill up, and memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What parser and tagger say of one text, and its quotation marks; all in order of the text."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[QuotedPassage, ...]
    attributions: tuple[TaggedAttribution, ...]
    ratings: tuple[EventRating, ...]


class Annotator:
    """Holds the models of one process."""

    def __init__(
        self, parser: Parser, tagger: Tagger, encoder: Encoder, gazetteer: Gazetteer, config: AnnotateConfig
    ) -> None:
        self._parser = parser
        self._tagger = tagger
        self._encoder = encoder
        self._gazetteer = gazetteer
        self._config = config

    @classmethod
    def load(cls, config: AnnotateConfig) -> Annotator:
        """An annotator with its models in memory. Raises MissingDependency where one is not installed."""
        return cls(Parser.load(), Tagger.load(), Encoder.load(), Gazetteer.load(), config)

    def annotate(self, document: Document) -> Annotated:
        """Everything the annotators find in one document."""
        return next(self.annotate_many([document]))

    def annotate_many(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """Everything the annotators find in each document, in order, a batch at a time."""
        waiting = iter(documents)
        while batch := list(islice(waiting, BATCH_DOCUMENTS)):
            blocks = [document_to_blocks(document, self._config.parse_chunk_length) for document in batch]
            texts = [(each.text, places) for each, places in zip(batch, blocks, strict=True)]
            for document, places, reading in zip(batch, blocks, self.read_all(texts), strict=True):
                opening = self._encoder.opening(document.text, places)
                yield self._put_together(document, reading, opening)

    def read_all(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[Reading]:
        """What parser and tagger say of each text, given with its blocks; in order."""
        given = list(texts)
        for (text, blocks), parse in zip(given, self._parser.parse_all(given), strict=True):
            quotations = text_to_quotations(text)
            tagging = self._tagger.tag(text, blocks, [passage.span for passage in quotations], parse)
            yield Reading(
                tokens=parse.tokens,
                sentences=parse.sentences,
                mentions=tagging.mentions,
                quotations=quotations,
                attributions=tagging.attributions,
                ratings=tagging.ratings,
            )

    def _put_together(self, document: Document, reading: Reading, opening: bytes) -> Annotated:
        tokens, mentions = reading.tokens, reading.mentions
        names = parse_to_known_names(document.text, tokens, mentions, self._gazetteer)
        title_end = max((zone.span.end for zone in document.zones if zone.kind is ZoneKind.TITLE), default=0)
        return Annotated(
            document=document,
            tokens=tokens,
            sentences=reading.sentences,
            mentions=mentions,
            quotations=reading.quotations,
            coreference=parse_to_coreference(
                document.text, tokens, reading.sentences, mentions, names, title_end
            ),
            tagged=reading.attributions,
            ratings=reading.ratings,
            names=names,
            dateline=document_to_dateline(document, self._gazetteer),
            opening=opening,
        )
