"""Golden events: a text, and for each clause the word that names the event, who takes part, the words that state it."""

from __future__ import annotations

import pytest

from allegedly.extract.actor_words import tree_to_cast
from allegedly.extract.events import clause_to_event, clause_to_quote, tree_to_clauses
from allegedly.model.text import words_of
from tests.models import parse

# text, triggers in order
TRIGGERS = [
    ("The firm paid a judge.", ["paid"]),
    ("The firm tried to pay a judge.", ["pay"]),
    ("The firm planned to use and to sell the arms.", ["use", "sell"]),
    ("The firm paid a judge and closed two mines.", ["paid", "closed"]),
    ("The firm, which paid a judge, is bankrupt.", ["is", "paid"]),
    ("The firm that paid a judge is bankrupt.", ["is"]),
    ("If the dam breaks, the town will drown.", ["breaks", "drown"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "triggers"), TRIGGERS, ids=[row[0] or "nothing" for row in TRIGGERS])
def test_what_happens(text: str, triggers: list[str]) -> None:
    clauses = tree_to_clauses(parse(text))
    assert sorted(clause.trigger.text for clause in clauses) == sorted(triggers)


# text, trigger, participants as (role, head)
PARTICIPANTS = [
    ("The firm paid a judge.", "paid", [("agent", "firm"), ("thing", "judge")]),
    ("A judge was paid by the firm.", "paid", [("agent", "firm"), ("thing", "judge")]),
    (
        "The firm sold arms to the rebels.",
        "sold",
        [("agent", "firm"), ("beneficiary", "rebel"), ("thing", "arm")],
    ),
    (
        "The firm gave the mayor a car.",
        "gave",
        [("agent", "firm"), ("beneficiary", "mayor"), ("thing", "car")],
    ),
    ("Troops fought against the rebels.", "fought", [("agent", "troop"), ("target", "rebel")]),
    ("The mill was sold to a bank.", "sold", [("beneficiary", "bank"), ("thing", "mill")]),
    (
        "Rebels attacked the port with rockets.",
        "attacked",
        [("agent", "rebel"), ("instrument", "rocket"), ("thing", "port")],
    ),
    (
        "Troops launched an attack on the port.",
        "launched",
        [("agent", "troop"), ("target", "port"), ("thing", "attack")],
    ),
    ("The firm, which the bank sued, closed.", "sued", [("agent", "bank"), ("thing", "firm")]),
    ("The firm tried to pay a judge.", "pay", [("agent", "firm"), ("thing", "judge")]),
    ("It rained.", "rained", []),
]


@pytest.mark.parametrize(
    ("text", "trigger", "participants"), PARTICIPANTS, ids=[row[0] for row in PARTICIPANTS]
)
def test_who_takes_part(text: str, trigger: str, participants: list[tuple[str, str]]) -> None:
    tree = parse(text)
    clause = next(each for each in tree_to_clauses(tree) if each.trigger.text == trigger)
    event = clause_to_event(tree_to_cast(tree), clause)
    assert event.trigger.of(text) == trigger
    found = [(each.role, each.head) for each in event.arguments if each.head != "it"]
    assert sorted(found) == participants
    assert all(each.span.of(text) for each in event.arguments)


# text, trigger, the shortest words that state it
QUOTES = [
    ("The firm paid a judge.", "paid", "The firm paid a judge"),
    ("The firm tried to pay a judge.", "pay", "The firm tried to pay a judge"),
    ("The firm paid a judge and closed two mines.", "paid", "The firm paid a judge"),
    ("The firm, which paid a judge, is bankrupt.", "is", "The firm, … , is bankrupt"),
    ("Silva said that the dam was dry.", "was", "the dam was dry"),
    (
        "Police have arrested a 34-year-old man after a fire at a block of flats in Dunmore killed a woman.",
        "killed",
        "a fire … killed a woman",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "quote"), QUOTES, ids=[row[2] for row in QUOTES])
def test_the_shortest_words_that_state_it(text: str, trigger: str, quote: str) -> None:
    tree = parse(text)
    clause = next(each for each in tree_to_clauses(tree) if each.trigger.text == trigger)
    assert words_of(clause_to_quote(tree, clause, ()), text) == quote


def test_words_of_the_cue_and_the_source_are_no_part_of_a_quote() -> None:
    text = "The dam, Silva said, was dry."
    tree = parse(text)
    clause = next(each for each in tree_to_clauses(tree) if each.trigger.text == "was")
    left_out = [token for token in tree.tokens if token.text in {"Silva", "said"}]
    assert "Silva" not in words_of(clause_to_quote(tree, clause, left_out), text)
