"""The tables of a run as SQL sees them: DuckDB over the Parquet parts, with a bound on memory and spilling to disk."""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from allegedly.engine.crew import core_count
from allegedly.engine.parquet import RunFolder, schemas
from allegedly.errors import RunError


@contextmanager
def opened_tables(folder: RunFolder, memory_gib: float) -> Iterator[Tables]:
    """The tables of a run for queries. Raises RunError where the disk is full or memory and disk do not do."""
    spill = folder.root / "spill"
    with connected(spill, int(memory_gib * 1024), core_count(), str(folder.root)) as connection:
        tables = Tables(connection, folder)
        for name in schemas():
            tables.show(name)
        yield tables


@contextmanager
def connected(spill: Path, memory_mib: int, threads: int, told: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB with so much memory, and beyond it with files in `spill`. Raises RunError, for what is `told`."""
    try:
        spill.mkdir(parents=True, exist_ok=True)
        connection = duckdb.connect()
    except OSError as error:
        raise RunError(str(spill), f"it cannot be made ({error.strerror})", "free some space") from error
    try:
        connection.execute(f"SET memory_limit = '{memory_mib}MiB'")
        connection.execute(f"SET temp_directory = '{quoted(spill)}'")
        connection.execute(f"SET threads = {threads}")
        connection.execute("SET preserve_insertion_order = false")
        yield connection
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        reason = f"a join ran out of memory or disk ({' '.join(str(error).split())[:200]})"
        raise RunError(told, reason, "free some space, or raise --memory, and run it again") from error
    finally:
        connection.close()


class Tables:
    """A connection that shows each table of a run under its name."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: RunFolder) -> None:
        self.connection = connection
        self._folder = folder

    def show(self, name: str) -> None:
        """Show the parts that the table has now."""
        if self._folder.parts(name):
            place = self._folder.pattern(name).replace("'", "''")
            self.connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM read_parquet('{place}')")
        else:
            self.connection.register(f"no_{name}", schemas()[name].empty_table())
            self.connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM no_{name}")

    def show_files(self, name: str, files: Sequence[Path]) -> None:
        """Show these Parquet files as one table."""
        places = ", ".join(f"'{quoted(path)}'" for path in files)
        self.connection.execute(
            f"CREATE OR REPLACE VIEW {name} AS FROM read_parquet([{places}], hive_partitioning = false)"
        )

    def run(self, name: str, **values: Any) -> None:
        """Run the SQL text of this name, for what it makes."""
        self.connection.execute(sql_text(name), values or None)

    def columns(self, name: str, **values: Any) -> Mapping[str, npt.NDArray[Any]]:
        """The columns that the SQL text of this name gives."""
        found = self.connection.execute(sql_text(name), values or None).fetchnumpy()
        return {column: np.asarray(each) for column, each in found.items()}

    def query(self, text: str) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""
        return self.connection.execute(text).fetchall()

    def write(self, name: str, place: Path) -> None:
        """Write what the SQL text of this name gives to a Parquet file."""
        text = f"COPY ({sql_text(name)}) TO '{quoted(place)}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2000)"
        self.connection.execute(text)


def sql_text(name: str) -> str:
    """The text of engine/sql/NAME.sql."""
    return (
        importlib.resources.files("allegedly.engine")
        .joinpath("sql", f"{name}.sql")
        .read_text(encoding="utf-8")
    )


def quoted(place: Path | str) -> str:
    """A path between the quotation marks of SQL."""
    return str(place).replace("'", "''")
