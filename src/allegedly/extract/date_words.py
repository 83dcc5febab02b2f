"""The tables behind dates and times: classes of words, and the forms in which they stand.

`resources/date_words.tsv` and `resources/date_forms.tsv` say how they are extended: by a row.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from allegedly.extract.lexicon import table_rows

NUMBER_WORD = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen"
)
QUANTITY = (
    r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,4}(?:\.\d{1,2})?)(?:[ -]\d/\d)?"
    rf"|(?:an? )?(?:{NUMBER_WORD})(?:[ -](?:and )?(?:{NUMBER_WORD})){{0,4}}"
    r"|half an?|an?|several|a few|few|many|some|a couple of|a couple|couple of|dozens of|hundreds of"
)
ZONE = r"(?: (?:EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|GMT|UTC|BST|CET|CEST|MSK|local time))?"
CLOCK = rf"(?:\d{{1,2}}(?:[:.]\d\d)?(?::\d\d)?\s?[ap]\.?m\b\.?|\d{{1,2}}:\d\d(?::\d\d)?){ZONE}"
NUMBERS = {
    "day": r"\d{1,2}(?:st|nd|rd|th)?",
    "year": r"[12]\d{3}",
    "quantity": QUANTITY,
    "clock": CLOCK,
}
DIGITS = frozenset({"day", "year", "clock"})
"""Numbers that need a digit in the text."""

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
_WORD = re.compile(r"[a-z]+|\d")


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern and the name of its rule; of each set in `needs` a text must hold one for the pattern to match it."""

    pattern: re.Pattern[str]
    rule: str
    needs: tuple[frozenset[str], ...]

    def may_match(self, keys: frozenset[str]) -> bool:
        """Whether a text with these words and classes can hold it. Asking is far cheaper than trying the pattern."""
        return all(not keys.isdisjoint(some) for some in self.needs)


@functools.cache
def words_in_class(name: str) -> Mapping[str, str]:
    """The words of a class, in small letters, with their values; a word without a value is its own."""
    rows = (row for row in table_rows("date_words.tsv") if row[0] == name)
    return {row[1].lower(): row[-1] for row in rows}


@functools.cache
def capitalised_words() -> frozenset[str]:
    """Words that count only where they are written with a capital: "May" is a month, "may" is none."""
    return frozenset(row[1].lower() for row in table_rows("date_words.tsv") if row[1][0].isupper())


def value_of(name: str, words: str) -> str:
    """What the words of a class stand for: "Sept." is 9."""
    return words_in_class(name)[" ".join(words.lower().split())]


def alternatives(name: str) -> str:
    """A pattern for any word of a class, the longest first; a space in it is any white space."""
    words = sorted(words_in_class(name), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in words)


@functools.cache
def _forms_by_key() -> Mapping[str, tuple[int, ...]]:
    """The places in the table of the forms that a key may begin the search for; those without a need stand under ""."""
    found: dict[str, list[int]] = {}
    for place, form in enumerate(date_forms()):
        for key in form.needs[0] if form.needs else ("",):
            found.setdefault(key, []).append(place)
    return {key: tuple(places) for key, places in found.items()}


def forms_for_text(text: str) -> list[tuple[int, Form]]:
    """The forms that a text may hold, with their places in the table."""
    keys = words_to_keys(text)
    places = {place for key in ("", *keys) for place in _forms_by_key().get(key, ())}
    return [(place, date_forms()[place]) for place in sorted(places) if date_forms()[place].may_match(keys)]


@functools.cache
def date_forms() -> tuple[Form, ...]:
    """All forms in the order of the table."""
    return tuple(_form(pattern, rule) for pattern, rule in table_rows("date_forms.tsv"))


def words_to_keys(text: str) -> frozenset[str]:
    """What a text has of what forms need: its words, the classes of its words, and "#" for a digit."""
    words = frozenset(_WORD.findall(text.lower()))
    found = set(words)
    for word in words:
        if word.isdigit():
            found.add("#")
        else:
            found.update(_classes().get(word, ()))
    return frozenset(found)


@functools.cache
def _classes() -> Mapping[str, frozenset[str]]:
    """The classes, in braces, of words; of an entry of several words the longest stands for it."""
    found: dict[str, set[str]] = {}
    for row in table_rows("date_words.tsv"):
        found.setdefault(_longest_word(row[1]), set()).add(f"{{{row[0]}}}")
    return {word: frozenset(classes) for word, classes in found.items()}


def _longest_word(words: str) -> str:
    found: list[str] = _WORD.findall(words.lower())
    return max(found, key=len)


def _form(pattern: str, rule: str) -> Form:
    whole = _PLACEHOLDER.sub(_placeholder_to_pattern, _spaced(pattern))
    return Form(re.compile(rf"(?<![\w$£€#])(?:{whole})(?!\w)", re.IGNORECASE), rule, _needs(pattern))


def _placeholder_to_pattern(match: re.Match[str]) -> str:
    name = match[1]
    inside = _spaced(NUMBERS[name]) if name in NUMBERS else alternatives(name)
    return f"(?P<{name}>{inside})"


def _spaced(pattern: str) -> str:
    """The pattern with any white space, line breaks too, where it has a space."""
    return pattern.replace("[ -]", r"[\s-]").replace(" ", r"\s+")


_OPTIONAL = re.compile(r"\((?:[^()]|\([^()]*\))*\)\?|\(\?[!=](?:[^()]|\([^()]*\))*\)")
_CHOICE = re.compile(r"\((?:\?:|\?P<[a-z]+>)([a-z0-9|\- ’'\[\]]+)\)")
_GROUP = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_MAYBE = re.compile(r"[A-Za-z’']+\?")
_FIGURES = re.compile(r"\((?:\?P<[a-z]+>)((?:[^()|]*(?:\\d|\[\d-\d\])[^()|]*\|?)+)\)")


def _needs(pattern: str) -> tuple[frozenset[str], ...]:
    """What no text can lack that a pattern matches: a word of each class and literal outside optional groups."""
    needed = _OPTIONAL.sub(" ", pattern)
    choices = [choice[1].split("|") for choice in _CHOICE.finditer(needed)]
    plain = _MAYBE.sub(" ", _GROUP.sub(" ", needed))
    names = _PLACEHOLDER.findall(plain)
    needs = [frozenset({f"{{{name}}}"}) for name in names if name not in NUMBERS]
    needs += [
        frozenset({word}) for word in _WORD.findall(_PLACEHOLDER.sub(" ", plain).lower()) if len(word) > 3
    ]
    if DIGITS & set(names) or _FIGURES.search(needed):
        needs.append(frozenset({"#"}))
    needs += [
        frozenset(_longest_word(word) for word in words)
        for words in choices
        if all(re.search("[a-z]{3}", w) for w in words)
    ]
    return tuple(needs)
