"""From a match weight to a verdict: same, entails, contradicts, unrelated."""

from __future__ import annotations

from allegedly.link.compare import compared_features
from allegedly.link.pair import pair_of
from allegedly.link.profile import Corpus, Profile
from allegedly.model.link import ClaimLink, Verdict

ENTAILED_SHARE = 0.85
"""Share of the shorter statement's information that the longer one must hold to entail it."""
ENTAILING_EXCESS = 1.5
"""How many times the information of the shorter one the longer one must have."""


def match_weight_to_probability(match_weight: float) -> float:
    """Probability, 0 to 1, from log2 odds.

    >>> match_weight_to_probability(0.0)
    0.5
    """
    bounded = max(-60.0, min(60.0, match_weight))
    return float(1.0 / (1.0 + 2.0**-bounded))


def judge_pair(
    left: Profile, right: Profile, probability: float, corpus: Corpus, min_probability: float
) -> ClaimLink:
    """The judged pair with its reasons. What entails stands on the left; else the order is that of the
    ids."""
    if right.id < left.id:
        left, right = right, left
    contrary = pair_of(left, right, corpus).contrary
    if probability >= min_probability and not contrary and _entails(right, left, corpus):
        left, right = right, left
    verdict = _verdict(left, right, probability, corpus, min_probability)
    return ClaimLink(
        left.id, right.id, verdict, round(probability, 4), compared_features(left, right, corpus)
    )


def _verdict(
    left: Profile, right: Profile, probability: float, corpus: Corpus, min_probability: float
) -> Verdict:
    if probability < min_probability:
        return Verdict.UNRELATED
    if pair_of(left, right, corpus).contrary:
        return Verdict.CONTRADICTS
    return Verdict.ENTAILS if _entails(left, right, corpus) else Verdict.SAME


def _entails(left: Profile, right: Profile, corpus: Corpus) -> bool:
    """Whether the left says all that the right says, and clearly more, and no less surely."""
    if left.information < ENTAILING_EXCESS * right.information or not right.information:
        return False
    if left.sign != right.sign or abs(left.factuality) < abs(right.factuality):
        return False
    return pair_of(left, right, corpus).shared_bits >= ENTAILED_SHARE * right.information
