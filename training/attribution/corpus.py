"""Attributions of a brat stand-off corpus laid out like PolNeAR (`text/*.txt`, `attributions/*.ann`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from allegedly.model.text import Span as TextSpan

_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")

Span = tuple[int, int]
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who (may be empty), by which words, what: half-open code-point spans of the article's text."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and one annotator's attributions in it."""

    name: str
    annotator: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def folder_to_articles(folder: Path, *, every_annotator: bool) -> Iterator[GoldArticle]:
    """Articles of a split in order of their names; the first annotator's alone unless `every_annotator`."""
    annotations: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations[path.stem.rpartition("_")[0]].append(path)
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        found = annotations[path.stem]
        for annotation in found if every_annotator else found[:1]:
            lines = annotation.read_text("utf-8")
            yield GoldArticle(
                path.stem, annotation.stem.rpartition("_")[2], text, brat_to_attributions(lines)
            )


def lines_of(text: str) -> list[TextSpan]:
    """The lines of a text that hold anything, without white space at their ends: the blocks of a corpus file."""
    return [TextSpan(*match.span()) for match in _LINE.finditer(text)]


def brat_to_attributions(lines: str) -> tuple[GoldAttribution, ...]:
    """Attributions of one `.ann` file; `Content`, `Content2`, ... are merged, and an event without a cue or
    without a content is dropped, as FIELD's protocol says. Lines that are neither T nor E are notes."""
    spans: dict[str, list[Span]] = {}
    events: list[list[str]] = []
    for line in lines.splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) >= 2:
            _, _, offsets = fields[1].partition(" ")
            spans[fields[0]] = [_text_to_span(part) for part in offsets.split(";")]
        elif line.startswith("E") and len(fields) == 2:
            events.append(fields[1].split())
    found = []
    for event in events:
        roles: dict[str, list[Span]] = defaultdict(list)
        for argument in event[1:]:
            role, _, key = argument.partition(":")
            roles[role.rstrip("0123456789")] += spans.get(key, [])
        if roles["Cue"] and roles["Content"]:
            found.append(
                GoldAttribution(
                    tuple(sorted(roles["Source"])),
                    tuple(sorted(roles["Cue"])),
                    tuple(sorted(roles["Content"])),
                )
            )
    return tuple(sorted(found, key=lambda one: one.cue))


def _text_to_span(part: str) -> Span:
    start, end = part.split()
    return int(start), int(end)
