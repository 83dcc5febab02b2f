"""The report in a real browser: axe-core, narrow screens, the dark, paper, and pictures in which nothing overlaps."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from allegedly.model.case import Case
from allegedly.model.grade import Standing
from allegedly.model.lineage import DriftKind
from allegedly.report.dossier import dossier_of
from allegedly.report.html import dossier_to_html
from tests.report.factories import hostile_case, large_case, leak_case
from tests.report.test_ladder import chain_case
from tests.web.test_browser import axe_faults, pixels_too_wide

MOST_PAGES = 30
"""Pages of a report on seven articles and forty claims; 87 for one of the examples before there was a print view."""

TEXTS_THAT_COLLIDE = """() => {
  document.querySelectorAll("details").forEach((each) => (each.open = true));
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    const { width, height } = svg.viewBox.baseVal;
    const boxes = [...svg.querySelectorAll("text")].map((each) => {
      const { x, y, width, height } = each.getBBox();
      const [top, bottom] = [y + 0.15 * height, y + 0.85 * height];
      return { words: each.lastChild.data, left: x, right: x + width, top, bottom };
    });
    boxes.forEach((one, place) => {
      if (one.left < -1 || one.right > width + 1 || one.top < -1 || one.bottom > height + 1) found.push(one.words);
      for (const other of boxes.slice(place + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 1 && down > 1) found.push(`${one.words} / ${other.words}`);
      }
    });
  }
  return found;
}"""


def many_articles() -> Case:
    """Eighty articles on one claim, of which eight brought an origin and two were against it."""
    case = large_case(80, 1)
    standings = tuple(
        Standing(
            earliest=f"2024-{1 + day // 28:02d}-{1 + day % 28:02d}",
            latest=f"2024-{1 + day // 28:02d}-{1 + day % 28:02d}",
            reports=day + 1,
            against=day // 30,
            independent_origins=1 + day // 10,
            entered=(f"witness number {day} of the harbour inquiry",) if day % 10 == 0 else (),
        )
        for day in range(80)
    )
    assessments = tuple(dataclasses.replace(each, standings=standings) for each in case.assessments[-1:])
    return dataclasses.replace(case, assessments=(*case.assessments[:-1], *assessments))


CASES = {
    "leak": leak_case,
    "chain": lambda: chain_case(
        12, ((2, 3, DriftKind.CERTAINTY_GAINED), (2, 3, DriftKind.ATTRIBUTION_DROPPED))
    ),
    "many": many_articles,
    "hostile": hostile_case,
}


@pytest.fixture(params=CASES)
def report(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of the report on a case."""
    path = tmp_path / "report.html"
    path.write_text(dossier_to_html(dossier_of(CASES[request.param]())), encoding="utf-8")
    return path.as_uri()


def test_nothing_in_a_picture_overlaps_or_runs_out_of_it(report: str, page: Page) -> None:
    page.goto(report)
    assert page.evaluate(TEXTS_THAT_COLLIDE) == []


def test_report_is_accessible_with_everything_open(report: str, page: Page) -> None:
    page.goto(report)
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    assert axe_faults(page) == []


def test_report_fits_a_narrow_screen_and_the_dark(report: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="dark")
    page.goto(report)
    assert pixels_too_wide(page) == 0
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    assert pixels_too_wide(page) == 0


def test_on_paper_stands_what_matters_on_few_pages(page: Page, tmp_path: Path) -> None:
    """Forty claims of seven articles; the first claims with their reasons, the others without, all with their words."""
    path, paper = tmp_path / "report.html", tmp_path / "report.pdf"
    path.write_text(dossier_to_html(dossier_of(large_case(7, 40))), encoding="utf-8")
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    claims = page.locator("article.claim")
    assert claims.count() == 40
    for number in range(40):
        claim = claims.nth(number)
        assert claim.locator("h3").is_visible()
        assert claim.locator("blockquote mark").first.is_visible()
        assert claim.locator(".grade").is_visible()
        assert claim.locator(".why").is_visible() is (claim.get_attribute("class") == "claim")
    assert page.locator("article.minor svg:visible, .screen:visible").count() == 0
    assert page.locator(".paper").is_visible()
    page.pdf(path=paper, format="A4")
    assert len(PdfReader(paper).pages) <= MOST_PAGES
