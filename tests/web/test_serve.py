"""The command: a link that opens the case, an end without complaint, clear words where it cannot start."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import urllib.parse
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allegedly.cli import app
from allegedly.cli.exits import Exit
from allegedly.store.casefile import CaseReader
from allegedly.web.paging import Pager
from tests.report.factories import leak_case
from tests.web.cases import store_case


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_the_printed_link_opens_the_case_until_it_is_interrupted(tmp_path: Path) -> None:
    path = store_case(leak_case(), tmp_path / "a.case")
    command = [sys.executable, "-m", "allegedly", "serve", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        link = urllib.parse.urlsplit(process.stdout.readline().strip())
        connection = http.client.HTTPConnection(link.netloc, timeout=30)
        connection.request("GET", f"{link.path}?{link.query}")
        answer = connection.getresponse()
        answer.read()
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        connection.request("GET", "/", headers={"Cookie": cookie})
        assert "sold Quay 9" in connection.getresponse().read().decode()
        connection.close()
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        assert process.wait(30) == 0
    assert "it works once" in said and "Authorization: Bearer" in said


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["serve", str(tmp_path / "new.case"), "--port", str(port)])
    assert result.exit_code == Exit.USAGE
    assert f"port {port}" in result.stderr and "--port" in result.stderr
    with CaseReader.open(tmp_path / "new.case") as reader:
        assert reader.case().documents == ()


def test_a_file_that_is_no_case_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "a.txt")])
    assert result.exit_code == Exit.CASE
    assert "it is no case file" in result.stderr


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "allegedly.web.serve", raising=False)
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "a.case")])
    assert result.exit_code == Exit.NOT_INSTALLED
    assert "allegedly[web]" in result.stderr
    assert not (tmp_path / "a.case").exists()


def test_a_list_links_its_first_and_last_pages_and_those_near() -> None:
    pager = Pager("/claims", {"words": "a&b", "page": ""}, 10, 1000)
    assert (pager.pages, pager.first, pager.last) == (40, 226, 250)
    assert pager.around == (1, 8, 9, 10, 11, 12, 40)
    assert pager.link(11) == "/claims?words=a%26b&page=11"
    empty = Pager("/claims", {}, 1, 0)
    assert (empty.pages, empty.first, empty.last, empty.around) == (1, 0, 0, (1,))
