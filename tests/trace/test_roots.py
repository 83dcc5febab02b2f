"""The search for roots ends soon, however often a text repeats itself or outlets cite one another."""

from __future__ import annotations

from allegedly.config import TraceConfig
from allegedly.model.claim import Claim, Statement
from allegedly.model.source import SourceKind
from allegedly.model.text import Document
from allegedly.trace.lineage import trace_lineage
from tests.factories import make_document, make_extraction, make_holder, make_statement

REPEATS = 40


def repeated(document: Document, source: str, kind: SourceKind) -> list[Statement]:
    holder = make_holder(source, kind)
    return [
        make_statement(document, f"the dam broke at {hour} hours", holders=(holder,))
        for hour in range(REPEATS)
    ]


def text_of(source: str) -> str:
    return " ".join(f"{source} said the dam broke at {hour} hours." for hour in range(REPEATS))


def test_a_text_that_says_it_forty_times_has_one_origin() -> None:
    document = make_document(text_of("Maria Silva"), publisher="The Gazette", day="2024-05-01")
    statements = repeated(document, "Maria Silva", SourceKind.PERSON)
    claim = Claim("clm-1", statements[0].text, tuple(each.id for each in statements))
    lineage = trace_lineage((document,), (make_extraction(document, *statements),), (claim,), TraceConfig())
    assert [(origin.label, len(origin.statements)) for origin in lineage.origins] == [
        ("Maria Silva", REPEATS)
    ]


def test_outlets_that_cite_each_other_over_and_over_are_traced() -> None:
    outlets = ("The Gazette", "The Courier", "The Ledger")
    documents = tuple(
        make_document(text_of(outlets[place - 1]), publisher=outlet, day="2024-05-01", path=f"{place}.txt")
        for place, outlet in enumerate(outlets)
    )
    said = [
        repeated(document, outlets[place - 1], SourceKind.MEDIA) for place, document in enumerate(documents)
    ]
    claim = Claim("clm-1", "the dam broke", tuple(each.id for statements in said for each in statements))
    extractions = tuple(
        make_extraction(document, *statements) for document, statements in zip(documents, said, strict=True)
    )
    lineage = trace_lineage(documents, extractions, (claim,), TraceConfig())
    assert {each for origin in lineage.origins for each in origin.statements} == set(claim.statements)
