"""Unified factuality corpora (Stanovsky et al. 2017) as sentences with events rated from -3 to 3."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from allegedly.bench.detokenise import tokens_to_text
from allegedly.bench.layout import corpus_folder, split_file
from allegedly.errors import UnreadableInput
from allegedly.model.text import Span

CORPORA = ("uw", "meantime", "uds_ih2")
LAYOUT = 'factuality/CORPUS/SPLIT.jsonl, one {"text", "targets": [{"span1", "label"}]} a line'


@dataclass(frozen=True, slots=True)
class RatedEvent:
    """An event's words in the running text, and how factual annotators found it (-3 to 3)."""

    span: Span
    factuality: float


@dataclass(frozen=True, slots=True)
class RatedSentence:
    """A sentence as running text, with its rated events."""

    text: str
    events: tuple[RatedEvent, ...]


@dataclass(frozen=True, slots=True)
class RatedCorpus:
    """One corpus's split to measure on."""

    name: str
    split: str
    sentences: tuple[RatedSentence, ...]


def rated_corpora(data: Path) -> tuple[RatedCorpus, ...]:
    """Every corpus of the three that is there. `data` may be the parent, `factuality`, or one of them."""
    folder = corpus_folder(data, "factuality", lambda path: bool(_files(path)), LAYOUT)
    return tuple(
        RatedCorpus(name, path.stem, sentences_of(path)) for name, path in sorted(_files(folder).items())
    )


def sentences_of(path: Path) -> tuple[RatedSentence, ...]:
    """The sentences of one file. Raises UnreadableInput at the first line that is not as it should be."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            found.append(
                sentence_of(row["text"].split(" "), [(t["span1"], t["label"]) for t in row["targets"]])
            )
        except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
            subject = f"{path}:{number}"
            raise UnreadableInput(subject, f"not a rated sentence ({error!r})", f"use {LAYOUT}") from error
    return tuple(found)


def sentence_of(tokens: list[str], targets: list[tuple[list[int], float]]) -> RatedSentence:
    """The sentence as running text; `targets` are half-open token ranges with their ratings."""
    running = tokens_to_text(tokens)
    events = [
        RatedEvent(Span(running.tokens[start].start, running.tokens[end - 1].end), float(label))
        for (start, end), label in targets
    ]
    return RatedSentence(running.text, tuple(events))


def _files(folder: Path) -> dict[str, Path]:
    if folder.name in CORPORA:
        only = split_file(folder, ".jsonl")
        return {folder.name: only} if only else {}
    files = {name: split_file(folder / name, ".jsonl") for name in CORPORA if (folder / name).is_dir()}
    return {name: path for name, path in files.items() if path}
