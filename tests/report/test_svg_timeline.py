"""Timelines: days as marks, intervals as bars, ticks that do not run into each other."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from allegedly.report.dossier import dossier_of
from allegedly.report.entries import Timeline, TimelineRow
from allegedly.report.svg_timeline import MAX_ROWS, MAX_TICKS, Scale, scale_to_ticks, timeline_to_svg
from allegedly.report.timeline import HAPPENED, PUBLISHED
from tests.report.factories import leak_case

SVG = "{http://www.w3.org/2000/svg}"


def make_timeline(*days: tuple[str, str], kind: str = PUBLISHED) -> Timeline:
    return Timeline("when", tuple(TimelineRow(kind, "x", start, start, end) for start, end in days))


def test_rows_hold_publications_and_events_in_order() -> None:
    rows = dossier_of(leak_case()).claims[0].timeline.rows
    assert [(row.kind, row.when) for row in rows] == [
        ("said to happen", "2024-03-01 to 2024-03-10"),
        ("published", "2024-04-03"),
        ("published", "2024-04-04"),
        ("published", "2024-04-06"),
    ]
    assert rows[0].label == "claim 1: sold Quay 9 to a shell company"


def test_a_day_is_a_mark_and_an_interval_a_bar() -> None:
    day = timeline_to_svg(make_timeline(("2024-04-03", "2024-04-03")), "k")
    year = timeline_to_svg(make_timeline(("2024-01-01", "2024-12-31")), "k")
    assert "<circle" in day
    assert "<circle" not in year
    assert 'class="p-interval"' in year
    event = timeline_to_svg(make_timeline(("2024-03-01", "2024-03-10"), kind=HAPPENED), "k")
    assert 'class="p-happened"' in event


def test_dates_off_the_calendar_stand_in_the_table_alone() -> None:
    assert timeline_to_svg(make_timeline(("BC0044-03-15", "BC0044-03-15"), ("", "")), "k") == ""


def test_many_rows_are_cut_and_the_description_says_so() -> None:
    first = date(2024, 1, 1)
    days = [(first + timedelta(days=each)).isoformat() for each in range(MAX_ROWS + 5)]
    root = ElementTree.fromstring(timeline_to_svg(make_timeline(*((day, day) for day in days)), "k"))
    assert len(list(root.iter(f"{SVG}circle"))) == MAX_ROWS
    assert "5 more are in the table" in (root.findtext(f"{SVG}desc") or "")


@given(st.integers(1, 3_652_000), st.integers(1, 3_652_000))
def test_ticks_are_few_and_on_the_scale(first: int, length: int) -> None:
    last = min(first + length, 3_652_050)
    ticks = scale_to_ticks(Scale(first, last))
    assert len(ticks) <= MAX_TICKS + 1
    assert all(first <= tick.day <= last for tick in ticks)


@given(st.dates(), st.dates())
def test_any_interval_draws(left: date, right: date) -> None:
    start, end = sorted((left, right))
    ElementTree.fromstring(timeline_to_svg(make_timeline((start.isoformat(), end.isoformat())), "k"))
