from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import allegedly
from allegedly.model.case import Case, Failure
from allegedly.pipeline import Reading
from tests.engine.stories import FIRST, write_stories


def test_assess_gives_a_case_with_claims(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news")
    case = allegedly.assess([folder / "a.txt", str(folder / "b.txt")], case=tmp_path / "a.case")
    assert isinstance(case, Case)
    assert case.claims[0].text
    assert allegedly.assess([], case=tmp_path / "a.case") == case


def test_readings_come_in_order_with_failures(tmp_path: Path) -> None:
    folder = write_stories(tmp_path / "news", {"a.txt": FIRST, "b.txt": ""})
    reading, failure = allegedly.readings([folder / "a.txt", folder / "b.txt"])
    assert isinstance(reading, Reading) and reading.extraction.statements
    assert isinstance(failure, Failure)


def test_the_two_lines_of_the_readme_work(tmp_path: Path) -> None:
    write_stories(tmp_path)
    (tmp_path / "b.html").write_text(f"<html><body><p>{FIRST}</p></body></html>")
    program = "import allegedly; print(allegedly.assess(['a.txt', 'b.html']).claims[0])"
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120
    )
    assert result.stdout.startswith("Claim(id='clm-")


def test_a_script_without_a_guard_may_use_several_workers(tmp_path: Path) -> None:
    write_stories(tmp_path)
    (tmp_path / "random.py").write_text("raise SystemExit('a file of the user was taken for a module')")
    script = tmp_path / "script.py"
    script.write_text(
        "import allegedly\nprint(len(list(allegedly.readings(['a.txt', 'b.txt'], workers=2))))\n"
    )
    result = subprocess.run(
        [sys.executable, "-P", str(script)], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert (result.stdout, result.stderr) == ("2\n", "")


def test_importing_does_no_work() -> None:
    program = "import sys, allegedly; print(sorted(m for m in sys.modules if m.startswith('allegedly.')))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
