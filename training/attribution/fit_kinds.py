"""Fits the head for kinds of sources on a finished encoder: `fit_kinds.py --weights W --data train.pt --out W2`.

In training the kinds come by in too few batches for their head to settle. Here it is fitted by itself, to the mean of
a source's pieces, by regularised multinomial regression; the encoder stays as it is. Prints the accuracy of a
five-fold cross-validation over paragraphs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from batches import Window, windows_to_batch
from model import KINDS, Tagger
from prepare import WRITTEN, LabelledText, load_texts
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

FOLDS = 5
PENALTIES = (1e-3, 3e-3, 1e-2, 3e-2)


def hidden_states(model: Tagger, text: LabelledText) -> Tensor:
    """The encoder's last layer, (pieces, 384)."""
    caught: list[Tensor] = []
    handle = model.kind_head.register_forward_hook(lambda _module, given, _out: caught.append(given[0]))
    batch = windows_to_batch([Window(((text, 0, len(text.ids)),))])
    with torch.no_grad():
        model(batch.ids, batch.mask, batch.forms)
    handle.remove()
    return caught[0][0, 1 : len(text.ids) + 1]


def texts_to_sources(model: Tagger, texts: list[LabelledText]) -> tuple[Tensor, Tensor, np.ndarray]:
    """Mean hidden state, kind, and paragraph of each source."""
    rows, kinds, places = [], [], []
    for place, text in enumerate(texts):
        hidden = hidden_states(model, text)
        for member in text.members:
            inside = np.flatnonzero(member == 1)
            if len(inside) and text.kinds[inside[0]] >= 0:
                rows.append(hidden[inside].mean(0))
                kinds.append(int(text.kinds[inside[0]]))
                places.append(place)
    return torch.stack(rows), torch.tensor(kinds), np.array(places)


def fitted(rows: Tensor, kinds: Tensor, penalty: float) -> nn.Linear:
    """The head with the least cross-entropy plus `penalty` times the squared weights."""
    head = nn.Linear(rows.shape[1], KINDS)
    optimizer = torch.optim.LBFGS(head.parameters(), max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimizer.zero_grad()
        loss = functional.cross_entropy(head(rows), kinds) + penalty * head.weight.square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return head


def accuracy(rows: Tensor, kinds: Tensor, places: np.ndarray, penalty: float) -> float:
    """Share of sources whose kind is right, each judged by a head that has not seen its paragraph."""
    right = 0
    for fold in range(FOLDS):
        held = torch.from_numpy(places % FOLDS == fold)
        head = fitted(rows[~held], kinds[~held], penalty)
        right += int((head(rows[held]).argmax(-1) == kinds[held]).sum())
    return right / len(kinds)


def main() -> None:
    """Parses, fits, and writes the weights with the new head."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.manual_seed(1)
    weights = load_file(str(given.weights))
    model = Tagger(dropout=0.0)
    model.load_state_dict(weights)
    model.eval()
    rows, kinds, places = texts_to_sources(
        model, [one for one in load_texts(given.data) if one.task == WRITTEN]
    )
    by_penalty = {penalty: accuracy(rows, kinds, places, penalty) for penalty in PENALTIES}
    best = max(by_penalty, key=lambda penalty: by_penalty[penalty])
    print(f"{len(kinds)} sources; accuracy by penalty {by_penalty}")
    head = fitted(rows, kinds, best)
    weights["kind_head.weight"] = head.weight.detach().contiguous()
    weights["kind_head.bias"] = head.bias.detach().contiguous()
    save_file(weights, str(given.out))


if __name__ == "__main__":
    main()
