from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from allegedly.config import Config, ExtractConfig
from allegedly.engine import assess as assess_module
from allegedly.engine.assess import assess_paths, read_paths
from allegedly.engine.events import Event, EventKind
from allegedly.model.case import Case, Failure
from allegedly.store.casefile import CaseReader
from allegedly.store.verify import findings_of
from tests.engine.stories import FIRST, SECOND, STORIES, THIRD, write_stories


def assess(folder: Path, case: Path | None = None, config: Config | None = None) -> tuple[Case, list[Event]]:
    events: list[Event] = []
    config = config or Config()
    done = assess_paths(
        [str(folder)], config, case_path=case, now=lambda: "2026-01-01", on_event=events.append
    )
    return done, events


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def kinds(events: list[Event]) -> list[EventKind]:
    return [event.kind for event in events if event.kind is not EventKind.STAGE]


def test_a_folder_becomes_a_case_that_the_file_gives_back(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news")
    case, events = assess(folder, tmp_path / "a.case")
    assert [Path(document.path).name for document in case.documents] == sorted(STORIES)
    assert case.claims and case.assessments and case.unknowns
    assert kinds(events) == [EventKind.READ] * 3
    with CaseReader.open(tmp_path / "a.case") as reader:
        assert reader.case() == case
        assert findings_of(reader) == ()


def test_without_a_file_the_case_is_the_same(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news")
    assert assess(folder)[0] == assess(folder, tmp_path / "a.case")[0]


def test_the_same_articles_again_are_not_read_and_change_nothing(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news")
    path = tmp_path / "a.case"
    first, _ = assess(folder, path)
    before = dump(path)
    again, events = assess(folder, path)
    assert kinds(events) == [EventKind.KNOWN] * 3
    assert again == first
    assert dump(path) == before


def test_articles_added_later_give_the_case_of_all_at_once(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news", {"a.txt": FIRST, "c.txt": THIRD})
    assess(folder, tmp_path / "a.case")
    write_stories(folder, {"b.txt": SECOND})
    later, events = assess(folder, tmp_path / "a.case")
    assert kinds(events) == [EventKind.KNOWN, EventKind.READ, EventKind.KNOWN]
    assert later == assess(folder)[0]


def test_other_settings_read_everything_again_from_the_stored_bytes(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news")
    path = tmp_path / "a.case"
    assess(folder, path)
    for name in STORIES:
        (folder / name).unlink()
    otherwise = Config(extract=ExtractConfig(max_chain_depth=1))
    case = assess_paths([], otherwise, case_path=path)
    write_stories(folder)
    assert case == assess(folder, config=otherwise)[0]
    with CaseReader.open(path) as reader:
        assert findings_of(reader) == ()
        assert reader.case() == case


def test_two_articles_with_one_id_are_both_kept_and_it_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    rows = [{"id": "7", "text": FIRST}, {"id": "7", "text": SECOND}, {"id": "8", "text": THIRD}]
    (folder / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    path = tmp_path / "a.case"
    case, events = assess(folder, path)
    identifiers = [document.id for document in case.documents]
    assert len(set(identifiers)) == 3 and {"7", "8"} < set(identifiers)
    warned = [event for event in events if event.kind is EventKind.WARNED]
    assert [Path(event.subject).name for event in warned] == ["rows.jsonl#2"]
    before = dump(path)
    assert kinds(assess(folder, path)[1]) == [EventKind.KNOWN] * 3
    assert dump(path) == before


def test_a_failure_stays_in_the_case_until_the_input_is_read(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news", {"a.txt": FIRST, "b.txt": ""})
    path = tmp_path / "a.case"
    case, events = assess(folder, path)
    assert [Path(failure.path).name for failure in case.failures] == ["b.txt"]
    assert sorted(kinds(events)) == [EventKind.FAILED, EventKind.READ]
    before = dump(path)
    assess(folder, path)
    assert dump(path) == before
    write_stories(folder, {"b.txt": SECOND})
    assert assess(folder, path)[0].failures == ()


def test_read_paths_keeps_nothing(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news", {"a.txt": FIRST, "b.txt": ""})
    outcomes = list(read_paths([str(folder)], Config()))
    assert sorted(isinstance(outcome, Failure) for outcome in outcomes) == [False, True]
    assert [each.name for each in tmp_path.iterdir()] == ["news"]


def test_the_time_is_told_in_utc() -> None:
    assert assess_module.utc_now().endswith("+00:00")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system knows no kill that cannot be caught")
@pytest.mark.parametrize("entries", [1, 13])
def test_a_run_killed_anywhere_leaves_a_sound_case_that_a_second_run_completes(
    tmp_path: Path, entries: int
) -> None:
    stories = {f"{number:02}.txt": f"{FIRST}\nThis is report number {number}.\n" for number in range(24)}
    folder = write_stories(tmp_path / "news", stories)
    path = tmp_path / "a.case"
    command = [
        sys.executable,
        "-m",
        "allegedly",
        "assess",
        str(folder),
        "--case",
        str(path),
        "--workers",
        "1",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while logged(path) < entries and process.poll() is None and time.monotonic() < until:
        time.sleep(0.002)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with CaseReader.open(path) as reader:
        assert findings_of(reader) == ()
        assert len(reader.case().documents) >= entries
    case, _ = assess(folder, path)
    assert case == assess(folder)[0]
    with CaseReader.open(path) as reader:
        assert findings_of(reader) == ()


def test_an_interrupted_run_says_so_and_keeps_what_it_read(tmp_path: Path) -> None:
    stories = {f"{number:02}.txt": f"{FIRST}\nThis is report number {number}.\n" for number in range(400)}
    folder = write_stories(tmp_path / "news", stories)
    path = tmp_path / "a.case"
    command = [
        sys.executable,
        "-m",
        "allegedly",
        "assess",
        str(folder),
        "--case",
        str(path),
        "--workers",
        "2",
    ]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=listen_to_interrupts
    )
    until = time.monotonic() + 60
    while logged(path) < 2 and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output) == (130, "")
    assert errors == "allegedly: interrupted; what was stored in a case is kept\n"
    with CaseReader.open(path) as reader:
        assert findings_of(reader) == ()
        assert 2 <= len(reader.case().documents) < len(stories)


def listen_to_interrupts() -> None:
    """A process that a shell put into the background ignores interrupts, and so would its children."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def logged(path: Path) -> int:
    if not path.exists():
        return 0
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        try:
            return int(connection.execute("SELECT count(*) FROM log").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return 0
