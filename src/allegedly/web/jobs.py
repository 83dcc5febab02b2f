"""Work in the background: one piece after another, its progress for the pages to show."""

from __future__ import annotations

import multiprocessing
import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from allegedly.engine.events import Event, EventKind
from allegedly.report.wording import in_one_line
from allegedly.web.settings import Settings
from allegedly.web.work import Done, Work, work

MAX_PROBLEMS = 200
"""Problems of one piece of work that are kept; the case keeps them all."""
MAX_JOBS_KEPT = 100


class State(StrEnum):
    """Where a piece of work stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work as the pages show it. `typed` is what the reader gave, kept where it could not be used."""

    number: int
    title: str
    back: str
    typed: str = ""
    state: State = State.WAITING
    step: str = "Waiting for its turn."
    read: int = 0
    known: int = 0
    problems: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    failed: str = ""
    file: Path | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more will come."""
        return self.state in (State.DONE, State.FAILED)


class JobBoard:
    """All pieces of work of this run; `finished` is called after each, before it is told to be over."""

    def __init__(self, settings: Settings, finished: Callable[[], None]) -> None:
        self._settings = settings
        self._finished = finished
        self._jobs: dict[int, Job] = {}
        self._lock = threading.Lock()
        self._waiting: queue.Queue[tuple[int, Work] | None] = queue.Queue()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._thread = threading.Thread(target=self._run, name="allegedly-jobs", daemon=True)
        self._thread.start()

    def submit(self, wanted: Work, title: str, back: str, typed: str = "") -> Job:
        """Put a piece of work at the end of the line. `back` is the page that it came from."""
        with self._lock:
            number = max(self._jobs, default=0) + 1
            job = Job(number, title, back, typed)
            self._jobs[number] = job
            for old in [
                each for each in self._jobs if each <= number - MAX_JOBS_KEPT and self._jobs[each].over
            ]:
                del self._jobs[old]
        self._waiting.put((number, wanted))
        return job

    def get(self, number: int) -> Job | None:
        """The piece of work with this number."""
        with self._lock:
            return self._jobs.get(number)

    def jobs(self) -> tuple[Job, ...]:
        """All pieces of work, the latest first."""
        with self._lock:
            return tuple(self._jobs[each] for each in sorted(self._jobs, reverse=True))

    def running(self) -> Job | None:
        """The piece of work that is under way or next in line."""
        return next((each for each in reversed(self.jobs()) if not each.over), None)

    def close(self) -> None:
        """End the process; what it has stored is kept."""
        self._waiting.put(None)
        self._drop_process()

    def _run(self) -> None:
        while (taken := self._waiting.get()) is not None:
            number, wanted = taken
            self._change(number, state=State.RUNNING, step="Starting.")
            done = self._answered(number, wanted)
            self._finished()
            state = State.FAILED if done.failed else State.DONE
            self._change(
                number,
                state=state,
                step="",
                lines=done.lines,
                failed=in_one_line(done.failed),
                file=done.file,
            )

    def _answered(self, number: int, wanted: Work) -> Done:
        try:
            pipe = self._open_pipe()
            pipe.send(wanted)
            while isinstance(answer := pipe.recv(), Event):
                self._tell(number, answer)
            if not isinstance(answer, Done):
                raise TypeError(f"the work process answered {answer!r}, not an Event or Done")
            return answer
        except (EOFError, OSError):
            self._drop_process()
            return Done(
                failed="the process that reads articles ended; what it had stored is kept, so try the rest again"
            )
        # A defect of ours ends this piece of work; without this it would end the thread, and all later work with it.
        except Exception as error:
            self._drop_process()
            return Done(failed=f"an unexpected {type(error).__name__}: {in_one_line(str(error))[:300]}")

    def _tell(self, number: int, event: Event) -> None:
        job = self.get(number)
        if job is None:
            return
        subject = in_one_line(event.subject)
        if event.kind is EventKind.READ:
            self._change(number, read=job.read + 1, step=f"Read {subject}.")
        elif event.kind is EventKind.KNOWN:
            self._change(number, known=job.known + 1, step=f"Already in the case: {subject}.")
        elif event.kind is EventKind.STAGE:
            self._change(number, step=f"{subject[:1].upper()}{subject[1:]}.")
        else:
            problem = f"{subject}: {in_one_line(event.message)}"
            self._change(number, problems=(*job.problems, problem)[:MAX_PROBLEMS])

    def _change(self, number: int, **values: object) -> None:
        with self._lock:
            self._jobs[number] = replace(self._jobs[number], **values)  # type: ignore[arg-type]

    def _open_pipe(self) -> Connection:
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        arguments = (theirs, self._settings.case, self._settings.config, self._settings.workers)
        self._process = context.Process(target=work, args=arguments, daemon=False, name="allegedly-work")
        self._process.start()
        theirs.close()
        self._pipe = ours
        return ours

    def _drop_process(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.terminate()
            self._process.join(5)
            self._process = None


def job_to_plain(job: Job) -> Mapping[str, object]:
    """The piece of work as JSON for programs, and for the script of its page."""
    return {
        "number": job.number,
        "title": job.title,
        "state": job.state.value,
        "over": job.over,
        "step": job.step,
        "read": job.read,
        "known": job.known,
        "problems": list(job.problems),
        "lines": list(job.lines),
        "failed": job.failed,
        "file": f"/jobs/{job.number}/file" if job.file else "",
    }
