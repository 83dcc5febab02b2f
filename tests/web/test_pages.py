"""Every page without a browser: what it holds, and what is said where there is nothing or something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.errors import NotACase
from allegedly.store.casefile import CaseWriter
from tests.report.factories import leak_case
from tests.web.cases import store_case
from tests.web.server import Server, running_server


def test_someone_finds_the_origins_and_the_sentence(leak: Server) -> None:
    home = leak.get("/").text
    assert "sold Quay 9 to a shell company" in home and "Independent origins" in home
    claim = leak.get("/claims/1").text
    assert "<strong>1</strong><span>in 3 articles</span>" in claim
    assert '<mark class="t-hedged">sold Quay 9 to a shell company</mark>' in claim
    assert "not established whether they are independent" in claim


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/claims/99", 404),
        ("/claims/clm-none", 404),
        ("/claims/0", 404),
        ("/documents/doc-none", 404),
        ("/documents/doc-none/original", 404),
        ("/documents/doc-none/file", 404),
        ("/compare?left=1&right=1", 400),
        ("/compare?left=1&right=99", 404),
        ("/compare", 422),
        ("/claims?page=0", 422),
        ("/claims?page=x", 422),
        ("/claims?earliest=tomorrow", 422),
        ("/jobs/99", 404),
        ("/jobs/99/file", 404),
        ("/static/../keys.py", 404),
        ("/static/nothing.css", 404),
        ("/decide/note", 405),
        ("/api/claims/99", 404),
        ("/api/nothing", 404),
    ],
)
def test_what_is_wrong_is_said_on_a_page(leak: Server, path: str, status: int) -> None:
    answer = leak.get(path)
    assert answer.status == status
    if path.startswith("/api/"):
        assert set(answer.headers["content-type"].split(";")) & {"application/json"}
        assert '"error"' in answer.text
    else:
        assert "<h1>" in answer.text and "Traceback" not in answer.text


def test_pages_beyond_the_last_are_empty(leak: Server) -> None:
    answer = leak.get("/claims?page=999")
    assert answer.status == 200
    assert "<table" not in answer.text


def test_an_empty_case_says_what_to_do(tmp_path: Path) -> None:
    with CaseWriter.open(tmp_path / "new.case"):
        pass
    with running_server(tmp_path / "new.case") as server:
        assert "Add articles" in server.get("/").text
        for path in ("/claims", "/documents", "/sources", "/origins", "/actors", "/borrowings", "/unknowns"):
            assert server.get(path).status == 200
        for path in ("/decisions", "/history", "/export", "/add", "/search?words=quay", "/api/case"):
            assert server.get(path).status == 200


def test_a_vanished_or_damaged_case_is_a_clear_page(tmp_path: Path) -> None:
    path = store_case(leak_case(), tmp_path / "a.case")
    with running_server(path) as server:
        path.rename(tmp_path / "b.case")
        gone = server.get("/")
        assert gone.status == 503
        assert "there is no such file" in gone.text
        path.write_text("no case at all")
        assert server.get("/claims").status == 503
        assert server.ask("/api/case", headers=server.cookie()).status == 503
        path.unlink()
        (tmp_path / "b.case").rename(path)
        assert server.get("/").status == 200


def test_a_case_that_is_none_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "a.case").write_text("words")
    with pytest.raises(NotACase), CaseWriter.open(tmp_path / "a.case"):
        pass


def test_hostile_words_are_shown_as_words(hostile: Server) -> None:
    for path in ("/", "/claims", "/claims/1", "/documents", "/origins", "/search?words=quay", "/history"):
        answer = hostile.get(path)
        assert answer.status == 200
        for bad in ("<script>alert", "<img src=x", "<svg onload", 'href="javascript:', "\u202e", "\x1b"):
            assert bad not in answer.text
    echoed = hostile.get('/claims?words="><script>alert(9)</script>&actor=%22onfocus%3D').text
    assert "<script>alert(9)" not in echoed and 'value="&#34;onfocus=' in echoed


def test_originals_can_do_nothing(hostile: Server) -> None:
    identifier = hostile.api("/documents")["rows"][0]["id"]
    page = hostile.get(f"/documents/{identifier}/original")
    assert 'sandbox=""' in page.text and "alert(2)" not in page.text
    framed = hostile.get(f"/documents/{identifier}/sandbox")
    assert framed.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    for bad in ("alert", "onerror", "<svg", "<math", "javascript:", "<img", "<script"):
        assert bad not in framed.text
    assert "the quay was sold" in framed.text
    saved = hostile.get(f"/documents/{identifier}/file")
    assert saved.headers["content-type"] == "application/octet-stream"
    assert saved.headers["content-disposition"].startswith("attachment")
    assert "<script>alert(2)" in saved.text


def test_the_api_is_described_and_gives_the_contracts(leak: Server) -> None:
    schema = leak.api("/openapi.json")
    assert {"/api/case", "/api/claims/{key}", "/api/decisions", "/api/documents"} <= schema["paths"].keys()
    assert all(
        each.get("summary") and each.get("description")
        for it in schema["paths"].values()
        for each in it.values()
    )
    docs = leak.get("/api/docs").text
    assert all(path in docs for path in schema["paths"])
    claim = leak.api("/claims/1")
    assert claim["schema"] == "allegedly/case-1"
    texts = {each["id"]: each["text"] for each in claim["statements"]}
    assert claim["claims"][0]["text"] in texts.values()
    documents = [leak.api(f"/documents/{each['id']}") for each in leak.api("/documents")["rows"]]
    assert "Pau Ferrer" in {actor["name"] for each in documents for actor in each["actors"]}
    document = leak.api(f"/documents/{claim['documents'][0]['id']}")
    assert document["schema"] == "allegedly/document-1"
    for statement in document["statements"]:
        assert all(document["text"][start:end] for start, end in statement["quote"])
