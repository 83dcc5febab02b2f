"""Writes the tagger for onnxruntime: `export.py --weights epoch3.safetensors --out FOLDER`.

FOLDER/tagger.onnx has int8 weights and word vectors, FOLDER/tokenizer.json neither truncates nor pads.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import onnx
import torch
from model import Tagger
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from prepare import load_tokenizer
from safetensors.torch import load_file

OPSET = 17


def export(weights: Path, out: Path) -> None:
    """Exports, quantises, and says how large the file is."""
    model = Tagger(dropout=0.0)
    model.load_state_dict(load_file(str(weights)))
    model.eval()
    ids = torch.randint(1000, 2000, (2, 48))
    mask = torch.ones_like(ids)
    out.mkdir(parents=True, exist_ok=True)
    axes = {0: "batch", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        exact, simple = Path(folder) / "exact.onnx", Path(folder) / "simple.onnx"
        torch.onnx.export(
            model,
            (ids, mask),
            str(exact),
            input_names=["ids", "mask"],
            output_names=["tags", "queries", "keys"],
            dynamic_axes=dict.fromkeys(("ids", "mask", "tags", "queries", "keys"), axes),
            opset_version=OPSET,
            dynamo=False,
        )
        quant_pre_process(str(exact), str(simple), skip_symbolic_shape=True)
        quantize_dynamic(
            str(simple),
            str(out / "tagger.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
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
