"""The JSON that outside tools rely on: `allegedly/document-1` and `allegedly/case-1`.

Both are projections of the model. Offsets are code points of the document's `text`; probabilities are rounded
here and nowhere before. Keys are stable: what changes or goes away needs a new version of the schema.
"""

from __future__ import annotations

import functools
import importlib.resources
import json
from collections.abc import Iterable, Mapping
from typing import Any

from allegedly.errors import CaseError
from allegedly.model.case import Case, Failure
from allegedly.model.claim import (
    Claim,
    Estimate,
    Event,
    Extraction,
    Relation,
    StatedConfidence,
    Statement,
    TimeValue,
    Unknown,
)
from allegedly.model.grade import Assessment, Standing
from allegedly.model.lineage import Borrowing, Drift, Origin, OriginPair
from allegedly.model.source import Attribution, Holder
from allegedly.model.text import Document, Span
from allegedly.report.actor_contracts import (
    actor_link_to_plain,
    actors_to_plain,
    case_actors_to_plain,
    place_to_plain,
)

DOCUMENT_SCHEMA = "allegedly/document-1"
CASE_SCHEMA = "allegedly/case-1"
PROBABILITY_DIGITS = 4

Plain = dict[str, Any]


@functools.cache
def schema_text(schema: str) -> str:
    """The published JSON Schema of `allegedly/document-1` or `allegedly/case-1`, as text.

    >>> '"$schema"' in schema_text("allegedly/case-1")
    True
    """
    known = (DOCUMENT_SCHEMA, CASE_SCHEMA)
    if schema not in known:
        raise ValueError(f"no schema {schema!r}; the schemas are {', '.join(known)}")
    name = schema.rpartition("/")[2]
    folder = importlib.resources.files("allegedly") / "resources" / "schema"
    return (folder / f"{name}.schema.json").read_text(encoding="utf-8")


def schema_of(schema: str) -> Plain:
    """The published JSON Schema as plain data; see `schema_text`."""
    loaded: Plain = json.loads(schema_text(schema))
    return loaded


def document_to_plain(document: Document, extraction: Extraction) -> Plain:
    """One document with everything taken out of it: contract `allegedly/document-1`."""
    acts = {act.attribution: act.event for act in extraction.acts}
    return {
        "schema": DOCUMENT_SCHEMA,
        "id": document.id,
        "sha256": document.sha256,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.value if document.published else None,
        "text": document.text,
        "attributions": [_attribution(each, acts.get(each.id)) for each in extraction.attributions],
        "statements": [_document_statement(each) for each in extraction.statements],
        "unknowns": [_unknown(each) for each in extraction.unknowns],
        "actors": actors_to_plain(extraction.actors),
        "places": [place_to_plain(each) for each in extraction.places],
        "relations": [_relation(each) for each in extraction.relations],
        "warnings": list(document.warnings),
    }


def failure_to_plain(failure: Failure) -> Plain:
    """A document that could not be read: which, why, and what to do."""
    return {
        "schema": DOCUMENT_SCHEMA,
        "path": failure.path,
        "error": f"{failure.reason}; {failure.remedy}" if failure.remedy else failure.reason,
    }


def case_to_plain(case: Case) -> Plain:
    """A case with its links and grades: contract `allegedly/case-1`."""
    claim_of = claim_of_statement(case.claims)
    return {
        "schema": CASE_SCHEMA,
        "documents": [_case_document(each) for each in case.documents],
        "statements": [_case_statement(each, claim_of) for each in case.statements],
        "claims": _case_claims(case),
        "borrowings": [_borrowing(each) for each in case.lineage.borrowings],
        "unknowns": [{"document": each.document, **_unknown(each)} for each in case.unknowns],
        "relations": [
            {"document": each.document, **_relation(each)}
            for extraction in case.extractions
            for each in extraction.relations
        ],
        "actors": case_actors_to_plain(case),
        "actor_links": [actor_link_to_plain(each) for each in case.actor_links],
        "failures": [{"path": each.path, "error": failure_to_plain(each)["error"]} for each in case.failures],
    }


