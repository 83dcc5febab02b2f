"""The headline of a text: a given title, or a first line that looks like one."""

from __future__ import annotations

import re

from allegedly.model.text import Span
from allegedly.read.lines import Line

MAX_TITLE_WORDS = 30
MAX_TITLE_LENGTH = 250
MIN_TITLE_WORDS = 2

BODY_RATIO = 1.5
"""Without a blank line between, the next line must be this much longer: wrapped prose has even lines."""

MAX_REPEATED_LENGTH = 120
MIN_REPEATED_WORDS = 3
REPEATED_SHARE = 0.5
"""A line with a full stop is the headline where the next paragraph says at least half of it again.

In the 84 texts of PolNeAR's dev part this finds 10 headlines more and no line that is none; in 1,256
bodies of Emergent, which hold no headlines, it takes 2 first sentences for one.
"""

_FINAL_MARKS = "\"'”’»)"
_SMALL_WORDS = re.compile(
    r"(?:a|an|and|are|after|as|at|be|before|but|by|for|from|has|if|in|into|is|it|its|nor|of|off|on|or|over|per|so|than"
    r"|that|the|to|up|via|vs|was|with)"
)
_FUNCTION_WORDS = frozenset(
    "a about after an and are as at be been before but by could for from had has have he her his how in into is it"
    " its may might not of on or our over said says she should than that the their them they this to up was we were"
    " what when where which who why will with would you".split()
)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_SUFFIX = re.compile(r"\s+(?:[|–—·•»]|-|::|//)\s+")
_OUTLET_SUFFIX_WORDS = 4


def given_title_span(text: str, title: str) -> Span | None:
    """Where the text already begins with the given title, on a line of its own; None where it does not.

    >>> given_title_span("Bridge closed\\n\\nThe bridge", "Bridge closed")
    Span(start=0, end=13)
    >>> given_title_span("Turkey said no", "Turkey") is None
    True
    """
    start = len(text) - len(text.lstrip())
    if not title or not text.startswith(title, start):
        return None
    end = start + len(title)
    rest = text[end:].split("\n", 1)[0]
    return Span(start, end) if not rest.strip(" .") else None


def headline_span(lines: tuple[Line, ...], *, announced: bool = False) -> Span | None:
    """The first line, if it looks like a headline and a body follows; else None.

    `announced` says that a byline or dateline follows: then even a line with a full stop is a headline.
    """
    if len(lines) < 2 or not _may_be_headline(lines[0].text):
        return None
    first, second = lines[0], lines[1]
    if announced:
        return first.span
    if first.text.endswith("."):
        titled = is_title_case(first.text) or _is_said_again(first.text, second.text)
        return first.span if first.blank_after and titled else None
    if first.blank_after:
        return first.span
    longer = len(second.text) >= BODY_RATIO * len(first.text) and len(second.text) > 80
    return first.span if longer and not second.text[0].islower() else None


def _may_be_headline(line: str) -> bool:
    words = line.split()
    if not MIN_TITLE_WORDS <= len(words) <= MAX_TITLE_WORDS or len(line) > MAX_TITLE_LENGTH:
        return False
    core = line.rstrip(_FINAL_MARKS)
    if line[0].islower() or core.endswith((",", ";", ":", "…", "...")) or "http" in line:
        return False
    # Two sentences are prose; an abbreviation or a question in a headline is not.
    return re.search(r"[a-z]{3}[.] +[A-Z]", core) is None


def _is_said_again(first: str, second: str) -> bool:
    """Whether the second paragraph repeats the content of a short first line, as reports repeat headlines.

    A line with a day of the week is a sentence of the report: headlines do without.
    """
    words = _content_words(first)
    if len(first) >= MAX_REPEATED_LENGTH or len(words) < MIN_REPEATED_WORDS or _DAY.search(first):
        return False
    return len(words & _content_words(second)) >= REPEATED_SHARE * len(words)


def _content_words(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_][\w’'-]*", text.lower())
    return frozenset(word.removesuffix("s") for word in words if word not in _FUNCTION_WORDS)


def is_title_case(line: str) -> bool:
    """Whether nearly all words that headlines capitalise are capitalised.

    >>> is_title_case("Power Plant Rules Face Test in Court."), is_title_case("The Senate voted on Thursday.")
    (True, False)
    """
    words = [
        word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if not _SMALL_WORDS.fullmatch(word.lower())
    ]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def title_without_outlet(title: str, site: str, domain: str) -> str:
    """The page's title without the outlet's name at its end or beginning.

    >>> title_without_outlet("Bridge closed - The Daily Harbour", "Daily Harbour", "")
    'Bridge closed'
    >>> title_without_outlet("Talks fail | World | Harbour News", "", "")
    'Talks fail'
    """
    while True:
        parts = list(_SUFFIX.finditer(title))
        if not parts:
            return title
        last, first = parts[-1], parts[0]
        if _is_outlet(title[last.end() :], last.group().strip(), site, domain):
            title = title[: last.start()].rstrip()
        elif site and names_agree(title[: first.start()], site):
            title = title[first.end() :].lstrip()
        else:
            return title


def _is_outlet(words: str, mark: str, site: str, domain: str) -> bool:
    if names_agree(words, site) or names_agree(words, domain):
        return True
    return mark in ("|", "::", "»", "//", "·", "•") and len(words.split()) <= _OUTLET_SUFFIX_WORDS


def names_agree(one: str, other: str) -> bool:
    """Whether two names are the same outlet's but for case, blanks, "the", "www." and the domain's ending.

    >>> names_agree("The Daily Harbour", "dailyharbour.example"), names_agree("Harbour", "Herald")
    (True, False)
    """
    return bool(one and other) and _outlet_key(one) == _outlet_key(other)


def _outlet_key(name: str) -> str:
    name = re.sub(r"^(?:the\s+|www\.)", "", name.strip().lower())
    name = re.sub(r"(?:\.[a-z]{2,12}){1,2}$", "", name)
    return re.sub(r"[^\w]", "", name)
