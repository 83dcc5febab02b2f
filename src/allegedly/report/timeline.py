"""Timelines: when it is said to have happened, and when it was published; uncertain dates as intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allegedly.model.claim import Statement
from allegedly.model.text import Document
from allegedly.report.entries import Timeline, TimelineRow
from allegedly.report.index import CaseIndex
from allegedly.report.wording import counted, days_words, in_one_line, shortened

PUBLISHED, HAPPENED = "published", "said to happen"
MAX_NAMES = 3
"""Outlets named in one row before the rest are counted."""


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
    return Timeline(title, tuple(sorted(rows, key=lambda row: (row.start, row.end, row.kind, row.label))))


def _publication_rows(documents: Sequence[Document], index: CaseIndex) -> list[TimelineRow]:
    by_days: dict[tuple[str, str], list[str]] = {}
    for document in documents:
        if document.published:
            days = (document.published.earliest.isoformat(), document.published.latest.isoformat())
            by_days.setdefault(days, []).append(index.references[document.id].outlet)
    return [
        TimelineRow(PUBLISHED, _names(outlets), days_words(start, end), start, end)
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
        rows.append(TimelineRow(HAPPENED, label, days_words(start, end), start, end))
    return rows
