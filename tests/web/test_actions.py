"""What the reader does: put in line, refused where it cannot be done, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.model.decision import DecisionKind
from allegedly.store.casefile import CaseReader
from allegedly.web.actions import pasted_to_original, upload_name
from allegedly.web.work import AddWork, DecideWork
from tests.web.server import Server, running_server


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("a.html", "a.html"),
        ("../../x/../a.txt", "a.txt"),
        ("..\\..\\a.txt", "a.txt"),
        ("/etc/passwd", "passwd"),
        (".hidden", "hidden"),
        ("a\nb\x1b.txt", "ab.txt"),
        ("...", "upload"),
        ("", "upload"),
    ],
)
def test_names_of_uploads_stay_in_our_folder(given: str, name: str) -> None:
    assert upload_name(given) == name
    assert len(upload_name("ü" * 500 + ".txt").encode()) <= 200


def test_pasted_words_are_an_article_of_their_own() -> None:
    one = pasted_to_original("It fell.", "A\ntitle", "The Herald", "2024-04-01", "https://a.example/b")
    assert (one.title, one.publisher, one.published) == ("A title", "The Herald", "2024-04-01")
    assert one.data == b"It fell."
    assert one.path != pasted_to_original("It rose.", "", "", "", "").path


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/add/text", {"text": "  "}, 400),
        ("/add/text", {}, 422),
        ("/add/text", {"text": "It fell.", "published": "soon"}, 422),
        ("/add/links", {"links": "file:///etc/passwd"}, 400),
        ("/add/links", {"links": "javascript:alert(1)"}, 400),
        ("/add/links", {"links": " "}, 400),
        ("/add/links", {"links": "https://a.example/ " * 60}, 413),
        ("/decide/statements", {"kind": "reject", "who": "Ada", "why": "x"}, 400),
        ("/decide/statements", {"kind": "delete", "statement": "stm-1", "who": "Ada", "why": "x"}, 400),
        ("/decide/note", {"who": "Ada", "why": " "}, 400),
        ("/decide/note", {"who": "Ada"}, 422),
        ("/decide/merge", {"claim": "1 1", "who": "Ada", "why": "x", "seen": "0"}, 400),
        ("/decide/merge", {"claim": " ", "who": "Ada", "why": "x", "seen": "0"}, 400),
        ("/decide/merge", {"claim": "1 2", "who": " ", "why": "x", "seen": "0"}, 400),
        ("/decide/settle", {"claim": "clm-1", "outcome": "", "who": "Ada", "why": "x", "seen": "0"}, 422),
        ("/decide/settle", {"claim": "clm-1", "outcome": "held", "who": "Ada", "why": " ", "seen": "0"}, 400),
        ("/decide/settle", {"claim": "clm-1", "outcome": "held", "who": "Ada", "why": "x"}, 422),
        ("/export", {"shape": "exe"}, 422),
    ],
)
def test_what_cannot_be_done_is_refused(leak: Server, path: str, fields: dict[str, str], status: int) -> None:
    before = leak.site.jobs.jobs()
    answer = leak.post(path, **fields)
    assert answer.status == status
    assert "<h1>" in answer.text
    for name in ("text", "why"):
        assert fields.get(name, "").strip() in answer.text
    assert leak.site.jobs.jobs() == before


def test_private_addresses_are_not_fetched(read_case: Path) -> None:
    with running_server(read_case) as server:
        port = server.port
        hosts = (f"127.0.0.1:{port}", f"localhost:{port}", "169.254.169.254", "[::1]")
        for link in (f"http://{host}/" for host in hosts):
            answer = server.post("/add/links", links=link)
            job = server.finished(int(answer.headers["location"].rsplit("/", 1)[-1]))
            assert any("not public" in each for each in job["problems"]), job
        assert server.api("/case")["failures"] == 4


def test_of_two_browsers_that_decide_at_once_one_is_told(read_case: Path) -> None:
    with running_server(read_case) as server:
        statements = server.api("/claims/1")["statements"]
        decision = {"kind": "reject", "ids": [statements[0]["id"]], "who": "Ada", "why": "a quiz", "seen": 0}
        first = server.api("/decisions", decision)
        second = server.api("/decisions", {**decision, "who": "Ben", "why": "a joke"})
        assert server.finished(first["number"])["failed"] == ""
        refused = server.finished(second["number"])
        assert "other decisions were made" in refused["failed"] and "Ada" in refused["failed"]
        page = server.get(f"/jobs/{second['number']}").text
        assert "a joke" in page and "It could not be done" in page
        assert [each["who"] for each in server.api("/decisions")] == ["Ada"]
    with CaseReader.open(read_case) as reader:
        assert [each.kind for each in reader.decisions()] == [DecisionKind.REJECT]


def test_a_decision_on_what_is_gone_says_so_and_keeps_what_was_typed(read_case: Path) -> None:
    with running_server(read_case) as server:
        work = DecideWork(DecisionKind.SPLIT, ("stm-0000000000000000",), "Ada", "two things", seen=0)
        job = server.site.jobs.submit(work, "Decision: split", "/claims/1", typed="two things")
        assert "no statement" in server.finished(job.number)["failed"]
        assert "two things" in server.get(f"/jobs/{job.number}").text


def test_a_claim_turns_out_one_way_or_the_other_and_what_was_typed_is_kept(read_case: Path) -> None:
    with running_server(read_case) as server:
        claim = server.api("/claims/1")["claims"][0]["id"]
        answer = server.post(
            "/decide/settle", claim=claim, outcome="perhaps", who="Ada", why="a hunch", seen="0"
        )
        number = int(answer.headers["location"].rsplit("/", 1)[-1])
        assert "use one of held, failed" in server.finished(number)["failed"]
        assert "a hunch" in server.get(f"/jobs/{number}").text


def test_a_merge_of_what_is_gone_says_so_and_keeps_what_was_typed(read_case: Path) -> None:
    with running_server(read_case) as server:
        gone = read_case.with_name("gone.case")
        for claims, reason in (("1, 99", "99"), ("1 clm-none", "clm-none"), ("1 2", "there is no such file")):
            if reason == "there is no such file":
                read_case.rename(gone)
            answer = server.post("/decide/merge", claim=claims, who="Ada", why="one sale", seen="0")
            number = int(answer.headers["location"].rsplit("/", 1)[-1])
            assert reason in server.finished(number)["failed"]
            if gone.exists():
                gone.rename(read_case)
            assert "one sale" in server.get(f"/jobs/{number}").text
        assert server.api("/decisions") == []


def test_a_case_that_cannot_be_written_is_told_and_the_pages_stay(read_case: Path) -> None:
    with running_server(read_case) as server:
        moved = read_case.with_name("moved.case")
        read_case.rename(moved)
        read_case.mkdir()
        job = server.site.jobs.submit(AddWork(), "Assessing", "/")
        assert "it is no file" in server.finished(job.number)["failed"]
        read_case.rmdir()
        moved.rename(read_case)
        assert server.get("/").status == 200


def test_work_goes_on_after_its_process_died(read_case: Path) -> None:
    with running_server(read_case) as server:
        board = server.site.jobs
        first = board.submit(AddWork(), "Assessing", "/")
        server.finished(first.number)
        process = board._process
        assert process is not None
        process.kill()
        process.join()
        second = board.submit(AddWork(), "Assessing again", "/")
        assert server.finished(second.number)["failed"] == ""


def test_work_goes_on_after_a_piece_of_it_that_cannot_be_handed_over(read_case: Path) -> None:
    with running_server(read_case) as server:
        board = server.site.jobs
        first = board.submit(AddWork(originals=(lambda: None,)), "Adding", "/")  # type: ignore[arg-type]
        assert "unexpected" in server.finished(first.number)["failed"]
        second = board.submit(AddWork(), "Assessing", "/")
        assert server.finished(second.number)["failed"] == ""
