"""A case from a run: documents picked by what stands in its tables, put into a case file and assessed there."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import duckdb

from allegedly.codec import from_json, to_json
from allegedly.config import Config
from allegedly.engine.assess import assess_originals, settings_key, source_key, utc_now
from allegedly.engine.events import Event, EventKind, OnEvent, ignore_event
from allegedly.engine.parquet import RunFolder
from allegedly.engine.run_tables import Tables, opened_tables
from allegedly.engine.stages_rows import rows_to_reading
from allegedly.errors import ConfigError, RunError
from allegedly.model.case import Case
from allegedly.model.ids import content_id
from allegedly.model.text import Original
from allegedly.store.casefile import CaseWriter

ROWS_AT_ONCE = 50
DEFAULT_LIMIT = 2000
"""A case is linked as a whole, in memory, and read by people: more documents are refused rather than left out."""


def case_from_run(
    run: Path,
    where: str,
    case_path: Path,
    config: Config,
    *,
    limit: int = DEFAULT_LIMIT,
    memory_gib: float = 2.0,
    now: Callable[[], str] = utc_now,
    on_event: OnEvent = ignore_event,
) -> Case:
    """The case of the documents of a run for which the condition holds, added to what the case file holds.

    The condition is an SQL expression over one row a statement, with its document and its claim (engine/sql/said.sql).
    Raises ConfigError where it is none or picks nothing or more than `limit` documents, RunError where the folder is
    not that of a run, CaseError where the case file cannot be used.
    """
    folder = RunFolder(run)
    if not folder.record():
        raise RunError(
            str(run), "it is not the folder of a run", "give the folder that `allegedly run` wrote"
        )
    with opened_tables(folder, memory_gib) as tables:
        tables.run("chosen")
        tables.run("said")
        _pick(tables, folder, where, limit)
        same = folder.record().get("config") == content_id("set", to_json(config))
        settings = settings_key(config) if same else "read by a run with other settings"
        _put_picked(tables, case_path, settings, now, on_event)
    return assess_originals([], config, case_path=case_path, now=now, on_event=on_event)


def _pick(tables: Tables, folder: RunFolder, where: str, limit: int) -> None:
    """Make the table `picked`, the rows of the documents for which the condition holds."""
    connection = tables.connection
    known = ", ".join(name for name, *_ in tables.query("DESCRIBE said") if name != "source")
    try:
        text = f"SELECT DISTINCT source FROM said WHERE ({where}\n)"
        statements = connection.extract_statements(text)
        if len(statements) != 1:
            raise ConfigError("--where", "it is more than one expression", f"use the columns {known}")
        connection.execute(f"SET allowed_directories = ['{str(folder.root).replace(chr(39), chr(39) * 2)}']")
        connection.execute("SET enable_external_access = false")
        connection.execute(f"CREATE OR REPLACE TEMP TABLE picked AS {text}")
    except (duckdb.OutOfMemoryException, duckdb.IOException):
        raise
    except duckdb.Error as error:
        reason = str(error).strip().split("\n")[0]
        raise ConfigError("--where", reason, f"use the columns {known}") from error
    count = int(tables.query("SELECT count(*) FROM picked")[0][0])
    if not count:
        raise ConfigError("--where", "it holds for no document of the run", f"use the columns {known}")
    if count > limit:
        reason = f"it holds for {count:,} documents, more than {limit:,}"
        raise ConfigError("--where", reason, "narrow it, or raise --limit")


def _put_picked(
    tables: Tables, case_path: Path, settings: str, now: Callable[[], str], on_event: OnEvent
) -> None:
    with CaseWriter.open(case_path) as writer:
        tables.run("picked")
        while rows := tables.connection.fetchmany(ROWS_AT_ONCE):
            for _, _, given, data, text, document, extraction in rows:
                original = dataclasses.replace(from_json(Original, given), data=data)
                reading = rows_to_reading(text, document, extraction)
                key = source_key(original)
                with writer.transaction():
                    writer.put_reading(key, original, reading.document, reading.extraction, settings, now())
                on_event(Event(EventKind.READ, original.path))
