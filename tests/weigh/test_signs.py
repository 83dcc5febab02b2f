"""What the articles on a claim call it: counted by families of copies, and only where it is about the claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allegedly.weigh.doubts import DoubtKind
from allegedly.weigh.evidence import index_evidence
from allegedly.weigh.signs import SIGN_WEIGHTS, Sign, log_odds_of_signs, signs_of_claim
from tests.weigh.stories import Story

ABOUT = " A fake story was that the Gull Company bought drones."
NAMELESS = " The story is a hoax."


def signs(story: Story) -> tuple[Sign, ...]:
    evidence = index_evidence(tuple(story.documents), story.extractions(), story.lineage())
    return signs_of_claim(story.claim(), evidence)


def test_a_claim_that_nothing_is_said_of_has_no_signs() -> None:
    story = Story()
    story.report("Herald", "Harbour Office")
    assert signs(story) == ()
    assert log_odds_of_signs(()) == 0.0


def test_copies_are_counted_once() -> None:
    story = Story()
    original = story.report("Herald", "Harbour Office", more=ABOUT)
    story.report("Mirror", "Lena Voss")
    before = signs(story)
    for index in range(20):
        story.copy(original, f"Clone {index}")
    assert (before[0].saying, before[0].articles) == (1, 2)
    assert signs(story)[0].log_odds == before[0].log_odds


def test_what_names_nothing_is_about_the_headline_alone() -> None:
    story = Story()
    statement = story.report("Herald", "Harbour Office", more=NAMELESS)
    assert signs(story) == ()
    story.statements = [replace(statement, heading=True)]
    assert [each.kind for each in signs(story)] == [DoubtKind.FALSE]


def test_a_claim_about_something_false_has_no_signs() -> None:
    story = Story()
    story.report("Herald", "Harbour Office", more=ABOUT)
    evidence = index_evidence(tuple(story.documents), story.extractions(), story.lineage())
    claim = replace(story.claim(), text="the Gull Company bought drones in a hoax")
    assert signs_of_claim(claim, evidence) == ()


def test_signs_lower_and_never_raise_and_more_articles_that_say_so_lower_more() -> None:
    assert all(weight < 0.0 for weight in SIGN_WEIGHTS.values())
    found = []
    for number in (1, 2, 4):
        story = Story()
        for index in range(4):
            story.report(f"Outlet {index}", "Harbour Office", more=ABOUT if index < number else "")
        found.append(log_odds_of_signs(signs(story)))
    assert 0.0 > found[0] > found[1] > found[2]
    assert found[2] == pytest.approx(-3.0 * 4 / 5)
