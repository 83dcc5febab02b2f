"""Articles to a case: read what is new, store each as it is read, then link, trace and weigh all there is."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import tee
from pathlib import Path
from typing import BinaryIO

from allegedly import __version__
from allegedly.codec import to_json
from allegedly.config import Config
from allegedly.engine.events import Event, EventKind, OnEvent, ignore_event
from allegedly.engine.history import put_history
from allegedly.engine.local import Outcome, readings_of
from allegedly.errors import InputError
from allegedly.model.case import Case, Failure
from allegedly.model.ids import content_id, sha256_of
from allegedly.model.text import Original
from allegedly.pipeline import Reading, case_of
from allegedly.read.fetch import fetch_link
from allegedly.read.files import originals_from_paths
from allegedly.store.casefile import CaseReader, CaseWriter


def utc_now() -> str:
    """The time in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def assess_paths(
    paths: Sequence[str],
    config: Config,
    *,
    case_path: Path | None = None,
    history: Sequence[Path] = (),
    workers: int = 1,
    fetch: bool = False,
    stdin: BinaryIO | None = None,
    now: Callable[[], str] = utc_now,
    on_event: OnEvent = ignore_event,
) -> Case:
    """The case that these articles make, together with those that the case file holds already.

    Articles that the file holds are not read again, unless the settings or the version changed. Each is
    stored as soon as it is read, so that a run cut short goes on where it stopped. What could not be read
    is in `failures`, and told to `on_event` as it happens. `history` are cases before this one, whose sources the file
    keeps the records of. Raises CaseError and MissingDependency.
    """
    found = originals_of(paths, config, fetch=fetch, stdin=stdin)
    return assess_originals(
        found, config, case_path=case_path, history=history, workers=workers, now=now, on_event=on_event
    )


def assess_originals(
    found: Iterable[Original | Failure],
    config: Config,
    *,
    case_path: Path | None = None,
    history: Sequence[Path] = (),
    workers: int = 1,
    now: Callable[[], str] = utc_now,
    on_event: OnEvent = ignore_event,
) -> Case:
    """The same as `assess_paths`, of articles that were found already."""
    settings = settings_key(config)
    with CaseWriter.open(case_path) as writer:
        put_history(writer, case_path, history, config, now)
        store = _Store(writer, settings, now, on_event)
        new = _not_known(found, writer.view, settings, on_event)
        store.put_all(readings_of(new, config, workers, on_event))
        store.put_again(store.clashing, config, workers)
        store.put_again(_read_otherwise(writer.view, settings), config, workers)
        readings = [Reading(document, extraction) for document, extraction in writer.view.readings()]
        on_event(Event(EventKind.STAGE, f"linking, tracing and weighing {len(readings)} documents"))
        view = writer.view
        case = case_of(readings, config, view.failures(), view.decisions(), view.history())
        with writer.transaction():
            writer.put_results(case, now())
        return case


def read_paths(
    paths: Sequence[str],
    config: Config,
    *,
    workers: int = 1,
    fetch: bool = False,
    stdin: BinaryIO | None = None,
    on_event: OnEvent = ignore_event,
) -> Iterator[Reading | Failure]:
    """What each article says, in order, or why it cannot be read. Keeps nothing. Raises MissingDependency."""
    originals = originals_of(paths, config, fetch=fetch, stdin=stdin)
    for outcome in readings_of(originals, config, workers, on_event):
        yield outcome if isinstance(outcome, Failure) else outcome[1]


def originals_of(
    paths: Sequence[str], config: Config, *, fetch: bool = False, stdin: BinaryIO | None = None
) -> Iterator[Original | Failure]:
    """The articles at these paths, in order; a link is fetched if `fetch` says so, else it is a failure."""
    fetcher = (lambda url: fetch_link(url, config.read)) if fetch else None
    return originals_from_paths(paths, config.read, stdin=stdin, fetch=fetcher)


def settings_key(config: Config) -> str:
    """What tells how an article is read: the version of allegedly, and the settings that bear on it."""
    stages = (config.read, config.annotate, config.extract)
    return content_id("set", __version__, *(to_json(stage) for stage in stages))


def source_key(original: Original) -> str:
    """What tells an article as it was found: its bytes, its place, and what the container said of it."""
    fields = dataclasses.fields(original)
    said = [getattr(original, field.name) for field in fields if field.name != "data"]
    return content_id("src", sha256_of(original.data), *said)


class _Store:
    """Puts outcomes into the case, each in a transaction of its own."""

    def __init__(self, writer: CaseWriter, settings: str, now: Callable[[], str], on_event: OnEvent) -> None:
        self.clashing: list[tuple[str, Original]] = []
        self._writer = writer
        self._settings = settings
        self._now = now
        self._on_event = on_event

    def put_all(self, outcomes: Iterable[Outcome]) -> None:
        """Store articles as they come; those whose id another article has are set aside in `clashing`."""
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self._put_failure(outcome)
                continue
            original, reading = outcome
            key = source_key(original)
            known = self._writer.view.sha256_of_document(reading.document.id)
            if known in (None, reading.document.sha256):
                self._put_reading(key, original, reading)
                continue
            message = f"its id {reading.document.id!r} is that of another article; it gets one of its own"
            self._on_event(Event(EventKind.WARNED, original.path, message))
            self.clashing.append((key, dataclasses.replace(original, id="")))

    def put_again(self, keyed: Iterable[tuple[str, Original]], config: Config, workers: int) -> None:
        """Read and store articles that keep the keys they have."""
        left, right = tee(keyed)
        outcomes = readings_of((original for _, original in left), config, workers, self._on_event)
        for outcome, (key, _) in zip(outcomes, right, strict=True):
            if isinstance(outcome, Failure):
                self._put_failure(outcome)
            else:
                self._put_reading(key, *outcome)

    def _put_reading(self, key: str, original: Original, reading: Reading) -> None:
        document, extraction = reading.document, reading.extraction
        try:
            with self._writer.transaction():
                self._writer.put_reading(key, original, document, extraction, self._settings, self._now())
        except InputError as error:
            self._on_event(Event(EventKind.FAILED, original.path, f"{error.reason}; {error.remedy}"))
            self._put_failure(Failure(original.path, error.reason, error.remedy))

    def _put_failure(self, failure: Failure) -> None:
        with self._writer.transaction():
            self._writer.put_failure(failure, self._now())


def _read_otherwise(case: CaseReader, settings: str) -> Iterator[tuple[str, Original]]:
    for key in case.sources_read_otherwise(settings):
        yield key, case.original(key)


def _not_known(
    originals: Iterable[Original | Failure], case: CaseReader, settings: str, on_event: OnEvent
) -> Iterator[Original | Failure]:
    for original in originals:
        if isinstance(original, Original) and case.has_source(source_key(original), settings):
            on_event(Event(EventKind.KNOWN, original.path))
        else:
            yield original
