from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer
from typer.core import TyperGroup, TyperOption
from typer.testing import CliRunner

from allegedly import __version__
from allegedly.cli import app
from allegedly.cli.exits import Exit
from allegedly.report.contracts import schema_of
from allegedly.store.casefile import CaseWriter
from allegedly.store.listing import LISTINGS
from tests.engine.stories import FIRST, STORIES, write_stories
from tests.store.cases import make_case, put_case

runner = CliRunner(env={"COLUMNS": "120", "NO_COLOR": "1"})


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.case"
    with CaseWriter.open(path) as writer:
        put_case(writer, make_case())
    return path


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_stories(tmp_path / "news")


def commands() -> dict[str, Any]:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    return {"allegedly": group, **group.commands}


@pytest.mark.parametrize("name", commands())
def test_every_command_and_every_option_has_help(name: str) -> None:
    command = commands()[name]
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name} {parameter.name}"


@pytest.mark.parametrize("name", ["assess", "report", "show", "log", "verify", "bench"])
def test_every_command_has_a_page_that_names_each_of_its_options(name: str) -> None:
    page = Path(__file__).parent.parent / "docs" / "how-to" / f"{name}.md"
    text = page.read_text(encoding="utf-8")
    for parameter in commands()[name].params:
        if isinstance(parameter, TyperOption) and parameter.name != "help":
            assert parameter.opts[0] in text, f"{page.name}: {parameter.opts[0]}"


def test_every_exit_status_is_documented() -> None:
    page = Path(__file__).parent.parent / "docs" / "exit-codes.md"
    text = page.read_text(encoding="utf-8")
    for status in Exit:
        assert f"| {status.value} |" in text


def test_the_version_is_printed() -> None:
    assert runner.invoke(app, ["--version"]).stdout == f"allegedly {__version__}\n"


def test_read_gives_one_line_an_article_by_the_contract(news: Path) -> None:
    (news / "empty.txt").touch()
    result = runner.invoke(app, ["read", str(news), "--workers", "1"])
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(lines) == 4
    for line in lines:
        jsonschema.validate(line, schema_of("allegedly/document-1"))
    failed = [line for line in lines if "error" in line]
    assert [Path(line["path"]).name for line in failed] == ["empty.txt"]
    for line in lines:
        for statement in line.get("statements", []):
            quoted = " … ".join(line["text"][start:end] for start, end in statement["quote"])
            assert quoted == statement["text"]
    assert "empty.txt: " in result.stderr
    assert result.exit_code == Exit.SOME_FAILED


def test_read_as_text_shows_who_says_what(news: Path) -> None:
    result = runner.invoke(app, ["read", str(news / "a.txt"), "--format", "text", "--workers", "1"])
    assert result.exit_code == Exit.DONE
    assert "title: Dam at Vell gave way, ministry says" in result.stdout
    assert "AUTHOR > the Ministry of Waters" in result.stdout
    assert result.stderr == ""


def test_read_takes_an_article_from_standard_input() -> None:
    result = runner.invoke(app, ["read", "-", "--workers", "1"], input=FIRST)
    assert result.exit_code == Exit.DONE
    assert json.loads(result.stdout)["path"] == "-"


def test_assess_keeps_a_case_and_shows_it_in_every_format(news: Path, tmp_path: Path) -> None:
    path, html, plain = tmp_path / "new" / "a.case", tmp_path / "out" / "r.html", tmp_path / "out" / "r.json"
    command = ["assess", str(news), "--case", str(path), "--workers", "1"]
    result = runner.invoke(app, [*command, "--html", str(html)])
    assert result.exit_code == Exit.DONE
    assert "3 articles" in result.stdout
    assert str(html) in result.stderr
    assert html.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    again = runner.invoke(app, [*command, "--json", "-o", str(plain)])
    assert again.exit_code == Exit.DONE
    assert again.stdout == ""
    data = json.loads(plain.read_text(encoding="utf-8"))
    jsonschema.validate(data, schema_of("allegedly/case-1"))
    assert len(data["documents"]) == len(STORIES)
    shown = runner.invoke(app, ["report", str(path), "--format", "json"])
    assert json.loads(shown.stdout) == data
    assert runner.invoke(app, ["report", str(path)]).stdout == result.stdout
    page = runner.invoke(app, ["report", str(path), "--format", "html"]).stdout
    assert page == html.read_text(encoding="utf-8")
    assert runner.invoke(app, ["verify", str(path)]).exit_code == Exit.DONE


def test_assess_without_a_case_file_keeps_nothing(news: Path, tmp_path: Path) -> None:
    result = runner.invoke(app, ["assess", str(news), "--workers", "1", "--format", "json"])
    assert result.exit_code == Exit.DONE
    assert len(json.loads(result.stdout)["documents"]) == len(STORIES)
    assert [each.name for each in tmp_path.iterdir()] == ["news"]


