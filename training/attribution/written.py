"""Training sentences written for the project (`written/*.txt`), their markup read into attributions.

A paragraph is text with braces: `{S1:official The minister} {C1 said} {T1 that it rained}`. S is a source with its
kind, C a cue, T a content; the number says which attribution; braces nest. Lines that start with # are notes. Where an
outlet that was told something shares its cue with whoever told it, the outlet's attribution is left out: rules make it
(`allegedly.extract.chains`), and a cue can have one source only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from corpus import GoldAttribution, Spans

KINDS = ("person", "official", "government", "organisation", "media", "document", "data", "unnamed")
_MARK = re.compile(r"\{([SCT])(\d+)(?::([a-z]+))? |\}")


@dataclass(frozen=True, slots=True)
class WrittenParagraph:
    """A paragraph, every attribution in it, and for each the kind of its source ("" without a source)."""

    text: str
    attributions: tuple[GoldAttribution, ...]
    kinds: tuple[str, ...]


def folder_to_paragraphs(folder: Path) -> list[WrittenParagraph]:
    """All paragraphs, in order of the files' names."""
    return [
        markup_to_paragraph(block)
        for path in sorted(folder.glob("*.txt"))
        for block in re.split(r"\n\s*\n", path.read_text("utf-8").strip())
    ]


def markup_to_paragraph(block: str) -> WrittenParagraph:
    """Text and attributions of one paragraph. Raises ValueError where the braces do not fit.

    >>> markup_to_paragraph("{S1:person Roy} {C1 said} {T1 it rained}.").text
    'Roy said it rained.'
    """
    marked = " ".join(line for line in block.split("\n") if not line.startswith("#"))
    text, place = "", 0
    opened: list[tuple[str, int, int]] = []
    spans: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    kinds: dict[int, str] = {}
    for mark in _MARK.finditer(marked):
        text += marked[place : mark.start()]
        place = mark.end()
        if mark.group(1):
            number = int(mark.group(2))
            opened.append((mark.group(1), number, len(text)))
            if mark.group(1) == "S":
                kinds[number] = mark.group(3)
            continue
        if not opened:
            raise ValueError(f"a brace closes nothing in {marked[:60]!r}")
        role, number, start = opened.pop()
        spans[number][role].append((start, len(text)))
    text += marked[place:]
    if opened:
        raise ValueError(f"a brace is not closed in {marked[:60]!r}")
    whole = {number: roles for number, roles in spans.items() if roles["C"] and roles["T"]}
    for number in [number for number, roles in whole.items() if kinds.get(number) == "media"]:
        cues = [roles["C"] for other, roles in whole.items() if other != number]
        if whole[number]["C"] in cues:
            del whole[number]
    return WrittenParagraph(
        text,
        tuple(
            GoldAttribution(_sorted(roles["S"]), _sorted(roles["C"]), _sorted(roles["T"]))
            for roles in whole.values()
        ),
        tuple(kinds.get(number, "") for number in whole),
    )


def _sorted(spans: list[tuple[int, int]]) -> Spans:
    return tuple(sorted(spans))
