"""What a statement is compared by."""

from __future__ import annotations

import dataclasses

from allegedly.link.profile import statement_to_profile
from allegedly.model.claim import ActorMention, Statement
from allegedly.model.text import Span
from tests.factories import make_document, make_statement


def saying(words: str, *names: str, label: str = "PERSON") -> Statement:
    statement = make_statement(make_document(words), words)
    actors = tuple(ActorMention(name, label, Span(0, len(words))) for name in names)
    return dataclasses.replace(statement, actors=actors)


def test_a_person_s_long_name_is_one_term() -> None:
    found = statement_to_profile(saying("Abel Ruiz Keane left Orrin", "Abel Ruiz Keane"))
    assert found.sequence == ("keane", "left", "orrin")


def test_of_a_name_that_is_not_given_in_full_the_part_that_stands_there_is_kept() -> None:
    found = statement_to_profile(saying("Ruiz left Orrin", "Abel Ruiz Keane"))
    assert found.sequence == ("ruiz", "left", "orrin")


def test_the_words_of_other_names_tell_what_they_are_about() -> None:
    found = statement_to_profile(
        saying("National Bank of Carovia raised rates", "National Bank of Carovia", label="ORG")
    )
    assert {"national", "bank", "carovia"} <= found.terms
