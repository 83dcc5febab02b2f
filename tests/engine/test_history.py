"""Records of sources carried from one case into the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.config import Config
from allegedly.engine.assess import assess_paths
from allegedly.engine.decide import decide
from allegedly.engine.history import agreements_of_file
from allegedly.errors import ConfigError
from allegedly.model.decision import DecisionKind
from allegedly.store.casefile import CaseReader
from tests.engine.stories import write_stories

FIRST = {
    "a.txt": "Dam at Vell gave way\n\nVELL, May 3, 2024 - Police chief Ion Dask said the dam at Vell gave way.\n"
}
LATER = {
    "b.txt": "Bridge fell at Orre\n\nORRE, May 9, 2024 - Police chief Ion Dask said a bridge fell at Orre.\n"
}


def settled_case(folder: Path, outcome: str, texts: dict[str, str] | None = None) -> Path:
    path = folder / "first.case"
    case = assess_paths([str(write_stories(folder / "first", texts or FIRST))], Config(), case_path=path)
    claim = max(case.claims, key=lambda each: ("gave way" in each.text, len(each.statements)))
    decide(path, DecisionKind.SETTLE, [claim.id], Config(), who="Ada", why="I was there", value=outcome)
    return path


def test_a_settled_claim_counts_for_its_source_in_the_next_case_and_stays_there(tmp_path: Path) -> None:
    first, later = settled_case(tmp_path, "failed"), tmp_path / "later.case"
    (found,) = {
        each.agreed
        for each in agreements_of_file(first, Config())
        if each.source == "origin ion dask [police chief]"
    }
    assert found == 0.0
    news = write_stories(tmp_path / "later", LATER)
    assess_paths([str(news)], Config(), case_path=later, history=[first])
    with CaseReader.open(later) as reader:
        assert {each.case for each in reader.history()} == {str(first)}
        kept = reader.history()
    third = tmp_path / "third.case"
    assess_paths([str(news)], Config(), case_path=third, history=[later])
    with CaseReader.open(third) as reader:
        assert reader.history() == kept


def test_a_name_without_an_office_may_be_anybodys_in_the_next_case(tmp_path: Path) -> None:
    unknown = {name: text.replace("Police chief Ion Dask", "Ion Dask") for name, text in FIRST.items()}
    first = settled_case(tmp_path, "failed", unknown)
    assert agreements_of_file(first, Config()) == ()


def test_a_case_that_nobody_settled_tells_nothing_of_a_lone_source(tmp_path: Path) -> None:
    path = tmp_path / "first.case"
    assess_paths([str(write_stories(tmp_path / "first", FIRST))], Config(), case_path=path)
    assert agreements_of_file(path, Config()) == ()


def test_a_case_is_no_past_of_its_own(tmp_path: Path) -> None:
    path = settled_case(tmp_path, "held")
    with pytest.raises(ConfigError, match="no past of its own"):
        assess_paths([], Config(), case_path=path, history=[path])


def test_a_claim_turns_out_one_way_or_the_other(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="use one of held, failed"):
        settled_case(tmp_path, "perhaps")
