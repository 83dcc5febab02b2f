"""Make the pictures of the web app that README and the site show: `.venv/bin/python docs/make_web_pictures.py`.

Assesses the story of the leaked document, serves it, and photographs pages at two widths with Playwright.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
STORY = Path("examples") / "stories" / "leaked-document"
PICTURES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDE, NARROW = (1200, 1000), (390, 844)


def find_browser() -> str:
    """The path of a Chromium: $BROWSER_PATH, or the first that is installed. Exits where there is none."""
    for name in (os.environ.get("BROWSER_PATH", ""), *BROWSERS):
        found = shutil.which(name) if name else None
        if found:
            return found
    sys.exit(f"no browser found; install one of {', '.join(BROWSERS)}, or set BROWSER_PATH")


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The link to the story's case, served for as long as this lasts."""
    command = str(Path(sys.executable).with_name("allegedly"))
    case = folder / "leaked-document.case"
    subprocess.run(
        [command, "assess", str(STORY), "--case", str(case)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    with subprocess.Popen([command, "serve", str(case)], stdout=subprocess.PIPE, text=True) as server:
        try:
            yield server.stdout.readline().strip() if server.stdout else ""
        finally:
            server.send_signal(signal.SIGINT)


def photograph(page: Page, name: str) -> None:
    """What stands in the window, as a PNG."""
    page.screenshot(path=PICTURES / f"web-{name}.png")


def photograph_wide(browser: Browser, link: str) -> None:
    """The pages at the width of a desk."""
    page = browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]}, color_scheme="light")
    page.goto(link)
    address = page.url.rstrip("/")
    photograph(page, "summary")
    page.goto(f"{address}/claims/1")
    photograph(page, "claim")
    page.goto(f"{address}/documents")
    page.locator("td a").first.click()
    photograph(page, "article")
    page.goto(f"{address}/compare?left=1&right=2")
    photograph(page, "compare")
    photograph_narrow(browser, page.context.cookies(), address)


def photograph_narrow(browser: Browser, cookies: list, address: str) -> None:  # type: ignore[type-arg]
    """The same session on a telephone's width, in the dark."""
    context = browser.new_context(viewport={"width": NARROW[0], "height": NARROW[1]}, color_scheme="dark")
    context.add_cookies(cookies)
    page = context.new_page()
    for path, name in (("/", "summary-narrow"), ("/claims/1", "claim-narrow")):
        page.goto(address + path)
        photograph(page, name)


def main() -> None:
    """Make the pictures anew."""
    path = find_browser()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, serving(Path(name)) as link, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        photograph_wide(browser, link)
        browser.close()


if __name__ == "__main__":
    main()