def test_assess_needs_articles_or_a_case() -> None:
    result = runner.invoke(app, ["assess"])
    assert result.exit_code == Exit.USAGE
    assert "PATH..." in result.stderr


def test_a_link_is_not_fetched_unasked() -> None:
    result = runner.invoke(app, ["read", "https://vellcourier.example/1", "--workers", "1"])
    assert result.exit_code == Exit.NOTHING_READ
    assert "--fetch" in result.stderr


def test_an_unknown_setting_is_named_with_those_that_are(news: Path, tmp_path: Path) -> None:
    config = tmp_path / "settings.toml"
    config.write_text("[trace]\nshingles = 3\n")
    result = runner.invoke(app, ["assess", str(news), "--config", str(config)])
    assert result.exit_code == Exit.USAGE
    assert "'shingles' is unknown; use one of" in result.stderr


def test_a_setting_reaches_the_stage(news: Path, tmp_path: Path) -> None:
    config = tmp_path / "settings.toml"
    config.write_text("[read]\nmax_text_length = 150\n")
    result = runner.invoke(app, ["read", str(news), "--config", str(config), "--workers", "1"])
    assert result.exit_code == Exit.SOME_FAILED
    assert "max_text_length" in result.stderr


@pytest.mark.parametrize("listing", LISTINGS)
def test_show_lists_what_a_case_holds(case: Path, listing: str) -> None:
    shown = runner.invoke(app, ["show", str(case), listing])
    assert shown.exit_code == Exit.DONE
    assert len(shown.stdout.splitlines()) > 1
    lines = runner.invoke(app, ["show", str(case), listing, "--json"]).stdout.splitlines()
    counts = json.loads(runner.invoke(app, ["show", str(case), "--json"]).stdout)
    assert len([json.loads(line) for line in lines]) == counts[listing] > 0


def test_show_finds_things_by_their_ids(case: Path) -> None:
    statement = make_case().statements[0]
    shown = runner.invoke(app, ["show", str(case), statement.id, "clm-1"])
    assert shown.exit_code == Exit.DONE
    assert "text: gave way" in shown.stdout
    assert "likelihood: likely" in shown.stdout
    plain = runner.invoke(app, ["show", str(case), statement.id[:12], "--json"])
    assert json.loads(plain.stdout)["id"] == statement.id


def test_show_says_what_it_knows_where_nothing_is_found(case: Path) -> None:
    result = runner.invoke(app, ["show", str(case), "clm-none"])
    assert result.exit_code == Exit.USAGE
    assert "nothing in it has the id 'clm-none'; give an id, or one of documents" in result.stderr


def test_log_shows_what_was_done_in_order(case: Path) -> None:
    lines = runner.invoke(app, ["log", str(case)]).stdout.splitlines()
    assert [line.split("  ")[-3] for line in lines] == ["document added"] * 2 + ["input failed", "assessed"]
    entries = [
        json.loads(line) for line in runner.invoke(app, ["log", str(case), "--json"]).stdout.splitlines()
    ]
    assert [entry["sequence"] for entry in entries] == [1, 2, 3, 4]


def test_verify_names_what_does_not_check(case: Path) -> None:
    sound = runner.invoke(app, ["verify", str(case), "--json"])
    assert sound.exit_code == Exit.DONE
    assert json.loads(sound.stdout)["sound"] is True
    with sqlite3.connect(case) as connection:
        connection.execute("UPDATE documents SET text = replace(text, 'gave way', 'held fast')")
    result = runner.invoke(app, ["verify", str(case)])
    assert result.exit_code == Exit.UNSOUND
    assert "the words 'gave way' do not stand where it says" in result.stdout
    plain = json.loads(runner.invoke(app, ["verify", str(case), "--json"]).stdout)
    assert plain["sound"] is False and plain["findings"]


def test_report_says_where_a_case_was_not_assessed_since(case: Path) -> None:
    with sqlite3.connect(case) as connection:
        connection.execute("UPDATE state SET value = '' WHERE name = 'assessed documents'")
    result = runner.invoke(app, ["report", str(case)])
    assert result.exit_code == Exit.DONE
    assert "articles were added after it was last assessed; run `allegedly assess --case" in result.stderr


def test_an_unknown_benchmark_is_named_with_those_that_are(tmp_path: Path) -> None:
    result = runner.invoke(app, ["bench", "nothing", "--data", str(tmp_path)])
    assert result.exit_code == Exit.USAGE
    assert "there is no such benchmark; use one of actors, attribution" in result.stderr
