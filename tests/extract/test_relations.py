"""Golden relations: a text, and what it says in passing of who stands how to whom."""

from __future__ import annotations

import pytest

from allegedly.extract.actor_words import tree_to_cast
from allegedly.extract.relations import relation_words, side_to_name, side_to_span, tree_to_relations
from tests.models import parse

# text, (subject, relation, object)
RELATIONS = [
    ("Turkey, a member of NATO, refused.", [("Turkey", "member of", "NATO")]),
    ("NATO member Turkey refused to sign.", [("Turkey", "member of", "NATO")]),
    ("Turkey is a member of NATO.", [("Turkey", "member of", "NATO")]),
    ("Turkey belongs to NATO.", [("Turkey", "member of", "NATO")]),
    ("Germany hosts a US base near Kassel.", [("Germany", "hosts", "a US base")]),
    ("Siemens, based in Munich, sold the mill.", [("Siemens", "based in", "Munich")]),
    ("Google, a subsidiary of Alphabet, sued the state.", [("Google", "part of", "Alphabet")]),
    # hedged, past or denied: no background
    ("Turkey, an alleged member of NATO, refused.", []),
    ("Turkey, a former member of NATO, refused.", []),
    ("Turkey was a member of NATO.", []),
    ("Turkey is not a member of NATO.", []),
    ("Turkey may be a member of NATO.", []),
    ("The dog, a member of the pack, barked.", []),
]


@pytest.mark.parametrize(("text", "expected"), RELATIONS, ids=[row[0] for row in RELATIONS])
def test_relations(text: str, expected: list[tuple[str, str, str]]) -> None:
    tree = parse(text)
    found = [each for each in tree_to_relations(tree_to_cast(tree)) if each.relation != "is a"]
    named = [(side_to_name(tree, e.subject), e.relation.value, side_to_name(tree, e.object)) for e in found]
    assert named == expected
    for each in found:
        assert side_to_span(tree, each.subject).of(text)


def test_rows_are_known() -> None:
    assert all(row.place for rows in relation_words().values() for row in rows)
