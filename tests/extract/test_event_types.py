"""Golden types of events: a text, the predicate, its type and the PLOVER type that falls under; NONE for none."""

from __future__ import annotations

import pytest

from allegedly.extract.actor_words import tree_to_cast
from allegedly.extract.event_model import event_model, type_probabilities
from allegedly.extract.event_types import predicate_to_type
from allegedly.extract.event_words import OPERATORS, event_kind, event_kinds, event_words
from allegedly.extract.events import tree_to_clauses
from tests.models import parse

# text, trigger, type, PLOVER type
TYPES = [
    ("Arden bought forty drones from Brune.", "bought", "BUY", "COOPERATE"),
    ("Brune sold forty drones to Arden.", "sold", "SELL", "COOPERATE"),
    ("Troops attacked the port.", "attacked", "ASSAULT", "ASSAULT"),
    ("Troops launched an attack on the port.", "launched", "ASSAULT", "ASSAULT"),
    ("Arden lifted its sanctions on Brune.", "lifted", "YIELD", "YIELD"),
    ("Arden suspended its aid to Brune.", "suspended", "SANCTION", "SANCTION"),
    ("Arden imposed sanctions on Brune.", "imposed", "COERCE", "COERCE"),
    ("The ministers met on Friday.", "met", "CONSULT", "CONSULT"),
    ("The ministers will meet on Friday.", "meet", "AGREE", "AGREE"),
    ("The group planned to recruit prisoners.", "recruit", "RECRUIT", "MOBILIZE"),
    ("Police arrested two men.", "arrested", "COERCE", "COERCE"),
    ("Fighting erupted near the port.", "erupted", "ASSAULT", "ASSAULT"),
    ("The storm killed four people.", "killed", "", ""),
    ("The firm met its target.", "met", "", ""),
    ("She made a film about the war.", "made", "", ""),
    ("The price of fish doubled.", "doubled", "", ""),
    ("Arden has a base as a warning to Brune.", "has", "", ""),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "plover"), TYPES, ids=[row[0] for row in TYPES])
def test_type(text: str, trigger: str, kind: str, plover: str) -> None:
    tree = parse(text)
    clause = next(each for each in tree_to_clauses(tree) if each.trigger.text == trigger)
    typed = predicate_to_type(tree_to_cast(tree), clause.top, clause.trigger)
    assert (typed.type, typed.plover) == (kind, plover) if typed else not kind
    if typed:
        assert typed.quad == event_kind(plover).quad


def test_every_word_has_a_known_type() -> None:
    known = {*event_kinds(), *OPERATORS}
    assert {row.type for rows in event_words().values() for row in rows} <= known
    assert all(set(row.needs) <= {"A", "T"} for rows in event_words().values() for row in rows)


def test_every_type_falls_under_one_of_plovers_or_none() -> None:
    for kind in event_kinds().values():
        assert kind.plover == "" or event_kind(kind.plover).plover == kind.plover
        assert bool(kind.plover) == bool(kind.quad)
    assert set(event_model().types) <= {kind.plover for kind in event_kinds().values()}


def test_probabilities_sum_to_one_and_unknown_features_count_nothing() -> None:
    plain = type_probabilities(event_model(), {"t=ASSAULT": 1.5})
    assert sum(plain.values()) == pytest.approx(1.0)
    assert type_probabilities(event_model(), {"never seen": 9.0, "t=ASSAULT": 1.5}) == plain
    assert max(plain, key=lambda name: plain[name]) == "ASSAULT"
