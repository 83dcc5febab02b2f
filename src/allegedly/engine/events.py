"""What the engine tells of its work while it works: for progress bars, and for lines about what failed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class EventKind(StrEnum):
    """What happened."""

    READ = "read"
    KNOWN = "known"
    FAILED = "failed"
    WARNED = "warned"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: to which input (or in which stage), and what to tell the user of it."""

    kind: EventKind
    subject: str
    message: str = ""


OnEvent = Callable[[Event], None]


def ignore_event(event: Event) -> None:
    """Tell nobody."""
