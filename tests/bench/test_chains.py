"""The chains benchmark end to end on one tiny article, wherever the gold lies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from allegedly.bench.registry import run_benchmark
from allegedly.errors import UnreadableInput

TEXT = "Bridge is safe\n\nThe mayor said the old bridge was safe. Nobody was hurt on Monday.\n"
GOLD = {
    "published": "2024-05-06",
    "attributions": [
        {
            "id": "a1",
            "source": "The mayor",
            "cue": "said",
            "content": "the old bridge was safe",
            "source_kind": "official",
            "named": False,
            "parent": None,
        }
    ],
    "statements": [
        {
            "quote": "the old bridge was safe",
            "attribution": "a1",
            "kind": "asserted",
            "certainty": "CT",
            "polarity": "+",
        }
    ],
    "unknowns": [],
}


@pytest.mark.parametrize("place", ["bench/gold/tune", "gold/tune", "tune"])
def test_the_gold_is_found_and_measured(place: str, tmp_path: Path) -> None:
    folder = tmp_path / place
    folder.mkdir(parents=True)
    (folder / "bridge.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bridge.json").write_text(json.dumps(GOLD), encoding="utf-8")
    figures = run_benchmark("chains", tmp_path)
    assert figures["split"] == "tune"
    assert figures["tune"]["exact_chains"] == 1.0
    assert figures["tune"]["source_kind_accuracy"] == 1.0
    assert figures["tune"]["statements_found"] == 1.0


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no corpus 'gold'"):
        run_benchmark("chains", tmp_path)
