"""Which documents are tied: joins on runs of words and on rare terms, in parts that workers do one by one.

    shingles -> shingle_posted -> shingle_pairs -> shingle_edges --+
    terms -> term_posted -> term_counted -> term_keys -> term_pairs -> term_edges --+--> edges

Each step cuts what it gives by what the next one joins on, so that equal values fall into one part, and a part fits
into a worker's memory. The rows are the same for any number of parts and workers, here or on other machines.
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from allegedly.config import LinkConfig, TraceConfig
from allegedly.engine.crew import Crew, core_count
from allegedly.engine.engines import Engine
from allegedly.engine.groups import Edges
from allegedly.engine.parquet import RunFolder
from allegedly.engine.run_documents import MAX_COPIES
from allegedly.engine.run_job import Job, RunOptions, Step
from allegedly.engine.run_parts import COLUMNS, JOINS, PLAN, WHOLE, JoinPart, drop_step, plan_of_folder
from allegedly.engine.run_tables import opened_tables
from allegedly.errors import RunError
from allegedly.model.case import Failure
from allegedly.model.ids import content_id
from allegedly.trace.passages import FURNITURE_DOCUMENTS, FURNITURE_SHARE

PAIRED = 8
"""Of documents that share a run of words or a key, so many are paired with each other, the rest with the first."""
RAREST_TERMS = 5
SHARED_KEYS = 10
"""Pairs of rare terms that two documents must share: the five rarest of one statement, or some of several. On 1,000
generated articles 12 of 1,247 ties run between stories that have nothing to do with each other, and 73 % of the pairs
of one story come together; with 3 instead, 2,841 of 4,591, and nearly all articles hang together."""
BYTES_A_ROW = 200
"""What a run of words or a term takes of a worker's memory in the costliest step, with its place in a hash table."""
LEAST_MIB = {Engine.LOCAL: 128, Engine.RAY: 1024}
"""What a worker has for a part at least: an actor has a core of another machine, and some GiB with it."""
ANALYSED = "analysed.parquet"
EDGES = "edges.parquet"

TABLES = {"shingle_posted": "shingles", "shingle_lengths": "shingles", "term_posted": "terms"}
"""The steps that read a table of the run, and which."""
SUSPECTS = "suspect_documents"

Sources = dict[str, tuple[str, ...]]
"""What each table of a task is made of: files, and outputs of tasks, by their names under the folder of the run."""


@dataclass(frozen=True, slots=True)
class Joins:
    """The joins of a run at work: `key` stands for the tables that are joined."""

    job: Job
    key: str
    parts: int

    @property
    def root(self) -> Path:
        """The folder of what is on the way."""
        return self.job.folder.root / JOINS

    def over_table(self, step: str, split: bool = True) -> Iterator[Step]:
        """A step with a task for some parts of a table of the run at a time, each about as large as a part."""
        table = TABLES[step]
        names = [f"{table}/{path.name}" for path in self.job.folder.parts(table)]
        tables: list[Sources] = [
            {table: tuple(names[at] for at in group), "analysed": (f"{JOINS}/{ANALYSED}",)}
            for group in self._groups(table)
        ]
        yield from self._tasks(step, tables, {}, split)

    def over_parts(
        self, step: str, before: Sequence[str], values: Mapping[str, float], split: bool = True
    ) -> Iterator[Step]:
        """A step with a task for each part of what the steps before it gave."""
        tables: Sources = {name: self._outputs(name) for name in before}
        yield from self._tasks(step, [tables] * self.parts, values, split)

    def over_suspects(self, step: str, values: Mapping[str, float]) -> Iterator[Step]:
        """A step with one task, for what stands in the last part of pairs, and the lengths of all documents."""
        tables: Sources = {name: self._outputs(name) for name in ("shingle_pairs", "shingle_lengths")}
        yield from self._tasks(step, [tables], values, False, first=self.parts)

    def _groups(self, table: str) -> list[list[int]]:
        rows = [pq.ParquetFile(path).metadata.num_rows for path in self.job.folder.parts(table)]
        return rows_to_groups(rows, math.ceil(sum(rows) / self.parts))

    def _outputs(self, step: str) -> tuple[str, ...]:
        """What each task of a step gives."""
        count = 1 if step == SUSPECTS else self.parts
        if step in TABLES:
            count = len(self._groups(TABLES[step]))
        return tuple(f"{JOINS}/{step}/{at:06}" for at in range(count))

    def is_whole(self, step: str) -> bool:
        """Whether each part of a step is done."""
        return all((self.job.folder.root / output).exists() for output in self._outputs(step))

    def files(self, step: str) -> list[Path]:
        """The files of a step whose tasks give one each."""
        return [self.job.folder.root / output / WHOLE for output in self._outputs(step)]

    def _tasks(
        self, step: str, tables: Sequence[Sources], values: Mapping[str, float], split: bool, first: int = 0
    ) -> Iterator[Step]:
        memory = worker_mib(self.job.options, self.job.crew.workers)
        tasks = [
            JoinPart(
                path=f"the joins ({step}, {at + 1} of {len(tables)})",
                folder=str(self.job.folder.root.resolve()),
                key=self.key,
                step=step,
                tables=each,
                part=first + at,
                values={**values, "parts": self.parts},
                output=f"{JOINS}/{step}/{at:06}",
                split=split,
                memory_mib=memory,
            )
            for at, each in enumerate(tables)
        ]
        open_tasks = [task for task in tasks if not (self.job.folder.root / task.output).exists()]
        unseen: list[JoinPart] = []
        yield from _done_by(self.job.crew, open_tasks, unseen)
        if unseen:
            # Workers on machines that do not see the folder: this machine does it with processes of its own.
            left: list[JoinPart] = []
            with Crew(self.job.config, core_count(), self.job.options.seconds) as near:
                yield from _done_by(near, unseen, left)
            if left:
                reason = "what was joined before is not to be seen on this machine"
                raise RunError(left[0].path, reason, "run it again: it goes on there")


