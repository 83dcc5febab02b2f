"""Claims for showing: the words, the chain, the origins, for and against, the grade and its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from allegedly.model.claim import Claim, Statement, TimeType
from allegedly.model.grade import Assessment
from allegedly.model.lineage import Drift, Origin, OriginPair
from allegedly.model.source import SourceKind
from allegedly.model.text import Span
from allegedly.report.articles import spans_to_passage
from allegedly.report.course import assessment_to_course
from allegedly.report.entries import (
    ClaimEntry,
    ClaimLine,
    DriftEntry,
    GradeEntry,
    OriginEntry,
    OriginPairEntry,
    StatementEntry,
    UnknownEntry,
)
from allegedly.report.figures import ClaimFigures
from allegedly.report.forest import claim_to_forest
from allegedly.report.index import CaseIndex, documents_of_claim
from allegedly.report.ladder import claim_to_ladder
from allegedly.report.timeline import statements_to_timeline
from allegedly.report.wording import (
    CONFIDENCE_WORDS,
    CREDIBILITY_WORDS,
    DEPENDENCE_WORDS,
    DRIFT_WORDS,
    FLAT,
    HEDGED,
    NEGATIVE,
    OPEN,
    RELIABILITY_WORDS,
    SOURCE_WORDS,
    as_sentence,
    chain_links,
    days_words,
    in_one_line,
    label_of,
    origins_words,
    percent,
    stance_label,
    stance_sentence,
    tone_of,
)

_CAUTION = {FLAT: 0, HEDGED: 1, NEGATIVE: 2, OPEN: 3}


def claim_to_entry(claim: Claim, index: CaseIndex, unknowns: Mapping[str, UnknownEntry]) -> ClaimEntry:
    """A claim with everything that any view shows of it.

    Its label counts how its statements present it, and its tone is the most careful of theirs: one
    flat statement among hedged ones never makes the claim look flat.
    """
    number = index.claim_numbers[claim.id]
    affirming = [index.statements[each] for each in claim.statements]
    against = [index.statements[each] for each in claim.against]
    leading = affirming or against
    documents = documents_of_claim(claim, index.statements)
    drifts = tuple(drift_to_entry(drift, index) for drift in index.drifts.get(claim.id, []))
    assessment = index.assessments[claim.id]
    return ClaimEntry(
        id=claim.id,
        number=number,
        anchor=f"c{number}",
        text=in_one_line(claim.text),
        tone=_tone_of_all(leading),
        label=_labels_counted(leading),
        chain_text=_chain_of_words(claim.text, leading, index),
        documents=len(documents),
        statements=tuple(statement_to_entry(each, index) for each in affirming),
        against=tuple(statement_to_entry(each, index) for each in against),
        origins=_origin_entries(index.origins.get(claim.id, []), index),
        pairs=_pair_entries(index.pairs.get(claim.id, []), index.origins.get(claim.id, [])),
        grade=_grade_entry(assessment, index.origins.get(claim.id, [])),
        unknowns=_once_each(unknowns[each] for each in assessment.unknowns if each in unknowns),
        drifts=drifts,
        forest=claim_to_forest(claim, index),
        timeline=statements_to_timeline(f"When: claim {number}", documents, [*affirming, *against], index),
        course=assessment_to_course(assessment, number),
        ladder=claim_to_ladder(claim, index),
        notable=len(documents) > 1 or bool(affirming and against) or bool(drifts),
    )


def claim_to_line(claim: Claim, index: CaseIndex, figures: ClaimFigures) -> ClaimLine:
    """A claim as one row of a list; `figures` counts all of it, the index may hold only a part."""
    leading = [index.statements[each] for each in claim.statements or claim.against]
    assessment = index.assessments[claim.id]
    return ClaimLine(
        id=claim.id,
        number=index.claim_numbers[claim.id],
        text=in_one_line(claim.text),
        tone=_tone_of_all(leading),
        label=_labels_counted(leading),
        chain_text=_chain_of_words(claim.text, leading, index),
        documents=figures.documents,
        contradicted=figures.contradicted,
        changed=figures.drifts > 0,
        origins=origins_words(figures.independent_origins, figures.established),
        reliability=assessment.reliability.value,
        reliability_words=RELIABILITY_WORDS[assessment.reliability],
        credibility=assessment.credibility.value,
        credibility_words=CREDIBILITY_WORDS[assessment.credibility],
    )


def _once_each(unknowns: Iterable[UnknownEntry]) -> tuple[UnknownEntry, ...]:
    """The known unknowns, of those with the same words the first one: copies say them again."""
    found: dict[tuple[str, str], UnknownEntry] = {}
    for each in unknowns:
        found.setdefault((each.slot, each.passage.words.casefold()), each)
    return tuple(found.values())


def _tone_of_all(statements: Sequence[Statement]) -> str:
    return max((tone_of(each) for each in statements), key=_CAUTION.__getitem__, default=OPEN)


def statement_to_entry(statement: Statement, index: CaseIndex) -> StatementEntry:
    """One statement in its article's words, with its holder chain in the outlet's name."""
    reference = index.references[statement.document]
    text = index.documents[statement.document].text
    chain = chain_links(statement.holders, reference.outlet)
    return StatementEntry(
        id=statement.id,
        anchor=index.statement_anchors[statement.id],
        document=reference,
        passage=spans_to_passage(text, statement.quote),
        tone=tone_of(statement),
        label=stance_label(statement),
        stance=stance_sentence(statement, chain[-1]),
        chain=chain,
        time=_time_words(statement, text),
        place=in_one_line(statement.place),
        actors=tuple(dict.fromkeys(in_one_line(actor.name) for actor in statement.actors)),
        heading=statement.heading,
        cues=tuple(_cue_words(cue.span, cue.reason, text) for cue in statement.stance.cues),
        estimate=_estimate_words(statement, text),
    )


def _cue_words(span: Span, reason: str, text: str) -> str:
    words = in_one_line(span.of(text))
    plain = in_one_line(reason)
    return plain if not words or words in plain else f"“{words}”: {plain}"


def _estimate_words(statement: Statement, text: str) -> str:
    """How probable and how sure it is said to be: "“likely”: 55-80% by ICD 203 · stated with “high confidence”"."""
    said = []
    if estimate := statement.estimate:
        low, high = round(100 * estimate.low), round(100 * estimate.high)
        share = f"{low}%" if low == high else f"{low}-{high}%"
        scale = "" if estimate.scale == "stated" else f" by {estimate.scale}"
        said.append(f"“{in_one_line(estimate.span.of(text))}”: {share}{scale}")
    if confidence := statement.stated_confidence:
        said.append(f"stated with “{in_one_line(confidence.span.of(text))}”")
    return " · ".join(said)


def _time_words(statement: Statement, text: str) -> str:
    """The time expression and its days: "early February (2023-02-01 to 2023-02-10)"; a length has none."""
    time = statement.time
    if time is None:
        return ""
    words = in_one_line(time.span.of(text))
    days = days_words(time.start, time.end)
    if not days and time.type in {TimeType.DURATION, TimeType.SET}:
        return words
    days = days or time.value or "not resolved"
    return f"{words} ({days})" if words and words != days else days


def _chain_of_words(text: str, statements: Sequence[Statement], index: CaseIndex) -> str:
    """Who holds the words that stand for the claim; of several chains the one that names most holders.

    The chain of another wording would put one source's words into another's mouth.
    """
    if not statements:
        return ""
    saying = [each for each in statements if in_one_line(each.text) == in_one_line(text)] or statements
    fullest = max(saying, key=lambda each: (_named(each), len(each.holders)))
    return " < ".join(chain_links(fullest.holders, index.references[fullest.document].outlet))


def _named(statement: Statement) -> int:
    return sum(holder.kind is not SourceKind.UNSPECIFIED for holder in statement.holders)


def _labels_counted(statements: Sequence[Statement]) -> str:
    """How the statements present the claim: one label, or each with the number of its statements."""
    labels = Counter(stance_label(statement) for statement in statements)
    if len(labels) <= 1:
        return next(iter(labels), "")
    return "; ".join(f"{label} ({number})" for label, number in labels.most_common())


def _origin_entries(origins: Iterable[Origin], index: CaseIndex) -> tuple[OriginEntry, ...]:
    return tuple(
        OriginEntry(
            id=origin.id,
            label=label_of(origin.label, "nobody named"),
            kind=SOURCE_WORDS[origin.kind],
            established=origin.established,
            verdict="established" if origin.established else "not established",
            statements=len(origin.statements),
            documents=tuple(index.references[each] for each in origin.documents if each in index.references),
        )
        for origin in sorted(origins, key=lambda each: (not each.established, -len(each.statements), each.id))
    )


def _pair_entries(pairs: Iterable[OriginPair], origins: Iterable[Origin]) -> tuple[OriginPairEntry, ...]:
    by_id = {origin.id: origin for origin in origins}
    labels = {each.id: label_of(each.label, "nobody named") for each in by_id.values()}
    established = {each.id for each in by_id.values() if each.established}
    return tuple(
        OriginPairEntry(
            ids=(pair.left, pair.right),
            left=labels.get(pair.left, pair.left),
            right=labels.get(pair.right, pair.right),
            established={pair.left, pair.right} <= established,
            verdict=DEPENDENCE_WORDS[pair.dependence],
            probability=percent(pair.probability_independent),
            reason=as_sentence(pair.reason),
        )
        for pair in pairs
    )


def _grade_entry(assessment: Assessment, origins: Sequence[Origin]) -> GradeEntry:
    established = sum(origin.established for origin in origins)
    return GradeEntry(
        origins=origins_words(assessment.independent_origins, established),
        likelihood=in_one_line(assessment.likelihood),
        probability=percent(assessment.probability),
        confidence=CONFIDENCE_WORDS[assessment.confidence],
        reliability=assessment.reliability.value,
        reliability_words=RELIABILITY_WORDS[assessment.reliability],
        credibility=assessment.credibility.value,
        credibility_words=CREDIBILITY_WORDS[assessment.credibility],
        reasons=tuple(as_sentence(each) for each in assessment.reasons),
        would_change=tuple(as_sentence(each) for each in assessment.would_change),
    )


def drift_to_entry(drift: Drift, index: CaseIndex) -> DriftEntry:
    """How a claim changed between two statements: what changed, both wordings and both labels."""
    earlier, later = index.statements[drift.from_statement], index.statements[drift.to_statement]
    return DriftEntry(
        claim=index.claim_numbers.get(drift.claim, 0),
        kind=DRIFT_WORDS[drift.kind],
        from_document=index.references[earlier.document],
        from_words=in_one_line(earlier.text),
        from_tone=tone_of(earlier),
        from_label=stance_label(earlier),
        to_document=index.references[later.document],
        to_words=in_one_line(later.text),
        to_tone=tone_of(later),
        to_label=stance_label(later),
        reason=as_sentence(drift.reason),
    )
