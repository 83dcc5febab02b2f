"""All stages on one screen: bytes -> Document -> Annotated -> Extraction -> Claim -> Lineage -> Assessment.

Two shapes only. Per document, a map: `extraction_of(original)`. Per corpus, links: `case_of(readings)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.annotate.annotator import Annotator
from allegedly.config import Config
from allegedly.extract.document import extract_document
from allegedly.model.case import Case, Failure
from allegedly.model.claim import Extraction
from allegedly.model.decision import Decision, standing_decisions
from allegedly.model.grade import Agreement
from allegedly.model.text import Document, Original
from allegedly.read.article import document_from_original


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with everything taken out of it."""

    document: Document
    extraction: Extraction


def reading_of(original: Original, annotator: Annotator, config: Config) -> Reading:
    """Read, annotate and extract one article. Raises InputError where it cannot be read."""
    document = document_from_original(original, config.read)
    annotated = annotator.annotate(document)
    return Reading(document, extract_document(annotated, config.extract))


def case_of(
    readings: Sequence[Reading],
    config: Config,
    failures: Sequence[Failure] = (),
    decisions: Sequence[Decision] = (),
    history: Sequence[Agreement] = (),
) -> Case:
    """Link, trace and weigh what was read, as analysts decided. The order of the readings changes nothing.

    `history` is how sources fared in cases before this one.
    """
    # Loaded for cases alone: with scipy behind them they are a quarter of the start of a process that only reads.
    from allegedly.link.actors import link_actors
    from allegedly.link.claims import link_claims
    from allegedly.trace.lineage import trace_lineage
    from allegedly.weigh.assess import weigh_claims
    from allegedly.weigh.decisions import decided_claims, decided_lineage

    ordered = sorted(readings, key=lambda reading: (reading.document.path, reading.document.id))
    documents = tuple(reading.document for reading in ordered)
    extractions = tuple(reading.extraction for reading in ordered)
    statements = {each.id: each for extraction in extractions for each in extraction.statements}
    standing = standing_decisions(decisions)
    linked = link_claims(documents, extractions, config.link)
    acting = link_actors(extractions)
    claims = decided_claims(linked.claims, statements, standing)
    lineage = decided_lineage(trace_lineage(documents, extractions, claims, config.trace), standing)
    assessments = weigh_claims(documents, extractions, claims, lineage, config.weigh, standing, history)
    return Case(
        documents,
        extractions,
        claims,
        linked.links,
        lineage,
        assessments,
        tuple(failures),
        tuple(sorted(decisions, key=lambda each: each.number)),
        acting.actors,
        acting.links,
    )
