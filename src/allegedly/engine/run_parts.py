"""One part of a join, done by a worker that sees the folder of the run: Parquet in, SQL, Parquet out.

    DIR/joins/plan.json                                 what is joined, and in how many parts
    DIR/joins/shingle_posted/000003/part=7/*.parquet    what task 3 of a step gave for part 7 of the next one
    DIR/joins/shingle_edges/000007/part.parquet         what task 7 of a step gave that is not cut further

What a task gives is put in place whole, so that one that was cut off is done again and no other.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allegedly.engine.run_tables import connected, quoted, sql_text
from allegedly.errors import RunError

JOINS = "joins"
PLAN = "plan.json"
WHOLE = "part.parquet"
COLUMNS: Mapping[str, str] = {
    "shingle_posted": "shingle UBIGINT, document UINTEGER, publisher UINTEGER",
    "shingle_pairs": "left_document UINTEGER, right_document UINTEGER, weight UINTEGER",
    "shingle_lengths": "document UINTEGER, shingles BIGINT",
    "suspect_documents": "document UINTEGER",
    "suspect_pairs": "left_document UINTEGER, right_document UINTEGER, weight UINTEGER",
    "shingle_edges": "left_document UINTEGER, right_document UINTEGER, weight BIGINT",
    "term_posted": "statement UBIGINT, document UINTEGER, term UBIGINT",
    "term_counted": "statement UBIGINT, document UINTEGER, term UBIGINT, documents UINTEGER",
    "term_keys": "document UINTEGER, key UBIGINT",
    "term_pairs": "left_document UINTEGER, right_document UINTEGER, weight UINTEGER",
    "term_edges": "left_document UINTEGER, right_document UINTEGER, weight BIGINT",
}
"""The columns of what each step gives: a part of the next one that got nothing is an empty table of these."""


@dataclass(frozen=True, slots=True)
class JoinPart:
    """A task of a step: its SQL text is `step`.

    Each of its tables is made of files under `folder`, and of what tasks before it gave for this `part`, by the names
    of their outputs. `output` is a folder there too; where `split`, the column "part" says which part of the next step
    a row is for.
    """

    path: str
    folder: str
    key: str
    step: str
    tables: Mapping[str, tuple[str, ...]]
    part: int
    values: Mapping[str, float]
    output: str
    split: bool
    memory_mib: int


def join_part(part: JoinPart) -> bool:
    """Do the task, unless it is done; False where this worker does not see the folder of the run, or not all of it.

    Raises RunError where the disk is full, or memory and disk do not do.
    """
    folder = Path(part.folder)
    given = {name: [folder / each for each in sources] for name, sources in part.tables.items()}
    # Machines that share a disk may see what others write there late: a row left out would be a tie lost, silently.
    seen = all(source.exists() for sources in given.values() for source in sources)
    if plan_of_folder(folder).get("key") != part.key or not seen:
        return False
    place = folder / part.output
    if place.exists():
        return True
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            dir=place.parent, prefix=".new-", ignore_cleanup_errors=True
        ) as home:
            made = Path(home) / "rows"
            made.mkdir()
            tables = {name: _files_of(sources, part.part) for name, sources in given.items()}
            _write_rows(part, tables, made, Path(home) / "spill")
            _put(made, place)
    except OSError as error:
        reason = f"it cannot be written ({error.strerror or error})"
        raise RunError(str(place), reason, "free some space, and run it again: it goes on there") from error
    return True


def _files_of(sources: Sequence[Path], part: int) -> list[Path]:
    """The files among these, and those that tasks gave for this part."""
    found: list[Path] = []
    for source in sources:
        whole = source / WHOLE
        if source.is_file() or whole.is_file():
            found.append(whole if source.is_dir() else source)
        else:
            found += sorted((source / f"part={part}").glob("*.parquet"))
    return found


def _write_rows(part: JoinPart, tables: Mapping[str, Sequence[Path]], made: Path, spill: Path) -> None:
    with connected(spill, part.memory_mib, 1, part.path) as connection:
        connection.execute(sql_text("partners"))
        for name, files in tables.items():
            if files:
                places = ", ".join(f"'{quoted(path)}'" for path in files)
                text = f"VIEW {name} AS FROM read_parquet([{places}], hive_partitioning = false)"
            else:
                text = f"TABLE {name} ({COLUMNS[name]})"
            connection.execute(f"CREATE TEMP {text}")
        # Of 2.7 million rows zstd leaves seven tenths, and takes 1.4 times as long to write (.39 s, not .27).
        target, cut = (made, ", PARTITION_BY (part)") if part.split else (made / WHOLE, "")
        options = f"(FORMAT parquet, COMPRESSION uncompressed{cut})"
        text = f"COPY (\n{sql_text(part.step)}\n) TO '{quoted(target)}' {options}"
        # DuckDB refuses values that a text does not name.
        connection.execute(text, {name: each for name, each in part.values.items() if f"${name}" in text})


def _put(made: Path, place: Path) -> None:
    """Move the rows into place; another worker, thought dead, may have been first."""
    for path in made.rglob("*.parquet"):
        with path.open("rb") as stream:
            os.fsync(stream.fileno())
    try:
        made.rename(place)
    except OSError:
        if not place.exists():
            raise


def plan_of_folder(folder: Path) -> dict[str, Any]:
    """What joins/plan.json holds; empty where there is none that can be read."""
    try:
        plan = json.loads((folder / JOINS / PLAN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return plan if isinstance(plan, dict) else {}


def drop_step(folder: Path, step: str) -> None:
    """Take away what the tasks of a step gave."""
    shutil.rmtree(folder / JOINS / step, ignore_errors=True)
