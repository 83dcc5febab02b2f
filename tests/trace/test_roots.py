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


def test_the_paper_means_the_outlet_that_the_article_named() -> None:
    said = "the dam at Brenn broke at four hours in the night"
    silva = make_holder("Maria Silva")
    first = make_document(
        f"Maria Silva told The Gazette that {said}.", publisher="The Gazette", day="2024-05-01", path="a"
    )
    second = make_document(
        f"The Gazette reported on a dam. According to the paper, {said}.",
        publisher="The Courier",
        day="2024-05-02",
        path="b",
    )
    paper = make_holder("the paper", SourceKind.DOCUMENT, named=False)
    statements = [
        make_statement(first, said, holders=(silva,)),
        make_statement(second, said, holders=(paper,)),
    ]
    claim = Claim("clm-1", said, tuple(each.id for each in statements))
    extractions = (make_extraction(first, statements[0]), make_extraction(second, statements[1]))
    lineage = trace_lineage((first, second), extractions, (claim,), TraceConfig())
    assert [(origin.label, len(origin.statements)) for origin in lineage.origins] == [("Maria Silva", 2)]
