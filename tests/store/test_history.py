"""The records of sources from cases before, in the case file."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from allegedly.codec import to_json
from allegedly.errors import NotACase
from allegedly.model.grade import Agreement
from allegedly.store.casefile import CaseReader, CaseWriter
from allegedly.store.verify import findings_of

TIME = "2026-01-02T03:04:05+00:00"
FIRST = Agreement("publisher herald", "doc1", "clm1", 1.0, "BUY", "one.case")
OTHER = Agreement("origin ada moll", "doc2", "clm2", 0.5, "", "two.case")


def put(path: Path, case: str, *agreements: Agreement) -> bool:
    with CaseWriter.open(path) as writer, writer.transaction():
        return writer.put_history(case, agreements, TIME)


def history(path: Path) -> tuple[Agreement, ...]:
    with CaseReader.open(path) as reader:
        assert findings_of(reader) == ()
        return reader.history()


def test_what_was_put_comes_back_and_is_logged_once(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    assert put(path, "one.case", FIRST)
    assert not put(path, "one.case", FIRST)
    assert put(path, "two.case", OTHER)
    assert history(path) == (FIRST, OTHER)
    with CaseReader.open(path) as reader:
        assert [each.subject for each in reader.log()] == ["one.case", "two.case"]


def test_a_case_given_again_is_taken_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    put(path, "one.case", FIRST)
    put(path, "two.case", OTHER)
    put(path, "one.case")
    assert history(path) == (OTHER,)


def test_a_damaged_row_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    put(path, "one.case", FIRST)
    with CaseWriter.open(path) as writer, writer.transaction():
        writer.connection.execute("UPDATE history SET json = '{'")
    with CaseReader.open(path) as reader, pytest.raises(NotACase, match="history is damaged"):
        reader.history()


def test_a_trial_that_was_changed_by_hand_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    put(path, "one.case", FIRST)
    better = dataclasses.replace(FIRST, source="publisher mirror")
    with CaseWriter.open(path) as writer, writer.transaction():
        writer.connection.execute("UPDATE history SET source = ?, json = ?", (better.source, to_json(better)))
    with CaseReader.open(path) as reader:
        assert [each.subject for each in findings_of(reader)] == ["history"]
