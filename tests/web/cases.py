"""Cases of hand-made values put into case files, for the pages to show."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from allegedly.model.case import Case
from allegedly.model.claim import Extraction
from allegedly.model.text import Original
from allegedly.store.casefile import CaseWriter

TIME = "2026-01-02T03:04:05+00:00"
SETTINGS = "set-1"


def store_case(case: Case, path: Path, originals: dict[str, Original] | None = None) -> Path:
    """The case in a file of its own. `originals` holds the bytes of documents by id, where they matter."""
    with CaseWriter.open(path) as writer, writer.transaction():
        for document, extraction in zip(case.documents, case.extractions, strict=True):
            text = document.text.encode("utf-8", "replace")
            plain = Original(document.path, text, "text/plain")
            original = (originals or {}).get(document.id, plain)
            stored = _unattributed(extraction)
            writer.put_reading(f"src-{document.id}", original, document, stored, SETTINGS, TIME)
        for failure in case.failures:
            writer.put_failure(failure, TIME)
        writer.put_results(case, TIME)
    return path


def _unattributed(extraction: Extraction) -> Extraction:
    """Hand-made statements name attributions that were not made; the store rightly refuses those."""
    known = {each.id for each in extraction.attributions}
    return dataclasses.replace(
        extraction,
        statements=tuple(
            each if each.attribution in known else dataclasses.replace(each, attribution=None)
            for each in extraction.statements
        ),
    )
