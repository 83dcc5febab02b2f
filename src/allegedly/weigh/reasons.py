"""The reasons of an assessment, in sentences a reader can check.

Likelihood and confidence never stand in one sentence (ICD 203).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from allegedly.model.claim import Kind, Statement
from allegedly.model.grade import Confidence, Credibility, Reliability
from allegedly.model.lineage import Dependence
from allegedly.weigh.corroboration import Weighed
from allegedly.weigh.decisions import SetReliability
from allegedly.weigh.dependence import pair_key
from allegedly.weigh.doubts import DoubtKind
from allegedly.weigh.evidence import MORE_LIKELY_COPIED, Evidence
from allegedly.weigh.grade import Ground
from allegedly.weigh.reliability import SourceReliability
from allegedly.weigh.settled import Settlement
from allegedly.weigh.strength import is_hedged
from allegedly.weigh.voices import UNTRACED, Voice, labels_in_words

MOST_SHOWN = 3
"""Sentences of one sort before the rest is counted."""

_CREDIBILITY_REASONS = {
    Credibility.CONFIRMED: "two or more independent established origins say so, and little is against it",
    Credibility.PROBABLY_TRUE: "an established origin says so flatly, but confirmed needs .95 and two origins",
    Credibility.POSSIBLY_TRUE: "there is an established origin, but too little beside it",
    Credibility.DOUBTFUL: "what speaks against it outweighs what speaks for it",
    Credibility.IMPROBABLE: "what speaks against it by far outweighs what speaks for it",
}


def count_in_words(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count_in_words(1, "report"), count_in_words(2, "copy", "copies")
    ('1 report', '2 copies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def reasons_of(
    each: Weighed,
    ground: Ground,
    digit: Credibility,
    confidence: Confidence,
    reliability: SourceReliability | SetReliability | None,
    settlement: Settlement | None,
    evidence: Evidence,
) -> tuple[str, ...]:
    """All reasons of one assessment, in the order in which a reader asks for them."""
    statements = _statements(each, evidence)
    return (
        *_how_it_turned_out(settlement),
        *_what_was_said(each, statements),
        *_who_repeats_whom(statements, evidence),
        *_what_it_rests_on(each),
        *_how_independent(each, evidence),
        *_how_surely(each, ground, evidence),
        *_what_is_against(each, evidence),
        *_what_is_said_of_sources(each),
        *_what_it_is_called(each, evidence),
        f"Together this gives a probability of {each.probability:.2f}; before any report it stood at "
        f"{ground.prior:.2f}, as for any claim.",
        _letter_reason(reliability),
        _digit_reason(each, ground, digit),
        _confidence_reason(confidence),
    )


def _how_it_turned_out(settlement: Settlement | None) -> list[str]:
    if settlement is None:
        return []
    outcome = "held" if settlement.held else "did not hold"
    return [
        f"An analyst settled that it {outcome}: {settlement.words.rstrip('.')}. That counts for the record of its "
        "sources; what follows is what the documents alone support."
    ]


def _statements(each: Weighed, evidence: Evidence) -> tuple[Statement, ...]:
    ids = sorted({*each.claim.statements, *each.claim.against})
    return tuple(evidence.statements[it] for it in ids if it in evidence.statements)


def _what_was_said(each: Weighed, statements: Sequence[Statement]) -> list[str]:
    if not statements:
        return ["No statement of any document stands behind this claim, so nothing speaks for or against it."]
    documents = len({statement.document for statement in statements})
    affirming = len({it for voice in each.voices for it in voice.affirming})
    opposing = len({it for voice in each.voices for it in voice.opposing})
    idle = len(statements) - affirming - opposing
    sentence = (
        f"{count_in_words(len(statements), 'statement')} in {count_in_words(documents, 'document')}: "
        f"{affirming} for the claim, {opposing} against it"
    )
    if idle:
        return [
            f"{sentence}, and {idle} that only ask, suppose, demand or leave it open and count for neither."
        ]
    return [f"{sentence}."]


def _who_repeats_whom(statements: Sequence[Statement], evidence: Evidence) -> list[str]:
    """Which of the documents are probably copies of others, and which only cite others or take parts of them."""
    documents = sorted({statement.document for statement in statements})
    together = set(documents)
    copies, citing = {}, {}
    for document in documents:
        whole = _parents(evidence.copying, document, together)
        parents = _parents(evidence.borrowed, document, together)
        if sum(whole.values()) >= MORE_LIKELY_COPIED:
            copies[document] = max(whole, key=lambda it: (whole[it], it))
        elif sum(parents.values()) >= MORE_LIKELY_COPIED:
            citing[document] = max(parents, key=lambda it: (parents[it], it))
    if copies and len(copies) == len(documents):
        return [
            f"The {len(documents)} documents draw on one another and none can be told to be the first; "
            "they count once."
        ]
    all_of_them = count_in_words(len(documents), "document")
    found = []
    if copies:
        verb = "repeats another one and adds" if len(copies) == 1 else "repeat others of them and add"
        shown = _repeating(copies, "repeats", evidence)
        found.append(f"{len(copies)} of the {all_of_them} probably only {verb} nothing ({shown}).")
    if citing:
        verb = "cites another one or takes" if len(citing) == 1 else "cite others of them or take"
        shown = _repeating(citing, "draws on", evidence)
        found.append(
            f"{len(citing)} of the {all_of_them} {verb} parts of it ({shown}); where both "
            "rest on one origin, that adds nothing."
        )
    return found


def _parents(
    shares: Mapping[str, Mapping[str, float]], document: str, together: Collection[str]
) -> dict[str, float]:
    return {other: share for other, share in sorted(shares.get(document, {}).items()) if other in together}


def _repeating(pairs: Mapping[str, str], verb: str, evidence: Evidence) -> str:
    shown = [_repeats(each, verb, parent, evidence) for each, parent in list(pairs.items())[:MOST_SHOWN]]
    rest = f"; and {len(pairs) - MOST_SHOWN} more" if len(pairs) > MOST_SHOWN else ""
    return f"{'; '.join(shown)}{rest}"


def _repeats(document: str, verb: str, parent: str, evidence: Evidence) -> str:
    taker, source = evidence.publisher_of(document), evidence.publisher_of(parent)
    return f"{taker} {verb} {source if source != taker else 'another article of its own'}"


def _what_it_rests_on(each: Weighed) -> list[str]:
    affirming = [voice for voice in each.voices if voice.affirms]
    if not affirming:
        return ["Nobody in these documents stands for the claim."] if each.voices else []
    established = [voice for voice in affirming if voice.established]
    others = [voice for voice in affirming if not voice.established]
    found = []
    if established:
        count = count_in_words(len(established), "established origin")
        found.append(f"It rests on {count}: {labels_in_words(voice.label for voice in established)}.")
    named = [voice.label for voice in others if voice.label != UNTRACED]
    if named:
        found.append(
            f"{labels_in_words(named)} cannot be told apart from any other source, and so is never counted "
            "as an independent origin."
        )
    if len(named) < len(others):
        found.append("For some of the statements no origin could be traced; they are not counted as one.")
    return found


def _how_independent(each: Weighed, evidence: Evidence) -> list[str]:
    found = []
    if len(each.established) == 1:
        reports = len(each.established[0].documents)
        if reports > 1:
            found.append(f"The {reports} documents that report it from there are one origin, not {reports}.")
    pairs = _pairs_in_words(each.established, evidence)
    found.extend(pairs[:MOST_SHOWN])
    if len(pairs) > MOST_SHOWN:
        found.append(f"{len(pairs) - MOST_SHOWN} more pairs of origins were compared in the same way.")
    if any(voice.affirming for voice in each.voices):
        note = "" if each.established else "; somebody says so, and nobody established does"
        found.append(f"Expected number of independent origins: {each.independent_origins:.4g}{note}.")
    return found


def _pairs_in_words(voices: Sequence[Voice], evidence: Evidence) -> list[str]:
    words = {
        Dependence.INDEPENDENT: "are taken as independent",
        Dependence.DEPENDENT: "depend on one another",
        Dependence.NOT_ESTABLISHED: "may depend on one another",
    }
    found = []
    for index, left in enumerate(voices[: 2 * MOST_SHOWN]):
        for right in voices[index + 1 :]:
            pair = evidence.pairs.get(pair_key(left.id, right.id))
            both = labels_in_words((left.label, right.label))
            if pair is None:
                found.append(f"Whether {both} are independent was not established; they count as one origin.")
                continue
            chance = f"probability that they are independent {pair.probability_independent:.2f}"
            found.append(f"{both} {words[pair.dependence]} ({chance}): {pair.reason.rstrip('.')}.")
    return found


def _how_surely(each: Weighed, ground: Ground, evidence: Evidence) -> list[str]:
    affirming = sorted({it for voice in each.voices for it in voice.affirming})
    if not affirming:
        return []
    hedged = sum(is_hedged(evidence.statements[it]) for it in affirming)
    if ground.hedged_only:
        return ["Nobody puts it flatly: every statement for it is alleged, hedged, planned or foreseen."]
    if hedged:
        verb = "hedges and weighs" if hedged == 1 else "hedge and weigh"
        return [f"{hedged} of the {count_in_words(len(affirming), 'statement')} for it {verb} less."]
    return []


def _what_is_against(each: Weighed, evidence: Evidence) -> list[str]:
    opposing = [voice for voice in each.voices if voice.opposing]
    found = []
    for kind, words in (
        (
            Kind.DENIED,
            "{} denied it; a denial weighs less than a contrary report, since the accused often deny",
        ),
        (Kind.NO_EVIDENCE, "{} saw no evidence for it, which weighs little and is no denial"),
    ):
        labels = [
            voice.label
            for voice in opposing
            if any(evidence.statements[it].stance.kind is kind for it in voice.opposing)
        ]
        if labels:
            found.append(f"{words.format(labels_in_words(labels))}.")
    own_kinds = (Kind.DENIED, Kind.NO_EVIDENCE)
    contrary = [
        voice.label
        for voice in opposing
        if any(evidence.statements[it].stance.kind not in own_kinds for it in voice.opposing)
    ]
    if contrary:
        found.append(f"{labels_in_words(contrary)} reported the contrary.")
    two_sided = [voice.label for voice in each.voices if voice.contradicts_itself]
    if two_sided:
        found.append(f"{labels_in_words(two_sided)} is quoted on both sides, which is balanced out.")
    return found


def _what_is_said_of_sources(each: Weighed) -> list[str]:
    found = []
    for voice in each.voices:
        trust = each.trusts[voice.id]
        if not trust.vouchers:
            continue
        holders = labels_in_words(it.by for it in trust.vouchers)
        found.append(
            f"{holders} spoke on whether “{voice.label}” is genuine; that changes what the document is worth "
            f"(to {trust.factor:.0%} of a named source's word) and is not a further origin."
        )
    return found[:MOST_SHOWN]


def _what_it_is_called(each: Weighed, evidence: Evidence) -> list[str]:
    words = {DoubtKind.FALSE: "false, a hoax or the like", DoubtKind.RUMOUR: "a rumour, or unconfirmed"}
    found = []
    for sign in each.signs:
        told = sign.saying + sign.quoting
        by = "" if sign.saying else ", by somebody who is quoted"
        quote = " ".join(sign.example.quote.split())
        found.append(
            f"{told} of {count_in_words(sign.articles, 'article')} on it, copies not counted, "
            f"{'has' if told == 1 else 'have'} words by which a story is called {words[sign.kind]}{by} "
            f"(“{quote}”, {evidence.publisher_of(sign.example.document)}), which lowers the probability."
        )
    return found


def _letter_reason(reliability: SourceReliability | SetReliability | None) -> str:
    if isinstance(reliability, SetReliability):
        return f"Reliability {reliability.letter}: {reliability.reason.rstrip('.')}."
    if reliability is None:
        return (
            "Reliability F: no source of the claim has enough history, in this case or those before it, to be judged; "
            "F does not mean bad."
        )
    kind, _, key = reliability.source.partition(" ")
    name, _, mark = key.removesuffix("]").partition(" [")
    # The gazetteer's ids ("country/tur") are no words for a reader.
    known_as = f"“{name}” ({mark})" if mark and "/" not in mark else f"“{name}”"
    thin = reliability.letter is Reliability.F
    doubt, end = (
        ("too little is known, or it is too mixed; ", "; F does not mean bad.") if thin else ("", ".")
    )
    topic = f" on events of the type {reliability.topic}" if reliability.topic else ""
    earlier = f", {reliability.earlier} of them in cases before this one," if reliability.earlier else ""
    return (
        f"Reliability {reliability.letter}: {doubt}the {kind} {known_as} was borne out{topic} at a "
        f"rate of {reliability.mean:.2f} in {count_in_words(reliability.trials, 'trial')}{earlier} "
        f"(between {reliability.lower:.2f} and {reliability.upper:.2f}){end}"
    )


def _digit_reason(each: Weighed, ground: Ground, digit: Credibility) -> str:
    if digit is not Credibility.CANNOT_BE_JUDGED:
        return f"Credibility {digit}: {_CREDIBILITY_REASONS[digit]}."
    if not ground.affirmed:
        why = "nobody stands for it, and what is said against it is not enough to judge it by"
        if not each.voices:
            why = "no statement speaks for or against it"
    elif not ground.established:
        why = "no origin of it is established"
    elif ground.thin:
        why = "one origin, or origins that may depend on one another, and nobody puts it flatly"
    else:
        why = "what speaks for it and what speaks against it leave it about as likely as it was before"
    return f"Credibility {digit}: {why}; 6 does not mean false."


def _confidence_reason(confidence: Confidence) -> str:
    why = {
        Confidence.LOW: "fewer than two independent established origins are to be expected",
        Confidence.MODERATE: "about two independent established origins, or more that are contested or hedge",
        Confidence.HIGH: "about three independent established origins or more, which agree",
    }[confidence]
    return f"Confidence in this judgement is {confidence}: {why}."
