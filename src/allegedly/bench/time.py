"""Dates and times on TimeML corpora: where they stand, what kind they are, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.time_score import ReadTimes, time_scores
from allegedly.bench.timeml import HELD_OUT, TUNING, MarkedText, MarkedTime, marked_corpora
from allegedly.config import Config
from allegedly.extract.times import tree_to_expressions
from allegedly.extract.tree import annotated_to_tree
from allegedly.model.annotation import Annotated
from allegedly.model.ids import content_id, sha256_of
from allegedly.model.text import Document


def time_figures(data: Path) -> dict[str, Any]:
    """Figures of every TimeML corpus in `data/time`; of a training corpus the held-out fifth and the rest apart."""
    annotator = Annotator.load(Config().annotate)
    corpora = marked_corpora(data)
    figures: dict[str, Any] = {"corpus": "time", "split": ", ".join(corpora)}
    for name, texts in corpora.items():
        read = [(text.part, each) for text, each in zip(texts, read_times(texts, annotator), strict=True)]
        parts = [part for part in (HELD_OUT, TUNING) if any(part == each for each, _ in read)]
        if parts:
            figures[name] = {part: time_scores([each for own, each in read if own == part]) for part in parts}
        else:
            figures[name] = time_scores([each for _, each in read])
    return figures


def read_times(texts: Sequence[MarkedText], annotator: Annotator) -> list[ReadTimes]:
    """The expressions that the pipeline finds in each text, before ranges are joined: TimeML marks both ends."""
    annotated = annotator.annotate_many(document_of_marked(text) for text in texts)
    return [
        ReadTimes(text.name, text.times, tuple(annotated_to_marked(each)))
        for text, each in zip(texts, annotated, strict=True)
    ]


def document_of_marked(text: MarkedText) -> Document:
    """A text of a corpus as the pipeline has it; `read` would clean it, and the gold's offsets would be lost."""
    return Document(
        content_id("doc", text.name),
        sha256_of(text.text.encode()),
        text.name,
        text.text,
        published=text.published,
    )


def annotated_to_marked(annotated: Annotated) -> Iterable[MarkedTime]:
    """What we find, as the gold has it. What is not resolved is found all the same."""
    for time in tree_to_expressions(annotated_to_tree(annotated)):
        yield MarkedTime(time.span, time.type.value, time.value, time.modifier)
