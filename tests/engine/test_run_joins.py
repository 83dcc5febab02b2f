from __future__ import annotations

import dataclasses
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allegedly.config import Config
from allegedly.engine import run_joins
from allegedly.engine.crew import Crew, ProcessWorker
from allegedly.engine.parquet import RunFolder
from allegedly.engine.run_job import Job, RunOptions
from allegedly.engine.run_joins import edges_of_run, join_documents
from allegedly.engine.run_parts import JoinPart, join_part
from allegedly.engine.stages import Task
from allegedly.errors import RunError
from tests.engine.tables import random_runs, write_run

Ties = dict[tuple[int, int], int]
NEEDED = 6
"""Runs of seven words in a passage of twelve."""
FEW = 8


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(Config(), 1, 60.0) as made:
        yield made


def ties_of(folder: RunFolder, crew: Crew, parts: int, monkeypatch: pytest.MonkeyPatch) -> Ties:
    """The ties of a run that is joined in so many parts."""
    shutil.rmtree(folder.root / "joins", ignore_errors=True)
    with monkeypatch.context() as patched:
        patched.setattr(run_joins, "rows_to_parts", lambda *_: parts)
        list(join_documents(Job(folder, crew, Config(), RunOptions(memory_gib=0.5))))
    edges = edges_of_run(folder)
    return dict(
        zip(zip(edges.left.tolist(), edges.right.tolist(), strict=True), edges.weight.tolist(), strict=True)
    )


def paired(documents: Sequence[int]) -> set[tuple[int, int]]:
    """The first with each, and the first few with each other."""
    ordered = sorted(documents)
    return {(ordered[0], each) for each in ordered[1:]} | set(combinations(ordered[:FEW], 2))


def expected_of_runs(runs: Sequence[Sequence[int]], publishers: Sequence[str], most: int) -> Ties:
    """The rules of trace/passages.py, said document by document."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(runs):
        for shingle in set(each):
            holders[shingle].append(number)
    suspect = {
        shingle
        for shingle, found in holders.items()
        if len(found) > 1
        and (
            len(found) > most
            or (len(found) >= 4 and len({publishers[n] for n in found}) == 1 and publishers[found[0]])
        )
    }
    share = [sum(s in suspect for s in set(each)) / max(len(set(each)), 1) for each in runs]
    weight: Counter[tuple[int, int]] = Counter()
    for shingle, found in holders.items():
        kept = [n for n in found if shingle not in suspect or share[n] >= 0.5]
        weight.update(paired(kept) if len(kept) > 1 else ())
    return {pair: count for pair, count in weight.items() if count >= NEEDED}


def expected_of_terms(terms: Sequence[Sequence[Sequence[str]]], most: int) -> Ties:
    """Pairs of the five rarest terms of each statement; of equally rare ones, those with the least hash."""
    having = Counter(term for each in terms for term in {term for statement in each for term in statement})
    order = {term: duckdb.execute("SELECT hash(?)", [term]).fetchall()[0][0] for term in having}
    holders: Mapping[tuple[str, ...], set[int]] = defaultdict(set)
    for number, each in enumerate(terms):
        for statement in each:
            known = sorted({t for t in statement if having[t] > 1}, key=lambda t: (having[t], order[t]))
            for key in combinations(sorted(known[:5]), 2):
                holders[key].add(number)
    weight: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        weight.update(paired(sorted(found)) if 2 <= len(found) <= most else ())
    return {pair: count for pair, count in weight.items() if count >= 10}


def test_ties_by_runs_are_those_of_the_rules_in_any_number_of_parts(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs, publishers = random_runs(1)
    folder = write_run(tmp_path / "run", runs, publishers=publishers)
    expected = expected_of_runs(runs, publishers, Config().trace.max_shingle_documents)
    assert len(expected) > 50
    assert expected_of_runs(runs, [""] * len(runs), 250) != expected, "no furniture in this corpus"
    for parts in (1, 3, 16):
        assert ties_of(folder, crew, parts, monkeypatch) == expected, parts


def test_a_document_of_suspect_runs_alone_is_tied_by_them(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = list(range(20))
    own = [[*same, *range(1_000 * n, 1_000 * n + 30)] for n in range(1, 4)]
    runs, publishers = [same, same, *own, [7]], ["Herald"] * 5 + [""]
    folder = write_run(tmp_path / "run", runs, publishers=publishers)
    for parts in (1, 5):
        # Twenty runs, but for the one that another outlet has too, which is no furniture.
        assert ties_of(folder, crew, parts, monkeypatch)[0, 1] == 20
        assert ties_of(folder, crew, parts, monkeypatch) == expected_of_runs(runs, publishers, 250)


def test_ties_by_terms_are_those_of_the_rules_in_any_number_of_parts(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = np.random.default_rng(7)
    words = [f"word{at}" for at in range(60)]
    terms = []
    for _ in range(50):
        story = int(chance.integers(0, 6)) * 10
        terms.append([[str(each) for each in chance.choice(words[story : story + 14], 6)] for _ in range(3)])
    folder = write_run(tmp_path / "run", [[] for _ in terms], terms)
    expected = expected_of_terms(terms, Config().link.max_block_size)
    assert len(expected) > 20
    for parts in (1, 4):
        assert ties_of(folder, crew, parts, monkeypatch) == expected, parts


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    runs=st.lists(st.lists(st.integers(0, 12), max_size=10), min_size=1, max_size=12),
    parts=st.integers(1, 4),
)
def test_any_documents_in_any_number_of_parts(
    crew: Crew,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    runs: list[list[int]],
    parts: int,
) -> None:
    folder = write_run(tmp_path_factory.mktemp("any") / "run", runs)
    assert ties_of(folder, crew, parts, monkeypatch) == expected_of_runs(runs, [""] * len(runs), 250)


JOIN_IN_SIX = """
import sys
from pathlib import Path
from allegedly.config import Config
from allegedly.engine import run_joins
from allegedly.engine.crew import Crew
from allegedly.engine.parquet import RunFolder
from allegedly.engine.run_job import Job, RunOptions

