"""Borrowings against the gold of stories: edges, their direction, their kinds, with bootstrap intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from allegedly.bench.examples_score import SHOWN_PROBABILITY, derivation_scores, documents_by_file
from allegedly.bench.intervals import bootstrap_interval, f1_of_sums, ratio_of_sums
from allegedly.bench.stories import Story
from allegedly.model.case import Case


def edge_counts(story: Story, case: Case, named: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Counts of one story's edges; `named` gives the gold's name of each document, its file unless told."""
    if named is None:
        named = {document.id: file for file, document in documents_by_file(case).items()}
    return derivation_scores(story.gold["derivations"], case, named, story.gold.get("outside", ()))


def edge_figures(counts: Mapping[str, dict[str, Any]], gold: Sequence[Story]) -> dict[str, Any]:
    """F1 of edges, of pairs whichever way, and the share of pairs found that run the right way, over all stories.

    Intervals are 95% percentiles over stories drawn again. `found_by_kind` gives the share of the gold's edges of each
    kind that were found.
    """
    rows = [
        (each["right"], each["predicted"], each["gold"], each["turned"], each["kinds_right"])
        for each in counts.values()
    ]
    right, predicted, wanted, turned, kinds = (
        (sum(column) for column in zip(*rows, strict=True)) if rows else (0,) * 5
    )
    return {
        "stories": len(rows),
        "edges": wanted,
        "edge_f1": _ratio(2 * right, predicted + wanted),
        "edge_f1_interval": bootstrap_interval([row[:3] for row in rows], f1_of_sums),
        "edge_precision": _ratio(right, predicted),
        "edge_recall": _ratio(right, wanted),
        "pair_f1": _ratio(2 * (right + turned), predicted + wanted),
        "direction_accuracy": _ratio(right, right + turned),
        "direction_interval": bootstrap_interval([(row[0], row[0] + row[3]) for row in rows], ratio_of_sums),
        "kind_accuracy": _ratio(kinds, right),
        "found_by_kind": _found_by_kind(counts, gold),
    }


def _found_by_kind(counts: Mapping[str, dict[str, Any]], gold: Sequence[Story]) -> dict[str, float]:
    wanted: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for story in gold:
        for edge in story.gold["derivations"]:
            wanted[edge["kind"]] += 1
            missed[edge["kind"]] += f"{edge['from']} > {edge['to']}" in counts[story.name]["missed"]
    return {kind: _ratio(wanted[kind] - missed[kind], wanted[kind]) for kind in sorted(wanted)}


def linked_share(case: Case) -> float:
    """The share of documents that took from another one of the case, or from which one took."""
    linked = {
        document
        for each in case.lineage.borrowings
        if each.probability >= SHOWN_PROBABILITY
        for document in (each.taken_from, each.taken_by)
    }
    return _ratio(len(linked), len(case.documents))


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
