"""Copies of an article, put beside it to see what moves."""

from __future__ import annotations

from allegedly.bench.origins_invariance import OUTLET, copy_of, first_half, reworded
from tests.factories import make_document

BODY = "They went home. Nobody knew.\n\nIt took long.\n\nThey went off."


def test_a_copy_has_another_outlet_and_is_later_on_the_same_day() -> None:
    document = make_document(f"Home\n\n{BODY}", title="Home", publisher="Orlo Post", day="2024-03-01")
    copy = copy_of(document, str)
    assert copy.data.decode() == document.text
    assert copy.publisher == OUTLET
    assert copy.published.startswith("2024-03-01")


def test_two_sentences_are_reworded_and_no_more() -> None:
    assert reworded(BODY) == "They travelled home. Nobody knew.\n\nIt brought long.\n\nThey went off."


def test_the_first_half_is_the_larger_one() -> None:
    assert first_half(BODY) == "They went home. Nobody knew.\n\nIt took long."
