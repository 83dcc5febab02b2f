"""The stages of a run that take one document at a time: read it, then take it apart."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from allegedly.codec import from_json, to_json
from allegedly.engine.assess import source_key
from allegedly.engine.parquet import RunFolder
from allegedly.engine.run_job import BatchWriter, Job, Step, failure_to_row
from allegedly.engine.run_tables import opened_tables
from allegedly.engine.stages import StoredDocument
from allegedly.engine.stages_rows import DocumentRows, ExtractionRows, Row, encodable, id_to_number
from allegedly.model.case import Failure
from allegedly.model.text import Original

MAX_COPIES = 20
"""Of documents with the very same text, so many are taken apart; the others are traced by their texts alone: a copy
moves no probability, and a million identical articles cost what twenty do."""
ORIGINALS_PER_TASK = 32
BYTES_PER_TASK = 4 * 1024 * 1024
DOCUMENTS_PER_TASK = 16
"""The parser's own batch."""
MET_AT_ONCE = 1_000_000
"""A number takes 8 bytes in an array and some 70 in a set: 7 GB more for a hundred million articles."""
EXTRACTED_TIMES_TEXT = 20
"""What is taken out of a text is about so many times as long, as rows."""

Numbers = npt.NDArray[np.uint64]


def read_inputs(job: Job, found: Iterable[Original | Failure]) -> Iterator[Step]:
    """Read the articles that the run does not hold yet: `documents` and `shingles`."""
    known = _Known(job.folder)
    failures: list[Failure] = []
    writer = BatchWriter(job.folder, "documents", job.options.batch)
    for original, answer in job.crew.answers("documents", _new_batches(found, known, failures)):
        number = id_to_number(source_key(original))
        if isinstance(answer, DocumentRows):
            writer.add(
                _document_rows(original, number, answer), len(original.data) + 16 * len(answer.shingles)
            )
            yield Step(1)
        else:
            writer.add({"documents": [_failed_row(number, answer)]})
            yield Step(1, 1)
        yield from _told(failures, writer)
    yield from _told(failures, writer)
    writer.flush()


def _new_batches(
    found: Iterable[Original | Failure], known: _Known, failures: list[Failure]
) -> Iterator[list[Original]]:
    """New articles in batches; new failures go where they are told."""
    batch: list[Original] = []
    size = 0
    for item in found:
        if isinstance(item, Failure):
            if known.is_new(_failure_number(item)):
                failures.append(item)
        elif known.is_new(id_to_number(source_key(item))):
            batch.append(item)
            size += len(item.data)
        if len(batch) >= ORIGINALS_PER_TASK or size >= BYTES_PER_TASK:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _told(failures: list[Failure], writer: BatchWriter) -> Iterator[Step]:
    while failures:
        failure = failures.pop(0)
        writer.add({"documents": [_failed_row(_failure_number(failure), failure)]})
        yield Step(1, 1)


class _Known:
    """Which articles the run holds: a sorted array of numbers, and a set of those met of late, of bounded size."""

    def __init__(self, folder: RunFolder) -> None:
        found = [np.array(rows["source"], dtype=np.uint64) for rows in folder.rows("documents", ["source"])]
        self._stored = np.sort(np.concatenate(found)) if found else np.zeros(0, dtype=np.uint64)
        self._met: set[int] = set()

    def is_new(self, number: int) -> bool:
        """Whether it is met for the first time; from now on it is not."""
        if number in self._met or _holds(self._stored, number):
            return False
        self._met.add(number)
        if len(self._met) >= MET_AT_ONCE:
            met = np.fromiter(self._met, np.uint64, len(self._met))
            self._stored = np.union1d(self._stored, met)
            self._met.clear()
        return True


def _holds(ordered: Numbers, number: int) -> bool:
    at = int(np.searchsorted(ordered, np.uint64(number)))
    return at < len(ordered) and int(ordered[at]) == number


def _failure_number(failure: Failure) -> int:
    return id_to_number(f"failure {failure.path} {failure.reason}")


def _document_rows(original: Original, number: int, found: DocumentRows) -> dict[str, list[Row] | pa.Table]:
    given = encodable(to_json(dataclasses.replace(original, data=b"")))
    row = {**found.row, "source": number, "bytes": original.data, "given": given}
    shingles = np.frombuffer(found.shingles, dtype=np.uint64)
    # A row for each of hundreds of runs of words would cost the leading process more than all else.
    numbers = np.full(len(shingles), found.row["number"], dtype=np.uint64)
    return {"documents": [row], "shingles": pa.table({"number": numbers, "shingle": shingles})}


def _failed_row(number: int, failure: Failure) -> Row:
    return {"source": number, "path": encodable(failure.path), **failure_to_row(failure)}


def read_clashing(job: Job) -> Iterator[Step]:
    """Read articles again that came with an id that another one has, so that they get one of their own."""
    with opened_tables(job.folder, job.options.memory_gib) as tables:
        tables.run("chosen")
        sources = np.sort(tables.columns("clashes")["source"].astype(np.uint64))
    if len(sources):
        yield from read_inputs(job, _originals_without_id(job.folder, sources))


def _originals_without_id(folder: RunFolder, sources: Numbers) -> Iterator[Original]:
    columns = ("source", "given", "bytes")
    for rows in folder.rows("documents", columns):
        for source, given, data in zip(*(rows[name] for name in columns), strict=True):
            if _holds(sources, source):
                yield dataclasses.replace(from_json(Original, given), data=data, id="")


def extract_pending(job: Job) -> Iterator[Step]:
    """Take apart the documents that were not yet: `extractions`, `statements` and `terms`."""
    with opened_tables(job.folder, job.options.memory_gib) as tables:
        tables.run("chosen")
        pending = np.sort(tables.columns("pending", max_copies=MAX_COPIES)["source"].astype(np.uint64))
    writer = BatchWriter(job.folder, "extractions", job.options.batch)
    for document, answer in job.crew.answers("statements", _stored_batches(job.folder, pending)):
        if isinstance(answer, ExtractionRows):
            rows = {
                "statements": answer.statements,
                "terms": answer.terms,
                "extractions": [answer.extraction],
            }
            writer.add(rows, EXTRACTED_TIMES_TEXT * len(document.text))
        else:
            writer.add({"extractions": [{"number": document.number, **failure_to_row(answer)}]})
        yield Step(1, int(isinstance(answer, Failure)), len(pending))
    writer.flush()


def _stored_batches(folder: RunFolder, pending: Numbers) -> Iterator[list[StoredDocument]]:
    """The documents of these rows in batches."""
    columns = ("source", "number", "path", "text", "json")
    batch: list[StoredDocument] = []
    for rows in folder.rows("documents", columns) if len(pending) else ():
        for source, *fields in zip(*(rows[name] for name in columns), strict=True):
            if _holds(pending, source):
                batch.append(StoredDocument(*fields))
            if len(batch) >= DOCUMENTS_PER_TASK:
                yield batch
                batch = []
    if batch:
        yield batch
