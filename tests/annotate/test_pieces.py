"""Word pieces: where they stand, which go on a word, where the borders are, and the windows over them."""

from __future__ import annotations

import functools
import itertools
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from allegedly.annotate.pieces import OVERLAP, SEP_ID, WINDOW, Pieces, count_to_windows, text_to_pieces
from allegedly.model.text import Span


@functools.cache
def tokenizer() -> Tokenizer:
    """The tokenizer that the package carries."""
    folder = resources.files("allegedly.resources").joinpath("tagger")
    return Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text(encoding="utf-8"))


def lines_of(text: str) -> list[Span]:
    """A block for each line of a text that is not empty."""
    blocks, position = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Span(position, position + len(line)))
        position += len(line) + 1
    return blocks


def pieces_of(text: str) -> Pieces:
    return text_to_pieces(text, lines_of(text), [], tokenizer())


def words_of_pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in pieces_of(text).spans]


def test_pieces_stand_in_the_text_letter_for_letter() -> None:
    assert words_of_pieces("The mayor said no.") == ["The", "mayor", "said", "no", "."]


def test_a_border_between_blocks_is_one_piece() -> None:
    pieces = pieces_of("Dam fails\nPolice said so.")
    assert pieces.ids[2] == SEP_ID
    assert list(pieces.breaks) == [False, False, True, False, False, False, False]
    assert tuple(pieces.spans[2]) == (9, 10)


def test_blocks_that_leave_out_a_part_of_the_text_keep_their_places() -> None:
    text = "Headline. By A. Writer. He said no."
    pieces = text_to_pieces(text, [Span(0, 9), Span(24, 35)], [], tokenizer())
    assert [text[start:end] for start, end in pieces.spans] == [
        *("Headline", ".", " By A. Writer. ", "He", "said", "no", ".")
    ]


GLUED = [
    ("unbelievably", 1),
    ("He said", 2),
    ("they're", 3),
    ("well-known", 3),
    ("“No,” she", 5),
]


@pytest.mark.parametrize(("text", "units"), GLUED)
def test_a_piece_that_goes_on_a_word_is_glued_to_it(text: str, units: int) -> None:
    assert int((~pieces_of(text).glued).sum()) == units


def test_nothing_gives_no_pieces() -> None:
    pieces = text_to_pieces("", [], [], tokenizer())
    assert len(pieces.ids) == len(pieces.glued) == len(pieces.breaks) == 0
    assert pieces.spans.shape == (0, 2)


TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("\n “”‘’'\".,-aeé́ﬁ中Ж\u202e\u200b😀"), st.characters(codec="utf-8")),
    max_size=80,
)


@settings(max_examples=150)
@given(TEXTS)
def test_whatever_the_text_pieces_are_in_order_and_inside_their_block(text: str) -> None:
    blocks = lines_of(text)
    pieces = text_to_pieces(text, blocks, [], tokenizer())
    assert len(pieces.ids) == len(pieces.spans) == len(pieces.glued) == len(pieces.breaks)
    position = 0
    for (start, end), is_break, is_glued in zip(pieces.spans, pieces.breaks, pieces.glued, strict=True):
        assert position <= end <= len(text)
        assert start <= end
        if not is_break:
            assert any(block.start <= start and end <= block.end for block in blocks)
        if is_glued:
            assert text[start - 1].isalnum() and text[start].isalnum()
        position = end
    assert not pieces.glued[:1].any()


@given(st.integers(0, 5_000))
def test_windows_cover_every_piece_and_overlap(count: int) -> None:
    windows = count_to_windows(count)
    assert sorted({place for window in windows for place in range(*window)}) == list(range(count))
    assert all(0 < end - start <= WINDOW for start, end in windows)
    assert len({end - start for start, end in windows}) <= 1
    shared = [left[1] - right[0] for left, right in itertools.pairwise(windows)]
    assert all(each >= OVERLAP - 1 for each in shared)
    assert sum(end - start for start, end in windows) <= 1.4 * max(count, WINDOW)


# text, passages between quotation marks, the forms of its pieces: 0 small, 1 a capital, 2 capitals, 3 more if quoted
FORMS = [
    ("The dam, he said", [], [1, 0, 0, 0, 0]),
    ("NATO said no", [], [2, 0, 0]),
    ("A dam", [], [1, 0]),
    ("“No”, he said", [Span(0, 4)], [3, 4, 3, 0, 0, 0]),
    ("“She said ‘no’ twice” he", [Span(0, 21), Span(10, 14)], [3, 4, 3, 3, 3, 3, 3, 3, 0]),
]


@pytest.mark.parametrize(("text", "quoted", "forms"), FORMS)
def test_forms_of_words(text: str, quoted: list[Span], forms: list[int]) -> None:
    pieces = text_to_pieces(text, lines_of(text), quoted, tokenizer())
    assert list(pieces.forms) == forms


def test_a_piece_has_the_form_of_its_whole_word() -> None:
    pieces = pieces_of("Przhevalskaya")
    assert len(pieces.ids) > 1
    assert set(pieces.forms) == {1}
