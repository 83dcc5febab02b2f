import pytest

from allegedly.read.lines import lines_of
from allegedly.read.publisher import OutletEvidence, copyright_of, domain_of, outlet_of


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
    everything = {
        "given": "Given",
        "site": "Site",
        "domain": "domain.example",
        "masthead": "Mast Times",
        "owner": "Owner",
    }
    names = list(everything)
    for count in range(len(names)):
        left = {name: everything[name] for name in names[count:]}
        assert outlet_of(OutletEvidence(**left)).publisher == everything[names[count]]
    assert outlet_of(OutletEvidence()).publisher == ""


@pytest.mark.parametrize(
    ("evidence", "publisher", "bracket_is_credit"),
    [
        (OutletEvidence(bracket="HarbourPress.example"), "HarbourPress.example", False),
        (OutletEvidence(bracket="HarbourPress.example", owner="HarbourPress"), "HarbourPress.example", False),
        (OutletEvidence(bracket="CNN", owner="Cable News Network"), "CNN", False),
        (OutletEvidence(bracket="CNN", domain="edition.cnn.com"), "edition.cnn.com", False),
        (OutletEvidence(bracket="CNN", given="CNN.com"), "CNN.com", False),
        (OutletEvidence(bracket="Vale Press Agency"), "", True),
        (OutletEvidence(bracket="Vale Press Agency", owner="Vale Press Agency"), "Vale Press Agency", False),
        (OutletEvidence(bracket="Vale Press Agency", owner="Orrin Gazette"), "Orrin Gazette", True),
        (OutletEvidence(bracket="Harbour News", given="The Post"), "The Post", True),
        (OutletEvidence(bracket="Harbour News", site="The Post"), "The Post", True),
        (OutletEvidence(bracket="Harbour News", domain="post.example"), "post.example", True),
        (OutletEvidence(bracket="Harbour News", masthead="Orrin Gazette"), "Orrin Gazette", True),
        (
            OutletEvidence(bracket="Harbour News", domain="post.example", owner="Harbour News"),
            "post.example",
            True,
        ),
    ],
)
def test_a_name_at_the_dateline_is_a_credit_beside_another_outlet(
    evidence: OutletEvidence, publisher: str, bracket_is_credit: bool
) -> None:
    outlet = outlet_of(evidence)
    assert (outlet.publisher, outlet.bracket_is_credit) == (publisher, bracket_is_credit)


@pytest.mark.parametrize(
    ("evidence", "publisher", "masthead_is_credit"),
    [
        (OutletEvidence(masthead="Vale Press Agency", owner="Vale Press Agency"), "Vale Press Agency", False),
        (OutletEvidence(masthead="Vale Press Agency", owner="Orrin Gazette"), "Orrin Gazette", True),
        (OutletEvidence(masthead="Reuters", domain="post.example"), "post.example", True),
        (OutletEvidence(masthead="Reuters"), "Reuters", False),
        (OutletEvidence(masthead="Orrin Gazette", domain="post.example"), "post.example", False),
    ],
)
def test_an_agency_under_the_title_is_a_credit_beside_another_outlet(
    evidence: OutletEvidence, publisher: str, masthead_is_credit: bool
) -> None:
    outlet = outlet_of(evidence)
    assert (outlet.publisher, outlet.masthead_is_credit) == (publisher, masthead_is_credit)


@pytest.mark.parametrize(
    ("given", "publisher"),
    [
        ("CNN.com", "CNN.com"),
        ("www.CNN.com", "CNN.com"),
        ("https://www.harbour.example/", "harbour.example"),
        ("www.example", "www.example"),
        ("Www. News", "Www. News"),
    ],
)
def test_www_is_no_part_of_a_domain(given: str, publisher: str) -> None:
    assert outlet_of(OutletEvidence(given=given)).publisher == publisher
