"""Words for one event."""

from __future__ import annotations

import pytest

from allegedly.link.synonyms import phrases_to_concepts, term_to_concept


@pytest.mark.parametrize(("left", "right"), [("kill", "death"), ("postpone", "delay"), ("buy", "acquire")])
def test_words_for_one_event_are_one_concept(left: str, right: str) -> None:
    assert term_to_concept(left) == term_to_concept(right)


@pytest.mark.parametrize(
    ("left", "right"), [("buy", "sell"), ("rise", "fall"), ("start", "stop"), ("open", "close")]
)
def test_opposites_are_two(left: str, right: str) -> None:
    assert term_to_concept(left) != term_to_concept(right)


def test_a_particle_makes_another_verb_only_beside_it() -> None:
    assert phrases_to_concepts("they called off the strike".split()) == {"call": "cancel"}
    assert phrases_to_concepts("they called the strike off".split()) == {}
