"""The browser in which reports and the web app are looked at; no property is held to a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window: $BROWSER_PATH, or the first that is installed."""
    found = next(
        filter(
            None, (shutil.which(name) for name in (os.environ.get("BROWSER_PATH", ""), *BROWSERS) if name)
        ),
        None,
    )
    if found is None:
        pytest.skip(f"no browser is installed: one of {', '.join(BROWSERS)}, or $BROWSER_PATH")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile that asks nothing of any other host."""
    made = browser.new_context(viewport={"width": 1200, "height": 900}, locale="en-GB")
    made.set_default_timeout(30_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which every script error fails the test."""
    made = context.new_page()
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))

    def on_dialog(dialog: Dialog) -> None:
        errors.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    made.on("dialog", on_dialog)
    yield made
    assert errors == []
