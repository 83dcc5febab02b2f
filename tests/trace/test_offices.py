"""Who bears which office, and whom a description can mean."""

from __future__ import annotations

import pytest

from allegedly.model.source import SourceKind
from allegedly.trace.offices import (
    Bearer,
    Description,
    is_description,
    label_to_description,
    means,
    person_in_label,
)
from tests.factories import make_holder


def bearer(words: str) -> Bearer:
    described = label_to_description(words)
    return Bearer(
        "ana vidal", "Ana Vidal", SourceKind.PERSON, described or Description("", frozenset(), "", True)
    )


# words for a source, words that another article has beside a name, whether the one can mean the other
MEANT = [
    ("the governor", "the governor", True),
    ("the governor of the National Bank of Mardia", "the governor", True),
    ("Director", "its director", True),
    ("the minister", "The Minister for Fisheries", True),
    ("Calder's mayor", "the mayor of Calder", True),
    ("the daughter of Otto Lind", "Lind's daughter", True),
    ("the mayor of Calder", "the mayor of Brenna", False),
    ("the finance minister", "the prime minister", False),
    ("the lawyer", "his lawyer", False),
    ("the driver", "the racing driver", False),
    ("a minister", "the minister", False),
    ("the ministers", "the minister", False),
    ("two directors", "its director", False),
    ("one of them", "the director", False),
]


@pytest.mark.parametrize(("words", "beside", "expected"), MEANT)
def test_whom_words_can_mean(words: str, beside: str, expected: bool) -> None:
    described = label_to_description(words)
    assert (described is not None and means(described, bearer(beside))) is expected


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("the engineer of the Calder Water Authority, Ana Vidal", "Ana Vidal"),
        ("Ana Vidal of the Port Office", "Ana Vidal"),
        ("Ana Vidal", "Ana Vidal"),
        ("two aides of Ana Vidal", ""),
        ("the mayor of New Brenna", ""),
        ("officials", ""),
    ],
)
def test_the_name_within_the_words_for_a_person(label: str, name: str) -> None:
    assert person_in_label(label) == name


def test_an_office_written_like_a_name_is_none() -> None:
    assert is_description(make_holder("Minister", SourceKind.OFFICIAL))
    assert is_description(make_holder("the Guild", SourceKind.ORGANISATION))
    assert not is_description(make_holder("the Harbour Guild", SourceKind.ORGANISATION))
    assert not is_description(make_holder("Vidal"))


@pytest.mark.parametrize("words", ["", ",", "of", "the", "’s", "who said so", "a" * 5_000, "of the " * 2_000])
def test_any_words_are_read(words: str) -> None:
    found = label_to_description(words)
    assert found is None or found.head
