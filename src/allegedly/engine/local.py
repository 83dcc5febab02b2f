"""Articles read on one machine: in this process, or by worker processes that each hold an annotator.

Outcomes come in the order of the articles. An article that kills its worker, twice, or keeps it busy beyond
the limit becomes a Failure; the rest goes on in a new worker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future

from allegedly.annotate.annotator import Annotator
from allegedly.config import Config
from allegedly.engine.crew import Crew, submitted
from allegedly.engine.events import Event, EventKind, OnEvent, ignore_event
from allegedly.engine.stages import outcome_of
from allegedly.model.case import Failure
from allegedly.model.text import Original
from allegedly.pipeline import Reading

SECONDS_PER_ARTICLE = 300.0
"""An article of the largest size allowed, a million letters, takes under a minute on one core."""

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
    with Crew(config, workers, seconds) as crew:

        def submit(original: Original | Failure) -> Future[Reading | Failure]:
            if isinstance(original, Original):
                return crew.submit("readings", original)
            known: Future[Reading | Failure] = Future()
            known.set_result(original)
            return known

        for original, outcome in submitted(originals, submit, workers):
            yield original if isinstance(original, Failure) else _paired(original, outcome)


def _paired(original: Original, outcome: Reading | Failure) -> Outcome:
    return outcome if isinstance(outcome, Failure) else (original, outcome)
