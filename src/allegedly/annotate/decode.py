"""Attributions from the tagger's outputs, in plain numpy: the reference decoder.

The model reads windows of word pieces and gives for each window arrays (see README.md, "The exported
model"). Here they become attributions:

1. windows are merged: where they overlap, a piece's log-odds are averaged, pieces far from a window's edge
   weighing more (`merged`), and the two readings of what a cue is become one (`blended_tags`);
2. cues are found by Viterbi over outside / begin / inside (`tags_to_cues`);
3. for every cue each piece near it gets log-odds of being in its source or its content, averaged over the
   cue's pieces and over the windows that hold both (`cues_to_members`);
4. Viterbi over neither / source / content, the switches weighed by the tags for where spans begin and end
   (`members_to_runs`), gives spans; a cue without content is dropped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SOURCE, CUE, CONTENT, EVERY_CUE = 0, 1, 2, 3  # layers of the tags; each has three columns: in, begin, end
REACH = 256  # pieces on either side of a cue in which its source and content are sought
NEVER = -1e4
ROWS = 64  # cues decoded at a time: some 2 MiB of moves, however long the article

Run = tuple[int, int]
"""Half-open range of pieces."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]
States = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class DecoderSettings:
    """Weights of the decoder, chosen on polnear/dev and the tuning half of the project's gold (docs/findings.md).

    `every_cue` is how far cues inside contents are taken as the sentences written for the project mark them (1), and
    not as PolNeAR does (0), whose annotators nearly never marked those; outside contents PolNeAR's reading holds.
    """

    every_cue: float = 0.75
    cue_bias: float = -0.3
    border_weight: float = 0.4
    source_bias: float = 1.5
    content_bias: float = -0.3
    switch_cost: float = 1.0


@dataclass(frozen=True, slots=True)
class WindowOutput:
    """The model's answer for one window, [CLS], [SEP] and padding removed.

    `start` is the window's first piece in the article; `tags` float (m, 12); `queries` and `keys` float
    (m, 2, 66), role 0 the source's, role 1 the content's; `kinds` (m, 8) and `ratings` (m, 14) are log-odds.
    """

    start: int
    tags: NDArray[np.float32]
    queries: NDArray[np.float32]
    keys: NDArray[np.float32]
    kinds: NDArray[np.float32]
    ratings: NDArray[np.float32]

    @property
    def end(self) -> int:
        """The piece after the window's last."""
        return self.start + len(self.tags)


@dataclass(frozen=True, slots=True)
class DecodedAttribution:
    """One attribution as half-open runs of pieces.

    `score` is the geometric mean of the probabilities that the cue's pieces are in a cue, 0 to 1.
    """

    source: tuple[Run, ...]
    cue: Run
    content: tuple[Run, ...]
    score: float


def windows_to_attributions(
    windows: Sequence[WindowOutput],
    glued: Flags,
    breaks: Flags,
    settings: DecoderSettings | None = None,
) -> tuple[DecodedAttribution, ...]:
    """Attributions of an article in order of their cues.

    `windows` cover all its pieces; `glued` bool (n,), true for a piece that goes on a word (no span starts
    there); `breaks` bool (n,), true for line breaks (no span starts or ends with one).
    """
    settings = settings or DecoderSettings()
    if not len(glued):
        return ()
    tags = blended_tags(merged([window.tags for window in windows], windows, len(glued)), settings)
    cues = tags_to_cues(tags, glued, breaks, settings)
    log_odds, firsts = cues_to_members(windows, cues, len(glued))
    states = members_to_states(log_odds, firsts, tags, glued, settings)
    found = []
    for cue, row, first in zip(cues, states, firsts, strict=True):
        content = _states_to_runs(row == 2, first, breaks)
        source = _nearest_run(_states_to_runs(row == 1, first, breaks), cue)
        if content:
            score = float(np.exp(-np.logaddexp(0.0, -tags[cue[0] : cue[1], 3 * CUE]).mean()))
            found.append(DecodedAttribution(source, cue, content, score))
    return tuple(found)


