"""Checks of a case: bytes against their hashes, quotes against the texts, the log against itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from allegedly.codec import to_json
from allegedly.errors import NotACase
from allegedly.model.claim import Extraction
from allegedly.model.ids import sha256_of
from allegedly.model.text import Document, Span, Spans, words_of
from allegedly.store.casefile import RESULTS_WITH_JSON, CaseReader
from allegedly.store.connection import errors_named
from allegedly.store.decisions import decision_digest, decision_subject, decision_to_row
from allegedly.store.history import agreement_to_row, history_digest
from allegedly.store.log import FIRST_PREVIOUS, Action, LogEntry, entry_hash
from allegedly.store.rows import Row, digest_of, document_to_row, extraction_to_rows, results_to_rows

UNTOLD = ("number", "settings")
"""Columns that no JSON tells again."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing in a case that does not check: its id or table, and what is wrong with it."""

    subject: str
    reason: str


def findings_of(reader: CaseReader) -> tuple[Finding, ...]:
    """Everything in a case that does not check; empty for a sound one.

    Checked are the database itself, every original against its SHA-256, every span and quote against its
    document's text, the chain of the log, and what is stored against the digests that the log holds.
    """
    with errors_named(reader.name):
        connection = reader.connection
        return (
            *_database_findings(connection),
            *_original_findings(connection),
            *_content_findings(reader),
            *_log_findings(reader),
        )


def spans_to_findings(document: Document, extraction: Extraction) -> Iterator[Finding]:
    """Spans outside a document's text, and quotes that do not stand in it."""
    text = document.text
    for attribution in extraction.attributions:
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        yield from _outside(attribution.id, spans, text)
    for statement in extraction.statements:
        yield from _misquoted(statement.id, statement.quote, statement.text, text)
        others = [span for holder in statement.holders for span in holder.spans]
        others += [actor.span for actor in statement.actors]
        if statement.event:
            others += [statement.event.trigger, *(each.span for each in statement.event.arguments)]
        if statement.time:
            others.append(statement.time.span)
        yield from _outside(statement.id, others, text)
    for act in extraction.acts:
        spans = (act.event.trigger, *(each.span for each in act.event.arguments))
        yield from _outside(act.attribution, spans, text)
    for relation in extraction.relations:
        yield from _misquoted(relation.id, relation.quote, relation.text, text)
        yield from _outside(relation.id, (relation.subject_span, relation.object_span), text)
    for unknown in extraction.unknowns:
        yield from _misquoted(unknown.id, unknown.quote, unknown.text, text)


def log_to_findings(entries: Iterable[LogEntry]) -> Iterator[Finding]:
    """Entries of a log that were changed, put in or left out."""
    previous = FIRST_PREVIOUS
    for place, entry in enumerate(entries, start=1):
        subject = f"log entry {entry.sequence}"
        if entry.sequence != place:
            yield Finding(subject, f"it stands in place {place}: an entry is missing or was put in")
        if entry.previous != previous:
            yield Finding(subject, "it does not follow the entry before: one of them was changed")
        if entry.hash != entry_hash(entry):
            yield Finding(subject, "its hash is not that of its words: it was changed")
        previous = entry.hash


def _misquoted(subject: str, spans: Spans, words: str, text: str) -> Iterator[Finding]:
    yield from _outside(subject, spans, text)
    if not spans or words_of(spans, text) != words:
        yield Finding(subject, f"the words {words!r} do not stand where it says")


def _outside(subject: str, spans: Iterable[Span], text: str) -> Iterator[Finding]:
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            yield Finding(subject, f"the span {span.start}-{span.end} is outside its text of {len(text)}")


def _database_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (message,) in connection.execute("PRAGMA integrity_check").fetchall():
        if message != "ok":
            yield Finding("database", str(message))
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding(str(table), f"row {row} refers to something that is not in {other}")


def _original_findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    for sha256, data in connection.execute("SELECT sha256, bytes FROM originals ORDER BY sha256"):
        found = sha256_of(data)
        if found != sha256:
            yield Finding(f"original {sha256}", f"its bytes hash to {found}")


