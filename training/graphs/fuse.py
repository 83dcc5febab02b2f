"""Makes an exported model's attention one node a layer and drops the mask: `fuse.py model.onnx fused.onnx`.

The package reads each window and each text by itself, so there is never padding to hide. What is multiplied by what
stays as it is; sums are taken in another order. Takes the graphs of `training/attribution/export.py` (with or without
the head for names) and of `training/encoder/export.py`; a graph that is fused stays as it is.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from onnx import GraphProto, NodeProto, helper, numpy_helper
from onnx.utils import Extractor

HEADS, HIDDEN = 12, 384
DOMAIN = "com.microsoft"
THIRDS = "thirds"


@dataclass(frozen=True, slots=True)
class Trunk:
    """Names in one layer of an exported graph, `{}` for its number.

    `given` are queries, keys and values (batch, pieces, 384), or the three side by side; `mixed` is what attention
    makes of them, of the same shape.
    """

    given: tuple[str, ...]
    mixed: str


TRUNKS = (
    Trunk(("/model/layers.{}/qkv/Add_output_0",), "/model/layers.{}/Reshape_1_output_0"),
    Trunk(
        tuple(
            f"/encoder/encoder/layer.{{}}/attention/self/{name}/Add_output_0"
            for name in ("query", "key", "value")
        ),
        "/encoder/encoder/layer.{}/attention/self/Reshape_3_output_0",
    ),
)


def fuse(source: Path, out: Path) -> int:
    """Writes the graph with its attention fused; returns how many layers were."""
    model = onnx.load(str(source))
    nodes: list[NodeProto] = []
    fused = 0
    made = attention_of(model.graph)
    for node in model.graph.node:
        if node.output[0] in made:
            nodes += made[node.output[0]]
            fused += 1
        else:
            nodes.append(node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    if fused:
        model.graph.initializer.append(numpy_helper.from_array(np.array([HIDDEN] * 3), THIRDS))
    if not any(opset.domain == DOMAIN for opset in model.opset_import):
        model.opset_import.append(helper.make_opsetid(DOMAIN, 1))
    needed = without_what_nobody_needs(model)
    onnx.checker.check_model(needed)
    onnx.save(needed, str(out))
    return fused


def attention_of(graph: GraphProto) -> dict[str, list[NodeProto]]:
    """The nodes that make each layer's mixed values, by the name of these."""
    known = {name for node in graph.node for name in node.output}
    fused = {name for node in graph.node if node.op_type == "MultiHeadAttention" for name in node.output}
    found: dict[str, list[NodeProto]] = {}
    for trunk in TRUNKS:
        layer = 0
        while (mixed := trunk.mixed.format(layer)) in known:
            if mixed not in fused:
                found[mixed] = layer_to_nodes([name.format(layer) for name in trunk.given], mixed, layer)
            layer += 1
    return found


def layer_to_nodes(given: list[str], mixed: str, layer: int) -> list[NodeProto]:
    """Attention of one layer, its three inputs cut apart where they are one."""
    nodes = []
    if len(given) == 1:
        parts = [f"/attention.{layer}/{name}" for name in ("query", "key", "value")]
        nodes.append(
            helper.make_node("Split", [given[0], THIRDS], parts, f"/attention.{layer}/Split", axis=-1)
        )
        given = parts
    name = f"/attention.{layer}/MultiHeadAttention"
    nodes.append(helper.make_node("MultiHeadAttention", given, [mixed], name, domain=DOMAIN, num_heads=HEADS))
    return nodes


def without_what_nobody_needs(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with the nodes, weights and inputs that its outputs rest on."""
    outputs = [each.name for each in model.graph.output]
    inputs = [each.name for each in model.graph.input]
    needed = Extractor(model).extract_model(inputs, outputs)
    used = {name for node in needed.graph.node for name in node.input}
    kept = [each for each in needed.graph.input if each.name in used]
    del needed.graph.input[:]
    needed.graph.input.extend(kept)
    del needed.graph.value_info[:]
    needed.doc_string = model.doc_string
    return needed


def main() -> None:
    """Parses and fuses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    print(f"{fuse(given.source, given.out)} layers fused, {given.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