run_joins.rows_to_parts = lambda *_: 6
with Crew(Config(), 1, 60.0) as crew:
    for _ in run_joins.join_documents(Job(RunFolder(Path(sys.argv[1])), crew, Config(), RunOptions(memory_gib=0.5))):
        pass
"""


@pytest.mark.slow
def test_killed_in_the_middle_no_part_that_was_done_is_done_again(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs, publishers = random_runs(3)
    folder = write_run(tmp_path / "run", runs, publishers=publishers)
    process = subprocess.Popen([sys.executable, "-P", "-c", JOIN_IN_SIX, str(folder.root)])
    deadline = time.monotonic() + 120
    while len(list(folder.root.glob("joins/shingle_pairs/0*"))) < 2 and process.poll() is None:
        assert time.monotonic() < deadline, "no part was done"
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    done = {path: path.stat().st_mtime_ns for path in folder.root.glob("joins/*/0*")}
    assert len(done) >= 2
    monkeypatch.setattr(run_joins, "rows_to_parts", lambda *_: 9)
    steps = 0
    for _ in join_documents(Job(folder, crew, Config(), RunOptions(memory_gib=0.5))):
        steps += 1
        assert all(path.stat().st_mtime_ns == time for path, time in done.items() if path.exists())
    edges = edges_of_run(folder)
    expected = expected_of_runs(runs, publishers, Config().trace.max_shingle_documents)
    assert sorted(edges.weight.tolist()) == sorted(expected.values())
    # Six parts in all steps after those by table, as was planned before, whatever would be planned now.
    assert steps + len(done) <= 6 * 8 + 3 * len(folder.parts("shingles")) + 1


def test_run_again_the_joins_do_nothing(crew: Crew, tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run", *random_runs(3)[:1])
    job = Job(folder, crew, Config(), RunOptions(memory_gib=0.5))
    assert list(join_documents(job))
    before = {path: path.stat().st_mtime_ns for path in folder.root.rglob("*")}
    assert {path.name for path in (folder.root / "joins").iterdir()} == {"plan.json", "edges.parquet"}
    assert list(join_documents(job)) == []
    assert {path: path.stat().st_mtime_ns for path in folder.root.rglob("*")} == before


def test_more_documents_are_joined_anew(crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_run(tmp_path / "run", [list(range(10))])
    job = Job(folder, crew, Config(), RunOptions(memory_gib=0.5))
    list(join_documents(job))
    assert len(edges_of_run(folder).weight) == 0
    both = write_run(tmp_path / "both", [list(range(10)), list(range(10))])
    shutil.copytree(folder.root / "joins", both.root / "joins")
    list(join_documents(Job(both, crew, Config(), RunOptions(memory_gib=0.5))))
    assert edges_of_run(both).weight.tolist() == [10]


class FarWorker(ProcessWorker):
    """A worker on a machine where the folder of the run is not mounted."""

    def ask(self, task: Task, seconds: float) -> list[Any]:
        """Its answers, the folder being somewhere else for it."""
        moved = tuple(dataclasses.replace(each, folder=f"{each.folder}-not-mounted") for each in task.items)
        return super().ask(Task(task.stage, moved), seconds)


def test_workers_that_do_not_see_the_folder_leave_it_to_this_machine(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run", [list(range(10)), list(range(10))])
    with Crew(Config(), 1, 60.0, FarWorker) as far:
        list(join_documents(Job(folder, far, Config(), RunOptions(memory_gib=0.5))))
    assert edges_of_run(folder).weight.tolist() == [10]


def test_a_part_that_cannot_be_done_ends_the_run(crew: Crew, tmp_path: Path) -> None:
    folder = write_run(tmp_path / "run", [list(range(10)), list(range(10))])
    folder.parts("shingles")[0].write_bytes(folder.parts("terms")[0].read_bytes())
    with pytest.raises(RunError, match="shingle_posted, 1 of 1"):
        list(join_documents(Job(folder, crew, Config(), RunOptions(memory_gib=0.5))))


def test_a_part_without_a_plan_is_not_done(tmp_path: Path) -> None:
    part = JoinPart("p", str(tmp_path), "key", "term_edges", {}, 0, {}, "joins/term_edges/000000", False, 128)
    assert not join_part(part)
    assert not list(tmp_path.iterdir())


def test_a_part_is_not_done_where_what_was_joined_before_is_not_seen(tmp_path: Path) -> None:
    (tmp_path / "joins").mkdir()
    (tmp_path / "joins" / "plan.json").write_text('{"key": "key"}')
    tables = {"term_pairs": ("joins/term_pairs/000000",)}
    part = JoinPart(
        "p",
        str(tmp_path),
        "key",
        "term_edges",
        tables,
        0,
        {"needed": 1},
        "joins/term_edges/000000",
        False,
        128,
    )
    assert not join_part(part)
    (tmp_path / "joins" / "term_pairs" / "000000").mkdir(parents=True)
    assert join_part(part)
    assert duckdb.read_parquet(str(tmp_path / part.output / "part.parquet")).fetchall() == []
