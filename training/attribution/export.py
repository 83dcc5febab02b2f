"""Writes the tagger for onnxruntime: `export.py --weights epoch3.safetensors --out FOLDER`.

FOLDER/tagger.onnx has int8 weights and word vectors, its attention as `training/graphs/fuse.py` makes it;
FOLDER/tokenizer.json neither truncates nor pads.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import onnx
import torch
from model import Outputs, Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from prepare import load_tokenizer
from safetensors.torch import load_file
from torch import Tensor, nn

sys.path.append(str(Path(__file__).parents[1] / "graphs"))
from fuse import fuse

OPSET = 17
INPUTS = ("ids", "forms")
OUTPUTS = ("tags", "queries", "keys", "kinds", "ratings")


class Flat(nn.Module):
    """The tagger for windows without padding, with its ratings in one row a piece."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, forms: Tensor) -> Outputs:
        """As `Tagger.forward`."""
        tags, queries, keys, kinds, ratings = self.model(ids, torch.ones_like(ids), forms)
        return tags, queries, keys, kinds, ratings.flatten(2)


def export(weights: Path, out: Path) -> None:
    """Exports, quantises, and says how large the file is."""
    model = Tagger(dropout=0.0)
    model.load_state_dict(load_file(str(weights)))
    model.eval()
    ids = torch.randint(1000, 2000, (2, 48))
    forms = torch.zeros_like(ids)
    out.mkdir(parents=True, exist_ok=True)
    axes = {0: "batch", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        exact, simple, whole = (Path(folder) / name for name in ("exact.onnx", "simple.onnx", "whole.onnx"))
        torch.onnx.export(
            Flat(model),
            (ids, forms),
            str(exact),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=dict.fromkeys((*INPUTS, *OUTPUTS), axes),
            opset_version=OPSET,
            dynamo=False,
        )
        quant_pre_process(str(exact), str(simple), skip_symbolic_shape=True)
        quantize_dynamic(
            str(simple),
            str(whole),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
        fuse(whole, out / "tagger.onnx")
    load_tokenizer().save(str(out / "tokenizer.json"))
    made = onnx.load(str(out / "tagger.onnx"))
    made.doc_string = "allegedly attribution tagger: a fine-tuned all-MiniLM-L6-v2, see README.md"
    onnx.save(made, str(out / "tagger.onnx"))
    print(f"tagger.onnx {(out / 'tagger.onnx').stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Parses and exports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.set_num_threads(2)
    export(given.weights, given.out)


if __name__ == "__main__":
    main()
