"""All stages on one screen: bytes -> Document -> Annotated -> Extraction -> Claim -> Lineage -> Assessment.

Two shapes only. Per document, a map: `extraction_of(original)`. Per corpus, links: `case_of(readings)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.annotate.annotator import Annotator
from allegedly.config import Config
from allegedly.extract.document import extract_document
from allegedly.link.claims import link_claims
from allegedly.model.case import Case, Failure
from allegedly.model.claim import Extraction
from allegedly.model.text import Document, Original
from allegedly.read.article import document_from_original
from allegedly.trace.lineage import trace_lineage
from allegedly.weigh.assess import weigh_claims


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


def case_of(readings: Sequence[Reading], config: Config, failures: Sequence[Failure] = ()) -> Case:
    """Link, trace and weigh what was read. The order of the readings changes nothing."""
    ordered = sorted(readings, key=lambda reading: (reading.document.path, reading.document.id))
    documents = tuple(reading.document for reading in ordered)
    extractions = tuple(reading.extraction for reading in ordered)
    linked = link_claims(documents, extractions, config.link)
    lineage = trace_lineage(documents, extractions, linked.claims, config.trace)
    assessments = weigh_claims(documents, extractions, linked.claims, lineage, config.weigh)
    return Case(documents, extractions, linked.claims, linked.links, lineage, assessments, tuple(failures))
