"""The decoder on small hand-made answers of a model, and what holds whatever a model answers."""

from __future__ import annotations

import itertools
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from allegedly.annotate.decode import (
    CONTENT,
    CUE,
    EVERY_CUE,
    SOURCE,
    DecodedAttribution,
    DecoderSettings,
    Flags,
    Floats,
    WindowOutput,
    blended_tags,
    members_to_states,
    merged,
    windows_to_attributions,
)

SURE = 6.0
DIMENSIONS = 66


def answer(lines: list[str], start: int = 0) -> WindowOutput:
    """A model's sure answer: a line for each attribution, a letter for each piece.

    "s" source, "q" cue, "c" content, "." neither.
    """
    count = len(lines[0])
    tags = np.full((count, 12), -SURE, dtype=np.float32)
    queries = np.zeros((count, 2, DIMENSIONS), dtype=np.float32)
    keys = np.full((count, 2, DIMENSIONS), -SURE, dtype=np.float32)
    for number, line in enumerate(lines):
        for place, letter in enumerate(line):
            if letter == "q":
                queries[place, :, number] = 1.0
            role = {"s": 0, "c": 1}.get(letter)
            if role is not None:
                keys[place, role, number] = SURE
            layer = {"s": SOURCE, "q": CUE, "c": CONTENT}.get(letter)
            if layer is None:
                continue
            tags[place, 3 * layer] = SURE
            if place == 0 or line[place - 1] != letter:
                tags[place, 3 * layer + 1] = SURE
            if place == count - 1 or line[place + 1] != letter:
                tags[place, 3 * layer + 2] = SURE
    tags[:, 3 * EVERY_CUE :] = tags[:, 3 * CUE : 3 * CUE + 3]
    return window_of(start, tags, queries, keys)


def window_of(
    start: int, tags: NDArray[np.float32], queries: NDArray[np.float32], keys: NDArray[np.float32]
) -> WindowOutput:
    """An answer that says nothing of kinds and ratings."""
    nothing = [np.zeros((len(tags), columns), dtype=np.float32) for columns in (8, 14)]
    return WindowOutput(start, tags, queries, keys, *nothing)


def decode(window: WindowOutput, glued: str = "", breaks: str = "") -> tuple[DecodedAttribution, ...]:
    count = len(window.tags)
    return windows_to_attributions([window], flags(glued, count), flags(breaks, count))


def flags(marks: str, count: int) -> NDArray[np.bool_]:
    return np.array([mark == "x" for mark in marks.ljust(count, ".")], dtype=np.bool_)


def drawn(found: DecodedAttribution, count: int) -> str:
    """An attribution as a line of letters, the reverse of `answer`."""
    line = ["."] * count
    for letter, runs in (("s", found.source), ("c", found.content), ("q", (found.cue,))):
        for start, end in runs:
            line[start:end] = letter * (end - start)
    return "".join(line)


GOLDEN = [
    ("source, cue, content", ["ssqccc"]),
    ("content first", ["cccqss"]),
    ("no source", [".qqccc"]),
    ("broken content", ["ccssqcc."]),
    ("one inside the other", ["ssqcccccc", "...sqcccc"]),
    ("two that share a source", ["ssqcc....", "ss...qccc"]),
    ("two cues side by side", ["qccc....", ".....qcc"]),
    ("all of the text", ["sqc"]),
]


@pytest.mark.parametrize("lines", [lines for _, lines in GOLDEN], ids=[name for name, _ in GOLDEN])
def test_a_sure_answer_comes_back_as_it_was_given(lines: list[str]) -> None:
    window = answer(lines)
    assert [drawn(each, len(lines[0])) for each in decode(window)] == lines


def test_a_cue_without_content_is_dropped() -> None:
    assert decode(answer(["ssq..."])) == ()


def test_of_two_sources_the_one_nearest_to_the_cue_stays() -> None:
    (found,) = decode(answer(["ss..sqcc"]))
    assert found.source == ((4, 5),)


def test_a_score_is_a_probability_and_a_faint_cue_has_a_smaller_one() -> None:
    sure, faint = answer(["sqcc"]), answer(["sqcc"])
    faint.tags[1, 3 * CUE] = 0.5
    (high,), (low,) = decode(sure), decode(faint)
    assert 0 < low.score < high.score <= 1


def test_no_span_starts_within_a_word() -> None:
    (found,) = decode(answer(["ssqccc"]), glued="....x.")
    assert found.content == ((3, 6),)
    window = answer(["ssqqcc"])
    window.tags[2, 3 * CUE] = -SURE
    for each in decode(window, glued="...x.."):
        assert each.cue[0] != 3


def test_no_span_starts_or_ends_with_a_border_of_paragraphs() -> None:
    (found,) = decode(answer(["ssqcccc"]), breaks="...x..x")
    assert found.content == ((4, 6),)


