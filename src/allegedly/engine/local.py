"""Articles read on one machine: in this process, or by worker processes that each hold an annotator.

Outcomes come in the order of the articles. An article that kills its worker, twice, or keeps it busy beyond
the limit becomes a Failure; the rest goes on in a new worker.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from allegedly.annotate.annotator import Annotator
from allegedly.config import Config
from allegedly.engine.events import Event, EventKind, OnEvent, ignore_event
from allegedly.engine.worker import outcome_of
from allegedly.errors import AllegedlyError
from allegedly.model.case import Failure
from allegedly.model.text import Original
from allegedly.pipeline import Reading

SECONDS_PER_ARTICLE = 300.0
"""An article of the largest size allowed, a million letters, takes under a minute on one core."""

IN_FLIGHT_PER_WORKER = 8
"""Enough that one long article at the head does not leave the other workers idle."""

TRIES = 2
"""A worker may also die of others' doing, such as a machine short of memory: one more try tells."""

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""The workers are the parallelism; threads inside each would only compete."""

Outcome = tuple[Original, Reading] | Failure


def readings_of(
    originals: Iterable[Original | Failure],
    config: Config,
    workers: int = 1,
    on_event: OnEvent = ignore_event,
    seconds: float = SECONDS_PER_ARTICLE,
) -> Iterator[Outcome]:
    """Each article with its reading, or its Failure, in the order given; a Failure given is passed on.

    At most a few articles a worker are held at once. `seconds` bounds each article where there is more than
    one worker. Raises MissingDependency where a model is not installed.
    """
    if workers < 1:
        raise ValueError(f"workers is {workers}; give 1 or more")
    apart = workers > 1
    for outcome in (
        _read_apart(originals, config, workers, seconds) if apart else _read_here(originals, config)
    ):
        if isinstance(outcome, Failure):
            on_event(Event(EventKind.FAILED, outcome.path, f"{outcome.reason}; {outcome.remedy}"))
        else:
            on_event(Event(EventKind.READ, outcome[0].path))
        yield outcome


def _read_here(originals: Iterable[Original | Failure], config: Config) -> Iterator[Outcome]:
    annotator: Annotator | None = None
    for original in originals:
        if isinstance(original, Failure):
            yield original
            continue
        annotator = annotator or Annotator.load(config.annotate)
        yield _paired(original, outcome_of(original, annotator, config))


def _read_apart(
    originals: Iterable[Original | Failure], config: Config, workers: int, seconds: float
) -> Iterator[Outcome]:
    with _Crew(config, workers, seconds) as crew:
        waiting: deque[Failure | tuple[Original, Future[Reading | Failure]]] = deque()
        for original in originals:
            if isinstance(original, Failure):
                waiting.append(original)
            else:
                waiting.append((original, crew.submit(original)))
            while waiting and (len(waiting) > workers * IN_FLIGHT_PER_WORKER or _is_done(waiting[0])):
                yield _awaited(waiting.popleft())
        while waiting:
            yield _awaited(waiting.popleft())


def _is_done(task: Failure | tuple[Original, Future[Reading | Failure]]) -> bool:
    return isinstance(task, Failure) or task[1].done()


def _awaited(task: Failure | tuple[Original, Future[Reading | Failure]]) -> Outcome:
    return task if isinstance(task, Failure) else _paired(task[0], task[1].result())


def _paired(original: Original, outcome: Reading | Failure) -> Outcome:
    return outcome if isinstance(outcome, Failure) else (original, outcome)


class _WorkerGoneError(Exception):
    """The worker ended before it answered; the status it ended with."""


class _Crew:
    """Worker processes, each driven by one thread of this process, so that a death has one culprit."""

    def __init__(self, config: Config, workers: int, seconds: float) -> None:
        self._config = config
        self._seconds = seconds
        self._own = threading.local()
        self._lock = threading.Lock()
        self._all: set[_Worker] = set()
        self._closed = False
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="allegedly-worker")

    def __enter__(self) -> _Crew:
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

    def submit(self, original: Original) -> Future[Reading | Failure]:
        return self._threads.submit(self._outcome_of, original)

    def _outcome_of(self, original: Original) -> Reading | Failure:
        status: object = None
        for _ in range(TRIES):
            mine = self._worker()
            try:
                mine.prepare(self._config)
                return mine.ask(original, self._seconds)
            except TimeoutError:
                self._dismiss(mine)
                reason = f"it took more than {self._seconds:g} seconds"
                return Failure(original.path, reason, "split it, or leave it out")
            except _WorkerGoneError as gone:
                self._dismiss(mine)
                status = gone.args[0]
        reason = f"the process that read it ended with status {status}, {TRIES} times"
        return Failure(original.path, reason, "leave it out, or give the machine more memory")

    def _worker(self) -> _Worker:
        mine: _Worker | None = getattr(self._own, "worker", None)
        if mine is None:
            mine = _Worker()
            with self._lock:
                self._all.add(mine)
                if self._closed:
                    mine.kill()
            self._own.worker = mine
        return mine

    def _dismiss(self, mine: _Worker) -> None:
        mine.kill()
        mine.close()
        with self._lock:
            self._all.discard(mine)
        self._own.worker = None


class _Worker:
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
        self._ready = False

    def prepare(self, config: Config) -> None:
        """Load the models, once. Raises MissingDependency, or _WorkerGoneError where it dies of it."""
        if not self._ready:
            self._exchange(config)
            self._ready = True

    def ask(self, original: Original, seconds: float) -> Reading | Failure:
        """The worker's answer. Raises TimeoutError or _WorkerGoneError; the worker is of no more use then."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        timer.start()
        try:
            answer = self._exchange(original)
        except _WorkerGoneError:
            if late.is_set():
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()
        if not isinstance(answer, Reading | Failure):
            raise TypeError(f"the worker answered {answer!r}, not a Reading or a Failure")
        return answer

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

    def _exchange(self, request: object) -> object:
        requests, answers = self._process.stdin, self._process.stdout
        if requests is None or answers is None:
            raise _WorkerGoneError("none")
        try:
            pickle.dump(request, requests, protocol=pickle.HIGHEST_PROTOCOL)
            requests.flush()
            answer: object = pickle.load(answers)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise _WorkerGoneError(self._process.wait()) from error
        if isinstance(answer, AllegedlyError):
            raise answer
        return answer
