"""Weighing by itself: tables of conflicting values, Emergent with gold stances, copying that was simulated."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from allegedly.bench.weigh_baselines import accu, accu_with_discount, truthfinder, vote
from allegedly.bench.weigh_emergent import emergent_gold_figures
from allegedly.bench.weigh_score import calibration_scores, choice_scores
from allegedly.bench.weigh_simulation import COPYING, RIGHT, WORLDS, World, copied_world, simulated_table
from allegedly.bench.weigh_tables import GOLD_AIRLINES, GoldTable, book_table, flight_table, population_table
from allegedly.errors import UnreadableInput
from allegedly.weigh.cells import Coded, Floats, Row, coded_table
from allegedly.weigh.lists import near_values_joined, weigh_lists
from allegedly.weigh.tables import weigh_coded_table

BASELINES: Mapping[str, Callable[[Coded], Floats]] = {
    "vote": vote,
    "truthfinder": truthfinder,
    "accu": accu,
    "accucopy": accu_with_discount,
}

NEAR = 0.01
"""How far a number may be from the right one, as a share of it."""

Choices = Mapping[str, tuple[str, float]]
"""By item the value chosen and the probability it was chosen with."""


def weigh_figures(data: Path) -> dict[str, Any]:
    """Figures on each corpus that is there, and on the simulation. Raises UnreadableInput where none is."""
    found: dict[str, Any] = {}
    missing: list[UnreadableInput] = []
    for name, figures in _CORPORA.items():
        try:
            found[name] = figures(data)
        except UnreadableInput as error:
            missing.append(error)
    if not found:
        raise missing[0]
    found["missing"] = [error.reason for error in missing]
    found["simulation"] = simulation_figures()
    return found


def flight_figures(data: Path) -> dict[str, Any]:
    """With all sources, and without the three airlines that supply the gold."""
    table = flight_table(data)
    fewer = tuple(row for row in table.rows if row.source not in GOLD_AIRLINES)
    return {
        "all_sources": single_value_scores(table),
        "without_gold_airlines": single_value_scores(GoldTable(table.name, fewer, table.gold)),
    }


def book_figures(data: Path) -> dict[str, Any]:
    """Lists of authors: right where the whole list is. The baselines choose among whole lists."""
    table = book_table(data)
    chosen: dict[str, tuple[frozenset[str], float]] = {}
    for item, values in weigh_lists(table.rows).items():
        listed = frozenset(value for value, probability in values.items() if probability >= 0.5)
        sure = 1.0
        for probability in values.values():
            sure *= max(probability, 1.0 - probability)
        chosen[item] = (listed, sure)
    whole = coded_table(_whole_lists(table.rows))
    baselines = {name: _choices(whole, rule(whole)) for name, rule in BASELINES.items()}
    right = {name: _list_scores(each, table.gold) for name, each in baselines.items()}
    items = sorted(table.gold)
    ours = [chosen.get(item, (frozenset(), 0.0)) for item in items]
    hits = [listed == table.gold[item] for item, (listed, _) in zip(items, ours, strict=True)]
    return {"ours": choice_scores([sure for _, sure in ours], hits), **right}


def _whole_lists(rows: Collection[Row]) -> list[Row]:
    lists: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        lists.setdefault((row.source, row.item), set()).add(row.value)
    return [Row(source, item, "; ".join(sorted(values))) for (source, item), values in lists.items()]


def _list_scores(choices: Choices, gold: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    found = [choices.get(item, ("", 0.0)) for item in sorted(gold)]
    hits = [
        set(value.split("; ")) == gold[item] for item, (value, _) in zip(sorted(gold), found, strict=True)
    ]
    return choice_scores([sure for _, sure in found], hits)


def population_figures(data: Path) -> dict[str, Any]:
    """Numbers: right within one in a hundred of the census."""
    table = population_table(data)
    near: dict[str, set[str]] = {item: set() for item in table.gold}
    for row in table.rows:
        for right in table.gold.get(row.item, ()):
            if abs(float(row.value) - float(right)) <= NEAR * float(right):
                near[row.item].add(row.value)
    joined = tuple(near_values_joined(table.rows))
    gold = {item: frozenset(values) for item, values in near.items()}
    return single_value_scores(GoldTable(table.name, joined, gold))


def single_value_scores(table: GoldTable) -> dict[str, Any]:
    """Ours and the baselines on a table in which one value of an item is right; an item nobody gives is wrong."""
    return {
        name: choice_scores(*_judged(each, table.gold)) for name, each in _all_choices(table.rows).items()
    }


def _all_choices(rows: Sequence[Row]) -> dict[str, Choices]:
    coded = coded_table(rows)
    weighed = weigh_coded_table(coded)
    ours = {item: (values[0].value, values[0].probability) for item, values in weighed.items.items()}
    return {"ours": ours, **{name: _choices(coded, rule(coded)) for name, rule in BASELINES.items()}}


def _judged(choices: Choices, gold: Mapping[str, frozenset[str]]) -> tuple[list[float], list[bool]]:
    """With what probability each item was decided, and whether rightly."""
    found = [choices.get(item, ("", 0.0)) for item in sorted(gold)]
    hits = [value in gold[item] for item, (value, _) in zip(sorted(gold), found, strict=True)]
    return [sure for _, sure in found], hits


def _choices(coded: Coded, probability: Floats) -> Choices:
    """The likeliest value of each item; of equal ones the first by name."""
    best: dict[str, tuple[str, float]] = {}
    for at, value in enumerate(coded.values):
        item = coded.items[coded.item_of_value[at]]
        if item not in best or probability[at] > best[item][1]:
            best[item] = (value, float(probability[at]))
    return best


def simulation_figures() -> dict[str, Any]:
    """By the rate of copying, which nobody is told, accuracy and calibration; then those in other worlds, and the world
    in which ours is calibrated worst."""
    found: dict[str, Any] = {}
    for copying in COPYING:
        rows = tuple(simulated_table(copied_world(copying)))
        gold = {row.item: frozenset({RIGHT}) for row in rows}
        found[f"copying {copying:.2f}"] = single_value_scores(GoldTable("simulation", rows, gold))
    worst = {name: max(each[name]["ece"] for each in found.values()) for name in ("ours", *BASELINES)}
    worlds = {name: world_scores(world) for name, world in WORLDS.items()}
    worst_world = max(worlds, key=lambda name: worlds[name]["ours"]["ece"])
    return {**found, "largest_ece": worst, "worlds": worlds, "worst_world": worst_world}


def world_scores(world: World) -> dict[str, Any]:
    """Accuracy and calibration over all tables that are drawn of a world, ours and the baselines'."""
    judged: dict[str, tuple[list[float], list[bool]]] = {}
    for draw in range(world.draws):
        rows = simulated_table(world, draw)
        gold = {row.item: frozenset({RIGHT}) for row in rows}
        for name, choices in _all_choices(rows).items():
            sure, hits = judged.setdefault(name, ([], []))
            more_sure, more_hits = _judged(choices, gold)
            sure += more_sure
            hits += more_hits
    return {name: calibration_scores(*each) for name, each in judged.items()}


_CORPORA: Mapping[str, Callable[[Path], dict[str, Any]]] = {
    "flight": flight_figures,
    "book": book_figures,
    "population": population_figures,
    "emergent_gold": emergent_gold_figures,
}
