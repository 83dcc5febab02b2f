"""Holders are whom their own words name."""

from __future__ import annotations

import dataclasses

import pytest

from allegedly.model.source import Holder, SourceKind
from allegedly.model.text import Span
from allegedly.trace.outlets import documents_to_outlets
from allegedly.trace.own_words import extraction_in_own_words, holder_in_own_words
from tests.factories import make_document, make_extraction, make_holder, make_statement

PRESS = make_document("Rain fell.", publisher="Northern Press")
OUTLETS = documents_to_outlets([PRESS])
PERSON, MEDIA, BODY = SourceKind.PERSON, SourceKind.MEDIA, SourceKind.ORGANISATION


def heard(words: str, label: str, kind: SourceKind, entity: str) -> Holder:
    holder = Holder(label, kind, True, "att-1", (Span(0, len(words)),), entity)
    return holder_in_own_words(holder, words, OUTLETS)


# the source's own words, what they were taken for, then label, kind and entity as they are to be
HEARD = [
    (
        "the agency Northern Press",
        "Mardia",
        SourceKind.GOVERNMENT,
        "Mardia",
        ("Northern Press", MEDIA, "Northern Press"),
    ),
    (
        "their union, the Harbour Guild",
        "their union, the Harbour Guild",
        BODY,
        "Calder Rail",
        ("their union, the Harbour Guild", BODY, "Harbour Guild"),
    ),
    ("He", "Northern Press", MEDIA, "Northern Press", ("He", PERSON, "")),
    (
        "Northern Press",
        "Northern Press",
        PERSON,
        "Northern Press",
        ("Northern Press", MEDIA, "Northern Press"),
    ),
    ("she", "Ana Vidal", PERSON, "Ana Vidal", ("Ana Vidal", PERSON, "Ana Vidal")),
    ("Vidal", "Vidal", PERSON, "Ana Vidal", ("Vidal", PERSON, "Ana Vidal")),
    ("the firm", "the firm", BODY, "Calder Rail", ("the firm", BODY, "Calder Rail")),
    (
        "the head of Calder Rail, Ana Vidal",
        "the head of Calder Rail, Ana Vidal",
        PERSON,
        "Ana Vidal",
        ("the head of Calder Rail, Ana Vidal", PERSON, "Ana Vidal"),
    ),
    ("two aides of Ana Vidal", "two aides", PERSON, "Otto Lind", ("two aides", PERSON, "Otto Lind")),
    (
        "A woman who knew the singer Ana Vidal",
        "A woman",
        PERSON,
        "A woman",
        ("A woman", PERSON, "A woman"),
    ),
    ("the group that holds Ana Vidal", "the group", BODY, "the group", ("the group", BODY, "the group")),
]


@pytest.mark.parametrize(("words", "label", "kind", "entity", "expected"), HEARD)
def test_a_name_in_the_words_is_the_sources(
    words: str, label: str, kind: SourceKind, entity: str, expected: tuple[str, SourceKind, str]
) -> None:
    found = heard(words, label, kind, entity)
    assert (found.label, found.kind, found.entity) == expected


def test_an_unnamed_source_keeps_the_words_that_say_most_of_it() -> None:
    document = make_document("A person close to the jury said rain fell. This person said snow fell.")
    first = make_holder("A person close to the jury", SourceKind.UNNAMED, named=False)
    then = make_holder("This person", SourceKind.UNNAMED, named=False)
    said = [
        make_statement(document, words, holders=(dataclasses.replace(holder, entity="The Salt Ledger"),))
        for words, holder in (("rain fell", first), ("snow fell", then))
    ]
    found = extraction_in_own_words(make_extraction(document, *said), document, OUTLETS)
    assert [each.source.entity for each in found.statements] == ["A person close to the jury"] * 2


def test_an_extraction_of_plain_names_stays_the_same_object() -> None:
    document = make_document("Ana Vidal said rain fell.")
    extraction = make_extraction(
        document, make_statement(document, "rain fell", holders=(make_holder("Ana Vidal"),))
    )
    assert extraction_in_own_words(extraction, document, OUTLETS) is extraction
