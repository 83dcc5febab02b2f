"""The case file: a reader that changes nothing, and a writer whose commits the caller owns.

    with CaseWriter.open(path) as writer:
        with writer.transaction():
            writer.put_reading(key, original, document, extraction, settings, time)

Putting what is there already changes no byte of the file's content.
"""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from allegedly.codec import from_json, to_json
from allegedly.errors import NotACase, UnreadableInput
from allegedly.model.actor import Actor, ActorLink, CaseActor, Place
from allegedly.model.case import Case, Failure
from allegedly.model.claim import Claim, Extraction, Relation, SpokenAct, Statement, Unknown
from allegedly.model.decision import Decision
from allegedly.model.grade import Agreement, Assessment
from allegedly.model.lineage import Borrowing, Drift, Lineage, Origin, OriginPair
from allegedly.model.link import ClaimLink
from allegedly.model.source import Attribution
from allegedly.model.text import Document, Original
from allegedly.store import rows
from allegedly.store.connection import IN_MEMORY, errors_named, open_for_reading, open_for_writing
from allegedly.store.decisions import append_decision, stored_decisions
from allegedly.store.history import replace_history, stored_history
from allegedly.store.listing import Found, find_by_id, list_rows
from allegedly.store.log import Action, LogEntry, append_entry, log_entries
from allegedly.store.schema import RESULT_TABLES

T = TypeVar("T")

RESULTS_WITH_JSON = (
    "claims", "links", "borrowings", "origins", "origin_pairs", "drifts", "assessments", "case_actors", "actor_links",
)  # fmt: skip
"""The tables whose JSON, in this order, the digest of the results is over."""


