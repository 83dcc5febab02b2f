"""Golden estimative words: a text, the event, its words of probability and their interval. Add a row to add a word."""

from __future__ import annotations

import pytest

from allegedly.extract.estimates import estimate_words, tree_to_estimates
from tests.models import extract, parse

# text, trigger, words, low, high, scale
GOLDEN = [
    ("The guild will probably buy the ships.", "buy", "probably", 0.55, 0.80, "ICD 203"),
    ("The guild is likely to buy the ships.", "buy", "likely", 0.55, 0.80, "ICD 203"),
    ("It is very likely that the guild bought the ships.", "bought", "very likely", 0.80, 0.95, "ICD 203"),
    ("The guild almost certainly bought the ships.", "bought", "almost certainly", 0.95, 0.99, "ICD 203"),
    ("It is unlikely that the guild bought the ships.", "bought", "unlikely", 0.20, 0.45, "ICD 203"),
    ("It is highly unlikely that the dam will break.", "break", "highly unlikely", 0.10, 0.20, "PHIA"),
    (
        "There is a realistic possibility that the dam will break.",
        "break",
        "realistic possibility",
        0.4,
        0.5,
        "PHIA",
    ),
    (
        "There is a 70 per cent chance that the dam will break.",
        "break",
        "70 per cent chance",
        0.7,
        0.7,
        "stated",
    ),
    (
        "There is a one-in-three chance that the dam will break.",
        "break",
        "one-in-three chance",
        0.3333,
        0.3333,
        "stated",
    ),
    ("The dam has a 70 per cent chance of breaking.", "has", "70 per cent chance", 0.7, 0.7, "stated"),
    ("It is not likely that the dam will break.", "break", "not likely", 0.2, 0.45, "ICD 203"),
    (
        "It is more likely than not that the dam will break.",
        "break",
        "more likely than not",
        0.5,
        1.0,
        "stated",
    ),
]


@pytest.mark.parametrize(
    ("text", "trigger", "words", "low", "high", "scale"), GOLDEN, ids=[row[0] for row in GOLDEN]
)
def test_words_and_interval(text: str, trigger: str, words: str, low: float, high: float, scale: str) -> None:
    found = [
        each for each in extract(text).statements if each.event and each.event.trigger.of(text) == trigger
    ]
    assert found
    estimate = found[0].estimate
    assert estimate is not None
    assert (estimate.span.of(text), estimate.low, estimate.high, estimate.scale) == (words, low, high, scale)


FIGURES = [
    ("There is a 20-30% probability that the dam will break.", 0.2, 0.3),
    ("The chance that the dam will break is about 10%.", 0.1, 0.1),
    ("The odds of that were put at one in four.", 0.25, 0.25),
    ("There is a more than 60% chance of rain.", 0.6, 1.0),
    ("They gave it a 50-50 chance.", 0.5, 0.5),
]


@pytest.mark.parametrize(("text", "low", "high"), FIGURES)
def test_figures_of_chance(text: str, low: float, high: float) -> None:
    ((_, estimate),) = tree_to_estimates(parse(text)).estimates
    assert (estimate.low, estimate.high, estimate.scale) == (low, high, "stated")


def test_there_is_no_chance_of_three_in_two_or_of_120_per_cent() -> None:
    assert tree_to_estimates(parse("There is a 120% chance, or a three in two chance.")).estimates == ()


@pytest.mark.parametrize(
    "text",
    [
        "One in three people left the town.",
        "About 70 per cent of voters stayed at home.",
        "The guild bought the ships.",
        "The guild may have bought the ships.",
        "The likely buyer left the room.",
        "Prices rose by 70 per cent.",
    ],
)
def test_a_share_or_a_mere_possibility_is_no_probability(text: str) -> None:
    assert [each.estimate for each in extract(text).statements if each.estimate] == []


def test_confidence_in_a_judgement_is_kept_apart_from_probability() -> None:
    text = "The agency said: “We assess with moderate confidence that the guild is likely to buy the ships.”"
    (found,) = [each for each in extract(text).statements if each.event and each.event.lemma == "buy"]
    assert found.stated_confidence is not None
    assert (found.stated_confidence.level, found.stated_confidence.span.of(text)) == (
        "moderate",
        "moderate confidence",
    )
    assert found.estimate is not None
    assert (found.estimate.low, found.estimate.high) == (0.55, 0.8)


def test_confidence_alone_gives_no_probability() -> None:
    text = "Analysts assess with high confidence that the guild bought the ships."
    (found,) = [each for each in extract(text).statements if each.event and each.event.lemma == "buy"]
    assert found.estimate is None
    assert found.stated_confidence is not None


def test_intervals_of_the_table_are_probabilities() -> None:
    assert all(0 <= row.low <= row.high <= 1 for row in estimate_words().values())
