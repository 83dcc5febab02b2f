"""Who is answered, and what every answer says."""

from __future__ import annotations

import pytest

from allegedly.web.guard import POLICY
from tests.web.server import Server

PAGES = ("/", "/claims", "/documents", "/api/case", "/api/docs", "/api/openapi.json", "/export", "/jobs/1")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_shown_without_the_session(leak: Server, path: str) -> None:
    for headers in ({}, {"Cookie": f"{leak.site.keys.cookie}=wrong"}, {"Cookie": "\x01;;=,"}):
        answer = leak.ask(path, headers=headers)
        assert answer.status == 401
        assert "Quay" not in answer.text


def test_the_link_works_once(leak: Server) -> None:
    path = leak.link().removeprefix(leak.address)
    first = leak.ask(path)
    assert first.status == 303
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    again = leak.ask(path)
    assert again.status == 401
    assert "used already" in again.text and "Start `allegedly serve` again" in again.text
    assert leak.ask(path, headers=leak.cookie()).headers["location"] == "/"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", ""])
def test_other_names_for_this_machine_are_refused(leak: Server, host: str) -> None:
    answer = leak.ask("/", headers={**leak.cookie(), "Host": host})
    assert answer.status == 421
    assert "Quay" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1:1"},
    ],
)
@pytest.mark.parametrize("path", ["/decide/note", "/add", "/add/links", "/export", "/api/decisions"])
def test_other_pages_cannot_make_the_browser_act(leak: Server, path: str, headers: dict[str, str]) -> None:
    before = leak.site.jobs.jobs()
    answer = leak.ask(path, "POST", {**leak.cookie(), **headers, "Content-Type": "application/json"}, b"{}")
    assert answer.status == 403
    assert leak.site.jobs.jobs() == before


def test_other_pages_cannot_read(leak: Server) -> None:
    assert leak.ask("/", headers={**leak.cookie(), "Sec-Fetch-Site": "same-site"}).status == 403
    assert leak.ask("/", headers={**leak.cookie(), "Sec-Fetch-Site": "none"}).status == 200


def test_the_key_opens_the_api_and_nothing_else(leak: Server) -> None:
    key = {"Authorization": f"Bearer {leak.site.keys.api_key}"}
    assert leak.ask("/api/case", headers=key).status == 200
    assert leak.ask("/", headers=key).status == 401
    assert leak.ask("/api/case", headers={"Authorization": f"Bearer {leak.site.keys.session}"}).status == 401


@pytest.mark.parametrize("path", ["/", "/static/app.js", "/nothing", "/api/case"])
def test_every_answer_is_sealed(leak: Server, path: str) -> None:
    headers = leak.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_no_page_holds_script_or_style_of_its_own(leak: Server) -> None:
    for path in ("/", "/claims/1", "/add", "/decisions"):
        text = leak.get(path).text
        assert "<style" not in text and " style=" not in text and " onclick" not in text
        assert text.count("<script") == text.count('<script src="/static/') == 1
        assert "http://" not in text.replace("http://www.w3.org/2000/svg", "").replace("http://127", "")


def test_large_requests_are_refused_before_they_are_read(leak: Server) -> None:
    told = leak.ask("/decide/note", "POST", {**leak.own(), "Content-Length": "99999999"})
    assert told.status == 413
    untold = leak.ask(
        "/add/text", "POST", {**leak.own(), "Content-Type": "text/plain"}, b"x" * (5 * 1024 * 1024)
    )
    assert untold.status == 413
    assert "larger than" in untold.text
