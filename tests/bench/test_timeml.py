"""TimeML: texts with marked times, the creation time, and the fifth that is held out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from allegedly.bench.registry import run_benchmark
from allegedly.bench.timeml import HELD_OUT, TUNING, marked_corpora, part_of_name, text_of_timeml
from allegedly.errors import UnreadableInput

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2023-04-20" functionInDocument="CREATION_TIME">20 April 2023</TIMEX3></DCT>
<TEXT>The guild <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2023-04-18">Tuesday</TIMEX3> and \
spoke for <TIMEX3 tid="t2" type="DURATION" value="PT2H">two hours</TIMEX3>.</TEXT></TimeML>
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name in ("a.tml", "ferry.tml"):
        path = tmp_path / "time" / "demo_train" / "News" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TIMEML, encoding="utf-8")
    return tmp_path


def test_spans_stand_in_the_text(data: Path) -> None:
    text = text_of_timeml(data / "time/demo_train/News/a.tml")
    assert [each.span.of(text.text) for each in text.times] == ["Tuesday", "two hours"]
    assert [each.value for each in text.times] == ["2023-04-18", "PT2H"]
    assert text.published is not None
    assert text.published.earliest == date(2023, 4, 20)


def test_a_file_belongs_to_its_part_by_its_name_alone() -> None:
    assert part_of_name("a.tml") == TUNING
    assert part_of_name("ferry.tml") == HELD_OUT


def test_the_corpus_is_found_from_its_parent_and_from_itself(data: Path) -> None:
    assert list(marked_corpora(data)) == list(marked_corpora(data / "time/demo_train")) == ["demo_train"]


def test_what_is_no_timeml_is_named(tmp_path: Path) -> None:
    (tmp_path / "b.tml").write_text("<TimeML>", encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"b\.tml"):
        text_of_timeml(tmp_path / "b.tml")


def test_the_benchmark_measures_both_parts(data: Path) -> None:
    found = run_benchmark("time", data)["demo_train"]
    assert found[HELD_OUT]["value_f1"] == found[TUNING]["value_f1"] == 1.0
