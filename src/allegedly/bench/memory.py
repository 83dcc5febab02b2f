"""Peak memory and processor time of this process and its children, by sampling."""

from __future__ import annotations

import os
import resource
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

SAMPLE_SECONDS = 0.2
PROCESSES = Path("/proc")
BYTES_A_MIB = 1024 * 1024


class PeakMemory:
    """Watches resident memory while entered; `mib` is then the most that this process and its children had.

    Shared pages count once for each process, so the figure is an upper bound. Where the system has no
    /proc, the process's own peak since it began stands in.
    """

    def __init__(self) -> None:
        self.mib = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        self.mib = max(self.mib, resident_mib())

    def _watch(self) -> None:
        while not self._stop.is_set():
            self.mib = max(self.mib, resident_mib())
            self._stop.wait(SAMPLE_SECONDS)


def resident_mib() -> float:
    """Resident memory of this process and its children now, in MiB."""
    if not (PROCESSES / "self" / "statm").exists():
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / BYTES_A_MIB
    page = os.sysconf("SC_PAGE_SIZE")
    return sum(_resident_pages(process) for process in _family(os.getpid())) * page / BYTES_A_MIB


def processor_seconds() -> float:
    """Processor seconds that this process, its living children and its ended children have used.

    Where the system has no /proc, those of living children are left out.
    """
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = resource.getrusage(resource.RUSAGE_SELF)
    used = own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime
    if not (PROCESSES / "self" / "stat").exists():
        return used
    mine = os.getpid()
    return used + sum(_ticks(process) for process in _family(mine) if process != mine) / os.sysconf(
        "SC_CLK_TCK"
    )


def _ticks(process: int) -> int:
    try:
        fields = (PROCESSES / str(process) / "stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])
    except (OSError, IndexError):
        return 0


def _family(process: int) -> Iterable[int]:
    """The process and all its descendants."""
    yield process
    for children in (PROCESSES / str(process) / "task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:
            continue
        for child in found:
            yield from _family(int(child))


def _resident_pages(process: int) -> int:
    try:
        return int((PROCESSES / str(process) / "statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
