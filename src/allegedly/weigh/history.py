"""How the sources of a case fared on claims that others settle without them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from allegedly.config import WeighConfig
from allegedly.model.grade import Reliability
from allegedly.weigh.corroboration import Weighed, probability_of_voices
from allegedly.weigh.decisions import SetReliability
from allegedly.weigh.evidence import Evidence
from allegedly.weigh.ratings import letter_from_rating, rating_of
from allegedly.weigh.reliability import Agreement, SourceReliability, estimate_reliability
from allegedly.weigh.voices import Voice, label_key

SETTLED = 0.7
"""From this probability on (or its complement) the other voices settle a claim: at least two of them."""

MIN_VOICES = 3


def reliability_of_sources(
    weighed: Sequence[Weighed], evidence: Evidence, config: WeighConfig
) -> dict[str, SourceReliability]:
    """Reliability of origins ("origin harbour office") and publishers ("publisher herald") of the case."""
    # Whether others settle a claim is a matter of their evidence alone.
    even = replace(config, prior=0.5)
    agreements = [
        agreement
        for each in weighed
        if sum(voice.established for voice in each.voices) >= MIN_VOICES and _contested(each)
        for agreement in _agreements_on_claim(each, evidence, even)
    ]
    return estimate_reliability(agreements, config.min_history)


def _contested(each: Weighed) -> bool:
    """Whether somebody is for the claim and somebody against it: where nobody disagrees, nobody is put to the test.

    With the claims on which all agree, half of the claims of Emergent/dev had an outlet of reliability A.
    """
    return any(it.balance > 0.0 for it in each.voices) and any(it.balance < 0.0 for it in each.voices)


def origin_key(voice: Voice) -> str:
    """The name by which an origin's history is kept."""
    return f"origin {label_key(voice.label)}"


def publisher_key(publisher: str) -> str:
    """The name by which a publisher's history is kept."""
    return f"publisher {label_key(publisher)}"


def _agreements_on_claim(each: Weighed, evidence: Evidence, config: WeighConfig) -> Iterator[Agreement]:
    probabilities: dict[
        tuple[str, ...], float
    ] = {}  # an origin and its only publisher leave out the same voices

    def borne_out_by(others: Sequence[Voice], balance: float) -> float | None:
        key = tuple(voice.id for voice in others)
        if key not in probabilities:
            probabilities[key] = probability_of_voices(others, each.trusts, each.dependences, config)
        return _borne_out(balance, probabilities[key])

    for voice in each.voices:
        if voice.established and voice.balance:
            others = [other for other in each.voices if other.id != voice.id]
            borne_out = borne_out_by(others, voice.balance)
            if borne_out is not None:
                yield Agreement(origin_key(voice), voice.documents[0], each.claim.id, borne_out)
    for publisher, documents in sorted(_own_documents(each, evidence).items()):
        # Whatever it had a part in cannot bear it out.
        heard = [voice for voice in each.voices if documents & set(voice.documents)]
        others = [voice for voice in each.voices if not documents & set(voice.documents)]
        balance = sum(voice.balance for voice in heard)
        borne_out = borne_out_by(others, balance) if balance else None
        if borne_out is not None:
            name = publisher_key(publisher)
            yield from (Agreement(name, it, each.claim.id, borne_out) for it in sorted(documents))


def _borne_out(balance: float, probability: float) -> float | None:
    """Whether others that give the claim this probability bear it out; None where they do not settle it."""
    if 1.0 - SETTLED < probability < SETTLED:
        return None
    return float((probability >= SETTLED) == (balance > 0.0))


def _own_documents(each: Weighed, evidence: Evidence) -> dict[str, set[str]]:
    """Documents on the claim that are no copies, by publisher; those of unknown publishers are left out."""
    found: dict[str, set[str]] = {}
    for voice in each.voices:
        for document in voice.documents:
            known = evidence.documents.get(document)
            if known is not None and known.publisher and document not in voice.copies:
                found.setdefault(known.publisher, set()).add(document)
    return found


def set_reliability_of_claim(
    each: Weighed, letters: Mapping[str, SetReliability], evidence: Evidence
) -> SetReliability | None:
    """The best letter that an analyst gave to an origin that stands for the claim, else to a publisher."""
    standing = [voice for voice in each.voices if voice.affirms]
    origins = {label_key(voice.label) for voice in standing if voice.established}
    publishers = {
        label_key(evidence.publisher_of(document)) for voice in standing for document in voice.documents
    }
    for names in (origins, publishers):
        found = [letters[name] for name in sorted(names & letters.keys())]
        if found:
            return min(found, key=lambda it: (it.letter, it.name))
    return None


def rated_reliability_of_claim(each: Weighed, evidence: Evidence) -> SetReliability | None:
    """What experts hold of the best rated outlet that reports the claim; None where none is rated well or badly."""
    known = [
        evidence.documents[it]
        for voice in each.voices
        if voice.affirms
        for it in voice.documents
        if it in evidence.documents
    ]
    rated = [
        (rating, document.publisher or document.url)
        for document in known
        for rating in (rating_of(document.url), rating_of(document.publisher))
        if rating is not None
    ]
    if not rated or letter_from_rating(max(rated)[0]) is Reliability.F:
        return None
    rating, name = max(rated)
    reason = f"experts on news domains rate “{name}” {rating:.2f} of 1 (Lin et al. 2023); the case tells too little"
    return SetReliability(name, letter_from_rating(rating), reason)


def reliability_of_claim(
    each: Weighed, reliabilities: Mapping[str, SourceReliability], evidence: Evidence
) -> SourceReliability | None:
    """The most reliable source that stands for a claim, by lower bound; origins before publishers.

    None where no source has enough history: the letter is F.
    """
    origins = [origin_key(voice) for voice in each.established]
    publishers = [
        publisher_key(evidence.publisher_of(document))
        for voice in each.voices
        if voice.affirms
        for document in voice.documents
    ]
    for names in (origins, publishers):
        judged = [reliabilities[name] for name in sorted(set(names)) if name in reliabilities]
        judged = [it for it in judged if it.letter is not Reliability.F]
        if judged:
            return max(judged, key=lambda it: (it.lower, it.source))
    return None
