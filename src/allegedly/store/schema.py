"""The tables of a case file, as ordered migrations: one function, one transaction each.

Every table has columns to read and a `json` column that keeps the whole value. What was read stands in
`originals`, `sources`, `documents`, `attributions`, `statements`, `unknowns`, `actors`, `places`, `acts` and
`relations`; what was made of
it in `claims` to `actor_links`; what cases before tell of sources, in `history`; what was done, in `log`, and
what analysts decided, in `decisions`: these only grow.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

APPLICATION_ID = 0x414C4744
"""The letters ALGD in the header of the file tell a case from other SQLite databases."""

RESULT_TABLES = (
    "assessments",
    "drifts",
    "origin_pairs",
    "origin_statements",
    "origins",
    "borrowings",
    "links",
    "claim_statements",
    "claims",
    "actor_links",
    "case_actors",
)
"""The tables that linking, tracing and weighing fill, those that refer to others first."""


def make_reading_tables(connection: sqlite3.Connection) -> None:
    """Documents with their bytes, and what was taken out of each."""
    _execute(
        connection,
        """CREATE TABLE originals (
            sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB NOT NULL)""",
        """CREATE TABLE documents (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
            sha256 TEXT NOT NULL REFERENCES originals(sha256), path TEXT NOT NULL, url TEXT NOT NULL,
            title TEXT NOT NULL, publisher TEXT NOT NULL, published TEXT NOT NULL, byline TEXT NOT NULL,
            place TEXT NOT NULL, language TEXT NOT NULL, media_type TEXT NOT NULL, text TEXT NOT NULL,
            settings TEXT NOT NULL, digest TEXT NOT NULL, json TEXT NOT NULL)""",
        """CREATE TABLE sources (
            key TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), path TEXT NOT NULL,
            media_type TEXT NOT NULL, id TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL,
            publisher TEXT NOT NULL, published TEXT NOT NULL)""",
        """CREATE TABLE attributions (
            id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), position INTEGER NOT NULL,
            label TEXT NOT NULL, source_kind TEXT NOT NULL, source TEXT NOT NULL, cue TEXT NOT NULL,
            content TEXT NOT NULL, parent TEXT, json TEXT NOT NULL)""",
        """CREATE TABLE statements (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
            document TEXT NOT NULL REFERENCES documents(id), position INTEGER NOT NULL,
            text TEXT NOT NULL, holders TEXT NOT NULL, certainty TEXT NOT NULL, polarity TEXT NOT NULL,
            kind TEXT NOT NULL, factuality REAL NOT NULL, time TEXT NOT NULL, place TEXT NOT NULL,
            actors TEXT NOT NULL, heading INTEGER NOT NULL,
            attribution TEXT REFERENCES attributions(id), json TEXT NOT NULL)""",
        """CREATE TABLE unknowns (
            id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), position INTEGER NOT NULL,
            text TEXT NOT NULL, slot TEXT NOT NULL, holders TEXT NOT NULL, json TEXT NOT NULL)""",
        """CREATE TABLE failures (
            path TEXT NOT NULL, reason TEXT NOT NULL, remedy TEXT NOT NULL, PRIMARY KEY (path, reason))""",
        "CREATE INDEX sources_by_document ON sources(document)",
        "CREATE INDEX attributions_by_document ON attributions(document, position)",
        "CREATE INDEX statements_by_document ON statements(document, position)",
        "CREATE INDEX statements_by_attribution ON statements(attribution)",
        "CREATE INDEX unknowns_by_document ON unknowns(document, position)",
    )


def make_result_tables(connection: sqlite3.Connection) -> None:
    """Claims, links, borrowings, origins, drifts and assessments."""
    _execute(
        connection,
        """CREATE TABLE claims (
            id TEXT PRIMARY KEY, position INTEGER NOT NULL, text TEXT NOT NULL, statements INTEGER NOT NULL,
            against INTEGER NOT NULL, json TEXT NOT NULL)""",
        """CREATE TABLE claim_statements (
            claim TEXT NOT NULL REFERENCES claims(id), statement TEXT NOT NULL REFERENCES statements(id),
            side TEXT NOT NULL CHECK (side IN ('for', 'against')), PRIMARY KEY (claim, statement, side))""",
        """CREATE TABLE links (
            position INTEGER PRIMARY KEY, left_statement TEXT NOT NULL REFERENCES statements(id),
            right_statement TEXT NOT NULL REFERENCES statements(id), verdict TEXT NOT NULL,
            probability REAL NOT NULL, json TEXT NOT NULL)""",
        """CREATE TABLE borrowings (
            position INTEGER PRIMARY KEY, taken_from TEXT NOT NULL REFERENCES documents(id),
            taken_by TEXT NOT NULL REFERENCES documents(id), kind TEXT NOT NULL, probability REAL NOT NULL,
            reasons TEXT NOT NULL, json TEXT NOT NULL)""",
        """CREATE TABLE origins (
            position INTEGER PRIMARY KEY, id TEXT NOT NULL, claim TEXT NOT NULL REFERENCES claims(id),
            label TEXT NOT NULL, kind TEXT NOT NULL, established INTEGER NOT NULL, json TEXT NOT NULL)""",
        """CREATE TABLE origin_statements (
            origin INTEGER NOT NULL REFERENCES origins(position),
            statement TEXT NOT NULL REFERENCES statements(id), PRIMARY KEY (origin, statement))""",
        """CREATE TABLE origin_pairs (
            position INTEGER PRIMARY KEY, left_origin TEXT NOT NULL, right_origin TEXT NOT NULL,
            dependence TEXT NOT NULL, probability_independent REAL NOT NULL, reason TEXT NOT NULL,
            json TEXT NOT NULL)""",
        """CREATE TABLE drifts (
            position INTEGER PRIMARY KEY, claim TEXT NOT NULL REFERENCES claims(id),
            from_statement TEXT NOT NULL REFERENCES statements(id),
            to_statement TEXT NOT NULL REFERENCES statements(id), kind TEXT NOT NULL, size REAL NOT NULL,
            reason TEXT NOT NULL, json TEXT NOT NULL)""",
        """CREATE TABLE assessments (
            claim TEXT PRIMARY KEY REFERENCES claims(id), position INTEGER NOT NULL,
            probability REAL NOT NULL, likelihood TEXT NOT NULL, confidence TEXT NOT NULL,
            independent_origins REAL NOT NULL, reliability TEXT NOT NULL, credibility TEXT NOT NULL,
            reasons TEXT NOT NULL, would_change TEXT NOT NULL, json TEXT NOT NULL)""",
        "CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        "CREATE INDEX claim_statements_by_statement ON claim_statements(statement)",
        "CREATE INDEX origins_by_id ON origins(id)",
        "CREATE INDEX origins_by_claim ON origins(claim)",
    )


def make_search_tables(connection: sqlite3.Connection) -> None:
    """Full-text search over documents and statements, kept up to date by triggers."""
    for table, columns in (("documents", ("title", "text")), ("statements", ("text", "holders"))):
        index, names = f"{table}_search", ", ".join(columns)
        new = ", ".join(f"new.{column}" for column in columns)
        old = ", ".join(f"old.{column}" for column in columns)
        add = f"INSERT INTO {index}(rowid, {names}) VALUES (new.number, {new});"
        drop = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.number, {old});"
        _execute(
            connection,
            f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='number')",
            f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add} END",
            f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {drop} END",
            f"CREATE TRIGGER {index}_update AFTER UPDATE ON {table} BEGIN {drop} {add} END",
        )


def make_log(connection: sqlite3.Connection) -> None:
    """The log, which triggers keep from being changed: each row holds the hash of the one before."""
    _execute(
        connection,
        """CREATE TABLE log (
            sequence INTEGER PRIMARY KEY, time TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL,
            detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL)""",
        """CREATE TRIGGER log_no_update BEFORE UPDATE ON log
            BEGIN SELECT RAISE(ABORT, 'the log can only grow'); END""",
        """CREATE TRIGGER log_no_delete BEFORE DELETE ON log
            BEGIN SELECT RAISE(ABORT, 'the log can only grow'); END""",
        # Without this one, INSERT OR REPLACE would change a row past the two triggers above.
        """CREATE TRIGGER log_next_only BEFORE INSERT ON log
            WHEN new.sequence <> 1 + (SELECT coalesce(max(sequence), 0) FROM log)
            BEGIN SELECT RAISE(ABORT, 'the log can only grow'); END""",
    )


def make_decisions(connection: sqlite3.Connection) -> None:
    """What analysts decided; taking back is a decision too, so that this table can only grow."""
    _execute(
        connection,
        """CREATE TABLE decisions (
            number INTEGER PRIMARY KEY, kind TEXT NOT NULL, subjects TEXT NOT NULL, others TEXT NOT NULL,
            value TEXT NOT NULL, who TEXT NOT NULL, time TEXT NOT NULL, why TEXT NOT NULL, json TEXT NOT NULL)""",
        """CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions
            BEGIN SELECT RAISE(ABORT, 'decisions are taken back, never changed'); END""",
        """CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions
            BEGIN SELECT RAISE(ABORT, 'decisions are taken back, never removed'); END""",
        """CREATE TRIGGER decisions_next_only BEFORE INSERT ON decisions
            WHEN new.number <> 1 + (SELECT coalesce(max(number), 0) FROM decisions)
            BEGIN SELECT RAISE(ABORT, 'decisions are taken back, never changed'); END""",
    )


def make_browsing_indexes(connection: sqlite3.Connection) -> None:
    """What lists and filters ask for, in indexes that hold all of it: rows with their JSON are wide.

    Of 50,000 statements, the claims in figures take 0.9 s with these and 27 s without. JSON with an infinite
    number in it is none to SQLite, and must not keep a statement from being stored.
    """
    _execute(
        connection,
        """CREATE INDEX statements_in_figures ON statements(
            id, document, CASE WHEN json_valid(json) THEN json_extract(json, '$.quote[0][0]') END,
            kind, polarity, certainty, holders)""",
        "CREATE INDEX statements_by_actors ON statements(actors, id) WHERE actors <> ''",
        "CREATE INDEX documents_in_order ON documents(path, id)",
        "CREATE INDEX documents_by_publisher ON documents(publisher, path)",
        "CREATE INDEX documents_by_day ON documents(published, id)",
        "CREATE INDEX attributions_by_label ON attributions(label, source_kind, document, id)",
        "CREATE INDEX claims_in_figures ON claims(id, statements, against)",
        """CREATE INDEX assessments_in_figures ON assessments(
            claim, independent_origins, reliability, credibility)""",
        "CREATE INDEX origins_in_figures ON origins(claim, established)",
        "CREATE INDEX origins_by_label ON origins(label, kind, established, claim)",
        "CREATE INDEX origin_pairs_by_left ON origin_pairs(left_origin)",
        "CREATE INDEX drifts_by_claim ON drifts(claim)",
        "CREATE INDEX borrowings_by_taker ON borrowings(taken_by, taken_from, kind, probability)",
        "CREATE INDEX borrowings_by_giver ON borrowings(taken_from)",
    )


def add_openings(connection: sqlite3.Connection) -> None:
    """The vector of how each document opens; empty for those that were read before there were any."""
    _execute(connection, "ALTER TABLE documents ADD COLUMN opening BLOB NOT NULL DEFAULT x''")


def make_actor_tables(connection: sqlite3.Connection) -> None:
    """Actors and places of each document; empty for those that were read before there were any."""
    _execute(
        connection,
        """CREATE TABLE actors (
            document TEXT NOT NULL REFERENCES documents(id), position INTEGER NOT NULL, id TEXT NOT NULL,
            name TEXT NOT NULL, type TEXT NOT NULL, country TEXT NOT NULL, sector TEXT NOT NULL, role TEXT NOT NULL,
            aliases TEXT NOT NULL, mentions INTEGER NOT NULL, reason TEXT NOT NULL, json TEXT NOT NULL,
            PRIMARY KEY (document, position))""",
        """CREATE TABLE places (
            document TEXT NOT NULL REFERENCES documents(id), position INTEGER NOT NULL, id TEXT NOT NULL,
            name TEXT NOT NULL, type TEXT NOT NULL, country TEXT NOT NULL, latitude REAL, longitude REAL,
            reason TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (document, position))""",
        """CREATE TABLE case_actors (
            id TEXT NOT NULL, position INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL,
            country TEXT NOT NULL, sector TEXT NOT NULL, aliases TEXT NOT NULL, documents INTEGER NOT NULL,
            json TEXT NOT NULL)""",
        """CREATE TABLE actor_links (
            position INTEGER PRIMARY KEY, left_actor TEXT NOT NULL, right_actor TEXT NOT NULL, same INTEGER NOT NULL,
            probability REAL NOT NULL, json TEXT NOT NULL)""",
        "CREATE INDEX actors_by_id ON actors(id, document)",
        "CREATE INDEX places_by_id ON places(id, document)",
    )


def make_background_tables(connection: sqlite3.Connection) -> None:
    """Acts of speech and relations stated as background; empty for documents read before there were any."""
    _execute(
        connection,
        """CREATE TABLE acts (
            attribution TEXT PRIMARY KEY REFERENCES attributions(id),
            document TEXT NOT NULL REFERENCES documents(id), position INTEGER NOT NULL, type TEXT NOT NULL,
            plover TEXT NOT NULL, quad TEXT NOT NULL, json TEXT NOT NULL)""",
        """CREATE TABLE relations (
            id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id), position INTEGER NOT NULL,
            subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT NULL, text TEXT NOT NULL,
            attribution TEXT REFERENCES attributions(id), json TEXT NOT NULL)""",
        "CREATE INDEX acts_by_document ON acts(document, position)",
        "CREATE INDEX relations_by_document ON relations(document, position)",
    )


def make_history(connection: sqlite3.Connection) -> None:
    """How sources fared in cases before this one; empty where none was given."""
    _execute(
        connection,
        """CREATE TABLE history (
            case_file TEXT NOT NULL, source TEXT NOT NULL, document TEXT NOT NULL, claim TEXT NOT NULL,
            topic TEXT NOT NULL, agreed REAL NOT NULL, json TEXT NOT NULL,
            PRIMARY KEY (case_file, source, document, claim))""",
    )


MIGRATIONS: Sequence[Callable[[sqlite3.Connection], None]] = (
    make_reading_tables,
    make_result_tables,
    make_search_tables,
    make_log,
    make_decisions,
    make_browsing_indexes,
    add_openings,
    make_actor_tables,
    make_background_tables,
    make_history,
)
"""In order; a file's `user_version` counts those that it has been through. Released ones never change."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open, writable case up to date, one transaction a step; a step cut short leaves no trace."""
    while (version := user_version(connection)) < len(MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have taken the step between the look and the lock.
            if user_version(connection) == version:
                MIGRATIONS[version](connection)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")
        except BaseException:
            connection.rollback()
            raise
        connection.execute("COMMIT")


def user_version(connection: sqlite3.Connection) -> int:
    """How many migrations the file has been through."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def application_id(connection: sqlite3.Connection) -> int:
    """The mark of the program that made the file; 0 for none."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def _execute(connection: sqlite3.Connection, *commands: str) -> None:
    for command in commands:
        connection.execute(command)
