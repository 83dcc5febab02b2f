"""Lines that are no part of the report: copyright, share buttons, newsletters, photo credits.

Each rule is a row: what it is, the longest line it may take, and the words that the line must begin
with, hold, or be. A rule that could take a sentence of the report is too wide: tighten it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import StrEnum

from allegedly.model.text import Span
from allegedly.read.dates import is_date_line
from allegedly.read.lines import Line


class Where(StrEnum):
    """How much of a line a rule must account for."""

    START = "start"
    WITHIN = "within"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class LineRule:
    """Lines of this kind, at most `longest` code points long; the words are a pattern, case aside."""

    name: str
    where: Where
    longest: int
    words: str


_SITE = (
    r"(?:twitter|facebook|instagram|x|google\+?|youtube|tiktok|linkedin|telegram|whatsapp|threads|bluesky"
    r"|google news)"
)

LINE_RULES = (
    LineRule("copyright", Where.START, 400, r"\W{0,4}(?:tm and )?(?:©|\(c\) ?(?:copyright|\d{4}))"),
    LineRule("copyright", Where.START, 400, r"\W{0,3}copyright\W{1,3}(?:©|\(c\)|(?:19|20)\d\d)"),
    LineRule("copyright", Where.WHOLE, 90, r"\W{0,3}copyright (?:by )?(?:the )?[^.]{2,60}\.?"),
    LineRule("copyright", Where.WITHIN, 320, r"\ball rights reserved\s?(?:[.,;:|)]|$)"),
    LineRule(
        "reuse", Where.START, 320, r"this (?:material|article|content) may not be (?:published|reproduced)"
    ),
    LineRule(
        "reuse",
        Where.START,
        200,
        r"this (?:article|story|post) (?:was )?(?:originally|first) (?:appeared|published)",
    ),
    LineRule("more", Where.WHOLE, 60, r"\W{0,4}(?:read|see|view|load|show) (?:more|next|also|all)\W{0,4}"),
    LineRule(
        "more",
        Where.START,
        250,
        r"\W{0,4}(?:read more|read also|also read|see also|read next|more on this|related)\s?:",
    ),
    LineRule(
        "more",
        Where.START,
        140,
        r"\W{0,3}(?:excerpt\W{1,3})?(?:read more (?:at|here|about)|read the (?:full|original) )",
    ),
    LineRule(
        "more",
        Where.WHOLE,
        60,
        r"related (?:links?|stories|story|articles?|coverage|content|news|topics?|posts?|videos?)\W{0,3}",
    ),
    LineRule("newsletter", Where.START, 180, r"\W{0,3}sign up (?:for|to|now|here|today)\b"),
    LineRule("newsletter", Where.WHOLE, 30, r"\W{0,3}(?:sign up|sign in|log in|subscribe|register)\W{0,3}"),
    LineRule("newsletter", Where.START, 160, r"\W{0,3}subscribe (?:to|now|here|today)\b"),
    LineRule(
        "newsletter",
        Where.START,
        180,
        r"\W{0,3}(?:for more|want more)\b.{0,60}\b(?:sign up|subscribe|download|follow)\b",
    ),
    LineRule(
        "newsletter",
        Where.START,
        160,
        r"\W{0,3}(?:get|receive) (?:the|our|more) .{0,80}\b(?:inbox|newsletters?|email)\b",
    ),
    LineRule("button", Where.WITHIN, 160, r"(?:^|[^\w\"“])click here\b"),
    LineRule("button", Where.START, 90, r"\W{0,4}share (?:this|on|via)\b"),
    LineRule(
        "button",
        Where.WHOLE,
        40,
        r"\W{0,3}(?:share|print|e-?mail|comments?|leave a comment|tweet|reply|save)\W{0,3}",
    ),
    LineRule(
        "follow", Where.START, 200, rf"\W{{0,8}}(?:like|find|join) (?:us|me)\b.{{0,60}}\b(?:on|at) {_SITE}\b"
    ),
    LineRule("follow", Where.START, 120, rf"\W{{0,8}}follow .{{0,60}} on {_SITE}\b"),
    LineRule("follow", Where.START, 120, r"\W{0,8}follow @\w+"),
    LineRule("contact", Where.START, 200, r"\W{0,3}(?:contact|e-?mail|reach) .{0,60}\S@\S+\.\w"),
    LineRule(
        "advertisement",
        Where.WHOLE,
        60,
        r"\W{0,3}(?:advertisements?|advertising|sponsored(?: content)?|promoted)\W{0,3}",
    ),
    LineRule(
        "advertisement",
        Where.WHOLE,
        90,
        r"\W{0,3}(?:advertisement|story|article|content)[ -]{1,3}(?:content )?continues (?:after|below)\b"
        r".{0,40}",
    ),
    LineRule("page", Where.WHOLE, 60, r"\W{0,3}(?:skip to (?:main )?content|loading|please wait)\W{0,5}"),
    LineRule(
        "page",
        Where.START,
        160,
        r"please enable javascript|javascript is (?:disabled|required)|we use cookies",
    ),
    LineRule("page", Where.START, 80, r"\W{0,3}(?:privacy policy|terms of (?:use|service)|cookie policy)\b"),
    LineRule("page", Where.START, 160, r"(?:tags|filed under|topics|categories|filed in)\s?:"),
    LineRule(
        "photo",
        Where.START,
        160,
        r"\W{0,2}(?:file )?(?:photos?|images?|pictures?|photographs?)"
        r"(?: credit\b|\s?:| courtesy\b| (?:by|via) (?-i:[^a-z]))",
    ),
    LineRule(
        "photo",
        Where.WHOLE,
        120,
        r"\W{0,2}[^.?!]{0,90}(?:\b(?:via|by)|/) ?(?:getty(?: images)?|shutterstock|alamy)\W{0,3}",
    ),
)

_INLINE = re.compile(
    r"\((?:AP|Reuters|AFP|Getty|EPA|PA|UPI|TASS|File|Photo)[^()\n]{0,20}(?:Photo|Images?|Pool|File)[^()\n]{0,60}\)"
)


@functools.cache
def _compiled() -> tuple[tuple[LineRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.words, re.IGNORECASE)) for rule in LINE_RULES)


_LONGEST = max(rule.longest for rule in LINE_RULES)
_QUOTES = '"“”‘«'


def boilerplate_kind(line: str) -> str:
    """The name of the rule that this line falls under; empty for prose.

    >>> boilerplate_kind("Sign up for our newsletter"), boilerplate_kind("They share this view.")
    ('newsletter', '')
    """
    if len(line) > _LONGEST or line[:1] in _QUOTES:
        return ""
    for rule, pattern in _compiled():
        if len(line) > rule.longest:
            continue
        if rule.where is Where.START:
            found = pattern.match(line)
        elif rule.where is Where.WHOLE:
            found = pattern.fullmatch(line)
        else:
            found = pattern.search(line)
        if found:
            return rule.name
    return "date" if is_date_line(line) else ""


def boilerplate_spans(lines: tuple[Line, ...]) -> tuple[Span, ...]:
    """Whole lines of boilerplate, and photo credits in brackets within a line."""
    found: list[Span] = []
    for line in lines:
        if boilerplate_kind(line.text):
            found.append(line.span)
        elif "(" in line.text:
            start = line.span.start
            found += [Span(start + each.start(), start + each.end()) for each in _INLINE.finditer(line.text)]
    return tuple(found)