class CaseReader:
    """A view of a case that changes nothing."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self.connection = connection
        self.name = name

    @classmethod
    def open(cls, path: Path) -> Self:
        """The case in this file. Raises NotACase or CaseTooNew."""
        return cls(open_for_reading(path), str(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def case(self) -> Case:
        """Everything that was stored, as it was put."""
        with self.snapshot():
            documents = self._documents()
            return Case(
                documents=documents,
                extractions=tuple(self._extraction(document.id) for document in documents),
                claims=self._values(Claim, "claims"),
                links=self._values(ClaimLink, "links"),
                lineage=Lineage(
                    borrowings=self._values(Borrowing, "borrowings"),
                    origins=self._values(Origin, "origins"),
                    pairs=self._values(OriginPair, "origin_pairs"),
                    drifts=self._values(Drift, "drifts"),
                ),
                assessments=self._values(Assessment, "assessments"),
                failures=self._failures(),
                decisions=stored_decisions(self.connection, self.name),
                actors=self._values(CaseActor, "case_actors"),
                actor_links=self._values(ActorLink, "actor_links"),
            )

    def readings(self) -> tuple[tuple[Document, Extraction], ...]:
        """All documents by path, each with what was taken out of it."""
        with self.snapshot():
            return tuple((document, self._extraction(document.id)) for document in self._documents())

    def failures(self) -> tuple[Failure, ...]:
        """Inputs that could not be read, and have not been since, by path."""
        with self.snapshot():
            return self._failures()

    def decisions(self) -> tuple[Decision, ...]:
        """What analysts decided, oldest first, with what was taken back and the takings back."""
        with errors_named(self.name):
            return stored_decisions(self.connection, self.name)

    def history(self) -> tuple[Agreement, ...]:
        """How sources fared in cases before this one, as far as they were given."""
        with errors_named(self.name):
            return stored_history(self.connection, self.name)

    def has_source(self, key: str, settings: str) -> bool:
        """Whether the article with this key has been read with these settings."""
        query = """SELECT 1 FROM sources JOIN documents ON documents.id = document
            WHERE key = ? AND settings = ?"""
        return self._one(query, (key, settings)) is not None

    def sha256_of_document(self, identifier: str) -> str | None:
        """The hash of the bytes that the document with this id was read from; None where there is none."""
        row = self._one("SELECT sha256 FROM documents WHERE id = ?", (identifier,))
        return str(row[0]) if row else None

    def sources_read_otherwise(self, settings: str) -> tuple[str, ...]:
        """Keys of the articles that were read with other settings than these, one a document, by path."""
        query = """SELECT min(key) FROM sources JOIN documents ON documents.id = document
            WHERE settings <> ? AND sources.path = documents.path
            GROUP BY document ORDER BY documents.path, document"""
        with errors_named(self.name):
            return tuple(row[0] for row in self.connection.execute(query, (settings,)))

    def original(self, key: str) -> Original:
        """The article with this key, as it was found. Raises KeyError where there is none."""
        query = """SELECT sources.path, bytes, sources.media_type, sources.id, sources.url, sources.title,
                sources.publisher, sources.published
            FROM sources JOIN documents ON documents.id = document JOIN originals USING (sha256)
            WHERE key = ?"""
        row = self._one(query, (key,))
        if row is None:
            raise KeyError(key)
        return Original(*row)

    def documents_changed_since_assessment(self) -> bool:
        """Whether documents were added or read again after the last assessment."""
        with self.snapshot():
            if self._one("SELECT 1 FROM documents LIMIT 1") is None:
                return False
            return self._state("assessed documents") != documents_digest(self.connection)

    def log(self) -> tuple[LogEntry, ...]:
        """What was done to the case, oldest first."""
        with errors_named(self.name):
            return log_entries(self.connection)

    def listing(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """The rows of one of `listing.LISTINGS`."""
        with errors_named(self.name):
            return list_rows(self.connection, name)

    def find(self, start: str) -> tuple[Found, ...]:
        """All things whose id is this, or else begins with it."""
        with errors_named(self.name):
            return find_by_id(self.connection, start)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """One state of the case for several queries, whatever others write meanwhile."""
        ours = not self.connection.in_transaction
        with errors_named(self.name):
            if ours:
                self.connection.execute("BEGIN")
            try:
                yield
            finally:
                if ours:
                    self.connection.rollback()

    def _one(self, query: str, values: tuple[str, ...] = ()) -> tuple[Any, ...] | None:
        with errors_named(self.name):
            row: tuple[Any, ...] | None = self.connection.execute(query, values).fetchone()
            return row

    def _state(self, name: str) -> str:
        row = self._one("SELECT value FROM state WHERE name = ?", (name,))
        return str(row[0]) if row else ""

    def _documents(self) -> tuple[Document, ...]:
        found = self.connection.execute("SELECT json, text FROM documents ORDER BY path, id")
        return tuple(
            dataclasses.replace(self._value(Document, line, "documents"), text=text) for line, text in found
        )

    def _extraction(self, document: str) -> Extraction:
        row = self._one("SELECT opening FROM documents WHERE id = ?", (document,))
        opening = bytes(row[0]) if row else b""
        return Extraction(
            document,
            attributions=self._values(Attribution, "attributions", document),
            statements=self._values(Statement, "statements", document),
            unknowns=self._values(Unknown, "unknowns", document),
            actors=self._values(Actor, "actors", document),
            places=self._values(Place, "places", document),
            acts=self._values(SpokenAct, "acts", document),
            relations=self._values(Relation, "relations", document),
            opening=opening,
        )

    def _failures(self) -> tuple[Failure, ...]:
        found = self.connection.execute("SELECT path, reason, remedy FROM failures ORDER BY path, reason")
        return tuple(Failure(*row) for row in found)

    def _values(self, kind: type[T], table: str, document: str | None = None) -> tuple[T, ...]:
        where, values = ("", ()) if document is None else ("WHERE document = ?", (document,))
        found = self.connection.execute(f"SELECT json FROM {table} {where} ORDER BY position", values)
        return tuple(self._value(kind, row[0], table) for row in found)

    def _value(self, kind: type[T], line: str, table: str) -> T:
        try:
            return from_json(kind, line)
        # cattrs raises groups of whatever went wrong inside; all of it means that the row was tampered with.
        except Exception as error:
            raise NotACase(
                self.name, f"a row of {table} is damaged", "see `allegedly verify`, or restore a copy"
            ) from error


class CaseWriter:
    """What adds to a case. Nothing is kept until the `transaction` around it ends."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self.connection = connection
        self.name = name
        self.view = CaseReader(connection, name)

    @classmethod
    def open(cls, path: Path | None) -> Self:
        """The case in this file, made where there is none; None gives a case in memory.

        Raises NotACase, CaseTooNew or CaseWriteFailed.
        """
        return cls(open_for_writing(path), IN_MEMORY if path is None else str(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is put inside is kept, or nothing where anything goes wrong."""
        with errors_named(self.name):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # SQLite itself rolls back on a full disk.
                if self.connection.in_transaction:
                    self.connection.rollback()
                raise

    def put_reading(
        self,
        key: str,
        original: Original,
        document: Document,
        extraction: Extraction,
        settings: str,
        time: str,
    ) -> bool:
        """Keep a document with its bytes and what was taken out of it; whether that changed anything.

        `key` tells the article as it was found, `settings` how it was read. What an earlier reading of the
        same document gave is replaced. Raises UnreadableInput where it cannot be stored: its id is that of a
        document with other bytes, its text holds no valid characters, or its extraction contradicts itself.
        """
        self._refuse_other_bytes(document)
        try:
            changed = self._put_document(original, document, extraction, settings, time)
            self._forget_failure(original.path)
            if self.view._one("SELECT 1 FROM sources WHERE key = ?", (key,)) is None:
                rows.insert_rows(self.connection, "sources", [rows.source_to_row(key, document.id, original)])
                return True
        except UnicodeEncodeError as error:
            raise UnreadableInput(
                document.path, "its text holds halves of characters", "save it as UTF-8"
            ) from error
        except sqlite3.IntegrityError as error:
            raise UnreadableInput(
                document.path, f"what was taken out of it contradicts itself ({error})", "report this defect"
            ) from error
        return changed

    def put_failure(self, failure: Failure, time: str) -> bool:
        """Keep that an input could not be read; whether that was new."""
        path, reason, remedy = (_encodable(each) for each in (failure.path, failure.reason, failure.remedy))
        added = self.connection.execute(
            "INSERT OR IGNORE INTO failures VALUES (?, ?, ?)", (path, reason, remedy)
        ).rowcount
        if added:
            append_entry(self.connection, time, Action.FAILED, path, json.dumps({"reason": reason}))
        return bool(added)

    def put_decision(self, decision: Decision) -> Decision:
        """Keep a decision under the next number, whatever number it has; the decision as it was kept."""
        return append_decision(self.connection, decision)

    def put_history(self, case: str, agreements: Sequence[Agreement], time: str) -> bool:
        """Keep how sources fared in a case before, in place of what it told earlier; whether that changed anything."""
        return replace_history(self.connection, case, agreements, time)

    def put_results(self, case: Case, time: str) -> bool:
        """Keep claims, links, lineage and assessments in place of the earlier ones; whether they differ."""
        tables = rows.results_to_rows(case)
        digest = rows.digest_of(str(row["json"]) for table in RESULTS_WITH_JSON for row in tables[table])
        documents = documents_digest(self.connection)
        if (digest, documents) == (self.view._state("results"), self.view._state("assessed documents")):
            return False
        self._clear_results()
        for table in reversed(RESULT_TABLES):
            rows.insert_rows(self.connection, table, tables[table])
        state = {"results": digest, "assessed documents": documents}
        rows.insert_rows(
            self.connection, "state", [{"name": name, "value": value} for name, value in state.items()]
        )
        counts = {"documents": len(case.documents), "statements": len(case.statements)}
        detail = {**counts, "claims": len(case.claims), "digest": digest}
        append_entry(self.connection, time, Action.ASSESSED, "case", json.dumps(detail))
        return True

    def _put_document(
        self, original: Original, document: Document, extraction: Extraction, settings: str, time: str
    ) -> bool:
        tables = rows.extraction_to_rows(extraction, document.text)
        row = rows.document_to_row(document, settings, "", extraction.opening)
        lines = [str(each["json"]) for table in tables.values() for each in table]
        digest = rows.digest_of([to_json(document.text), str(row["json"]), *lines])
        stored = self.view._one("SELECT digest, settings FROM documents WHERE id = ?", (document.id,))
        if stored == (digest, settings):
            return False
        if stored and stored[0] == digest:
            self.connection.execute(
                "UPDATE documents SET settings = ?, opening = ? WHERE id = ?",
                (settings, extraction.opening, document.id),
            )
            return True
        row = {**row, "digest": digest}
        if stored is None:
            self.connection.execute(
                "INSERT OR IGNORE INTO originals VALUES (?, ?, ?)",
                (document.sha256, len(original.data), original.data),
            )
            rows.insert_rows(self.connection, "documents", [row])
        else:
            self._clear_results()
            for table in reversed(tables):
                self.connection.execute(f"DELETE FROM {table} WHERE document = ?", (document.id,))
            changes = ", ".join(f"{name} = :{name}" for name in row)
            self.connection.execute(f"UPDATE documents SET {changes} WHERE id = :id", row)
        for table, values in tables.items():
            rows.insert_rows(self.connection, table, values)
        detail = json.dumps({"path": document.path, "sha256": document.sha256, "digest": digest})
        action = Action.ADDED if stored is None else Action.CHANGED
        append_entry(self.connection, time, action, document.id, detail)
        return True

    def _refuse_other_bytes(self, document: Document) -> None:
        known = self.view.sha256_of_document(document.id)
        if known not in (None, document.sha256):
            raise UnreadableInput(
                document.path,
                f"its id {document.id!r} is that of another document",
                "give it an id of its own",
            )

    def _forget_failure(self, path: str) -> None:
        self.connection.execute("DELETE FROM failures WHERE path = ?", (path,))

    def _clear_results(self) -> None:
        for table in (*RESULT_TABLES, "state"):
            self.connection.execute(f"DELETE FROM {table}")


def documents_digest(connection: sqlite3.Connection) -> str:
    """One hash that tells which documents a case holds, and how each was read."""
    return rows.digest_of(row[0] for row in connection.execute("SELECT digest FROM documents ORDER BY id"))


def _encodable(text: str) -> str:
    """The text with what is no character replaced, as a path may hold; SQLite keeps only valid UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")
