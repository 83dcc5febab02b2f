"""Certainty on the unified factuality corpora: the stance that the pipeline gives a rated event."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.certainty_score import RatedPair, certainty_scores
from allegedly.bench.factuality import RatedSentence, rated_corpora
from allegedly.config import Config
from allegedly.extract.certainty import stance_at
from allegedly.model.annotation import Annotated
from allegedly.model.claim import Stance
from allegedly.model.ids import content_id, sha256_of
from allegedly.model.text import Document, Span

HAPPENED = frozenset({"uds_ih2"})
"""Corpora whose annotators said whether an event has happened; the others' how surely it is presented."""


def certainty_figures(data: Path) -> dict[str, Any]:
    """Figures of each corpus that is there (UW first of all), beside "always a fact" in the same run.

    A corpus is measured on the scale that its annotators used.
    """
    annotator = Annotator.load(Config().annotate)
    found: dict[str, Any] = {}
    splits = {}
    for corpus in rated_corpora(data):
        happened = corpus.name in HAPPENED
        pairs = rated_pairs(corpus.sentences, annotator, happened=happened)
        found[corpus.name] = {"scale": "happened" if happened else "presented", **certainty_scores(pairs)}
        splits[corpus.name] = corpus.split
    return {"corpus": "factuality", "split": splits, **found}


def rated_pairs(
    sentences: Sequence[RatedSentence], annotator: Annotator, *, happened: bool = False
) -> list[RatedPair]:
    """Each rated event with the factuality that the pipeline shows for it, or whether it takes it to have happened."""
    documents = (document_of_sentence(index, each.text) for index, each in enumerate(sentences))
    return [
        RatedPair(
            unit, event.factuality, _value(stance_at(annotated, head_token(annotated, event.span)), happened)
        )
        for unit, (sentence, annotated) in enumerate(
            zip(sentences, annotator.annotate_many(documents), strict=True)
        )
        for event in sentence.events
    ]


def _value(stance: Stance, happened: bool) -> float:
    return stance.happened if happened and stance.happened is not None else stance.shown


def document_of_sentence(index: int, text: str) -> Document:
    """A sentence as a document of its own: `read` would refuse the shortest, which are rated all the same."""
    path = f"sentence-{index}"
    return Document(content_id("doc", path), sha256_of(text.encode()), path, text)


def head_token(annotated: Annotated, span: Span) -> int:
    """The token of the span whose head lies outside it; the first where there is none."""
    inside = [token.index for token in annotated.tokens if token.span.overlaps(span)]
    for index in inside:
        head = annotated.tokens[index].head
        if head == index or head not in inside:
            return index
    return inside[0]
