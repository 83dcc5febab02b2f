import pytest

from allegedly.read.outlets import may_be_outlet, outlets_agree, says_outlet


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Daily Harbour", "dailyharbour.example", True),
        ("Harbour News", "www.harbour.co.uk", True),
        ("KSNV MyNews3.com", "mynews3.com", True),
        ("Lusitana Press Agency", "lusitana.example", True),
        ("BBC News", "bbc.co.uk", True),
        ("FT", "ft.com", True),
        ("FT", "softnews.example", False),
        ("Harbour News", "Harbour Ledger", False),
        ("Lusitana Press Agency", "Gazette of the Vale", False),
        ("", "Harbour News", False),
        ("Harbour.co.uk", "Ledger.co.uk", False),
    ],
)
def test_outlets_agree(one: str, other: str, same: bool) -> None:
    assert outlets_agree(one, other) is outlets_agree(other, one) is same


@pytest.mark.parametrize(
    "name", ["Gazette of the Vale", "Vale Press Agency", "Vale.example", "Radio Orrin", "AFP"]
)
def test_names_of_outlets(name: str) -> None:
    assert may_be_outlet(name)
    assert says_outlet(name)


@pytest.mark.parametrize("name", ["Jane Roe", "London", "San Martino", "Washington"])
def test_names_of_persons_and_places(name: str) -> None:
    assert may_be_outlet(name)
    assert not says_outlet(name)
