import pytest

from allegedly.read.lines import lines_of
from allegedly.read.publisher import choose_publisher, copyright_of, domain_of


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.harbour.example/a", "harbour.example"),
        ("http://m.harbour.example:8080/a", "harbour.example"),
        ("https://web.archive.org/web/20140101000000/http://www.harbour.example/a", "harbour.example"),
        ("https://[broken", ""),
        ("", ""),
    ],
)
def test_domain_of(url: str, domain: str) -> None:
    assert domain_of(url) == domain


@pytest.mark.parametrize(
    ("line", "owner", "year"),
    [
        ("Copyright 2023, IntegrityPress.org", "IntegrityPress.org", "2023"),
        ("© 2024 Harbour News", "Harbour News", "2024"),
        ("(c) 2024 The Harbour Times. All rights reserved.", "The Harbour Times", "2024"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "", "2024"),
        ("© 2010-2024 Harbour News", "Harbour News", ""),
        ("Copyright law protects it.", "", ""),
    ],
)
def test_copyright_of(line: str, owner: str, year: str) -> None:
    assert copyright_of(lines_of(f"Words.\n\n{line}"))[:2] == (owner, year)


def test_order_of_evidence() -> None:
    everything = ["Given", "Site", "https://www.domain.example/", "Mast", "Owner"]
    expected = ["Given", "Site", "domain.example", "Mast", "Owner", ""]
    for count in range(6):
        assert choose_publisher(*([""] * count + everything[count:])) == expected[count]
