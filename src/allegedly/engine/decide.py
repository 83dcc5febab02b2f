"""An analyst's decision put into a case: kept, the case made anew by it, and what that changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from allegedly.config import Config
from allegedly.engine.assess import utc_now
from allegedly.engine.draft import drafted_decision
from allegedly.model.case import Case
from allegedly.model.decision import Decision, DecisionKind
from allegedly.pipeline import Reading, case_of
from allegedly.store.casefile import CaseReader, CaseWriter
from allegedly.weigh.difference import Change, changes_between


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it was kept, the claims that it changed, and the case as it is now."""

    decision: Decision
    changes: tuple[Change, ...]
    case: Case


def decide(
    case_path: Path,
    kind: DecisionKind,
    ids: Sequence[str],
    config: Config,
    *,
    who: str,
    why: str,
    value: str = "",
    now: Callable[[], str] = utc_now,
) -> Decided:
    """Keep a decision, weigh the case anew, and tell what changed. Nothing is read again.

    `ids` are ids of claims, statements, origins or documents, or beginnings of them, as `kind` takes them:

    merge: two or more claims or statements; split and reject: statements; independent: two origins or
    statements of them; settle: one claim, with "held" or "failed" in `value`; reliability: the name of one source
    or outlet, with the letter in `value`; note: anything, or nothing for the whole case; undo: the number of a
    decision.

    Raises ConfigError where the decision cannot be made, with what would do; CaseError for the file.
    """
    with CaseWriter.open(_existing(case_path)) as writer:
        before = writer.view.case()
        decision = drafted_decision(before, kind, ids, value=value, who=who, why=why, when=now())
        with writer.transaction():
            kept = writer.put_decision(decision)
            decisions = writer.view.decisions()
            if kind is DecisionKind.NOTE:
                return Decided(kept, (), dataclasses.replace(before, decisions=decisions))
            readings = [Reading(document, extraction) for document, extraction in writer.view.readings()]
            after = case_of(readings, config, before.failures, decisions, writer.view.history())
            writer.put_results(after, now())
    return Decided(kept, changes_between(before, after), after)


def _existing(path: Path) -> Path:
    """The path, once it is known to hold a case: a decision makes no new file. Raises NotACase, CaseTooNew."""
    CaseReader.open(path).close()
    return path
