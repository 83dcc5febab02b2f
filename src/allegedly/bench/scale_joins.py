"""What finding stories costs as the corpus grows: reading and shingles, then the joins on runs of words and on terms.

    python -m allegedly.bench.scale --joins 1000 10000 100000

These are the parts of a run that look at all documents at once. The models are left out, so that a million articles
can be measured on two cores: sentences stand for statements, and their words for lemmas.
"""

from __future__ import annotations

import contextlib
import math
import os
import re
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

import numpy as np

from allegedly.bench.generate_mix import scale_rows, write_rows
from allegedly.bench.memory import PeakMemory, processor_seconds
from allegedly.config import Config
from allegedly.link.terms import lemmas_to_terms

if TYPE_CHECKING:
    from allegedly.engine.parquet import RunFolder
    from allegedly.engine.run_job import Job

WORKERS = 2
MEMORY_GIB = 2.0
READ_AT_MOST = 100_000
MULTIPLIED_FROM = 20_000
"""Larger corpora are so many of this size: reading a million articles takes an hour of two cores, and is a map."""
SLOPES_FROM = 10_000
COMMON_DOCUMENTS = 100
MULTIPLIED = {
    "shingles": "hash(number, {copy}) AS number, CASE WHEN shingle IN (FROM common_shingles) THEN shingle "
    "ELSE hash(shingle, {copy}) END AS shingle",
    "terms": "hash(number, {copy}) AS number, hash(statement, {copy}) AS statement, "
    "CASE WHEN term IN (FROM common_terms) THEN term ELSE term || '-{copy}' END AS term",
    "documents": "hash(number, {copy}) AS number, hash(source, {copy}) AS source, "
    "md5(text_hash || '{copy}') AS text_hash, id || '-{copy}' AS id",
    "extractions": "hash(number, {copy}) AS number",
}
BYTES_A_MIB = 1024 * 1024
BYTES_A_MEGABYTE = 1_000_000
SENTENCES_AT_MOST = 30
_SENTENCE_ENDS = re.compile(r"(?<=[.!?”])\s+|\n+")
_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def joins_of_sizes(sizes: Sequence[int], mix: Path | None = None) -> dict[str, Any]:
    """Figures by number of articles, and the exponents between the smallest and the largest of at least 10,000.

    Sizes beyond READ_AT_MOST are made of the tables of MULTIPLIED_FROM articles: see `_multiply`. Reading is then
    measured on these alone.
    """
    found = {size: join_figures(size, mix) for size in sorted(sizes)}
    large = [size for size in found if size >= SLOPES_FROM] or list(found)
    low, high = min(large), max(large)
    slopes = {}
    for stage in found[high]["stages"]:
        seconds = [max(found[size]["stages"][stage]["processor_seconds"], 0.01) for size in (low, high)]
        done = [found[size]["articles_read" if stage == "reading" else "articles"] for size in (low, high)]
        if done[1] > done[0]:
            slopes[stage] = round(math.log(seconds[1] / seconds[0]) / math.log(done[1] / done[0]), 3)
    return {"sizes": {str(size): each for size, each in found.items()}, "slopes_from": low, "slopes": slopes}


