"""The models that the package carries: what their cards say of them, and what a user's disk has to hold."""

from __future__ import annotations

import hashlib
from importlib import resources

import pytest

from allegedly.annotate.model_file import load_model
from allegedly.errors import MissingDependency

MIB = 2**20
NAMES = ("tagger", "encoder")


def model_of(name: str) -> bytes:
    return resources.files("allegedly.resources").joinpath(name, f"{name}.onnx").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_the_card_tells_of_the_file_beside_it(name: str) -> None:
    card = resources.files("allegedly.resources").joinpath(name, "MODEL_CARD.md").read_text(encoding="utf-8")
    model = model_of(name)
    assert hashlib.sha256(model).hexdigest() in card
    assert f"({len(model) / 1e6:.1f} MB" in card


def test_models_are_small() -> None:
    sizes = [len(model_of(name)) for name in NAMES]
    assert max(sizes) < 30 * MIB
    assert sum(sizes) < 80 * MIB


@pytest.mark.parametrize("name", NAMES)
def test_a_model_has_no_mask_and_one_step_of_attention_a_layer(name: str) -> None:
    session, _ = load_model(name, "a model", threads=1)
    assert {each.name for each in session.get_inputs()} <= {"ids", "forms"}
    assert model_of(name).count(b"/MultiHeadAttention") == 6


def test_a_model_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(MissingDependency, match="the oracle"):
        load_model("oracle", "the oracle", threads=1)
