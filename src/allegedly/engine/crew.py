"""Worker processes that do tasks: one that dies or dawdles costs the items that made it so, and no others.

Answers come in the order of the items. A batch that kills its worker is tried again item by item, each twice, so
that the poison item is found and set aside as a Failure.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

from allegedly.config import Config
from allegedly.engine.stages import Task
from allegedly.errors import AllegedlyError, RunError
from allegedly.model.case import Failure

IN_FLIGHT_PER_WORKER = 8
"""Enough that one long article at the head does not leave the other workers idle."""

TRIES = 2
"""A worker may also die of others' doing, such as a machine short of memory: one more try tells."""

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""The workers are the parallelism; threads inside each would only compete."""


class Item(Protocol):
    """What a worker is given: `path` is what the user is told where it fails."""

    @property
    def path(self) -> str:
        """Its place, as shown."""


I = TypeVar("I", bound=Item)  # noqa: E741
Given = TypeVar("Given")


class WorkerGoneError(Exception):
    """The worker ended before it answered; the status it ended with."""


class Worker(Protocol):
    """Somewhere where tasks are done: a process here, or one on another machine."""

    def prepare(self, config: Config, stage: str) -> None:
        """Load what the stage needs, once. Raises MissingDependency, or WorkerGoneError where it dies of it."""

    def ask(self, task: Task, seconds: float) -> list[Any]:
        """The answers. Raises TimeoutError or WorkerGoneError; the worker is of no more use then."""

    def kill(self) -> None:
        """End it at once."""

    def close(self) -> None:
        """Let go of it, once it has ended."""


class Crew:
    """Workers, each driven by one thread of this process, so that a death has one culprit.

    `hire` makes a worker; without it, a process on this machine.
    """

    def __init__(
        self, config: Config, workers: int, seconds: float, hire: Callable[[], Worker] | None = None
    ) -> None:
        self.workers = workers
        self._hire = hire or ProcessWorker
        self._config = config
        self._seconds = seconds
        self._own = threading.local()
        self._lock = threading.Lock()
        self._all: set[Worker] = set()
        self._closed = self._ever_ready = False
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="allegedly-worker")

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._lock:
            self._closed = True
            for each in self._all:
                each.kill()
        self._threads.shutdown(wait=True)
        for each in self._all:
            each.close()

    def answers(self, stage: str, batches: Iterable[Sequence[I]]) -> Iterator[tuple[I, Any]]:
        """Each item with the stage's answer or its Failure, in the order given; few batches are held at once."""
        for batch, found in submitted(
            batches, lambda batch: self._threads.submit(self._answers_to, stage, batch), self.workers
        ):
            yield from zip(batch, found, strict=True)

    def submit(self, stage: str, item: Item) -> Future[Any]:
        """The answer to one item, when it is there."""
        return self._threads.submit(lambda: self._answers_to(stage, [item])[0])

    def _answers_to(self, stage: str, batch: Sequence[Item]) -> list[Any]:
        if len(batch) > 1:
            found = self._tried(Task(stage, tuple(batch)), 1)
            if not isinstance(found, Failure):
                return found
        return [self._answer_to(stage, item) for item in batch]

    def _answer_to(self, stage: str, item: Item) -> Any:
        found = self._tried(Task(stage, (item,)), TRIES)
        return found if isinstance(found, Failure) else found[0]

    def _tried(self, task: Task, tries: int) -> list[Any] | Failure:
        """The answers, or a Failure where the worker died of it so many times, or took too long.

        Raises RunError where no worker of the crew was ever ready: that is no item's fault.
        """
        path = task.items[0].path
        status: object = None
        for _ in range(tries):
            mine = self._worker()
            try:
                mine.prepare(self._config, task.stage)
                self._ever_ready = True
                return mine.ask(task, self._seconds)
            except TimeoutError:
                self._dismiss(mine)
                reason = f"it took more than {self._seconds:g} seconds"
                return Failure(path, reason, "split it, or leave it out")
            except WorkerGoneError as gone:
                self._dismiss(mine)
                status = gone.args[0]
        if not self._ever_ready and tries == TRIES:
            reason = f"it ended with status {status} before it was given anything to do"
            raise RunError("a worker", reason, "give it memory, and the same version of allegedly everywhere")
        reason = f"the process that read it ended with status {status}, {tries} times"
        return Failure(path, reason, "leave it out, or give the machine more memory")

    def _worker(self) -> Worker:
        mine: Worker | None = getattr(self._own, "worker", None)
        if mine is None:
            mine = self._hire()
            with self._lock:
                self._all.add(mine)
                if self._closed:
                    mine.kill()
            self._own.worker = mine
        return mine

    def _dismiss(self, mine: Worker) -> None:
        mine.kill()
        mine.close()
        with self._lock:
            self._all.discard(mine)
        self._own.worker = None


def core_count() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def submitted(
    given: Iterable[Given], submit: Callable[[Given], Future[Any]], workers: int
) -> Iterator[tuple[Given, Any]]:
    """Each thing with what came of it, in the order given; only a few are held at once."""
    waiting: deque[tuple[Given, Future[Any]]] = deque()
    for each in given:
        waiting.append((each, submit(each)))
        while waiting and (len(waiting) > workers * IN_FLIGHT_PER_WORKER or waiting[0][1].done()):
            first, answer = waiting.popleft()
            yield first, answer.result()
    while waiting:
        first, answer = waiting.popleft()
        yield first, answer.result()


class ProcessWorker:
    """One worker process and the pipes to it."""

    def __init__(self) -> None:
        # -P: a module that lies in the folder worked in must not be taken for one of ours.
        command = [sys.executable, "-P", "-m", "allegedly.engine.worker"]
        places = os.pathsep.join(place for place in sys.path if place)
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ONE_THREAD, "PYTHONPATH": places},
            # An interrupt from the keyboard is for this process, which ends its workers in order.
            start_new_session=True,
        )
        self._configured = False
        self._ready: set[str] = set()

    def prepare(self, config: Config, stage: str) -> None:
        """Load what the stage needs, once. Raises MissingDependency, or WorkerGoneError where it dies of it."""
        if not self._configured:
            self._send(config)
            self._configured = True
        if stage not in self._ready:
            self._exchange(Task(stage))
            self._ready.add(stage)

    def ask(self, task: Task, seconds: float) -> list[Any]:
        """The worker's answers. Raises TimeoutError or WorkerGoneError; the worker is of no more use then."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            answers = self._exchange(task)
        except WorkerGoneError:
            if late.is_set():
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()
        if not isinstance(answers, list) or len(answers) != len(task.items):
            raise TypeError(f"the worker gave no answer for each of {len(task.items)} items")
        return answers

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def close(self) -> None:
        """Let go of its pipes, once it has ended."""
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            # What it never took is still in the pipe's buffer, and closing tries to send it.
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def _send(self, request: object) -> None:
        requests = self._process.stdin
        if requests is None:
            raise WorkerGoneError("none")
        try:
            pickle.dump(request, requests, protocol=pickle.HIGHEST_PROTOCOL)
            requests.flush()
        except OSError as error:
            raise WorkerGoneError(self._process.wait()) from error

    def _exchange(self, request: object) -> object:
        answers = self._process.stdout
        if answers is None:
            raise WorkerGoneError("none")
        self._send(request)
        try:
            answer: object = pickle.load(answers)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise WorkerGoneError(self._process.wait()) from error
        if isinstance(answer, AllegedlyError):
            raise answer
        return answer