def _content_findings(reader: CaseReader) -> Iterator[Finding]:
    try:
        case = reader.case()
    except NotACase as error:
        yield Finding("database", error.reason)
        return
    expected = results_to_rows(case)
    expected["history"] = [agreement_to_row(each) for each in reader.history()]
    expected["decisions"] = [decision_to_row(each) for each in case.decisions]
    digests = dict(_reading_digests(reader.connection))
    expected["documents"] = [
        document_to_row(document, "", digests[document.id], extraction.opening)
        for document, extraction in zip(case.documents, case.extractions, strict=True)
    ]
    for document, extraction in zip(case.documents, case.extractions, strict=True):
        yield from spans_to_findings(document, extraction)
        for table, values in extraction_to_rows(extraction, document.text).items():
            expected.setdefault(table, []).extend(values)
    for table, values in expected.items():
        yield from _column_findings(reader.connection, table, values)


def _column_findings(connection: sqlite3.Connection, table: str, values: Iterable[Row]) -> Iterator[Finding]:
    """Rows whose columns for readers do not say what their JSON says."""
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in UNTOLD]
    said = {tuple(value[name] for name in names) for value in values}
    stored = set(connection.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall())
    if said != stored:
        different = len(said ^ stored)
        yield Finding(table, f"{different} rows do not say in their columns what they say in their JSON")


def _log_findings(reader: CaseReader) -> Iterator[Finding]:
    try:
        entries = reader.log()
    except ValueError as error:
        yield Finding("log", str(error))
        return
    yield from log_to_findings(entries)
    yield from _decision_findings(reader, entries)
    told = [_digest_in(entry) for entry in entries if entry.action is Action.HISTORY]
    if history_digest(reader.connection) != (told[-1] if told else digest_of(())):
        yield Finding("history", "it is not as it was when the log tells of it")
    logged: dict[str, str] = {}
    results = ""
    for entry in entries:
        if entry.action in (Action.ADDED, Action.CHANGED):
            logged[entry.subject] = _digest_in(entry)
        if entry.action is Action.ASSESSED:
            results = _digest_in(entry)
        elif entry.action is Action.CHANGED:
            results = ""
    stored = dict(_reading_digests(reader.connection))
    for identifier in sorted(logged.keys() | stored.keys()):
        if identifier not in stored:
            yield Finding(identifier, "the log tells of this document, and the case does not hold it")
        elif identifier not in logged:
            yield Finding(identifier, "the log tells nothing of this document")
        elif logged[identifier] != stored[identifier]:
            yield Finding(identifier, "it is not as it was when the log tells of it")
    if _results_digest(reader.connection) != results:
        yield Finding("claims and assessments", "they are not as they were when the log tells of them")


def _decision_findings(reader: CaseReader, entries: Iterable[LogEntry]) -> Iterator[Finding]:
    logged = {each.subject: _digest_in(each) for each in entries if each.action is Action.DECIDED}
    try:
        stored = {decision_subject(each.number): decision_digest(each) for each in reader.decisions()}
    except NotACase as error:
        yield Finding("database", error.reason)
        return
    for subject in sorted(logged.keys() | stored.keys()):
        if logged.get(subject) != stored.get(subject):
            yield Finding(subject, "it is not as it was when the log tells of it")


def _results_digest(connection: sqlite3.Connection) -> str:
    if not connection.execute("SELECT 1 FROM state WHERE name = 'results'").fetchone():
        return ""
    return digest_of(
        row[0]
        for table in RESULTS_WITH_JSON
        for row in connection.execute(f"SELECT json FROM {table} ORDER BY position")
    )


def _reading_digests(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for identifier, text, line in connection.execute("SELECT id, text, json FROM documents ORDER BY id"):
        lines = [to_json(text), line]
        for table in extraction_to_rows(Extraction(identifier), text):
            query = f"SELECT json FROM {table} WHERE document = ? ORDER BY position"
            lines += [row[0] for row in connection.execute(query, (identifier,))]
        yield identifier, digest_of(lines)


def _digest_in(entry: LogEntry) -> str:
    try:
        return str(json.loads(entry.detail).get("digest", ""))
    except (ValueError, AttributeError):
        return ""
