"""What the app does to a case, in a process of its own: read and assess articles, apply decisions.

The process answers one request after another; models are loaded once, and no page waits for them. Whatever an
article does to it, the pages stay, and so does what the case holds.
"""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path

from allegedly.config import Config
from allegedly.engine.assess import assess_originals, originals_of
from allegedly.engine.decide import decide
from allegedly.errors import AllegedlyError
from allegedly.model.case import Failure
from allegedly.model.decision import DecisionKind
from allegedly.model.text import Original
from allegedly.report.contracts import case_to_plain
from allegedly.report.dossier import dossier_of
from allegedly.report.html import dossier_to_html
from allegedly.store.casefile import CaseReader


@dataclass(frozen=True, slots=True)
class AddWork:
    """Articles to add: those pasted, files in a folder of ours that is removed afterwards, and links to fetch."""

    originals: tuple[Original, ...] = ()
    folder: Path | None = None
    files: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecideWork:
    """A decision to make. `seen` is how many there were on the page that it was made on."""

    kind: DecisionKind
    ids: tuple[str, ...]
    who: str
    why: str
    value: str = ""
    seen: int | None = None


class ExportShape(StrEnum):
    """In which form the case is taken away."""

    JSON = "json"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class ExportWork:
    """The whole case to a file."""

    shape: ExportShape
    target: Path


Work = AddWork | DecideWork | ExportWork


@dataclass(frozen=True, slots=True)
class Done:
    """How it ended: `lines` tell what came of it, `file` holds what it made; `failed` says why nothing did."""

    lines: tuple[str, ...] = ()
    failed: str = ""
    file: Path | None = None


def work(connection: Connection, case: Path, config: Config, workers: int) -> None:
    """Answer requests until the pipe closes: each with events, and at last with how it ended."""
    # What libraries print belongs to nobody.
    sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - for the life of the process
    while True:
        try:
            wanted: Work = connection.recv()
        except (EOFError, OSError):
            return
        try:
            connection.send(_done(wanted, connection, case, config, workers))
        except AllegedlyError as error:
            connection.send(Done(failed=str(error)))
        # A defect of ours ends this piece of work, not the next.
        except Exception as error:
            connection.send(
                Done(failed=f"an unexpected {type(error).__name__}: {' '.join(str(error).split())[:300]}")
            )


def _done(wanted: Work, connection: Connection, case: Path, config: Config, workers: int) -> Done:
    if isinstance(wanted, DecideWork):
        return _decided(wanted, case, config)
    if isinstance(wanted, ExportWork):
        return _exported(wanted, case)
    try:
        found = _articles(wanted, config)
        made = assess_originals(found, config, case_path=case, workers=workers, on_event=connection.send)
    finally:
        if wanted.folder is not None:
            shutil.rmtree(wanted.folder, ignore_errors=True)
    return Done((f"The case now holds {len(made.documents):,} articles and {len(made.claims):,} claims.",))


def _articles(wanted: AddWork, config: Config) -> Iterator[Original | Failure]:
    yield from wanted.originals
    if wanted.folder is not None:
        for file in wanted.files:
            inside = f"{wanted.folder / file}"
            for each in originals_of([inside], config):
                # The reader knows the name of his file, and nothing of our folder.
                shown = each.path.replace(inside, Path(file).name, 1)
                yield dataclasses.replace(each, path=shown)
    yield from originals_of(wanted.links, config, fetch=True)


def _decided(wanted: DecideWork, case: Path, config: Config) -> Done:
    if wanted.seen is not None:
        with CaseReader.open(case) as reader:
            made = reader.decisions()[wanted.seen :]
        if made:
            others = "; ".join(
                f"decision {each.number}: {each.kind.value}, {each.in_words()}" for each in made
            )
            return Done(
                failed=f"other decisions were made since you opened the page ({others}); look, then decide again"
            )
    done = decide(case, wanted.kind, wanted.ids, config, who=wanted.who, why=wanted.why, value=wanted.value)
    lines = tuple(each.in_words() for each in done.changes) or ("No grade changed.",)
    return Done((f"Kept as decision {done.decision.number}.", *lines))


def _exported(wanted: ExportWork, case: Path) -> Done:
    with CaseReader.open(case) as reader:
        whole = reader.case()
    if wanted.shape is ExportShape.JSON:
        text = json.dumps(case_to_plain(whole), ensure_ascii=False)
    else:
        text = dossier_to_html(dossier_of(whole))
    wanted.target.write_text(text, encoding="utf-8", errors="replace")
    size = wanted.target.stat().st_size
    return Done((f"{wanted.target.name}, {size / 1_000_000:,.1f} MB, can be saved.",), file=wanted.target)
