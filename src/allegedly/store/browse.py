"""Lists of a case a page at a time: counted, filtered and searched by the database, never read whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from allegedly.store.actors import ACTOR_ROWS, NAMING_ACTORS, ActorRow, actors_called, ids_to_list
from allegedly.store.casefile import CaseReader
from allegedly.store.log import Action, LogEntry
from allegedly.store.match import words_to_match

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CaseMarks:
    """What tells two states of a case apart: `documents` what was read, `results` what was made of it."""

    documents: str
    results: str


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """How many things the case holds; `took` are documents that took text from another."""

    documents: int
    outlets: int
    statements: int
    unknowns: int
    failures: int
    took: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in figures. `place` is the position of its first document and the place of its words there."""

    id: str
    documents: int
    statements: int
    against: int
    drifts: int
    plain: bool
    origins: int
    established: int
    independent_origins: float
    reliability: str
    credibility: str
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list."""

    id: str
    title: str
    publisher: str
    published: str
    path: str
    statements: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as articles name it, with how many statements and articles it is behind."""

    label: str
    kind: str
    attributions: int
    documents: int


@dataclass(frozen=True, slots=True)
class OriginRow:
    """An origin, and how many claims rest on it."""

    label: str
    kind: str
    established: bool
    claims: int


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement in a list, with its document and claim; `claim` is empty where it is in none."""

    id: str
    document: str
    text: str
    holders: str
    certainty: str
    polarity: str
    kind: str
    claim: str


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """One page of a list, and how many there are in all."""

    rows: tuple[T, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of a list: how many, after how many."""

    most: int
    after: int = 0


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What claims are asked for; what is empty asks for nothing. Dates are ISO days of publication."""

    words: str = ""
    actor: str = ""
    source: str = ""
    origin: str = ""
    earliest: str = ""
    latest: str = ""


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """What documents are asked for; what is empty asks for nothing."""

    words: str = ""
    publisher: str = ""
    earliest: str = ""
    latest: str = ""


def case_marks(reader: CaseReader) -> CaseMarks:
    """What tells this state of the case from others."""
    read = f"SELECT coalesce(max(sequence), 0) FROM log WHERE action <> '{Action.ASSESSED.value}'"
    made = "SELECT coalesce(group_concat(value), '') FROM (SELECT value FROM state ORDER BY name)"
    return CaseMarks(str(one_of(reader, read)), str(one_of(reader, made)))


def case_counts(reader: CaseReader, min_probability: float) -> CaseCounts:
    """The case counted; a document took text where that is at least this probable, from whichever, and no mere
    citation."""
    outlets = "CASE WHEN publisher <> '' THEN publisher ELSE path END"
    took = """SELECT count(*) FROM (SELECT taken_by FROM borrowings WHERE kind <> 'cites'
        GROUP BY taken_by HAVING sum(probability) >= ?)"""
    return CaseCounts(
        documents=one_of(reader, "SELECT count(*) FROM documents"),
        outlets=one_of(reader, f"SELECT count(DISTINCT {outlets}) FROM documents"),
        statements=one_of(reader, "SELECT count(*) FROM statements"),
        unknowns=one_of(reader, "SELECT count(*) FROM unknowns"),
        failures=one_of(reader, "SELECT count(*) FROM failures"),
        took=one_of(reader, took, min_probability),
    )


def document_ids(reader: CaseReader) -> tuple[str, ...]:
    """Ids of all documents in the case's order."""
    return column_of(reader, "SELECT id FROM documents ORDER BY path, id")


def unknown_ids(reader: CaseReader) -> tuple[str, ...]:
    """Ids of all known unknowns in the case's order."""
    query = """SELECT unknowns.id FROM unknowns JOIN documents ON documents.id = document
        ORDER BY documents.path, documents.id, position"""
    return column_of(reader, query)


