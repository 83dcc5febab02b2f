"""Names of the gazetteer in a parsed text."""

from __future__ import annotations

import pytest

from allegedly.annotate.known import parse_to_known_names
from allegedly.gazetteer.lookup import Gazetteer
from allegedly.model.annotation import Mention
from allegedly.model.text import Span
from tests.models import annotate

# text, what a model takes for a person, whether it is a town all the same
TOWNS_OR_PEOPLE = [
    ("The boat left Nouadhibou, in Mauritania.", "Nouadhibou", True),
    ("The boat left Nouadhibou, Mauritania.", "Nouadhibou", True),
    ("The boat left Nouadhibou in Mauritania.", "Nouadhibou", True),
    ("The boat lies in Nouadhibou.", "Nouadhibou", True),
    ("The boat left Nouadhibou, in Portugal.", "Nouadhibou", False),
    ("Nouadhibou said so.", "Nouadhibou", False),
    ("Ana Nouadhibou, in Mauritania, said so.", "Ana Nouadhibou", False),
]


@pytest.mark.parametrize(("text", "person", "is_town"), TOWNS_OR_PEOPLE)
def test_a_town_that_a_model_takes_for_a_person(text: str, person: str, is_town: bool) -> None:
    tokens = annotate(text).tokens
    start = text.index(person)
    span = Span(start, start + len(person))
    inside = [token.index for token in tokens if span.contains(token.span)]
    mention = Mention(span, "PERSON", inside[0], inside[-1] + 1)
    found = parse_to_known_names(text, tokens, [mention], Gazetteer.load())
    assert any(entry.type == "city" for known in found for entry in known.entries) == is_town
