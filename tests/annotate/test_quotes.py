from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.annotate.quotes import text_to_quotations

QUOTED = [
    ('He said "we will go" and left.', ["we will go"]),
    ("He said “we will go” and left.", ["we will go"]),
    ("Er sagte „wir gehen“ und ging.", ["wir gehen"]),
    ("Elle dit «nous partons» et part.", ["nous partons"]),
    ("She said ‘it is ours’ twice.", ["it is ours"]),
    ("She said 'it is the workers' hall' twice.", ["it is the workers' hall"]),
    ("The dog's bowl and the cat's bed.", []),
    ("He paid in the '90s, rock 'n' roll.", []),
    ("“He told me ‘go’ and I went,” she said.", ["He told me ‘go’ and I went,", "go"]),
    ('The screen is 5" wide.', []),
    ("``We will go,'' he said.", ["We will go,"]),
    ("An open “ mark that never closes", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_marks_of_every_style_are_paired(text: str, expected: list[str]) -> None:
    assert [passage.inner.of(text) for passage in text_to_quotations(text)] == expected


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“We went in at dawn,” no.\n\n“The dam was dry.\n\n“Nobody was there,” she said."
    passages = text_to_quotations(text)
    assert [passage.continues for passage in passages] == [False, False, True]
    assert passages[1].inner.of(text) == "The dam was dry."


def test_one_or_two_quoted_words_are_scare_quotes() -> None:
    passages = text_to_quotations("They met “contacts” and said “we will pay them.”")
    assert [passage.scare for passage in passages] == [True, False]


def test_nesting_is_bounded() -> None:
    text = "“‘" * 3000 + "word " * 3000
    assert max((passage.depth for passage in text_to_quotations(text)), default=0) < 10


@given(st.text(alphabet="ab .,\n\"'“”‘’„«»s", max_size=200))
def test_passages_stand_in_the_text(text: str) -> None:
    for passage in text_to_quotations(text):
        assert (
            0
            <= passage.span.start
            <= passage.inner.start
            <= passage.inner.end
            <= passage.span.end
            <= len(text)
        )
