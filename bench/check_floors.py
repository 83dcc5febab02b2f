"""Run the benchmarks and compare their figures with the floors; exit status 1 where one does not hold.

python bench/check_floors.py --data DIR            # what continuous integration runs
python bench/check_floors.py --data DIR --full     # everything, the 1,700 articles end to end as well
python bench/check_floors.py --data DIR certainty  # one alone
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from allegedly.bench.floors import Bound, bounds_from_json, checked_bounds, lowered_bounds
from allegedly.bench.registry import BENCHMARKS, run_benchmark
from allegedly.errors import AllegedlyError

ROOT = Path(__file__).resolve().parent.parent
FLOORS = "bench/floors.json"
BOUNDED = (
    *("case", "examples", "chains", "attribution", "certainty", "claims", "wikinews"),
    *("events", "actors", "places", "coref", "origins", "reuse", "time", "weigh"),
)
OWN_DATA = frozenset({"chains", "examples", "actors", "places", "origins", "reuse"})
"""Measured on this repository, whatever --data is."""
EARLIER = ("main", "HEAD", "HEAD~1")


def main() -> int:
    """The exit status: 0 where every floor holds."""
    arguments = _arguments()
    bounds = bounds_from_json((ROOT / FLOORS).read_text(encoding="utf-8"))
    lowered = [line for reference in EARLIER for line in lowered_bounds(_earlier_bounds(reference), bounds)]
    for line in dict.fromkeys(lowered):
        _say(f"lowered: {line}")
    names = arguments.names or (list(BENCHMARKS) if arguments.full else list(BOUNDED))
    figures: dict[str, Any] = {}
    failed = []
    for name in names:
        try:
            figures[name] = _run(name, Path(arguments.data))
        except AllegedlyError as error:
            failed.append(name)
            _say(f"{name}: {error}")
    if arguments.json:
        Path(arguments.json).write_text(
            json.dumps(figures, indent=2, sort_keys=True) + "\n", encoding="utf-8"
        )
    return 1 if _below(bounds, figures) or lowered or failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run benchmarks and compare them with the floors.")
    parser.add_argument("names", nargs="*", help=f"benchmarks to run (default: {' '.join(BOUNDED)})")
    parser.add_argument("--data", required=True, help="folder that holds the corpora")
    parser.add_argument("--full", action="store_true", help="run every benchmark")
    parser.add_argument("--json", help="file to write all figures to")
    return parser.parse_args()


def _run(name: str, data: Path) -> dict[str, Any]:
    started = perf_counter()
    _say(f"{name} ...")
    figures = run_benchmark(name, ROOT if name in OWN_DATA else data)
    _say(f"{name}: {perf_counter() - started:.0f} s, split {figures.get('split', 'all')}")
    return figures


def _below(bounds: tuple[Bound, ...], figures: dict[str, Any]) -> bool:
    """Print the table; whether any figure is missing or on the wrong side of its bound."""
    checked = checked_bounds(bounds, figures)
    _say(f"\n{'benchmark':12} {'figure':34} {'bound':>12} {'measured':>10}")
    for each in checked:
        bound = f"{'>=' if each.bound.side == 'at_least' else '<='} {each.bound.value:g}"
        shown = "none" if each.measured is None else f"{each.measured:.4g}"
        mark = "" if each.good else "  BELOW"
        _say(f"{each.bound.benchmark:12} {each.bound.figure:34} {bound:>12} {shown:>10}{mark}")
    return not all(each.good for each in checked)


def _earlier_bounds(reference: str) -> tuple[Bound, ...]:
    """The bounds of an earlier commit; none where there is no git, no such commit, or no file in it."""
    command = ["git", "-C", str(ROOT), "show", f"{reference}:{FLOORS}"]
    try:
        shown = subprocess.run(command, capture_output=True, check=False, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return bounds_from_json(shown.stdout) if shown.returncode == 0 else ()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
