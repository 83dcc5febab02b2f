"""Document -> Annotated: blocks, parse, quotation marks, coreference, attributions and opening put
together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from allegedly.annotate.blocks import document_to_blocks
from allegedly.annotate.coref import parse_to_coreference
from allegedly.annotate.encoder import Encoder
from allegedly.annotate.known import document_to_dateline, parse_to_known_names
from allegedly.annotate.parser import Parse, Parser
from allegedly.annotate.quotes import text_to_quotations
from allegedly.annotate.tagger import Tagger, Tagging
from allegedly.config import AnnotateConfig
from allegedly.gazetteer.lookup import Gazetteer
from allegedly.model.annotation import Annotated, QuotedPassage
from allegedly.model.text import Document, ZoneKind

BATCH_DOCUMENTS = 16
"""Documents parsed together: the parser's batches fill up, and memory stays bounded."""


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
            parses = self._parser.parse_all(
                (each.text, place) for each, place in zip(batch, blocks, strict=True)
            )
            for document, places, parse in zip(batch, blocks, parses, strict=True):
                quotations = text_to_quotations(document.text)
                tagging = self._tagger.tag(
                    document.text,
                    places,
                    [passage.span for passage in quotations],
                    [token.span for token in parse.tokens],
                )
                opening = self._encoder.opening(document.text, places)
                yield self._put_together(document, parse, quotations, tagging, opening)

    def _put_together(
        self,
        document: Document,
        parse: Parse,
        quotations: tuple[QuotedPassage, ...],
        tagging: Tagging,
        opening: bytes,
    ) -> Annotated:
        names = parse_to_known_names(document.text, parse.tokens, parse.mentions, self._gazetteer)
        title_end = max((zone.span.end for zone in document.zones if zone.kind is ZoneKind.TITLE), default=0)
        return Annotated(
            document=document,
            tokens=parse.tokens,
            sentences=parse.sentences,
            mentions=parse.mentions,
            quotations=quotations,
            coreference=parse_to_coreference(
                document.text, parse.tokens, parse.sentences, parse.mentions, names, title_end
            ),
            tagged=tagging.attributions,
            ratings=tagging.ratings,
            names=names,
            dateline=document_to_dateline(document, self._gazetteer),
            opening=opening,
        )
