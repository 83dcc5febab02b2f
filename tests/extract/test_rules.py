"""The rules alone, the tagger left out: the baseline, and the parts of it that the pipeline uses."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest

from allegedly.extract.found import FoundAttribution
from allegedly.extract.rules import (
    according_attributions,
    hand_made_attributions,
    rules_to_attributions,
)
from allegedly.extract.tree import Tree, annotated_to_tree, tokens_to_spans
from allegedly.model.text import words_of
from tests.models import annotate


def untagged(text: str, title: str = "") -> Tree:
    """The tree of a text that no tagger has seen."""
    return annotated_to_tree(dataclasses.replace(annotate(text, title=title), tagged=()))


def shown(found: FoundAttribution, text: str) -> tuple[str, str, str]:
    return (
        words_of(tokens_to_spans(found.source), text),
        words_of(found.cue, text),
        words_of(found.content, text),
    )


# text, source, cue, content
RULES = [
    ("Maria Silva said the dam was safe.", "Maria Silva", "said", "the dam was safe"),
    ("The firm denied that it had paid him.", "The firm", "denied", "that it had paid him"),
    ("Engineers warned that the dam leaks.", "Engineers", "warned", "that the dam leaks"),
    ("The firm allegedly paid a judge.", "", "allegedly", "The firm … paid a judge"),
    ("Two ships met, according to the pilot.", "the pilot", "according to", "Two ships met"),
    ("“The dam is dry,” Silva said.", "Silva", "said", "“The dam is dry,”"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), RULES)
def test_what_the_rules_find(text: str, source: str, cue: str, content: str) -> None:
    assert [shown(each, text) for each in rules_to_attributions(untagged(text))] == [(source, cue, content)]


@pytest.mark.parametrize("text", ["", "The river runs.", "This suggests a long winter.", "He saw a ship."])
def test_where_the_rules_find_nothing(text: str) -> None:
    assert rules_to_attributions(untagged(text)) == ()


def test_by_hand_are_adverbs_and_headlines_and_no_report_verb() -> None:
    text = "The bank reportedly lost the files. The mayor said the bank was closed."
    tree = untagged(text, "Bank: files are safe")
    cues = [words_of(each.cue, tree.text) for each in hand_made_attributions(tree)]
    assert cues == [":", "reportedly"]


def test_according_to_needs_no_judging() -> None:
    text = "According to the pilot, two ships met. The mayor said so."
    (found,) = according_attributions(untagged(text))
    assert shown(found, text) == ("the pilot", "According to", "two ships met")
    assert found.probability == 1.0


def test_no_two_share_a_word_of_their_cues() -> None:
    text = "He said she said that they claimed the mayor knew that the dam would break, officials said."
    cues = sorted(cue for each in rules_to_attributions(untagged(text)) for cue in each.cue)
    assert len(cues) >= 3
    assert all(left.end <= right.start for left, right in pairwise(cues))
