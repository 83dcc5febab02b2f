from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from allegedly.config import Config
from allegedly.engine.engines import Engine
from allegedly.engine.run import Progress, run_corpus
from allegedly.engine.run_job import RunOptions
from tests.engine.corpora import everything, write_rows
from tests.engine.stories import FIRST, SECOND, THIRD

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
