from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup, TyperOption
from typer.testing import CliRunner

from allegedly.cli import app
from allegedly.cli.decide import decide_app
from allegedly.cli.exits import Exit
from tests.engine.stories import write_stories

runner = CliRunner(env={"COLUMNS": "160", "NO_COLOR": "1"})


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    path = folder / "dam.case"
    done = runner.invoke(
        app, ["assess", str(write_stories(folder / "news")), "--case", str(path), "--workers", "1"]
    )
    assert done.exit_code == Exit.DONE
    return path


def test_every_command_and_option_has_help_and_stands_on_the_page() -> None:
    group = typer.main.get_command(decide_app)
    assert isinstance(group, TyperGroup)
    page = (Path(__file__).parent.parent / "docs" / "how-to" / "decide.md").read_text(encoding="utf-8")
    for name, command in group.commands.items():
        assert command.help
        assert f"decide {name}" in page
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{name} {parameter.name}"
            if isinstance(parameter, TyperOption) and parameter.name != "help":
                assert parameter.opts[0] in page


def test_a_decision_is_shown_with_what_it_changed_listed_and_undone(case: Path) -> None:
    set_letter = [
        "decide",
        "reliability",
        str(case),
        "Vell Courier",
        "b",
        "--why",
        "years of it",
        "--who",
        "Ada",
    ]
    shown = runner.invoke(app, set_letter)
    assert shown.exit_code == Exit.DONE
    assert "Ada on" in shown.output
    assert "became B" in shown.output
    listed = runner.invoke(app, ["decide", "list", str(case)])
    assert "Vell Courier B" in listed.output
    undone = runner.invoke(app, ["decide", "undo", str(case), "1", "--why", "a mistake", "--json"])
    plain = json.loads(undone.output)
    assert plain["decision"]["kind"] == "undo"
    assert plain["changes"][0]["after"]["reliability"] == "F"
    stands = [
        json.loads(line)["stands"]
        for line in runner.invoke(app, ["decide", "list", str(case), "--json"]).output.splitlines()
    ]
    assert stands == [False, True]


def test_what_cannot_be_decided_is_wrong_usage(case: Path) -> None:
    refused = runner.invoke(app, ["decide", "reject", str(case), "stm-unknown", "--why", "x"])
    assert refused.exit_code == Exit.USAGE
    assert "stm-unknown" in refused.output


def test_a_file_that_is_no_case_is_told_as_such(tmp_path: Path) -> None:
    refused = runner.invoke(app, ["decide", "note", str(tmp_path / "none.case"), "--why", "x"])
    assert refused.exit_code == Exit.CASE
