"""Folders of stories as cases: each story by itself, or all stories of a folder as one case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from allegedly.annotate.annotator import Annotator
from allegedly.bench.generate import FILE, GeneratedStory, generated_stories
from allegedly.bench.stories import FOLDER, LAYOUT, Story, holds_stories, stories_in
from allegedly.config import Config
from allegedly.errors import UnreadableInput
from allegedly.model.case import Case, Failure
from allegedly.model.text import Original
from allegedly.pipeline import Reading, case_of, reading_of
from allegedly.read.files import originals_from_paths
from allegedly.read.row import row_to_original

HALVES = ("tune", "held-out")
GENERATED_SEED = 20261123


@dataclass(frozen=True, slots=True)
class StoryReadings:
    """A story and what was read of its articles."""

    story: Story
    readings: tuple[Reading, ...]


def story_folders(data: Path) -> dict[str, tuple[Story, ...]]:
    """The sets of stories that are in a folder, by name: "tune", "held-out", "examples"; or the folder's own name where
    it is one set itself. Raises UnreadableInput where there are none."""
    if holds_stories(data):
        return {data.name: stories_in(data)}
    homes = [home / half for half in HALVES for home in (data / FOLDER, data / FOLDER.name, data)]
    homes.append(data / "examples")
    found = {home.name: stories_in(home) for home in homes if holds_stories(home)}
    if not found:
        raise UnreadableInput(
            str(data), f"no corpus {FOLDER.name!r} is in it", f"give the folder that holds it: {LAYOUT}"
        )
    return found


def stories_to_readings(
    stories: Iterable[Story], annotator: Annotator, config: Config
) -> list[StoryReadings]:
    """Each story with its articles read from its folder."""
    found = []
    for story in stories:
        originals = originals_from_paths([str(story.folder)], config.read)
        kept = [each for each in originals if not isinstance(each, Failure)]
        found.append(StoryReadings(story, _readings(kept, annotator, config)))
    return found


def generated_to_readings(count: int, annotator: Annotator, config: Config) -> list[StoryReadings]:
    """So many generated stories with their articles read."""
    found = []
    for generated in generated_stories(count, GENERATED_SEED):
        story = Story(generated.name, Path(generated.name), generated.gold)
        found.append(StoryReadings(story, _readings(generated_originals(generated), annotator, config)))
    return found


def generated_originals(story: GeneratedStory) -> list[Original]:
    """The articles of a generated story as its file would give them."""
    return [
        row_to_original(json.dumps(row).encode(), row, f"{story.name}/{FILE}#{number}")
        for number, row in enumerate(story.rows, 1)
    ]


def _readings(originals: Sequence[Original], annotator: Annotator, config: Config) -> tuple[Reading, ...]:
    return tuple(reading_of(original, annotator, config) for original in originals)


def story_case(found: StoryReadings, config: Config) -> Case:
    """The case that one story makes."""
    return case_of(found.readings, config)


def mixed_case(found: Sequence[StoryReadings], config: Config) -> Case:
    """All stories of a set as one case; documents of different stories are told apart by their paths."""
    return case_of([reading for each in found for reading in each.readings], config)


def mixed_story(found: Sequence[StoryReadings]) -> Story:
    """The derivations of all stories as those of one, with each article named as its story and its file."""
    gold = {
        "derivations": [
            {**edge, "from": _within(each.story, edge["from"]), "to": _within(each.story, edge["to"])}
            for each in found
            for edge in each.story.gold["derivations"]
        ],
        "outside": [
            {**group, "documents": [_within(each.story, file) for file in group["documents"]]}
            for each in found
            for group in each.story.gold.get("outside", ())
        ],
    }
    return Story("mixed", Path("mixed"), gold)


def mixed_names(case: Case) -> Mapping[str, str]:
    """The documents of a mixed case by id, each named as its story and its file."""
    return {
        document.id: "/".join(document.path.replace("\\", "/").split("/")[-2:]) for document in case.documents
    }


def _within(story: Story, file: str) -> str:
    return f"{story.name}/{file}"
