"""Who may see the case: a link that opens it once, the session it begins, and a key for programs."""

from __future__ import annotations

import secrets
import threading
from hmac import compare_digest


class Keys:
    """The secrets of one run; a new run has new ones."""

    def __init__(self, port: int) -> None:
        self.cookie = f"allegedly-{port}"
        """Browsers keep cookies by host alone: the port tells two runs apart."""
        self.session = secrets.token_urlsafe(32)
        self.api_key = secrets.token_urlsafe(32)
        self._links: set[str] = set()
        self._lock = threading.Lock()

    def new_link(self) -> str:
        """A token that opens the case once."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._links.add(token)
        return token

    def use_link(self, token: str) -> bool:
        """Whether the token opens the case; it does not a second time."""
        with self._lock:
            fitting = [each for each in self._links if same(each, token)]
            self._links.difference_update(fitting)
        return bool(fitting)


def same(secret: str, given: str) -> bool:
    """Whether the two are equal, told in a time that says nothing of how far they agree."""
    return compare_digest(secret.encode(), given.encode("utf-8", "replace"))
