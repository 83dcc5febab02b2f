"""Parents beside one another: a text and its copies have no more than the text alone has."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.model.text import Document
from allegedly.trace.direction import Judged
from allegedly.trace.kinship import Kin
from allegedly.trace.parentage import judged_to_parentage
from allegedly.trace.passages import SharedText
from tests.factories import make_document

CHILD = make_document(
    "The wall broke at noon, and the water came in.", path="child.txt", publisher="The Child"
)


def parent(name: str, pairwise: float) -> Judged:
    document = make_document(f"The wall broke at noon, says {name}.", path=f"{name}.txt", publisher=name)
    text = SharedText(document.id, CHILD.id, 40, 40, 80, 80, ())
    return Judged(Kin(document, CHILD, text), pairwise, ())


def probabilities(candidates: Sequence[Judged], copied: dict[str, set[str]]) -> dict[str, float]:
    found = judged_to_parentage(candidates, {}, copied, copied)
    return {each.judged.kin.parent.publisher: each.probability for each in found}


def id_of(judged: Judged) -> str:
    document: Document = judged.kin.parent
    return document.id


@given(st.integers(1, 60), st.floats(0.3, 0.9), st.floats(0.3, 0.9))
def test_copies_of_a_parent_take_from_it_alone(copies: int, first: float, second: float) -> None:
    original, other = parent("Original", first), parent("Other", second)
    alone = probabilities([original, other], {})
    printed = [parent(f"Copy {number}", first) for number in range(copies)]
    both = probabilities([original, other, *printed], {id_of(each): {id_of(original)} for each in printed})
    of_the_text = sum(share for name, share in both.items() if name != "Other")
    assert both["Other"] == pytest.approx(alone["Other"])
    assert of_the_text == pytest.approx(alone["Original"])
    assert both["Original"] > 0.6 * of_the_text


def test_a_copy_that_is_the_likelier_source_sets_the_odds() -> None:
    original, copy = parent("Original", 0.5), parent("Copy", 0.9)
    both = probabilities([original, copy], {id_of(copy): {id_of(original)}})
    assert sum(both.values()) == pytest.approx(0.9)
    assert both["Copy"] > both["Original"]
