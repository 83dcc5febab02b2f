import pytest

from allegedly.read.byline import byline_of
from allegedly.read.lines import lines_of


@pytest.mark.parametrize(
    ("line", "names", "agency"),
    [
        ("By Jane Roe", "Jane Roe", ""),
        ("BY EDDA SCARRY | 01/12/15 12:35 PM", "EDDA SCARRY", ""),
        ("By JANE ROE and MAX MOE | Associated Press", "JANE ROE and MAX MOE", "AP"),
        ("By Jane Roe, Associated Press", "Jane Roe", "AP"),
        ("By The Associated Press", "The Associated Press", "AP"),
        ("By: Rory van der Berg", "Rory van der Berg", ""),
        ("By Jane Roe, Political Correspondent", "Jane Roe", ""),
        ("By Jane Roe in Orrinton", "Jane Roe", ""),
        ("By Jane Roe for Harbour News", "Jane Roe", ""),
    ],
)
def test_bylines(line: str, names: str, agency: str) -> None:
    found = byline_of(lines_of(f"{line}\n\nThe bridge was closed."))
    assert found is not None
    assert found.span.of(line) == line
    assert (found.names.split(", Political")[0], found.agency) == (names, agency)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, accounts were ablaze with rumours.",
        "By the way, the bridge is closed.",
        "By Monday Evening",
        "By Orrinton",
        "By some accounts, the mayor knew.",
        "By Jove, Jane Roe did it again.",
        "Bystanders Jane Roe",
    ],
)
def test_prose_is_no_byline(line: str) -> None:
    assert byline_of(lines_of(line)) is None
