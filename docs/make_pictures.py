"""Make the pictures of reports that README and the site show: `.venv/bin/python docs/make_pictures.py`.

Assesses two of the stories; a Chromium without a window photographs the top of one report and single pictures.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
STORIES = Path("examples") / "stories"
PICTURES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH, HEIGHT = 1200, 1500
FIGURES = {
    "leaked-document": {"origins": "f", "course": "k"},
    "rumour": {"drift": "l"},
}
"""By story: the first picture of a claim whose key ends in this letter, and what it is called."""


def find_browser() -> str:
    """The path of a Chromium: $BROWSER_PATH, or the first that is installed. Exits where there is none."""
    for name in (os.environ.get("BROWSER_PATH", ""), *BROWSERS):
        found = shutil.which(name) if name else None
        if found:
            return found
    sys.exit(f"no browser found; install one of {', '.join(BROWSERS)}, or set BROWSER_PATH")


def write_report(story: str, folder: Path) -> Path:
    """The HTML report on the story, in this folder."""
    report = folder / f"{story}.html"
    command: list[str | Path] = [Path(sys.executable).with_name("allegedly"), "assess"]
    command += [STORIES / story, "--case", folder / f"{story}.case", "--html", report]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return report


def photograph(browser: Browser, report: Path, figures: dict[str, str], top: str) -> None:
    """The top of the report where it has a name, and these figures. Nothing is fetched: the report is one file."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    page.goto(report.as_uri())
    if top:
        page.screenshot(path=PICTURES / f"{top}.png")
    for name, letter in figures.items():
        figure = page.locator(f"#claims figure:has(svg[aria-labelledby*='{letter}-t '])").first
        figure.screenshot(path=PICTURES / f"picture-{name}.png")


def main() -> None:
    """Make the pictures anew."""
    path = find_browser()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for story, figures in FIGURES.items():
            report = write_report(story, Path(name))
            photograph(browser, report, figures, "report" if story == "leaked-document" else "")
        browser.close()


if __name__ == "__main__":
    main()
