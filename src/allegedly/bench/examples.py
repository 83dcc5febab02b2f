"""The example stories end to end against their gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from allegedly.bench.examples_score import story_scores
from allegedly.bench.layout import corpus_folder
from allegedly.config import Config
from allegedly.engine.assess import assess_paths

LAYOUT = "examples/stories/NAME/ beside examples/gold/NAME.json"


def examples_figures(data: Path) -> dict[str, Any]:
    """Origin counts, derivation edges, statements and drift found, of all stories together and of each."""
    folder = corpus_folder(data, "examples", _holds, LAYOUT)
    stories = {}
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        case = assess_paths([str(folder / "stories" / gold["story"])], Config())
        stories[gold["story"]] = story_scores(gold, case)
    return {"corpus": "examples", "split": "all", **totals_of(stories), "stories": stories}


def totals_of(stories: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Sums over stories, with the shares that floors are set on (0 to 1)."""
    origins = [each["origins"] for each in stories.values()]
    edges = [each["derivations"] for each in stories.values()]
    statements = [each["statements"] for each in stories.values()]
    drift = [each["drift"] for each in stories.values()]
    right = sum(each["right"] for each in edges)
    either = sum(each["gold"] + each["predicted"] for each in edges)
    return {
        "origin_counts_right": _share(sum(e["right"] for e in origins), sum(e["gold"] for e in origins)),
        "derivation_f1": _share(2 * right, either),
        "statements_found": _share(sum(e["found"] for e in statements), sum(e["gold"] for e in statements)),
        "drift_found": _share(sum(e["found"] for e in drift), sum(e["gold"] for e in drift)),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _holds(folder: Path) -> bool:
    return (folder / "gold").is_dir() and (folder / "stories").is_dir()
