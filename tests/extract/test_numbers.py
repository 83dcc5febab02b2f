"""Golden quantities: words, and the numbers that they give. Add a row to add a case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.extract.numbers import number_of_word, tokens_to_numbers
from tests.models import parse

GOLDEN = [
    ("Two ships sank.", (2.0,)),
    ("The firm paid 1,250 euros.", (1250.0,)),
    ("It cost 2.5 million euros.", (2.5e6,)),
    ("It cost three billion.", (3e9,)),
    ("Twenty-three people were hurt.", (23.0,)),
    ("A dozen cars burned.", (12.0,)),
    ("Between 40 and 60 people left.", (40.0, 60.0)),
    ("Five hundred thousand tonnes were lost.", (500_000.0,)),
    ("The budget was 4bn.", ()),
    ("One of the ships sank.", ()),
    ("Many ships sank.", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "numbers"), GOLDEN, ids=[row[0] or "nothing" for row in GOLDEN])
def test_quantities_in_order_of_the_text(text: str, numbers: tuple[float, ...]) -> None:
    assert tokens_to_numbers(parse(text).tokens) == numbers


WORDS = [
    ("7", 7.0),
    ("-3.5", -3.5),
    ("1,000,000", 1e6),
    ("1,00", None),
    ("ninety-nine", 99.0),
    ("twelve", 12.0),
    ("arms", None),
    ("", None),
    ("1.2.3", None),
    ("9" * 400, None),
    ("²", None),
    ("٣", 3.0),
]


@pytest.mark.parametrize(("word", "value"), WORDS, ids=[row[0][:10] or "nothing" for row in WORDS])
def test_the_value_of_one_word(word: str, value: float | None) -> None:
    assert number_of_word(word) == value


@given(st.integers(0, 10**12))
def test_digits_with_and_without_commas_are_one_number(value: int) -> None:
    assert number_of_word(f"{value:,}") == number_of_word(str(value)) == float(value)


@given(st.text(max_size=30))
def test_any_word_at_all(word: str) -> None:
    value = number_of_word(word)
    assert value is None or isinstance(value, float)
