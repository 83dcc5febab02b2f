"""Short stories from article to claims: what says the same, and what only stands near it. Add articles and rows."""

from __future__ import annotations

import functools

import pytest

from allegedly.config import Config
from allegedly.link.claims import link_claims
from allegedly.model.claim import Claim, Statement
from allegedly.model.text import Original
from allegedly.pipeline import reading_of
from tests.models import annotator

STORIES = {
    "crane": (
        "Two dead in crane collapse at Velsen port\n\n"
        "Two dockers were killed on Tuesday when a tower crane collapsed at the port of Velsen, "
        "the harbour authority said.",
        "Inspector warned of faults in crane that killed two\n\n"
        "An inspector warned Brandt Lifting in January of faults in the crane that killed two "
        "dockers at the port of Velsen.",
        "Police open inquiry into fatal crane collapse\n\n"
        "Police have opened an inquiry into the crane collapse that killed two dockers at Velsen "
        "port on Tuesday.",
        "Brandt Lifting denies ignoring warning\n\n"
        "Brandt Lifting denied on Thursday that it had ignored a warning about the crane whose "
        "collapse killed two dockers in Velsen.",
        "Union blames corroded bolt\n\n"
        "A corroded bolt caused the crane collapse in Velsen, the dockers' union said on "
        "Thursday.\n\n"
        "Two people were killed in the accident.",
    ),
    "outbreak": (
        "Hospital reports legionella outbreak\n\n"
        "Saint Orla hospital in Merrow reported an outbreak of legionella on Saturday.\n\n"
        "Eleven patients have fallen ill.",
        "Saint Orla hospital reported outbreak late\n\n"
        "Saint Orla hospital reported the legionella outbreak late, the health inspectorate said "
        "on Wednesday.\n\n"
        "The hospital first reported the outbreak on 2 August. The first patient fell ill on 14 "
        "July.",
        "Hospital: we reported outbreak as soon as we knew\n\n"
        "Saint Orla hospital denied that it had reported the outbreak late.\n\n"
        "Director Hana Blix said the hospital reported the outbreak as soon as tests confirmed "
        "it.",
    ),
    "robbery": (
        "Guard shot dead at Karsholm bank\n\n"
        "A security guard was shot dead during a robbery at the Karsholm savings bank on Monday.",
        "Bank ignored warning before fatal robbery\n\n"
        "The Karsholm savings bank ignored a police warning before the robbery that left a guard "
        "dead.\n\n"
        "The bank denies ignoring the warning.",
        "No evidence guard was armed, police say\n\n"
        "Police have no evidence that the guard who was shot dead in the Karsholm robbery was "
        "armed.\n\n"
        "The guard's funeral is on Saturday.",
    ),
    "ferry": (
        "Ferry sinks off Tarn island, 12 drown\n\n"
        "Twelve people drowned when the ferry Alba sank off Tarn island on Sunday.\n\n"
        "The captain survived.",
        "Ferry that sank was overloaded, inspectors say\n\n"
        "The ferry that sank off Tarn island, drowning twelve, was overloaded, inspectors said.\n\n"
        "The owner, Tarn Lines, denies overloading the ferry.",
        "Divers search wreck of Alba\n\n"
        "Divers searched the wreck of the Alba on Wednesday.\n\n"
        "Twelve people died when the ferry went down.",
    ),
}

TOGETHER = [
    ("crane", "Two dockers were killed", "Two people were killed"),
    ("outbreak", "had reported the outbreak late", "reported the legionella outbreak late"),
    ("robbery", "shot dead at Karsholm bank", "was shot dead during a robbery"),
    ("ferry", "Twelve people drowned", "Twelve people died"),
    ("ferry", "was overloaded", "overloading the ferry"),
]
APART = [
    ("crane", "Two dockers were killed", "warned Brandt Lifting"),
    ("crane", "Two dockers were killed", "opened an inquiry"),
    ("crane", "Two dockers were killed", "A corroded bolt caused"),
    ("crane", "a tower crane collapsed", "A corroded bolt caused"),
    ("crane", "warned Brandt Lifting", "opened an inquiry"),
    ("crane", "opened an inquiry", "had ignored a warning"),
    ("outbreak", "first reported the outbreak", "had reported the outbreak late"),
    ("outbreak", "reported an outbreak of legionella", "had reported the outbreak late"),
    ("robbery", "was shot dead during a robbery", "was armed"),
    ("robbery", "was shot dead during a robbery", "ignored a police warning"),
    ("ferry", "Alba sank", "drowning twelve, was overloaded"),
]
AGAINST = [
    ("robbery", "denies ignoring the warning", "ignored a police warning"),
    ("ferry", "denies overloading the ferry", "drowning twelve, was overloaded"),
]


@functools.cache
def claims_of(story: str) -> tuple[dict[str, Statement], tuple[Claim, ...]]:
    """All statements of a story's articles by id, and its claims."""
    config = Config()
    readings = [
        reading_of(
            Original(path=f"{number}.txt", data=text.encode(), media_type="text/plain"), annotator(), config
        )
        for number, text in enumerate(STORIES[story])
    ]
    statements = {each.id: each for reading in readings for each in reading.extraction.statements}
    extractions = tuple(reading.extraction for reading in readings)
    return statements, link_claims(tuple(each.document for each in readings), extractions, config.link).claims


def claim_with(story: str, words: str) -> Claim:
    """The claim of the longest statement with these words."""
    statements, claims = claims_of(story)
    found = max((each for each in statements.values() if words in each.text), key=lambda each: len(each.text))
    return next(each for each in claims if found.id in (*each.statements, *each.against))


@pytest.mark.parametrize(("story", "one", "other"), TOGETHER)
def test_one_claim(story: str, one: str, other: str) -> None:
    assert claim_with(story, one) == claim_with(story, other)


@pytest.mark.parametrize(("story", "one", "other"), APART)
def test_two_claims(story: str, one: str, other: str) -> None:
    assert claim_with(story, one) != claim_with(story, other)


@pytest.mark.parametrize(("story", "denial", "denied"), AGAINST)
def test_a_denial_stands_against_what_it_denies_and_nothing_else(
    story: str, denial: str, denied: str
) -> None:
    claim = claim_with(story, denied)
    statements, _ = claims_of(story)
    assert {statements[each].text for each in claim.against} == {denial}