def claim_rows(reader: CaseReader) -> tuple[ClaimRow, ...]:
    """All claims in figures, by id: what every ordering and filter of them needs."""
    order = {each: place for place, each in enumerate(document_ids(reader))}
    members: dict[str, list[tuple[str, int, bool]]] = {}
    query = """SELECT claim, document, CASE WHEN json_valid(json) THEN json_extract(json, '$.quote[0][0]') END,
            kind = 'asserted' AND polarity <> '-' AND certainty = 'CT' AND holders = 'AUTHOR'
        FROM claim_statements CROSS JOIN statements INDEXED BY statements_in_figures ON id = statement"""
    for claim, document, place, plain in reader.connection.execute(query):
        members.setdefault(claim, []).append((document, place or 0, bool(plain)))
    drifts = _counts(reader, "SELECT claim, count(*) FROM drifts GROUP BY claim")
    origins = _counts(reader, "SELECT claim, count(*) FROM origins GROUP BY claim")
    established = _counts(reader, "SELECT claim, sum(established) FROM origins GROUP BY claim")
    query = """SELECT id, statements, against, independent_origins, reliability, credibility
        FROM claims JOIN assessments ON claim = id ORDER BY id"""
    rows = []
    for claim, standing, against, independent, reliability, credibility in reader.connection.execute(query):
        held = members.get(claim, [])
        first = min(((order[document], place) for document, place, _ in held), default=(len(order), 0))
        rows.append(
            ClaimRow(
                id=claim,
                documents=len({document for document, _, _ in held}),
                statements=standing,
                against=against,
                drifts=drifts.get(claim, 0),
                plain=all(plain for _, _, plain in held),
                origins=origins.get(claim, 0),
                established=established.get(claim, 0),
                independent_origins=independent,
                reliability=reliability,
                credibility=credibility,
                place=first,
            )
        )
    return tuple(rows)


def claims_matching(reader: CaseReader, wanted: ClaimFilter) -> frozenset[str] | None:
    """Ids of the claims with a statement that is all that is asked for; None where nothing is asked."""
    match = words_to_match(wanted.words)
    if wanted.words and not match:
        return frozenset()
    conditions, values = _published_between(wanted.earliest, wanted.latest)
    if conditions:
        conditions = [f"document IN (SELECT id FROM documents WHERE {' AND '.join(conditions)})"]
    if match:
        conditions.append("number IN (SELECT rowid FROM statements_search WHERE statements_search MATCH ?)")
        values.append(match)
    if wanted.actor:
        conditions.append(f"id IN ({NAMING_ACTORS})")
        values.append(ids_to_list(actors_called(reader, wanted.actor)))
    if wanted.source:
        conditions.append("attribution IN (SELECT id FROM attributions WHERE label = ?)")
        values.append(wanted.source)
    found: frozenset[str] | None = None
    if conditions:
        query = f"""SELECT DISTINCT claim FROM claim_statements
            WHERE statement IN (SELECT id FROM statements WHERE {" AND ".join(conditions)})"""
        found = frozenset(column_of(reader, query, *values))
    if wanted.origin:
        resting = frozenset(column_of(reader, "SELECT claim FROM origins WHERE label = ?", wanted.origin))
        found = resting if found is None else found & resting
    return found


def document_rows(reader: CaseReader, wanted: DocumentFilter, page: Page) -> Listed[DocumentRow]:
    """Documents in the case's order."""
    match = words_to_match(wanted.words)
    if wanted.words and not match:
        return Listed((), 0)
    conditions, values = _published_between(wanted.earliest, wanted.latest)
    if match:
        conditions.append("number IN (SELECT rowid FROM documents_search WHERE documents_search MATCH ?)")
        values.append(match)
    if wanted.publisher:
        conditions.append("publisher = ?")
        values.append(wanted.publisher)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"""SELECT id, title, publisher, published, path,
            (SELECT count(*) FROM statements WHERE document = documents.id)
        FROM documents {where} ORDER BY path, id LIMIT ? OFFSET ?"""
    rows = reader.connection.execute(query, (*values, page.most, page.after))
    total = one_of(reader, f"SELECT count(*) FROM documents {where}", *values)
    return Listed(tuple(DocumentRow(*row) for row in rows), total)


def publishers(reader: CaseReader) -> tuple[str, ...]:
    """Names of all publishers, in alphabetical order."""
    return column_of(
        reader, "SELECT DISTINCT publisher FROM documents WHERE publisher <> '' ORDER BY publisher"
    )


def borrowing_count(reader: CaseReader) -> int:
    """How many borrowings there are."""
    return int(one_of(reader, "SELECT count(*) FROM borrowings"))


def source_rows(reader: CaseReader, words: str, page: Page) -> Listed[SourceRow]:
    """Sources whose name holds these letters, those behind most attributions first."""
    grouped = """SELECT label, source_kind, count(*) AS attributions, count(DISTINCT document) AS documents
        FROM attributions WHERE label <> '' AND instr(lower(label), lower(?)) GROUP BY label, source_kind"""
    return _listed(reader, SourceRow, grouped, "attributions DESC, label, source_kind", page, words)


def origin_rows(reader: CaseReader, words: str, page: Page) -> Listed[OriginRow]:
    """Origins whose name holds these letters, those that most claims rest on first."""
    grouped = """SELECT label, kind, established, count(DISTINCT claim) AS claims
        FROM origins WHERE instr(lower(label), lower(?)) GROUP BY label, kind, established"""
    found = _listed(reader, OriginRow, grouped, "established DESC, claims DESC, label, kind", page, words)
    rows = tuple(replace(row, established=bool(row.established)) for row in found.rows)
    return Listed(rows, found.total)


