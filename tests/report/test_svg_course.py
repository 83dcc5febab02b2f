"""The course of a claim: reports against origins, in step with the table, marks that never touch."""

from __future__ import annotations

import dataclasses
import itertools
import xml.etree.ElementTree as ElementTree
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.model.grade import Standing
from allegedly.report.course import assessment_to_course
from allegedly.report.dossier import dossier_of
from allegedly.report.picture_entries import Course, CourseRow
from allegedly.report.svg_course import MARKS_APART, course_to_svg
from tests.report.factories import hostile_case, leak_case, make_assessment

SVG = "{http://www.w3.org/2000/svg}"


def make_row(
    day: str,
    reports: int,
    origins: float,
    *,
    start: str = "",
    against: int = 0,
    entered: tuple[str, ...] = (),
) -> CourseRow:
    return CourseRow(day or "no date", start or day, day, reports, against, origins, f"{origins:g}", entered)


def drawn(*rows: CourseRow) -> ElementTree.Element:
    return ElementTree.fromstring(course_to_svg(Course("course", rows), "k"))


def words_of(root: ElementTree.Element) -> list[str]:
    return ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]


def test_rows_are_the_standings_in_words() -> None:
    rows = dossier_of(leak_case()).claims[0].course.rows
    assert [(row.when, row.reports, row.against, row.origins_words, row.entered) for row in rows] == [
        ("2024-04-03", 1, 1, "1", ("a leaked memo",)),
        ("2024-04-04", 2, 1, "1", ()),
        ("2024-04-06", 3, 1, "1", ()),
    ]


def test_nobody_established_is_said_so() -> None:
    case = leak_case()
    standing = Standing("2024-04-03", "2024-04-03", 2, 0, 1.0)
    assessment = dataclasses.replace(make_assessment(case.claims[0]), standings=(standing, standing))
    assert assessment_to_course(assessment, 1).rows[0].origins_words == "1 (not established)"


def test_picture_says_what_the_lines_are_where_they_end() -> None:
    root = ElementTree.fromstring(course_to_svg(dossier_of(leak_case()).claims[0].course, "k"))
    words = words_of(root)
    assert {
        "3 articles",
        "carry it",
        "1",
        "independent origin behind it",
        "a leaked memo",
        "against it",
    } <= set(words)
    assert "3 articles for it, 1 against it" in (root.findtext(f"{SVG}desc") or "")


def test_the_line_is_broken_until_an_origin_is_established() -> None:
    root = drawn(
        make_row("2024-01-01", 1, 1.0),
        make_row("2024-01-05", 2, 1.0, entered=("Lena Voss",)),
        make_row("2024-01-09", 3, 1.0),
    )
    heavy = [each for each in root.iter(f"{SVG}path") if each.get("stroke-width") == "3.5"]
    assert [each.get("stroke-dasharray") for each in heavy] == ["7 5", None]


def test_uncertain_dates_are_bars_and_missing_ones_stand_apart() -> None:
    root = drawn(
        make_row("2024-01-01", 1, 1.0, entered=("Lena Voss",)),
        make_row("2024-02-20", 2, 1.0, start="2024-01-10"),
        make_row("", 3, 1.0),
    )
    assert "no date" in words_of(root)
    assert len([each for each in root.iter(f"{SVG}path") if each.get("class") == "p-reports"]) == 2


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (make_row("2024-01-01", 4, 1.0),),
        (make_row("", 1, 1.0), make_row("", 2, 1.0)),
        (make_row("2024-01-01", 0, 0.0, against=1), make_row("2024-01-02", 0, 0.0, against=2)),
    ],
)
def test_no_course_of_days_gives_no_picture(rows: tuple[CourseRow, ...]) -> None:
    assert course_to_svg(Course("course", rows), "k") == ""


def test_hostile_case_draws_nothing_that_runs() -> None:
    assert dossier_of(hostile_case()).claims[0].course.rows == ()


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 30), st.floats(0, 9)), min_size=2, max_size=40))
def test_marks_keep_apart_and_lines_stay_in_the_picture(found: list[tuple[int, int, float]]) -> None:
    days = sorted({day for day, _, _ in found})
    rows = []
    for place, (day, (_, more, origins)) in enumerate(zip(days, found, strict=False)):
        iso = date.fromordinal(738000 + day).isoformat()
        rows.append(make_row(iso, 1 + place + more, min(origins, 1 + place), entered=("Lena Voss",)))
    text = course_to_svg(Course("course", tuple(rows)), "k")
    if not text:
        return
    root = ElementTree.fromstring(text)
    marks = [each.get("d") or "" for each in root.iter(f"{SVG}path") if each.get("class") == "p-origins"]
    xs = sorted(float(d[1:].split(",")[0]) for d in marks if d.endswith("z"))
    assert all(right - left >= MARKS_APART - 0.2 for left, right in itertools.pairwise(xs))
    assert "nan" not in text
    assert not any(float(each.get("y") or 0) < 0 for each in root.iter(f"{SVG}text"))
