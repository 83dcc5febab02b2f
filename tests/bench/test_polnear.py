"""Reading a tiny corpus laid out as PolNeAR."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.bench.polnear import polnear_split, triples_from_brat
from allegedly.errors import UnreadableInput

TEXT = "The mayor said the\nbridge, he hopes, is safe.\n"
BRAT = (
    "T1\tSource 0 9\tThe mayor\n"
    "T2\tCue 10 14\tsaid\n"
    "T3\tContent 15 18;19 25\tthe bridge\n"
    "T4\tContent 37 44\tis safe\n"
    "T5\tAttribution 10 14\tsaid\n"
    "E1\tAttribution:T5 Cue:T2 Source:T1 Content:T3 Content2:T4\n"
    "E2\tAttribution:T5 Cue:T2 Source:T1\n"
    "a stray line of a note\n"
    "#1\tAnnotatorNotes T1\tunsure\n"
    "\n"
)


def write_split(folder: Path, annotators: dict[str, str]) -> None:
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "paper_2020-01-01_bridge.txt").write_bytes(TEXT.encode())
    for name, brat in annotators.items():
        (folder / "attributions" / f"paper_2020-01-01_bridge_{name}.ann").write_bytes(brat.encode())


def test_content2_joins_content_and_an_event_without_content_is_dropped() -> None:
    triples = triples_from_brat(BRAT)
    assert len(triples) == 1
    assert [TEXT[s:e] for s, e in triples[0].content] == ["the", "bridge", "is safe"]
    assert [TEXT[s:e] for s, e in triples[0].source + triples[0].cue] == ["The mayor", "said"]


def test_the_first_annotator_by_name_is_gold(tmp_path: Path) -> None:
    write_split(tmp_path / "polnear" / "dev", {"b000": "", "a000": BRAT})
    articles = polnear_split(tmp_path).articles
    assert [(article.name, len(article.attributions)) for article in articles] == [
        ("paper_2020-01-01_bridge.txt", 1)
    ]


def test_the_test_split_is_preferred_and_train_never_taken(tmp_path: Path) -> None:
    for split in ("train", "dev", "test"):
        write_split(tmp_path / "polnear" / split, {"a000": BRAT})
    assert polnear_split(tmp_path).split == "test"
    assert polnear_split(tmp_path / "polnear").split == "test"
    assert polnear_split(tmp_path / "polnear" / "dev").split == "dev"
    with pytest.raises(UnreadableInput, match="no split to measure on"):
        polnear_split(tmp_path / "polnear" / "train")


def test_a_folder_without_the_corpus_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"no corpus 'polnear'.*give the folder that holds"):
        polnear_split(tmp_path)


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    write_split(tmp_path / "dev", {"a000": BRAT})
    (tmp_path / "dev" / "text" / "paper_2020-01-01_bridge.txt").unlink()
    with pytest.raises(UnreadableInput, match=r"bridge\.txt: it is missing"):
        polnear_split(tmp_path)