def merged(outputs: Sequence[NDArray[np.float32]], windows: Sequence[WindowOutput], count: int) -> Floats:
    """One output of all windows put together, float (count, columns).

    Where windows overlap, a piece weighs in each by its distance from the window's nearer edge.
    """
    total = np.zeros((count, outputs[0].shape[1]))
    weight = np.zeros((count, 1))
    for window, output in zip(windows, outputs, strict=True):
        own = _centrality(len(output))[:, None]
        total[window.start : window.end] += own * output
        weight[window.start : window.end] += own
    return total / np.maximum(weight, 1e-9)


def blended_tags(tags: Floats, settings: DecoderSettings) -> Floats:
    """Tags with the two readings of what a cue is made one, float (count, 9): the surer a piece is inside a content,
    the more the reading counts that marks cues there."""
    inside = settings.every_cue * np.exp(-np.logaddexp(0.0, -tags[:, 3 * CONTENT, None]))
    blended = tags[:, : 3 * EVERY_CUE].copy()
    cues = blended[:, 3 * CUE : 3 * CUE + 3]
    cues += inside * (tags[:, 3 * EVERY_CUE :] - cues)
    return blended


def _centrality(size: int) -> Floats:
    place = np.arange(size)
    return np.minimum(place, size - 1 - place) + 1.0


def tags_to_cues(tags: Floats, glued: Flags, breaks: Flags, settings: DecoderSettings) -> list[Run]:
    """Runs of pieces that are cues: the likeliest path through outside, begin, inside.

    Each piece says how likely it is in a cue, begins and ends one; a run may follow another at once.
    """
    inside = tags[:, 3 * CUE] + settings.cue_bias
    begin, end = (settings.border_weight * tags[:, 3 * CUE + column] for column in (1, 2))
    inside = np.where(breaks, NEVER, inside)
    begin = np.where(glued | breaks, NEVER, begin)
    states = np.array(_likeliest_states(inside.tolist(), begin.tolist(), end.tolist(), glued.tolist()))
    starts = np.flatnonzero(states == 1)
    outside = np.flatnonzero(np.append(states, 0) != 2)
    return [(int(start), int(outside[np.searchsorted(outside, start, side="right")])) for start in starts]


def _likeliest_states(
    inside: Sequence[float], begin: Sequence[float], end: Sequence[float], glued: Sequence[bool]
) -> list[int]:
    """Viterbi over outside (0), begin (1), inside (2), in plain numbers: numpy takes five times as long for three."""
    outer, first, later = 0.0, begin[0] + inside[0], NEVER
    back: list[tuple[int, int]] = []
    for place in range(1, len(inside)):
        cue, state = (first, 1) if first >= later else (later, 2)
        closed = cue + (NEVER if glued[place] else end[place - 1])
        before = 0 if outer >= closed else state
        best = max(outer, closed)
        back.append((before, state))
        outer, first, later = best, best + begin[place] + inside[place], cue + inside[place]
    ends = (outer, first + end[-1], later + end[-1])
    states = [ends.index(max(ends))]
    for before, state in reversed(back):
        states.append(state if states[-1] == 2 else before)
    return states[::-1]


def cues_to_members(
    windows: Sequence[WindowOutput], cues: Sequence[Run], count: int
) -> tuple[Floats, Integers]:
    """Log-odds float (cues, width, 2) of source and content against neither, and each row's first piece.

    Row c, column j is piece `firsts[c] + j`; the cue's own pieces and those that share no window with the cue
    have log-odds of -10000.
    """
    width = min(2 * REACH, count)
    firsts = np.array([min(max(start - REACH, 0), count - width) for start, _ in cues], dtype=np.int64)
    total = np.zeros((len(cues), width, 2))
    weight = np.zeros((len(cues), width, 1))
    starts = [start for start, _ in cues]
    for window in windows:
        central = _centrality(len(window.tags))
        rows = range(bisect_left(starts, window.start), bisect_left(starts, window.end))
        for row, (start, end) in ((row, cues[row]) for row in rows):
            low, high = max(window.start, firsts[row]), min(window.end, firsts[row] + width)
            if start < window.start or end > window.end or low >= high:
                continue
            queries = window.queries[start - window.start : end - window.start].mean(0)
            keys = window.keys[low - window.start : high - window.start]
            own = np.minimum(
                central[low - window.start : high - window.start], central[start - window.start]
            )[:, None]
            total[row, low - firsts[row] : high - firsts[row]] += own * np.einsum("rd,prd->pr", queries, keys)
            weight[row, low - firsts[row] : high - firsts[row]] += own
    log_odds = np.where(weight > 0, total / np.maximum(weight, 1e-9), NEVER)
    for row, (start, end) in enumerate(cues):
        log_odds[row, start - firsts[row] : end - firsts[row]] = NEVER
    return log_odds, firsts


