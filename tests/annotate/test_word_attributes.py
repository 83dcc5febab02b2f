"""Word by word the same as spaCy's own ruler and lemmatizer on whole documents."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from allegedly.annotate.parser import MODEL_PACKAGES, Parser
from allegedly.model.text import Span

GOLD = Path(__file__).parents[2] / "bench" / "gold"


@functools.cache
def whole_pipeline() -> Language:
    """spaCy with its own ruler and lemmatizer."""
    for package in MODEL_PACKAGES:
        try:
            language: Language = importlib.import_module(package).load()
        except ImportError:
            continue
        return language
    raise LookupError(f"none of {MODEL_PACKAGES} is installed")


@functools.cache
def parser() -> Parser:
    """The parser of the package."""
    return Parser.load()


def expected(text: str) -> list[tuple[str, str, str, str, str]]:
    """Text, lemma, part of speech, tag and dependency of spaCy's tokens, white space left out."""
    return [
        (each.text, each.lemma_.lower(), each.pos_, each.tag_, each.dep_)
        for each in whole_pipeline()(text)
        if not each.is_space
    ]


def found(text: str) -> list[tuple[str, str, str, str, str]]:
    """The same of ours."""
    (parse,) = parser().parse_all([(text, [Span(0, len(text))])])
    return [(each.text, each.lemma, each.pos, each.tag, each.dep) for each in parse.tokens]


def articles() -> Iterator[str]:
    """Texts of the project's own gold, a paragraph each."""
    for path in sorted(GOLD.glob("*/*.txt")):
        yield from filter(None, path.read_text(encoding="utf-8").splitlines())


def test_the_same_as_the_whole_pipeline_on_the_projects_own_articles() -> None:
    paragraphs = list(articles())[:400]
    assert len(paragraphs) > 100
    for text in paragraphs:
        assert found(text) == expected(text)


# each holds a pattern of two tokens, and what follows it
PAIRS = [
    "Let's go. Let it be. Let 's see what the mayor gets.",
    "There is no bridge, and there's no ferry. There were two, there 're three.",
    "It ain't safe. You ai n't seen it. Ain't it odd?",
    "They're gonna close it; we gotta go, I'm gonna say so. Gon na na.",
    "C'mon, y'all know. C'm on. Y' all gon na let's got ta go.",
    "gon gon gon na na there there is is is",
    "  There  is \t a   gap.  ",
]


@pytest.mark.parametrize("text", PAIRS)
def test_patterns_of_two_tokens(text: str) -> None:
    assert found(text) == expected(text.replace("\t", " "))


WORDS = st.sampled_from(
    [
        *("there", "is", "are", "'s", "let", "gon", "na", "got", "ta", "y'", "all", "ai", "n't", "c'm", "on"),
        *("the", "mayor", "said", "gets", "no", ".", "7", "Ü", "中", "\u200b", " ", "  "),
    ]
)


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=14))
def test_any_row_of_words(words: list[str]) -> None:
    text = " ".join(words)
    assert found(text) == expected(text)
