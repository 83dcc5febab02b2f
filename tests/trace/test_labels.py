"""Which labels mean one source, and which name one that a reader could tell from others."""

from __future__ import annotations

import pytest

from allegedly.model.source import Holder, SourceKind
from allegedly.trace.labels import holders_to_labels, is_established
from tests.factories import make_holder

LIND = make_holder("Ana Lind")
MINISTRY = make_holder("Norvale Transport Board", SourceKind.ORGANISATION)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (LIND, make_holder("Lind")),
        (LIND, make_holder("Prime Minister Ana Lind", SourceKind.OFFICIAL)),
        (LIND, make_holder("its fleet director, Ana Lind")),
        (LIND, make_holder("Ana Lind of the Port Office", SourceKind.OFFICIAL)),
        (LIND, make_holder("Calder Fire Service spokeswoman Ana Lind", SourceKind.OFFICIAL)),
        (MINISTRY, make_holder("NTB", SourceKind.ORGANISATION)),
        (MINISTRY, make_holder("the Norvale Transport Board's", SourceKind.ORGANISATION)),
        (
            make_holder("Mardia", SourceKind.GOVERNMENT),
            make_holder("the government of Mardia", SourceKind.GOVERNMENT),
        ),
        (make_holder("officials", named=False), make_holder("the officials", named=False)),
    ],
)
def test_labels_of_one_source_have_one_key(left: Holder, right: Holder) -> None:
    labels = holders_to_labels([left, right])
    assert labels.key(left) == labels.key(right)


def test_a_surname_that_two_people_bear_is_neither() -> None:
    other, surname = make_holder("Otto Lind"), make_holder("Lind")
    labels = holders_to_labels([LIND, other, surname])
    assert len({labels.key(each) for each in (LIND, other, surname)}) == 3


@pytest.mark.parametrize(
    ("label", "kind", "named", "expected"),
    [
        ("Ana Lind", SourceKind.PERSON, True, True),
        ("the Norvale police", SourceKind.GOVERNMENT, True, True),
        ("the Halden Dam Report", SourceKind.DOCUMENT, True, True),
        ("a leaked document", SourceKind.DOCUMENT, True, False),
        ("the dossier", SourceKind.DOCUMENT, False, False),
        ("US officials", SourceKind.OFFICIAL, True, False),
        ("two aides of Ana Lind", SourceKind.PERSON, True, False),
        ("people familiar with the matter", SourceKind.UNNAMED, True, False),
        ("", SourceKind.UNSPECIFIED, False, False),
    ],
)
def test_who_is_established(label: str, kind: SourceKind, named: bool, expected: bool) -> None:
    assert is_established(make_holder(label, kind, named=named)) is expected
