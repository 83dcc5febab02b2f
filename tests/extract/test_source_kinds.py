"""The kind of a source from tables and tagger together."""

from __future__ import annotations

from allegedly.extract.source_kinds import with_agreed_kinds
from allegedly.extract.sources import DescribedSource
from allegedly.model.source import SourceKind


def described(label: str, kind: SourceKind, named: bool = True) -> DescribedSource:
    return DescribedSource(kind, named, label, label)


def odds(**given: float) -> tuple[tuple[SourceKind, float], ...]:
    rest = (1 - sum(given.values())) / (8 - len(given))
    return tuple(
        (kind, given.get(kind.value, rest)) for kind in SourceKind if kind is not SourceKind.UNSPECIFIED
    )


def test_a_sure_tagger_overrules_the_tables() -> None:
    (source,) = with_agreed_kinds([described("Voltara", SourceKind.GOVERNMENT)], [odds(organisation=0.9)])
    assert source.kind is SourceKind.ORGANISATION


def test_an_unsure_tagger_does_not() -> None:
    (source,) = with_agreed_kinds(
        [described("Voltara", SourceKind.ORGANISATION)], [odds(person=0.3, organisation=0.2)]
    )
    assert source.kind is SourceKind.ORGANISATION


def test_mentions_of_one_name_are_of_one_kind() -> None:
    sources = [described("Ana Osei", SourceKind.PERSON), described("Ana Osei", SourceKind.PERSON)]
    found = with_agreed_kinds(sources, [odds(official=0.99), odds(person=0.4, official=0.3)])
    assert {each.kind for each in found} == {SourceKind.OFFICIAL}


def test_without_the_tagger_the_tables_stand() -> None:
    source = described("Voltara", SourceKind.GOVERNMENT)
    assert with_agreed_kinds([source], [()]) == [source]


def test_an_unnamed_source_is_not_named() -> None:
    (source,) = with_agreed_kinds([described("a Voltara man", SourceKind.PERSON)], [odds(unnamed=0.99)])
    assert source.kind is SourceKind.UNNAMED
    assert not source.named
