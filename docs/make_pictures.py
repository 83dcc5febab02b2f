"""Make the picture of a report that README and the site show: `.venv/bin/python docs/make_pictures.py`.

Assesses the story of the leaked document; a Chromium without a window photographs the top of its report.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STORY = ROOT / "examples" / "stories" / "leaked-document"
PICTURE = ROOT / "docs" / "images" / "report.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH, HEIGHT = 1200, 1500


def find_browser() -> str:
    """The path of a Chromium: $BROWSER_PATH, or the first that is installed. Exits where there is none."""
    for name in (os.environ.get("BROWSER_PATH", ""), *BROWSERS):
        found = shutil.which(name) if name else None
        if found:
            return found
    sys.exit(f"no browser found; install one of {', '.join(BROWSERS)}, or set BROWSER_PATH")


def write_report(folder: Path) -> Path:
    """The HTML report on the story, in this folder."""
    report = folder / "report.html"
    command = [Path(sys.executable).with_name("allegedly"), "assess", STORY, "--case", folder / "story.case"]
    subprocess.run([*command, "--html", report], check=True, stdout=subprocess.DEVNULL)
    return report


def photograph(browser: str, page: Path, picture: Path, profile: Path) -> None:
    """The top of the page as a PNG. Nothing is fetched: the report is one file."""
    subprocess.run(
        [
            browser,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
            f"--user-data-dir={profile}",
            f"--window-size={WIDTH},{HEIGHT}",
            f"--screenshot={picture}",
            page.as_uri(),
        ],
        check=True,
        timeout=120,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def main() -> None:
    """Make the picture anew."""
    browser = find_browser()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        photograph(browser, write_report(folder), PICTURE, folder / "profile")


if __name__ == "__main__":
    main()
