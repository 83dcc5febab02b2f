"""What a run costs as the corpus grows: articles and megabytes a second by stage, memory, and the exponent of the cost.

    python -m allegedly.bench.scale 100 1000 10000
    python -m allegedly.bench.scale --joins --mix DIR 1000 10000 100000

Articles are generated (bench/generate.py), so that the figures need no corpus; with `--mix`, one in ten is real.
`--joins` leaves the models out and measures what looks at all documents at once (bench/scale_joins.py). Seconds are
processor seconds of this process and its workers, which say the same on a busy machine; those of the clock stand
beside them.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allegedly.bench.generate_mix import scale_rows, write_rows
from allegedly.bench.memory import PeakMemory, processor_seconds
from allegedly.bench.scale_joins import joins_of_sizes
from allegedly.config import Config
from allegedly.errors import MissingDependency

if TYPE_CHECKING:
    from allegedly.engine.run import Progress

SIZES = (100, 300)
WORKERS = 2
HUNDRED_MILLION = 100_000_000
SECONDS_AN_HOUR = 3600
BYTES_A_MEGABYTE = 1_000_000
MIN_SECONDS = 0.01
"""The system counts processor time in hundredths of a second."""


def scale_of_runs(data: Path) -> dict[str, Any]:
    """Figures of runs of generated articles; the folder of data is not looked at."""
    del data
    return {"corpus": "generated articles", "split": "none", **scale_of_sizes(SIZES)}


def scale_of_sizes(sizes: Sequence[int], mix: Path | None = None) -> dict[str, Any]:
    """Figures by number of articles, the exponent between the smallest and the largest, and a projection.

    The exponent is the slope of processor seconds against articles on logarithmic axes: 1 is linear. The projection to
    a hundred million articles takes the largest size's rate and that exponent, but never less than linear growth.
    """
    found = {size: run_figures(size, mix) for size in sorted(sizes)}
    low, high = min(found), max(found)
    stages = tuple(found[high]["stages"])
    slopes = {stage: _slope(found, low, high, stage) for stage in (*stages, "together")} if high > low else {}
    hours = {
        stage: _hours_of_hundred_million(found[high], high, stage, slopes.get(stage, 1.0)) for stage in stages
    }
    return {
        "sizes": {str(size): each for size, each in found.items()},
        "slopes": slopes,
        "core_hours_of_hundred_million": {**hours, "together": sum(hours.values())},
        "terabytes_of_hundred_million": round(found[high]["bytes_an_article"] * HUNDRED_MILLION / 1e12, 2),
    }


def run_figures(size: int, mix: Path | None = None) -> dict[str, Any]:
    """Figures of one run of so many articles. Raises MissingDependency where the extra "run" is missing."""
    try:
        from allegedly.engine.run import run_corpus
        from allegedly.engine.run_job import RunOptions
    except ModuleNotFoundError as error:
        remedy = 'install it with `pip install "allegedly[run]"`'
        raise MissingDependency("corpora", f"the package {error.name} is not installed", remedy) from error
    with tempfile.TemporaryDirectory() as home:
        corpus, out = Path(home) / "news.jsonl", Path(home) / "out"
        megabytes = write_rows(corpus, scale_rows(size, mix)) / BYTES_A_MEGABYTE
        spent = _Spent()
        with PeakMemory() as memory:
            summary = run_corpus(
                [str(corpus)], out, Config(), RunOptions(workers=WORKERS), on_progress=spent.on_progress
            )
        stored = sum(path.stat().st_size for path in out.rglob("*.parquet"))
    stages = {
        stage: {
            "clock_seconds": round(summary.seconds[stage], 2),
            "processor_seconds": round(seconds, 2),
            "articles_per_processor_second": round(size / seconds, 2),
            "megabytes_per_processor_second": round(megabytes / seconds, 4),
        }
        for stage, seconds in spent.by_stage.items()
    }
    return {
        "articles": size,
        "megabytes": round(megabytes, 2),
        "stages": stages,
        "peak_mib": round(memory.mib),
        "bytes_an_article": round(stored / size),
        "rows": dict(summary.counts),
        "failures": len(summary.failures),
    }


class _Spent:
    """Processor seconds by stage, as of the last step of each."""

    def __init__(self) -> None:
        self.by_stage: dict[str, float] = {}
        self._begun = processor_seconds()

    def on_progress(self, now: Progress) -> None:
        earlier = sum(each for stage, each in self.by_stage.items() if stage != now.stage)
        self.by_stage[now.stage] = max(processor_seconds() - self._begun - earlier, MIN_SECONDS)


def _seconds(figures: dict[str, Any], stage: str) -> float:
    stages = figures["stages"]
    chosen = stages if stage == "together" else {stage: stages[stage]}
    return float(sum(each["processor_seconds"] for each in chosen.values()))


def _slope(found: dict[int, dict[str, Any]], low: int, high: int, stage: str) -> float:
    ratio = _seconds(found[high], stage) / _seconds(found[low], stage)
    return round(math.log(ratio) / math.log(high / low), 3)


def _hours_of_hundred_million(figures: dict[str, Any], size: int, stage: str, slope: float) -> int:
    growth = float((HUNDRED_MILLION / size) ** max(slope, 1.0))
    return round(_seconds(figures, stage) * growth / SECONDS_AN_HOUR)


def main() -> None:
    """Print the figures of these sizes as JSON."""
    parser = argparse.ArgumentParser(prog="python -m allegedly.bench.scale", description=main.__doc__)
    parser.add_argument("sizes", type=int, nargs="+", help="how many articles")
    parser.add_argument("--joins", action="store_true", help="reading and joins alone, without the models")
    parser.add_argument("--mix", type=Path, help="a folder of corpora: one article in ten is theirs")
    given = parser.parse_args()
    figures = (joins_of_sizes if given.joins else scale_of_sizes)(given.sizes, given.mix)
    sys.stdout.write(f"{json.dumps(figures, indent=1)}\n")


if __name__ == "__main__":
    main()
