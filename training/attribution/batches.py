"""Training batches of windows of like length, in an order that depends on the seed and the epoch alone."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from model import INSIDE_WEIGHT
from prepare import POLNEAR, RATED, WRITTEN, LabelledText
from torch import Tensor

from allegedly.annotate.pieces import CLS_ID, SEP_ID, WINDOW

OVERLAP = 48  # pieces that two training windows share
MOST_ROWS = 3  # pieces of one cue that are asked for its members
MOST_PARAGRAPHS = 8  # written for the project, put together into one window
MOST_SENTENCES = 14  # with rated events, put together into one window
WRITTEN_TIMES = 5  # how often each written paragraph is shown in an epoch
RATED_TIMES = {"uw": 2, "meantime": 2, "uds_ih2": 1}


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors as `Tagger.forward` and the losses take them; `text` float (batch, pieces), 1 for the text's."""

    ids: Tensor
    mask: Tensor
    forms: Tensor
    text: Tensor
    tags: Tensor
    weights: Tensor
    rows: Tensor
    members: Tensor
    kinds: Tensor
    events: Tensor


@dataclass(frozen=True, slots=True)
class Window:
    """Parts of texts that are read together, a border between them: half-open ranges of pieces of one task."""

    parts: tuple[tuple[LabelledText, int, int], ...]

    @property
    def size(self) -> int:
        """Pieces, with a border after each part but the last."""
        return sum(end - start for _, start, end in self.parts) + len(self.parts) - 1


def epoch_to_batches(texts: list[LabelledText], seed: int, epoch: int, size: int) -> list[list[Window]]:
    """Groups of windows of one task, `size` times 384 pieces at most, that cover the texts, cut anew each epoch.

    Each article comes once, by one of its annotators.
    """
    rng = random.Random(f"{seed} {epoch}")
    by_name: dict[str, list[LabelledText]] = defaultdict(list)
    for text in texts:
        by_name[text.name].append(text)
    chosen = [rng.choice(by_name[name]) for name in sorted(by_name)]
    articles = [text for text in chosen if text.task == POLNEAR]
    written = [text for text in chosen if text.task == WRITTEN] * WRITTEN_TIMES
    rated = [
        text
        for text in chosen
        if text.task == RATED
        for _ in range(RATED_TIMES[text.name.rpartition("-")[0]])
    ]
    batches: list[list[Window]] = []
    for windows in (
        [window for article in articles for window in _article_to_windows(article, rng)],
        list(_packed(written, MOST_PARAGRAPHS, rng)),
        list(_packed(rated, MOST_SENTENCES, rng)),
    ):
        batches += _windows_to_groups(windows, size * WINDOW, rng)
    rng.shuffle(batches)
    return batches


def _windows_to_groups(windows: list[Window], most: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length go together, so that little is padding."""
    windows.sort(key=lambda one: (min(one.size, WINDOW) + rng.randrange(24)) // 24)
    groups: list[list[Window]] = []
    for window in windows:
        if groups and (len(groups[-1]) + 1) * max(window.size, WINDOW // 6) <= most:
            groups[-1].append(window)
        else:
            groups.append([window])
    return groups


def _article_to_windows(article: LabelledText, rng: random.Random) -> list[Window]:
    count = len(article.ids)
    if count <= WINDOW:
        return [Window(((article, 0, count),))]
    places = [(0, rng.randrange(WINDOW // 3, WINDOW + 1))]
    while places[-1][1] < count:
        start = places[-1][1] - OVERLAP
        places.append((start, min(start + WINDOW, count)))
    return [Window(((article, start, end),)) for start, end in places]


def _packed(texts: Sequence[LabelledText], most: int, rng: random.Random) -> Iterator[Window]:
    """Short texts put together, a chance number of them, so that each is read in company and alone."""
    waiting = list(texts)
    rng.shuffle(waiting)
    parts: list[tuple[LabelledText, int, int]] = []
    wanted, room = rng.randrange(1, most + 1), WINDOW
    for text in waiting:
        size = min(len(text.ids), WINDOW)
        if parts and (len(parts) >= wanted or size + 1 > room):
            yield Window(tuple(parts))
            parts, wanted, room = [], rng.randrange(1, most + 1), WINDOW
        parts.append((text, 0, size))
        room -= size + 1
    if parts:
        yield Window(tuple(parts))


def windows_to_batch(windows: list[Window]) -> Batch:
    """Padded tensors of some windows, [CLS] and [SEP] put around each."""
    width = -(-(max(one.size for one in windows) + 2) // 16) * 16
    shape = (len(windows), width)
    ids, forms = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    text = np.zeros(shape, dtype=np.float32)
    tags, weights = (np.zeros((*shape, 12), dtype=np.float32) for _ in range(2))
    kinds = np.full(shape, -1, dtype=np.int64)
    rows, members, events = [], [], []
    for index, window in enumerate(windows):
        ids[index, 0] = CLS_ID
        place = 1
        for labelled, start, end in window.parts:
            own = slice(place, place + end - start)
            ids[index, own] = labelled.ids[start:end]
            forms[index, own] = labelled.forms[start:end]
            text[index, own] = 1
            tags[index, own] = _twelve(labelled.tags[start:end])
            weights[index, own] = _weights(labelled, start, end)
            kinds[index, own] = labelled.kinds[start:end]
            for cue, member in zip(labelled.cues, labelled.members, strict=True):
                for piece in cue[(cue >= start) & (cue < end)][:MOST_ROWS]:
                    rows.append((index, piece - start + place))
                    row = np.zeros(width, dtype=np.int64)
                    row[own] = member[start:end]
                    members.append(row)
            for piece, scale, rating in labelled.events:
                if start <= piece < end:
                    events.append((index, piece - start + place, scale, rating))
            place = own.stop + 1
            ids[index, own.stop] = SEP_ID
            text[index, own.stop] = 1
            weights[index, own.stop] = 1 if labelled.task != RATED else 0
        text[index, place - 1] = weights[index, place - 1] = 0  # the last border ends the window
    mask = (ids != 0).astype(np.int64)
    places = np.array(rows, dtype=np.int64).reshape(-1, 2)
    targets = np.array(members, dtype=np.int64).reshape(-1, width)
    rated = np.array(events, dtype=np.float32).reshape(-1, 4)
    made = (ids, mask, forms, text, tags, weights, places, targets, kinds, rated)
    return Batch(*(torch.from_numpy(one) for one in made))


def _twelve(tags: np.ndarray) -> np.ndarray:
    """The nine tags, and the cue's once more."""
    return np.concatenate([tags, tags[:, 3:6]], axis=1)


def _weights(labelled: LabelledText, start: int, end: int) -> np.ndarray:
    """What a text says of each tag: PolNeAR little of cues inside contents, written text nothing of PolNeAR's cues."""
    weights = np.zeros((end - start, 12), dtype=np.float32)
    if labelled.task == RATED:
        return weights
    weights[:] = 1
    inside, cue = labelled.inside[start:end], labelled.tags[start:end, 3]
    if labelled.task == POLNEAR:
        weights[inside & ~cue, 9:] = INSIDE_WEIGHT
    else:
        weights[inside, 3:6] = 0
    return weights
