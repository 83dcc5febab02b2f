"""The browser of the web tests, to look at reports with."""

from __future__ import annotations

from tests.web.conftest import browser, context, page

__all__ = ["browser", "context", "page"]
