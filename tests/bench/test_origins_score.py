"""Figures of borrowings, origins and drift: perfect where a case agrees with its gold, and each error costs one."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.bench.origins_score import OriginCounts, gold_pairs, origin_counts, origin_figures
from allegedly.bench.reuse_score import edge_counts, edge_figures, linked_share
from allegedly.bench.stories import Story
from allegedly.model.case import Case
from allegedly.model.lineage import Borrowing, BorrowingKind, Lineage
from allegedly.model.text import Document
from tests.factories import make_document

GOLD = {
    "derivations": [
        {"from": "a.txt", "to": "b.txt", "kind": "cut"},
        {"from": "b.txt", "to": "c.txt", "kind": "cites"},
    ],
    "outside": [{"label": "a press release", "documents": ["c.txt", "d.txt"]}],
}
STORY = Story("story", Path("story"), GOLD)


def article(name: str) -> Document:
    return make_document(f"The text of {name}.", path=f"stories/story/{name}.txt")


ARTICLES = {name: article(name) for name in "abcd"}


def case_with(*edges: tuple[str, str, BorrowingKind]) -> Case:
    borrowings = tuple(Borrowing(ARTICLES[a].id, ARTICLES[b].id, kind, 0.9, ("r",)) for a, b, kind in edges)
    return Case(documents=tuple(ARTICLES.values()), lineage=Lineage(borrowings=borrowings))


def figures_of(case: Case) -> dict[str, object]:
    return edge_figures({"story": edge_counts(STORY, case)}, [STORY])


def test_a_case_that_agrees_is_perfect() -> None:
    figures = figures_of(case_with(("a", "b", BorrowingKind.CUT), ("b", "c", BorrowingKind.CITES)))
    perfect = ("edge_f1", "pair_f1", "direction_accuracy", "kind_accuracy")
    assert [figures[name] for name in perfect] == [1.0] * 4
    assert figures["found_by_kind"] == {"cut": 1.0, "cites": 1.0}


def test_an_edge_that_runs_the_wrong_way_costs_direction_but_not_the_pair() -> None:
    figures = figures_of(case_with(("b", "a", BorrowingKind.CUT), ("b", "c", BorrowingKind.CITES)))
    assert figures["pair_f1"] == 1.0
    assert figures["edge_f1"] == 0.5
    assert figures["direction_accuracy"] == 0.5


def test_an_edge_that_is_none_costs_precision_and_a_missed_one_recall() -> None:
    figures = figures_of(case_with(("a", "b", BorrowingKind.CUT), ("a", "d", BorrowingKind.CUT)))
    assert figures["edge_precision"] == 0.5
    assert figures["edge_recall"] == 0.5
    assert figures["found_by_kind"] == {"cut": 1.0, "cites": 0.0}


def test_edges_between_articles_taken_from_one_text_outside_are_not_judged() -> None:
    figures = figures_of(
        case_with(
            ("a", "b", BorrowingKind.CUT), ("b", "c", BorrowingKind.CITES), ("c", "d", BorrowingKind.CUT)
        )
    )
    assert figures["edge_precision"] == 1.0


def test_half_of_the_documents_linked() -> None:
    assert linked_share(case_with(("a", "b", BorrowingKind.CUT))) == 0.5


def test_pairs_of_articles_that_share_an_origin() -> None:
    claim = {"origins": [{"documents": ["a", "b", "c"]}, {"documents": ["d"]}, {"documents": ["c", "d"]}]}
    assert gold_pairs(claim) == {("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")}


def test_a_claim_that_is_not_found_counts_as_one_without_origins() -> None:
    claim = {
        "id": "x",
        "statements": [{"document": "a.txt", "quote": "The text of a"}],
        "origins": [{"documents": ["a.txt", "b.txt"]}],
        "independent_origins": 2,
    }
    counts = origin_counts(Story("story", Path("story"), {"claims": [claim], "drift": []}), case_with())
    assert (counts.error, counts.pairs_gold, counts.pairs_found) == (2.0, 1, 0)


def test_figures_are_means_over_claims_and_sums_over_pairs() -> None:
    counts = [
        OriginCounts(2, 0.5, 2, 3, 4, 3, 1, 1, 2, ()),
        OriginCounts(1, 1.0, 0, 0, 0, 1, 0, 1, 0, ()),
    ]
    figures = origin_figures(counts)
    assert figures["origin_count_mae"] == 0.5
    assert figures["same_origin_f1"] == pytest.approx(6 / 8)
    assert figures["drift_precision"] == 0.5
    assert figures["drift_recall"] == 0.5
