"""Quotations as evidence: who is taken for their speaker, and whose the next paragraph is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.extract.found import FoundAttribution
from allegedly.extract.speech import (
    quotation_candidates,
    spoken_passages,
    with_continued_quotations,
    with_whole_quotations,
    without,
)
from allegedly.extract.tree import Tree
from allegedly.model.text import Span, words_of
from tests.models import parse

# text, source, verb
SPOKEN = [
    ("“The dam is dry,” Silva said.", "Silva", "said"),
    ("“The dam is dry,” said Silva.", "Silva", "said"),
    ("Silva said: “The dam is dry.”", "Silva", "said"),
    ("‘The dam is dry,’ the mayor said on Monday.", "the mayor", "said"),
    ('"The dam is dry," she told the council.', "she", "told"),
]


@pytest.mark.parametrize(("text", "source", "verb"), SPOKEN)
def test_a_quotation_beside_a_verb_of_speech_has_a_speaker(text: str, source: str, verb: str) -> None:
    (found,) = quotation_candidates(parse(text))
    assert " ".join(token.text for token in found.source) == source
    assert found.head.text == verb


NOT_SPOKEN = [
    "The so-called “peace wall” was torn down.",
    "“The dam is dry.” The river ran on.",
    "The river ran on.",
]


@pytest.mark.parametrize("text", NOT_SPOKEN)
def test_a_quotation_with_no_verb_of_speech_has_no_candidate(text: str) -> None:
    assert list(quotation_candidates(parse(text))) == []


def test_a_quoted_word_or_two_is_not_speech() -> None:
    assert spoken_passages(parse("The “safe” dam broke.")) == []


PARAGRAPHS = "“It was dry for years,” Silva said.\n\n“Nobody came.\n\n“Nobody wrote,” Vale said."


def attribution(tree: Tree, source: str, cue: str, content: str, place: int = 1) -> FoundAttribution:
    """The attribution that these words of the text make; `place` numbers the cue's places."""
    at = -1
    for _ in range(place):
        at = tree.text.index(cue, at + 1)
    start, first = tree.text.index(content), tree.text.index(source)
    cue_span = Span(at, at + len(cue))
    return FoundAttribution(
        head=tree.tokens_in(cue_span)[0],
        source=tuple(tree.tokens_in(Span(first, first + len(source)))),
        source_spans=(Span(first, first + len(source)),),
        cue=(cue_span,),
        content=(Span(start, start + len(content)),),
        probability=1.0,
    )


def test_a_quotation_over_paragraphs_goes_whole_to_the_nearest_cue() -> None:
    tree = parse(PARAGRAPHS)
    silva = attribution(tree, "Silva", "said", "“It was dry for years,”")
    vale = attribution(tree, "Vale", "said", "“Nobody wrote,”", 2)
    first, second = with_continued_quotations(tree, [silva, vale])
    assert words_of(first.content, tree.text) == "“It was dry for years,”"
    assert "Nobody came" in words_of(second.content, tree.text)
    assert "Nobody wrote" in words_of(second.content, tree.text)


def test_what_a_speaker_ascribes_to_others_keeps_its_content() -> None:
    tree = parse("“It was dry for years.\n\n“The mayor said the dam was safe,” Vale said.")
    mayor = attribution(tree, "The mayor", "said", "the dam was safe")
    vale = attribution(tree, "Vale", "said", "The mayor said the dam was safe", 2)
    inner, outer = with_continued_quotations(tree, [mayor, vale])
    assert words_of(inner.content, tree.text) == "the dam was safe"
    assert "dry for years" in words_of(outer.content, tree.text)


def test_nobody_is_given_what_nobody_says() -> None:
    tree = parse(PARAGRAPHS)
    assert with_continued_quotations(tree, []) == []


def test_a_quotation_that_is_cut_by_its_cue_is_taken_whole() -> None:
    tree = parse("“The dam is dry,” Silva said. “Nobody came for years.”")
    (grown,) = with_whole_quotations(tree, [attribution(tree, "Silva", "said", "The dam is dry")])
    assert words_of(grown.content, tree.text) == "“The dam is dry,” … “Nobody came for years.”"


TEXT = "one, two, three four five"


def test_holes_are_cut_out_and_ends_are_clean() -> None:
    assert words_of(without((Span(0, 25),), [Span(5, 8)], TEXT), TEXT) == "one … three four five"
    assert without((Span(0, 8),), [Span(0, 25)], TEXT) == ()


PLACES = st.tuples(st.integers(0, 25), st.integers(0, 25)).map(lambda pair: Span(min(pair), max(pair)))


@given(st.lists(PLACES, max_size=4), st.lists(PLACES, max_size=4))
def test_what_is_left_stood_in_the_content_and_in_no_hole(content: list[Span], holes: list[Span]) -> None:
    left = without(tuple(content), holes, TEXT)
    inside = {place for span in content for place in range(*span)}
    cut = {place for span in holes for place in range(*span)}
    assert {place for span in left for place in range(*span)} <= inside - cut
