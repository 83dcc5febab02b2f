"""The head for names, fitted on what `prepare.py` wrote: `fit.py --data FOLDER --out head.npz`.

One hidden layer over the states of some layers, put side by side, and 73 columns from those of five tokens;
cross-entropy; AdamW with a rate that falls to zero. Prints the share of dev tokens that get spaCy's column, and F1 over
names, together and by kind.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

STATES = (0, 2, 4, 6)  # as in prepare.py
WIDTH, COLUMNS = 384, 73
REACH = 2  # neighbours on either side
ROW, BATCH = 64, 8  # tokens in a row, rows in a batch


def columns_of(layers: list[int]) -> list[int]:
    """The columns of the states of these layers."""
    return [WIDTH * STATES.index(layer) + each for layer in layers for each in range(WIDTH)]


def names_of(columns: list[int]) -> set[tuple[int, int, int]]:
    """Names as first token, end, kind; columns that do not fit together are in none."""
    found, opened, kind_open = set(), None, -1
    for at, column in enumerate(columns):
        place, kind = divmod(column - 1, 18) if column else (-1, -1)
        if place == 3:
            found.add((at, at + 1, kind))
        if place == 0:
            opened, kind_open = at, kind
        elif place == 2 and opened is not None and kind == kind_open:
            found.add((opened, at + 1, kind))
            opened = None
        elif place != 1 or kind != kind_open:
            opened = None
    return found


class Head(nn.Module):
    """States of a token -> a hidden layer; the hidden layers of five neighbouring tokens -> 73 columns."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.inner = nn.Linear(width, hidden)
        self.dropout = nn.Dropout(0.1)
        self.outer = nn.Conv1d(hidden, COLUMNS, 2 * REACH + 1, padding=REACH)

    def forward(self, states: Tensor) -> Tensor:
        """States (texts, tokens, width) to log-odds (texts, tokens, 73)."""
        hidden = self.dropout(functional.relu(self.inner(states)))
        return self.outer(hidden.transpose(1, 2)).transpose(1, 2)


def figures(head: Head, states: Tensor, columns: np.ndarray) -> str:
    """Accuracy and F1 over names on dev, by the likeliest column of each token (no Viterbi)."""
    with torch.no_grad():
        given = head(states[None])[0].argmax(1).tolist()
    gold, own = names_of(columns.tolist()), names_of(given)
    right = np.mean(np.array(given) == columns)
    lines = [f"accuracy {right:.4f}, F1 {2 * len(gold & own) / max(len(gold) + len(own), 1):.4f}"]
    for kind in range(18):
        a, b = ({each for each in names if each[2] == kind} for names in (gold, own))
        lines.append(f"{kind}:{2 * len(a & b) / max(len(a) + len(b), 1):.2f}({len(a)})")
    return " ".join(lines)


def main() -> None:
    """Parses, fits, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 2, 4, 6])
    parser.add_argument("--hidden", type=int, default=128)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    taken = columns_of(given.layers)
    train, dev = (np.load(given.data / f"{name}.npz") for name in ("train", "dev"))
    states = torch.from_numpy(train["states"][:, taken])
    gold = torch.from_numpy(train["columns"].astype(np.int64))
    dev_states = torch.from_numpy(dev["states"][:, taken]).float()
    mean = states[::20].float().mean(0)
    deviation = states[::20].float().std(0) + 1e-3
    width = len(taken)
    head = Head(width, given.hidden)
    optimizer = torch.optim.AdamW(head.parameters(), lr=given.rate, weight_decay=0.01)
    rows = torch.arange(len(gold) // ROW * ROW).view(-1, ROW)
    steps = given.epochs * -(-len(rows) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, given.rate, total_steps=steps, pct_start=0.1)
    began = time.process_time()
    for epoch in range(given.epochs):
        head.train()
        total = 0.0
        for batch in torch.randperm(len(rows)).split(BATCH):
            inputs = (states[rows[batch]].float() - mean) / deviation
            loss = functional.cross_entropy(head(inputs).flatten(0, 1), gold[rows[batch]].flatten())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * len(batch)
        head.eval()
        seconds = time.process_time() - began
        report = figures(head, (dev_states - mean) / deviation, dev["columns"])
        print(f"epoch {epoch + 1}, {seconds:.0f} s, loss {total / len(rows):.4f}, {report}", flush=True)
        save(head, mean, deviation, given.layers, given.out)


def save(head: Head, mean: Tensor, deviation: Tensor, layers: list[int], out: Path) -> None:
    """Writes the weights, the scaling of the states made part of the first layer."""
    scaled = head.inner.weight.detach() / deviation
    arrays = {
        "inner": scaled.T,
        "inner_bias": head.inner.bias - scaled @ mean,
        "outer": head.outer.weight.permute(2, 1, 0),  # neighbour, hidden, column
        "outer_bias": head.outer.bias,
    }
    kept = {name: np.ascontiguousarray(each.detach().numpy()) for name, each in arrays.items()}
    np.savez(out, layers=np.array(layers), **kept)


if __name__ == "__main__":
    main()
