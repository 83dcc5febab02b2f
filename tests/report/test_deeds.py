"""Who did what to whom: in the dossier, as a picture, and never as more certain than it is said."""

from __future__ import annotations

import re

import pytest

from allegedly.config import Config
from allegedly.model.case import Case
from allegedly.model.text import Original
from allegedly.pipeline import case_of, reading_of
from allegedly.report.arrows import MAX_ARROWS, deeds_to_arrows
from allegedly.report.deed_entries import DeedEntry
from allegedly.report.dossier import dossier_of
from allegedly.report.html import dossier_to_html
from allegedly.report.svg_actors import deeds_to_svg
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


def entry(target: str, *, agent: str = "A <b> & co", flat: bool = True) -> DeedEntry:
    label = "" if flat else "alleged"
    return DeedEntry(agent, "sell", target, label, flat, "sold", (1,))


def test_the_picture_escapes_and_breaks_lines() -> None:
    drawing = deeds_to_svg(deeds_to_arrows([entry("B"), entry("C", flat=False)]), "k")
    assert "<b>" not in drawing
    assert drawing.count("stroke-dasharray") == 1
    assert len(re.findall('class="p-edge"', drawing)) == 2


def test_an_agent_is_named_once_before_all_its_arrows() -> None:
    drawing = deeds_to_svg(deeds_to_arrows([entry("B", agent="Orla"), entry("C", agent="Orla")]), "k")
    assert drawing.count(">Orla</text>") == 1


def test_many_events_of_one_agent_are_one_arrow_that_names_the_first() -> None:
    (arrow,) = deeds_to_arrows([entry(f"buyer {number}") for number in range(99)])
    assert arrow.target == "buyer 0 and 98 others"
    assert len(arrow.members) == 99


def test_the_last_arrow_stands_for_the_rest_and_is_broken_where_one_of_them_is() -> None:
    deeds = [entry("B", agent=f"agent {number:02}", flat=number != 50) for number in range(60)]
    arrows = deeds_to_arrows(deeds)
    assert len(arrows) == MAX_ARROWS
    assert (arrows[-1].agent, arrows[-1].deed, arrows[-1].flat) == ("41 more", "41 events", False)
    assert sorted(each.agent for arrow in arrows for each in arrow.members) == sorted(
        each.agent for each in deeds
    )


def test_nothing_to_draw_is_nothing() -> None:
    assert deeds_to_svg(deeds_to_arrows([entry("")]), "k") == ""
