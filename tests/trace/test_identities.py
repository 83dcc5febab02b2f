"""Sources under two names are one where one article of the story says so, and never where two could be meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allegedly.config import TraceConfig
from allegedly.model.claim import Claim
from allegedly.model.lineage import Dependence, Lineage
from allegedly.model.source import Holder, SourceKind
from allegedly.trace.lineage import trace_lineage
from tests.factories import make_document, make_extraction, make_holder, make_statement

SAID = "the bridge was closed at noon"
PERSON, OFFICIAL, GOVERNMENT = SourceKind.PERSON, SourceKind.OFFICIAL, SourceKind.GOVERNMENT
BODY = SourceKind.ORGANISATION


def traced(*sources: Holder | str) -> Lineage:
    """One article of an outlet of its own for each source; a source that is only words is the publisher's own voice."""
    documents, extractions, ids = [], [], []
    for number, source in enumerate(sources):
        own = isinstance(source, str)
        publisher = source if isinstance(source, str) else f"Outlet {number}"
        label = "" if isinstance(source, str) else f"{source.label} said "
        document = make_document(
            f"{label}{SAID}.", publisher=publisher, day=f"2024-05-0{number + 1}", path=f"{number}.txt"
        )
        statement = make_statement(document, SAID, holders=() if own else (source,))  # type: ignore[arg-type]
        documents.append(document)
        extractions.append(make_extraction(document, statement))
        ids.append(statement.id)
    claim = Claim("clm-1", SAID, tuple(ids))
    return trace_lineage(tuple(documents), tuple(extractions), (claim,), TraceConfig())


def labels(*sources: Holder | str) -> list[str]:
    return sorted(origin.label for origin in traced(*sources).origins)


ONE = [
    (make_holder("the governor, Ana Vidal", OFFICIAL), make_holder("the governor", OFFICIAL, named=False)),
    (
        make_holder("its director, Ana Vidal"),
        make_holder("The director of Calder Hospital", PERSON, named=False),
    ),
    (
        make_holder("Ana Vidal, head of the Harbour Guild"),
        make_holder("the head of the Harbour Guild", named=False),
    ),
    (make_holder("Commander Ana Vidal", OFFICIAL), make_holder("Ana Vidal", OFFICIAL)),
    (
        make_holder("the engineer of the Calder Water Board, Ana Vidal", named=False),
        make_holder("the board's engineer, Ana Vidal"),
    ),
    (make_holder("the Calder Coast Guard", BODY), make_holder("Coast Guard", BODY)),
    (make_holder("the hospital", BODY, named=False), make_holder("Santa Rosa Hospital", BODY)),
    (make_holder("the Calder Coast Guard", GOVERNMENT), "Calder Coast Guard"),
    (make_holder("Nestling", BODY), "Nestling Ltd"),
    (make_holder("the agency", GOVERNMENT, named=False), "Calder Food Agency"),
    (
        make_holder("the Harbour Guild", BODY),
        make_holder("the Guild's general secretary, Ana Vidal", OFFICIAL),
    ),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_two_names_of_one_source_are_one_origin(left: Holder, right: Holder | str) -> None:
    (origin,) = traced(left, right).origins
    assert origin.established
    assert len(origin.statements) == 2
    assert len(labels(right, left)) == 1


TWO = [
    (make_holder("Governor Ana Vidal", OFFICIAL), make_holder("Governor Otto Lind", OFFICIAL)),
    (
        make_holder("the governor of Mardia, Ana Vidal"),
        make_holder("the governor of Norvale", OFFICIAL, named=False),
    ),
    (make_holder("his lawyer, Ana Vidal"), make_holder("the lawyer", named=False)),
    (make_holder("the mayor, Ana Vidal"), make_holder("a mayor", OFFICIAL, named=False)),
    (make_holder("Ana Vidal"), make_holder("Otto Vidal")),
    (make_holder("the Calder Coast Guard", BODY), make_holder("the Brenna Coast Guard", BODY)),
    (make_holder("Apple Watch", BODY), make_holder("Apple", BODY)),
    (make_holder("Ana Vidal"), make_holder("the sister of the painter Ana Vidal", named=False)),
    (make_holder("New Mardia"), make_holder("a man from Calder, New Mardia", named=False)),
    (make_holder("the director, Ana Vidal"), make_holder("aides of the director", named=False)),
    (make_holder("Calder", GOVERNMENT), make_holder("the Calder Food Agency", GOVERNMENT)),
]


@pytest.mark.parametrize(("left", "right"), TWO)
def test_sources_that_may_be_two_are_two(left: Holder, right: Holder) -> None:
    assert len(labels(left, right)) == 2


def test_an_office_that_two_bear_is_neither() -> None:
    vidal, lind = make_holder("the director, Ana Vidal"), make_holder("the director, Otto Lind")
    assert len(labels(vidal, lind, make_holder("the director", named=False))) == 3


def test_two_who_speak_for_a_body_are_no_independent_origins_of_it() -> None:
    guild = make_holder("the Harbour Guild", BODY)
    head = make_holder("Ana Vidal, head of the Harbour Guild")
    secretary = make_holder("Otto Lind, secretary of the Harbour Guild")
    lineage = traced(guild, head, secretary)
    (body,) = [origin.id for origin in lineage.origins if origin.label == guild.label]
    verdicts = {pair.dependence for pair in lineage.pairs if body in {pair.left, pair.right}}
    assert len(lineage.origins) == 3
    assert verdicts == {Dependence.DEPENDENT}


def test_the_case_apart_from_the_claim_names_nobody() -> None:
    """A governor whom another story of the case names is not this one's."""
    known = make_document("The governor, Ana Vidal, said rain fell.", publisher="A", path="a")
    other = make_document(f"The governor said {SAID}.", publisher="B", path="b")
    rain = make_statement(known, "rain fell", holders=(make_holder("The governor, Ana Vidal", OFFICIAL),))
    closed = make_statement(other, SAID, holders=(make_holder("The governor", OFFICIAL, named=False),))
    claims = (Claim("clm-1", "rain fell", (rain.id,)), Claim("clm-2", SAID, (closed.id,)))
    extractions = (make_extraction(known, rain), make_extraction(other, closed))
    lineage = trace_lineage((known, other), extractions, claims, TraceConfig())
    (origin,) = [origin for origin in lineage.origins if origin.claim == "clm-2"]
    assert (origin.label, origin.established) == ("The governor", False)


def test_a_copy_of_the_article_that_names_him_changes_no_origin() -> None:
    named = make_holder("the governor, Ana Vidal", OFFICIAL)
    unnamed = make_holder("the governor", OFFICIAL, named=False)
    assert labels(named, unnamed) == labels(named, unnamed, replace(named)) == ["the governor, Ana Vidal"]
