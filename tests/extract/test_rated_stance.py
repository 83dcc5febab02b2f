"""Rules and scorer put together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.extract.rated_stance import FACT, with_rating
from allegedly.extract.standing import RANK, stance_of
from allegedly.model.annotation import EventRating
from allegedly.model.claim import Certainty, Kind, Polarity
from allegedly.model.text import Span

EVENT = Span(4, 9)
FLAT = stance_of(Certainty.CERTAIN, Polarity.POSITIVE, Kind.ASSERTED, ())


def test_without_a_rating_the_rules_stand() -> None:
    assert with_rating(FLAT, None, EVENT) == FLAT
    assert FLAT.shown == FLAT.factuality == 3.0


def test_agreement_is_shown_as_it_is() -> None:
    stance = with_rating(FLAT, EventRating(3.0, 0.0, 2.5), EVENT)
    assert stance.shown == pytest.approx(3.0)
    assert stance.happened == pytest.approx(2.5)
    assert stance.certainty is Certainty.CERTAIN


def test_what_readers_might_doubt_is_not_shown_as_a_fact() -> None:
    assert with_rating(FLAT, EventRating(2.6, 0.1, 2.6), EVENT).shown < FACT


def test_a_low_rating_makes_it_a_possibility_and_says_why() -> None:
    stance = with_rating(FLAT, EventRating(0.4, 0.5, -1.0), EVENT)
    assert stance.certainty is Certainty.POSSIBLE
    assert stance.cues[-1].span == EVENT
    assert "0.4 of 3" in stance.cues[-1].reason


RATINGS = st.builds(
    EventRating,
    st.floats(-3, 3, allow_nan=False),
    st.floats(0, 1, allow_nan=False),
    st.floats(-3, 3, allow_nan=False),
)


@given(RATINGS, st.sampled_from(Certainty), st.sampled_from(Polarity), st.sampled_from(Kind))
def test_the_scorer_never_makes_a_statement_surer(
    rating: EventRating, certainty: Certainty, polarity: Polarity, kind: Kind
) -> None:
    before = stance_of(certainty, polarity, kind, ())
    after = with_rating(before, rating, EVENT)
    assert RANK[after.certainty] <= RANK[before.certainty]
    assert after.kind is before.kind
    assert -3.0 <= after.shown <= 3.0
