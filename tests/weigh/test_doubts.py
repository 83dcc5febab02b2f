"""Words by which an article calls a story false or a rumour, and words that only look like them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.model.source import Attribution, SourceKind
from allegedly.model.text import Span
from allegedly.weigh.doubts import MOST_DOUBTS, doubts_of_document, speaks_of_falsehood
from tests.factories import make_document


def quotes(text: str) -> list[tuple[str, str]]:
    return [(each.kind.value, each.quote) for each in doubts_of_document(make_document(text))]


@pytest.mark.parametrize(
    ("sentence", "kind", "quote"),
    [
        ("The picture turned out to be a fake.", "false", "picture turned out to be a fake"),
        ("Police called it a hoax.", "false", "hoax"),
        ("The Gull Company says these reports are false.", "false", "these reports are false"),
        ("It is not true, the mayor said.", "false", "not true"),
        ("A fake news story went round.", "false", "fake news story"),
        ("The site is known for satire.", "false", "satire"),
        ("There is no truth in it.", "false", "no truth"),
        ("The claim has been debunked.", "false", "debunked"),
        ("The report was wrong.", "false", "report was wrong"),
        ("Rumours of a sale went round.", "rumour", "Rumours"),
        ("The sale is unconfirmed.", "rumour", "unconfirmed"),
    ],
)
def test_a_story_is_called_false_or_a_rumour(sentence: str, kind: str, quote: str) -> None:
    assert quotes(f"The harbour was quiet. {sentence} The sea was calm.") == [(kind, quote)]


@pytest.mark.parametrize(
    "sentence",
    [
        "He wore false teeth.",
        "She was jailed for selling fake passports.",
        "The bank found forged money.",
        "It is no hoax.",
        "The video is not a fake.",
        "He took the wrong train.",
        "It is true that the ship sank.",
        "The firm makes artificial fur.",
        "",
    ],
)
def test_other_things_may_be_false(sentence: str) -> None:
    assert quotes(sentence) == []


def test_what_somebody_is_quoted_with_is_told_from_what_the_article_says() -> None:
    text = "The story is a hoax. Ada Moll said the story is a fake."
    content = Span(text.index("the story"), len(text) - 1)
    said = Attribution("att", "doc", (), (), (content,), SourceKind.PERSON, True, "Ada Moll")
    assert [each.ascribed for each in doubts_of_document(make_document(text), (said,))] == [False, True]


def test_a_claim_may_itself_be_about_something_false() -> None:
    assert speaks_of_falsehood("the office called the photo a hoax")
    assert not speaks_of_falsehood("the ship sank in the harbour")


@given(st.text(alphabet="fake it story was a hoax.\n’'-", max_size=400))
@settings(max_examples=100)
def test_every_quote_stands_in_the_text(text: str) -> None:
    for each in doubts_of_document(make_document(text or "x")):
        assert each.span.of(text) == each.quote


@pytest.mark.parametrize(
    "unit", ["it was ", "it-", "fake ", "a", "story is x ", "it’", "false\t", "hoax\n", "not "]
)
def test_hostile_texts_are_read_in_bounded_time(unit: str) -> None:
    text = unit * (200_000 // len(unit)) + " fake"
    started = time.perf_counter()
    assert len(doubts_of_document(make_document(text))) <= MOST_DOUBTS + 1
    assert time.perf_counter() - started < 5.0
