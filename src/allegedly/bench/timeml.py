"""Corpora in TimeML: running texts with marked time expressions and the day on which each was written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from allegedly.bench.layout import corpus_folder
from allegedly.errors import UnreadableInput
from allegedly.model.text import DateSource, PublicationDate, Span

LAYOUT = "time/CORPUS/**/NAME.tml, TimeML 1.2.1 with DCT and TEXT"
GOLD_FOLDERS = {"wikiwars": "wikiwars-updated/tml"}
"""Where the gold lies in a corpus that also holds other editions, or a system's output."""

TRAINING_SUFFIX = "_train"
HELD_OUT, TUNING = "held-out", "tune"
PARTS = 5


@dataclass(frozen=True, slots=True)
class MarkedTime:
    """A time expression with its TIMEX3 type, value and modifier. The gold's, or ours."""

    span: Span
    type: str
    value: str
    modifier: str = ""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One text; `part` is `held-out` or `tune` in a training corpus and empty in any other."""

    name: str
    text: str
    published: PublicationDate | None
    times: tuple[MarkedTime, ...]
    part: str = ""


def marked_corpora(data: Path) -> dict[str, tuple[MarkedText, ...]]:
    """Every TimeML corpus that is there, by name. `data` may be the parent of `time`, that, or one corpus."""
    folder = corpus_folder(data, "time", lambda path: next(path.rglob("*.tml"), None) is not None, LAYOUT)
    corpora = [each for each in sorted(folder.iterdir()) if each.is_dir() and next(each.rglob("*.tml"), None)]
    if any(folder.glob("*.tml")) or folder.name.endswith(TRAINING_SUFFIX) or folder.name in GOLD_FOLDERS:
        corpora = [folder]
    return {each.name: tuple(_marked_texts(each)) for each in corpora}


def part_of_name(name: str) -> str:
    """The part that a file of a training corpus belongs to, by the hash of its name: a fifth is held out.

    >>> part_of_name("a.tml"), part_of_name("ferry.tml")
    ('tune', 'held-out')
    """
    digest = hashlib.sha256(name.encode()).digest()
    return HELD_OUT if int.from_bytes(digest[:4], "big") % PARTS == 0 else TUNING


def text_of_timeml(path: Path, part: str = "") -> MarkedText:
    """The text of one file with its time expressions. Raises UnreadableInput where it is not TimeML."""
    try:
        root = ElementTree.fromstring(path.read_bytes())
        body = root.find("TEXT")
        if body is None:
            raise ValueError("it has no TEXT")
        written = root.find("DCT/TIMEX3")
        pieces: list[str] = []
        times = tuple(_read(body, pieces))
        published = _published(written.get("value", "")) if written is not None else None
    except (ElementTree.ParseError, ValueError) as error:
        raise UnreadableInput(str(path), str(error), f"use {LAYOUT}") from error
    return MarkedText(path.name, "".join(pieces), published, times, part)


def _marked_texts(folder: Path) -> Iterator[MarkedText]:
    gold = folder / GOLD_FOLDERS.get(folder.name, "")
    is_training = folder.name.endswith(TRAINING_SUFFIX)
    for path in sorted(gold.rglob("*.tml")):
        yield text_of_timeml(path, part_of_name(path.name) if is_training else "")


def _read(element: ElementTree.Element, pieces: list[str]) -> Iterator[MarkedTime]:
    """The expressions below an element; its words go to `pieces`, so that offsets are known as they come."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        yield from _read(child, pieces)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        words = "".join(pieces)[start:]
        lead = len(words) - len(words.lstrip())
        span = Span(start + lead, start + lead + len(words.strip()))
        yield MarkedTime(span, element.get("type", ""), element.get("value", ""), element.get("mod", ""))


def _published(value: str) -> PublicationDate | None:
    """The day in a creation time such as 1998-01-20T08:00; None where it is not known to the day."""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return None
    return PublicationDate(day, day, DateSource.GIVEN, value)
