"""Links, when the user asks for them: one GET to a public address, bounded in size, time and redirects."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from allegedly.config import ReadConfig
from allegedly.errors import InputTooLarge, UnreadableInput, UnsupportedInput
from allegedly.model.text import Original
from allegedly.read.sniff import HEAD_BYTES, MEDIA_TYPES, Format, format_of

USER_AGENT = "allegedly (reads one article when its user asks)"
CHUNK_BYTES = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_REMEDY = "save the page in a browser and name the file"

Resolve = Callable[[str, int], str]
"""From a host and a port to the address that is connected to."""


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    location: str
    content_type: str
    body: bytes


def public_address(host: str, port: int) -> str:
    """The first public address of the host.

    Raises UnreadableInput where the name does not resolve, UnsupportedInput where any of its
    addresses is private, loopback, link-local, reserved or multicast: one such is reason enough.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableInput(host, f"its address is not found ({error})", "check the link") from error
    addresses = [str(item[4][0]) for item in found]
    for address in addresses:
        if not is_public(address):
            raise UnsupportedInput(
                host, f"its address {address} is not public", "give a link to a public page"
            )
    if not addresses:
        raise UnreadableInput(host, "it has no address", "check the link")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an address can be reached by everybody, and by us without touching what is our own.

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour
        if inner is None and parsed in _NAT64:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        if parsed.teredo is not None or parsed.is_site_local:
            return False
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def fetch_link(url: str, config: ReadConfig, *, resolve: Resolve = public_address) -> Original:
    """The page behind a link, as it is sent to anybody, with its last address.

    Every address, also after a redirect, is resolved once, checked, and connected to as checked.
    Raises UnsupportedInput for other schemes and addresses that are not public, UnreadableInput where
    the server fails, InputTooLarge over the bound of bytes.
    """
    deadline = time.monotonic() + config.fetch_timeout_seconds
    current = url
    for _ in range(config.fetch_max_redirects + 1):
        parts = _checked(current)
        reply = _get(parts, current, config, deadline, resolve)
        if reply.status in _REDIRECTS and reply.location:
            try:
                current = urljoin(current, reply.location)
            except ValueError as error:
                raise UnreadableInput(url, "it leads to a broken link", "check the link") from error
            continue
        if reply.status != 200:
            raise UnreadableInput(current, f"the server answered {reply.status}", _REMEDY)
        return Original(current, reply.body, _media_type(reply), url=current)
    raise UnreadableInput(url, f"it redirects more than {config.fetch_max_redirects} times", _REMEDY)


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        known = parts.scheme in _PORTS and bool(parts.hostname)
        port = parts.port
    except ValueError as error:
        raise UnsupportedInput(url, f"it is no link ({error})", "check the link") from error
    if not known or port == 0:
        raise UnsupportedInput(url, "it is no http or https link", "give a link that begins with https://")
    if parts.username or parts.password:
        raise UnsupportedInput(url, "it holds a name or a password", "give a link to a public page")
    return parts


def _get(parts: SplitResult, url: str, config: ReadConfig, deadline: float, resolve: Resolve) -> _Reply:
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    address = resolve(host, port)
    left = deadline - time.monotonic()
    if left <= 0:
        raise UnreadableInput(url, f"it took more than {config.fetch_timeout_seconds:g} seconds", _REMEDY)
    connection: socket.socket | None = None
    expired = threading.Event()

    def cut() -> None:
        # A server that sends a byte now and then never runs into the socket's own timeout.
        expired.set()
        if connection is not None:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                return

    timer = threading.Timer(left, cut)
    timer.daemon = True
    timer.start()
    try:
        connection = socket.create_connection((address, port), timeout=left)
        if parts.scheme == "https":
            connection = ssl.create_default_context().wrap_socket(connection, server_hostname=host)
        reply = _exchange(connection, parts, url, config)
        if expired.is_set():  # a cut connection looks like the end of a page without a length
            raise TimeoutError
        return reply
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        reason = (
            f"it took more than {config.fetch_timeout_seconds:g} seconds" if expired.is_set() else str(error)
        )
        raise UnreadableInput(url, f"the page could not be got ({reason[:150]})", _REMEDY) from error
    finally:
        timer.cancel()
        if connection is not None:
            connection.close()


def _exchange(connection: socket.socket, parts: SplitResult, url: str, config: ReadConfig) -> _Reply:
    host = parts.hostname or ""
    client = http.client.HTTPConnection(host, parts.port or _PORTS[parts.scheme])
    client.sock = connection  # already connected to the address that was checked
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
    )
    name = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    default = parts.port in (None, _PORTS[parts.scheme])
    client.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
    client.putheader("Host", name if default else f"{name}:{parts.port}")
    client.putheader("User-Agent", USER_AGENT)
    client.putheader("Accept", "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5")
    client.putheader("Accept-Encoding", "identity")
    client.putheader("Connection", "close")
    client.endheaders()
    response = client.getresponse()
    body = _body(response, url, config) if response.status == 200 else b""
    return _Reply(
        response.status, response.getheader("Location") or "", response.getheader("Content-Type") or "", body
    )


def _body(response: http.client.HTTPResponse, url: str, config: ReadConfig) -> bytes:
    """The body, unpacked where the server packed it unasked. Raises InputTooLarge over the bound."""
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", "deflate", ""):
        raise UnsupportedInput(url, f"the server packs its pages as {encoding[:20]!r}", _REMEDY)
    packed = encoding not in ("identity", "")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    body = bytearray()
    while chunk := response.read(CHUNK_BYTES):
        body += unpacker.decompress(chunk, config.max_bytes + 1 - len(body)) if packed else chunk
        if len(body) > config.max_bytes:
            raise InputTooLarge(
                url, f"the page has more than {config.max_bytes:,} bytes", "raise [read] max_bytes"
            )
    return bytes(body)


def _media_type(reply: _Reply) -> str:
    """The type that the bytes themselves tell, with the charset that the server declares."""
    kind = format_of(reply.body[:HEAD_BYTES], "")
    charset = reply.content_type.lower().partition("charset=")[2].split(";")[0].strip(" \"'")[:40]
    if kind in (Format.HTML, Format.TEXT) and charset:
        return f"{MEDIA_TYPES[kind]}; charset={charset}"
    return MEDIA_TYPES.get(kind, "application/octet-stream")
