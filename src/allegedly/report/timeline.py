"""Timelines: when it is said to have happened, and when it was published; uncertain dates as intervals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from allegedly.model.claim import Statement
from allegedly.model.text import Document
from allegedly.report.days import days_of
from allegedly.report.index import CaseIndex
from allegedly.report.picture_entries import Timeline, TimelineRow
from allegedly.report.wording import counted, days_words, in_one_line, shortened

PUBLISHED, HAPPENED = "published", "said to happen"
MAX_NAMES = 3
"""Outlets named in one row before the rest are counted."""
MAX_CLAIMS = 5
MAX_DRAWN = 24
"""More rows than these are drawn together."""
PERIODS_IN_DAYS = (7, 30, 91, 365, 3653, 36525, 4_000_000)
"""A week from Monday on, about a month, a quarter, a year, ten, a hundred, and all that the calendar holds."""


def statements_to_timeline(
    title: str, documents: Sequence[str], statements: Iterable[Statement], index: CaseIndex
) -> Timeline:
    """Publications of these documents and the times that these statements give, the earliest first.

    Documents of the same day share a row, and so do statements of the same time.
    """
    rows = [
        *_publication_rows([index.documents[each] for each in documents], index),
        *_event_rows(statements, index),
    ]
    ordered = tuple(sorted(rows, key=lambda row: (row.start, row.end, row.kind, row.label)))
    return Timeline(title, ordered, rows_to_drawn(ordered))


def _publication_rows(documents: Sequence[Document], index: CaseIndex) -> list[TimelineRow]:
    by_days: dict[tuple[str, str], list[str]] = {}
    for document in documents:
        if document.published:
            days = (document.published.earliest.isoformat(), document.published.latest.isoformat())
            by_days.setdefault(days, []).append(index.references[document.id].outlet)
    return [
        TimelineRow(PUBLISHED, _names(outlets), days_words(start, end), start, end, articles=len(outlets))
        for (start, end), outlets in by_days.items()
    ]


def _names(outlets: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(outlets))
    if len(distinct) <= MAX_NAMES:
        return ", ".join(distinct)
    return f"{', '.join(distinct[:MAX_NAMES])} and {counted(len(distinct) - MAX_NAMES, 'other')}"


def _event_rows(statements: Iterable[Statement], index: CaseIndex) -> list[TimelineRow]:
    """One row a time; the row bears the words of the first statement that gives it."""
    by_days: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        time = statement.time
        if time is not None and time.start and time.end:
            by_days.setdefault((time.start, time.end), []).append(statement)
    rows = []
    for (start, end), group in by_days.items():
        first = group[0]
        number = index.number_of_statement(first.id)
        words = shortened(in_one_line(first.text), 60)
        label = f"claim {number}: {words}" if number else words
        rows.append(TimelineRow(HAPPENED, label, days_words(start, end), start, end, claim=number))
    return rows


def rows_to_drawn(rows: Sequence[TimelineRow]) -> tuple[TimelineRow, ...]:
    """At most two dozen rows that stand for all of them: those of one week, month, quarter or more come together.

    Intervals longer than the period stay as they are. Rows off the calendar stand in the table alone.
    """
    known = [row for row in rows if days_of(row.start, row.end)]
    drawn = tuple(known)
    for length in PERIODS_IN_DAYS:
        if len(drawn) <= MAX_DRAWN:
            break
        drawn = tuple(_together(known, length))
    return drawn


def _together(rows: Sequence[TimelineRow], length: int) -> Iterator[TimelineRow]:
    groups: dict[tuple[str, int, int], list[TimelineRow]] = {}
    for number, row in enumerate(rows):
        days = days_of(row.start, row.end)
        if days:
            long = days.last - days.first >= length
            groups.setdefault((row.kind, (days.first - 1) // length, number if long else -1), []).append(row)
    for group in groups.values():
        yield group[0] if len(group) == 1 else _one_row(group)


def _one_row(rows: Sequence[TimelineRow]) -> TimelineRow:
    first, last = min(row.start for row in rows), max(row.end for row in rows)
    if rows[0].kind == PUBLISHED:
        label = counted(sum(row.articles for row in rows), "article")
    else:
        claims = sorted({row.claim for row in rows if row.claim})
        label = f"{counted(len(rows), 'date')}{_claims_words(claims)}"
    return TimelineRow(rows[0].kind, label, days_words(first, last), first, last, members=tuple(rows))


def _claims_words(claims: Sequence[int]) -> str:
    """Which claims, the first of them: " of claims 1, 4, 9 and 3 others"; nothing where there is none."""
    if not claims:
        return ""
    shown = ", ".join(map(str, claims[:MAX_CLAIMS]))
    more = f" and {counted(len(claims) - MAX_CLAIMS, 'other')}" if len(claims) > MAX_CLAIMS else ""
    return f" of claim{'s' if len(claims) > 1 else ''} {shown}{more}"
