"""Every benchmark end to end on tiny corpora, with the real pipeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from allegedly.bench.registry import BENCHMARKS, SCHEMA, run_benchmark
from allegedly.errors import ConfigError, UnreadableInput

ARTICLE = "Mayor Ana Osei said the old bridge is safe. Nobody was hurt on Monday.\n"
BRAT = (
    "T1\tSource 0 14\tMayor Ana Osei\nT2\tCue 15 19\tsaid\nT3\tContent 20 42\tthe old bridge is safe\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
)
RUMOURS = [
    (
        "g1",
        "goat",
        "Goat elected mayor of Hillbury",
        "The town of Hillbury elected a goat as mayor on Monday.",
    ),
    ("g2", "goat", "Goat elected mayor of Hillbury, police say", "Police said a goat was elected mayor."),
    ("f1", "ferry", "Ferry sinks off Port Alba", "A ferry sank off Port Alba with forty people aboard."),
]
CASE = (
    "Guild Allegedly Tried to Buy Ships\n\n(HillPost.org) – According to a report, the guild would obtain ships.\n\n"
    "The mayor is willing to help, the report said.\n\nCopyright 2023, HillPost.org\n"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    rated = {"text": "The ferry may sink .", "targets": [{"span1": [3, 4], "label": 0.5}]}
    rumours = [
        {
            "articleId": name,
            "claimId": claim,
            "claim": headline,
            "veracity": "true" if claim == "ferry" else "false",
            "headline": headline,
            "body": body,
            "stance": "for",
        }
        | dict.fromkeys(("url", "source", "first_seen"), "")
        for name, claim, headline, body in RUMOURS
    ]
    files = {
        "polnear/dev/text/bridge.txt": ARTICLE,
        "polnear/dev/attributions/bridge_a000.ann": BRAT,
        "factuality/uw/dev.jsonl": json.dumps(rated) + "\n",
        "claims/knownlie/verified-claims.tsv": "title\tfact\n1\tCats fly.\n2\tA ferry sank.\n",
        "claims/knownlie/tweet-veclaim-pairs.tsv": "claim\tfact\nso the ferries sink now\tA ferry sank.\n",
        "emergent/dev.jsonl": "".join(json.dumps(row) + "\n" for row in rumours),
        "wikinews/tdg_data/dev.txt": 'filename:<doc id="7" url="" title="Ferry docks"><paragraph:1>:SNT_LIST\n'
        "May 2 , 2020\nThe captain said the ferry docked in Port Alba on Friday .\nEDGE_LIST\n",
        "case/wagner-turkey.txt": CASE,
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(ConfigError, match="use one of actors, attribution, case"):
        run_benchmark("nonsense", Path())


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="absent: it is not a folder"):
        run_benchmark("attribution", tmp_path / "absent")


WITHOUT_CORPUS = {"serve", "scale"}
"""Benchmarks that make up their own articles."""


@pytest.mark.parametrize("name", sorted(BENCHMARKS.keys() - WITHOUT_CORPUS))
def test_a_folder_without_the_corpus_is_a_clear_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no corpus"):
        run_benchmark(name, tmp_path)


def test_attribution(data: Path) -> None:
    found = run_benchmark("attribution", data)
    assert (found["schema"], found["name"], found["split"], found["failures"]) == (
        SCHEMA,
        "attribution",
        "dev",
        0,
    )
    assert found["linked_recall_80"] == 1.0


def test_certainty_sees_a_hedge(data: Path) -> None:
    found = run_benchmark("certainty", data)["uw"]
    assert found["events"] == 1
    assert found["mae"] < found["always_fact"]["mae"]


def test_claims_are_found_by_lemma(data: Path) -> None:
    found = run_benchmark("claims", data)
    assert found["hits_at_1"] == 1.0
    assert found["bm25"]["hits_at_1"] == 0.0  # "ferries sink" shares no form with "ferry sank"


def test_emergent(data: Path) -> None:
    found = run_benchmark("emergent", data)
    assert (found["documents"], found["failures"]) == (3, 0)
    assert set(found["seconds_by_stage"]) == {"read, annotate, extract", "link", "trace", "weigh"}
    assert found["verdicts"]["settled"] == 2
    assert found["peak_mib"] > 50
    json.dumps(found)


def test_wikinews_quotes_stand(data: Path) -> None:
    found = run_benchmark("wikinews", data)
    assert (found["articles"], found["failures"], found["quotes_wrong"]) == (1, 0, 0)
    assert found["quotes"] > 0


def test_throughput(data: Path) -> None:
    found = run_benchmark("throughput", data)
    assert found["articles"] == 2
    assert 0 < found["annotate_per_second"] <= 2 * found["bare_parser_per_second"]
    assert found["times_bare_parser"] > 0.2
    assert 0 < found["two_processes_per_processor_second"] < 10
    parts = found["milliseconds_of_600_words"]
    models = sum(parts[f"annotate_{part}"] for part in ("parse", "tag", "opening"))
    assert 0 < models < 2 * parts["annotate"]


def test_another_article_fails_the_rows_of_the_case(data: Path) -> None:
    found = run_benchmark("case", data)
    assert (found["rows"], found["rows_right"]) == (12, 0)
    assert found["checks_right"] < found["checks"]