def actor_rows(reader: CaseReader, words: str, page: Page) -> Listed[ActorRow]:
    """Actors one of whose names holds these letters, those in most documents and named most often first."""
    grouped = f"{ACTOR_ROWS} WHERE instr(lower(name || '; ' || aliases), lower(?))"
    return _listed(reader, ActorRow, grouped, "documents DESC, mentions DESC, name, id", page, words)


def statements_of_source(reader: CaseReader, label: str, page: Page) -> Listed[StatementRow]:
    """Statements that this source is said to make, by document."""
    where = "attribution IN (SELECT id FROM attributions WHERE label = ?)"
    return _statements(reader, where, page, label)


def statements_of_actor(reader: CaseReader, actor: str, page: Page) -> Listed[StatementRow]:
    """Statements that name the actor with this id, by document; those on others of its name are not among them."""
    found = column_of(reader, NAMING_ACTORS, ids_to_list([actor]))
    where = "statements.id IN (SELECT value FROM json_each(?))"
    return _statements(reader, where, page, json.dumps(found))


def claims_of_statements(reader: CaseReader, statements: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """For each of the statements that is in a claim, the claim's id and text."""
    query = """SELECT statement, claims.id, text FROM claim_statements JOIN claims ON claims.id = claim
        WHERE statement IN (SELECT value FROM json_each(?)) ORDER BY claims.id DESC"""
    rows = reader.connection.execute(query, (json.dumps(sorted(set(statements))),))
    return {statement: (claim, text) for statement, claim, text in rows}


def words_of_statements(reader: CaseReader, statements: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """For each of the statements, its document's id and its words."""
    query = "SELECT id, document, text FROM statements WHERE id IN (SELECT value FROM json_each(?))"
    rows = reader.connection.execute(query, (json.dumps(sorted(set(statements))),))
    return {statement: (document, text) for statement, document, text in rows}


def log_page(reader: CaseReader, page: Page) -> Listed[LogEntry]:
    """What was done to the case, the latest first."""
    query = """SELECT sequence, time, action, subject, detail, previous, hash FROM log
        ORDER BY sequence DESC LIMIT ? OFFSET ?"""
    rows = reader.connection.execute(query, (page.most, page.after))
    entries = tuple(LogEntry(row[0], row[1], Action(row[2]), *row[3:]) for row in rows)
    return Listed(entries, one_of(reader, "SELECT count(*) FROM log"))


def _statements(reader: CaseReader, where: str, page: Page, *values: str) -> Listed[StatementRow]:
    query = f"""SELECT statements.id, document, text, holders, certainty, polarity, kind,
            coalesce((SELECT claim FROM claim_statements WHERE statement = statements.id LIMIT 1), '')
        FROM statements WHERE {where} ORDER BY document, position LIMIT ? OFFSET ?"""
    rows = reader.connection.execute(query, (*values, page.most, page.after))
    total = one_of(reader, f"SELECT count(*) FROM statements WHERE {where}", *values)
    return Listed(tuple(StatementRow(*row) for row in rows), total)


def _listed(
    reader: CaseReader, kind: type[T], grouped: str, order: str, page: Page, *values: str
) -> Listed[T]:
    query = f"SELECT * FROM ({grouped}) ORDER BY {order} LIMIT ? OFFSET ?"
    rows = reader.connection.execute(query, (*values, page.most, page.after))
    total = one_of(reader, f"SELECT count(*) FROM ({grouped})", *values)
    return Listed(tuple(kind(*row) for row in rows), total)


def _published_between(earliest: str, latest: str) -> tuple[list[str], list[str]]:
    """Conditions on the day of publication, inclusive; a date that is only known roughly counts by its start."""
    conditions, values = [], []
    if earliest:
        conditions.append("substr(published, 1, 10) >= ?")
        values.append(earliest)
    if latest:
        conditions.append("published <> '' AND substr(published, 1, 10) <= ?")
        values.append(latest)
    return conditions, values


def column_of(reader: CaseReader, query: str, *values: Any) -> tuple[str, ...]:
    """The first column of what a query gives."""
    return tuple(row[0] for row in reader.connection.execute(query, values))


def one_of(reader: CaseReader, query: str, *values: Any) -> Any:
    """The one value that a query gives."""
    return reader.connection.execute(query, values).fetchone()[0]


def _counts(reader: CaseReader, query: str) -> dict[str, int]:
    return dict(reader.connection.execute(query).fetchall())