def _done_by(crew: Crew, tasks: Sequence[JoinPart], unseen: list[JoinPart]) -> Iterator[Step]:
    """A step for each task that was done; those whose worker does not see the folder are put aside."""
    for task, answer in crew.answers("joins", ([task] for task in tasks)):
        if isinstance(answer, Failure):
            raise RunError(task.path, answer.reason, "raise --memory, and run it again: it goes on there")
        if answer:
            yield Step(1)
        else:
            unseen.append(task)


def join_documents(job: Job) -> Iterator[Step]:
    """Find the ties between all documents that were taken apart; nothing is done where they are known.

    Raises RunError where the disk is full, or a part fails twice.
    """
    joins = job_to_joins(job)
    if not (joins.root / EDGES).exists():
        yield from tie_by_shingles(joins, job.config.trace)
        yield from tie_by_terms(joins, job.config.link)
        write_edges(joins)
    _drop_all_but_edges(joins)


def job_to_joins(job: Job) -> Joins:
    """The joins of a run as they were planned before, or planned anew where its tables have changed since."""
    root = job.folder.root / JOINS
    key, plan = _key_of(job.folder), plan_of_folder(job.folder.root)
    if plan.get("key") == key:
        return Joins(job, key, int(plan["parts"]))
    shutil.rmtree(root, ignore_errors=True)
    joins = Joins(job, key, _parts_of(job))
    with opened_tables(job.folder, job.options.memory_gib) as tables:
        tables.run("chosen")
        tables.run("analysed", max_copies=MAX_COPIES)
        root.mkdir(exist_ok=True)
        tables.write("analysed_rows", root / ANALYSED)
    job.folder.put_text(root / PLAN, json.dumps({"key": key, "parts": joins.parts}))
    return joins


def tie_by_shingles(joins: Joins, trace: TraceConfig) -> Iterator[Step]:
    """The pairs of documents that share runs of words, as `shingle_edges`."""
    values = {
        "paired": PAIRED,
        "max_documents": trace.max_shingle_documents,
        "furniture_documents": FURNITURE_DOCUMENTS,
    }
    if joins.is_whole("shingle_edges"):
        return
    yield from joins.over_table("shingle_posted")
    yield from joins.over_parts("shingle_pairs", ["shingle_posted"], values)
    yield from joins.over_table("shingle_lengths", split=False)
    yield from joins.over_suspects(SUSPECTS, {"furniture_share": FURNITURE_SHARE})
    yield from joins.over_parts("suspect_pairs", ["shingle_posted", SUSPECTS], values)
    # As many runs as a passage of the least length has: with 2, two thirds of the ties on 3,000 generated articles ran
    # between stories that have nothing to do with each other; with 6, 17 of 2,647.
    needed = trace.min_passage_words - trace.shingle_words + 1
    before = ("shingle_pairs", "suspect_pairs")
    yield from joins.over_parts("shingle_edges", before, {"needed": needed}, split=False)
    for step in ("shingle_posted", "shingle_pairs", "shingle_lengths", SUSPECTS, "suspect_pairs"):
        drop_step(joins.job.folder.root, step)


