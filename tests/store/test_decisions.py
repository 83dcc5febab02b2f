from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from allegedly.errors import NotACase
from allegedly.model.decision import Decision, DecisionKind
from allegedly.store.casefile import CaseReader, CaseWriter
from allegedly.store.log import Action
from allegedly.store.verify import findings_of
from tests.store.cases import TIME, make_case, put_case

REJECT = Decision(0, DecisionKind.REJECT, ("stm-1", "stm-2"), (), "", "Ada", TIME, "that is a quiz")


def put_decisions(path: Path, *decisions: Decision) -> tuple[Decision, ...]:
    with CaseWriter.open(path) as writer:
        if not writer.view.log():
            put_case(writer, make_case())
        with writer.transaction():
            return tuple(writer.put_decision(each) for each in decisions)


def test_decisions_come_back_as_they_were_put_with_numbers_from_one(tmp_path: Path) -> None:
    kept = put_decisions(tmp_path / "a.case", REJECT, REJECT)
    kept += put_decisions(tmp_path / "a.case", REJECT)
    assert [each.number for each in kept] == [1, 2, 3]
    with CaseReader.open(tmp_path / "a.case") as reader:
        assert reader.decisions() == kept == reader.case().decisions
        assert [each.subject for each in reader.log() if each.action is Action.DECIDED] == [
            "decision 1",
            "decision 2",
            "decision 3",
        ]
        assert findings_of(reader) == ()


@pytest.mark.parametrize(
    "command",
    [
        "UPDATE decisions SET why = 'because'",
        "DELETE FROM decisions",
        "INSERT OR REPLACE INTO decisions SELECT number, 'note', '', '', '', '', '', '', '{}' FROM decisions",
    ],
)
def test_a_decision_is_never_changed_or_removed(tmp_path: Path, command: str) -> None:
    put_decisions(tmp_path / "a.case", REJECT)
    connection = sqlite3.connect(tmp_path / "a.case")
    with pytest.raises(sqlite3.IntegrityError, match="taken back"):
        connection.execute(command)
    connection.close()


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        ("UPDATE decisions SET why = 'because'", "in their columns"),
        ("UPDATE decisions SET json = replace(json, 'quiz', 'fact')", "not as it was when the log"),
        ("DELETE FROM decisions", "not as it was when the log"),
        ("UPDATE decisions SET json = '[]'", "a row of decisions is damaged"),
    ],
)
def test_a_decision_changed_by_hand_is_found(tmp_path: Path, command: str, reason: str) -> None:
    put_decisions(tmp_path / "a.case", REJECT)
    connection = sqlite3.connect(tmp_path / "a.case")
    connection.executescript(f"DROP TRIGGER decisions_no_update; DROP TRIGGER decisions_no_delete; {command}")
    connection.close()
    with CaseReader.open(tmp_path / "a.case") as reader:
        assert any(reason in finding.reason for finding in findings_of(reader))


def test_a_damaged_decision_says_that_the_case_is_damaged(tmp_path: Path) -> None:
    put_decisions(tmp_path / "a.case", REJECT)
    connection = sqlite3.connect(tmp_path / "a.case")
    connection.executescript("DROP TRIGGER decisions_no_update; UPDATE decisions SET json = '[]'")
    connection.close()
    with (
        CaseReader.open(tmp_path / "a.case") as reader,
        pytest.raises(NotACase, match="decisions is damaged"),
    ):
        reader.case()
