"""Fit how factual each certainty is shown; writes `src/allegedly/resources/factuality.tsv`.

    python training/certainty/fit_factuality.py --data DATA

For each certainty the value in steps of .05 with the least mean absolute error on factuality/uw/train (the training
half alone), within bounds that keep the scale readable: 3 is certain, 0 is unknown, what is merely
probable stays below 2 (so it never counts as shown for a fact), and neighbours differ by MIN_STEP at least, the
step that drift counts as a change.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from allegedly.annotate.annotator import Annotator
from allegedly.bench.certainty import document_of_sentence, head_token
from allegedly.bench.factuality import sentences_of
from allegedly.config import Config
from allegedly.extract.certainty import stance_at
from allegedly.model.claim import Certainty, Polarity

MIN_STEP = 0.75
GRID = 0.05
BELOW_FACT = 1.9
CERTAIN = 3.0
OUTPUT = Path(__file__).parents[2] / "src/allegedly/resources/factuality.tsv"
HEAD = """# How factual an event is shown (0 to 3, below zero where it is negated), by certainty and kind (* any other).
# Written by training/certainty/fit_factuality.py from factuality/uw/train.
"""


def rated_sizes(data: Path) -> dict[Certainty, list[float]]:
    """Gold ratings by the certainty that the rules give, turned round where the rules say it was negated."""
    sentences = sentences_of(data / "factuality/uw/train.jsonl")
    annotator = Annotator.load(Config().annotate)
    documents = (document_of_sentence(index, each.text) for index, each in enumerate(sentences))
    found: dict[Certainty, list[float]] = defaultdict(list)
    for sentence, annotated in zip(sentences, annotator.annotate_many(documents), strict=True):
        for event in sentence.events:
            stance = stance_at(annotated, head_token(annotated, event.span))
            sign = -1.0 if stance.polarity is Polarity.NEGATIVE else 1.0
            found[stance.certainty].append(sign * event.factuality)
    return found


def best_within(ratings: Sequence[float], low: float, high: float) -> float:
    """The value between two bounds with the least mean absolute error; the lower of equals."""
    steps = round((high - low) / GRID)
    values = [round(low + GRID * step, 2) for step in range(steps + 1)]
    return min(values, key=lambda value: (sum(abs(each - value) for each in ratings), value))


def fitted(sizes: Mapping[Certainty, Sequence[float]]) -> dict[Certainty, float]:
    """The size of each certainty; the probable first, the possible below it."""
    probable = best_within(sizes[Certainty.PROBABLE], 2 * MIN_STEP, BELOW_FACT)
    possible = best_within(sizes[Certainty.POSSIBLE], MIN_STEP, probable - MIN_STEP)
    return {
        Certainty.CERTAIN: CERTAIN,
        Certainty.PROBABLE: probable,
        Certainty.POSSIBLE: possible,
        Certainty.UNKNOWN: 0.0,
    }


def main() -> None:
    """Fit the table and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    sizes = fitted(rated_sizes(parser.parse_args().data))
    rows = "".join(f"{certainty.value}\t*\t{size}\n" for certainty, size in sizes.items())
    OUTPUT.write_text(HEAD + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
