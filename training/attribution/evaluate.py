"""Measures an exported tagger on a split: `evaluate.py --model FOLDER --dev polnear/dev --out dev.json`.

With `--tune` it first searches the decoder's settings there, one setting at a time, and prints them.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from export import INPUTS, OUTPUTS
from prepare import text_to_cut
from tokenizers import Tokenizer

from allegedly.annotate.decode import (
    DecodedAttribution,
    DecoderSettings,
    WindowOutput,
    windows_to_attributions,
)
from allegedly.annotate.pieces import (
    CLS_ID,
    OVERLAP,
    SEP_ID,
    WINDOW,
    Pieces,
    count_to_windows,
)
from allegedly.bench.attribution_score import ScoredArticle, SpanTriple, attribution_scores
from allegedly.bench.polnear import GoldArticle, articles_of
from allegedly.model.text import Span, Spans

GRID = {
    "every_cue": (0.0, 0.25, 0.5, 0.75, 1.0),
    "border_weight": (0.0, 0.15, 0.3, 0.5, 0.7, 1.0),
    "switch_cost": (0.0, 0.5, 1.0, 2.0, 3.0),
    "cue_bias": (-1.0, -0.6, -0.3, 0.0, 0.3, 0.6, 1.0),
    "content_bias": (-0.6, -0.3, 0.0, 0.3, 0.6),
    "source_bias": (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5),
}


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """A gold article and the model's answer for its windows."""

    gold: GoldArticle
    pieces: Pieces
    windows: tuple[WindowOutput, ...]


def pieces_to_windows(
    pieces: Pieces, session: onnxruntime.InferenceSession, overlap: int
) -> tuple[WindowOutput, ...]:
    """Runs the model on each window of an article by itself, as the package does: the graph has no mask."""
    outputs = []
    for start, end in count_to_windows(len(pieces.ids), WINDOW, overlap):
        ids = np.array([[CLS_ID, *pieces.ids[start:end], SEP_ID]], dtype=np.int64)
        forms = np.zeros_like(ids)
        forms[0, 1:-1] = pieces.forms[start:end]
        found = session.run(list(OUTPUTS), dict(zip(INPUTS, (ids, forms), strict=True)))
        outputs.append(WindowOutput(start, *(output[0, 1:-1] for output in found)))
    return tuple(outputs)


def decoded_to_triple(one: DecodedAttribution, pieces: Pieces) -> SpanTriple:
    """Runs of pieces as spans of the text."""

    def spans(runs: tuple[tuple[int, int], ...]) -> Spans:
        return tuple(Span(int(pieces.spans[start, 0]), int(pieces.spans[end - 1, 1])) for start, end in runs)

    return SpanTriple(spans(one.source), spans((one.cue,)), spans(one.content))


def scores(articles: list[ReadArticle], settings: DecoderSettings) -> dict[str, Any]:
    """The protocol's figures under these settings."""
    return attribution_scores(
        [
            ScoredArticle(
                one.gold.text,
                one.gold.attributions,
                tuple(
                    decoded_to_triple(found, one.pieces)
                    for found in windows_to_attributions(
                        one.windows, one.pieces.glued, one.pieces.breaks, settings
                    )
                ),
            )
            for one in articles
        ]
    )


def tuned(articles: list[ReadArticle], settings: DecoderSettings) -> DecoderSettings:
    """Settings with the best linked F1@0.8, each moved in turn while the others stay, two rounds."""
    best = float(scores(articles, settings)["linked_f1_80"])
    for _ in range(2):
        for name, values in GRID.items():
            for value in values:
                tried = replace(settings, **{name: value})
                score = float(scores(articles, tried)["linked_f1_80"])
                if score > best:
                    best, settings = score, tried
                    print(f"{best:.4f} {name} {value}", flush=True)
    return settings


def main() -> None:
    """Parses, runs the model, tunes if asked, prints and writes the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--overlap", type=int, default=OVERLAP)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--tune", action="store_true")
    given = parser.parse_args()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = given.threads
    session = onnxruntime.InferenceSession(str(given.model / "tagger.onnx"), options)
    tokenizer = Tokenizer.from_file(str(given.model / "tokenizer.json"))
    gold = articles_of(given.dev)
    began, spent = time.monotonic(), time.process_time()
    pieces = [text_to_cut(one.text, tokenizer) for one in gold]
    articles = [
        ReadArticle(one, cut, pieces_to_windows(cut, session, given.overlap))
        for one, cut in zip(gold, pieces, strict=True)
    ]
    modelled, modelled_cpu = time.monotonic() - began, time.process_time() - spent
    settings = tuned(articles, DecoderSettings()) if given.tune else DecoderSettings()
    spent = time.process_time()
    found = scores(articles, settings)
    total = sum(len(one.ids) for one in pieces)
    found["settings"] = asdict(settings)
    found["speed"] = {
        "pieces": total,
        "model_wall_s": round(modelled, 2),
        "model_cpu_s": round(modelled_cpu, 2),
        "decode_and_score_cpu_s": round(time.process_time() - spent, 2),
    }
    if given.out:
        given.out.write_text(json.dumps(found, indent=1))
    slices = {name: one["f1"] for name, one in found["slices"].items()}
    print(
        f"linked F1 @.8 {found['linked_f1_80']} "
        f"(P {found['linked_precision_80']} R {found['linked_recall_80']}) "
        f"@.5 {found['linked_f1_50']} exact {found['linked_f1_exact']} spans {found['span_f1']} "
        f"token F1 {found['token_f1']} alpha {found['token_alpha']} slices {slices} "
        f"settings {found['settings']} speed {found['speed']}"
    )


if __name__ == "__main__":
    main()
