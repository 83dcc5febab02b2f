"""What workers do. A stage takes items and answers for each: a value, or a Failure where the item cannot be used.

The same functions serve every engine. `Tools` holds what a process loads once. Each stage imports what it alone needs
when it is first run: workers that only read articles start in half the time.
"""

from __future__ import annotations

import errno
import functools
import gc
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from allegedly.annotate.annotator import Annotator
from allegedly.config import Config
from allegedly.errors import AllegedlyError, InputError, RunError
from allegedly.extract.document import extract_document
from allegedly.model.case import Case, Failure
from allegedly.model.text import Document, Original
from allegedly.pipeline import Reading, case_of, reading_of
from allegedly.read.article import document_from_original

if TYPE_CHECKING:
    from allegedly.engine.run_parts import JoinPart
    from allegedly.engine.stages_rows import DocumentRows, ExtractionRows, Tables

T = TypeVar("T")
DISK_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""No fault of the item that met them: libraries write temporary files too."""


class Tools:
    """What one process loads once, when it is first asked for."""

    def __init__(self, config: Config) -> None:
        self.config = config

    @functools.cached_property
    def annotator(self) -> Annotator:
        """The models. Raises MissingDependency.

        What they hold stays as long as the process: left out of the collection of garbage, articles take 6% less.
        """
        loaded = Annotator.load(self.config.annotate)
        gc.freeze()
        return loaded


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as its row holds it."""

    number: int
    path: str
    text: str
    json: str


@dataclass(frozen=True, slots=True)
class StoredStory:
    """Documents that are linked, traced and weighed together; without extractions they are traced by their texts.

    `path` is the story's id, `components` the component of each document.
    """

    path: str
    documents: tuple[StoredDocument, ...]
    extractions: tuple[str, ...]
    components: tuple[int, ...]


def outcome_of(original: Original, annotator: Annotator, config: Config) -> Reading | Failure:
    """The article read, or why it cannot be; never an exception, so that the other articles go on.

    MissingDependency is no fault of the article and is raised.
    """
    return guarded(original.path, lambda: reading_of(original, annotator, config))


def guarded(path: str, make: Callable[[], T]) -> T | Failure:
    """What `make` gives, or the Failure that it comes to. Raises what is no fault of the item."""
    try:
        return make()
    except InputError as error:
        return Failure(path, error.reason, error.remedy)
    except AllegedlyError:
        raise
    except OSError as error:
        if error.errno in DISK_ERRORS:
            reason = f"the disk is full or broken ({error.strerror})"
            raise RunError(path, reason, "free some space, and run it again") from error
        return Failure(path, _defect(error), "report this, and leave it out meanwhile")
    # A defect of ours, or a text that exhausts the stack or the memory, costs this item alone.
    except Exception as error:
        return Failure(path, _defect(error), "report this, and leave it out meanwhile")


def _defect(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    words = " ".join(str(error).split())[:200]
    return f"an unexpected {type(error).__name__} in {Path(frame.filename).name}:{frame.lineno} ({words})"


def read_originals(items: Sequence[Original], tools: Tools) -> list[Reading | Failure]:
    """Articles read and taken apart."""
    return [outcome_of(each, tools.annotator, tools.config) for each in items]


def read_documents(items: Sequence[Original], tools: Tools) -> list[DocumentRows | Failure]:
    """Articles as rows of `documents`, with their shingles."""
    from allegedly.engine.stages_rows import document_to_rows

    config = tools.config
    return [
        guarded(
            each.path,
            lambda each=each: document_to_rows(document_from_original(each, config.read), config.trace),  # type: ignore[misc]
        )
        for each in items
    ]


def extract_documents(items: Sequence[StoredDocument], tools: Tools) -> list[ExtractionRows | Failure]:
    """What was taken out of documents, as rows. Where one fails in a batch, each is tried by itself."""
    from allegedly.engine.stages_rows import extraction_to_rows, row_to_document

    documents = [row_to_document(each.text, each.json) for each in items]

    def extracted(some: Sequence[Document]) -> list[ExtractionRows]:
        annotated = tools.annotator.annotate_many(some)
        return [extraction_to_rows(extract_document(each, tools.config.extract)) for each in annotated]

    together = guarded("a batch", lambda: extracted(documents))
    if not isinstance(together, Failure):
        return list(together)
    alone = [guarded(each.path, functools.partial(extracted, [each])) for each in documents]
    return [each if isinstance(each, Failure) else each[0] for each in alone]


def weigh_stories(items: Sequence[StoredStory], tools: Tools) -> list[Tables | Failure]:
    """What linking, tracing and weighing each story gave, as rows."""
    return [guarded(each.path, functools.partial(_story_to_tables, each, tools.config)) for each in items]


def _story_to_tables(story: StoredStory, config: Config) -> Tables:
    from allegedly.engine.stages_rows import case_to_tables, row_to_document, rows_to_reading
    from allegedly.trace.lineage import trace_lineage

    if story.extractions:
        readings = [
            rows_to_reading(document.text, document.json, extraction)
            for document, extraction in zip(story.documents, story.extractions, strict=True)
        ]
        return case_to_tables(case_of(readings, config), story.path)
    documents = tuple(row_to_document(each.text, each.json) for each in story.documents)
    return case_to_tables(Case(lineage=trace_lineage(documents, (), (), config.trace)), story.path)


def join_parts(items: Sequence[JoinPart], tools: Tools) -> list[bool | Failure]:
    """Parts of joins done, where this worker sees the folder of the run. Raises RunError."""
    # DuckDB is an extra: only a run has need of it.
    from allegedly.engine.run_parts import join_part

    del tools
    return [guarded(each.path, functools.partial(join_part, each)) for each in items]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage's function, and whether it needs the models."""

    run: Callable[[Sequence[Any], Tools], Sequence[Any]]
    needs_models: bool


STAGES: Mapping[str, Stage] = {
    "readings": Stage(read_originals, True),
    "documents": Stage(read_documents, False),
    "statements": Stage(extract_documents, True),
    "joins": Stage(join_parts, False),
    "stories": Stage(weigh_stories, False),
}


@dataclass(frozen=True, slots=True)
class Task:
    """Items for one stage; where there are none, the worker loads what the stage needs."""

    stage: str
    items: tuple[Any, ...] = ()


def do_task(task: Task, tools: Tools) -> list[Any]:
    """The answers to a task's items, in order. Raises what is no fault of any of them."""
    stage = STAGES[task.stage]
    if stage.needs_models and not task.items:
        _ = tools.annotator
    return list(stage.run(task.items, tools))
