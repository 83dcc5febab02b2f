"""Timelines: days as marks, intervals as bars, ticks that do not run into each other."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from allegedly.report.dossier import dossier_of
from allegedly.report.picture_entries import Timeline, TimelineRow
from allegedly.report.svg_timeline import timeline_to_svg
from allegedly.report.timeline import HAPPENED, MAX_DRAWN, PUBLISHED, rows_to_drawn
from tests.report.factories import leak_case

SVG = "{http://www.w3.org/2000/svg}"


def make_timeline(*days: tuple[str, str], kind: str = PUBLISHED) -> Timeline:
    rows = tuple(TimelineRow(kind, "x", start, start, end, articles=1) for start, end in days)
    return Timeline("when", rows, rows_to_drawn(rows))


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


def test_one_date_of_long_ago_does_not_press_the_others_into_a_point() -> None:
    published = [make_row(PUBLISHED, f"2024-04-{day:02d}", articles=1) for day in (1, 4, 9)]
    rows = (make_row(HAPPENED, "1912-04-15"), *published)
    root = ElementTree.fromstring(timeline_to_svg(Timeline("when", rows, rows), "k"))
    xs = [float(each.get("cx") or 0) for each in root.iter(f"{SVG}circle")]
    assert xs[-1] - xs[0] > 20
    arrows = [each for each in root.iter(f"{SVG}path") if (each.get("d") or "").endswith("l10,-7v14z")]
    assert len(arrows) == 1


def test_dates_off_the_calendar_stand_in_the_table_alone() -> None:
    assert timeline_to_svg(make_timeline(("BC0044-03-15", "BC0044-03-15"), ("", "")), "k") == ""


def test_many_rows_are_drawn_together_and_the_table_holds_all() -> None:
    first = date(2024, 1, 1)
    days = [(first + timedelta(days=each)).isoformat() for each in range(100)]
    timeline = make_timeline(*((day, day) for day in days))
    assert len(timeline.rows) == 100
    assert len(timeline.drawn) <= MAX_DRAWN
    assert sum(len(row.members) or 1 for row in timeline.drawn) == 100
    root = ElementTree.fromstring(timeline_to_svg(timeline, "k"))
    assert "stand for 100" in (root.findtext(f"{SVG}desc") or "")
    assert "7 articles" in {"".join(each.itertext()) for each in root.iter(f"{SVG}text")}


def test_few_rows_are_drawn_one_by_one() -> None:
    timeline = make_timeline(
        *((f"2024-01-{day:02d}", f"2024-01-{day:02d}") for day in range(1, MAX_DRAWN + 1))
    )
    assert timeline.drawn == timeline.rows


def make_row(kind: str, day: str, articles: int = 0, claim: int = 0) -> TimelineRow:
    return TimelineRow(kind, "x", "", day, day, articles, claim)


def test_a_group_counts_articles_and_names_the_claims() -> None:
    published = [make_row(PUBLISHED, f"2024-01-{day:02d}", articles=3) for day in range(1, 15)]
    happened = [make_row(HAPPENED, f"2023-01-{day:02d}", claim=day) for day in range(2, 16)]
    drawn = {(row.label, row.when) for row in rows_to_drawn([*happened, *published])}
    assert ("21 articles", "2024-01-01 to 2024-01-07") in drawn
    assert ("7 dates of claims 2, 3, 4, 5, 6 and 2 others", "2023-01-02 to 2023-01-08") in drawn


@given(st.lists(st.tuples(st.dates(), st.integers(0, 4000)), max_size=60))
def test_drawn_rows_are_few_and_stand_for_all(spans: list[tuple[date, int]]) -> None:
    rows = []
    for start, length in spans:
        end = date.fromordinal(min(start.toordinal() + length, date.max.toordinal()))
        rows.append(TimelineRow(PUBLISHED, "x", "", start.isoformat(), end.isoformat()))
    drawn = rows_to_drawn(rows)
    assert len(drawn) <= MAX_DRAWN
    standing = [member for row in drawn for member in (row.members or (row,))]
    assert sorted(standing, key=repr) == sorted(rows, key=repr)


@given(st.dates(), st.dates())
def test_any_interval_draws(left: date, right: date) -> None:
    start, end = sorted((left, right))
    ElementTree.fromstring(timeline_to_svg(make_timeline((start.isoformat(), end.isoformat())), "k"))
