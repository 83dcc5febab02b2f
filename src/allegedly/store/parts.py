"""Parts of a case: as much of it as one page shows, read by indexes and never the whole.

A part is a Case in its own right. Long claims come with their first statements only; `Part.members` counts all.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from allegedly.model.actor import Actor, Place
from allegedly.model.case import Case
from allegedly.model.claim import Claim, Extraction, Relation, SpokenAct, Statement, Unknown
from allegedly.model.grade import Assessment
from allegedly.model.lineage import Borrowing, Drift, Lineage, Origin, OriginPair
from allegedly.model.source import Attribution
from allegedly.model.text import Document, Original, PublicationDate
from allegedly.store.casefile import CaseReader

T = TypeVar("T")

MAX_NEIGHBOURS = 60
"""Articles that one article took from or gave to, the surest first, in the part that shows it."""

_IN = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a case, and how many statements each of its claims has in the whole."""

    case: Case
    members: Mapping[str, int]


def claims_part(reader: CaseReader, claims: Collection[str], most: int, *, texts: bool = True) -> Part:
    """These claims with up to `most` statements of either side each, and all that bears on them.

    Without `texts` there is what rows of a list tell: the documents come without theirs, and nothing of
    borrowings, pairs of origins and known unknowns. Unknown ids are passed over.
    """
    found = {each.id: each for each in _by_id(reader, Claim, "claims", claims)}
    kept = [_cut(reader, each, most) for each in found.values()]
    assessments = _by_id(reader, Assessment, "assessments", found, key="claim")
    drifts = _by_id(reader, Drift, "drifts", found, key="claim")
    wanted = {each for claim in kept for each in (*claim.statements, *claim.against)}
    wanted.update(each for drift in drifts for each in (drift.from_statement, drift.to_statement))
    origins = _by_id(reader, Origin, "origins", found, key="claim")
    statements = _by_id(reader, Statement, "statements", wanted)
    documents = {each.document for each in statements}
    unknowns: tuple[Unknown, ...] = ()
    pairs: tuple[OriginPair, ...] = ()
    borrowings: tuple[Borrowing, ...] = ()
    if texts:
        pairs = _by_id(reader, OriginPair, "origin_pairs", {each.id for each in origins}, key="left_origin")
        unknowns = _by_id(reader, Unknown, "unknowns", {each for it in assessments for each in it.unknowns})
        documents |= {each.document for each in unknowns}
        inside = json.dumps(sorted(documents))
        borrowings = _values(
            reader, Borrowing, f"borrowings WHERE taken_by IN {_IN} AND taken_from IN {_IN}", inside, inside
        )
    case = _assembled(
        _documents(reader, documents, texts=texts),
        statements,
        unknowns,
        claims=tuple(kept),
        lineage=Lineage(borrowings, origins, pairs, drifts),
        assessments=assessments,
    )
    return Part(case, {each.id: len(each.statements) + len(each.against) for each in found.values()})


def document_part(reader: CaseReader, document: str) -> Part | None:
    """One document with all its statements, their claims (with its own statements alone) and its borrowings.

    None where the case holds no document with this id.
    """
    if reader.sha256_of_document(document) is None:
        return None
    statements = _values(reader, Statement, "statements WHERE document = ?", document)
    unknowns = _values(reader, Unknown, "unknowns WHERE document = ?", document)
    own = {each.id for each in statements}
    query = f"SELECT DISTINCT claim FROM claim_statements WHERE statement IN {_IN}"
    ids = [row[0] for row in reader.connection.execute(query, (json.dumps(sorted(own)),))]
    claims = tuple(
        dataclasses.replace(
            each,
            statements=tuple(it for it in each.statements if it in own),
            against=tuple(it for it in each.against if it in own),
        )
        for each in _by_id(reader, Claim, "claims", ids)
    )
    borrowings = tuple(
        each
        for side in ("taken_by", "taken_from")
        for each in _values(
            reader,
            Borrowing,
            f"borrowings WHERE {side} = ?",
            document,
            order="probability DESC, position",
            most=MAX_NEIGHBOURS,
        )
    )
    near = {document, *(end for each in borrowings for end in (each.taken_from, each.taken_by))}
    case = _assembled(
        _documents(reader, near, texts=True),
        statements,
        unknowns,
        claims=claims,
        lineage=Lineage(borrowings),
        assessments=_by_id(reader, Assessment, "assessments", ids, key="claim"),
    )
    return Part(case, {})


def pair_part(reader: CaseReader, left: str, right: str) -> Part:
    """Two documents and what either took from the other."""
    ends = json.dumps([left, right])
    borrowings = _values(
        reader, Borrowing, f"borrowings WHERE taken_by IN {_IN} AND taken_from IN {_IN}", ends, ends
    )
    documents = _documents(reader, (left, right), texts=True)
    return Part(_assembled(documents, (), (), lineage=Lineage(borrowings)), {})


def borrowings_part(reader: CaseReader, first: int, most: int) -> Part:
    """Borrowings from this place on, in order of who took and then the surest first, with their documents."""
    query = """borrowings JOIN documents AS takers ON takers.id = taken_by"""
    found = _values(
        reader,
        Borrowing,
        query,
        column="borrowings.json",
        order="takers.path, takers.id, probability DESC, position",
        most=most,
        first=first,
    )
    ends = {end for each in found for end in (each.taken_from, each.taken_by)}
    return Part(_assembled(_documents(reader, ends, texts=True), (), (), lineage=Lineage(found)), {})


