"""Where an article itself calls a story false, or a rumour: words about the report, not about the event.

"The photo turned out to be a fake", "police called the story a hoax", "the rumour that ...": such words are often no
statement with the claim's event in it, so that neither side of the claim holds them. They are found by a closed
vocabulary, and only where they speak of a report ("forged money" and "false teeth" do not).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from allegedly.model.source import Attribution
from allegedly.model.text import Document, Span
from allegedly.weigh.content_words import content_stems

MOST_SENTENCE_LENGTH = 600
"""Longer stretches without an end of sentence are read in parts of this length: bounded time for any text."""


MOST_DOUBTS = 100
"""Passages of one document that are kept, the first ones: every claim of the document is compared with each."""


class DoubtKind(StrEnum):
    """What an article calls the story."""

    FALSE = "false"
    RUMOUR = "rumour"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A passage that calls a story false or a rumour: `quote` is the text at `span`, `words` are the content
    words of the sentence around it.

    `ascribed` tells whether the article gives it as somebody's words.
    """

    document: str
    kind: DoubtKind
    span: Span
    quote: str
    words: frozenset[str]
    ascribed: bool = False


_REPORT = (
    r"(?:stor(?:y|ies)|reports?|claims?|rumou?rs?|news|articles?|photos?|photographs?|pictures?|images?|videos?|"
    r"posts?|tweets?|accounts?|letters?|documents?|information|quotes?|tales?|footage|recording|"
    r"it|this|that|which|they|these)"
)
_FALSE = (
    r"(?:fakes?|faked|false|bogus|fabricat(?:ed|ion)|untrue|inaccurate|incorrect|made[- ]up|doctored|photoshopped|"
    r"forged|a lie|wrong)"
)
_FALSE_BEFORE = r"(?:false|fake|faked|bogus|fabricated|made[- ]up|inaccurate|doctored|untrue)"
_IS = r"(?:is|was|are|were|be|been|[’']s|proved?|proven|turned out|turns out|appears?|seems?|looks?|as)"
_WORD = r"[\w’'-]{1,30}"


@functools.cache
def _patterns() -> tuple[tuple[DoubtKind, re.Pattern[str]], ...]:
    called_false = (
        r"\bhoax\w*|\bdebunk\w*|\bsatir(?:e|ical)\b|\bspoof(?:ed|s)?\b|\bprank(?:s|ed)?\b|\burban legend|\bno truth\b"
        r"|\b(?:not|isn[’']t|wasn[’']t|never) (?:actually )?true\b|\buntrue\b|\bphotoshop(?:ped)?\b"
        r"|\bfalsely (?:claim|report|stat)\w{0,3}\b"
        rf"|\b{_FALSE_BEFORE}\s+(?:{_WORD}\s+)?{_REPORT}\b"
        rf"|\b{_REPORT}(?:\s+{_WORD}){{0,3}}?\s+{_IS}(?:\s+{_WORD}){{0,3}}?\s+{_FALSE}\b"
    )
    rumour = r"\brumou?r(?:s|ed)?\b|\bunconfirmed\b|\bunverified\b|\bunsubstantiated\b"
    return (
        (DoubtKind.FALSE, re.compile(called_false, re.IGNORECASE)),
        (DoubtKind.RUMOUR, re.compile(rumour, re.IGNORECASE)),
    )


@functools.cache
def _any_of_the_words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:hoax|debunk|satir|spoof|prank|urban legend|no truth|untrue|photoshop|false|fake|bogus|fabricat|"
        r"made[- ]up|inaccura|incorrect|doctored|forged|a lie\b|wrong\b|rumou?r|unconfirmed|unverified|unsubstantiated)"
        r"|\btrue\b",
        re.IGNORECASE,
    )


@functools.cache
def _denied() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:not?|isn[’']t|wasn[’']t|never)\s+(?:an?\s+|the\s+)?(?:\w{1,30}\s+)?(?:hoax|fake|prank|spoof|satire|rumou?r)",
        re.IGNORECASE,
    )


def doubts_of_document(document: Document, attributions: Sequence[Attribution] = ()) -> tuple[Doubt, ...]:
    """All passages of a document that call a story false or a rumour, in order; one a sentence and kind.

    `attributions` are those of the document.

    >>> from allegedly.model.text import Document
    >>> text = "Police say the photo was a fake. He wore false teeth. It is no hoax."
    >>> [each.quote for each in doubts_of_document(Document("d", "0" * 64, "a.txt", text))]
    ['photo was a fake']
    """
    contents = [span for each in attributions for span in each.content]
    found = []
    for start, sentence in _sentences(document.text):
        if _any_of_the_words().search(sentence) is None or _denied().search(sentence) is not None:
            continue
        for kind, pattern in _patterns():
            match = pattern.search(sentence)
            if match is not None:
                span = Span(start + match.start(), start + match.end())
                ascribed = any(span.overlaps(content) for content in contents)
                words = content_stems(sentence)
                found.append(Doubt(document.id, kind, span, match.group(), words, ascribed))
        if len(found) >= MOST_DOUBTS:
            break
    return tuple(found)


def speaks_of_falsehood(text: str) -> bool:
    """Whether a claim is itself about something false: then the same words in an article may be its content.

    >>> speaks_of_falsehood("he spread a hoax"), speaks_of_falsehood("the ship sank")
    (True, False)
    """
    return any(pattern.search(text) is not None for _, pattern in _patterns())


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Sentences with where they begin, roughly: up to an end mark with a space after it, or the end of the line."""
    for match in _sentence_pattern().finditer(text):
        yield match.start(), match.group()


@functools.cache
def _sentence_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"[^\n]{{1,{MOST_SENTENCE_LENGTH}}}?(?:[.!?][”\"’']?(?=\s)|(?=\n)|\Z)|[^\n]{{{MOST_SENTENCE_LENGTH}}}"
    )
