"""Where the forms of dates and times match a text, without those that only look like one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from allegedly.extract.date_setting import Words
from allegedly.extract.date_words import (
    Form,
    alternatives,
    capitalised_words,
    date_forms,
    forms_for_text,
    words_in_class,
)
from allegedly.model.text import Span

LOOK_BACK, LOOK_AHEAD = 40, 40
FIRST_BARE_YEAR, LAST_BARE_YEAR = 1900, 2049
"""Four digits without a word that shows them to be a year are one within these bounds."""

_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|during|from|of|through|to|between|and|or|late|early|mid|before|after|last|next|this|for|"
    r"every|each|beginning|end|year|around|about|circa|on|as of|fiscal)[\s-]+(?:the\s+)?$",
    re.IGNORECASE,
)
_OLD_YEAR_LEAD = re.compile(
    r"\b(?:in|since|until|during|before|after|between|year|circa|early|late)[\s-]+$", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'.&-]*\s+$")
_NEXT_WORD = re.compile(r"\s+([A-Za-z]+)")
_NAME_AFTER = re.compile(r"\s+[A-Z][a-z]+")
_GOES_ON_AS_NUMBER = re.compile(r"[.,]\d|\s*%|\s*°|/|-[a-z]")
_GOES_ON_AS_DATE = re.compile(r",?\s+(?:\d|[A-Z][a-z]+\.?\s+\d)")


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A form that matches: its place, the rule that reads it, and its words by class."""

    span: Span
    rule: str
    words: Words


def area_to_matches(text: str, area: Span) -> list[DateMatch]:
    """Matches in a part of a text in order; where two overlap, the first, then the longest, then the table's first."""
    found = [
        (match.start(), -match.end(), order, match)
        for order, form in forms_for_text(text[area.start : area.end])
        for match in form.pattern.finditer(text, area.start, area.end)
        if _is_date(text, form, match)
    ]
    found.sort(key=lambda each: each[:3])
    matches: list[DateMatch] = []
    read_up_to = area.start
    for start, _, order, match in found:
        if start >= read_up_to:
            read_up_to = match.end()
            matches.append(DateMatch(Span(start, match.end()), date_forms()[order].rule, _words(text, match)))
    return matches


def _words(text: str, match: re.Match[str]) -> Words:
    words = {name: " ".join(value.lower().split()) for name, value in match.groupdict().items() if value}
    following = _NEXT_WORD.match(text, match.end())
    return words | {
        "whole": " ".join(match[0].lower().split()),
        "after_words": following[1] if following else "",
    }


def _is_date(text: str, form: Form, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    for name in ("month", "weekday", "holiday"):
        words = groups.get(name)
        if words and " ".join(words.lower().split()) in capitalised_words() and not words[0].isupper():
            return False
    if form.rule == "year" and match[0].isdigit():
        return _is_year(text, match)
    if form.rule == "month" and match[0] == groups["month"]:
        return _is_month(text, match)
    if form.rule == "weekday" and match[0].endswith("."):
        return _GOES_ON_AS_DATE.match(text, match.end()) is not None
    return True


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four digits are a year and no number: "in 1990", not "1990 people", "No. 1990" or "1990.5"."""
    start, end = match.span()
    before, year = text[max(0, start - LOOK_BACK) : start], int(match[0])
    if (
        before[-1:] in {".", ",", "-", "/", ":", "–"}
        and before[-2:-1].isdigit()
        and not _is_second_year(before)
    ):
        return False
    if _GOES_ON_AS_NUMBER.match(text, end):
        return False
    following = _NEXT_WORD.match(text, end)
    if following is not None and _is_counted(following[1]):
        return False
    if not FIRST_BARE_YEAR <= year <= LAST_BARE_YEAR:
        return _OLD_YEAR_LEAD.search(before) is not None
    return _LEAD.search(before) is not None or _NAME_BEFORE.search(before) is None


def _is_second_year(before: str) -> bool:
    """Whether the words before end in "1914-", the first year of a range."""
    return before[-1] in "-–/" and before[-5:-1].isdigit() and not before[-6:-5].isdigit()


def _is_counted(word: str) -> bool:
    """Whether a word after a number is what is counted: a plural, but not one that years go with."""
    plain = word.lower()
    if plain in words_in_class("counted"):
        return True
    is_plural = len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is"))
    return is_plural and plain not in words_in_class("yearly")


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a bare month is one, and no first name or family name: "in May", not "Theresa May"."""
    start, end = match.span()
    before = text[max(0, start - LOOK_BACK) : start]
    if _LEAD.search(before):
        return True
    is_plain = match[0].lower() not in capitalised_words()
    return is_plain and not _NAME_AFTER.match(text, end) and not _NAME_BEFORE.search(before)


@dataclass(frozen=True, slots=True)
class Modified:
    """An expression with the word before it that belongs to it."""

    span: Span
    modifier: str


NUMBERED = frozenset({"quantity", "year", "month", "clock", "hour", "decade"})
"""What "about" may stand before; "talks about Tuesday" names no rough day."""

COUNTING = frozenset({"EQUAL_OR_MORE", "EQUAL_OR_LESS", "MORE_THAN", "LESS_THAN"})


@functools.cache
def _modifiers() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\bthe\s+)?\b(?P<modifier>{alternatives('modifier')})(?:\s+|-)(?:the\s+)?$", re.IGNORECASE
    )


def match_to_modified(text: str, match: DateMatch, area: Span) -> Modified:
    """The expression with a modifier such as "early" or "at least", where one stands before it."""
    start = max(area.start, match.span.start - LOOK_BACK)
    found = _modifiers().search(text[start : match.span.start])
    if found is None:
        return Modified(match.span, "")
    word = " ".join(found["modifier"].lower().split())
    modifier = words_in_class("modifier")[word]
    is_counted = "quantity" in match.words and not match.words["whole"].startswith(("the ", "a "))
    if (modifier in COUNTING or word == "some") and not is_counted:
        return Modified(match.span, "")
    if modifier == "APPROX" and not NUMBERED & match.words.keys():
        return Modified(match.span, "")
    return Modified(Span(start + found.start(), match.span.end), modifier)


def matches_in(text: str, area: Span) -> Iterator[tuple[DateMatch, Modified]]:
    """Matches with their modifiers, in order of the text."""
    for match in area_to_matches(text, area):
        yield match, match_to_modified(text, match, area)
