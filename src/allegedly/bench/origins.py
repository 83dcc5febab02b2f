"""Where claims entered the record: origins and drift on the project's own stories, the examples and generated ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from allegedly.annotate.annotator import Annotator
from allegedly.bench.origins_invariance import invariance_figures
from allegedly.bench.origins_score import origin_counts, origin_figures
from allegedly.bench.reuse_cases import generated_to_readings, stories_to_readings, story_case, story_folders
from allegedly.config import Config

GENERATED = 40
GENERATED_SET = "generated"


def origins_figures(data: Path) -> dict[str, Any]:
    """Figures of each set of stories that is in the folder, and of generated ones; what is wrong is told by story."""
    config = Config()
    annotator = Annotator.load(config.annotate)
    found = {
        name: stories_to_readings(stories, annotator, config) for name, stories in story_folders(data).items()
    }
    found[GENERATED_SET] = generated_to_readings(GENERATED, annotator, config)
    sets: dict[str, Any] = {}
    for name, stories in found.items():
        counts = {each.story.name: origin_counts(each.story, story_case(each, config)) for each in stories}
        if not counts:
            continue
        wrong = {story: each.wrong for story, each in counts.items() if each.wrong}
        sets[name] = {**origin_figures(list(counts.values())), "wrong": wrong}
        if name != GENERATED_SET:
            sets[name]["copies"] = invariance_figures(stories, annotator, config)
    return {"corpus": "stories", "split": " and ".join(sets), **sets}
