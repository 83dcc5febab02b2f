import pytest

from allegedly.read.dateline import dateline_of
from allegedly.read.lines import lines_of

REST = " The bridge was closed on Monday."


@pytest.mark.parametrize(
    ("prefix", "place", "agency", "masthead"),
    [
        ("LONDON (Reuters) –", "London", "Reuters", ""),
        ("WASHINGTON —", "Washington", "", ""),
        ("(IntegrityPress.org) –", "", "", "IntegrityPress.org"),
        ("(Reuters) -", "", "Reuters", ""),
        ("(CNN) --", "", "", "CNN"),
        ("KOBANE , Syria, Dec. 1 (UPI) --", "Kobane, Syria", "UPI", ""),
        ("FAIRVIEW, W.Va. -", "Fairview, W.Va.", "", ""),
        ("Mexico City (AFP) –", "Mexico City", "AFP", ""),
        ("BEIJING/SEOUL (Reuters) -", "Beijing/Seoul", "Reuters", ""),
        ("BAGHDAD—", "Baghdad", "", ""),
        ("ORRINTON (Harbour News/AP) —", "Orrinton", "AP", ""),
        ("LAS VEGAS (KSNV MyNews3.com) –", "Las Vegas", "", "KSNV MyNews3.com"),
    ],
)
def test_datelines(prefix: str, place: str, agency: str, masthead: str) -> None:
    text = prefix + REST
    found = dateline_of(lines_of(text))
    assert found is not None
    assert (found.span.of(text), found.place, found.agency, found.masthead) == (
        prefix,
        place,
        agency,
        masthead,
    )
    assert found.bracket.of(text) == (masthead or ("AP" if "/AP" in prefix else agency))


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE — The bridge is open again.",
        "NATO — the alliance founded in 1949 — has no bridge.",
        "Jane Roe (R-Ohio) – the first to speak – said no.",
        "SIEGEL--They closed it.",
        "WCVB-TV reported the closing first.",
        "THE LIFE AND TIMES OF A BRIDGE - It was closed.",
        "The minister (Jane Roe) – who had closed it – resigned.",
        "HARBOUR SAID it would - Monday",
        "(see page 3) – The bridge",
        "(Updated) – The bridge",
    ],
)
def test_prose_has_no_dateline(line: str) -> None:
    assert dateline_of(lines_of(line)) is None


def test_day_of_the_dateline() -> None:
    found = dateline_of(lines_of("OTTAWA, Nov 30 (Reuters) - The bridge was closed."))
    assert found is not None
    assert (found.month, found.day, found.year) == ("Nov", 30, 0)


def test_writer_in_the_same_line() -> None:
    found = dateline_of(lines_of("By Jane Roe ABUJA, Nov 1 (Reuters) - The bridge was closed."))
    assert found is not None
    assert (found.writer, found.place, found.agency) == ("Jane Roe", "Abuja", "Reuters")
