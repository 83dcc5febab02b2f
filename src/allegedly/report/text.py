"""The dossier for the terminal: the summary first, the leading claims in full, the rest one line each."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from allegedly.report.entries import ActorEntry, ClaimEntry, Dossier, DriftEntry, StatementEntry
from allegedly.report.picture_entries import CourseRow
from allegedly.report.wording import FLAT, HEDGED, NEGATIVE, OPEN, counted, shortened

FULL_CLAIMS = 10
"""Claims shown with all they hold."""
BRIEF_CLAIMS = 200
"""Claims shown in one line each after those."""
FULL_STATEMENTS = 6
"""Statements of a claim shown with their words; the rest are counted."""
LISTED = 30
"""Rows of the registers; the rest are counted."""
MIN_WIDTH = 40

_STYLES = {FLAT: "", HEDGED: "yellow", NEGATIVE: "red", OPEN: "magenta"}


def dossier_to_text(dossier: Dossier, width: int, colour: bool) -> str:
    """The dossier as text of this width in columns; in colours if wished, which say nothing alone."""
    console = Console(
        file=io.StringIO(),
        width=max(width, MIN_WIDTH),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        _print_summary(console, dossier)
        _print_claims(console, dossier.claims)
        _print_registers(console, dossier)
    lines = (line.rstrip() for line in capture.get().splitlines())
    return "\n".join(lines) + "\n"


def _print_summary(console: Console, dossier: Dossier) -> None:
    console.print(Text(dossier.title, style="bold"))
    console.print(
        Text(" · ".join(f"{name.lower()} {value}" for name, value in dossier.summary.figures), "dim")
    )
    console.print()
    console.print(Text(dossier.summary.headline, style="bold"))
    _print_bullets(console, dossier.summary.findings)


def _print_claims(console: Console, claims: Sequence[ClaimEntry]) -> None:
    full, brief = claims[:FULL_CLAIMS], claims[FULL_CLAIMS : FULL_CLAIMS + BRIEF_CLAIMS]
    for claim in full:
        _print_claim(console, claim)
    if brief:
        _print_heading(console, f"{len(claims) - len(full):,} more claims, one line each")
    for claim in brief:
        _print_claim_line(console, claim)
    left = len(claims) - len(full) - len(brief)
    if left:
        console.print(
            Text(f"… and {counted(left, 'more claim')}; the HTML report and the JSON hold them.", "dim")
        )


def _print_claim(console: Console, claim: ClaimEntry) -> None:
    console.print()
    console.print(Rule(style="dim"))
    words = Text.assemble((f"{claim.number}  ", "bold"), (f"“{claim.text}”", "bold"))
    words.append(f"  [{claim.label}]", _STYLES[claim.tone])
    console.print(words)
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in _facts(claim):
        table.add_row(Text(name), value if isinstance(value, Text) else Text(value))
    console.print(Padding(table, (0, 0, 0, 3)))
    _print_statements(console, "For", claim.statements)
    _print_statements(console, "Against", claim.against)
    _print_section(console, "Changed on the way", [_drift_words(each) for each in claim.drifts])
    _print_section(console, "Why this grade", claim.grade.reasons)
    _print_section(console, "What would change it", claim.grade.would_change)
    _print_section(
        console,
        "Not known",
        [f"{each.slot}: “{each.passage.words}” ({each.document.outlet})" for each in claim.unknowns],
    )


def _facts(claim: ClaimEntry) -> Iterable[tuple[str, str | Text]]:
    grade = claim.grade
    yield "In these words by", claim.chain_text
    yield "Independent origins", Text(grade.origins, "bold")
    for origin in claim.origins:
        yield "  origin", f"{origin.label} ({origin.kind}), {origin.verdict}"
    for pair in claim.pairs:
        yield "  two origins", f"{pair.left} / {pair.right}: {pair.verdict}. {pair.reason}"
    yield "Articles", f"{claim.documents:,}"
    if len(claim.course.rows) > 1:
        yield "  in time", _course_words(claim.course.rows[0], claim.course.rows[-1])
    yield "Likelihood", f"{grade.likelihood} ({grade.probability})"
    yield "Confidence", f"{grade.confidence}, in the ground for this judgement"
    yield (
        "Source reliability",
        f"{grade.reliability}: {grade.reliability_words}",
    )
    yield (
        "Claim credibility",
        f"{grade.credibility}: {grade.credibility_words}",
    )


def _course_words(first: CourseRow, last: CourseRow) -> str:
    """How it began and where it stands: "1 article for it, 0 against, origins 1 (2024-05-06); 7 articles ..."."""
    return "; ".join(
        f"{counted(row.reports, 'article')} for it, {row.against} against, origins {row.origins_words} ({row.when})"
        for row in (first, last)
    )


def _print_statements(console: Console, title: str, statements: Sequence[StatementEntry]) -> None:
    if not statements:
        return
    console.print(Text(f"   {title} ({len(statements):,})", "bold"))
    for statement in statements[:FULL_STATEMENTS]:
        line = Text.assemble(
            ("headline: " if statement.heading else "", "dim"),
            (statement.passage.before, "dim"),
            (statement.passage.words, f"underline {_STYLES[statement.tone]}".strip()),
            (f" [{statement.label}]", _STYLES[statement.tone]),
            (statement.passage.after, "dim"),
        )
        console.print(Padding(line, (0, 0, 0, 5)))
        circumstances = [
            statement.chain_text,
            statement.document.published,
            statement.time,
            statement.place,
            statement.estimate,
        ]
        console.print(Padding(Text(" · ".join(filter(None, circumstances)), "dim"), (0, 0, 0, 7)))
    if len(statements) > FULL_STATEMENTS:
        left = counted(len(statements) - FULL_STATEMENTS, "more statement")
        console.print(Padding(Text(f"… and {left}", "dim"), (0, 0, 0, 5)))


def _print_claim_line(console: Console, claim: ClaimEntry) -> None:
    end = f" [{claim.label}] · {counted(claim.documents, 'article')} · origins {claim.grade.origins}"
    start = f"{claim.number:>4}  "
    room = max(console.width - len(start) - len(end) - 2, 24)
    console.print(
        Text.assemble((start, "bold"), f"“{shortened(claim.text, room)}”", (end, _STYLES[claim.tone]))
    )


def _drift_words(drift: DriftEntry) -> str:
    return (
        f"{drift.kind}: {drift.from_document.outlet} “{drift.from_words}” [{drift.from_label}]"
        f" → {drift.to_document.outlet} “{drift.to_words}” [{drift.to_label}]. {drift.reason}"
    )


def _print_registers(console: Console, dossier: Dossier) -> None:
    taken = [
        f"{each.taken_by.outlet} ({each.taken_by.number}) took from {each.taken_from.outlet}"
        f" ({each.taken_from.number}), {each.kind}, {each.probability}: {' '.join(each.reasons)}"
        for each in dossier.borrowings
    ]
    unknown = [f"{each.slot}: “{each.passage.words}” ({each.chain_text})" for each in dossier.unknowns]
    failed = [f"{each.path}: {each.reason}; {each.remedy}" for each in dossier.failures]
    listed = [
        f"{each.number}  {each.outlet}, {each.published or 'no date'}: {each.title} ({each.path})"
        for each in dossier.documents
    ]
    actors = [_actor_words(each) for each in dossier.actors]
    for title, rows in (
        ("Actors, and the claims that name them", actors),
        ("Who took from whom", taken),
        ("Known unknowns", unknown),
        ("Not read", failed),
        ("Articles", listed),
    ):
        if rows:
            _print_heading(console, title)
            _print_bullets(console, rows[:LISTED])
            if len(rows) > LISTED:
                console.print(Text(f"  … and {len(rows) - LISTED:,} more", "dim"))


def _actor_words(actor: ActorEntry) -> str:
    said = f": {actor.said_of}" if actor.said_of else ""
    aliases = f"; also {', '.join(actor.aliases)}" if actor.aliases else ""
    claims = ", ".join(str(number) for number in actor.claims)
    return f"{actor.name} ({actor.kind}){said}{aliases}; claims {claims}"


def _print_heading(console: Console, title: str) -> None:
    console.print()
    console.print(Rule(style="dim"))
    console.print(Text(title, "bold"))


def _print_section(console: Console, title: str, rows: Sequence[str]) -> None:
    if rows:
        console.print(Text(f"   {title}", "bold"))
        _print_bullets(console, rows, 5)


def _print_bullets(console: Console, rows: Iterable[str], indent: int = 2) -> None:
    table = Table.grid(padding=(0, 1))
    table.add_column()
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(Text("-"), Text(row))
    console.print(Padding(table, (0, 0, 0, indent)))
