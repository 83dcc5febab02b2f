from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from allegedly.cli.exits import Exit
from allegedly.codec import to_json
from allegedly.config import Config
from allegedly.engine.assess import assess_paths
from allegedly.engine.crew import Crew
from allegedly.engine.parquet import RunFolder
from allegedly.engine.run_case import case_from_run
from allegedly.errors import ConfigError, RunError
from allegedly.store.casefile import CaseReader
from allegedly.store.verify import findings_of
from tests.engine.corpora import RESULTS, everything, run_small, values, write_rows, write_warc
from tests.engine.stories import FIRST, POISON, SECOND, STORIES, set_trap, write_stories

COPIED = {
    **STORIES,
    "d.txt": FIRST,
    "e.txt": FIRST.replace("Friday", "Friday morning") + "\nMore to follow.\n",
}


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    with Crew(Config(), 1, 60.0) as made:
        yield made


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_stories(tmp_path_factory.mktemp("corpus") / "news", COPIED)


@pytest.fixture(scope="module")
def done(crew: Crew, news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run") / "out"
    assert not run_small(news, out, crew=crew).failures
    return out


def test_a_small_run_says_what_assess_says(news: Path, done: Path) -> None:
    case = assess_paths([str(news)], Config())
    lineage = case.lineage
    assert lineage.borrowings
    expected = {
        "claims": case.claims,
        "links": case.links,
        "borrowings": lineage.borrowings,
        "origins": lineage.origins,
        "origin_pairs": lineage.pairs,
        "drifts": lineage.drifts,
        "assessments": case.assessments,
    }
    assert {name: values(done, name) for name in RESULTS} == {
        name: sorted(map(to_json, expected[name])) for name in RESULTS
    }
    assert values(done, "statements", "id") == sorted(each.id for each in case.statements)


def test_run_again_changes_nothing(crew: Crew, news: Path, done: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in done.rglob("*.parquet")}
    run_small(news, done, crew=crew)
    assert {path: path.stat().st_mtime_ns for path in done.rglob("*.parquet")} == before


def test_articles_that_come_later_are_added(crew: Crew, news: Path, done: Path, tmp_path: Path) -> None:
    first, rest = tmp_path / "first", tmp_path / "rest"
    write_stories(first, {"a.txt": FIRST, "b.txt": SECOND})
    write_stories(rest, {name: text for name, text in COPIED.items() if name not in ("a.txt", "b.txt")})
    out = tmp_path / "out"
    run_small(first, out, crew=crew)
    run_small([first, rest], out, crew=crew)
    for table in RESULTS:
        assert values(out, table) == values(done, table), table


def test_cut_off_at_any_batch_it_comes_to_the_same_tables(crew: Crew, news: Path, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    run_small(news, whole, batch=2, crew=crew)
    run_small(news, cut, batch=2, crew=crew)
    # What a kill leaves: the last batch of a stage is missing, or some of its tables have a part that others lack.
    for table in ("extractions", "stories"):
        RunFolder(cut).parts(table)[-1].unlink()
    (cut / "documents" / ".part-000009.parquet.new").write_bytes(b"PAR1 half a part")
    kept = {path: path.stat().st_mtime_ns for path in (cut / "documents").glob("part-*")}
    run_small(news, cut, batch=2, crew=crew)
    assert everything(cut) == everything(whole)
    assert {path: path.stat().st_mtime_ns for path in (cut / "documents").glob("*")} == kept


@pytest.mark.slow
def test_killed_while_it_works_it_goes_on(crew: Crew, tmp_path: Path) -> None:
    texts = [
        f"{FIRST}\nPart {number} of the dam at Vell was seen by {number} people." for number in range(24)
    ]
    corpus = write_rows(tmp_path / "news.jsonl", texts)
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    command = [
        sys.executable,
        "-m",
        "allegedly",
        "run",
        str(corpus),
        "--workers",
        "1",
        "--batch",
        "16",
        "--out",
    ]
    process = subprocess.Popen([*command, str(cut)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while not list((cut / "extractions").glob("part-*")) and process.poll() is None:
        assert time.monotonic() < deadline, "no batch was written"
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    kept = {path: path.stat().st_mtime_ns for path in cut.rglob("part-*.parquet")}
    assert len(values(cut, "extractions")) == 16
    run_small(corpus, cut, batch=16, crew=crew)
    run_small(corpus, whole, batch=16, crew=crew)
    assert everything(cut) == everything(whole)
    assert {path: path.stat().st_mtime_ns for path in kept} == kept


def test_a_poison_document_is_set_aside(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_trap(tmp_path_factory.mktemp("trap"), monkeypatch)
    news = write_stories(tmp_path / "news", {"a.txt": FIRST, "b.txt": SECOND, "p.txt": POISON.decode()})
    summary = run_small(news, tmp_path / "out")
    assert [(Path(each.path).name, each.reason) for each in summary.failures] == [
        ("p.txt", "the process that read it ended with status -9, 2 times")
    ]
    assert len(values(tmp_path / "out", "extractions")) == 2
    assert len(run_small(news, tmp_path / "out").failures) == 1


def test_bad_inputs_are_rows_with_their_errors(crew: Crew, tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "empty.jsonl").write_bytes(b"")
    (folder / "broken.parquet").write_bytes(b"PAR1 but no table")
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), folder / "no-rows.parquet")
    pq.write_table(pa.table({"headline": ["no article"]}), folder / "other-columns.parquet")
    pq.write_table(
        pa.table({"text": [FIRST, None], "publisher": ["Herald", "Herald"]}), folder / "rows.parquet"
    )
    with (folder / "huge.txt").open("wb") as huge:
        huge.write(FIRST.encode() * 1000)
        huge.truncate(200 * 1024 * 1024)
    write_warc(folder / "whole.warc.gz")
    write_warc(folder / "cut.warc.gz", keep=0.8)
    out = tmp_path / "out"
    summary = run_small([folder, tmp_path / "missing.txt", tmp_path / "none-*.txt"], out, crew=crew)
    told = {Path(each.path).name: each.reason for each in summary.failures}
    assert sorted(told) == [
        "broken.parquet",
        "cut.warc.gz#3",
        "empty.jsonl",
        "huge.txt",
        "missing.txt",
        "none-*.txt",
        "other-columns.parquet",
        "rows.parquet#2",
    ]
    assert told["huge.txt"] == "it has more than 52,428,800 bytes"
    assert told["other-columns.parquet"] == "it has no column text or html or title"
    assert summary.counts["extractions"] == 6
    assert sorted(values(out, "documents", "error")) == sorted(told.values())


def test_hundreds_of_copies_cost_what_twenty_do(crew: Crew, tmp_path: Path) -> None:
    outlets = [f"Outlet {number}" for number in range(120)]
    days = [f"2024-05-{1 + number // 12:02}" for number in range(120)]
    corpus = write_rows(tmp_path / "copies.jsonl", [FIRST] * 120, publisher=outlets, published=days)
    out = tmp_path / "out"
    summary = run_small(corpus, out, crew=crew)
    assert summary.counts["documents"] == 120
    assert summary.counts["extractions"] == 20
    borrowers = set(values(out, "borrowings", "taken_by"))
    assert len(borrowers) >= 119
    assert {round(float(each), 2) for each in values(out, "assessments", "independent_origins")} <= {0.0, 1.0}


def test_articles_with_one_id_are_both_kept(crew: Crew, tmp_path: Path) -> None:
    one = write_rows(tmp_path / "one.jsonl", [FIRST], id=["1"])
    other = write_rows(tmp_path / "other.jsonl", [SECOND], id=["1"])
    summary = run_small([one, other, one], tmp_path / "out", crew=crew)
    assert summary.counts["extractions"] == 2
    assert not summary.failures
    before = everything(tmp_path / "out")
    run_small([one, other], tmp_path / "out", crew=crew)
    assert everything(tmp_path / "out") == before


SMALL_DISK = """
import resource
from allegedly.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))
main()
"""
"""No file may grow beyond this: what a full disk does, without filling one."""


def test_a_full_disk_ends_the_run_and_leaves_whole_parts(crew: Crew, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-c", SMALL_DISK, "run", str(news), "--workers", "1", "--out", str(out)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert result.returncode == Exit.OUTPUT, result.stderr
    assert "free some space" in result.stderr
    assert "Traceback" not in result.stderr
    assert not list(
        out.glob("documents/*.parquet")
    )  # runs of words without them are dropped at the next start
    assert not run_small(news, out, crew=crew).failures


def test_a_folder_that_cannot_be_written_is_told(crew: Crew, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("a file where the folder should be")
    with pytest.raises(RunError, match=r"cannot be (written|made|read)"):
        run_small(news, out, crew=crew)


def test_a_folder_of_something_else_is_left_alone(crew: Crew, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(RunError, match="it holds files, and none of a run"):
        run_small(tmp_path, tmp_path, crew=crew)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_case_from_a_run_is_sound_and_says_what_assess_says(done: Path, tmp_path: Path) -> None:
    target = tmp_path / "vell.case"
    case = case_from_run(
        done,
        "path LIKE '%a.txt' OR certainty = 'U'",
        target,
        Config(),
        now=lambda: "2024-05-05T00:00:00+00:00",
    )
    names = {Path(document.path).name for document in case.documents}
    assert "a.txt" in names
    again = assess_paths([document.path for document in case.documents], Config())
    assert case.claims == again.claims
    assert case.assessments == again.assessments
    with CaseReader.open(target) as reader:
        assert not list(findings_of(reader))
        assert reader.case() == case


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("nonsense = 1", "nonsense"),
        ("path = 'nowhere'", "it holds for no document"),
        ("true); DROP TABLE chosen; SELECT (1", "more than one expression"),
        ("(SELECT count(*) FROM read_text('/etc/hostname')) > 0", "[Pp]ermission"),
    ],
)
def test_a_condition_that_picks_nothing_or_more_than_documents_is_refused(
    done: Path, tmp_path: Path, where: str, reason: str
) -> None:
    with pytest.raises(ConfigError, match=reason):
        case_from_run(done, where, tmp_path / "a.case", Config())
