"""The terminal view: summary first, honest labels, the same for one claim and a thousand."""

from __future__ import annotations

import pytest

from allegedly.model.case import Case
from allegedly.report.dossier import dossier_of
from allegedly.report.text import FULL_CLAIMS, dossier_to_text
from allegedly.report.wording import columns_of
from tests.report.factories import hostile_case, large_case, leak_case


def test_summary_comes_first() -> None:
    text = dossier_to_text(dossier_of(leak_case()), 100, False)
    assert text.startswith("4 articles from 4 outlets\n")
    assert (
        text.index("rest on a single origin") < text.index("In these words by") < text.index("Who took from")
    )


def test_label_stands_beside_the_words() -> None:
    text = " ".join(dossier_to_text(dossier_of(leak_case()), 200, False).split())
    assert "sold Quay 9 to a shell company [alleged as possible, attributed]" in text
    assert "the mayor approved the sale” [no evidence, attributed]" in text
    assert "the quay was sold [denied, attributed]" in text


def test_likelihood_and_confidence_never_share_a_line() -> None:
    text = dossier_to_text(dossier_of(leak_case()), 160, False)
    assert "likely (62%)" in text
    for line in text.splitlines():
        assert not ("%" in line and "onfidence" in line)


@pytest.mark.parametrize("width", [40, 60, 100, 200])
@pytest.mark.parametrize("case", [leak_case(), hostile_case(), Case()])
def test_no_line_is_wider_than_the_terminal(case: Case, width: int) -> None:
    text = dossier_to_text(dossier_of(case), width, False)
    assert max(columns_of(line) for line in text.splitlines()) <= width


def test_control_characters_never_reach_the_terminal() -> None:
    text = dossier_to_text(dossier_of(hostile_case()), 100, False)
    assert not {"\x1b", "\u202e", "\ud800"} & set(text)
    text.encode("utf-8")


def test_colour_adds_codes_and_no_words() -> None:
    plain = dossier_to_text(dossier_of(leak_case()), 100, False)
    coloured = dossier_to_text(dossier_of(leak_case()), 100, True)
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert "[denied, attributed]" in coloured.replace("\x1b[0m", "").replace("\x1b[31m", "")


def test_a_thousand_claims_stay_readable() -> None:
    dossier = dossier_of(large_case(50, 20))
    assert len(dossier.claims) == 1001
    text = dossier_to_text(dossier, 100, False)
    assert text.count("Independent origins") == FULL_CLAIMS
    assert "991 more claims, one line each" in text
    assert "… and 791 more claims; the HTML report and the JSON hold them." in text
    assert len(text.splitlines()) < 800


def test_course_of_a_claim_is_told_by_its_ends() -> None:
    text = " ".join(dossier_to_text(dossier_of(leak_case()), 200, False).split())
    assert (
        "in time 1 article for it, 1 against, origins 1 (2024-04-03); "
        "3 articles for it, 1 against, origins 1 (2024-04-06)" in text
    )
