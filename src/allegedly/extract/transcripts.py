"""Interviews and transcripts: who speaks in which lines, as labels at the beginnings of lines say.

"Q: ... A: ...", "Q. ... A. ..." of a deposition, "INTERVIEWER: ... MAYOR REYES: ...". A label is no speaker for its
form alone: "BREAKING:" and "Price:" look the same, so it must be a word for a speaker, or name a person of whom
the article speaks elsewhere, or come again beside words for speakers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from allegedly.model.actor import name_key
from allegedly.model.annotation import Annotated
from allegedly.model.text import Span

MIN_TURNS = 2
"""Labelled turns that make a transcript."""

ASKERS = frozenset("q question interviewer host moderator presenter anchor counsel examiner reporter".split())
ANSWERERS = frozenset("a answer interviewee witness deponent".split())
NO_SPEAKERS = frozenset(
    "breaking exclusive live update updated correction note editor watch read related photo video".split()
)
_WORD = r"[A-Z][\w.'’-]{0,30}"
_LABEL = re.compile(
    rf"^[ \t]*(?P<label>{_WORD}(?:[ \t]{_WORD}){{0,4}}?)(?P<mark>:|(?<=[QA])(?<!\w[QA])\.)(?=\s)",
    re.MULTILINE,
)
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|mine|ours)\b")


class Part(StrEnum):
    """What a speaker does in a transcript; a name alone does not tell."""

    ASKS = "asks"
    ANSWERS = "answers"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch: places of the label, of the mark after it, and of the words."""

    part: Part
    label: Span
    mark: Span
    words: Span


def annotated_to_turns(annotated: Annotated) -> tuple[Turn, ...]:
    """The turns of an interview or transcript in order of the text; none where an article is neither.

    A turn goes on to the next label. After the last label it ends with the first paragraph in which nobody speaks
    of himself: there the article may have taken over again.
    """
    text = annotated.document.text
    found = [
        each for each in _LABEL.finditer(text) if annotated.document.zone_at(each.start("label")) is None
    ]
    labels = [(Span(*each.span("label")), Span(*each.span("mark"))) for each in found]
    parts = _labels_to_parts(annotated, [label for label, _ in labels])
    kept = [(*each, part) for each, part in zip(labels, parts, strict=True) if part is not None]
    if len(kept) < MIN_TURNS or not _is_exchange(text, kept):
        return ()
    ends = [label.start for label, _, _ in kept[1:]]
    ends.append(_end_of_last(text, kept[-1][1].end))
    turns = (
        Turn(part, label, mark, _trimmed(text, mark.end, end))
        for (label, mark, part), end in zip(kept, ends, strict=True)
    )
    return tuple(each for each in turns if each.words.start < each.words.end)


def _labels_to_parts(annotated: Annotated, labels: Sequence[Span]) -> list[Part | None]:
    """The part that each label's speaker has; None for what is no speaker."""
    text = annotated.document.text
    words = [name_key(label.of(text)).split() for label in labels]
    known = _people_elsewhere(annotated, labels)
    parts = [_words_to_part(each, known) for each in words]
    if {"q", "a"} - {each[0] for each in words if len(each) == 1}:
        # "A. Lund left" and "Q: why now?" are letters of other lists where the other letter is missing
        parts = [None if each in (["q"], ["a"]) else part for each, part in zip(words, parts, strict=True)]
    if any(part in {Part.ASKS, Part.ANSWERS} for part in parts):
        often = Counter(map(tuple, words))
        for place, each in enumerate(words):
            is_speaker = text[labels[place].start : labels[place].end].isupper() and often[tuple(each)] > 1
            if parts[place] is None and is_speaker and NO_SPEAKERS.isdisjoint(each) and len(each[0]) > 1:
                parts[place] = Part.NAMED
    return parts


def _words_to_part(words: Sequence[str], known: frozenset[str]) -> Part | None:
    if not words or not NO_SPEAKERS.isdisjoint(words):
        return None
    if len(words) == 1 and words[0] in ASKERS:
        return Part.ASKS
    if len(words) == 1 and words[0] in ANSWERERS:
        return Part.ANSWERS
    return Part.NAMED if words[-1] in known else None


def _people_elsewhere(annotated: Annotated, labels: Sequence[Span]) -> frozenset[str]:
    """Last words, as keys, of the people whom the article names outside these labels."""
    starts = {label.start for label in labels}
    ends = {label.end for label in labels}
    names = (
        name_key(each.span.of(annotated.document.text)).split()
        for each in annotated.mentions
        if each.label == "PERSON" and each.span.start not in starts and each.span.end not in ends
    )
    return frozenset(name[-1] for name in names if name)


def _is_exchange(text: str, kept: Sequence[tuple[Span, Span, Part]]) -> bool:
    """Whether the labels make an exchange: somebody asks or answers, or somebody speaks again.

    A list of candidates with their votes names each once.
    """
    names = Counter(name_key(label.of(text)) for label, _, _ in kept)
    speaks_again = len(names) > 1 and max(names.values()) > 1
    return speaks_again or (len(names) > 1 and any(part is not Part.NAMED for _, _, part in kept))


def _end_of_last(text: str, start: int) -> int:
    """Where the last turn ends: with its paragraph, and with those after it that say "I" or "we"."""
    end = len(text)
    paragraph = start
    for match in _PARAGRAPH_END.finditer(text, start):
        if paragraph != start and _FIRST_PERSON.search(text, paragraph, match.start()) is None:
            return paragraph
        paragraph = match.end()
    if paragraph != start and _FIRST_PERSON.search(text, paragraph, end) is None:
        return paragraph
    return end


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
