"""The log of a case: what was done, when, in a chain in which every entry holds the hash of the one before.

Whoever changes, removes or inserts an entry breaks the chain from there on. Entries cut off at the end leave
the chain whole; the hash of the last entry, noted elsewhere, tells that too.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from allegedly.model.ids import sha256_of

FIRST_PREVIOUS = "0" * 64
"""What the first entry holds in place of a hash."""


class Action(StrEnum):
    """What can be done to a case."""

    ADDED = "document added"
    CHANGED = "document read again"
    FAILED = "input failed"
    ASSESSED = "assessed"
    DECIDED = "decided"
    HISTORY = "history taken over"


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that was done to a case.

    `time` is ISO 8601 in UTC, `subject` the document's id, the failed input's path or "case"; `detail` says
    what changed, with a digest of what was stored. `hash` is over all the other fields.
    """

    sequence: int
    time: str
    action: Action
    subject: str
    detail: str
    previous: str
    hash: str


def entry_hash(entry: LogEntry) -> str:
    """SHA-256 of everything in the entry but its hash, as hexadecimal digits."""
    fields = [entry.sequence, entry.time, entry.action, entry.subject, entry.detail, entry.previous]
    return sha256_of(json.dumps(fields, ensure_ascii=True, separators=(",", ":")).encode("ascii"))


def append_entry(
    connection: sqlite3.Connection, time: str, action: Action, subject: str, detail: str
) -> None:
    """Put one entry at the end of the log. The caller commits."""
    last = connection.execute("SELECT sequence, hash FROM log ORDER BY sequence DESC LIMIT 1").fetchone()
    sequence, previous = (last[0] + 1, last[1]) if last else (1, FIRST_PREVIOUS)
    unsealed = LogEntry(sequence, time, action, subject, detail, previous, "")
    connection.execute(
        "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)",
        (sequence, time, action.value, subject, detail, previous, entry_hash(unsealed)),
    )


def log_entries(connection: sqlite3.Connection) -> tuple[LogEntry, ...]:
    """The whole log, oldest first. Raises ValueError where an entry's action is none of ours."""
    rows = connection.execute(
        "SELECT sequence, time, action, subject, detail, previous, hash FROM log ORDER BY sequence"
    )
    return tuple(LogEntry(row[0], row[1], Action(row[2]), *row[3:]) for row in rows)
