"""The gold of stories: what a checker says of it, and that the project's own is without fault."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from allegedly.bench.stories import Story, holds_stories, stories_in, story_documents, story_faults
from allegedly.errors import UnreadableInput

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("examples", "bench/stories/tune", "bench/stories/held-out")
FIRST, SECOND = "articles.jsonl#1", "articles.jsonl#2"
CLOSED = "The bridge at Orlo was closed"


def article(publisher: str, day: str) -> dict[str, str]:
    text = f"{CLOSED} on Monday because of ice, said Ada Venn, who runs the roads of the county."
    return {"title": "Bridge closed", "publisher": publisher, "published": day, "text": text}


def statement(document: str) -> dict[str, Any]:
    return {
        "document": document,
        "quote": CLOSED,
        "holders": ["AUTHOR", "Ada Venn"],
        "kind": "asserted",
        "certainty": "CT",
        "polarity": "+",
        "stance": "for",
    }


GOLD: dict[str, Any] = {
    "schema": "allegedly/gold-1",
    "story": "bridge",
    "documents": [
        {"file": FIRST, "publisher": "Orlo Post", "published": "2024-01-08"},
        {"file": SECOND, "publisher": "Vale Bee", "published": "2024-01-09"},
    ],
    "derivations": [{"from": FIRST, "to": SECOND, "kind": "verbatim"}],
    "claims": [
        {
            "id": "closed",
            "text": "The bridge was closed",
            "independent_origins": 1,
            "origins": [{"label": "Ada Venn", "established": True, "documents": [FIRST, SECOND]}],
            "statements": [statement(FIRST), statement(SECOND)],
        }
    ],
    "unknowns": [],
    "drift": [],
}


@pytest.fixture
def story(tmp_path: Path) -> Story:
    folder = tmp_path / "bridge"
    folder.mkdir()
    rows = (article("Orlo Post", "2024-01-08T08:00:00Z"), article("Vale Bee", "2024-01-09T08:00:00Z"))
    (folder / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return Story("bridge", folder, copy.deepcopy(GOLD))


def test_gold_as_it_should_be_has_no_fault(story: Story) -> None:
    assert story_faults(story) == []
    assert story_documents(story).keys() == {FIRST, SECOND}


def _drops_a_field(gold: dict[str, Any]) -> None:
    del gold["unknowns"]


def _invents_a_quote(gold: dict[str, Any]) -> None:
    gold["claims"][0]["statements"][0]["quote"] = "The bridge was open"


def _turns_a_derivation(gold: dict[str, Any]) -> None:
    gold["derivations"] = [{"from": SECOND, "to": FIRST, "kind": "verbatim"}]


def _invents_a_kind(gold: dict[str, Any]) -> None:
    gold["derivations"][0]["kind"] = "stolen"


def _counts_too_many(gold: dict[str, Any]) -> None:
    gold["claims"][0]["independent_origins"] = 2


def _forgets_who_rests(gold: dict[str, Any]) -> None:
    gold["claims"][0]["origins"][0]["documents"] = [FIRST]


def _names_another_outlet(gold: dict[str, Any]) -> None:
    gold["documents"][1]["publisher"] = "Vale Wasp"


def _is_sure_of_nothing(gold: dict[str, Any]) -> None:
    gold["claims"][0]["statements"][0]["certainty"] = "U"


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (_drops_a_field, "there is no unknowns"),
        (_invents_a_quote, "does not stand in"),
        (_turns_a_derivation, "the parent is later"),
        (_invents_a_kind, "stolen"),
        (_counts_too_many, "2 independent origins, but 1"),
        (_forgets_who_rests, "origins rest in"),
        (_names_another_outlet, "the outlet is read as 'Vale Bee'"),
        (_is_sure_of_nothing, "certainty U goes with"),
    ],
)
def test_each_fault_is_told(story: Story, damage: Callable[[dict[str, Any]], None], words: str) -> None:
    gold = copy.deepcopy(GOLD)
    damage(gold)
    faults = story_faults(Story(story.name, story.folder, gold))
    assert any(words in fault for fault in faults), faults


def test_a_gold_file_that_is_no_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "stories").mkdir()
    (tmp_path / "gold" / "broken.json").write_text("{", encoding="utf-8")
    assert holds_stories(tmp_path)
    with pytest.raises(UnreadableInput, match="broken"):
        stories_in(tmp_path)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_stories_of_the_project_are_without_fault(folder: str) -> None:
    faults = {story.name: found for story in stories_in(ROOT / folder) if (found := story_faults(story))}
    assert faults == {}
