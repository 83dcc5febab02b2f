"""The tagger's graph with its hidden states as outputs, or with the head for names put on it.

`attach.py expose tagger.onnx exposed.onnx`; `attach.py attach tagger.onnx head.npz out.onnx`. The encoder and the other
heads stay as they are, bit for bit. A head that is there is replaced.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
from onnx import NodeProto, TensorProto, helper, numpy_helper

STATES = {
    0: "/model/norm/LayerNormalization_output_0",
    **{n: f"/model/layers.{n - 1}/out_norm/LayerNormalization_output_0" for n in (2, 4, 6)},
}
HEAD = "/names/"


def expose(source: Path, out: Path) -> None:
    """Writes the graph with the states as further outputs, float (batch, pieces, 384) each."""
    model = onnx.load(str(source))
    for layer, inner in STATES.items():
        name = f"states{layer}"
        model.graph.node.append(helper.make_node("Identity", [inner], [name]))
        model.graph.output.append(output_of(name, 384))
    onnx.save(model, str(out))


def attach(source: Path, head: Path, out: Path) -> None:
    """Writes the graph with the output `names`: what each piece says of itself and of its neighbours."""
    model = onnx.load(str(source))
    graph = model.graph
    for held in (graph.node, graph.initializer):
        kept = [each for each in held if not each.name.startswith(HEAD)]
        del held[:]
        held.extend(kept)
    weights = np.load(head)
    neighbours, hidden, columns = weights["outer"].shape
    bias = np.zeros((neighbours, columns))
    bias[neighbours // 2] = weights["outer_bias"]
    arrays = {
        "inner": weights["inner"],
        "inner_bias": weights["inner_bias"],
        # what a token says of its neighbours: the filter's taps side by side
        "outer": weights["outer"].transpose(1, 0, 2).reshape(hidden, -1),
        "outer_bias": bias.reshape(-1),
    }
    for name, array in arrays.items():
        graph.initializer.append(numpy_helper.from_array(array.astype(np.float32), HEAD + name))
    graph.node.extend(head_nodes([STATES[int(layer)] for layer in weights["layers"]]))
    if "names" not in {each.name for each in graph.output}:
        graph.output.append(output_of("names", neighbours * columns))
    onnx.checker.check_model(model)
    onnx.save(model, str(out))


def head_nodes(states: list[str]) -> list[NodeProto]:
    """The head over the states side by side."""
    steps = [
        ("Concat", states, HEAD + "states", {"axis": -1}),
        ("MatMul", [HEAD + "states", HEAD + "inner"], HEAD + "mixed", {}),
        ("Add", [HEAD + "mixed", HEAD + "inner_bias"], HEAD + "moved", {}),
        ("Relu", [HEAD + "moved"], HEAD + "hidden", {}),
        ("MatMul", [HEAD + "hidden", HEAD + "outer"], HEAD + "said", {}),
        ("Add", [HEAD + "said", HEAD + "outer_bias"], "names", {}),
    ]
    return [
        helper.make_node(kind, inputs, [made], name=f"{HEAD}{kind}{place}", **more)
        for place, (kind, inputs, made, more) in enumerate(steps)
    ]


def output_of(name: str, width: int) -> onnx.ValueInfoProto:
    """An output of the graph, float (batch, pieces, width)."""
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "pieces", width])


def main() -> None:
    """Parses and does it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("expose", "attach"))
    parser.add_argument("files", type=Path, nargs="+")
    given = parser.parse_args()
    (expose if given.what == "expose" else attach)(*given.files)


if __name__ == "__main__":
    main()
