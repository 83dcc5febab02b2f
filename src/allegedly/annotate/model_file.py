"""A model of the package and its tokenizer, read from `resources/`."""

from __future__ import annotations

from importlib import resources

import onnxruntime
from tokenizers import Tokenizer

from allegedly.errors import MissingDependency

SLOWER_TOGETHER = ["SkipLayerNormFusion"]
"""onnxruntime's way to add and normalise in one step takes ten times as long as its two steps (0.65 against 0.07 ms
for 384 pieces)."""


def load_model(name: str, title: str, threads: int) -> tuple[onnxruntime.InferenceSession, Tokenizer]:
    """`resources/NAME/NAME.onnx` ready to run, and the tokenizer beside it.

    Raises MissingDependency, with the model's title, where the files are not there.
    """
    folder = resources.files("allegedly.resources").joinpath(name)
    try:
        model = folder.joinpath(f"{name}.onnx").read_bytes()
        vocabulary = folder.joinpath("tokenizer.json").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise MissingDependency(title, "its weights are missing", "reinstall allegedly") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        model, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER_TOGETHER
    )
    return session, Tokenizer.from_str(vocabulary)
