"""What a reader can ask of a case: lists of its things, and one thing by its id."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_NAME = "coalesce(nullif({0}.publisher, ''), nullif({0}.title, ''), {0}.path)"
"""How a document is named: by its outlet, else its title, else its path."""

LISTINGS: Mapping[str, str] = {
    "documents": """SELECT id, publisher, published, title, path FROM documents ORDER BY path, id""",
    "attributions": """SELECT id, label, source_kind, cue, content FROM attributions
        ORDER BY document, position""",
    "statements": """SELECT id, holders, certainty, polarity, kind, time, text FROM statements
        ORDER BY document, position""",
    "claims": """SELECT claims.id, round(probability, 2) AS probability, likelihood,
            round(independent_origins, 2) AS origins, reliability || credibility AS grade,
            statements AS "for", against, text
        FROM claims LEFT JOIN assessments ON claim = claims.id ORDER BY claims.position""",
    "origins": """SELECT id, label, kind, established, claim FROM origins ORDER BY position""",
    "borrowings": f"""SELECT {_NAME.format("givers")} AS "from", {_NAME.format("takers")} AS "by", kind,
            round(probability, 2) AS probability, reasons, taken_from, taken_by
        FROM borrowings JOIN documents AS givers ON givers.id = taken_from
            JOIN documents AS takers ON takers.id = taken_by ORDER BY borrowings.position""",
    "drifts": """SELECT claim, kind, size, from_statement, to_statement, reason FROM drifts
        ORDER BY position""",
    "unknowns": """SELECT id, slot, holders, text FROM unknowns ORDER BY document, position""",
    "failures": """SELECT path, reason, remedy FROM failures ORDER BY path, reason""",
}
"""The lists by name, each as the query that makes it."""

LEFT_OUT_OF_TABLES: Mapping[str, tuple[str, ...]] = {"borrowings": ("taken_from", "taken_by")}
"""Ids that stand in a list's JSON alone, because its table names the things themselves."""

_TABLES_WITH_IDS = ("documents", "attributions", "statements", "unknowns", "claims", "origins")

_RELATED: Mapping[str, Mapping[str, str]] = {
    "documents": {
        "statements": """SELECT id, holders, certainty, polarity, kind, text FROM statements
            WHERE document = ? ORDER BY position""",
        "unknowns": "SELECT id, slot, text FROM unknowns WHERE document = ? ORDER BY position",
        "taken_from": f"""SELECT {_NAME.format("givers")} AS "from", kind, round(probability, 2) AS probability,
                reasons, taken_from
            FROM borrowings JOIN documents AS givers ON givers.id = taken_from WHERE taken_by = ?
            ORDER BY borrowings.position""",
    },
    "statements": {
        "claims": """SELECT claim AS id, side, text FROM claim_statements JOIN claims ON claims.id = claim
            WHERE statement = ? ORDER BY claim""",
    },
    "claims": {
        "statements_of_it": """SELECT statements.id, side, holders, certainty, polarity, kind,
                statements.text, path
            FROM claim_statements JOIN statements ON statements.id = statement
            JOIN documents ON documents.id = document WHERE claim = ?
            ORDER BY side DESC, path, statements.position""",
        "origins": "SELECT id, label, kind, established FROM origins WHERE claim = ? ORDER BY position",
        "assessment": """SELECT probability, likelihood, confidence, independent_origins, reliability,
            credibility, reasons, would_change FROM assessments WHERE claim = ?""",
        "drifts": "SELECT kind, size, reason FROM drifts WHERE claim = ? ORDER BY position",
    },
}
"""What is shown beside a thing of each table, as queries that take its id."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing of a case: its table, its id, the whole value, and lists of what belongs to it."""

    table: str
    id: str
    value: Mapping[str, Any]
    related: Mapping[str, tuple[Mapping[str, Any], ...]]


def list_rows(connection: sqlite3.Connection, listing: str) -> tuple[Mapping[str, Any], ...]:
    """The rows of one of LISTINGS. Raises KeyError for another name."""
    return _rows(connection, LISTINGS[listing], ())


def find_by_id(connection: sqlite3.Connection, start: str) -> tuple[Found, ...]:
    """All things whose id is this, or else begins with it."""
    exact = _matching(connection, "id = ?", (start,))
    return exact or _matching(connection, "substr(id, 1, length(?)) = ?", (start, start))


def _matching(connection: sqlite3.Connection, condition: str, values: tuple[str, ...]) -> tuple[Found, ...]:
    found = []
    for table in _TABLES_WITH_IDS:
        query = f"SELECT id, json FROM {table} WHERE {condition} ORDER BY id"
        for identifier, line in connection.execute(query, values).fetchall():
            related = {
                name: _rows(connection, each, (identifier,)) for name, each in _RELATED.get(table, {}).items()
            }
            value = json.loads(line)
            if table == "documents":
                text = connection.execute("SELECT text FROM documents WHERE id = ?", (identifier,)).fetchone()
                value["text"] = text[0]
            found.append(Found(table, identifier, value, related))
    return tuple(found)


def _rows(
    connection: sqlite3.Connection, query: str, values: tuple[str, ...]
) -> tuple[Mapping[str, Any], ...]:
    cursor = connection.execute(query, values)
    names = [column[0] for column in cursor.description]
    return tuple(dict(zip(names, row, strict=True)) for row in cursor)
