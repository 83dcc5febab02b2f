from __future__ import annotations

from typing import Any

import pytest

from allegedly.config import Config
from allegedly.engine.crew import TRIES, Crew, WorkerGoneError
from allegedly.engine.stages import Task
from allegedly.errors import RunError
from allegedly.model.case import Failure
from tests.engine.stories import FIRST, SECOND, make_originals


class Frail:
    """A worker on a machine that is out of order: it dies as it starts, or while it works."""

    def __init__(self, starts: bool) -> None:
        self.starts = starts

    def prepare(self, config: Config, stage: str) -> None:
        del config, stage
        if not self.starts:
            raise WorkerGoneError("no package allegedly")

    def ask(self, task: Task, seconds: float) -> list[Any]:
        del task, seconds
        raise WorkerGoneError(-9)

    def kill(self) -> None: ...

    def close(self) -> None: ...


def test_workers_that_never_start_are_no_fault_of_the_articles() -> None:
    hired: list[Frail] = []

    def hire() -> Frail:
        hired.append(Frail(starts=False))
        return hired[-1]

    with (
        Crew(Config(), 1, 1.0, hire) as crew,
        pytest.raises(RunError, match="no package allegedly before it was given"),
    ):
        list(crew.answers("documents", [make_originals(*[FIRST] * 200)]))
    assert len(hired) <= 1 + TRIES


def test_workers_that_die_at_work_cost_the_articles_that_they_die_of() -> None:
    with Crew(Config(), 1, 1.0, lambda: Frail(starts=True)) as crew:
        found = [answer for _, answer in crew.answers("documents", [make_originals(FIRST, SECOND)])]
    assert all(isinstance(answer, Failure) and "status -9" in answer.reason for answer in found)
