"""What a copy changes: each story again with one article put beside itself, under another outlet, reworded or cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.reuse_cases import StoryReadings
from allegedly.config import Config
from allegedly.model.case import Case
from allegedly.model.text import Document, Original
from allegedly.pipeline import Reading, case_of, reading_of

OUTLET = "Copper Lantern Weekly"
VERBATIM, REWORDED = 0.01, 0.03
"""How far a probability may move: by a copy word for word, and by one with two sentences reworded or cut to half."""
REWORDED_SENTENCES = 2
SYNONYMS = {
    "about": "around",
    "because": "since",
    "began": "started",
    "bought": "purchased",
    "found": "discovered",
    "helped": "aided",
    "large": "big",
    "nearly": "almost",
    "people": "persons",
    "several": "some",
    "took": "brought",
    "until": "till",
    "went": "travelled",
    "while": "as",
    "will": "is going to",
}


@dataclass(frozen=True, slots=True)
class Moved:
    """By how much a claim's probability and its number of origins moved when a copy was added, and whether it kept
    exactly the statements that it had, those of the copy apart."""

    story: str
    claim: str
    copy: str
    probability: float
    origins: float
    kept: bool


def invariance_figures(
    found: Sequence[StoryReadings], annotator: Annotator, config: Config
) -> dict[str, Any]:
    """For each kind of copy the share of claims that hold still, of those that keep their statements, and the largest
    movement."""
    moved = [each for story in found for each in story_movements(story, annotator, config)]
    figures: dict[str, Any] = {}
    for name, _, tolerance in COPIES:
        here = [each for each in moved if each.copy == name]
        figures[name] = {
            "claims": len(here),
            "still": _share(sum(each.probability <= tolerance for each in here), len(here)),
            "same_statements": _share(sum(each.kept for each in here), len(here)),
            "largest_probability": round(max((each.probability for each in here), default=0.0), 4),
            "largest_origins": round(max((each.origins for each in here), default=0.0), 4),
            "moved": sorted(
                f"{each.story} {each.probability:.2f} {each.claim[:60]}"
                for each in here
                if each.probability > tolerance
            ),
        }
    return figures


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def story_movements(found: StoryReadings, annotator: Annotator, config: Config) -> Iterator[Moved]:
    """The movements of all claims of a story, for a copy of its first article in each way of copying."""
    alone = case_of(found.readings, config)
    first = min(found.readings, key=lambda reading: reading.document.path)
    for name, changed, _ in COPIES:
        copy = reading_of(copy_of(first.document, changed), annotator, config)
        yield from movements(found.story.name, name, alone, _with(found.readings, copy, config))


def copy_of(document: Document, changed: Callable[[str], str]) -> Original:
    """The document as another outlet prints it the next day, with its body changed."""
    published = document.published.value if document.published else ""
    body = document.text.removeprefix(document.title).strip()
    return Original(
        path="copy.txt",
        data=f"{document.title}\n\n{changed(body)}".encode(),
        media_type="text/plain",
        title=document.title,
        publisher=OUTLET,
        published=re.sub(r"T.*", "T23:59:00Z", published),
    )


def _with(readings: Sequence[Reading], copy: Reading, config: Config) -> Case:
    return case_of([*readings, copy], config)


def movements(story: str, name: str, alone: Case, both: Case) -> Iterator[Moved]:
    """What the case without the copy and the one with it make of each claim; `name` is that of the way of copying."""
    known = set(alone.statements_by_id())
    kept = {frozenset(known.intersection((*claim.statements, *claim.against))) for claim in both.claims}
    claim_at = {each: claim.id for claim in both.claims for each in (*claim.statements, *claim.against)}
    before = {each.claim: each for each in alone.assessments}
    after = {each.claim: each for each in both.assessments}
    for claim in alone.claims:
        votes = Counter(claim_at[each] for each in (*claim.statements, *claim.against) if each in claim_at)
        now = min(votes, key=lambda each: (-votes[each], each), default=None)
        if claim.id in before and now in after:
            old, new = before[claim.id], after[now]
            yield Moved(
                story,
                claim.id,
                name,
                abs(old.probability - new.probability),
                abs(old.independent_origins - new.independent_origins),
                frozenset((*claim.statements, *claim.against)) in kept,
            )


def reworded(text: str) -> str:
    """The text with one word replaced in each of its first two sentences that hold one of the table's.

    >>> reworded("They went home. Nobody knew. It took long. They went off.")
    'They travelled home. Nobody knew. It brought long. They went off.'
    """
    sentences = re.split(r"(?<=[.!?])(\s+)", text)
    changed = 0
    for at, sentence in enumerate(sentences):
        found = re.search(rf"\b(?:{'|'.join(SYNONYMS)})\b", sentence)
        if found and changed < REWORDED_SENTENCES:
            sentences[at] = sentence[: found.start()] + SYNONYMS[found.group()] + sentence[found.end() :]
            changed += 1
    return "".join(sentences)


def first_half(text: str) -> str:
    """The first half of the paragraphs, the larger one."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(paragraphs[: (len(paragraphs) + 1) // 2])


COPIES: tuple[tuple[str, Callable[[str], str], float], ...] = (
    ("verbatim", str, VERBATIM),
    ("reworded", reworded, REWORDED),
    ("half", first_half, REWORDED),
)
