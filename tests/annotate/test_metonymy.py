"""Places that act and places that are places."""

from __future__ import annotations

import pytest

from tests.models import annotate

ACTS = [
    ("Ankara denied the report.", "Ankara", True),
    ("Ankara brokered a deal.", "Ankara", True),
    ("The ministers met in Ankara on Monday.", "Ankara", False),
    ("He flew to Ankara on Monday.", "Ankara", False),
    ("She said from London that she would sue.", "London", False),
    ("Talks between Hungary and Serbia failed.", "Serbia", True),
    ("The news caused great anxiety in Washington.", "Washington", True),
    ("There was anger in Paris over the tone.", "Paris", True),
    ("The government in Moscow was told.", "Moscow", True),
    ("The group fought in Mali.", "Mali", False),
    ("Greece and Turkey signed the pact.", "Turkey", True),
    ("A court in Rotterdam heard the case.", "Rotterdam", False),
    ("The Kremlin said that it had not meddled.", "Kremlin", True),
    ("Rebels shelled Kyiv at night.", "Kyiv", False),
    ("Police searched a flat in Kyiv's suburbs.", "Kyiv", False),
    ("They warned Washington twice.", "Washington", True),
]


@pytest.mark.parametrize(("text", "name", "acts"), ACTS)
def test_a_place_acts_or_is_a_place(text: str, name: str, acts: bool) -> None:
    found = next(each for each in annotate(text).names if each.span.of(text) == name)
    assert found.acts is acts


def test_the_longest_name_is_taken_without_its_article() -> None:
    text = "The UN Security Council met, and the Black Sea deal was praised by the Wagner Group."
    names = [each.span.of(text) for each in annotate(text).names]
    assert names == ["UN Security Council", "Black Sea", "Wagner Group"]


def test_common_words_are_no_names() -> None:
    text = "Who told us that the labour party in the shell house was a quad bike meta game?"
    assert annotate(text).names == ()
