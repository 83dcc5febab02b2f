"""Who took it from whom: borrowings on the project's own stories, the examples, generated stories and Emergent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.emergent import rumour_split
from allegedly.bench.reuse_cases import (
    StoryReadings,
    generated_to_readings,
    mixed_case,
    mixed_names,
    mixed_story,
    stories_to_readings,
    story_case,
    story_folders,
)
from allegedly.bench.reuse_scale import scale_figures
from allegedly.bench.reuse_score import edge_counts, edge_figures, linked_share
from allegedly.config import Config
from allegedly.errors import InputError
from allegedly.model.case import Case
from allegedly.model.text import Document
from allegedly.read.article import document_from_original
from allegedly.trace.lineage import trace_lineage

GENERATED = 40
CURVE = (1_000, 4_000)


def reuse_figures(data: Path) -> dict[str, Any]:
    """Figures of each set of stories that is in the folder, of generated ones, and the time that tracing takes."""
    config = Config()
    annotator = Annotator.load(config.annotate)
    found = {
        name: stories_to_readings(stories, annotator, config) for name, stories in story_folders(data).items()
    }
    found["generated"] = generated_to_readings(GENERATED, annotator, config)
    return {
        "corpus": "stories",
        "split": " and ".join(found),
        **{name: _set_figures(each, config) for name, each in found.items() if each},
        **_emergent_figures(data, config),
        "seconds_by_articles": scale_figures(CURVE),
    }


def _set_figures(found: Sequence[StoryReadings], config: Config) -> dict[str, Any]:
    counts = {each.story.name: edge_counts(each.story, story_case(each, config)) for each in found}
    mixed = mixed_case(found, config)
    together = mixed_story(found)
    alike = {together.name: edge_counts(together, mixed, mixed_names(mixed))}
    return {
        **edge_figures(counts, [each.story for each in found]),
        "mixed": {
            **{key: value for key, value in edge_figures(alike, [together]).items() if "interval" not in key},
            "across_stories": _across_stories(alike[together.name]["wrong"]),
        },
        "missed": {name: each["missed"] for name, each in counts.items() if each["missed"]},
        "wrong": {name: each["wrong"] for name, each in counts.items() if each["wrong"]},
    }


def _across_stories(edges: Sequence[str]) -> int:
    """How many edges run between articles of different stories."""
    ends = [[end.rsplit("/", 1)[0] for end in edge.split(" > ")] for edge in edges]
    return sum(start != end for start, end in ends)


def _emergent_figures(data: Path, config: Config) -> dict[str, Any]:
    """The share of Emergent's articles that share text with another one in a known direction, by their texts alone;
    nothing where the corpus is not there."""
    try:
        articles = rumour_split(data).articles
    except InputError:
        return {}
    documents: list[Document] = []
    for article in articles:
        try:
            documents.append(document_from_original(article.original, config.read))
        except InputError:
            continue
    lineage = trace_lineage(tuple(documents), (), (), config.trace)
    case = Case(documents=tuple(documents), lineage=lineage)
    return {"emergent": {"articles": len(documents), "linked_by_text": linked_share(case)}}
