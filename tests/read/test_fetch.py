import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from allegedly.config import ReadConfig
from allegedly.errors import InputTooLarge, UnreadableInput, UnsupportedInput
from allegedly.read.article import document_from_original
from allegedly.read.fetch import fetch_link, is_public, public_address
from tests.read.factories import PAGE

CONFIG = ReadConfig(fetch_timeout_seconds=2.0, max_bytes=100_000)


class Site(BaseHTTPRequestHandler):
    """A site that behaves and misbehaves by path."""

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path == "/page":
            self.answer(200, PAGE.encode("utf-8"), {"Content-Type": "text/html; charset=utf-8"})
        elif path == "/moved":
            self.answer(302, b"", {"Location": "/page"})
        elif path == "/loop":
            self.answer(302, b"", {"Location": "/loop"})
        elif path == "/inside":
            self.answer(302, b"", {"Location": "http://inside.example/secret"})
        elif path == "/file":
            self.answer(302, b"", {"Location": "file:///etc/passwd"})
        elif path == "/large":
            self.answer(200, b"x" * 200_000, {})
        elif path == "/bomb":
            self.answer(200, gzip.compress(b"x" * 50_000_000), {"Content-Encoding": "gzip"})
        elif path == "/gzip":
            self.answer(200, gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"})
        elif path == "/slow":
            self.slow()
        elif path == "/host":
            self.answer(200, f"The host is {self.headers['Host']} and no other.".encode(), {})
        else:
            self.answer(404, b"gone", {})

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return

    def slow(self) -> None:
        try:
            for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 200:
                self.wfile.write(bytes([letter]))
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def here(host: str, port: int) -> str:
    """Stands for a resolver under which the local server is a public one; "inside" stays private."""
    if host.startswith("inside"):
        raise UnsupportedInput(host, "its address 10.0.0.1 is not public", "give a link to a public page")
    return "127.0.0.1"


def test_page(port: int) -> None:
    original = fetch_link(f"http://outlet.example:{port}/page?a=b c", CONFIG, resolve=here)
    assert original.data == PAGE.encode()
    assert original.media_type == "text/html; charset=utf-8"
    assert original.path == original.url == f"http://outlet.example:{port}/page?a=b c"
    assert document_from_original(original, CONFIG).title == "Orrin bridge closed"


def test_redirects_are_followed_and_the_last_address_is_kept(port: int) -> None:
    assert fetch_link(f"http://outlet.example:{port}/moved", CONFIG, resolve=here).url.endswith("/page")


def test_the_name_is_sent_and_the_checked_address_is_used(port: int) -> None:
    original = fetch_link(f"http://outlet.example:{port}/host", CONFIG, resolve=here)
    assert f"outlet.example:{port}" in original.data.decode()


def test_packed_page(port: int) -> None:
    assert fetch_link(f"http://outlet.example:{port}/gzip", CONFIG, resolve=here).data == PAGE.encode()


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("loop", UnreadableInput, "redirects more than 5 times"),
        ("inside", UnsupportedInput, "not public"),
        ("file", UnsupportedInput, "no http or https link"),
        ("large", InputTooLarge, "more than 100,000 bytes"),
        ("bomb", InputTooLarge, "more than 100,000 bytes"),
        ("nothing", UnreadableInput, "the server answered 404"),
    ],
)
def test_refusals(port: int, path: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        fetch_link(f"http://outlet.example:{port}/{path}", CONFIG, resolve=here)


def test_a_dripping_server_is_cut_off(port: int) -> None:
    start = time.monotonic()
    with pytest.raises(UnreadableInput, match="more than 2 seconds"):
        fetch_link(f"http://outlet.example:{port}/slow", CONFIG, resolve=here)
    assert time.monotonic() - start < 5


def test_closed_port() -> None:
    with pytest.raises(UnreadableInput, match="could not be got"):
        fetch_link("http://outlet.example:9/", CONFIG, resolve=here)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "http://",
        "http://[x/",
        "https://me:secret@a.example/",
        "http://a.example:0/",
    ],
)
def test_links_that_are_none(url: str) -> None:
    with pytest.raises(UnsupportedInput):
        fetch_link(url, CONFIG, resolve=here)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "[::1]",
        "[fe80::1]",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",
        "0x7f000001",
    ],
)
def test_own_networks_are_never_asked(port: int, host: str) -> None:
    with pytest.raises((UnsupportedInput, UnreadableInput), match=r"not public|not found"):
        fetch_link(f"http://{host}:{port}/page", CONFIG)


@pytest.mark.parametrize(
    "address",
    [
        "192.168.1.1",
        "172.16.0.1",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "fc00::1",
        "ff02::1",
        "fec0::1",
        "::",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "words",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_loopback_by_name() -> None:
    with pytest.raises(UnsupportedInput, match="not public"):
        public_address("localhost", 80)
