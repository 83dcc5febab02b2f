from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from allegedly.config import Config
from allegedly.engine import run_joins
from allegedly.engine.crew import Crew
from allegedly.engine.engines import Engine
from allegedly.engine.parquet import RunFolder
from allegedly.engine.run import Progress, run_corpus
from allegedly.engine.run_job import Job, RunOptions
from allegedly.engine.run_joins import edges_of_run, join_documents
from tests.engine.corpora import everything, write_rows
from tests.engine.stories import FIRST, SECOND, THIRD
from tests.engine.tables import random_runs, write_run

pytest.importorskip("ray", reason="the extra ray is not installed")

TEXTS = [
    f"{text}\n\nNote {number}: {number + 2} people saw it."
    for number in range(16)
    for text in (FIRST, SECOND, THIRD)
]


def actors() -> Iterator[int]:
    """The processes of Ray's actors that are at work on this machine under this test."""
    for status in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if status.read_bytes().startswith(b"ray::Stages"):
                yield int(status.parent.name)
        except OSError:
            continue


@pytest.mark.slow
def test_ray_gives_the_rows_of_this_machine_though_an_actor_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Ray's workers yield to everything else on the machine unless told: six minutes instead of one on a busy one.
    monkeypatch.setenv("RAY_worker_niceness", "0")
    corpus = write_rows(tmp_path / "news.jsonl", TEXTS)
    killed: list[int] = []

    def kill_one(now: Progress) -> None:
        if now.stage == "statements" and not killed:
            killed.extend(list(actors())[:1])
            os.kill(killed[0], signal.SIGKILL)

    far, near = tmp_path / "far", tmp_path / "near"
    options = RunOptions(Engine.RAY, workers=2, memory_gib=0.5)
    summary = run_corpus([str(corpus)], far, Config(), options, kill_one)
    assert killed
    assert not summary.failures
    run_corpus([str(corpus)], near, Config(), RunOptions(workers=2, memory_gib=0.5))
    assert everything(far) == everything(near)


@pytest.mark.slow
def test_joins_on_ray_give_the_ties_of_this_machine_though_an_actor_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from allegedly.engine.ray_workers import ray_crew

    monkeypatch.setenv("RAY_worker_niceness", "0")
    monkeypatch.setattr(run_joins, "rows_to_parts", lambda *_: 5)
    runs, publishers = random_runs(4)
    far, near = (write_run(tmp_path / name, runs, publishers=publishers) for name in ("far", "near"))
    killed: list[int] = []
    with ray_crew(Config(), 2, 300.0) as crew:
        for done, _ in enumerate(join_documents(Job(far, crew, Config(), RunOptions(Engine.RAY)))):
            if done == 3:
                killed.extend(list(actors())[:1])
                os.kill(killed[0], signal.SIGKILL)
    assert killed
    with Crew(Config(), 1, 300.0) as crew:
        list(join_documents(Job(near, crew, Config(), RunOptions())))
    assert ties(far) == ties(near)
    assert len(ties(far)) > 50


def ties(folder: RunFolder) -> set[tuple[int, int, int]]:
    """The ties of a run, each with its weight."""
    edges = edges_of_run(folder)
    return set(zip(edges.left.tolist(), edges.right.tolist(), edges.weight.tolist(), strict=True))