def test_no_windows_and_no_pieces_give_nothing() -> None:
    none = np.zeros(0, dtype=np.bool_)
    assert windows_to_attributions([], none, none) == ()


def test_where_windows_overlap_the_one_that_sees_more_around_weighs_more() -> None:
    left, right = answer(["......"]), answer(["......"], start=3)
    left.tags[:, 0] = 1.0
    right.tags[:, 0] = -1.0
    inside = merged([left.tags, right.tags], [left, right], 9)[:, 0]
    assert inside[0] == pytest.approx(1.0)
    assert inside[8] == pytest.approx(-1.0)
    assert inside[3] > 0 > inside[5]
    assert inside[4] == pytest.approx(0.0)


@pytest.mark.parametrize(("every_cue", "inside"), [(0.0, -2.0), (0.5, 1.0), (1.0, 4.0)])
def test_how_far_cues_inside_contents_are_wanted_is_a_setting(every_cue: float, inside: float) -> None:
    tags = np.zeros((2, 12))
    tags[:, 3 * CUE], tags[:, 3 * EVERY_CUE] = -2.0, 4.0
    tags[:, 3 * CONTENT] = 30.0, -30.0  # the second piece is in no content
    blended = blended_tags(tags, DecoderSettings(every_cue=every_cue))
    assert blended.shape == (2, 9)
    assert blended[:, 3 * CUE] == pytest.approx([inside, -2.0])


def test_an_attribution_in_the_overlap_of_two_windows_is_found_once() -> None:
    line = ".....sqcc....."
    windows = [answer([line[:10]]), answer([line[4:]], start=4)]
    none = flags("", len(line))
    (found,) = windows_to_attributions(windows, none, none)
    assert drawn(found, len(line)) == line


def test_a_bias_against_cues_finds_fewer() -> None:
    window = answer(["ssqccc"])
    none = flags("", 6)
    assert windows_to_attributions([window], none, none, DecoderSettings(cue_bias=-40.0)) == ()


@settings(max_examples=100)
@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_whatever_a_model_answers_cues_are_apart_and_spans_split_no_word(count: int, seed: int) -> None:
    drawer = np.random.default_rng(seed)
    window = window_of(
        0,
        drawer.normal(0, 4, (count, 12)).astype(np.float32),
        drawer.normal(0, 1, (count, 2, DIMENSIONS)).astype(np.float32),
        drawer.normal(0, 1, (count, 2, DIMENSIONS)).astype(np.float32),
    )
    breaks = drawer.random(count) < 0.1
    glued = (drawer.random(count) < 0.3) & ~breaks
    glued[0] = False
    glued[1:] &= ~breaks[:-1]
    found = windows_to_attributions([window], glued, breaks)
    cues = [each.cue for each in found]
    assert all(left[1] <= right[0] for left, right in pairwise(cues))
    for each in found:
        assert each.content
        assert len(each.source) <= 1
        assert 0 <= each.score <= 1
        for start, end in (*each.source, each.cue, *each.content):
            assert 0 <= start < end <= count
            assert not glued[start]
            assert end == count or not glued[end]
            assert not breaks[start] and not breaks[end - 1]
        for start, end in (*each.source, *each.content):
            assert end <= each.cue[0] or each.cue[1] <= start


def _score_of_path(
    path: tuple[int, ...], log_odds: Floats, tags: Floats, glued: Flags, chosen: DecoderSettings
) -> float:
    """What the decoder maximises, written out piece by piece."""
    gain = (0.0, chosen.source_bias, chosen.content_bias)
    border = [
        [0.0, *(chosen.border_weight * row[3 * layer + side] for layer in (0, 2))]
        for row in tags
        for side in (1, 2)
    ]
    opening, closing = border[::2], border[1::2]
    total = 0.0
    for place, state in enumerate(path):
        total += gain[state] + (log_odds[place, state - 1] if state else 0.0)
        if place == 0 or path[place - 1] != state:
            total += opening[place][state] - (chosen.switch_cost if state else 0.0)
            total += closing[place - 1][path[place - 1]] if place else 0.0
            total += -1e4 if place and glued[place] else 0.0
    return float(total + closing[-1][path[-1]])


@pytest.mark.parametrize("seed", range(8))
def test_members_are_the_best_of_all_paths(seed: int) -> None:
    rng = np.random.default_rng(seed)
    width, rows, chosen = 6, 70, DecoderSettings()  # more rows than are decoded at a time
    log_odds = rng.normal(0, 3, (rows, width, 2))
    tags = rng.normal(0, 3, (width, 9))
    glued = rng.random(width) < 0.3
    glued[0] = False
    states = members_to_states(log_odds, np.zeros(rows, dtype=np.int64), tags, glued, chosen)
    for row in range(0, rows, 23):
        best = max(
            itertools.product(range(3), repeat=width),
            key=lambda path: _score_of_path(path, log_odds[row], tags, glued, chosen),
        )
        assert tuple(states[row].tolist()) == best
