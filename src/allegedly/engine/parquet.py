"""The folder of a run: tables of Parquet parts, each part whole or absent, whatever happens while it is written.

    DIR/run.json                    what made it, and what came of it
    DIR/documents/part-000000.parquet ...
    DIR/joins/                      which documents are tied, and what is on the way to it (run_parts.py)

A batch of work may have parts in several tables. They are put in place one by one, that of the batch's last table at
the end: a part of another table that stands alone is left of a batch cut off, and is dropped at the next start.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from allegedly.errors import RunError

SCHEMA = "allegedly/run-1"
RECORD = "run.json"
COMPRESSION = "zstd"

BATCHES: Mapping[str, tuple[str, ...]] = {
    "documents": ("shingles", "documents"),
    "extractions": ("statements", "terms", "extractions"),
    "stories": (
        "claims",
        "links",
        "borrowings",
        "origins",
        "origin_pairs",
        "drifts",
        "assessments",
        "stories",
    ),
}
"""The tables that a batch of each stage fills, in the order in which its parts are put in place."""


@functools.cache
def schemas() -> Mapping[str, pa.Schema]:
    """The columns of each table."""
    text, number, real, flag = pa.string(), pa.uint64(), pa.float64(), pa.bool_()
    texts = pa.list_(text)
    columns: Mapping[str, Mapping[str, pa.DataType]] = {
        "documents": {
            "source": number,
            "number": number,
            **dict.fromkeys(
                ("id", "sha256", "text_hash", "path", "publisher", "published", "title", "url"), text
            ),
            "words": pa.int64(),
            **dict.fromkeys(("text", "json"), text),
            "bytes": pa.binary(),
            **dict.fromkeys(("given", "error", "remedy"), text),
        },
        "shingles": {"number": number, "shingle": number},
        "extractions": {"number": number, **dict.fromkeys(("document", "json", "error", "remedy"), text)},
        "statements": {
            "number": number,
            **dict.fromkeys(("id", "document", "text"), text),
            "quote": pa.list_(pa.list_(pa.int64())),
            "holders": texts,
            **dict.fromkeys(("source_kind", "certainty", "polarity", "kind"), text),
            "factuality": real,
            **dict.fromkeys(("time_start", "time_end", "place"), text),
            "actors": texts,
            "heading": flag,
        },
        "terms": {"number": number, "statement": number, "term": text},
        "stories": {"story": text, "documents": pa.int64(), "error": text, "remedy": text},
        "claims": {
            "story": text,
            "id": text,
            "text": text,
            "statements": texts,
            "against": texts,
            "json": text,
        },
        "links": {
            **dict.fromkeys(("story", "left", "right", "verdict"), text),
            "probability": real,
            "json": text,
        },
        "borrowings": {
            **dict.fromkeys(("story", "taken_from", "taken_by", "kind"), text),
            "probability": real,
            "json": text,
        },
        "origins": {
            **dict.fromkeys(("story", "id", "claim", "label", "kind"), text),
            "established": flag,
            "statements": texts,
            "documents": texts,
            "json": text,
        },
        "origin_pairs": {
            **dict.fromkeys(("story", "left", "right", "dependence"), text),
            "probability_independent": real,
            "reason": text,
            "json": text,
        },
        "drifts": {
            **dict.fromkeys(("story", "claim", "from_statement", "to_statement", "kind"), text),
            "size": real,
            "reason": text,
            "json": text,
        },
        "assessments": {
            "story": text,
            "claim": text,
            "probability": real,
            "likelihood": text,
            "confidence": text,
            "independent_origins": real,
            "reliability": text,
            "credibility": text,
            "reasons": texts,
            "would_change": texts,
            "json": text,
        },
    }
    return {name: pa.schema(list(found.items())) for name, found in columns.items()}


@dataclass(frozen=True, slots=True)
class RunFolder:
    """The tables of a run on this machine's disk."""

    root: Path

    @classmethod
    def open(cls, root: Path, settings: Mapping[str, str]) -> RunFolder:
        """The folder of a run with these settings, made where there is none; left-overs of a cut-off run go.

        Raises RunError where it holds something else, or was made with other settings.
        """
        folder = cls(root)
        record = folder.record()
        if not record:
            if root.exists() and any(root.iterdir()):
                raise RunError(str(root), "it holds files, and none of a run", "give a new folder")
            folder.write_record({"schema": SCHEMA, **settings})
        for name, value in settings.items():
            if record and record.get(name) != value:
                reason = f"it was made with another {name}: {record.get(name)!r}, not {value!r}"
                raise RunError(str(root), reason, "give a new folder")
        folder._drop_leftovers()
        return folder

    def record(self) -> dict[str, Any]:
        """What run.json holds; empty where there is none. Raises RunError where it is no record of a run."""
        try:
            record = json.loads((self.root / RECORD).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise RunError(
                str(self.root), f"its {RECORD} cannot be read ({error})", "give a new folder"
            ) from error
        if not isinstance(record, dict) or record.get("schema") != SCHEMA:
            raise RunError(str(self.root), f"its {RECORD} is not that of a run", "give a new folder")
        return record

    def write_record(self, record: Mapping[str, Any]) -> None:
        """Replace run.json. Raises RunError where the disk is full or not to be written."""
        self.put_text(self.root / RECORD, json.dumps(record, ensure_ascii=False, indent=1) + "\n")

    def put_text(self, place: Path, text: str) -> None:
        """Write a file of text, whole or not at all. Raises RunError where the disk is full or not to be written."""
        self._put(place, lambda path: path.write_text(text, encoding="utf-8"))

    def parts(self, table: str) -> list[Path]:
        """The parts of a table, in order."""
        return sorted((self.root / table).glob("part-*.parquet"))

    def pattern(self, table: str) -> str:
        """The parts of a table as DuckDB names them."""
        return str(self.root / table / "part-*.parquet")

    def put_batch(self, last: str, tables: Mapping[str, pa.Table]) -> None:
        """Put a batch's tables in place as the next part of each of its tables. Raises RunError."""
        known = self.parts(last)
        number = int(known[-1].stem.partition("-")[2]) + 1 if known else 0
        for table in BATCHES[last]:
            place = self.root / table / f"part-{number:06}.parquet"
            self._put(place, functools.partial(pq.write_table, tables[table], compression=COMPRESSION))

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[dict[str, list[Any]]]:
        """These columns of a table, some thousand rows at a time."""
        for part in self.parts(table):
            for batch in pq.ParquetFile(part).iter_batches(columns=list(columns)):
                yield batch.to_pydict()

    def drop_batch(self, last: str, part: Path) -> None:
        """Take the parts of a batch away, that of its last table first."""
        for table in reversed(BATCHES[last]):
            (self.root / table / part.name).unlink(missing_ok=True)

    def _drop_leftovers(self) -> None:
        shutil.rmtree(self.root / "spill", ignore_errors=True)
        for last, tables in BATCHES.items():
            whole = {part.name for part in self.parts(last)}
            for table in tables:
                for path in (self.root / table).glob("*"):
                    if path.name not in whole:
                        path.unlink()

    def _put(self, place: Path, write: Any) -> None:
        """Write a file beside its place and then put it there, so that it is whole or absent."""
        beside = place.with_name(f".{place.name}.new")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            write(beside)
            with beside.open("rb") as stream:
                os.fsync(stream.fileno())
            beside.replace(place)
        except OSError as error:
            reason = f"it cannot be written ({error.strerror or error})"
            raise RunError(
                str(place), reason, "free some space, and run it again: it goes on there"
            ) from error
