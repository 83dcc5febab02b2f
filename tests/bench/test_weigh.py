from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from allegedly.bench.weigh import weigh_figures
from allegedly.bench.weigh_baselines import accu, accu_with_discount, truthfinder, vote
from allegedly.bench.weigh_simulation import WORLDS, World, copied_world, simulated_table
from allegedly.bench.weigh_tables import book_table, flight_table, population_table
from allegedly.errors import UnreadableInput
from allegedly.weigh.cells import Row, coded_table


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    flight = tmp_path / "truth" / "flight"
    times = "12/1/2011 01:55 PM\tThu, Dec 1 2:07p\t{gate}\t\t15:00\t--"
    lines = [
        f"{source}\tXY-1-AAA-BBB\t{times.format(gate=gate)}"
        for source, gate in (("s", "C1"), ("t", "C1"), ("u", "D2"))
    ]
    write(flight / "conflicting_data" / "20111201.txt", "\n".join(lines))
    write(flight / "ground_truth" / "20111201.txt", "XY-1-AAA-BBB\t01:55 PM\t02:07 PM\tc1\t\t\t-")
    book = tmp_path / "truth" / "book"
    listed = [
        "a\t1\tOn Dams\tRenn, Olga; Dask, Ion",
        "b\t1\tOn Dams\tOlga Renn; Ion Dask",
        "c\t1\tOn Dams\tNot Available",
    ]
    write(book / "conflicting_data" / "book.txt", "\n".join(listed))
    write(book / "ground_truth" / "book.txt", "1\trenn, olga;  dask, ion ;\n")
    population = tmp_path / "truth" / "population"
    write(
        population / "population_claims.csv",
        '"ObjectID","PropertyID","PropertyValue","SourceID"\nvell,P,100,a\nvell,P,100.5,b\nvell,P,700,c\n',
    )
    write(population / "population_truth.csv", '"ObjectID","PropertyID","PropertyValue"\nvell,P,100\n')
    articles = [
        {
            "claimId": str(at),
            "claim": "x",
            "veracity": "true" if at % 2 else "false",
            "articleId": f"{at} {side}",
            "headline": "h",
            "body": "",
            "stance": "for" if at % 2 else side,
            "url": "",
            "source": "herald.example",
        }
        for at in range(8)
        for side in ("against", "observing")
    ]
    for article in articles:
        article["first_seen"] = ""
    write(tmp_path / "emergent" / "dev.jsonl", "\n".join(map(json.dumps, articles)))
    return tmp_path


def test_flight_is_read_as_minutes_and_gates(data: Path) -> None:
    table = flight_table(data)
    assert Row("s", "20111201 XY-1-AAA-BBB departure", "847") in table.rows
    assert Row("u", "20111201 XY-1-AAA-BBB departure gate", "d2") in table.rows
    assert not any(row.item.endswith("arrival gate") for row in table.rows)
    assert table.gold["20111201 XY-1-AAA-BBB departure gate"] == {"c1"}


def test_authors_are_told_by_their_last_names(data: Path) -> None:
    table = book_table(data)
    assert {row.value for row in table.rows} == {"renn", "dask"}
    assert {row.source for row in table.rows} == {"a", "b"}
    assert table.gold["1"] == {"renn", "dask"}


def test_population_is_numbers(data: Path) -> None:
    assert {row.value for row in population_table(data).rows} == {"100", "100.5", "700"}


@pytest.fixture(autouse=True)
def few_simulations(monkeypatch: pytest.MonkeyPatch) -> None:
    small = {name: replace(WORLDS[name], items=30, draws=1) for name in ("two families", "hard items")}
    monkeypatch.setattr("allegedly.bench.weigh.WORLDS", small)
    monkeypatch.setattr("allegedly.bench.weigh.COPYING", (0.5,))


def test_all_corpora_give_figures(data: Path) -> None:
    figures = weigh_figures(data)
    assert figures["flight"]["all_sources"]["ours"]["accuracy"] == 1.0
    assert figures["book"]["ours"]["accuracy"] == 1.0
    assert figures["population"]["ours"]["accuracy"] == 1.0
    assert figures["emergent_gold"]["ours"]["auc"] == 1.0
    assert figures["missing"] == []
    assert set(figures["simulation"]) == {"copying 0.50", "largest_ece", "worlds", "worst_world"}
    assert figures["simulation"]["worst_world"] in ("two families", "hard items")


def test_a_corpus_that_is_missing_is_named_and_none_at_all_is_an_error(data: Path, tmp_path: Path) -> None:
    (data / "emergent" / "dev.jsonl").unlink()
    assert len(weigh_figures(data)["missing"]) == 1
    with pytest.raises(UnreadableInput):
        weigh_figures(tmp_path / "truth" / "flight" / "ground_truth")


def said_by_item(world: World) -> list[dict[str, str]]:
    said: dict[str, dict[str, str]] = {}
    for row in simulated_table(world):
        said.setdefault(row.item, {})[row.source] = row.value
    return list(said.values())


def test_simulated_copies_copy_at_the_rate_that_is_asked() -> None:
    for copying in (0.0, 0.95):
        said = said_by_item(copied_world(copying))
        same = sum(each["source 04"] == each["source 03"] for each in said) / len(said)
        assert same > 0.9 if copying else same < 0.5


def test_a_world_is_as_it_is_described() -> None:
    hidden = said_by_item(WORLDS["copied author not in the table"])
    assert all("source 03" not in each and "source 04" in each for each in hidden)
    sparse = said_by_item(WORLDS["half of the items given"])
    assert 3.5 < sum(map(len, sparse)) / len(sparse) < 4.5
    values = {value for each in said_by_item(WORLDS["two wrong values"]) for value in each.values()}
    assert len(values) == 3


def test_the_draws_of_a_world_differ_and_can_be_drawn_again() -> None:
    world = WORLDS["fifty items"]
    assert simulated_table(world, 1) == simulated_table(world, 1) != simulated_table(world, 2)


def test_baselines_choose_what_most_sources_give() -> None:
    coded = coded_table([Row(source, "x", value) for source, value in zip("abcd", "1112", strict=True)])
    for rule in (vote, truthfinder, accu, accu_with_discount):
        probability = rule(coded)
        assert probability[0] > probability[1]
