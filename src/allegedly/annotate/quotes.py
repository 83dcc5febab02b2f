"""Quotation marks: which words stand between them, in every style, nested, and over paragraphs.

A quotation that goes on over paragraphs opens anew at each and closes at the last (Chicago Manual of
Style 13.30); a mark that never closes is otherwise taken for a slip and ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from allegedly.model.annotation import QuotedPassage
from allegedly.model.text import Span

SCARE_WORDS = 2
"""Quoted words up to this many, without closing punctuation, are mentioned rather than spoken."""

MAX_DEPTH = 6
"""Quotations nested deeper are not followed."""

APOSTROPHE_WINDOW = 1000
"""How far, in code points, a closing single mark is looked for."""

CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'", "``": "''", "‹": "›", "「": "」"}
SINGLE = frozenset("‘'")
_MARK = re.compile(r"``|''|[“”„«»‹›‘’\"'「」]")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_ELISION = re.compile(r"[’'‘](?:\d\ds?|em|til|tis|twas|cause|n)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    inner: int
    continues: bool


def text_to_quotations(text: str) -> tuple[QuotedPassage, ...]:
    """Quoted passages in order of the text; an inner one follows the outer one that holds it.

    >>> [p.inner.of('He said "go" twice.') for p in text_to_quotations('He said "go" twice.')]
    ['go']
    """
    found: list[QuotedPassage] = []
    left_open = ""
    for paragraph in _PARAGRAPH.finditer(text):
        passages, unclosed = _paragraph_to_quotations(text, paragraph.start(), paragraph.end(), left_open)
        left_open = ""
        if unclosed is not None and _next_opens(text, paragraph.end(), unclosed.mark):
            passages.append(_passage(text, unclosed, paragraph.end(), paragraph.end(), 0))
            left_open = unclosed.mark
        found.extend(passages)
    return tuple(sorted(found, key=lambda passage: (passage.span.start, -passage.span.end)))


def _paragraph_to_quotations(
    text: str, start: int, end: int, left_open: str
) -> tuple[list[QuotedPassage], _Open | None]:
    """Closed passages of one paragraph, and the outermost double mark that stays open."""
    stack: list[_Open] = []
    found: list[QuotedPassage] = []
    for match in _MARK.finditer(text, start, end):
        mark, position = match.group(), match.start()
        depth = _depth_closed(stack, mark, text, position, end)
        if depth is not None:
            opened = stack[depth]
            del stack[depth:]
            found.append(_passage(text, opened, position, match.end(), depth))
        elif len(stack) < MAX_DEPTH and _opens(text, mark, position, start, end):
            continues = mark == left_open and not text[start:position].strip()
            stack.append(_Open(mark, position, match.end(), continues))
    unclosed = next((opened for opened in stack if opened.mark not in SINGLE), None)
    return found, unclosed


def _depth_closed(stack: list[_Open], mark: str, text: str, position: int, end: int) -> int | None:
    """The depth of the open passage that this mark closes, if it closes one."""
    for depth in range(len(stack) - 1, -1, -1):
        if mark not in _closers(stack[depth].mark):
            continue
        if stack[depth].mark in SINGLE and not _closes_single(text, mark, position, end):
            return None
        if mark == '"' and _is_between(text, position - 1, position + 1):
            return None
        return depth
    return None


def _closers(mark: str) -> tuple[str, ...]:
    closing = CLOSERS[mark]
    return (closing,) if mark == "``" else tuple(closing)


def _closes_single(text: str, mark: str, position: int, end: int) -> bool:
    """Whether a single mark closes rather than stands for an apostrophe."""
    after = text[position + 1 : position + 2]
    if after.isalnum():
        return False
    before = text[position - 1]
    if before in '.,!?;:…—”")':
        return True
    end = min(end, position + APOSTROPHE_WINDOW)
    later = text.find(mark, position + 1, end)
    while later >= 0:
        if not text[later + 1 : later + 2].isalnum():
            return before != "s"
        later = text.find(mark, later + 1, end)
    return True


def _opens(text: str, mark: str, position: int, start: int, end: int) -> bool:
    """Whether a mark opens a quotation here."""
    if mark not in CLOSERS:
        return False
    after = position + len(mark)
    if after >= end or text[after].isspace():
        return False
    if mark in SINGLE and _ELISION.match(text, position):
        return False
    if mark in {'"', "'"}:
        return position == start or not text[position - 1].isalnum()
    return mark != "‘" or position == start or not text[position - 1].isalnum()


def _is_between(text: str, before: int, after: int) -> bool:
    """Whether white space stands before and a word after: an opening straight mark."""
    if before < 0 or after >= len(text):
        return False
    return text[before].isspace() and not text[after].isspace()


def _next_opens(text: str, position: int, mark: str) -> bool:
    rest = text[position : position + 200].lstrip()
    return rest.startswith(mark)


def _passage(text: str, opened: _Open, inner_end: int, end: int, depth: int) -> QuotedPassage:
    inner = Span(opened.inner, inner_end)
    words = inner.of(text)
    scare = len(words.split()) <= SCARE_WORDS and not words.rstrip().endswith((".", ",", "!", "?", "…"))
    return QuotedPassage(Span(opened.start, end), inner, depth, opened.continues, scare)
