"""What the stages of a run share: where they write, who does the work, how it is carried out, and batches of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from allegedly.config import Config
from allegedly.engine.crew import Crew
from allegedly.engine.engines import Engine
from allegedly.engine.parquet import BATCHES, RunFolder, schemas
from allegedly.engine.stages_rows import Row, encodable
from allegedly.model.case import Failure

SECONDS_PER_TASK = 600.0
BYTES_PER_BATCH = 64 * 1024 * 1024
"""A batch of rows ends here, however few articles it holds: memory is bounded for long ones too."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How a run is carried out; none of it changes what comes out.

    `workers` is one for each core where it is None. `memory_gib` bounds the joins; each worker needs about 0.7 GiB
    besides. `batch` is how many articles are written at once, and so the most that is done twice after a kill.
    """

    engine: Engine = Engine.LOCAL
    workers: int | None = 1
    memory_gib: float = 2.0
    batch: int = 1000
    seconds: float = SECONDS_PER_TASK


@dataclass(frozen=True, slots=True)
class Job:
    """A run at work."""

    folder: RunFolder
    crew: Crew
    config: Config
    options: RunOptions


@dataclass(frozen=True, slots=True)
class Step:
    """So many more things done and failed, of a total where that is known."""

    done: int
    failed: int = 0
    total: int = 0


class BatchWriter:
    """Gathers rows, and puts a batch of them in place whenever there are enough."""

    def __init__(self, folder: RunFolder, last: str, size: int) -> None:
        self._folder = folder
        self._last = last
        self._size = size
        self._rows: dict[str, list[Mapping[str, Any]]] = {table: [] for table in BATCHES[last]}
        self._columns: dict[str, list[pa.Table]] = {table: [] for table in BATCHES[last]}
        self._bytes = 0

    def add(self, rows: Mapping[str, Sequence[Mapping[str, Any]] | pa.Table], size: int = 0) -> None:
        """Add rows by table, or columns of them; `size` is about how many bytes they hold."""
        for table, found in rows.items():
            if isinstance(found, pa.Table):
                self._columns[table].append(found)
            else:
                self._rows[table].extend(found)
        self._bytes += size
        if len(self._rows[self._last]) >= self._size or self._bytes >= BYTES_PER_BATCH:
            self.flush()

    def flush(self) -> None:
        """Put what was gathered in place. Raises RunError where the disk is full."""
        if self._rows[self._last]:
            made = {
                table: pa.concat_tables([pa.Table.from_pylist(rows, schemas()[table]), *self._columns[table]])
                for table, rows in self._rows.items()
            }
            self._folder.put_batch(self._last, made)
            self._rows = {table: [] for table in self._rows}
            self._columns = {table: [] for table in self._columns}
            self._bytes = 0


def failure_to_row(failure: Failure) -> Row:
    """The columns in which a table tells that something failed."""
    return {"error": encodable(failure.reason), "remedy": encodable(failure.remedy)}
