"""Values of the model as rows of the tables of a run, and back; each row holds its value whole, as JSON."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from allegedly.codec import from_json, to_json
from allegedly.config import TraceConfig
from allegedly.errors import UnreadableInput
from allegedly.link.terms import lemmas_to_terms
from allegedly.model.case import Case
from allegedly.model.claim import Extraction, Statement
from allegedly.model.ids import sha256_of
from allegedly.model.text import Document
from allegedly.pipeline import Reading
from allegedly.trace.passages import text_to_shingles
from allegedly.trace.words import document_to_hashed_words

_HALVES = re.compile("[\ud800-\udfff]")
Row = dict[str, Any]
Tables = Mapping[str, list[Row]]


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """A document's row, and the hashes of the runs of words that it holds."""

    row: Row
    shingles: bytes


@dataclass(frozen=True, slots=True)
class ExtractionRows:
    """The rows of one document's extraction, by table."""

    extraction: Row
    statements: tuple[Row, ...]
    terms: tuple[Row, ...]


def id_to_number(identifier: str) -> int:
    """The first 64 bits of the hash of an id: what tables are joined by.

    >>> id_to_number("doc-1") == id_to_number("doc-1") < 2**64
    True
    """
    return int.from_bytes(hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).digest()[:8], "big")


def document_to_rows(document: Document, config: TraceConfig) -> DocumentRows:
    """The row of a document, but for the bytes that it was read from, and its shingles (64-bit hashes, ascending).

    Raises UnreadableInput where its text holds halves of characters, which no file can hold.
    """
    text = document.text
    if _HALVES.search(text):
        raise UnreadableInput(document.path, "its text holds halves of characters", "save it as UTF-8")
    published = document.published
    row = {
        "number": id_to_number(document.id),
        "id": encodable(document.id),
        "sha256": document.sha256,
        "text_hash": sha256_of(text.encode()),
        "path": encodable(document.path),
        "publisher": encodable(document.publisher),
        "published": published.value if published else "",
        "title": encodable(document.title),
        "url": encodable(document.url),
        "words": len(text.split()),
        "text": text,
        "json": encodable(to_json(dataclasses.replace(document, text=""))),
    }
    shingles = np.unique(text_to_shingles(document_to_hashed_words(document), config.shingle_words))
    return DocumentRows(row, shingles.tobytes())


def row_to_document(text: str, line: str) -> Document:
    """The document that a row holds."""
    return dataclasses.replace(from_json(Document, line), text=text)


def extraction_to_rows(extraction: Extraction) -> ExtractionRows:
    """The rows of an extraction: it as a whole, its statements, and the terms by which they are compared."""
    number = id_to_number(extraction.document)
    whole = {
        "number": number,
        "document": encodable(extraction.document),
        "json": encodable(to_json(extraction)),
    }
    statements = tuple(_statement_row(number, each) for each in extraction.statements)
    terms = tuple(
        {"number": number, "statement": id_to_number(each.id), "term": encodable(term)}
        for each in extraction.statements
        for term in sorted(set(lemmas_to_terms(each.lemmas)))
    )
    return ExtractionRows(whole, statements, terms)


def _statement_row(number: int, statement: Statement) -> Row:
    return {
        "number": number,
        "id": statement.id,
        "document": encodable(statement.document),
        "text": encodable(statement.text),
        "quote": [[span.start, span.end] for span in statement.quote],
        "holders": [encodable(holder.label) for holder in statement.holders],
        "source_kind": statement.source.kind.value,
        "certainty": statement.stance.certainty.value,
        "polarity": statement.stance.polarity.value,
        "kind": statement.stance.kind.value,
        "factuality": statement.stance.factuality,
        "time_start": statement.time.start if statement.time else "",
        "time_end": statement.time.end if statement.time else "",
        "place": encodable(statement.place),
        "actors": sorted({encodable(actor.name) for actor in statement.actors}),
        "heading": statement.heading,
    }


def rows_to_reading(text: str, document: str, extraction: str) -> Reading:
    """The reading that the rows of a document and of its extraction hold."""
    return Reading(row_to_document(text, document), from_json(Extraction, extraction))


def case_to_tables(case: Case, story: str) -> dict[str, list[Row]]:
    """What linking, tracing and weighing one story gave, by table."""
    lineage = case.lineage
    assessed = {each.claim: each for each in case.assessments}
    return {
        "claims": [
            {
                "story": story,
                "id": each.id,
                "text": each.text,
                "statements": list(each.statements),
                "against": list(each.against),
                "json": to_json(each),
            }
            for each in case.claims
        ],
        "links": list(_rows(story, case.links, ("left", "right", "verdict", "probability"))),
        "borrowings": list(
            _rows(story, lineage.borrowings, ("taken_from", "taken_by", "kind", "probability"))
        ),
        "origins": list(
            _rows(
                story,
                lineage.origins,
                ("id", "claim", "label", "kind", "established", "statements", "documents"),
            )
        ),
        "origin_pairs": list(
            _rows(story, lineage.pairs, ("left", "right", "dependence", "probability_independent", "reason"))
        ),
        "drifts": list(
            _rows(
                story, lineage.drifts, ("claim", "from_statement", "to_statement", "kind", "size", "reason")
            )
        ),
        "assessments": list(
            _rows(
                story,
                [assessed[each.id] for each in case.claims if each.id in assessed],
                (
                    "claim",
                    "probability",
                    "likelihood",
                    "confidence",
                    "independent_origins",
                    "reliability",
                    "credibility",
                    "reasons",
                    "would_change",
                ),
            )
        ),
    }


def _rows(story: str, values: Sequence[Any], fields: Sequence[str]) -> Iterator[Row]:
    for value in values:
        row: Row = {"story": story}
        for name in fields:
            given = getattr(value, name)
            row[name] = list(given) if isinstance(given, tuple) else getattr(given, "value", given)
        yield {**row, "json": to_json(value)}


def encodable(text: str) -> str:
    """The text with each half of a character, which Parquet cannot hold, as U+FFFD; as long as before."""
    return _HALVES.sub("\ufffd", text)
