from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from allegedly.errors import CaseError, CaseTooNew, CaseWriteFailed, NotACase
from allegedly.store.casefile import CaseReader, CaseWriter
from allegedly.store.connection import open_for_writing
from allegedly.store.schema import APPLICATION_ID, MIGRATIONS, application_id, migrate, user_version
from tests.store.cases import make_case, put_case


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (address TEXT)")
    connection.close()


def newer_case(path: Path) -> None:
    open_for_writing(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def damaged_case(path: Path) -> None:
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))


BAD_FILES: dict[str, tuple[Callable[[Path], object], type[CaseError], str]] = {
    "prose.case": (lambda path: path.write_text("Dear all, ..."), NotACase, "it is no case file"),
    "header.case": (lambda path: path.write_bytes(b"SQLite format 3\x00" + b"x" * 5000), NotACase, "it is"),
    "other.case": (other_database, NotACase, "it is a database of another program"),
    "newer.case": (newer_case, CaseTooNew, r"it is in format 99, .* formats up to \d"),
    "folder.case": (lambda path: path.mkdir(), NotACase, "it is no file"),
    "damaged.case": (damaged_case, NotACase, "it is damaged"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_used_is_named_with_the_reason(tmp_path: Path, name: str) -> None:
    make, error, message = BAD_FILES[name]
    path = tmp_path / name
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(error, match=f"{name}.*: {message}"), CaseReader.open(path) as reader:
        reader.case()
    with pytest.raises(error, match=f"{name}.*: {message}"), CaseWriter.open(path) as writer:
        writer.view.case()
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_missing_case_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(NotACase, match="there is no such file"):
        CaseReader.open(tmp_path / "no.case")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_made_and_named_where_it_cannot_be(tmp_path: Path) -> None:
    with CaseWriter.open(tmp_path / "new" / "a.case") as writer:
        put_case(writer, make_case())
    with pytest.raises(CaseWriteFailed, match="its folder cannot be made"):
        CaseWriter.open(tmp_path / "new" / "a.case" / "b.case")


def test_a_file_cut_off_before_its_first_table_becomes_a_case(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    path.touch()
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
        assert writer.view.case() == make_case()


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with CaseWriter.open(path) as first, CaseWriter.open(path) as second:
        second.connection.execute("PRAGMA busy_timeout = 10")
        with (
            first.transaction(),
            pytest.raises(CaseWriteFailed, match="another process is writing"),
            second.transaction(),
        ):
            pass


def test_a_reader_sees_the_case_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
        with writer.transaction(), CaseReader.open(path) as reader:
            assert reader.case() == make_case()


def test_a_case_on_a_read_only_medium_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.case"]
    with CaseReader.open(path) as reader:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.connection.execute("DELETE FROM failures")
        assert reader.case() == make_case()


@pytest.mark.parametrize("done", range(len(MIGRATIONS)))
def test_an_older_case_is_brought_up_to_date_when_opened(tmp_path: Path, done: int) -> None:
    path = tmp_path / "a.case"
    connection = sqlite3.connect(path, isolation_level=None)
    for version in range(done):
        MIGRATIONS[version](connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version + 1}")
    connection.close()
    with CaseWriter.open(path) as writer:
        assert user_version(writer.connection) == len(MIGRATIONS)
        put_case(writer, make_case())
        assert writer.view.case() == make_case()


def test_reading_an_older_case_brings_it_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    connection = sqlite3.connect(path, isolation_level=None)
    MIGRATIONS[0](connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    with CaseReader.open(path) as reader:
        assert reader.case().documents == ()


def test_a_migration_that_fails_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (a TEXT)")
        raise MemoryError

    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    monkeypatch.setattr("allegedly.store.schema.MIGRATIONS", (*MIGRATIONS, broken))
    with pytest.raises(MemoryError):
        migrate(connection)
    assert user_version(connection) == len(MIGRATIONS)
    assert application_id(connection) == APPLICATION_ID
    assert connection.execute("SELECT * FROM sqlite_master WHERE name = 'half'").fetchall() == []
