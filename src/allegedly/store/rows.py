"""Values of the model as rows of the tables: columns for readers, and the whole value as JSON."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from allegedly.codec import to_json
from allegedly.model.actor import Actor, ActorLink, CaseActor, Place
from allegedly.model.case import Case
from allegedly.model.claim import Claim, Extraction, Relation, SpokenAct, Statement, Unknown
from allegedly.model.grade import Assessment
from allegedly.model.ids import sha256_of
from allegedly.model.lineage import Borrowing, Drift, Origin, OriginPair
from allegedly.model.link import ClaimLink
from allegedly.model.source import Attribution, Holder
from allegedly.model.text import Document, Original, words_of

T = TypeVar("T")

Row = Mapping[str, str | int | float | bytes | None]


def insert_rows(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Add rows to a table, all with the same columns. The caller commits."""
    rows = list(rows)
    if not rows:
        return
    names = ", ".join(rows[0])
    marks = ", ".join(f":{name}" for name in rows[0])
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def document_to_row(document: Document, settings: str, digest: str, opening: bytes) -> Row:
    """A row of `documents`; the text stands in its own column and not in the JSON again."""
    return {
        "id": document.id,
        "sha256": document.sha256,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.value if document.published else "",
        "byline": document.byline,
        "place": document.place,
        "language": document.language,
        "media_type": document.media_type,
        "text": document.text,
        "settings": settings,
        "digest": digest,
        "opening": opening,
        "json": to_json(dataclasses.replace(document, text="")),
    }


def source_to_row(key: str, document: str, original: Original) -> Row:
    """A row of `sources`: where a document was read from, and what the container said of it."""
    return {
        "key": key,
        "document": document,
        "path": original.path,
        "media_type": original.media_type,
        "id": original.id,
        "url": original.url,
        "title": original.title,
        "publisher": original.publisher,
        "published": original.published,
    }


def attribution_to_row(attribution: Attribution, position: int, text: str) -> Row:
    """A row of `attributions`."""
    return {
        "id": attribution.id,
        "document": attribution.document,
        "position": position,
        "label": attribution.label,
        "source_kind": attribution.source_kind.value,
        "source": words_of(attribution.source, text),
        "cue": words_of(attribution.cue, text),
        "content": words_of(attribution.content, text),
        "parent": attribution.parent,
        "json": to_json(attribution),
    }


def statement_to_row(statement: Statement, position: int) -> Row:
    """A row of `statements`."""
    time = statement.time
    return {
        "id": statement.id,
        "document": statement.document,
        "position": position,
        "text": statement.text,
        "holders": _chain(statement.holders),
        "certainty": statement.stance.certainty.value,
        "polarity": statement.stance.polarity.value,
        "kind": statement.stance.kind.value,
        "factuality": statement.stance.shown,
        "time": f"{time.start}/{time.end}" if time and time.start else (time.value if time else ""),
        "place": statement.place,
        "actors": ", ".join(dict.fromkeys(actor.name for actor in statement.actors)),
        "heading": int(statement.heading),
        "attribution": statement.attribution,
        "json": to_json(statement),
    }


def unknown_to_row(unknown: Unknown, position: int) -> Row:
    """A row of `unknowns`."""
    return {
        "id": unknown.id,
        "document": unknown.document,
        "position": position,
        "text": unknown.text,
        "slot": unknown.slot.value,
        "holders": _chain(unknown.holders),
        "json": to_json(unknown),
    }


def actor_to_row(document: str, actor: Actor, position: int) -> Row:
    """A row of `actors`; `mentions` is a count."""
    return {
        "document": document,
        "position": position,
        "id": actor.id,
        "name": actor.name,
        "type": actor.type,
        "country": actor.country,
        "sector": actor.sector,
        "role": actor.role,
        "aliases": "; ".join(actor.aliases),
        "mentions": len(actor.mentions),
        "reason": actor.reason,
        "json": to_json(actor),
    }


def place_to_row(document: str, place: Place, position: int) -> Row:
    """A row of `places`."""
    return {
        "document": document,
        "position": position,
        "id": place.id,
        "name": place.name,
        "type": place.type,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "reason": place.reason,
        "json": to_json(place),
    }


def claim_to_row(claim: Claim, position: int) -> Row:
    """A row of `claims`; `statements` and `against` are counts."""
    return {
        "id": claim.id,
        "position": position,
        "text": claim.text,
        "statements": len(claim.statements),
        "against": len(claim.against),
        "json": to_json(claim),
    }


def claim_to_statement_rows(claim: Claim) -> list[Row]:
    """Rows of `claim_statements`."""
    sides = (("for", claim.statements), ("against", claim.against))
    return [
        {"claim": claim.id, "statement": statement, "side": side}
        for side, statements in sides
        for statement in dict.fromkeys(statements)
    ]


def link_to_row(link: ClaimLink, position: int) -> Row:
    """A row of `links`."""
    return {
        "position": position,
        "left_statement": link.left,
        "right_statement": link.right,
        "verdict": link.verdict.value,
        "probability": link.probability,
        "json": to_json(link),
    }


def borrowing_to_row(borrowing: Borrowing, position: int) -> Row:
    """A row of `borrowings`."""
    return {
        "position": position,
        "taken_from": borrowing.taken_from,
        "taken_by": borrowing.taken_by,
        "kind": borrowing.kind.value,
        "probability": borrowing.probability,
        "reasons": "\n".join(borrowing.reasons),
        "json": to_json(borrowing),
    }


