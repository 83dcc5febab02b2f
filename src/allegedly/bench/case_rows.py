"""What a report on the leaked-weapons article must show, as patterns over statements: twelve rows.

The rows name a few words each and what must be said of them. They judge the pipeline's output; the pipeline
knows nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allegedly.model.claim import Certainty, Kind, Polarity, Statement

CT, PR, PS, U = Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE, Certainty.UNKNOWN


@dataclass(frozen=True, slots=True)
class Expected:
    """One statement that must be there.

    `words` are patterns that all stand in its words, `trigger` is its event's lemma, `chain` has a pattern
    for each holder after the AUTHOR. `time` is a first and a last day, `place` a pattern. Where `never_fact`
    is set, no statement with these words may be certain and positive.
    """

    words: tuple[str, ...]
    chain: tuple[str, ...]
    kinds: tuple[Kind, ...]
    certainties: tuple[Certainty, ...]
    trigger: str = ""
    time: tuple[str, str] | None = None
    place: str = ""
    never_fact: bool = False


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One row: its number, what it is about, and the statements that must all be there."""

    number: int
    name: str
    expected: tuple[Expected, ...]


FACT = ((Kind.ASSERTED,), (CT,))
FORECAST = ((Kind.CONDITIONAL, Kind.PREDICTED), (U, PS, PR))
PLAN = ((Kind.PLANNED,), (PR, PS))

ROWS = (
    CaseRow(
        1,
        "tried to buy weapons",
        (
            Expected(
                (r"\bbuy", "weapon"),
                ("media", "intelligence report"),
                (Kind.ATTEMPTED, Kind.ALLEGED),
                (U, PS),
                never_fact=True,
            ),
        ),
    ),
    CaseRow(
        2,
        "met contacts",
        (
            Expected(
                ("contacts", "meet|met"),
                ("dossier", "signals intelligence"),
                (Kind.ALLEGED,),
                (U, PS, PR),
                trigger="meet",
                time=("2023-02-01", "2023-02-10"),
                place="turkey",
                never_fact=True,
            ),
        ),
    ),
    CaseRow(
        3,
        "planned to use the weapons",
        (Expected(("use", "weapon"), ("document",), *PLAN, trigger="use", place="mali", never_fact=True),),
    ),
    CaseRow(
        4,
        "planned to resume recruiting",
        (Expected(("recruit", "prison"), ("document",), *PLAN, place="russia", never_fact=True),),
    ),
    CaseRow(5, "the tranche is authentic", (Expected(("tranche", "authentic"), ("us officials",), *FACT),)),
    CaseRow(
        6,
        "opposes the invasion",
        (Expected(("invasion",), ("turk",), *FACT), Expected(("against", "invasion"), ("turk",), *FACT)),
    ),
    CaseRow(7, "seen as a partner", (Expected(("partner",), ("us.*nations",), *FACT),)),
    CaseRow(
        8,
        "pressed Russia, brokered a deal",
        (
            Expected(("pressure", "russia"), (), *FACT),
            Expected(("deal",), (), *FACT, trigger="broker", place="black sea"),
        ),
    ),
    CaseRow(
        9,
        "sold arms",
        (Expected(("sold|sell", "arms"), (), (Kind.NO_EVIDENCE,), (U,), never_fact=True),),
    ),
    CaseRow(
        10,
        "what would follow",
        (Expected(("relationship", "complicated"), (), *FORECAST), Expected(("anxiety",), (), *FORECAST)),
    ),
    CaseRow(
        11,
        "background",
        (
            Expected(("fighting", "ukraine"), (), *FACT),
            Expected(("presence",), (), *FACT),
            Expected(("military base",), (), *FACT),
            Expected(("wagner", "russian paramilitary"), (), *FACT),
            Expected(("turkey", "member of nato"), (), *FACT),
        ),
    ),
    CaseRow(12, "evaluating the materials", (Expected(("evaluating", "materials"), (), *FACT),)),
)


def row_failures(row: CaseRow, statements: Sequence[Statement]) -> list[str]:
    """What is wrong with a row, in words; empty where it is right."""
    found = []
    for expected in row.expected:
        about = [each for each in statements if is_about(expected, each)]
        if not about:
            found.append(f"no statement with {' and '.join(expected.words)}")
            continue
        found += _fewest(mismatches(expected, each) for each in about)
        found += [
            f"shown as fact: {each.text!r}"
            for each in about
            if expected.never_fact
            and each.stance.certainty is CT
            and each.stance.polarity is Polarity.POSITIVE
        ]
    return found


def _fewest(lists: Iterable[list[str]]) -> list[str]:
    return min(lists, key=len)


def is_about(expected: Expected, statement: Statement) -> bool:
    """Whether the statement has the words (and the trigger) that are looked for."""
    words = all(re.search(pattern, statement.text.lower()) for pattern in expected.words)
    lemma = statement.event.lemma.lower() if statement.event else ""
    return words and (not expected.trigger or bool(re.fullmatch(expected.trigger, lemma)))


def mismatches(expected: Expected, statement: Statement) -> list[str]:
    """In what a statement is not as expected, in words."""
    found = []
    labels = [holder.label for holder in statement.holders[1:]]
    if len(labels) != len(expected.chain) or not all(
        re.search(pattern, label.lower()) for pattern, label in zip(expected.chain, labels, strict=True)
    ):
        found.append(f"chain {labels}, not {list(expected.chain)}")
    if statement.stance.kind not in expected.kinds:
        found.append(f"kind {statement.stance.kind.value}, not {[kind.value for kind in expected.kinds]}")
    if statement.stance.certainty not in expected.certainties:
        allowed = [certainty.value for certainty in expected.certainties]
        found.append(f"certainty {statement.stance.certainty.value}, not {allowed}")
    if expected.time and (
        statement.time is None or (statement.time.start, statement.time.end) != expected.time
    ):
        found.append(
            f"time {statement.time and (statement.time.start, statement.time.end)}, not {expected.time}"
        )
    if expected.place and not re.search(expected.place, statement.place.lower()):
        found.append(f"place {statement.place!r}, not {expected.place!r}")
    return found
