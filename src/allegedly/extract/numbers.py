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


_HALF = re.compile(r"half an?")
_FRACTION = re.compile(r"(\d+)[\s-](\d)/([1-9])")


def words_to_quantity(words: str) -> float | None:
    """The value of a number of up to a few words; None where it is not told ("several", "many").

    >>> words_to_quantity("twenty four"), words_to_quantity("two hundred and ten"), words_to_quantity("5 1/2")
    (24.0, 210.0, 5.5)
    >>> words_to_quantity("a couple of"), words_to_quantity("an"), words_to_quantity("half a")
    (2.0, 1.0, 0.5)
    """
    plain = " ".join(words.lower().replace("-", " ").split())
    if _HALF.fullmatch(plain):
        return 0.5
    if "couple" in plain:
        return 2.0
    if fraction := _FRACTION.fullmatch(plain):
        return int(fraction[1]) + int(fraction[2]) / int(fraction[3])
    total = current = 0.0
    parts = [part for part in plain.split() if part != "and"]
    for position, part in enumerate(parts):
        if part in {"a", "an"} and position == 0:
            current = 1.0
        elif part in MULTIPLIERS or part == "dozen":
            size = MULTIPLIERS.get(part, 12.0)
            total, current = (
                (total + max(current, 1.0) * size, 0.0) if size > 100 else (total, max(current, 1.0) * size)
            )
        elif (value := number_of_word(part)) is not None:
            current = current + value if parts[0] not in {"a", "an"} or position > 1 else value
        else:
            return None
    return total + current
