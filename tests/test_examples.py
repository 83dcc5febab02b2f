"""The stories in examples/: their gold stands in the articles, and the pipeline finds what it says."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import pytest

import allegedly
from allegedly.bench.examples_score import documents_by_file, story_scores
from allegedly.config import Config
from allegedly.model.case import Case, Failure
from allegedly.model.claim import Certainty, Kind, Polarity, Slot
from allegedly.model.lineage import BorrowingKind, DriftKind
from allegedly.model.source import AUTHOR
from allegedly.model.text import Document
from allegedly.read.article import document_from_original
from allegedly.read.files import originals_from_paths

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
STORIES = tuple(sorted(path.stem for path in (EXAMPLES / "gold").glob("*.json")))
DERIVATIONS_FOUND = {"disaster": 3, "leaked-document": 6, "rumour": 6}


@functools.cache
def gold_of(story: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EXAMPLES / "gold" / f"{story}.json").read_text(encoding="utf-8"))
    return loaded


@functools.cache
def documents_of(story: str) -> dict[str, Document]:
    config = Config().read
    originals = originals_from_paths([str(EXAMPLES / "stories" / story)], config)
    documents = [document_from_original(each, config) for each in originals if not isinstance(each, Failure)]
    return dict(documents_by_file(Case(documents=tuple(documents))))


def quotes_of(gold: dict[str, Any]) -> list[dict[str, Any]]:
    statements = [each for claim in gold["claims"] for each in claim["statements"]]
    ends = [drift[end] for drift in gold["drift"] for end in ("from", "to")]
    return [*statements, *gold["unknowns"], *ends]


def test_every_story_has_its_gold() -> None:
    assert set(STORIES) == {path.name for path in (EXAMPLES / "stories").iterdir()}


@pytest.mark.parametrize("story", STORIES)
def test_gold_names_every_article_and_no_other(story: str) -> None:
    assert {each["file"] for each in gold_of(story)["documents"]} == documents_of(story).keys()


@pytest.mark.parametrize("story", STORIES)
def test_outlets_and_dates_are_read_as_a_reader_would(story: str) -> None:
    documents = documents_of(story)
    for each in gold_of(story)["documents"]:
        document = documents[each["file"]]
        assert document.publisher == each["publisher"]
        assert document.published is not None
        assert document.published.value.startswith(each["published"]), each


@pytest.mark.parametrize("story", STORIES)
def test_gold_quotes_stand_in_the_articles(story: str) -> None:
    documents = documents_of(story)
    for each in quotes_of(gold_of(story)):
        assert each["quote"] in documents[each["document"]].text, each


@pytest.mark.parametrize("story", STORIES)
def test_gold_holds_known_values_only(story: str) -> None:
    gold = gold_of(story)
    files = {each["file"] for each in gold["documents"]}
    assert gold["schema"] == "allegedly/gold-1"
    assert gold["story"] == story
    for derivation in gold["derivations"]:
        assert {derivation["from"], derivation["to"]} <= files
        assert BorrowingKind(derivation["kind"])
    for claim in gold["claims"]:
        for statement in claim["statements"]:
            assert statement["holders"][0] == AUTHOR
            assert Kind(statement["kind"])
            certainty, polarity = Certainty(statement["certainty"]), Polarity(statement["polarity"])
            assert (certainty is Certainty.UNKNOWN) == (polarity is Polarity.UNKNOWN), statement
            assert statement["stance"] in {"for", "against"}
    assert all(Slot(unknown["slot"]) for unknown in gold["unknowns"])
    assert all(DriftKind(drift["kind"]) for drift in gold["drift"])


@pytest.mark.parametrize("story", STORIES)
def test_gold_counts_origins_by_the_rule(story: str) -> None:
    for claim in gold_of(story)["claims"]:
        established = sum(origin["established"] for origin in claim["origins"])
        affirmed = any(statement["stance"] == "for" for statement in claim["statements"])
        assert claim["independent_origins"] == (established or int(affirmed)), claim["id"]


@functools.cache
def case_of(story: str) -> Case:
    return allegedly.assess([EXAMPLES / "stories" / story])


@functools.cache
def scores_of(story: str) -> dict[str, Any]:
    return story_scores(gold_of(story), case_of(story))


@pytest.mark.parametrize("story", STORIES)
def test_independent_origins_are_those_of_the_gold(story: str) -> None:
    origins = scores_of(story)["origins"]
    assert origins["right"] == len(gold_of(story)["claims"]), origins["wrong"]


@pytest.mark.parametrize("story", STORIES)
def test_derivations_are_found(story: str) -> None:
    derivations = scores_of(story)["derivations"]
    assert derivations["right"] >= DERIVATIONS_FOUND[story], derivations["missed"]


@pytest.mark.parametrize("story", STORIES)
def test_drift_is_found(story: str) -> None:
    drift = scores_of(story)["drift"]
    assert drift["found"] == drift["gold"]


@pytest.mark.parametrize("story", STORIES)
def test_most_statements_are_found_with_their_kind_and_certainty(story: str) -> None:
    statements = scores_of(story)["statements"]
    for part in ("found", "in_claim", "kind_right", "certainty_right"):
        assert statements[part] >= 0.75 * statements["gold"], part


def test_the_python_of_the_readme_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    code = readme.split("```python\n")[1].split("```")[0]
    monkeypatch.chdir(EXAMPLES.parent)
    exec(compile(code, "README.md", "exec"), {})
    assert "Orbalis Air may have bought Norvik Wings" in capsys.readouterr().out
