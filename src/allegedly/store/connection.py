"""Opening a case file, and naming what can go wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allegedly.errors import CaseError, CaseTooNew, CaseWriteFailed, NotACase
from allegedly.store.schema import APPLICATION_ID, MIGRATIONS, application_id, migrate, user_version

IN_MEMORY = ":memory:"
"""The name of a case that no file holds."""

BUSY_SECONDS = 30.0
"""How long to wait for another process that is writing to the same case."""

SQLITE_MAGIC = b"SQLite format 3\x00"

_WRITE_FAILURES = {
    sqlite3.SQLITE_FULL: ("the disk is full", "free some space and run it again; what was stored is kept"),
    sqlite3.SQLITE_IOERR: ("it cannot be written", "check the disk; what was stored is kept"),
    sqlite3.SQLITE_READONLY: ("it is read-only", "make it writable, or work on a copy"),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "check that its folder exists and may be written to"),
    sqlite3.SQLITE_PERM: ("it may not be opened", "check its permissions"),
    sqlite3.SQLITE_BUSY: ("another process is writing to it", "wait until that is done"),
    sqlite3.SQLITE_LOCKED: ("another process is writing to it", "wait until that is done"),
}


@contextmanager
def errors_named(path: str) -> Iterator[None]:
    """Turn what SQLite raises into the errors of `allegedly`, with the name of the file.

    Errors that only a mistake of ours can cause (a wrong command, a broken constraint) pass unchanged.
    """
    try:
        yield
    except sqlite3.Error as error:
        named = _named(path, error)
        if named is None:
            raise
        raise named from error


def _named(path: str, error: sqlite3.Error) -> CaseError | None:
    # Extended codes such as SQLITE_IOERR_WRITE keep the plain code in their low byte.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _WRITE_FAILURES:
        return CaseWriteFailed(path, *_WRITE_FAILURES[code])
    if code == sqlite3.SQLITE_NOTADB:
        return NotACase(path, "it is no case file", "give a file that `allegedly assess --case` wrote")
    if code == sqlite3.SQLITE_CORRUPT or "no such table" in str(error):
        return NotACase(path, f"it is damaged ({error})", "restore a copy, or assess the articles anew")
    return None


def open_for_writing(path: Path | None) -> sqlite3.Connection:
    """A connection to the case, made new where there is none; None gives a case in memory.

    Raises NotACase, CaseTooNew or CaseWriteFailed.
    """
    name = IN_MEMORY if path is None else str(path)
    if path is not None:
        _make_folder_of(path)
        _refuse_other_files(path, may_be_new=True)
    with errors_named(name):
        connection = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _refuse_other_databases(connection, name, may_be_new=True)
            connection.execute("PRAGMA journal_mode = WAL")
            # Every commit reaches the disk: a power cut too loses the article in work at most.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing, except that an older case is brought up to date first.

    Raises NotACase or CaseTooNew.
    """
    name = str(path)
    _refuse_other_files(path, may_be_new=False)
    with errors_named(name):
        connection = _connect_read_only(path)
        try:
            _refuse_other_databases(connection, name, may_be_new=False)
            outdated = user_version(connection) < len(MIGRATIONS)
        except BaseException:
            connection.close()
            raise
    if outdated:
        connection.close()
        open_for_writing(path).close()
        with errors_named(name):
            connection = _connect_read_only(path)
    return connection


def _connect_read_only(path: Path) -> sqlite3.Connection:
    address = path.resolve().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", timeout=BUSY_SECONDS, isolation_level=None, uri=True)
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:
        connection.close()
        if path.with_name(path.name + "-wal").exists():
            raise
        # A case on a medium where SQLite cannot put its lock beside it: nobody can be writing to it.
        connection = sqlite3.connect(f"{address}?immutable=1", isolation_level=None, uri=True)
    return connection


def _make_folder_of(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"its folder cannot be made ({error.strerror})"
        raise CaseWriteFailed(str(path), reason, "give a path in a folder that may be written to") from error


def _refuse_other_files(path: Path, *, may_be_new: bool) -> None:
    name = str(path)
    remedy = "give a file that `allegedly assess --case` wrote"
    try:
        if not path.exists():
            if may_be_new:
                return
            raise NotACase(name, "there is no such file", remedy)
        if not path.is_file():
            raise NotACase(name, "it is no file", remedy)
        with path.open("rb") as file:
            start = file.read(len(SQLITE_MAGIC))
    except OSError as error:
        raise NotACase(name, f"it cannot be read ({error.strerror})", "check its permissions") from error
    if start != SQLITE_MAGIC and not (may_be_new and not start):
        raise NotACase(name, "it is empty" if not start else "it is no case file", remedy)


def _refuse_other_databases(connection: sqlite3.Connection, name: str, *, may_be_new: bool) -> None:
    mark, version = application_id(connection), user_version(connection)
    if may_be_new and mark == 0 and version == 0:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            return
        mark = -1
    if mark != APPLICATION_ID:
        raise NotACase(
            name, "it is a database of another program", "give a file that `allegedly assess --case` wrote"
        )
    if version > len(MIGRATIONS):
        raise CaseTooNew(
            name,
            f"it is in format {version}, and this version of allegedly reads formats up to {len(MIGRATIONS)}",
            "update allegedly",
        )
