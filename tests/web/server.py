"""The app on a port of its own, and requests to it without a browser."""

from __future__ import annotations

import http.client
import json
import socket
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from allegedly.web.app import make_app
from allegedly.web.serve import server_of
from allegedly.web.settings import HOST, Settings
from allegedly.web.site import Site


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Server:
    """A running app."""

    port: int
    site: Site

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    def link(self) -> str:
        return f"{self.address}/enter?token={self.site.keys.new_link()}"

    def cookie(self) -> dict[str, str]:
        return {"Cookie": f"{self.site.keys.cookie}={self.site.keys.session}"}

    def own(self) -> dict[str, str]:
        """The headers that our own pages send."""
        return {**self.cookie(), "Origin": self.address, "Sec-Fetch-Site": "same-origin"}

    def ask(
        self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Answer:
        """Send a request with just these headers."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.request(method, path, body or None, dict(headers or {}))
            answer = connection.getresponse()
            text = answer.read().decode("utf-8", "replace")
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)
        finally:
            connection.close()

    def get(self, path: str) -> Answer:
        """The page as a browser gets it, after redirects."""
        answer = self.ask(path, headers=self.cookie())
        return self.get(answer.headers["location"]) if answer.status == 303 else answer

    def post(self, path: str, **fields: str) -> Answer:
        headers = {**self.own(), "Content-Type": "application/x-www-form-urlencoded"}
        return self.ask(path, "POST", headers, urlencode(fields).encode())

    def api(self, path: str, data: Any = None) -> Any:
        headers = {"Authorization": f"Bearer {self.site.keys.api_key}", "Content-Type": "application/json"}
        body = b"" if data is None else json.dumps(data).encode()
        return json.loads(self.ask(f"/api{path}", "POST" if body else "GET", headers, body).text)

    def finished(self, number: int, seconds: float = 60) -> dict[str, Any]:
        """The piece of work with this number, once it is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            job: dict[str, Any] = self.api(f"/jobs/{number}")
            if job["over"]:
                return job
            time.sleep(0.05)
        raise TimeoutError(f"job {number} is not over after {seconds} seconds")


@contextmanager
def running_server(case: Path, **settings: Any) -> Iterator[Server]:
    """The app over this case on a free port."""
    listening = socket.create_server((HOST, 0))
    port = listening.getsockname()[1]
    with tempfile.TemporaryDirectory() as uploads:
        app, site = make_app(Settings(case, port, workers=1, who="Ada", **settings), Path(uploads))
        server = server_of(app)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield Server(port, site)
        finally:
            site.jobs.close()
            server.should_exit = True
            thread.join(10)
            listening.close()
