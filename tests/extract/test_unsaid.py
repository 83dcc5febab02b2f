"""Golden rows: what is ascribed to somebody who may never have said it is not certain. Add a row to add a case."""

from __future__ import annotations

import pytest

from tests.models import extract

# text, the trigger's lemma, kind, certainty, polarity
GOLDEN = [
    ("The mayor may say that the firm sold the mine.", "sell", "predicted", "PS", "+"),
    ("Prosecutors could argue that the firm sold the mine.", "sell", "predicted", "PS", "+"),
    ("Critics would say that the firm sold the mine.", "sell", "predicted", "PR", "+"),
    ("The lawyer will argue that the mine was closed.", "be", "predicted", "PR", "+"),
    ("The ministry wanted to say that the mine was shut.", "shut", "planned", "PS", "+"),
    ("If they think the firm sold the mine, they are wrong.", "sell", "conditional", "U", "u"),
    ('"If the mayor says the firm sold the mine, he is lying," Silva said.', "sell", "conditional", "U", "u"),
    ("Silva denied that the mayor had said that the firm sold the mine.", "sell", "asserted", "U", "u"),
    ("There is no evidence that the mayor said that the firm sold the mine.", "sell", "asserted", "U", "u"),
    ("It is unclear whether the mayor said that the firm sold the mine.", "sell", "asserted", "U", "u"),
    ("I am told that the firm sold the mine.", "sell", "alleged", "PS", "+"),
    ("A document purporting to show that the firm sold the mine was found.", "sell", "alleged", "PS", "+"),
    ("Let us suppose for a moment that the bank has failed.", "fail", "conditional", "U", "u"),
    ("Imagine that the bank has failed.", "fail", "conditional", "U", "u"),
    # plans given up
    ("The firm has scrapped plans to build a port.", "build", "planned", "PR", "-"),
    # said after all
    ("He would later admit that the firm sold the mine.", "sell", "asserted", "CT", "+"),
    ("Officials would only say that the firm sold the mine.", "sell", "asserted", "CT", "+"),
    ("Reporters could see that the mine was closed.", "be", "asserted", "CT", "+"),
    ("The ministry can confirm that the mine was closed.", "be", "asserted", "CT", "+"),
    ('"I would say that the firm sold the mine," Silva said.', "sell", "asserted", "CT", "+"),
    ("The mayor should know that the firm sold the mine.", "sell", "asserted", "CT", "+"),
]


@pytest.mark.parametrize(("text", "lemma", "kind", "certainty", "polarity"), GOLDEN)
def test_stance_under_a_saying(text: str, lemma: str, kind: str, certainty: str, polarity: str) -> None:
    stance = next(
        each.stance for each in extract(text).statements if each.event and each.event.lemma == lemma
    )
    assert (stance.kind.value, stance.certainty.value, stance.polarity.value) == (kind, certainty, polarity)
