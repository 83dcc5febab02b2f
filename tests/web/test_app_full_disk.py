"""A disk without room: a clear page, what was typed is kept, and so is the case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.web.server import Server, running_server

resource = pytest.importorskip("resource", reason="only POSIX bounds what a process may write")
if not hasattr(resource, "prlimit"):
    pytest.skip("only Linux bounds what another process may write", allow_module_level=True)

FEW_BYTES = 1024


@contextmanager
def no_room_for(process: int) -> Iterator[None]:
    """For as long as this lasts, the process (0 for our own) can write to no file beyond its beginning."""
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (FEW_BYTES, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


def outcome(server: Server, path: str, **fields: str) -> tuple[str, str]:
    """Why a piece of work failed, and its page."""
    number = int(server.post(path, **fields).headers["location"].rsplit("/", 1)[-1])
    return server.finished(number)["failed"], server.get(f"/jobs/{number}").text


def test_a_full_disk_is_told_and_nothing_is_lost(read_case: Path) -> None:
    with running_server(read_case) as server:
        assert outcome(server, "/decide/note", who="Ada", why="begin")[0] == ""
        process = server.site.jobs._process
        assert process is not None and process.pid is not None
        before = server.api("/case")
        with no_room_for(process.pid):
            for path, fields in (
                ("/decide/note", {"who": "Ada", "why": "ask the land registry"}),
                ("/add/text", {"text": "The quay is dry, the harbour master said. ask the land registry"}),
            ):
                failed, page = outcome(server, path, **fields)
                assert read_case.name in failed
                assert "It could not be done." in page and "ask the land registry" in page
            assert server.get("/claims/1").status == 200
        assert server.api("/case") == before
        assert outcome(server, "/decide/note", who="Ada", why="ask the land registry")[0] == ""
        assert [each["why"] for each in server.api("/decisions")] == ["ask the land registry", "begin"]


def test_an_upload_that_finds_no_room_says_so(leak: Server) -> None:
    jobs = leak.site.jobs.jobs()
    part = (
        'Content-Disposition: form-data; name="files"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n'
    )
    body = f"--x\r\n{part}{'The quay was sold. ' * 100_000}\r\n--x--\r\n".encode()
    headers = {**leak.own(), "Content-Type": "multipart/form-data; boundary=x"}
    with no_room_for(0):
        answer = leak.ask("/add", "POST", headers, body)
    assert answer.status == 507
    assert "The disk refused it" in answer.text and "Free some space" in answer.text
    assert leak.site.jobs.jobs() == jobs
