"""Training batches of equal windows, in an order that depends on the seed and the epoch alone."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import torch
from prepare import LabelledArticle
from torch import Tensor

from allegedly.annotate.pieces import CLS_ID, SEP_ID, WINDOW

OVERLAP = 48  # pieces that two training windows share
MOST_ROWS = 3  # pieces of one cue that are asked for its members


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors as `Tagger.forward` and `loss_of` take them; `text` float (batch, pieces), 1 for the text's."""

    ids: Tensor
    mask: Tensor
    text: Tensor
    tags: Tensor
    rows: Tensor
    members: Tensor


@dataclass(frozen=True, slots=True)
class Window:
    """A part of an article: half-open range of its pieces."""

    article: LabelledArticle
    start: int
    end: int


def epoch_to_batches(articles: list[LabelledArticle], seed: int, epoch: int, size: int) -> list[list[Window]]:
    """Groups of `size` windows that cover each article once, by one of its annotators, cut anew each epoch.

    Windows of like length go together, so that little is padding.
    """
    rng = random.Random(f"{seed} {epoch}")
    by_name: dict[str, list[LabelledArticle]] = defaultdict(list)
    for article in articles:
        by_name[article.name].append(article)
    windows = []
    for name in sorted(by_name):
        windows += _article_to_windows(rng.choice(by_name[name]), rng)
    windows.sort(key=lambda one: (min(one.end - one.start, WINDOW) + rng.randrange(24)) // 24)
    batches = [windows[index : index + size] for index in range(0, len(windows), size)]
    rng.shuffle(batches)
    return batches


def _article_to_windows(article: LabelledArticle, rng: random.Random) -> list[Window]:
    count = len(article.ids)
    if count <= WINDOW:
        return [Window(article, 0, count)]
    windows = [Window(article, 0, rng.randrange(WINDOW // 3, WINDOW + 1))]
    while windows[-1].end < count:
        start = windows[-1].end - OVERLAP
        windows.append(Window(article, start, min(start + WINDOW, count)))
    return windows


def windows_to_batch(windows: list[Window]) -> Batch:
    """Padded tensors of some windows, [CLS] and [SEP] put around each."""
    width = max(one.end - one.start for one in windows) + 2
    width = -(-width // 16) * 16
    ids = np.zeros((len(windows), width), dtype=np.int64)
    text = np.zeros((len(windows), width), dtype=np.float32)
    tags = np.zeros((len(windows), width, 9), dtype=np.float32)
    rows, members = [], []
    for index, window in enumerate(windows):
        size = window.end - window.start
        part = slice(window.start, window.end)
        ids[index, : size + 2] = [CLS_ID, *window.article.ids[part], SEP_ID]
        text[index, 1 : size + 1] = 1
        tags[index, 1 : size + 1] = window.article.tags[part]
        for cue, member in zip(window.article.cues, window.article.members, strict=True):
            for piece in cue[(cue >= window.start) & (cue < window.end)][:MOST_ROWS]:
                rows.append((index, piece - window.start + 1))
                row = np.zeros(width, dtype=np.int64)
                row[1 : size + 1] = member[part]
                members.append(row)
    mask = (ids != 0).astype(np.int64)
    places = np.array(rows, dtype=np.int64).reshape(-1, 2)
    targets = np.array(members, dtype=np.int64).reshape(-1, width)
    return Batch(*(torch.from_numpy(one) for one in (ids, mask, text, tags, places, targets)))
