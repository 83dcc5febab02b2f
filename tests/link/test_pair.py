"""Two statements side by side: when one event with somebody in common is one deed."""

from __future__ import annotations

import dataclasses

import pytest

from allegedly.link.pair import Pair, pair_of
from allegedly.link.profile import Profile, profiles_to_corpus, statement_to_profile
from allegedly.link.terms import terms_to_vocabulary
from tests.factories import make_document, make_statement


def profile_of(text: str, agent: str = "smugglers", number: float | None = None) -> Profile:
    """What a document of its own says of an arrest, by the word for who it was."""
    statement = make_statement(make_document(text), text, lemmas=tuple(text.lower().split()))
    return dataclasses.replace(
        statement_to_profile(statement),
        trigger="arrest",
        agents=frozenset(),
        targets=frozenset({agent}),
        actors=frozenset(),
        numbers=frozenset() if number is None else frozenset({number}),
    )


def pair_at(left: Profile, right: Profile, closeness: float | None) -> Pair:
    """The two in documents whose openings have this cosine."""
    profiles = [left, right]
    vocabulary = terms_to_vocabulary({each.sequence for each in profiles})
    return pair_of(left, right, profiles_to_corpus(profiles, profiles, vocabulary, lambda *_: closeness))


FIRST = profile_of("Harbour police arrested smugglers at Quennick")
SECOND = profile_of("Smugglers were taken into custody near the Ostrava quay")


@pytest.mark.parametrize(("closeness", "expected"), [(0.8, True), (0.5, False), (None, False)])
def test_one_event_with_somebody_in_common_is_one_deed_only_in_documents_on_one_story(
    closeness: float | None, expected: bool
) -> None:
    assert pair_at(FIRST, SECOND, closeness).same_deed is expected


@pytest.mark.parametrize(
    "other",
    [
        profile_of("Bakers were arrested", agent="bakers"),
        dataclasses.replace(SECOND, trigger="release"),
        dataclasses.replace(SECOND, document=FIRST.document),
        profile_of("Nine smugglers were arrested", number=9.0),
    ],
    ids=["nobody in common", "another event", "one document", "another number"],
)
def test_other_people_events_or_numbers_are_no_one_deed(other: Profile) -> None:
    first = dataclasses.replace(FIRST, numbers=frozenset({4.0}))
    assert not pair_at(first, other, 0.8).same_deed
