"""Texts rewritten from one another: found by their content words, told from own reports on the same event."""

from __future__ import annotations

import random

import pytest

from allegedly.config import TraceConfig
from allegedly.model.text import Document
from allegedly.trace.lineage import trace_lineage
from allegedly.trace.rewritten import Rewritten, texts_to_rewritten
from allegedly.trace.words import documents_to_words
from tests.factories import make_document

FIRST = """Thieves took forty beehives from an orchard near Brenna on Sunday night, the owner said.

Marta Olin, who has kept bees since 1988, put the loss at 9,000 crowns. The hives stood behind a locked gate.

Police found tyre marks of a lorry beside the stream and asked farmers to check their fields. Insurance does not cover
the insects, only the wooden boxes.

Last summer somebody stole honey worth 600 crowns from a shop in Velm."""
REWRITTEN = """Forty beehives were stolen near Brenna in the night to Monday, according to the owner of the orchard.

The loss is 9,000 crowns, says Marta Olin, a keeper of bees since 1988. A gate in front of the hives was locked.

Beside the stream a lorry had left marks of its tyres, which police found; they want farmers to look at their fields.
Only the wooden boxes are insured, the insects are not.

In Velm, honey for 600 crowns was stolen from a shop last summer."""
OWN_REPORT = """Beekeepers of the Brenna valley will guard their orchards after forty beehives vanished on Sunday.

The association's chair, Piet Sandor, called for cameras on country roads. He expects more thefts before the heather
blooms, since queens fetch high prices abroad.

Marta Olin lost the hives. She told a radio station that she would start again with three colonies from her sister.

Prices for a colony have doubled within five years as winters grew milder and mites spread to the north."""


def article(text: str, publisher: str, day: str) -> Document:
    return make_document(text, publisher=publisher, day=day, path=f"{publisher}.txt")


ARTICLES = (
    article(FIRST, "Brenna Post", "2024-05-06"),
    article(REWRITTEN, "Velm Courier", "2024-05-07"),
    article(OWN_REPORT, "Valley Radio", "2024-05-08"),
)


def found(documents: tuple[Document, ...], named: tuple[tuple[str, str], ...] = ()) -> list[Rewritten]:
    return texts_to_rewritten(documents, documents_to_words(documents), named, TraceConfig())


def test_a_rewritten_text_is_alike_in_its_words_and_their_order() -> None:
    pair = next(
        each for each in found(ARTICLES) if {each.left, each.right} == {ARTICLES[0].id, ARTICLES[1].id}
    )
    assert pair.likeness > 0.6
    assert pair.sentences >= 5
    assert pair.order > 0.8


def test_own_reports_on_one_event_are_not_alike() -> None:
    alike = {frozenset((each.left, each.right)) for each in found(ARTICLES)}
    assert alike == {frozenset((ARTICLES[0].id, ARTICLES[1].id))}


def test_documents_that_name_each_other_are_compared_in_any_case() -> None:
    pair = (ARTICLES[0].id, ARTICLES[2].id)
    assert any({each.left, each.right} == set(pair) for each in found(ARTICLES, (pair,)))


def test_the_rewriting_outlet_borrows_and_the_reporting_one_does_not() -> None:
    lineage = trace_lineage(ARTICLES, (), (), TraceConfig())
    edges = {
        (each.taken_from, each.taken_by): each for each in lineage.borrowings if each.probability >= 0.35
    }
    assert edges.keys() == {(ARTICLES[0].id, ARTICLES[1].id)}
    assert any("same content words" in reason for reason in next(iter(edges.values())).reasons)


def test_a_document_added_changes_nothing_between_two_others() -> None:
    alone = {(each.left, each.right): each for each in found(ARTICLES[:2])}
    both = {(each.left, each.right): each for each in found(ARTICLES)}
    assert alone.items() <= both.items()


@pytest.mark.parametrize("text", ["", "…", "One line.", "14 15 16 17"])
def test_texts_of_few_words_are_compared_with_nothing(text: str) -> None:
    short = article(text, "Short", "2024-05-06")
    assert not any(short.id in (each.left, each.right) for each in found((*ARTICLES, short)))


def test_comparisons_grow_with_the_number_of_documents_and_not_with_its_square() -> None:
    rng = random.Random(1)
    words = [f"word{number}" for number in range(3_000)]
    documents = tuple(
        article(" ".join(rng.choices(words, k=80)) + ".", f"Outlet {number}", "2024-05-06")
        for number in range(400)
    )
    assert len(found(documents)) < 400
