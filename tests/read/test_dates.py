from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.model.text import DateSource
from allegedly.read.dates import DateCandidate, candidate_from_url, days_of, is_date_line, publication_date


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "time"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-05", ""),
        ("2024-02", "2024-02-01", "2024-02-29", ""),
        ("2024", "2024-01-01", "2024-12-31", ""),
        ("2024-03-05T08:30:00+01:00", "2024-03-05", "2024-03-05", "08:30:00+01:00"),
        ("2024-03-05T08:30:00Z", "2024-03-05", "2024-03-05", "08:30:00+00:00"),
        ("2024-03-05 08:30", "2024-03-05", "2024-03-05", "08:30:00"),
        ("2024-03-05T08:30:00.123+0100", "2024-03-05", "2024-03-05", "08:30:00+01:00"),
        ("2024-03-05T00:00:00Z", "2024-03-05", "2024-03-05", ""),
        ("Tue, 05 Mar 2024 08:30:00 +0100", "2024-03-05", "2024-03-05", "08:30:00+01:00"),
        ("March 5, 2024", "2024-03-05", "2024-03-05", ""),
        ("5 March 2024", "2024-03-05", "2024-03-05", ""),
        ("Tuesday, Sept. 3rd, 2024", "2024-09-03", "2024-09-03", ""),
    ],
)
def test_days_of_usual_forms(words: str, earliest: str, latest: str, time: str) -> None:
    days = days_of(words)
    assert days is not None
    assert (days.earliest.isoformat(), days.latest.isoformat(), days.time) == (earliest, latest, time)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "0001-01-01",
        "2024-13-01",
        "2024-02-30",
        "9999-01-01",
        "1776-07-04",
        "12/03/2024",
        "20240305123",
    ],
)
def test_days_of_nonsense(words: str) -> None:
    assert days_of(words) is None


@given(st.text(max_size=60))
def test_days_of_never_fails(words: str) -> None:
    days_of(words)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_days_of_written_dates(day: date) -> None:
    for words in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"):
        found = days_of(words)
        assert found is not None
        assert found.earliest == found.latest == day


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://a.example/2024/03/05/bridge", "2024-03-05"),
        ("https://a.example/2024/3/bridge", "2024-03"),
        ("https://a.example/news/2024-03-05-bridge.html", "2024-03-05"),
        ("https://a.example/20240305/bridge", "2024-03-05"),
        ("https://a.example/2024/mar/05/bridge", "2024-03-05"),
        ("https://a.example/story-2024-31", ""),
        ("https://a.example/1234567890/x", ""),
        ("https://a.example/2024/marvel/5", ""),
        ("https://a.example/2024/99/bridge", ""),
        ("https://[broken", ""),
    ],
)
def test_candidate_from_url(url: str, words: str) -> None:
    found = candidate_from_url(url)
    assert (found.words if found else "") == words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published April 3, 2024", True),
        ("Updated: 3 April 2024 09:10 GMT", True),
        ("April 3, 2024", True),
        ("The bridge was closed on April 3, 2024", False),
        ("April 3, 2024, was the day on which the bridge fell.", False),
    ],
)
def test_date_lines(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


def candidate(source: DateSource, words: str) -> DateCandidate:
    return DateCandidate(source, words, words)


def test_surest_evidence_wins_whatever_the_order() -> None:
    url, given_ = candidate(DateSource.URL, "2024-03-06"), candidate(DateSource.GIVEN, "2024-03-05")
    for order in ((url, given_), (given_, url)):
        found, warnings = publication_date(order)
        assert found is not None
        assert (found.value, found.source, warnings) == ("2024-03-05", DateSource.GIVEN, ())


def test_a_month_is_narrowed_by_a_day_within_it() -> None:
    month, inside = candidate(DateSource.URL, "2024-03"), candidate(DateSource.TEXT, "2024-03-05")
    outside = candidate(DateSource.TEXT, "2024-04-05")
    assert publication_date((month, inside))[0] is not None
    found = publication_date((month, inside))[0]
    assert found is not None and found.value == "2024-03-05"
    found = publication_date((month, outside))[0]
    assert found is not None and found.value == "2024-03"


def test_impossible_date_is_left_out_with_a_warning() -> None:
    found, warnings = publication_date(
        (candidate(DateSource.GIVEN, "2024-02-31"), candidate(DateSource.URL, "2024"))
    )
    assert found is not None and found.value == "2024"
    assert "2024-02-31" in warnings[0]
