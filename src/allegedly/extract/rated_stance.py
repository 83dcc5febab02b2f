"""Rules and scorer put together: how factual an event is shown, and where the scorer makes it less certain.

The rules of `certainty` explain themselves and know negation, attempts and denials; the scorer (annotate.readings) has
seen how readers rate events whose words no rule knows, nouns above all. The scorer can weaken a stance and never
strengthen one; the number in between is a mean of both.
"""

from __future__ import annotations

import dataclasses

from allegedly.extract.standing import stance_of
from allegedly.model.annotation import EventRating
from allegedly.model.claim import Certainty, Cue, Polarity, Stance
from allegedly.model.text import Span

SCORER_WEIGHT = 0.7
"""The scorer's share in the mean; uw/dev."""

FACT = 2.0
FLAT = 2.5
NEARLY_FACT = 1.9
"""From FACT on a reader takes something for a fact; what is not safe to show so is shown as NEARLY_FACT."""

MOST_UNSURE = 0.06
MOST_UNSURE_OF_HEDGED = 0.02
"""Above this probability that readers see at most a possibility, an event is not shown as a fact; less is borne where
the rules see a hedge. Chosen on uw/dev for at most 6% overclaims, which fall from 9.8% to 5.9%; the error rises by
.008."""

POSSIBLE_BELOW = 0.8
"""Below this rating what the rules take for certain, having seen no hedge, is only possible."""


def with_rating(stance: Stance, rating: EventRating | None, event: Span) -> Stance:
    """The stance as rules and scorer see it together; as it is where there is no rating."""
    if rating is None:
        return stance
    factuality = SCORER_WEIGHT * rating.presented + (1 - SCORER_WEIGHT) * stance.factuality
    most = MOST_UNSURE if stance.factuality >= FLAT else MOST_UNSURE_OF_HEDGED
    if factuality >= FACT and rating.unsure > most:
        factuality = NEARLY_FACT
    rated = dataclasses.replace(stance, rated=round(factuality, 3), happened=round(rating.happened, 3))
    flat = stance.certainty is Certainty.CERTAIN and stance.polarity is Polarity.POSITIVE
    if not flat or rating.presented >= POSSIBLE_BELOW:
        return rated
    cue = Cue(event, f"readers of such words would take it for a possibility ({rating.presented:.1f} of 3)")
    weaker = stance_of(Certainty.POSSIBLE, stance.polarity, stance.kind, (*stance.cues, cue))
    return dataclasses.replace(weaker, rated=rated.rated, happened=rated.happened)
