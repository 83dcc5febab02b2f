import pytest

from allegedly.model.text import Span, ZoneKind
from allegedly.read.lines import lines_of
from allegedly.read.title import given_title_span, headline_span, title_without_outlet
from tests.read.factories import BODY, read_text, zone_words


@pytest.mark.parametrize(
    "first",
    [
        "Orrin bridge closed after crack is found",
        "Power Plant Rules Face Key Test in U.S. Court.",
        "Was the mayor warned?",
        "ORRIN BRIDGE CLOSED",
    ],
)
def test_headlines(first: str) -> None:
    document = read_text(f"{first}\n\n{BODY}")
    assert document.title == first
    assert zone_words(document, ZoneKind.TITLE) == [first]


@pytest.mark.parametrize(
    "text",
    [
        f"The bridge was closed on Monday.\n\n{BODY}",
        "The minister said on Monday that the talks about the bridge had\nfailed because nobody came to the table "
        "in\nthe end of the day.",
        "The minister said on Monday that the talks with the President of\nOrrinia had failed because nobody came to "
        "the table.",
        f"the mayor knew\n\n{BODY}",
        f"Among those warned were:\n\n{BODY}",
        "Orrin bridge closed",
    ],
)
def test_no_headline(text: str) -> None:
    assert headline_span(lines_of(text)) is None


def test_a_sentence_before_a_dateline_is_a_headline() -> None:
    document = read_text(f"The bridge is closed for weeks.\n\nLONDON (AP) — {BODY}")
    assert document.title == "The bridge is closed for weeks."


def test_a_sentence_that_the_next_paragraph_says_again_is_a_headline() -> None:
    first = "Engineers find crack in pillar of Orrin bridge."
    assert read_text(f"{first}\n\n{BODY}").title == first
    assert read_text(f"{first}\n{BODY}").title == ""
    assert read_text(f"Mayor knew of the older warnings.\n\n{BODY}").title == ""


def test_given_title_on_its_own_line_only() -> None:
    assert given_title_span("\nBridge closed.\nThe bridge", "Bridge closed") == Span(1, 14)
    assert given_title_span("Bridge closed on Monday, he said.", "Bridge closed") is None


@pytest.mark.parametrize(
    ("title", "site", "domain", "expected"),
    [
        ("Bridge closed - Harbour News", "Harbour News", "", "Bridge closed"),
        ("Bridge closed - dailyharbour.example", "", "dailyharbour.example", "Bridge closed"),
        ("Bridge closed | World | The Harbour", "", "", "Bridge closed"),
        ("Harbour News: no bridge - mayor", "Harbour News", "", "Harbour News: no bridge - mayor"),
        ("Mayor - a portrait of a man", "", "", "Mayor - a portrait of a man"),
        (
            "Harbour News | Bridge closed for weeks and months",
            "Harbour News",
            "",
            "Bridge closed for weeks and months",
        ),
    ],
)
def test_title_without_outlet(title: str, site: str, domain: str, expected: str) -> None:
    assert title_without_outlet(title, site, domain) == expected
