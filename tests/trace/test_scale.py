"""Tracing many articles: near-identical copies, no dates, dates ahead, mixed stories, in bounded time."""

from __future__ import annotations

import time

from allegedly.config import TraceConfig
from allegedly.model.claim import Claim
from allegedly.model.lineage import Lineage
from allegedly.model.source import SourceKind
from allegedly.model.text import Document
from allegedly.trace.lineage import trace_lineage
from tests.factories import make_document, make_extraction, make_holder, make_statement

STORY = (
    "The harbour master of Calder closed both basins on Thursday after divers found a cracked sluice gate. "
    "Nobody was hurt, but eleven trawlers could not leave and the fish auction was called off for the week. "
    "Repairs will take until the spring tide and cost the town about two million crowns, the council expects. "
    "A ferry that brings the mail from Norvale moored outside the wall, and sacks were rowed ashore by hand."
)


def copy_number(number: int, *, day: str = "") -> Document:
    """A copy with a last line of its own."""
    text = f"{STORY}\n\nRead more in edition {number}, on sale at kiosk {number * 7} of lane {number * 13}."
    return make_document(text, publisher=f"Outlet {number}", day=day, path=f"{number:04}.txt")


def traced(documents: list[Document]) -> Lineage:
    return trace_lineage(tuple(documents), (), (), TraceConfig())


def test_two_hundred_near_identical_copies_are_one_family_in_little_time() -> None:
    documents = [copy_number(number, day=f"2024-03-{1 + number // 20:02}") for number in range(200)]
    started = time.process_time()
    lineage = traced(documents)
    assert time.process_time() - started < 10
    likely = [each for each in lineage.borrowings if each.probability >= 0.05]
    assert {each.taken_by for each in likely} | {each.taken_from for each in likely} == {
        each.id for each in documents
    }
    assert len(lineage.borrowings) < 30 * len(documents)


def test_copies_without_a_date_are_akin_and_no_direction_is_sure() -> None:
    lineage = traced([copy_number(number) for number in range(3)])
    assert lineage.borrowings
    assert max(each.probability for each in lineage.borrowings) < 0.7


def test_a_date_ahead_is_a_date_like_any_other() -> None:
    first, ahead = copy_number(1, day="2024-03-01"), copy_number(2, day="2999-01-01")
    (edge,) = [each for each in traced([ahead, first]).borrowings if each.probability >= 0.5]
    assert (edge.taken_from, edge.taken_by) == (first.id, ahead.id)


def test_the_same_file_twice_and_one_line_articles_do_no_harm() -> None:
    line = make_document("Calder harbour closed.", path="line.txt", publisher="Ticker")
    document = copy_number(1, day="2024-03-01")
    assert traced([document, document, line, line]).borrowings == ()


def test_copies_that_name_nobody_are_searched_once_each() -> None:
    """Likely lenders are no chain: following each to the next took time that doubled with every copy."""
    said = "divers found a cracked sluice gate"
    documents = [copy_number(number, day="2024-03-01") for number in range(60)]
    holder = make_holder("two officials", SourceKind.UNNAMED, named=False)
    statements = [make_statement(each, said, holders=(holder,)) for each in documents]
    extractions = tuple(
        make_extraction(document, statement)
        for document, statement in zip(documents, statements, strict=True)
    )
    claim = Claim("clm-1", said, tuple(each.id for each in statements))
    started = time.process_time()
    lineage = trace_lineage(tuple(documents), extractions, (claim,), TraceConfig())
    assert time.process_time() - started < 5
    assert [len(each.statements) for each in lineage.origins] == [60]