def origin_to_row(origin: Origin, position: int) -> Row:
    """A row of `origins`."""
    return {
        "position": position,
        "id": origin.id,
        "claim": origin.claim,
        "label": origin.label,
        "kind": origin.kind.value,
        "established": int(origin.established),
        "json": to_json(origin),
    }


def origin_to_statement_rows(origin: Origin, position: int) -> list[Row]:
    """Rows of `origin_statements`."""
    return [{"origin": position, "statement": each} for each in dict.fromkeys(origin.statements)]


def pair_to_row(pair: OriginPair, position: int) -> Row:
    """A row of `origin_pairs`."""
    return {
        "position": position,
        "left_origin": pair.left,
        "right_origin": pair.right,
        "dependence": pair.dependence.value,
        "probability_independent": pair.probability_independent,
        "reason": pair.reason,
        "json": to_json(pair),
    }


def drift_to_row(drift: Drift, position: int) -> Row:
    """A row of `drifts`."""
    return {
        "position": position,
        "claim": drift.claim,
        "from_statement": drift.from_statement,
        "to_statement": drift.to_statement,
        "kind": drift.kind.value,
        "size": drift.size,
        "reason": drift.reason,
        "json": to_json(drift),
    }


def assessment_to_row(assessment: Assessment, position: int) -> Row:
    """A row of `assessments`."""
    return {
        "claim": assessment.claim,
        "position": position,
        "probability": assessment.probability,
        "likelihood": assessment.likelihood,
        "confidence": assessment.confidence.value,
        "independent_origins": assessment.independent_origins,
        "reliability": assessment.reliability.value,
        "credibility": assessment.credibility.value,
        "reasons": "\n".join(assessment.reasons),
        "would_change": "\n".join(assessment.would_change),
        "json": to_json(assessment),
    }


def case_actor_to_row(actor: CaseActor, position: int) -> Row:
    """A row of `case_actors`; `documents` is a count."""
    return {
        "id": actor.id,
        "position": position,
        "name": actor.name,
        "type": actor.type,
        "country": actor.country,
        "sector": actor.sector,
        "aliases": "; ".join(actor.aliases),
        "documents": len({each.document for each in actor.members}),
        "json": to_json(actor),
    }


def actor_link_to_row(link: ActorLink, position: int) -> Row:
    """A row of `actor_links`."""
    return {
        "position": position,
        "left_actor": f"{link.left.document} {link.left.id}",
        "right_actor": f"{link.right.document} {link.right.id}",
        "same": int(link.same),
        "probability": link.probability,
        "json": to_json(link),
    }


def act_to_row(document: str, act: SpokenAct, position: int) -> Row:
    """A row of `acts`."""
    return {
        "attribution": act.attribution,
        "document": document,
        "position": position,
        "type": act.event.type,
        "plover": act.event.plover,
        "quad": act.event.quad,
        "json": to_json(act),
    }


def relation_to_row(relation: Relation, position: int) -> Row:
    """A row of `relations`."""
    return {
        "id": relation.id,
        "document": relation.document,
        "position": position,
        "subject": relation.subject,
        "relation": relation.relation.value,
        "object": relation.object,
        "text": relation.text,
        "attribution": relation.attribution,
        "json": to_json(relation),
    }


def extraction_to_rows(extraction: Extraction, text: str) -> dict[str, list[Row]]:
    """Rows of what was taken out of a document, by table."""
    return {
        "attributions": [attribution_to_row(a, i, text) for i, a in enumerate(extraction.attributions)],
        "statements": [statement_to_row(s, i) for i, s in enumerate(extraction.statements)],
        "unknowns": [unknown_to_row(u, i) for i, u in enumerate(extraction.unknowns)],
        "acts": [act_to_row(extraction.document, a, i) for i, a in enumerate(extraction.acts)],
        "relations": [relation_to_row(r, i) for i, r in enumerate(extraction.relations)],
        "actors": [actor_to_row(extraction.document, a, i) for i, a in enumerate(extraction.actors)],
        "places": [place_to_row(extraction.document, p, i) for i, p in enumerate(extraction.places)],
    }


def results_to_rows(case: Case) -> dict[str, list[Row]]:
    """Rows of what linking, tracing and weighing gave, by table."""
    lineage = case.lineage

    def numbered(values: Iterable[T], to_row: Callable[[T, int], Row]) -> list[Row]:
        return [to_row(value, position) for position, value in enumerate(values)]

    return {
        "claims": numbered(case.claims, claim_to_row),
        "claim_statements": [row for claim in case.claims for row in claim_to_statement_rows(claim)],
        "links": numbered(case.links, link_to_row),
        "borrowings": numbered(lineage.borrowings, borrowing_to_row),
        "origins": numbered(lineage.origins, origin_to_row),
        "origin_statements": [
            row for i, origin in enumerate(lineage.origins) for row in origin_to_statement_rows(origin, i)
        ],
        "origin_pairs": numbered(lineage.pairs, pair_to_row),
        "drifts": numbered(lineage.drifts, drift_to_row),
        "assessments": numbered(case.assessments, assessment_to_row),
        "case_actors": numbered(case.actors, case_actor_to_row),
        "actor_links": numbered(case.actor_links, actor_link_to_row),
    }


def digest_of(lines: Iterable[str]) -> str:
    """SHA-256 over lines of JSON, in order."""
    return sha256_of("\n".join(lines).encode("utf-8"))


def _chain(holders: Iterable[Holder]) -> str:
    return " > ".join(holder.label for holder in holders)
