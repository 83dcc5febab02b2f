"""Which of the times in a sentence belongs to which event."""

from __future__ import annotations

import pytest

from tests.models import extract

# text, trigger, words of its time
GOLDEN = [
    ("The guild bought two ships in March 2021 and sold them in May 2022.", "bought", "March 2021"),
    ("The guild bought two ships in March 2021 and sold them in May 2022.", "sold", "May 2022"),
    ("The ferry now sails to Port Alba, where it sank in 2019.", "sank", "2019"),
    ("The mayor resigned on Tuesday after the dam broke on 3 April.", "resigned", "Tuesday"),
]


@pytest.mark.parametrize(("text", "trigger", "words"), GOLDEN)
def test_an_event_has_the_time_that_hangs_on_it(text: str, trigger: str, words: str) -> None:
    statements = extract(text, day="2023-04-20").statements
    (found,) = [each for each in statements if each.event and each.event.trigger.of(text) == trigger]
    assert found.time is not None
    assert found.time.span.of(text) == words


def test_an_event_without_a_time_has_none() -> None:
    assert all(each.time is None for each in extract("The guild bought two ships.").statements)
