"""The track records of sources, taken out of cases before this one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

from allegedly.config import Config
from allegedly.errors import ConfigError
from allegedly.model.decision import standing_decisions
from allegedly.model.grade import Agreement
from allegedly.store.casefile import CaseReader, CaseWriter
from allegedly.weigh.assess import agreements_of_claims
from allegedly.weigh.history import with_earlier


def agreements_of_file(path: Path, config: Config) -> tuple[Agreement, ...]:
    """How the sources of a case fared in it, and in the cases that it knows of. Nothing is read or linked again.

    Left out are those that are only told by a label that may be anybody's ("the mayor", a name without an office).

    Raises NotACase, CaseTooNew.
    """
    with CaseReader.open(path) as reader:
        case, earlier = reader.case(), reader.history()
    own = agreements_of_claims(
        case.documents,
        case.extractions,
        case.claims,
        case.lineage,
        config.weigh,
        standing_decisions(case.decisions),
    )
    named = [dataclasses.replace(each, case=str(path)) for each in own if each.lasting]
    return with_earlier(named, earlier)


def put_history(
    writer: CaseWriter, case_path: Path | None, paths: Sequence[Path], config: Config, now: Callable[[], str]
) -> None:
    """Keep in a case what these cases tell of sources; a case that was given before is taken anew.

    Raises ConfigError where the case is given as its own past, and CaseError.
    """
    for path in paths:
        if case_path is not None and path.resolve() == case_path.resolve():
            raise ConfigError(str(path), "a case is no past of its own", "give the cases before it")
        found = agreements_of_file(path, config)
        with writer.transaction():
            writer.put_history(str(path), found, now())
