from __future__ import annotations

import sqlite3

import pytest

from allegedly.store.casefile import CaseWriter
from allegedly.store.log import FIRST_PREVIOUS, Action, append_entry, entry_hash
from tests.store.cases import TIME, make_case, put_case


def test_every_entry_holds_the_hash_of_the_one_before() -> None:
    with CaseWriter.open(None) as writer:
        put_case(writer, make_case())
        entries = writer.view.log()
    assert [entry.action for entry in entries] == [Action.ADDED, Action.ADDED, Action.FAILED, Action.ASSESSED]
    assert [entry.time for entry in entries] == [TIME] * 4
    assert [entry.previous for entry in entries] == [FIRST_PREVIOUS, *(entry.hash for entry in entries[:-1])]
    assert all(entry.hash == entry_hash(entry) for entry in entries)


@pytest.mark.parametrize(
    "command",
    [
        "UPDATE log SET subject = 'x'",
        "DELETE FROM log",
        "INSERT OR REPLACE INTO log VALUES (1, '', '', '', '', '', '')",
        "INSERT INTO log VALUES (7, '', '', '', '', '', '')",
    ],
)
def test_the_log_can_only_grow(command: str) -> None:
    with CaseWriter.open(None) as writer:
        append_entry(writer.connection, TIME, Action.FAILED, "a.txt", "{}")
        append_entry(writer.connection, TIME, Action.FAILED, "b.txt", "{}")
        before = writer.view.log()
        with pytest.raises(sqlite3.IntegrityError, match="the log can only grow"):
            writer.connection.execute(command)
        assert writer.view.log() == before
