"""Who did what to whom: in the dossier, as a picture, and never as more certain than it is said."""

from __future__ import annotations

import re

import pytest

from allegedly.config import Config
from allegedly.model.case import Case
from allegedly.model.text import Original
from allegedly.pipeline import case_of, reading_of
from allegedly.report.deed_entries import DeedEntry
from allegedly.report.dossier import dossier_of
from allegedly.report.html import dossier_to_html
from allegedly.report.svg_actors import MAX_ARROWS, deeds_to_svg, drawn_deeds
from tests.models import annotator

TEXT = """Turkey and the drones

Turkey sold forty drones to Ukraine in May. Germany, a member of NATO, condemned the sale on Monday. \
There is no evidence that Norway bought drones from Turkey. Officials of Norway met the Turkish minister on Friday.
"""


@pytest.fixture(scope="module")
def case() -> Case:
    config = Config()
    return case_of([reading_of(Original("a.txt", TEXT.encode(), "text/plain"), annotator(), config)], config)


def test_only_what_is_stated_flatly_has_no_label(case: Case) -> None:
    deeds = {(each.agent, each.deed): each for each in dossier_of(case).deeds}
    assert deeds["Turkey", "sell"].flat
    assert not deeds["Norway", "buy"].flat
    assert "no evidence" in deeds["Norway", "buy"].label


def test_relations_are_listed_with_their_words(case: Case) -> None:
    (relation,) = [each for each in dossier_of(case).relations if each.relation == "member of"]
    assert (relation.subject, relation.object) == ("Germany", "NATO")
    assert "a member of NATO" in relation.words


def test_the_report_shows_both(case: Case) -> None:
    page = dossier_to_html(dossier_of(case))
    assert 'id="deeds"' in page
    assert 'id="relations"' in page


def entry(target: str, *, flat: bool = True) -> DeedEntry:
    label = "" if flat else "alleged"
    return DeedEntry("A <b> & co", "sell", target, label, flat, "sold", (1,))


def test_the_picture_escapes_breaks_lines_and_stays_small() -> None:
    drawing = deeds_to_svg([entry("B"), entry("C", flat=False)], "k")
    assert "<b>" not in drawing
    assert drawing.count("stroke-dasharray") == 1
    assert len(re.findall("<line", drawing)) == 2
    assert len(drawn_deeds([entry(str(number)) for number in range(99)])) == MAX_ARROWS


def test_nothing_to_draw_is_nothing() -> None:
    assert deeds_to_svg([entry("")], "k") == ""
