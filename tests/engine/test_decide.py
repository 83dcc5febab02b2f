from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from allegedly.config import Config
from allegedly.engine.assess import assess_paths
from allegedly.engine.decide import Decided, decide
from allegedly.errors import ConfigError, NotACase
from allegedly.model.case import Case
from allegedly.model.claim import Claim
from allegedly.model.decision import DecisionKind
from allegedly.store.casefile import CaseReader
from allegedly.store.verify import findings_of
from tests.engine.stories import write_stories

ARTICLES = {
    "a.txt": """Dam at Vell gave way, ministry says

VELL, May 3, 2024 - The dam at Vell gave way on Friday, the Ministry of Waters said. A clerk said that a bridge fell.
""",
    "b.txt": """Police on the dam

VELL, May 3, 2024 - Police chief Ion Dask said the dam at Vell gave way on Friday. The mayor said that a bridge fell.
""",
}


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decide")
    path = folder / "dam.case"
    assess_paths([str(write_stories(folder / "news", ARTICLES))], Config(), case_path=path)
    return path


@pytest.fixture
def path(assessed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(assessed, tmp_path / "dam.case"))


def stored(path: Path) -> Case:
    with CaseReader.open(path) as reader:
        assert findings_of(reader) == ()
        return reader.case()


def dam_claim(case: Case) -> Claim:
    return max(case.claims, key=lambda it: ("gave way" in it.text, len(it.statements)))


def made(path: Path, kind: DecisionKind, *ids: str, value: str = "", why: str = "I was there") -> Decided:
    return decide(
        path, kind, ids, Config(), who="Ada", why=why, value=value, now=lambda: "2026-03-01T09:00:00+00:00"
    )


def test_what_was_decided_and_undone_leaves_the_claims_as_they_were(path: Path) -> None:
    before = stored(path)
    said = next(each for each in before.statements if "Dask" in each.source.label)
    done = made(path, DecisionKind.SPLIT, said.id)
    assert stored(path) == done.case
    assert {each.statements for each in done.case.claims} >= {(said.id,)}
    assert len(done.changes) == 2
    undone = made(path, DecisionKind.UNDO, "1")
    assert (undone.case.claims, undone.case.assessments) == (before.claims, before.assessments)
    assert len(undone.case.decisions) == 2
    assert stored(path) == undone.case


def test_decisions_hold_when_articles_are_added(path: Path, tmp_path: Path) -> None:
    said = next(each for each in stored(path).statements if "Dask" in each.source.label)
    made(path, DecisionKind.REJECT, said.id)
    news = write_stories(tmp_path / "more", {"c.txt": "Later\n\nThe dam at Vell gave way, Olga Renn said.\n"})
    case = assess_paths([str(news)], Config(), case_path=path)
    assert len(case.documents) == 3
    assert all(said.id not in (*claim.statements, *claim.against) for claim in case.claims)


def test_claims_are_merged_by_the_beginnings_of_their_ids(path: Path) -> None:
    case = stored(path)
    one, other = case.claims[:2]
    done = made(path, DecisionKind.MERGE, one.id[:12], other.id[:12])
    merged = {*one.statements, *one.against, *other.statements, *other.against}
    assert any(merged == {*claim.statements, *claim.against} for claim in done.case.claims)


def test_origins_are_marked_independent(path: Path) -> None:
    claim = dam_claim(stored(path))
    origins = [it.id for it in stored(path).lineage.origins if it.claim == claim.id and it.established]
    done = made(path, DecisionKind.INDEPENDENT, *origins)
    assessment = next(it for it in done.case.assessments if it.claim == claim.id)
    assert assessment.independent_origins == 2.0
    assert [change.after for change in done.changes] == [assessment]


def test_a_note_changes_nothing_but_the_notes(path: Path) -> None:
    before = stored(path)
    done = made(path, DecisionKind.NOTE, before.claims[0].id, why="call Vell")
    assert done.changes == ()
    assert stored(path).assessments == before.assessments
    assert stored(path).decisions == (done.decision,)


@pytest.mark.parametrize(
    ("kind", "ids", "value", "reason"),
    [
        (DecisionKind.MERGE, ["stm-nothing", "stm-else"], "", "is no claim or statement"),
        (DecisionKind.MERGE, ["CLAIM"], "", "one claim already"),
        (DecisionKind.SPLIT, [], "", "no statement is given"),
        (DecisionKind.SPLIT, ["ALL"], "", "all its statements"),
        (DecisionKind.REJECT, ["stm-"], "", "begins the ids of|is no statement"),
        (DecisionKind.REJECT, ["CLAIM"], "", "is no statement"),
        (DecisionKind.INDEPENDENT, ["ESTABLISHED"], "", "these are not two"),
        (DecisionKind.INDEPENDENT, ["BRIDGE"], "", "an unnamed origin never counts"),
        (DecisionKind.RELIABILITY, ["Olga Renn"], "G", "is no reliability"),
        (DecisionKind.RELIABILITY, [" "], "A", "not one source"),
        (DecisionKind.NOTE, ["nobody"], "", "is no claim"),
        (DecisionKind.UNDO, ["7"], "", "no such decision"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_kept(
    path: Path, kind: DecisionKind, ids: list[str], value: str, reason: str
) -> None:
    case = stored(path)
    claim, bridge = dam_claim(case), next(it for it in case.claims if "bridge" in it.text)
    stand_ins = {
        "CLAIM": [claim.id],
        "ALL": list(claim.statements),
        "ESTABLISHED": [it.id for it in case.lineage.origins if it.claim == claim.id][:1],
        "BRIDGE": [it.id for it in case.lineage.origins if it.claim == bridge.id],
    }
    given = [it for each in ids for it in stand_ins.get(each, [each])]
    with pytest.raises(ConfigError, match=reason):
        made(path, kind, *given, value=value)
    assert stored(path) == case


def test_a_decision_needs_a_reason_and_somebody_who_made_it(path: Path) -> None:
    with pytest.raises(ConfigError, match="carries who made it and why"):
        made(path, DecisionKind.NOTE, why="  ")


def test_what_was_taken_back_cannot_be_taken_back_again(path: Path) -> None:
    made(path, DecisionKind.NOTE)
    made(path, DecisionKind.UNDO, "1")
    with pytest.raises(ConfigError, match="taken back already"):
        made(path, DecisionKind.UNDO, "1")


def test_no_case_is_made_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(NotACase):
        made(tmp_path / "none.case", DecisionKind.NOTE)
    assert not list(tmp_path.iterdir())
