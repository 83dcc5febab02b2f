"""Scores of event types: macro-F1 over types and quad classes, and precision and recall in whole articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from allegedly.bench.event_gold import NONE, EventArticle, GoldEvent
from allegedly.bench.intervals import Table, bootstrap_interval, f1_of_sums, ratio_of_sums
from allegedly.extract.event_words import event_kind
from allegedly.model.claim import Event, Extraction

AFFECTED = ("target", "thing", "beneficiary")


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An event with its type and quad class in the gold, and those that were found (empty: none)."""

    root: str
    quad: str
    found_root: str
    found_quad: str


def type_scores(events: Sequence[CodedEvent]) -> dict[str, Any]:
    """Macro-F1 of types and of quad classes with 95% intervals, and the accuracy of types."""
    roots = [(each.root, each.found_root) for each in events]
    quads = [(each.quad, each.found_quad) for each in events]
    right = [[float(gold == found), 1.0] for gold, found in roots]
    return {
        "quad_macro_f1": macro_f1(quads),
        "quad_interval": _macro_interval(quads),
        "root_macro_f1": macro_f1(roots),
        "root_interval": _macro_interval(roots),
        "root_accuracy": round(float(np.mean([each[0] for each in right])), 4) if right else 0.0,
    }


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 over the classes of the gold, from pairs (gold, found).

    >>> macro_f1([("a", "a"), ("b", "a")])
    0.3333
    """
    if not pairs:
        return 0.0
    sums = np.asarray(_counts(pairs), dtype=np.float64).sum(axis=0, keepdims=True)
    return round(float(_macro(len(_classes(pairs)))(sums)[0]), 4)


def _macro_interval(pairs: Sequence[tuple[str, str]]) -> list[float]:
    return bootstrap_interval(_counts(pairs), _macro(len(_classes(pairs))))


def _classes(pairs: Sequence[tuple[str, str]]) -> list[str]:
    return sorted({gold for gold, _ in pairs})


def _counts(pairs: Sequence[tuple[str, str]]) -> list[list[float]]:
    """For each pair, three counts a class: right, found, gold."""
    classes = _classes(pairs)
    return [
        [float(count) for name in classes for count in (gold == found == name, found == name, gold == name)]
        for gold, found in pairs
    ]


def _macro(classes: int) -> Callable[[Table], Table]:
    """The mean F1 of so many classes, from sums of three columns each."""

    def mean(sums: Table) -> Table:
        each = [f1_of_sums(sums[:, 3 * place : 3 * place + 3]) for place in range(classes)]
        return np.asarray(np.mean(each, axis=0), dtype=np.float64)

    return mean


def article_scores(read: Sequence[tuple[EventArticle, Extraction]]) -> dict[str, Any]:
    """Precision and recall of typed events in whole articles, of quad classes alike, and how often
    participants are right.

    An event is right where its predicate is the gold's and the type is the same. Typed events that the gold
    does not know
    count as wrong.
    """
    types: list[list[float]] = []
    quads: list[list[float]] = []
    nones = typed_nones = agents = agents_right = affected = affected_right = 0
    for article, extraction in read:
        found = [each.event for each in extraction.statements if each.event is not None]
        found = _without_doubles([*(each.event for each in extraction.acts), *found])
        typed = [each for each in found if each.type]
        gold = [each for each in article.events if each.type != NONE]
        pairs = [(each, event) for each in article.events for event in typed if _same(each, event)]
        right = [(each, event) for each, event in pairs if event.type in _accepted(each, event)]
        near = [
            (each, event)
            for each, event in pairs
            if event.quad in {event_kind(name).quad for name in _accepted(each, event)}
        ]
        types.append(_row(right, typed, gold))
        quads.append(_row(near, typed, gold))
        nones += len(article.events) - len(gold)
        typed_nones += len({each.trigger for each, _ in pairs if each.type == NONE})
        for each in gold:
            event = next((event for event in found if _same(each, event)), None)
            if event is None:
                continue
            agents += bool(each.agent)
            agents_right += bool(each.agent) and _has(article, event, each.agent, ("agent",))
            affected += bool(each.affected)
            affected_right += bool(each.affected) and _has(article, event, each.affected, AFFECTED)
    return {
        "articles": len(read),
        "statements": sum(len(article.events) for article, _ in read),
        **_precision_and_recall("type", types),
        **_precision_and_recall("quad", quads),
        "none_shown_as_event": round(typed_nones / nones, 4) if nones else 0.0,
        "agent_accuracy": round(agents_right / agents, 4) if agents else 0.0,
        "affected_accuracy": round(affected_right / affected, 4) if affected else 0.0,
    }


def _accepted(gold: GoldEvent, event: Event) -> set[str]:
    """The types that are right for an event at a predicate of the gold."""
    types = {gold.type} if gold.trigger.overlaps(event.trigger) else {gold.type, gold.act_type}
    return types - {NONE}


def _row(
    right: Sequence[tuple[GoldEvent, Event]], typed: Sequence[Event], gold: Sequence[GoldEvent]
) -> list[float]:
    """Events that are right, events found; gold ones that are found, gold ones."""
    return [
        len({event.trigger for _, event in right}),
        len(typed),
        len({each.trigger for each, _ in right}),
        len(gold),
    ]


def _without_doubles(events: Sequence[Event]) -> list[Event]:
    """One event a predicate: the first of those with the same one."""
    first: dict[tuple[int, int], Event] = {}
    for event in events:
        first.setdefault((event.trigger.start, event.trigger.end), event)
    return list(first.values())


def _precision_and_recall(name: str, rows: Sequence[Sequence[float]]) -> dict[str, Any]:
    """Precision, recall and F1 with 95% intervals over articles, from rows as `_row` gives them."""
    sums = np.asarray(rows, dtype=np.float64).sum(axis=0, keepdims=True) if rows else np.zeros((1, 4))
    precision = [[row[0], row[1]] for row in rows]
    recall = [[row[2], row[3]] for row in rows]
    return {
        f"{name}_precision": round(float(ratio_of_sums(sums[:, [0, 1]])[0]), 4),
        f"{name}_precision_interval": bootstrap_interval(precision, ratio_of_sums),
        f"{name}_recall": round(float(ratio_of_sums(sums[:, [2, 3]])[0]), 4),
        f"{name}_recall_interval": bootstrap_interval(recall, ratio_of_sums),
    }


def _same(gold: GoldEvent, event: Event) -> bool:
    return gold.trigger.overlaps(event.trigger) or (gold.act is not None and gold.act.overlaps(event.trigger))


def _has(article: EventArticle, event: Event, words: str, roles: Sequence[str]) -> bool:
    """Whether one of the event's participants in these roles has the gold's words, or lies in them."""
    spoken = [each.span.of(article.text) for each in event.arguments if each.role in roles]
    return any(words in each or each in words for each in spoken)
