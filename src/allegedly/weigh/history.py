"""How the sources of a case fared: on claims that an analyst settled, or others settle without them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from allegedly.config import WeighConfig
from allegedly.model.grade import Agreement, Reliability
from allegedly.model.source import SourceKind
from allegedly.weigh.corroboration import Weighed, probability_of_voices
from allegedly.weigh.decisions import SetReliability
from allegedly.weigh.evidence import Evidence
from allegedly.weigh.identity import SourceIdentity
from allegedly.weigh.ratings import letter_from_rating, rating_of
from allegedly.weigh.reliability import SourceReliability, estimate_reliability
from allegedly.weigh.settled import Settlement
from allegedly.weigh.topics import reliability_by_topic
from allegedly.weigh.voices import Voice, label_key

SETTLED = 0.7
"""From this probability on (or its complement) the other voices settle a claim: at least two of them."""

MIN_VOICES = 3


@dataclass(frozen=True, slots=True)
class TrackRecords:
    """Reliability by source ("origin harbour office", "publisher herald"), and by source and type of event."""

    overall: Mapping[str, SourceReliability]
    by_topic: Mapping[tuple[str, str], SourceReliability]

    def of(self, source: str, topic: str) -> SourceReliability | None:
        """The record on the topic where there is enough, else the whole record; None where there is none."""
        return self.by_topic.get((source, topic)) or self.overall.get(source)


def track_records(agreements: Iterable[Agreement], config: WeighConfig) -> TrackRecords:
    """How reliable sources have been, as this case and those before it tell."""
    given = list(agreements)
    return TrackRecords(
        estimate_reliability(given, config.min_history), reliability_by_topic(given, config.min_history)
    )


def with_earlier(own: Sequence[Agreement], earlier: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """A case's own trials, and those of cases before; what is in both is this case's."""
    known = {(each.source, each.document, each.claim) for each in own}
    kept = {
        (each.source, each.document, each.claim): each
        for each in sorted(earlier, key=lambda it: (it.case, it.source, it.document, it.claim, it.agreed))
        if (each.source, each.document, each.claim) not in known
    }
    return (*own, *kept.values())


def agreements_of_case(
    weighed: Sequence[Weighed],
    settlements: Mapping[str, Settlement],
    evidence: Evidence,
    config: WeighConfig,
) -> tuple[Agreement, ...]:
    """How origins and publishers of a case fared: on claims that an analyst settled, and on contested ones that the
    other voices settle."""
    # Whether others settle a claim is a matter of their evidence alone.
    even = replace(config, prior=0.5)
    found: list[Agreement] = []
    for each in weighed:
        if each.claim.id in settlements:
            found.extend(_outcomes_on_claim(each, settlements[each.claim.id].held, evidence))
        elif sum(voice.established for voice in each.voices) >= MIN_VOICES and _contested(each):
            found.extend(_agreements_on_claim(each, evidence, even))
    return tuple(found)


def topic_of(each: Weighed, evidence: Evidence) -> str:
    """The type of event that most statements of a claim tell of, in PLOVER's terms where it has one; else empty."""
    events = [
        evidence.statements[it].event
        for it in (*each.claim.statements, *each.claim.against)
        if it in evidence.statements
    ]
    types = Counter(event.plover or event.type for event in events if event is not None)
    types.pop("", None)
    return min(types, key=lambda name: (-types[name], name)) if types else ""


def _outcomes_on_claim(each: Weighed, held: bool, evidence: Evidence) -> Iterator[Agreement]:
    """One agreement a document for whoever took a side on a claim that was settled."""
    topic = topic_of(each, evidence)
    for voice in each.voices:
        if voice.established and voice.balance:
            right = float((voice.balance > 0.0) == held)
            yield _of_origin(voice, each, right, topic, evidence)
    for publisher, documents in sorted(_own_documents(each, evidence).items()):
        balance = sum(voice.balance for voice in each.voices if documents & set(voice.documents))
        if balance:
            right = float((balance > 0.0) == held)
            name = publisher_key(publisher, evidence)
            yield from (Agreement(name, it, each.claim.id, right, topic) for it in sorted(documents))


