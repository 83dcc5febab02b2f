"""A corpus to tables: read, taken apart, grouped into stories, linked, traced and weighed, each stage with checkpoints.

    inputs -> documents, shingles -> statements, terms -> joins -> stories -> claims, borrowings, origins, assessments

Killed at any moment and run again, it goes on after the last whole batch and comes to the same tables; run again
with nothing new, it changes nothing. What cannot be read or weighed is a row with its error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from allegedly import __version__
from allegedly.codec import to_json
from allegedly.config import Config
from allegedly.engine.crew import Crew, core_count
from allegedly.engine.engines import Engine
from allegedly.engine.parquet import RunFolder, schemas
from allegedly.engine.run_documents import extract_pending, read_clashing, read_inputs
from allegedly.engine.run_inputs import originals_of_corpus
from allegedly.engine.run_job import Job, RunOptions, Step
from allegedly.engine.run_joins import join_documents
from allegedly.engine.run_stories import weigh_open
from allegedly.engine.run_tables import opened_tables, sql_text
from allegedly.model.case import Failure
from allegedly.model.ids import content_id


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is: `done` of `total` things (0: not known), the seconds it took, the failures in it."""

    stage: str
    done: int
    total: int
    seconds: float
    failed: int


OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What the folder of a run holds: rows by table, what could not be read or weighed, and seconds by stage."""

    counts: Mapping[str, int]
    failures: tuple[Failure, ...]
    seconds: Mapping[str, float]


def ignore_progress(progress: Progress) -> None:
    """Tell nobody."""


def run_corpus(
    inputs: Sequence[str],
    out: Path,
    config: Config,
    options: RunOptions = RunOptions(),
    on_progress: OnProgress = ignore_progress,
) -> RunSummary:
    """The tables of these inputs in the folder `out`, added to what it holds already.

    Raises RunError where the folder cannot be used or the disk is full, MissingDependency where a package is not
    installed.
    """
    with _crew(config, options) as crew:
        return run_with_crew(inputs, out, config, crew, options, on_progress)


def _crew(config: Config, options: RunOptions) -> AbstractContextManager[Crew]:
    if options.engine is Engine.LOCAL:
        return Crew(config, options.workers or core_count(), options.seconds)
    # Ray is an extra of its own: only who asks for it needs it.
    from allegedly.engine.ray_workers import ray_crew

    return ray_crew(config, options.workers, options.seconds)


def run_with_crew(
    inputs: Sequence[str],
    out: Path,
    config: Config,
    crew: Crew,
    options: RunOptions = RunOptions(),
    on_progress: OnProgress = ignore_progress,
) -> RunSummary:
    """The same with workers that are there already, and stay."""
    folder = RunFolder.open(out, {"version": __version__, "config": content_id("set", to_json(config))})
    job = Job(folder, crew, config, options)
    stages: Sequence[tuple[str, Callable[[], Iterable[Step]]]] = (
        ("documents", lambda: read_inputs(job, originals_of_corpus(inputs, config.read))),
        ("documents again", lambda: read_clashing(job)),
        ("statements", lambda: extract_pending(job)),
        ("joins", lambda: join_documents(job)),
        ("stories", lambda: weigh_open(job)),
    )
    seconds = {name: _watched(name, steps(), on_progress) for name, steps in stages}
    summary = summary_of_run(folder, options, seconds)
    folder.write_record({**folder.record(), "rows": dict(summary.counts), "failures": len(summary.failures)})
    return summary


def _watched(stage: str, steps: Iterable[Step], on_progress: OnProgress) -> float:
    """Do the steps of a stage and tell of them; the seconds that it took."""
    started = monotonic()
    done = failed = 0
    for step in steps:
        done, failed = done + step.done, failed + step.failed
        on_progress(Progress(stage, done, step.total, monotonic() - started, failed))
    return monotonic() - started


def summary_of_run(
    folder: RunFolder, options: RunOptions = RunOptions(), seconds: Mapping[str, float] | None = None
) -> RunSummary:
    """What the folder of a run holds."""
    with opened_tables(folder, options.memory_gib) as tables:
        counts = {name: int(tables.query(f"SELECT count(*) FROM {name}")[0][0]) for name in schemas()}
        failures = tuple(Failure(*row) for row in tables.query(sql_text("failures")))
    return RunSummary(counts, failures, seconds or {})
