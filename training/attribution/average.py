"""Averages the weights of several epochs: `average.py RUN/epoch5.safetensors RUN/epoch6.safetensors --out OUT`.

The mean of late checkpoints lies in a flatter place than any of them (Izmailov et al. 2018, arXiv:1803.05407).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file


def averaged(paths: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights in these files, in the type of the first."""
    states = [load_file(str(path)) for path in paths]
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(first.dtype).contiguous()
        for name, first in states[0].items()
    }


def main() -> None:
    """Parses and averages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    save_file(averaged(given.weights), str(given.out))


if __name__ == "__main__":
    main()