def _of_origin(voice: Voice, each: Weighed, agreed: float, topic: str, evidence: Evidence) -> Agreement:
    known = identity_of_voice(voice, evidence)
    name = origin_key(voice, evidence)
    return Agreement(name, voice.documents[0], each.claim.id, agreed, topic, lasting=known.lasting)


def _contested(each: Weighed) -> bool:
    """Whether somebody is for the claim and somebody against it: where nobody disagrees, nobody is put to the test.

    With the claims on which all agree, half of the claims of Emergent/dev had an outlet of reliability A.
    """
    return any(it.balance > 0.0 for it in each.voices) and any(it.balance < 0.0 for it in each.voices)


def origin_key(voice: Voice, evidence: Evidence) -> str:
    """The name by which an origin's history is kept."""
    return f"origin {identity_of_voice(voice, evidence).key}"


def publisher_key(publisher: str, evidence: Evidence) -> str:
    """The name by which a publisher's history is kept."""
    return f"publisher {evidence.identities.of_outlet(publisher).key}"


def identity_of_voice(voice: Voice, evidence: Evidence) -> SourceIdentity:
    """Who an origin is, as far as the case tells; else its label, which lasts where it is a body's or paper's name."""
    publishers = {evidence.publisher_of(document) for document in voice.documents}
    if voice.label in publishers:
        return evidence.identities.of_outlet(voice.label)
    for each in (*voice.affirming, *voice.opposing):
        statement = evidence.statements[each]
        if label_key(voice.label) in (label_key(statement.source.label), label_key(statement.source.entity)):
            found = evidence.identities.of_holder(statement.source, statement.document)
            if found is not None:
                return found
    return SourceIdentity(label_key(voice.label), "", _is_proper_name(voice))


def _is_proper_name(voice: Voice) -> bool:
    """Whether a label is the name of one body or paper: "Harbour Office", not "police", "leaked memo" or a person's."""
    words = label_key(voice.label).split()
    capitals = [
        word for word in voice.label.split()[-len(words) + 1 :] if word[:1].isupper() or word[:1].isdigit()
    ]
    return len(words) > 1 and bool(capitals) and voice.kind not in (SourceKind.PERSON, SourceKind.OFFICIAL)


def _agreements_on_claim(each: Weighed, evidence: Evidence, config: WeighConfig) -> Iterator[Agreement]:
    topic = topic_of(each, evidence)
    # An origin and its only publisher leave out the same voices.
    probabilities: dict[tuple[str, ...], float] = {}

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
                yield _of_origin(voice, each, borne_out, topic, evidence)
    for publisher, documents in sorted(_own_documents(each, evidence).items()):
        # Whatever it had a part in cannot bear it out.
        heard = [voice for voice in each.voices if documents & set(voice.documents)]
        others = [voice for voice in each.voices if not documents & set(voice.documents)]
        balance = sum(voice.balance for voice in heard)
        borne_out = borne_out_by(others, balance) if balance else None
        if borne_out is not None:
            name = publisher_key(publisher, evidence)
            yield from (Agreement(name, it, each.claim.id, borne_out, topic) for it in sorted(documents))


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
    established = [voice for voice in standing if voice.established]
    origins = {label_key(voice.label) for voice in established}
    origins |= {name for voice in established for name in identity_of_voice(voice, evidence).names}
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
    each: Weighed, records: TrackRecords, evidence: Evidence
) -> SourceReliability | None:
    """The most reliable source that stands for a claim, by lower bound; origins before publishers.

    Where no record is enough for a letter, the longest one, with the letter F; None where there is none at all.
    """
    topic = topic_of(each, evidence)
    origins = [origin_key(voice, evidence) for voice in each.established]
    publishers = [
        publisher_key(evidence.publisher_of(document), evidence)
        for voice in each.voices
        if voice.affirms
        for document in voice.documents
    ]
    unjudged: list[SourceReliability] = []
    for names in (origins, publishers):
        found = [it for name in sorted(set(names)) if (it := records.of(name, topic)) is not None]
        judged = [it for it in found if it.letter is not Reliability.F]
        if judged:
            return max(judged, key=lambda it: (it.lower, it.source))
        unjudged.extend(found)
    return max(unjudged, key=lambda it: (it.trials, it.source), default=None)
