"""Quantities in a passage, as numbers that can be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allegedly.model.annotation import Token

WORDS = {
    **{
        word: float(value)
        for value, word in enumerate(
            [
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
            ]
        )
    },
    **{
        word: float(value)
        for value, word in enumerate(
            ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], 13
        )
    },
    **{
        word: 10.0 * value
        for value, word in enumerate(
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
        )
    },
    "dozen": 12.0,
}
TENS = frozenset(10.0 * value for value in range(2, 10))
MULTIPLIERS = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
}
_DIGITS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?")
MAX_DIGITS = 18


def tokens_to_numbers(tokens: Sequence[Token]) -> tuple[float, ...]:
    """Quantities in order of the text; parts of dates and of names are left to the caller to leave out."""
    found: list[float] = []
    previous = -2
    for position, token in enumerate(tokens):
        word = token.text.lower()
        if word in MULTIPLIERS and found and previous == position - 1:
            found[-1] *= MULTIPLIERS[word]
            previous = position
            continue
        value = number_of_word(word) if token.pos == "NUM" or word in WORDS else None
        is_joined = position >= 2 and tokens[position - 1].text == "-" and previous == position - 2
        if value is not None and is_joined and found[-1] in TENS and value < 10:
            found[-1] += value
            previous = position
        elif value is not None and word not in {"one", "zero"}:
            found.append(value)
            previous = position
    return tuple(found)


def number_of_word(word: str) -> float | None:
    """The value of a number in digits or words; None for any other word.

    >>> number_of_word("1,250"), number_of_word("twenty-three"), number_of_word("arms")
    (1250.0, 23.0, None)
    """
    if len(word) <= MAX_DIGITS and _DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    parts = word.split("-")
    if all(part in WORDS for part in parts):
        return sum(WORDS[part] for part in parts)
    return None
