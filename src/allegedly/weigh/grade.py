"""Grades: Admiralty digit, ICD 203 likelihood words, and confidence, each from its own ground.

The digit looks at the claim's own evidence and never at who published it; the letter is in `reliability`.
Likelihood words follow the probability; confidence follows how much evidence there is and how independent.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from allegedly.model.grade import Confidence, Credibility
from allegedly.probability import log_odds, probability_from_log_odds

CONFIRMED_FROM = 0.95
PROBABLE_FROM = 0.70
POSSIBLE_FROM = 0.62
STILL_OPEN_FROM = 0.35
"""Between these two the evidence leaves a claim where it was: of the settled rumours of Emergent/dev that end up here,
as many turned out true as of all. Below, what is against it weighs enough to judge even one that little stands for."""

DOUBTFUL_FROM = 0.20

TWO_ORIGINS = 1.95
"""Expected number of independent origins from which there are two: one chance in twenty that they are one."""

PROBABLY_TWO = 1.5
PROBABLY_THREE = 2.5

_LIKELIHOOD_BOUNDS = (0.05, 0.20, 0.45, 0.55, 0.80, 0.95)
_LIKELIHOOD_WORDS = (
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a grade stands on.

    `established` is the number of established origins for the claim, `independent_origins` how many of them
    are expected to be independent. `hedged_only` is true where nobody puts it flatly, `contested` where
    somebody is against it. `prior` is what the claim was given before any evidence.
    """

    probability: float
    independent_origins: float
    established: int
    affirmed: bool
    hedged_only: bool
    contested: bool
    prior: float = 0.5

    @property
    def balance(self) -> float:
        """What the evidence alone would make of a claim that was as likely as not, 0 to 1: above one half it speaks
        for the claim, below against it.

        >>> round(Ground(0.3, 1.0, 1, True, False, False, prior=0.3).balance, 6)
        0.5
        """
        return probability_from_log_odds(log_odds(self.probability) - log_odds(self.prior))

    @property
    def thin(self) -> bool:
        """Whether there is too little to judge: nobody, nobody established, or one origin that hedges."""
        if not self.affirmed or not self.established:
            return True
        return self.hedged_only and self.independent_origins < PROBABLY_TWO

    @property
    def left_open(self) -> bool:
        """Whether the evidence, however much there is, leaves the claim about as likely as it was before."""
        return STILL_OPEN_FROM <= self.balance < POSSIBLE_FROM


def likelihood_words(probability: float) -> str:
    """The words of ICD 203 for a probability, as it is shown: in whole percent. An edge belongs to the words above it.

    >>> likelihood_words(0.449), likelihood_words(0.45), likelihood_words(0.549), likelihood_words(0.97)
    ('roughly even chance', 'roughly even chance', 'likely', 'almost certain')
    """
    return _LIKELIHOOD_WORDS[bisect_right(_LIKELIHOOD_BOUNDS, round(probability, 2))]


def credibility_digit(ground: Ground) -> Credibility:
    """The Admiralty digit. 1 needs two independent established origins; thin evidence gives 6, and so does what
    leaves the claim open.

    1 asks for a probability. Below it the balance of the evidence decides: a claim is no more doubtful for being one of
    those that are seldom true.

    >>> credibility_digit(Ground(0.97, 1.0, 1, True, False, False)).value
    '2'
    >>> credibility_digit(Ground(0.97, 2.0, 2, True, False, False)).value
    '1'
    """
    if ground.balance >= STILL_OPEN_FROM and (ground.thin or ground.left_open):
        return Credibility.CANNOT_BE_JUDGED
    flat = not ground.hedged_only
    several = ground.independent_origins >= TWO_ORIGINS
    if ground.probability >= CONFIRMED_FROM and several and flat:
        return Credibility.CONFIRMED
    if ground.balance >= PROBABLE_FROM and flat:
        return Credibility.PROBABLY_TRUE
    if ground.balance >= POSSIBLE_FROM:
        return Credibility.POSSIBLY_TRUE
    return Credibility.DOUBTFUL if ground.balance >= DOUBTFUL_FROM else Credibility.IMPROBABLE


def confidence_in_judgement(ground: Ground) -> Confidence:
    """How good the ground is: amount and independence of the evidence, whichever way it points.

    >>> confidence_in_judgement(Ground(0.9, 3.0, 3, True, False, False)).value
    'high'
    """
    if ground.thin or ground.independent_origins < PROBABLY_TWO:
        return Confidence.LOW
    if ground.independent_origins >= PROBABLY_THREE and not ground.contested and not ground.hedged_only:
        return Confidence.HIGH
    return Confidence.MODERATE
