"""From the voices on a claim to its probability and the expected number of independent origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from allegedly.config import WeighConfig
from allegedly.model.claim import Claim
from allegedly.probability import log_odds, probability_from_log_odds
from allegedly.weigh.copying import Rates, Report, probability_of_claim
from allegedly.weigh.dependence import expected_independent, pair_key, parents_from_dependences
from allegedly.weigh.evidence import Evidence
from allegedly.weigh.signs import Sign, log_odds_of_signs, signs_of_claim
from allegedly.weigh.voices import Voice, voices_of_claim
from allegedly.weigh.vouching import FULL_TRUST, Trust, Voucher, trust_in_voice

OPPOSING_DEPENDENCE = 0.5
"""How far two denials depend on each other: tracing looks for the origins of claims, not of denials."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim with all that its assessment is made of. `trusts` and `dependences` go by ids of voices.

    `probability` follows from the voices and the signs beside them.
    """

    claim: Claim
    voices: tuple[Voice, ...]
    trusts: Mapping[str, Trust]
    dependences: Mapping[tuple[str, str], float]
    probability: float
    independent_origins: float
    signs: tuple[Sign, ...] = ()

    @property
    def established(self) -> tuple[Voice, ...]:
        """The established origins that stand for the claim."""
        return tuple(voice for voice in self.voices if voice.established and voice.affirms)


def weigh_voices(
    claim: Claim, evidence: Evidence, vouchers: Mapping[str, Sequence[Voucher]], config: WeighConfig
) -> Weighed:
    """Everything about a claim that can be said without the other claims."""
    voices = without_unpaired(voices_of_claim(claim, evidence, config), evidence)
    trusts = {voice.id: trust_in_voice(voice, vouchers, evidence) for voice in voices}
    dependences = {
        pair_key(left.id, right.id): _dependence(left, right, evidence)
        for index, left in enumerate(voices)
        for right in voices[index + 1 :]
        if left.established and right.established
    }
    established = [voice.id for voice in voices if voice.established and voice.affirms]
    affirmed = any(voice.affirming for voice in voices)
    signs = signs_of_claim(claim, evidence)
    spoken = log_odds(probability_of_voices(voices, trusts, dependences, config))
    return Weighed(
        claim=claim,
        voices=voices,
        trusts=trusts,
        dependences=dependences,
        probability=probability_from_log_odds(spoken + log_odds_of_signs(signs)),
        independent_origins=expected_independent(established, dependences)
        if established
        else float(affirmed),
        signs=signs,
    )


def without_unpaired(voices: Sequence[Voice], evidence: Evidence) -> tuple[Voice, ...]:
    """The voices, of which those of unknown dependence on the others no longer count as established.

    Kept are origins of which every pair was judged: those with most judged pairs first, then the weaker, so that
    what nobody has compared can only lower the result.
    """
    origins = [voice for voice in voices if voice.established and voice.affirming]
    judged = {
        voice.id: {other.id for other in origins if pair_key(voice.id, other.id) in evidence.pairs}
        for voice in origins
    }
    kept: set[str] = set()
    for voice in sorted(origins, key=lambda it: (-len(judged[it.id]), it.balance, it.id)):
        if kept <= judged[voice.id]:
            kept.add(voice.id)
    return tuple(
        voice if voice.id in kept or voice not in origins else replace(voice, established=False)
        for voice in voices
    )


def probability_of_voices(
    voices: Sequence[Voice],
    trusts: Mapping[str, Trust],
    dependences: Mapping[tuple[str, str], float],
    config: WeighConfig,
) -> float:
    """Probability of the claim that these voices speak for or against."""
    strengths = {each.id: each.balance * trusts.get(each.id, FULL_TRUST).factor for each in voices}
    reports = [
        report
        for sign in (1, -1)
        for report in _reports([each for each in voices if each.balance * sign > 0.0], strengths, dependences)
    ]
    rates = Rates(config.sensitivity, config.false_alarm, config.refutation, config.false_refutation)
    return probability_of_claim(reports, config.prior, rates)


def _reports(
    voices: Sequence[Voice], strengths: Mapping[str, float], dependences: Mapping[tuple[str, str], float]
) -> list[Report]:
    """One report an established voice; where there is none, one for all the others together.

    A voice that is not established depends on every other: it adds nothing beside one that is.
    """
    established = [voice for voice in voices if voice.established]
    if not established:
        return [_joint_report([strengths[voice.id] for voice in voices])] if voices else []
    parents = parents_from_dependences([voice.id for voice in established], dependences)
    return [
        Report(each.id, 1 if each.balance > 0.0 else -1, abs(strengths[each.id]), parents[each.id])
        for each in established
    ]


def _joint_report(strengths: Sequence[float]) -> Report:
    mean = sum(strengths) / len(strengths)
    return Report("not established", 1 if mean > 0.0 else -1, abs(mean))


def _dependence(left: Voice, right: Voice, evidence: Evidence) -> float:
    """Probability that two voices are dependent: as traced, or more where one only has the other's words.

    An analyst who called them independent overrides both.
    """
    if pair_key(left.id, right.id) in evidence.decided:
        return 0.0
    pair = evidence.pairs.get(pair_key(left.id, right.id))
    traced = 1.0 - pair.probability_independent if pair else OPPOSING_DEPENDENCE
    return max(traced, _borrowed_words(left, right, evidence), _borrowed_words(right, left, evidence))


def _borrowed_words(voice: Voice, other: Voice, evidence: Evidence) -> float:
    """Probability that every statement of the voice has its words from a document of the other."""
    shares = 1.0
    for each in (*voice.affirming, *voice.opposing):
        shares = min(shares, evidence.copied_words_share(evidence.statements[each], other.documents))
        if shares == 0.0:
            break
    return shares