def members_to_states(
    log_odds: Floats, firsts: Integers, tags: Floats, glued: Flags, settings: DecoderSettings
) -> States:
    """The likeliest state of each piece for each cue, int8 (cues, width): 0 neither, 1 source, 2 content."""
    parts = [
        _likeliest_members(
            log_odds[first : first + ROWS], firsts[first : first + ROWS], tags, glued, settings
        )
        for first in range(0, len(log_odds), ROWS)
    ]
    return np.concatenate(parts) if parts else np.zeros(log_odds.shape[:2], dtype=np.int8)


def _likeliest_members(
    log_odds: Floats, firsts: Integers, tags: Floats, glued: Flags, settings: DecoderSettings
) -> States:
    """Viterbi over all rows at once: a step costs numpy's calls and not the arithmetic, so there are few of them."""
    rows, width, _ = log_odds.shape
    places = firsts + np.arange(width)[:, None]
    gain = np.zeros((width, 3, rows))
    gain[:, 1:] = log_odds.transpose(1, 2, 0) + np.array([[settings.source_bias], [settings.content_bias]])
    opening, closing = np.zeros((width, 3, rows)), np.zeros((width, 3, rows))
    for state, layer in ((1, SOURCE), (2, CONTENT)):
        opening[:, state] = settings.border_weight * tags[places, 3 * layer + 1] - settings.switch_cost
        closing[:, state] = settings.border_weight * tags[places, 3 * layer + 2]
    # moves[place, old, new, row]: what a switch costs and the new state brings, then with the best score so far; rows
    # stand last, where numpy is fastest
    moves = opening[1:, None] + closing[:-1, :, None]
    moves += np.where(glued[places[1:]], NEVER, 0.0)[:, None, None]
    moves[:, range(3), range(3)] = 0.0
    moves += gain[1:, None]
    score = gain[0] + opening[0]
    before = score[:, None]  # the same numbers, as each step needs them
    for step in moves:
        np.add(step, before, out=step)
        np.maximum.reduce(step, axis=0, out=score)
    # back[place, rows * new + row]: the same number for the state before, so that one look-up is a step
    row = np.arange(rows)
    back = rows * moves.argmax(1).reshape(width - 1, 3 * rows) + np.tile(row, 3)
    path = np.zeros((width, rows), dtype=np.int64)
    path[-1] = here = rows * (score + closing[-1]).argmax(0) + row
    for place in range(width - 2, -1, -1):
        path[place] = here = back[place].take(here)
    states: States = (path // rows).astype(np.int8).T
    return states


def _states_to_runs(inside: Flags, first: int, breaks: Flags) -> tuple[Run, ...]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inside.astype(np.int8), [0]))))
    runs = []
    for start, end in zip(edges[::2] + first, edges[1::2] + first, strict=True):
        while start < end and breaks[start]:
            start += 1
        while start < end and breaks[end - 1]:
            end -= 1
        if start < end:
            runs.append((int(start), int(end)))
    return tuple(runs)


def _nearest_run(runs: tuple[Run, ...], cue: Run) -> tuple[Run, ...]:
    """The guidelines give an attribution at most one source: the run nearest to its cue."""
    if not runs:
        return ()
    return (min(runs, key=lambda run: max(cue[0] - run[1], run[0] - cue[1])),)
