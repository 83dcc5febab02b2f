"""The gender that given names tell; names that both sexes bear tell none."""

from __future__ import annotations

import pytest

from allegedly.annotate.given_names import name_to_gender

GENDERS = [
    # name, gender
    ("viktor osk", "m"),
    ("daniela prush", "f"),
    ("volodymyr hale", "m"),
    ("fatima saleh", "f"),
    ("sergei orlan", "m"),
    ("andrea halloran", ""),  # men in Italy, women elsewhere
    ("kim sol", ""),  # a surname, before the given name
    ("daniela", ""),  # one word alone may be a surname
    ("crane seven", ""),
]


@pytest.mark.parametrize(("name", "gender"), GENDERS)
def test_gender_of_a_name(name: str, gender: str) -> None:
    assert name_to_gender(name.split()) == gender
