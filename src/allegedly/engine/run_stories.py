"""The stage of a run that makes stories of tied documents, and links, traces and weighs each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from allegedly.engine.groups import Edges, Members, Numbers, edges_to_members
from allegedly.engine.parquet import RunFolder
from allegedly.engine.run_documents import MAX_COPIES
from allegedly.engine.run_job import BatchWriter, Job, Step, failure_to_row
from allegedly.engine.run_joins import edges_of_run
from allegedly.engine.run_tables import Tables, opened_tables
from allegedly.engine.stages import StoredDocument, StoredStory
from allegedly.engine.stages_rows import Row
from allegedly.model.case import Failure
from allegedly.model.ids import content_id

STORIES_PER_BATCH = 8
COPIES_TOGETHER = 200
ROWS_AT_ONCE = 200
TIMES_TEXT = 10
"""What a story comes to is about so many times as long as its texts, as rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The documents of one story by number, each with its component. `texts_alone`: traced by their texts alone.

    Arrays, for all groups of a corpus are held at once: 16 bytes a document.
    """

    story: str
    number: Numbers
    component: Numbers
    texts_alone: bool = False


def weigh_open(job: Job) -> Iterator[Step]:
    """Link, trace and weigh the stories that were not yet: claims, borrowings, origins, assessments and the rest.

    Stories are what the ties that `join_documents` found hold together.
    """
    spilled = job.folder.root / "spill" / "stories.parquet"
    with opened_tables(job.folder, job.options.memory_gib) as tables:
        tables.run("chosen")
        tables.run("analysed", max_copies=MAX_COPIES)
        edges = edges_of_run(job.folder)
        groups = [*_members_by_story(tied_members(tables, edges)), *_copies(tables)]
        done = _drop_stale(job.folder, {group.story for group in groups})
        pending = [group for group in groups if group.story not in done]
        if not pending:
            return
        tables.connection.register("open_members", _groups_to_table(pending))
        tables.write("stories", spilled)
    yield from _weigh(job, spilled, len(pending))
    spilled.unlink()


def tied_members(tables: Tables, edges: Edges) -> Members:
    """The documents of `analysed`, each with its component and its bin, by these ties."""
    return edges_to_members(tables.columns("analysed_rows")["number"].astype(np.uint64), edges)


def _members_by_story(members: Members) -> Iterator[Group]:
    """The documents of each bin, under an id that is made of them."""
    order = np.lexsort((members.number, members.bin))
    borders = np.flatnonzero(np.diff(members.bin[order])) + 1
    for here in np.split(order, borders) if len(order) else ():
        numbers = members.number[here]
        yield Group(content_id("story", numbers.tolist()), numbers, members.component[here])


def _copies(tables: Tables) -> Iterator[Group]:
    """The copies beyond the bound, some at a time, each time with the first document that has their text."""
    found = tables.columns("copies", max_copies=MAX_COPIES)
    leaders, numbers = (found[name].astype(np.uint64) for name in ("leader", "number"))
    borders = np.flatnonzero(np.diff(leaders)) + 1
    for copies, its in zip(np.split(numbers, borders), np.split(leaders, borders), strict=True):
        for start in range(0, len(copies), COPIES_TOGETHER):
            together = np.concatenate((its[:1], copies[start : start + COPIES_TOGETHER]))
            story = content_id("story", "copies", together.tolist())
            yield Group(story, together, np.full(len(together), its[0]), texts_alone=True)


def _drop_stale(folder: RunFolder, current: set[str]) -> set[str]:
    """The stories that are weighed already. Batches with one that is no more, since documents came, are dropped."""
    done: set[str] = set()
    for part in folder.parts("stories"):
        found = set(pq.read_table(part, columns=["story"])["story"].to_pylist())
        if found <= current:
            done |= found
        else:
            folder.drop_batch("stories", part)
    return done


def _groups_to_table(groups: Sequence[Group]) -> pa.Table:
    sizes = [len(group.number) for group in groups]
    owner = pa.array(np.repeat(np.arange(len(groups)), sizes))
    return pa.table(
        {
            "number": np.concatenate([group.number for group in groups]),
            "component": np.concatenate([group.component for group in groups]),
            "story": pa.array([group.story for group in groups], pa.string()).take(owner),
            "texts_alone": pa.array([group.texts_alone for group in groups]).take(owner),
        }
    )


def _weigh(job: Job, spilled: Path, total: int) -> Iterator[Step]:
    writer = BatchWriter(job.folder, "stories", STORIES_PER_BATCH)
    for story, answer in job.crew.answers("stories", ([each] for each in _stories_in(spilled))):
        if not isinstance(answer, Failure):
            writer.add({**answer, "stories": [_story_row(story)]}, _size(story))
            yield Step(1, 0, total)
            continue
        # One poison document must not cost hundreds of others that it has nothing to do with.
        for part, found in job.crew.answers("stories", ([each] for each in _components_of(story))):
            failed = isinstance(found, Failure)
            rows = {} if failed else found
            writer.add({**rows, "stories": [_story_row(part, found if failed else None)]}, _size(part))
            yield Step(0, int(failed), total)
        yield Step(1, 0, total)
    writer.flush()


def _stories_in(spilled: Path) -> Iterator[StoredStory]:
    rows: list[Row] = []
    for batch in pq.ParquetFile(spilled).iter_batches(batch_size=ROWS_AT_ONCE):
        for row in batch.to_pylist():
            if rows and rows[0]["story"] != row["story"]:
                yield _rows_to_story(rows)
                rows = []
            rows.append(row)
    if rows:
        yield _rows_to_story(rows)


def _rows_to_story(rows: Sequence[Row]) -> StoredStory:
    alone = bool(rows[0]["texts_alone"])
    return StoredStory(
        path=rows[0]["story"],
        documents=tuple(StoredDocument(row["number"], row["path"], row["text"], row["json"]) for row in rows),
        extractions=() if alone else tuple(row["extraction"] for row in rows),
        components=tuple(row["component"] for row in rows),
    )


def _components_of(story: StoredStory) -> Iterator[StoredStory]:
    """The components of a story that failed as a whole, each as a story under the same id."""
    for component in sorted(set(story.components)):
        places = [at for at, each in enumerate(story.components) if each == component]
        yield StoredStory(
            path=story.path,
            documents=tuple(story.documents[at] for at in places),
            extractions=tuple(story.extractions[at] for at in places) if story.extractions else (),
            components=(component,) * len(places),
        )


def _story_row(story: StoredStory, failure: Failure | None = None) -> Row:
    row = {"story": story.path, "documents": len(story.documents)}
    return {**row, **failure_to_row(failure)} if failure else row


def _size(story: StoredStory) -> int:
    return TIMES_TEXT * sum(len(document.text) for document in story.documents)
