"""What a passive of telling states: that somebody was told, however sure the matter is."""

from __future__ import annotations

import pytest

from tests.models import extract

TOLD = [
    # text, words of the event, certainty, polarity, kind
    ("Engineers at the dam were warned about cracks in the wall in March.", "warned", "CT", "+", "asserted"),
    ("A leaked memo says the company was warned in March about cracks.", "warned", "CT", "+", "asserted"),
    ("The ministry was warned of the leak in May.", "warned", "CT", "+", "asserted"),
    ("The council was told of the fault in May.", "told", "CT", "+", "asserted"),
    ("The manager had been alerted to the leak.", "alerted", "CT", "+", "asserted"),
    ("Officials were not warned of the danger.", "warned", "CT", "-", "asserted"),
    ("The mayor may have been warned about the flood.", "warned", "PS", "+", "asserted"),
    ("The firm denied that it had been warned about the cracks.", "warned", "CT", "-", "denied"),
    ("Was the board warned about the leak?", "warned", "U", "u", "question"),
    ("Officials warned of a strike on Friday.", "strike", "PS", "+", "predicted"),
]


@pytest.mark.parametrize(("text", "event", "certainty", "polarity", "kind"), TOLD)
def test_being_told_is_stated(text: str, event: str, certainty: str, polarity: str, kind: str) -> None:
    (found,) = extract(text).statements
    assert found.event is not None
    assert found.event.trigger.of(text) == event
    stance = found.stance
    assert (stance.certainty, stance.polarity, stance.kind) == (certainty, polarity, kind)
