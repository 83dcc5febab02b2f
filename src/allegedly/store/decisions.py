"""Decisions of analysts in the case file: a table that can only grow, each decision noted in the log."""

from __future__ import annotations

import dataclasses
import json
import sqlite3

from allegedly.codec import from_json, to_json
from allegedly.errors import NotACase
from allegedly.model.decision import Decision
from allegedly.model.ids import sha256_of
from allegedly.store.log import Action, append_entry
from allegedly.store.rows import Row, insert_rows


def stored_decisions(connection: sqlite3.Connection, name: str) -> tuple[Decision, ...]:
    """All decisions in order of their numbers. Raises NotACase where a row is damaged; `name` is the file's."""
    rows = connection.execute("SELECT json FROM decisions ORDER BY number")
    try:
        return tuple(from_json(Decision, row[0]) for row in rows)
    except Exception as error:  # whatever cattrs or json raise: the row was tampered with
        remedy = "see `allegedly verify`, or restore a copy"
        raise NotACase(name, "a row of decisions is damaged", remedy) from error


def append_decision(connection: sqlite3.Connection, decision: Decision) -> Decision:
    """Put a decision at the end of the table under the next number, and note it in the log. The caller commits."""
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM decisions").fetchone()
    kept = dataclasses.replace(decision, number=last + 1)
    insert_rows(connection, "decisions", [decision_to_row(kept)])
    detail = {"kind": kept.kind.value, "who": kept.who, "why": kept.why, "digest": decision_digest(kept)}
    subject = decision_subject(kept.number)
    append_entry(connection, kept.when, Action.DECIDED, subject, json.dumps(detail, ensure_ascii=False))
    return kept


def decision_to_row(decision: Decision) -> Row:
    """A row of `decisions`."""
    return {
        "number": decision.number,
        "kind": decision.kind.value,
        "subjects": ", ".join(decision.subjects),
        "others": ", ".join(decision.others),
        "value": decision.value,
        "who": decision.who,
        "time": decision.when,
        "why": decision.why,
        "json": to_json(decision),
    }


def decision_digest(decision: Decision) -> str:
    """SHA-256 of everything in a decision, as the log holds it."""
    return sha256_of(to_json(decision).encode())


def decision_subject(number: int) -> str:
    """How the log names a decision.

    >>> decision_subject(3)
    'decision 3'
    """
    return f"decision {number}"