def unknowns_part(reader: CaseReader, ids: Iterable[str]) -> Part:
    """These known unknowns with their documents."""
    found = _by_id(reader, Unknown, "unknowns", ids)
    documents = _documents(reader, {each.document for each in found}, texts=True)
    return Part(_assembled(documents, (), found, lineage=Lineage()), {})


def document_reading(reader: CaseReader, document: str) -> tuple[Document, Extraction] | None:
    """One document with everything that was taken out of it; None where there is no such document."""
    found = _documents(reader, [document], texts=True)
    if not found:
        return None
    where = "WHERE document = ?"
    return found[0], Extraction(
        document,
        _values(reader, Attribution, f"attributions {where}", document),
        _values(reader, Statement, f"statements {where}", document),
        _values(reader, Unknown, f"unknowns {where}", document),
        acts=_values(reader, SpokenAct, f"acts {where}", document),
        relations=_values(reader, Relation, f"relations {where}", document),
        actors=_values(reader, Actor, f"actors {where}", document),
        places=_values(reader, Place, f"places {where}", document),
    )


def documents_without_text(reader: CaseReader, ids: Iterable[str]) -> tuple[Document, ...]:
    """These documents, enough of each to name it."""
    return _documents(reader, ids, texts=False)


def statements_of(reader: CaseReader, ids: Iterable[str]) -> dict[str, Statement]:
    """These statements by their ids."""
    return {each.id: each for each in _by_id(reader, Statement, "statements", set(ids))}


def original_of(reader: CaseReader, document: str) -> Original | None:
    """The bytes that a document was read from, as they were found; None where there is no such document."""
    query = "SELECT key FROM sources WHERE document = ? ORDER BY path, key LIMIT 1"
    row = reader.connection.execute(query, (document,)).fetchone()
    return reader.original(row[0]) if row else None


def _cut(reader: CaseReader, claim: Claim, most: int) -> Claim:
    if max(len(claim.statements), len(claim.against)) <= most:
        return claim
    query = """SELECT statement FROM claim_statements JOIN statements ON statements.id = statement
        JOIN documents ON documents.id = document WHERE claim = ? AND side = ?
        ORDER BY published, path, statements.position LIMIT ?"""
    sides = (
        tuple(row[0] for row in reader.connection.execute(query, (claim.id, side, most)))
        for side in ("for", "against")
    )
    standing, against = sides
    return dataclasses.replace(claim, statements=standing, against=against)


def _assembled(
    documents: Iterable[Document],
    statements: Iterable[Statement],
    unknowns: Iterable[Unknown],
    *,
    claims: tuple[Claim, ...] = (),
    lineage: Lineage,
    assessments: tuple[Assessment, ...] = (),
) -> Case:
    ordered = tuple(documents)
    held: dict[str, list[Statement]] = {}
    for statement in statements:
        held.setdefault(statement.document, []).append(statement)
    unknown: dict[str, list[Unknown]] = {}
    for each in unknowns:
        unknown.setdefault(each.document, []).append(each)
    extractions = tuple(
        Extraction(
            document.id,
            statements=tuple(held.get(document.id, ())),
            unknowns=tuple(unknown.get(document.id, ())),
        )
        for document in ordered
    )
    return Case(ordered, extractions, claims, (), lineage, assessments)


def _documents(reader: CaseReader, ids: Iterable[str], *, texts: bool) -> tuple[Document, ...]:
    wanted = json.dumps(sorted(set(ids)))
    if not texts:
        return tuple(_named_documents(reader, wanted))
    query = f"SELECT json, text FROM documents WHERE id IN {_IN} ORDER BY path, id"
    return tuple(
        dataclasses.replace(reader._value(Document, line, "documents"), text=words)
        for line, words in reader.connection.execute(query, (wanted,))
    )


def _named_documents(reader: CaseReader, wanted: str) -> Iterator[Document]:
    """Documents with what names them: lists of 25 claims may need a thousand, and whole ones take 0.1 ms each."""
    query = f"""SELECT id, sha256, path, title, publisher, json_extract(json, '$.published') FROM documents
        WHERE id IN {_IN} ORDER BY path, id"""
    for identifier, digest, path, title, publisher, line in reader.connection.execute(query, (wanted,)):
        published = reader._value(PublicationDate, line, "documents") if line else None
        yield Document(identifier, digest, path, "", title, publisher, published)


def _by_id(
    reader: CaseReader, kind: type[T], table: str, ids: Iterable[str], key: str = "id"
) -> tuple[T, ...]:
    return _values(reader, kind, f"{table} WHERE {key} IN {_IN}", json.dumps(sorted(set(ids))))


def _values(
    reader: CaseReader,
    kind: type[T],
    query: str,
    *values: str,
    column: str = "json",
    order: str = "position",
    most: int = -1,
    first: int = 0,
) -> tuple[T, ...]:
    found = reader.connection.execute(
        f"SELECT {column} FROM {query} ORDER BY {order} LIMIT {most:d} OFFSET {first:d}", values
    )
    return tuple(reader._value(kind, row[0], query.split()[0]) for row in found)