def join_figures(size: int, mix: Path | None = None) -> dict[str, Any]:
    """Processor and clock seconds of reading and of each join on so many articles, peak memory, most on disk."""
    read = size if size <= READ_AT_MOST else MULTIPLIED_FROM
    from allegedly.engine.crew import Crew
    from allegedly.engine.parquet import RunFolder
    from allegedly.engine.run_documents import read_inputs
    from allegedly.engine.run_inputs import originals_of_corpus
    from allegedly.engine.run_job import Job, RunOptions

    config, options = Config(), RunOptions(workers=WORKERS, memory_gib=MEMORY_GIB)
    with tempfile.TemporaryDirectory() as home:
        corpus = Path(home) / "news.jsonl"
        megabytes = write_rows(corpus, scale_rows(read, mix)) / BYTES_A_MEGABYTE
        folder = RunFolder.open(Path(home) / "out", {})
        watch = _Watch()
        with PeakMemory() as reading, Crew(config, WORKERS, options.seconds) as crew:
            job = Job(folder, crew, config, options)
            steps = read_inputs(job, originals_of_corpus([str(corpus)], config.read))
            watch.measure("reading", lambda: sum(step.done for step in steps))
        _write_terms(folder)
        if size > read:
            # Reading is a map over documents, and is told for those that were read.
            folder = _multiply(folder, Path(home) / "times", size // read)
        tables_mib = mib_of_folder(folder.root)
        with (
            PeakMemory() as joining,
            _Largest(folder.root) as held,
            Crew(config, WORKERS, options.seconds) as crew,
        ):
            ties = _measure_joins(Job(folder, crew, config, options), watch)
        stored = sum(path.stat().st_size for path in folder.root.rglob("*.parquet"))
    return {
        "articles": size,
        "articles_read": read,
        "megabytes": round(megabytes, 2),
        "stages": watch.stages,
        "peak_mib_reading": round(reading.mib),
        "peak_mib_joins": round(joining.mib),
        "joins_mib_on_disk": round(held.mib - tables_mib),
        "bytes_an_article": round(stored / size),
        **ties,
    }


class _Watch:
    """Processor and clock seconds of named pieces of work, and those of the process that leads."""

    def __init__(self) -> None:
        self.stages: dict[str, dict[str, float]] = {}

    def measure(self, stage: str, work: Callable[[], object]) -> None:
        """Do it, and keep what it took under this name."""
        clock, own, processor = perf_counter(), process_time(), processor_seconds()
        work()
        self.stages[stage] = {
            "leading_process_seconds": round(process_time() - own, 2),
            "clock_seconds": round(perf_counter() - clock, 2),
            "processor_seconds": round(processor_seconds() - processor, 2),
        }


def _measure_joins(job: Job, watch: _Watch) -> dict[str, int]:
    """The joins of a run, each measured; how many parts, rows and ties there were."""
    import pyarrow.parquet as pq

    from allegedly.engine.groups import edges_to_members
    from allegedly.engine.run_joins import (
        edges_of_run,
        job_to_joins,
        tie_by_shingles,
        tie_by_terms,
        write_edges,
    )

    joins = job_to_joins(job)
    watch.measure("reuse joins", lambda: sum(step.done for step in tie_by_shingles(joins, job.config.trace)))
    watch.measure("claim joins", lambda: sum(step.done for step in tie_by_terms(joins, job.config.link)))
    places = {
        **{name: job.folder.parts(name) for name in ("shingles", "terms")},
        **{name: joins.files(name) for name in ("shingle_edges", "term_edges")},
    }
    watch.measure("edges", lambda: write_edges(joins))
    rows = job.folder.rows("extractions", ["number"])
    numbers = np.unique(np.concatenate([np.array(each["number"], dtype=np.uint64) for each in rows]))
    watch.measure("components", lambda: edges_to_members(numbers, edges_of_run(job.folder)))
    return {
        "parts of a join": joins.parts,
        **{
            f"rows of {name}": sum(pq.ParquetFile(path).metadata.num_rows for path in files)
            for name, files in places.items()
        },
    }


def _write_terms(folder: RunFolder) -> None:
    """Fill `terms` with the words of each sentence, where a run has those of each statement."""
    import pyarrow as pa

    from allegedly.engine.parquet import schemas
    from allegedly.engine.stages_rows import id_to_number

    empty = {name: schemas()[name].empty_table() for name in ("statements", "terms", "extractions")}
    for rows in folder.rows("documents", ["number", "id", "text"]):
        found: list[tuple[int, int, str]] = []
        # An article that could not be read has a row without a text.
        read = [each for each in zip(*rows.values(), strict=True) if each[2] is not None]
        for number, name, text in read:
            for at, terms in enumerate(sentence_terms(text)):
                statement = id_to_number(f"{name} {at}")
                found += [(number, statement, term) for term in terms]
        numbers, statements, words = zip(*found, strict=True) if found else ((), (), ())
        terms_table = pa.table(
            {"number": numbers, "statement": statements, "term": words}, schema=schemas()["terms"]
        )
        known = pa.table({"number": pa.array([number for number, _, _ in read], pa.uint64())})
        extractions = pa.table(
            {
                field.name: known["number"] if field.name == "number" else pa.nulls(len(known), field.type)
                for field in schemas()["extractions"]
            }
        )
        folder.put_batch("extractions", {**empty, "terms": terms_table, "extractions": extractions})


def _multiply(folder: RunFolder, root: Path, times: int) -> RunFolder:
    """The tables of so many corpora like this one, whose stories have nothing to do with each other.

    Runs of words and terms that many documents share are the same in all of them, as page furniture and common words
    would be; the others are told apart by the number of the corpus, as the names of other stories would be.
    """
    import duckdb

    from allegedly.engine.parquet import RunFolder

    made = RunFolder.open(root, {})
    connection = duckdb.connect()
    connection.execute(f"SET memory_limit = '{int(MEMORY_GIB * 1024)}MiB'")
    connection.execute(f"SET temp_directory = '{root / 'spill'}'")
    for name in ("shingles", "terms", "documents", "extractions"):
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{folder.pattern(name)}')")
    for name, key in (("shingles", "shingle"), ("terms", "term")):
        connection.execute(
            f"CREATE TABLE common_{name} AS SELECT {key} FROM {name} GROUP BY {key} "
            f"HAVING count(DISTINCT number) > {COMMON_DOCUMENTS}"
        )
    for copy in range(times):
        for name, columns in MULTIPLIED.items():
            place = made.root / name / f"part-{copy:06}.parquet"
            place.parent.mkdir(exist_ok=True)
            text = f"SELECT * REPLACE ({columns.format(copy=copy)}) FROM {name}"
            connection.execute(f"COPY ({text}) TO '{place}' (FORMAT parquet, COMPRESSION zstd)")
    connection.close()
    return made


def sentence_terms(text: str) -> Iterator[list[str]]:
    """The terms of each of the first sentences of a text, in order of the alphabet.

    >>> list(sentence_terms("The dam at Vell broke. Nobody was hurt."))[0]
    ['broke', 'dam', 'vell']
    """
    for sentence in _SENTENCE_ENDS.split(text)[:SENTENCES_AT_MOST]:
        terms = sorted(set(lemmas_to_terms(_WORDS.findall(sentence.lower()))))
        if terms:
            yield terms


class _Largest:
    """The most that a folder held while entered, in MiB, by sampling."""

    def __init__(self, folder: Path) -> None:
        self.mib = 0.0
        self._folder = folder
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Largest:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.2):
            self.mib = max(self.mib, mib_of_folder(self._folder))


def mib_of_folder(folder: Path) -> float:
    """What the files of a folder hold, in MiB; those that vanish meanwhile hold nothing."""
    size = 0
    for place, _, files in os.walk(folder):  # where Path.rglob ends in an error if a folder vanishes
        for name in files:
            with contextlib.suppress(OSError):
                size += Path(place, name).stat().st_size
    return size / BYTES_A_MIB
