import pytest

from allegedly.model.text import ZoneKind
from allegedly.read.lines import lines_of
from allegedly.read.masthead import is_masthead, masthead_of
from tests.read.factories import BODY, read_text, zone_words

HEAD = "Orrin bridge closed\n\n"


@pytest.mark.parametrize(
    ("text", "outlet", "day"),
    [
        ("Metro Bulletin, May 7, 2024", "Metro Bulletin", "2024-05-07"),
        ("By a staff reporter\nMetro Bulletin, May 7, 2024", "Metro Bulletin", "2024-05-07"),
        ("The Orrin Lantern | 7 May 2024", "The Orrin Lantern", "2024-05-07"),
        ("Harbour News (Tuesday, May 7, 2024)", "Harbour News", "2024-05-07"),
        ("Harbour News - May 7, 2024 09:10 GMT", "Harbour News", "2024-05-07"),
        ("Vale Press Agency — published May 7, 2024", "Vale Press Agency", "2024-05-07"),
        ("Gazette of the Vale\nPublished: May 7, 2024", "Gazette of the Vale", ""),
        ("Jane Roe, May 7, 2024", "", "2024-05-07"),
        ("Orrinton, May 7, 2024", "", "2024-05-07"),
    ],
)
def test_outlet_and_day(text: str, outlet: str, day: str) -> None:
    found = masthead_of(lines_of(f"{text}\n\n{BODY}"))
    assert found is not None
    assert (found.outlet, found.outlet_span.of(text)) == (outlet, outlet)
    assert (found.date.words if found.date else "") == day


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe\n7 May 2024",
        "The bridge was closed on May 7, 2024",
        "The bridge, May 7, 2024",
        "Metro Bulletin, May 99, 2024",
        f"{BODY}\n\nMetro Bulletin, May 7, 2024",
    ],
)
def test_no_masthead(text: str) -> None:
    assert masthead_of(lines_of(f"{text}\n\n{BODY}")) is None


def test_the_copyright_line_makes_a_name_an_outlet() -> None:
    document = read_text(f"{HEAD}Copper Sparrow\n11 February 2025\n\n{BODY}\n\n© 2025 Copper Sparrow")
    assert document.publisher == "Copper Sparrow"
    assert "Copper Sparrow" in zone_words(document, ZoneKind.BOILERPLATE)


def test_the_day_under_the_title_counts_before_the_copyright_year() -> None:
    document = read_text(f"{HEAD}Metro Bulletin, May 7, 2024\n\n{BODY}\n\nCopyright 2024 Orrin Group")
    assert document.publisher == "Metro Bulletin"
    assert document.published is not None
    assert (document.published.value, document.published.source) == ("2024-05-07", "text")
    assert document.published.quote == "May 7, 2024"


def test_the_title_may_stand_below_the_masthead() -> None:
    document = read_text(f"Metro Bulletin, May 7, 2024\n\n{HEAD}{BODY}")
    assert document.title == "Orrin bridge closed"
    assert document.publisher == "Metro Bulletin"


def test_a_masthead_makes_the_line_above_it_the_title() -> None:
    (line,) = lines_of("Metro Bulletin, May 7, 2024")
    assert is_masthead(line)
    document = read_text(f"The bridge is closed.\nMetro Bulletin, May 7, 2024\n\n{BODY}")
    assert document.title == "The bridge is closed."


def test_an_agency_in_the_masthead_of_another_is_a_credit() -> None:
    text = f"{HEAD}Reuters, May 7, 2024\n\n{BODY}\n\n© 2024 Orrin Gazette"
    document = read_text(text)
    assert document.publisher == "Orrin Gazette"
    assert [(each.agency, each.span.of(text), each.whole) for each in document.credits] == [
        ("Reuters", "Reuters", True)
    ]
