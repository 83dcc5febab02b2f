"""How sources fared in cases before this one, kept in the case file so that it can be weighed anew without them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from allegedly.codec import from_json, to_json
from allegedly.errors import NotACase
from allegedly.model.grade import Agreement
from allegedly.store.log import Action, append_entry
from allegedly.store.rows import Row, digest_of, insert_rows

_ORDER = "ORDER BY case_file, source, document, claim"


def stored_history(connection: sqlite3.Connection, name: str) -> tuple[Agreement, ...]:
    """All trials of cases before, in order. Raises NotACase where a row is damaged; `name` is the file's."""
    rows = connection.execute(f"SELECT json FROM history {_ORDER}")
    try:
        return tuple(from_json(Agreement, row[0]) for row in rows)
    except Exception as error:  # whatever cattrs or json raise: the row was tampered with
        remedy = "see `allegedly verify`, or restore a copy"
        raise NotACase(name, "a row of history is damaged", remedy) from error


def replace_history(
    connection: sqlite3.Connection, case: str, agreements: Sequence[Agreement], time: str
) -> bool:
    """Keep the trials of one case before in place of those it gave earlier; whether they differ. The caller commits.

    Trials that it has itself from cases before come along under the names of those.
    """
    before = history_digest(connection)
    cases = sorted({case, *(each.case for each in agreements)})
    connection.executemany("DELETE FROM history WHERE case_file = ?", [(each,) for each in cases])
    insert_rows(connection, "history", [agreement_to_row(each) for each in agreements])
    after = history_digest(connection)
    if after == before:
        return False
    detail = json.dumps({"trials": len(agreements), "digest": after}, ensure_ascii=False)
    append_entry(connection, time, Action.HISTORY, case, detail)
    return True


def agreement_to_row(agreement: Agreement) -> Row:
    """A row of `history`."""
    return {
        "case_file": agreement.case,
        "source": agreement.source,
        "document": agreement.document,
        "claim": agreement.claim,
        "topic": agreement.topic,
        "agreed": agreement.agreed,
        "json": to_json(agreement),
    }


def history_digest(connection: sqlite3.Connection) -> str:
    """One hash over all trials of cases before, as the log holds it."""
    return digest_of(row[0] for row in connection.execute(f"SELECT json FROM history {_ORDER}"))
