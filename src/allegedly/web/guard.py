"""What every request passes first: its host, where it comes from, its key and its size; and what every answer says.

The app listens on this machine alone, but any page in the same browser can send requests to it, and any name can
be made to point at it. So a request must name us as its host, come from one of our own pages, and hold the session
that the printed link began. No answer may load, send or run anything that is not ours.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from allegedly.web.keys import Keys, same
from allegedly.web.settings import Settings

ENTRANCE = "/enter"
OPEN_PATHS = ("/static/",)
"""The style sheets and the script hold nothing of the case; the page that refuses needs them."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # With no-referrer, browsers would call the origin of our own forms "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
SAFE_METHODS = ("GET", "HEAD")
MAX_FORM_BYTES = 4 * 1024 * 1024
"""Of any request that uploads no articles."""
UPLOAD_PATHS = ("/add", "/api/documents")

Refuse = Callable[[Scope, int, str], ASGIApp]
"""Makes the answer that refuses a request: the scope, the status, and why."""


class TooLargeError(Exception):
    """The request's body is over its bound."""


class Guard:
    """The app behind all checks."""

    def __init__(self, app: ASGIApp, settings: Settings, keys: Keys, refuse: Refuse) -> None:
        self.app = app
        self.settings = settings
        self.keys = keys
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        sealed = _sealed(send)
        found = self._refusal(scope, headers)
        if found is not None:
            await self.refuse(scope, *found)(scope, receive, sealed)
            return
        bound = self._bound(scope)
        too_large = f"It is larger than {bound // (1024 * 1024)} MB, the most that is taken at once."
        if _length(headers) > bound:
            await self.refuse(scope, 413, too_large)(scope, receive, sealed)
            return
        try:
            await self.app(scope, _bounded(receive, bound), sealed)
        except TooLargeError:
            await self.refuse(scope, 413, too_large)(scope, receive, sealed)

    def _bound(self, scope: Scope) -> int:
        uploading = scope["path"] in UPLOAD_PATHS
        return self.settings.max_upload_bytes + MAX_FORM_BYTES if uploading else MAX_FORM_BYTES

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        """The status and the reason, if the request is to be refused."""
        if headers.getlist("host") != [headers.get("host")] or headers["host"] not in self.settings.hosts:
            return 421, "This address is not the one that the link names."
        path: str = scope["path"]
        if path.startswith(OPEN_PATHS):
            return None
        site = headers.get("sec-fetch-site", "")
        if site not in ("", "none", "same-origin") and path != ENTRANCE:
            return 403, "The request comes from another page than ours."
        if path == ENTRANCE:
            return None if scope["method"] in SAFE_METHODS else (405, "The link is opened, not sent to.")
        if path.startswith("/api/") and same(f"Bearer {self.keys.api_key}", headers.get("authorization", "")):
            return None
        if not same(self.keys.session, _cookies(headers).get(self.keys.cookie, "")):
            return (
                401,
                "This browser has not opened the link that `allegedly serve` printed, or that run has ended.",
            )
        if scope["method"] not in SAFE_METHODS and not self._is_ours(headers, site):
            return 403, "The request does not say that it comes from one of our pages."
        return None

    def _is_ours(self, headers: Headers, site: str) -> bool:
        origin = headers.get("origin")
        if origin is not None and origin not in self.settings.origins:
            return False
        return site == "same-origin" or (not site and origin is not None)


def _cookies(headers: Headers) -> Mapping[str, str]:
    try:
        parsed = SimpleCookie("; ".join(headers.getlist("cookie")))
    except CookieError:
        return {}
    return {name: each.value for name, each in parsed.items()}


def _length(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 19 else 0


def _bounded(receive: Receive, bound: int) -> Receive:
    """The same, but no more than so many bytes: a request need not tell its length."""
    left = bound

    async def bounded() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooLargeError
        return message

    return bounded


def _sealed(send: Send) -> Callable[[Message], Awaitable[None]]:
    """The same, with our headers on every answer that does not set its own."""

    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sealed
