"""The commands under `allegedly decide`: what an analyst knows better, kept with who, when and why."""

from __future__ import annotations

import getpass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allegedly.cli.display import plain_to_lines, printable, rows_to_table, show_line, to_line
from allegedly.cli.exits import expected_errors
from allegedly.cli.options import CaseFile, ConfigOption, JsonOption

if TYPE_CHECKING:
    from allegedly.engine.decide import Decided

decide_app = typer.Typer(
    no_args_is_help=True,
    help="Correct a case: merge, split, reject, mark independent, settle, set a reliability, add a note, undo, list.",
)

WhyOption = Annotated[str, typer.Option("--why", help="The reason, which every report shows.")]
WhoOption = Annotated[
    str, typer.Option("--who", help="Who decides; if not given, the name you are logged in by.")
]


class Letter(StrEnum):
    """Reliability of a source (Admiralty code)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Outcome(StrEnum):
    """How a claim turned out."""

    HELD = "held"
    FAILED = "failed"


@decide_app.command(
    epilog="Example: allegedly decide merge dam.case clm-270ed1 clm-58a0c2 --why 'one warning'"
)
def merge(
    case: CaseFile,
    ids: Annotated[
        list[str], typer.Argument(help="Two or more claims, or statements of them.", metavar="ID...")
    ],
    why: WhyOption,
    who: WhoOption = "",
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Make one claim of several that say the same."""
    _decide(case, "merge", ids, why, who, as_json, config)


@decide_app.command(
    epilog="Example: allegedly decide split dam.case stm-fffa6b --why 'the company denies the delay, not the warning'"
)
def split(
    case: CaseFile,
    ids: Annotated[list[str], typer.Argument(help="The statements to take out.", metavar="ID...")],
    why: WhyOption,
    who: WhoOption = "",
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Take statements out of their claim and make them a claim of their own."""
    _decide(case, "split", ids, why, who, as_json, config)


@decide_app.command(
    epilog="Example: allegedly decide reject dam.case stm-fffa6b --why 'a question of the reader, no report'"
)
def reject(
    case: CaseFile,
    ids: Annotated[list[str], typer.Argument(help="The statements that were read wrongly.", metavar="ID...")],
    why: WhyOption,
    who: WhoOption = "",
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Let statements count for nothing; they stay in the case."""
    _decide(case, "reject", ids, why, who, as_json, config)


@decide_app.command(
    epilog="Example: allegedly decide independent dam.case org-91c4d0 org-33ab07 --why 'two offices, two inspections'"
)
def independent(
    case: CaseFile,
    ids: Annotated[list[str], typer.Argument(help="Two origins, or statements of them.", metavar="ID ID")],
    why: WhyOption,
    who: WhoOption = "",
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Mark two established origins of a claim as independent of one another."""
    _decide(case, "independent", ids, why, who, as_json, config)


@decide_app.command(
    epilog="Example: allegedly decide settle dam.case clm-270ed1 held --why 'the court found so'"
)
def settle(
    case: CaseFile,
    claim: Annotated[str, typer.Argument(help="The claim.", metavar="ID")],
    outcome: Annotated[Outcome, typer.Argument(help="Whether it turned out to hold.", case_sensitive=False)],
    why: WhyOption,
    who: WhoOption = "",
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Settle how a claim turned out. It counts for the record of its sources, here and in later cases."""
    _decide(case, "settle", [claim], why, who, as_json, config, outcome.value)


@decide_app.command(
    epilog="Example: allegedly decide reliability dam.case 'Harbour Ledger' B --why 'ten years of corrections'"
)
def reliability(
    case: CaseFile,
    name: Annotated[str, typer.Argument(help="The source or outlet, as the report names it.")],
    letter: Annotated[Letter, typer.Argument(help="Its reliability.", case_sensitive=False)],
    why: WhyOption,
    who: WhoOption = "",
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Set the reliability of a source or an outlet. It changes the letter, never the probability."""
    _decide(case, "reliability", [name], why, who, as_json, config, letter.value)


@decide_app.command(epilog="Example: allegedly decide note dam.case --why 'ask the land registry'")
def note(
    case: CaseFile,
    why: Annotated[str, typer.Option("--why", help="The note.")],
    ids: Annotated[
        list[str] | None,
        typer.Argument(help="What it is about; the whole case if not given.", metavar="[ID...]"),
    ] = None,
    who: WhoOption = "",
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Add a note to anything in the case. It changes no grade."""
    _decide(case, "note", ids or [], why, who, as_json, config)


@decide_app.command(epilog="Example: allegedly decide undo dam.case 3 --why 'the deed was forged'")
def undo(
    case: CaseFile,
    number: Annotated[str, typer.Argument(help="The number of the decision, from `allegedly decide list`.")],
    why: WhyOption,
    who: WhoOption = "",
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """Take a decision back. Both stay in the case; undoing an undo brings the decision back."""
    _decide(case, "undo", [number], why, who, as_json, config)


@decide_app.command(name="list")
def list_decisions(case: CaseFile, as_json: JsonOption = False) -> None:
    """Show what was decided, by whom, when and why, and what was taken back."""
    with expected_errors():
        from allegedly.codec import to_plain
        from allegedly.model.decision import numbers_taken_back
        from allegedly.store.casefile import CaseReader

        with CaseReader.open(case) as reader:
            decisions = reader.decisions()
        undone = numbers_taken_back(decisions)
        if as_json:
            for each in decisions:
                show_line(to_line({**to_plain(each), "stands": each.number not in undone}))
            return
        rows = [
            {
                "number": each.number,
                "kind": each.kind.value,
                "about": " ".join([*each.subjects, *each.others, each.value]).strip(),
                "who": each.who,
                "when": each.when,
                "why": each.why,
                "stands": "no, taken back" if each.number in undone else "yes",
            }
            for each in decisions
        ]
        show_line(rows_to_table(rows) if rows else "nothing was decided yet")


def _decide(
    case: Path,
    kind: str,
    ids: list[str],
    why: str,
    who: str,
    as_json: bool,
    config: Path | None,
    value: str = "",
) -> None:
    with expected_errors():
        from allegedly.config import Config, config_from_toml
        from allegedly.engine.decide import decide
        from allegedly.model.decision import DecisionKind

        settings = config_from_toml(config) if config else Config()
        name = who or getpass.getuser()
        done = decide(case, DecisionKind(kind), ids, settings, who=name, why=why, value=value)
        _show(done, as_json)


def _show(done: Decided, as_json: bool) -> None:
    from allegedly.codec import to_plain

    if as_json:
        changes = [to_plain(each) for each in done.changes]
        show_line(
            to_line(
                {"schema": "allegedly/decided-1", "decision": to_plain(done.decision), "changes": changes}
            )
        )
        return
    show_line(printable(f"decision {done.decision.number}: {done.decision.kind}, {done.decision.in_words()}"))
    lines = [each.in_words() for each in done.changes] or ["No grade changed."]
    show_line("\n".join(plain_to_lines({"changes": lines})))
