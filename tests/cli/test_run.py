from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup, TyperOption
from typer.testing import CliRunner, Result

from allegedly.cli import app
from allegedly.cli.exits import Exit
from tests.engine.stories import FIRST, SECOND, write_stories

runner = CliRunner(env={"COLUMNS": "120", "NO_COLOR": "1"})
DOCS = Path(__file__).parent.parent.parent / "docs" / "how-to"


def call(*arguments: object) -> Result:
    return runner.invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    news = write_stories(tmp_path_factory.mktemp("news"), {"a.txt": FIRST, "b.txt": SECOND, "empty.txt": ""})
    out = tmp_path_factory.mktemp("run") / "out"
    return out, call("run", news, "--out", out, "--workers", 1, "--json")


def test_a_run_tells_what_it_made_and_what_failed(done: tuple[Path, Result]) -> None:
    out, result = done
    assert result.exit_code == Exit.SOME_FAILED, result.output
    told = json.loads(result.stdout)
    assert told["schema"] == "allegedly/run-summary-1"
    assert told["rows"]["extractions"] == 2
    assert told["failures"] == 1
    assert "empty.txt: the file is empty; give a file with an article in it" in result.stderr
    assert "statements: 2 of 2" in result.stderr
    record = json.loads((out / "run.json").read_text())
    assert record["rows"]["claims"] == told["rows"]["claims"] > 0


def test_a_case_is_picked_out_of_a_run(done: tuple[Path, Result], tmp_path: Path) -> None:
    target = tmp_path / "denied.case"
    result = call(
        "case", "--from", done[0], "--where", "kind = 'denied'", "--case", target, "--format", "json"
    )
    assert result.exit_code == Exit.DONE, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    assert [Path(document["path"]).name for document in told["documents"]] == ["b.txt"]
    assert target.exists()


def test_a_wrong_condition_names_the_columns(done: tuple[Path, Result], tmp_path: Path) -> None:
    result = call("case", "--from", done[0], "--where", "colour = 1", "--case", tmp_path / "a.case")
    assert result.exit_code == Exit.USAGE
    assert "use the columns document, path, publisher" in result.stderr
    assert not (tmp_path / "a.case").exists()


def test_a_folder_that_no_run_made_is_told(tmp_path: Path) -> None:
    result = call("case", "--from", tmp_path, "--where", "true", "--case", tmp_path / "a.case")
    assert result.exit_code == Exit.OUTPUT
    assert "it is not the folder of a run" in result.stderr


def test_without_its_packages_it_says_how_to_install_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("allegedly.engine.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = call("run", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == Exit.NOT_INSTALLED
    assert 'pip install "allegedly[run]"' in result.stderr


@pytest.mark.parametrize("name", ["run", "case"])
def test_its_page_names_each_of_its_options(name: str) -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    text = (DOCS / "run.md").read_text(encoding="utf-8")
    for parameter in group.commands[name].params:
        if isinstance(parameter, TyperOption) and parameter.name != "help":
            assert parameter.opts[0] in text, parameter.opts[0]
