"""Workers on the machines of a Ray cluster: the same stages, as actors that hold their models.

Without RAY_ADDRESS, Ray starts on this machine alone. Joins and tables stay with the process that leads the run.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ray

from allegedly.config import Config
from allegedly.engine.crew import ONE_THREAD, Crew, WorkerGoneError
from allegedly.engine.stages import Task, Tools, do_task
from allegedly.errors import AllegedlyError


@contextmanager
def ray_crew(config: Config, workers: int | None, seconds: float) -> Iterator[Crew]:
    """A crew of so many actors, one for each core of the cluster where no number is given."""
    ours = not ray.is_initialized()
    if ours:
        ray.init(log_to_driver=False, logging_level=logging.ERROR, runtime_env={"env_vars": ONE_THREAD})
    try:
        cores = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        with Crew(config, cores, seconds, RayWorker) as crew:
            yield crew
    finally:
        if ours:
            ray.shutdown()


class Stages:
    """An actor: what one of its processes has loaded, and the stages that it does."""

    def __init__(self, config: Config) -> None:
        self._tools = Tools(config)

    def do(self, task: Task) -> list[Any]:
        """The answers to a task's items."""
        return do_task(task, self._tools)


@functools.cache
def _actor() -> Any:
    # A dead actor is replaced by the crew, which knows what it was doing: Ray itself must not try again.
    return ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(Stages)


class RayWorker:
    """One actor, as the crew sees it."""

    def __init__(self) -> None:
        self._stages: Any = None
        self._ready: set[str] = set()

    def prepare(self, config: Config, stage: str) -> None:
        """Load what the stage needs, once. Raises MissingDependency, or WorkerGoneError where it dies of it."""
        if self._stages is None:
            self._stages = _actor().remote(config)
        if stage not in self._ready:
            self._answer_to(Task(stage), None)
            self._ready.add(stage)

    def ask(self, task: Task, seconds: float) -> list[Any]:
        """The actor's answers. Raises TimeoutError or WorkerGoneError; it is of no more use then."""
        return self._answer_to(task, seconds)

    def _answer_to(self, task: Task, seconds: float | None) -> list[Any]:
        try:
            answers: list[Any] = ray.get(self._stages.do.remote(task), timeout=seconds)
        except ray.exceptions.GetTimeoutError as error:
            raise TimeoutError from error
        except ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, AllegedlyError):
                raise error.cause from None
            raise
        except ray.exceptions.RayError as error:
            raise WorkerGoneError(type(error).__name__) from error
        return answers

    def kill(self) -> None:
        """End the actor at once."""
        if self._stages is not None:
            ray.kill(self._stages)

    def close(self) -> None:
        """Nothing is left to let go of."""
