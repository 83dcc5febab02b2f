"""Whatever is wrong with an input: its name and the reason are told, the rest goes on, the status says it."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allegedly.cli import app
from allegedly.cli.exits import Exit
from allegedly.store.casefile import CaseReader, CaseWriter
from allegedly.store.connection import open_for_writing
from allegedly.store.verify import findings_of
from tests.engine.stories import FIRST, SECOND, THIRD, write_stories
from tests.store.cases import make_case, put_case

runner = CliRunner(env={"COLUMNS": "120"})


def zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("article.txt", b"0" * 200_000_000)


def unreadable(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere.txt"))


BAD_INPUTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty.txt": (lambda path: path.touch(), "empty"),
    "folder": (lambda path: path.mkdir(), "no article is in the folder"),
    "binary.txt": (lambda path: path.write_bytes(bytes(range(256)) * 40), "binary"),
    "broken.pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat"), "PDF"),
    "huge.html": (
        lambda path: path.write_text(f"<html><p>{FIRST}</p>" + "<p>more</p>" * 2_000_000),
        "max_html",
    ),
    "bomb.zip": (zip_bomb, "bomb|expands|ratio"),
    "cut.warc.gz": (lambda path: path.write_bytes(gzip.compress(b"WARC/1.0\r\n" * 99)[:-20]), ""),
    "nowhere.txt": (unreadable, "no such file|loop|links"),
    "german.txt": (
        lambda path: path.write_text(
            "Der Staudamm bei Vell ist am Freitag gebrochen, teilte das Ministerium am Abend mit. Drei Arbeiter "
            "werden vermisst, sagte eine Sprecherin. Wer die Tore geöffnet hat, ist nicht bekannt."
        ),
        "German",
    ),
}


@pytest.mark.parametrize("name", BAD_INPUTS)
def test_a_bad_input_is_named_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    make, reason = BAD_INPUTS[name]
    make(tmp_path / name)
    good = write_stories(tmp_path / "good", {"good.txt": SECOND})
    command = ["assess", str(tmp_path / name), str(good), "--json", "--workers", "1"]
    result = runner.invoke(app, command)
    assert result.exit_code == Exit.SOME_FAILED, result.output
    case = json.loads(result.stdout)
    assert [Path(document["path"]).name for document in case["documents"]] == ["good.txt"]
    assert any(name in failure["path"] for failure in case["failures"])
    (line,) = [line for line in result.stderr.splitlines() if name in line]
    assert any(each.lower() in line.lower() for each in reason.split("|")), line
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", BAD_INPUTS)
def test_a_bad_input_alone_leaves_nothing_to_read(tmp_path: Path, name: str) -> None:
    BAD_INPUTS[name][0](tmp_path / name)
    result = runner.invoke(app, ["read", str(tmp_path / name), "--workers", "1"])
    assert result.exit_code == Exit.NOTHING_READ
    assert all("error" in json.loads(line) for line in result.stdout.splitlines())


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user"
)
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text(FIRST)
    locked.chmod(0)
    result = runner.invoke(app, ["read", str(locked), "--workers", "1"])
    assert result.exit_code == Exit.NOTHING_READ
    assert "locked.txt: you may not read it" in result.stderr


def test_a_wrong_encoding_and_a_missing_date_are_no_failures(tmp_path: Path) -> None:
    text = "The minister, Zoë Müller-Brandão, said that the façade of the café was damaged by the flood. " * 3
    (tmp_path / "latin.txt").write_bytes(text.encode("latin-1"))
    result = runner.invoke(app, ["read", str(tmp_path / "latin.txt"), "--workers", "1"])
    assert result.exit_code == Exit.DONE
    line = json.loads(result.stdout)
    assert "Zoë Müller-Brandão" in line["text"]
    assert line["published"] is None


def foreign(path: Path) -> None:
    path.write_text("Dear all, this is no case.")


def newer(path: Path) -> None:
    connection = open_for_writing(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


BAD_CASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "foreign.case": (foreign, "it is no case file"),
    "newer.case": (newer, "it is in format 99"),
    "folder.case": (lambda path: path.mkdir(), "it is no file"),
}


@pytest.mark.parametrize("name", BAD_CASES)
@pytest.mark.parametrize("command", ["report", "show", "log", "verify", "assess"])
def test_a_case_file_that_cannot_be_used_is_named(tmp_path: Path, name: str, command: str) -> None:
    make, reason = BAD_CASES[name]
    path = tmp_path / name
    make(path)
    arguments = [command, str(path)]
    if command == "assess":
        arguments = [command, str(write_stories(tmp_path / "news")), "--case", str(path), "--workers", "1"]
    result = runner.invoke(app, arguments)
    assert result.exit_code == Exit.CASE
    assert f"{path}: {reason}" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_missing_case_is_named(tmp_path: Path) -> None:
    result = runner.invoke(app, ["report", str(tmp_path / "no.case")])
    assert result.exit_code == Exit.CASE
    assert "no.case: there is no such file" in result.stderr


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "allegedly", *arguments]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        command, text=True, timeout=120, stderr=subprocess.PIPE, **options
    )


SMALL_DISK = """
import resource
from allegedly.cli import main
from allegedly.read.language import language_of
language_of("the model of languages is unpacked once, to a large file " * 9)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
main()
"""


def test_a_case_that_cannot_grow_is_told_and_stays_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    first = str(write_stories(tmp_path / "news"))
    runner.invoke(app, ["assess", first, "--case", str(path), "--workers", "1"])
    with CaseReader.open(path) as reader:
        before = set(reader.case().documents)
    more = write_stories(tmp_path / "more", {"long.txt": "\n".join([FIRST, SECOND, THIRD] * 60)})
    command = ["assess", str(more), "--case", str(path), "--workers", "1"]
    result = subprocess.run(
        [sys.executable, "-c", SMALL_DISK, *command], capture_output=True, text=True, timeout=120
    )
    assert result.returncode == Exit.CASE
    assert f"{path}: it cannot be written" in result.stderr and "Traceback" not in result.stderr
    with CaseReader.open(path) as reader:
        assert findings_of(reader) == ()
        assert set(reader.case().documents) == before
    assert run(*command, stdout=subprocess.DEVNULL).returncode == Exit.DONE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no disk that is always full")
def test_output_to_a_full_disk_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
    with Path("/dev/full").open("w") as full:
        result = run("report", str(path), stdout=full)
    assert result.returncode == Exit.OUTPUT
    assert result.stderr.startswith("allegedly: standard output: it cannot be written")
    result = run("report", str(path), "-o", "/dev/full", stdout=subprocess.DEVNULL)
    assert result.returncode == Exit.OUTPUT
    assert result.stderr.startswith("allegedly: /dev/full: it cannot be written")


def test_output_to_a_reader_that_left_ends_quietly(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
    left, right = os.pipe()
    os.close(left)
    with os.fdopen(right, "w") as gone:
        result = run("report", str(path), stdout=gone)
    assert result.returncode == Exit.READER_GONE
    assert result.stderr == ""


def test_a_file_name_that_is_no_text_is_read_and_shown(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9\x1b[2J.txt"
    try:
        Path(os.fsdecode(name)).write_text(FIRST)
    except OSError:
        pytest.skip("the file system holds only names that are text")
    result = run("assess", str(tmp_path), "--case", str(tmp_path / "a.case"), stdout=subprocess.PIPE)
    assert result.returncode == Exit.DONE, result.stderr
    assert "\x1b[2J" not in result.stdout + result.stderr
