"""Origins and drift against the gold of stories: how many origins a claim has, who shares one, what changed."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from allegedly.bench.examples_score import claim_of, documents_by_file
from allegedly.bench.intervals import bootstrap_interval, f1_of_sums, ratio_of_sums
from allegedly.bench.stories import Story
from allegedly.model.case import Case

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class OriginCounts:
    """Counts of one story. `error` sums over claims how far the number of origins is off, `exact` counts those off by
    less than one half; pairs are pairs of articles with one origin; drifts are told by claim, kind and the article
    into which they led."""

    claims: int
    error: float
    exact: int
    pairs_right: int
    pairs_found: int
    pairs_gold: int
    drifts_right: int
    drifts_found: int
    drifts_gold: int
    wrong: tuple[str, ...]


def origin_counts(story: Story, case: Case) -> OriginCounts:
    """How far the origins and drifts of a case agree with the gold of its story.

    A claim of the gold that is not found counts as one without origins and without pairs.
    """
    documents = documents_by_file(case)
    gold = story.gold["claims"]
    ours = {each["id"]: claim_of(each["statements"], documents, case) for each in gold}
    number = {each.claim: each.independent_origins for each in case.assessments}
    numbers = [(each, number.get(ours[each["id"]] or "", 0.0)) for each in gold]
    pairs = [(gold_pairs(each), found_pairs(ours[each["id"]], case)) for each in gold]
    wanted, found = _gold_drifts(story), _found_drifts(ours, case)
    return OriginCounts(
        claims=len(gold),
        error=sum(abs(value - each["independent_origins"]) for each, value in numbers),
        exact=sum(abs(value - each["independent_origins"]) < 0.5 for each, value in numbers),
        pairs_right=sum(len(theirs & mine) for theirs, mine in pairs),
        pairs_found=sum(len(mine) for _, mine in pairs),
        pairs_gold=sum(len(theirs) for theirs, _ in pairs),
        drifts_right=len(wanted & found),
        drifts_found=len(found),
        drifts_gold=len(wanted),
        wrong=tuple(_told(numbers, pairs, wanted, found)),
    )


def gold_pairs(claim: Mapping[str, Any]) -> set[Pair]:
    """Pairs of articles whose statements of a claim rest on one origin, by the gold."""
    return _pairs(each["documents"] for each in claim["origins"])


def found_pairs(claim: str | None, case: Case) -> set[Pair]:
    """The same by the case, for the claim of this id."""
    statements = case.statements_by_id()
    named = {document.id: file for file, document in documents_by_file(case).items()}
    return _pairs(
        [named[statements[each].document] for each in origin.statements]
        for origin in case.lineage.origins
        if origin.claim == claim
    )


def _pairs(groups: Iterable[Sequence[str]]) -> set[Pair]:
    return {pair for group in groups for pair in itertools.combinations(sorted(set(group)), 2)}


def _gold_drifts(story: Story) -> set[tuple[str, str, str]]:
    return {(each["claim"], each["kind"], each["to"]["document"]) for each in story.gold["drift"]}


def _found_drifts(ours: Mapping[str, str | None], case: Case) -> set[tuple[str, str, str]]:
    """Drifts of the claims that the gold tells of; those of other claims are not judged."""
    statements = case.statements_by_id()
    named = {document.id: file for file, document in documents_by_file(case).items()}
    return {
        (own, drift.kind.value, named[statements[drift.to_statement].document])
        for drift in case.lineage.drifts
        for own, claim in ours.items()
        if claim == drift.claim
    }


def _told(
    numbers: Sequence[tuple[Mapping[str, Any], float]],
    pairs: Sequence[tuple[set[Pair], set[Pair]]],
    wanted: set[tuple[str, str, str]],
    found: set[tuple[str, str, str]],
) -> Iterable[str]:
    for (each, value), (theirs, mine) in zip(numbers, pairs, strict=True):
        if abs(value - each["independent_origins"]) >= 0.5:
            yield f"{each['id']}: {value:.2f} origins, not {each['independent_origins']}"
        if theirs != mine:
            yield f"{each['id']}: pairs missed {sorted(theirs - mine)}, wrong {sorted(mine - theirs)}"
    yield from (f"drift missed: {each}" for each in sorted(wanted - found))
    yield from (f"drift wrong: {each}" for each in sorted(found - wanted))


def origin_figures(counts: Sequence[OriginCounts]) -> dict[str, Any]:
    """Mean absolute error of the number of origins, F1 of pairs with one origin, and F1 of drifts, over all stories.

    Intervals are 95% percentiles over stories drawn again.
    """
    errors = [(each.error, each.claims) for each in counts]
    pairs = [(each.pairs_right, each.pairs_found, each.pairs_gold) for each in counts]
    drifts = [(each.drifts_right, each.drifts_found, each.drifts_gold) for each in counts]
    claims = sum(each.claims for each in counts)
    return {
        "stories": len(counts),
        "claims": claims,
        "origin_count_mae": _ratio(sum(each.error for each in counts), claims),
        "origin_count_interval": bootstrap_interval(errors, ratio_of_sums),
        "origin_counts_right": _ratio(sum(each.exact for each in counts), claims),
        **_f1("same_origin", pairs),
        **_f1("drift", drifts),
    }


def _f1(name: str, rows: Sequence[tuple[int, int, int]]) -> dict[str, Any]:
    right, found, gold = (sum(column) for column in zip(*rows, strict=True)) if rows else (0, 0, 0)
    return {
        f"{name}_f1": _ratio(2 * right, found + gold),
        f"{name}_interval": bootstrap_interval(rows, f1_of_sums),
        f"{name}_precision": _ratio(right, found),
        f"{name}_recall": _ratio(right, gold),
    }


def _ratio(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