def claim_of_statement(claims: Iterable[Claim]) -> Mapping[str, str]:
    """The claim's id by statement's id, for statements on either side of it."""
    return {member: claim.id for claim in claims for member in (*claim.statements, *claim.against)}


def assessments_by_claim(case: Case) -> Mapping[str, Assessment]:
    """Assessments by the claim's id. Raises CaseError where a claim was never weighed."""
    found = {each.claim: each for each in case.assessments}
    for claim in case.claims:
        if claim.id not in found:
            raise CaseError("the case", f"claim {claim.id} was never weighed", "assess the case again")
    return found


def _rounded(value: float) -> float:
    return round(value, PROBABILITY_DIGITS)


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _holders(holders: Iterable[Holder]) -> list[str]:
    return [holder.label for holder in holders]


def _attribution(attribution: Attribution, act: Event | None) -> Plain:
    return {
        "id": attribution.id,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "source_kind": attribution.source_kind.value,
        "parent": attribution.parent,
        "label": attribution.label,
        "named": attribution.named,
        "event": _event(act) if act else None,
    }


def _relation(relation: Relation) -> Plain:
    return {
        "id": relation.id,
        "subject": relation.subject,
        "relation": relation.relation.value,
        "object": relation.object,
        "quote": _spans(relation.quote),
        "text": relation.text,
        "subject_quote": list(relation.subject_span),
        "object_quote": list(relation.object_span),
        "attribution": relation.attribution,
    }


def _stance(statement: Statement) -> Plain:
    stance = statement.stance
    return {
        "certainty": stance.certainty.value,
        "polarity": stance.polarity.value,
        "kind": stance.kind.value,
        "factuality": _rounded(stance.shown),
        "happened": None if stance.happened is None else _rounded(stance.happened),
        "author_certainty": statement.author_certainty.value,
    }


def _document_statement(statement: Statement) -> Plain:
    return {
        "id": statement.id,
        "attribution": statement.attribution,
        "holders": _holders(statement.holders),
        "quote": _spans(statement.quote),
        "text": statement.text,
        "event": _event(statement.event) if statement.event else None,
        **_stance(statement),
        "cues": [{"quote": list(cue.span), "reason": cue.reason} for cue in statement.stance.cues],
        **_circumstances(statement),
        "actors": list(dict.fromkeys(actor.name for actor in statement.actors)),
        "actor_mentions": [
            {"name": actor.name, "label": actor.label, "quote": list(actor.span), "id": actor.id}
            for actor in statement.actors
        ],
    }


def _circumstances(statement: Statement) -> Plain:
    return {
        "time": _time(statement.time) if statement.time else None,
        "place": statement.place,
        "where": place_to_plain(statement.where) if statement.where else None,
        "heading": statement.heading,
        "estimate": _estimate(statement.estimate) if statement.estimate else None,
        "stated_confidence": _stated_confidence(statement.stated_confidence)
        if statement.stated_confidence
        else None,
    }


def _estimate(estimate: Estimate) -> Plain:
    return {
        "low": _rounded(estimate.low),
        "high": _rounded(estimate.high),
        "scale": estimate.scale,
        "survey": estimate.survey,
        "quote": list(estimate.span),
    }


def _stated_confidence(confidence: StatedConfidence) -> Plain:
    return {"level": confidence.level, "quote": list(confidence.span)}


def _event(event: Event) -> Plain:
    return {
        "trigger": list(event.trigger),
        "type": event.type,
        "plover": event.plover,
        "quad": event.quad,
        "lemma": event.lemma,
        "arguments": [
            {"role": each.role, "quote": list(each.span), "head": each.head} for each in event.arguments
        ],
    }


def _time(time: TimeValue) -> Plain:
    return {
        "value": time.value,
        "start": time.start,
        "end": time.end,
        "quote": list(time.span),
        "type": time.type.value,
        "modifier": time.modifier,
        "frequency": time.frequency,
    }