def tie_by_terms(joins: Joins, link: LinkConfig) -> Iterator[Step]:
    """The pairs of documents whose statements share rare terms, as `term_edges`."""
    if joins.is_whole("term_edges"):
        return
    if not joins.is_whole("term_keys"):
        yield from joins.over_table("term_posted")
        yield from joins.over_parts("term_counted", ["term_posted"], {})
        yield from joins.over_parts("term_keys", ["term_counted"], {"rarest_terms": RAREST_TERMS})
    for step in ("term_posted", "term_counted"):
        drop_step(joins.job.folder.root, step)
    values = {"paired": PAIRED, "max_documents": link.max_block_size}
    yield from joins.over_parts("term_pairs", ["term_keys"], values)
    yield from joins.over_parts("term_edges", ["term_pairs"], {"needed": SHARED_KEYS}, split=False)
    for step in ("term_keys", "term_pairs"):
        drop_step(joins.job.folder.root, step)


def edges_of_run(folder: RunFolder) -> Edges:
    """The ties that `join_documents` found."""
    table = pq.read_table(folder.root / JOINS / EDGES)
    left, right, weight = (table[name].to_numpy() for name in ("left_number", "right_number", "weight"))
    return Edges(left.astype(np.uint64), right.astype(np.uint64), weight.astype(np.int64))


def rows_to_parts(rows: int, memory_mib: int) -> int:
    """In how many parts so many rows are joined, so that each fits into so much memory.

    >>> rows_to_parts(2_700_000, 1024), rows_to_parts(134_000_000, 1024), rows_to_parts(0, 1024)
    (1, 25, 1)
    """
    return max(1, math.ceil(rows * BYTES_A_ROW / (memory_mib * 1024 * 1024)))


def rows_to_groups(rows: Sequence[int], together: int) -> list[list[int]]:
    """Which parts of a table, told by their numbers of rows, one task takes: up to so many rows, one part at least.

    >>> rows_to_groups([4, 4, 1, 9, 2], 8)
    [[0, 1], [2], [3], [4]]
    """
    groups: list[list[int]] = []
    held = 0
    for at, count in enumerate(rows):
        if not groups or held + count > together:
            groups.append([])
            held = 0
        groups[-1].append(at)
        held += count
    return groups


def worker_mib(options: RunOptions, workers: int) -> int:
    """Memory that each of so many workers has for a part: its share of that for joins, and not too little."""
    return max(LEAST_MIB[options.engine], int(options.memory_gib * 1024 / workers))


def _parts_of(job: Job) -> int:
    rows = [
        sum(pq.ParquetFile(path).metadata.num_rows for path in job.folder.parts(table))
        for table in ("shingles", "terms")
    ]
    return rows_to_parts(max(rows), worker_mib(job.options, job.crew.workers))


def _key_of(folder: RunFolder) -> str:
    """An id of the tables that are joined, by the names and sizes of their parts: these are never written twice."""
    parts = [path for table in ("documents", "extractions") for path in folder.parts(table)]
    return content_id("joins", [[path.parent.name, path.name, path.stat().st_size] for path in parts])


def write_edges(joins: Joins) -> None:
    """Put all ties in place."""
    with opened_tables(joins.job.folder, joins.job.options.memory_gib) as tables:
        tables.show_files("analysed", [joins.root / ANALYSED])
        for name in ("shingle_edges", "term_edges"):
            tables.show_files(name, joins.files(name))
        beside = joins.root / f".{EDGES}.new"
        tables.write("edges", beside)
    beside.replace(joins.root / EDGES)


def _drop_all_but_edges(joins: Joins) -> None:
    (joins.root / ANALYSED).unlink(missing_ok=True)
    for step in COLUMNS:
        drop_step(joins.job.folder.root, step)
