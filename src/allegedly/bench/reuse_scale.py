"""How the cost of tracing grows with the number of articles: generated articles, without statements."""

from __future__ import annotations

import itertools
import math
import sys
from collections.abc import Sequence
from time import process_time
from typing import Any

from allegedly.bench.generate import generated_stories
from allegedly.bench.reuse_cases import GENERATED_SEED, generated_originals
from allegedly.config import Config
from allegedly.model.text import Document
from allegedly.read.article import document_from_original
from allegedly.trace.lineage import trace_lineage

ARTICLES = (3, 6)


def scale_figures(sizes: Sequence[int]) -> dict[str, Any]:
    """Processor seconds to trace so many articles, by their number, and the exponent of the growth: 1 is linear.

    Only texts and metadata are traced; what statements add is measured on Emergent.
    """
    documents = generated_documents(max(sizes))
    config = Config().trace
    seconds = {}
    for size in sorted(sizes):
        started = process_time()
        trace_lineage(documents[:size], (), (), config)
        seconds[size] = process_time() - started
    low, high = min(sizes), max(sizes)
    exponent = math.log(seconds[high] / seconds[low]) / math.log(high / low) if high > low else 1.0
    return {
        **{str(size): round(value, 2) for size, value in seconds.items()},
        "exponent": round(exponent, 2),
    }


def generated_documents(count: int) -> tuple[Document, ...]:
    """So many documents of generated stories."""
    config = Config().read
    originals = (
        original
        for story in generated_stories(count, GENERATED_SEED, ARTICLES)
        for original in generated_originals(story)
    )
    return tuple(document_from_original(each, config) for each in itertools.islice(originals, count))


def main() -> None:
    """Print the curve: `python -m allegedly.bench.reuse_scale 1000 5000 20000 50000`."""
    sys.stdout.write(f"{scale_figures([int(size) for size in sys.argv[1:]])}\n")


if __name__ == "__main__":
    main()
