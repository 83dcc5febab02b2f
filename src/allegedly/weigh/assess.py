"""What each claim is worth: one assessment a claim, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allegedly.config import WeighConfig
from allegedly.model.claim import Claim, Extraction
from allegedly.model.decision import Decision
from allegedly.model.grade import Agreement, Assessment, Reliability
from allegedly.model.lineage import Lineage
from allegedly.model.text import Document
from allegedly.weigh.corroboration import Weighed, weigh_voices
from allegedly.weigh.decisions import SetReliability, marked_independent, set_reliabilities
from allegedly.weigh.evidence import Evidence, index_evidence
from allegedly.weigh.grade import Ground, confidence_in_judgement, credibility_digit, likelihood_words
from allegedly.weigh.history import (
    TrackRecords,
    agreements_of_case,
    rated_reliability_of_claim,
    reliability_of_claim,
    set_reliability_of_claim,
    track_records,
    with_earlier,
)
from allegedly.weigh.outlook import unknowns_of, would_change
from allegedly.weigh.reasons import reasons_of
from allegedly.weigh.settled import Settlement, settled_claims
from allegedly.weigh.standings import standings_of
from allegedly.weigh.strength import is_hedged
from allegedly.weigh.vouching import vouchers_of_case


def weigh_claims(
    documents: tuple[Document, ...],
    extractions: tuple[Extraction, ...],
    claims: tuple[Claim, ...],
    lineage: Lineage,
    config: WeighConfig,
    decisions: Sequence[Decision] = (),
    history: Sequence[Agreement] = (),
) -> tuple[Assessment, ...]:
    """One assessment a claim, in the order of the claims. The order of all else changes nothing.

    `decisions` are those of analysts that stand; claims and lineage are taken as already made by them. `history` is
    how sources fared in cases before this one.
    """
    letters = set_reliabilities(decisions)
    settlements = settled_claims(claims, decisions)
    evidence, weighed = _weighed(documents, extractions, claims, lineage, config, decisions)
    own = agreements_of_case(weighed, settlements, evidence, config)
    records = track_records(with_earlier(own, history), config)
    return tuple(
        _assessment(each, records, letters, settlements.get(each.claim.id), evidence, config)
        for each in weighed
    )


def agreements_of_claims(
    documents: tuple[Document, ...],
    extractions: tuple[Extraction, ...],
    claims: tuple[Claim, ...],
    lineage: Lineage,
    config: WeighConfig,
    decisions: Sequence[Decision] = (),
) -> tuple[Agreement, ...]:
    """How the sources of a case fared, to judge them by in cases after it. Parameters are those of `weigh_claims`."""
    evidence, weighed = _weighed(documents, extractions, claims, lineage, config, decisions)
    return agreements_of_case(weighed, settled_claims(claims, decisions), evidence, config)


def _weighed(
    documents: tuple[Document, ...],
    extractions: tuple[Extraction, ...],
    claims: tuple[Claim, ...],
    lineage: Lineage,
    config: WeighConfig,
    decisions: Sequence[Decision],
) -> tuple[Evidence, list[Weighed]]:
    marked = frozenset(marked_independent(lineage.origins, decisions))
    evidence = index_evidence(documents, extractions, lineage, marked)
    vouchers = vouchers_of_case(claims, evidence, config)
    return evidence, [weigh_voices(claim, evidence, vouchers, config) for claim in claims]


def ground_of(each: Weighed, evidence: Evidence, config: WeighConfig) -> Ground:
    """What the grades of a claim stand on."""
    statements = evidence.statements
    weighty = [
        voice for voice in each.voices if voice.affirms and (voice.established or not each.established)
    ]
    return Ground(
        probability=each.probability,
        independent_origins=each.independent_origins,
        established=len(each.established),
        affirmed=any(voice.affirming for voice in each.voices),
        hedged_only=all(is_hedged(statements[it]) for voice in weighty for it in voice.affirming),
        contested=any(voice.opposing for voice in each.voices),
        prior=config.prior,
    )


def _assessment(
    each: Weighed,
    records: TrackRecords,
    letters: Mapping[str, SetReliability],
    settlement: Settlement | None,
    evidence: Evidence,
    config: WeighConfig,
) -> Assessment:
    ground = ground_of(each, evidence, config)
    digit = credibility_digit(ground)
    confidence = confidence_in_judgement(ground)
    record = reliability_of_claim(each, records, evidence)
    judged = record is not None and record.letter is not Reliability.F
    rated = rated_reliability_of_claim(each, evidence) if config.ratings and not judged else None
    reliability = set_reliability_of_claim(each, letters, evidence) or rated or record
    return Assessment(
        claim=each.claim.id,
        probability=each.probability,
        likelihood=likelihood_words(each.probability),
        confidence=confidence,
        independent_origins=each.independent_origins,
        reliability=reliability.letter if reliability else Reliability.F,
        credibility=digit,
        reasons=reasons_of(each, ground, digit, confidence, reliability, settlement, evidence),
        would_change=would_change(each, evidence),
        unknowns=unknowns_of(each, evidence),
        standings=standings_of(each, evidence),
    )