def _unknown(unknown: Unknown) -> Plain:
    return {
        "quote": _spans(unknown.quote),
        "slot": unknown.slot.value,
        "id": unknown.id,
        "text": unknown.text,
        "holders": _holders(unknown.holders),
    }


def _case_document(document: Document) -> Plain:
    return {
        "id": document.id,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.value if document.published else None,
        "sha256": document.sha256,
    }


def _case_statement(statement: Statement, claim_of: Mapping[str, str]) -> Plain:
    return {
        "id": statement.id,
        "document": statement.document,
        "quote": _spans(statement.quote),
        "text": statement.text,
        "holders": _holders(statement.holders),
        **_stance(statement),
        **_circumstances(statement),
        "claim": claim_of.get(statement.id),
    }


def _case_claims(case: Case) -> list[Plain]:
    assessments = assessments_by_claim(case)
    origins: dict[str, list[Origin]] = {}
    drifts: dict[str, list[Drift]] = {}
    for origin in case.lineage.origins:
        origins.setdefault(origin.claim, []).append(origin)
    for drift in case.lineage.drifts:
        drifts.setdefault(drift.claim, []).append(drift)
    pairs = _pairs_by_claim(case)
    return [
        {
            "id": claim.id,
            "text": claim.text,
            "statements": list(claim.statements),
            "against": list(claim.against),
            **_assessment(assessments[claim.id]),
            "origins": [_origin(each) for each in origins.get(claim.id, [])],
            "origin_pairs": [_pair(each) for each in pairs.get(claim.id, [])],
            "drift": [_drift(each) for each in drifts.get(claim.id, [])],
        }
        for claim in case.claims
    ]


def _pairs_by_claim(case: Case) -> Mapping[str, list[OriginPair]]:
    claim_of = {origin.id: origin.claim for origin in case.lineage.origins}
    pairs: dict[str, list[OriginPair]] = {}
    for pair in case.lineage.pairs:
        if pair.left in claim_of:
            pairs.setdefault(claim_of[pair.left], []).append(pair)
    return pairs


def _assessment(assessment: Assessment) -> Plain:
    return {
        "probability": _rounded(assessment.probability),
        "likelihood": assessment.likelihood,
        "confidence": assessment.confidence.value,
        "independent_origins": _rounded(assessment.independent_origins),
        "reliability": assessment.reliability.value,
        "credibility": assessment.credibility.value,
        "reasons": list(assessment.reasons),
        "would_change": list(assessment.would_change),
        "unknowns": list(assessment.unknowns),
        "standings": [_standing(each) for each in assessment.standings],
    }


def _standing(standing: Standing) -> Plain:
    return {
        "earliest": standing.earliest,
        "latest": standing.latest,
        "reports": standing.reports,
        "against": standing.against,
        "independent_origins": _rounded(standing.independent_origins),
        "entered": list(standing.entered),
    }


def _origin(origin: Origin) -> Plain:
    return {
        "id": origin.id,
        "label": origin.label,
        "kind": origin.kind.value,
        "established": origin.established,
        "statements": list(origin.statements),
        "documents": list(origin.documents),
    }


def _pair(pair: OriginPair) -> Plain:
    return {
        "left": pair.left,
        "right": pair.right,
        "verdict": pair.dependence.value,
        "probability_independent": _rounded(pair.probability_independent),
        "reason": pair.reason,
    }


def _drift(drift: Drift) -> Plain:
    return {
        "from": drift.from_statement,
        "to": drift.to_statement,
        "kind": drift.kind.value,
        "size": _rounded(drift.size),
        "reason": drift.reason,
    }


def _borrowing(borrowing: Borrowing) -> Plain:
    return {
        "from": borrowing.taken_from,
        "to": borrowing.taken_by,
        "kind": borrowing.kind.value,
        "probability": _rounded(borrowing.probability),
        "reason": "; ".join(borrowing.reasons),
        "reasons": list(borrowing.reasons),
        "spans": [{"from": list(each.taken_from), "to": list(each.taken_by)} for each in borrowing.passages],
    }
