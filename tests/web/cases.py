"""Cases of hand-made values put into case files, for the pages to show."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from allegedly.link.actors import link_actors
from allegedly.model.actor import Actor
from allegedly.model.case import Case, Failure
from allegedly.model.claim import Extraction, Slot
from allegedly.model.ids import content_id
from allegedly.model.lineage import Borrowing, BorrowingKind, Lineage, SharedPassage
from allegedly.model.source import SourceKind
from allegedly.model.text import Original
from allegedly.store.casefile import CaseWriter
from tests.factories import make_document, make_holder, make_statement
from tests.report.factories import ALLEGED, make_assessment, make_claim, make_origin, make_unknown, span_of

TIME = "2026-01-02T03:04:05+00:00"
SETTINGS = "set-1"


HOSTILE_TITLE = '<script>alert("x")</script> \u202eevil\u202c \u200b<img src=x onerror=alert(1)>'
HOSTILE_NAME = "Q" * 500
HOSTILE_WORDS = "</mark></p><svg onload=alert(2)><math><mi xlink:href=javascript:alert(3)> the quay was sold"


def hostile_case() -> Case:
    """Two articles that try to break the pages: markup, control and direction characters, endless names."""
    holder = make_holder(f'"><script>{HOSTILE_NAME}', SourceKind.UNNAMED, named=False)
    documents, statements = [], []
    for number in (1, 2):
        text = f"{HOSTILE_TITLE}\n\n\x1b[31m{HOSTILE_WORDS} {number} \u05e9\u05dc\u05d5\u05dd said {HOSTILE_NAME}."
        document = make_document(
            text,
            publisher=f"{number}{HOSTILE_NAME}",
            day="2024-04-03",
            path=f"{number}.html\n<b>",
            title=HOSTILE_TITLE,
            url="javascript:alert(4)",
        )
        documents.append(document)
        statements.append(
            make_statement(document, HOSTILE_WORDS, holders=(holder,), stance=ALLEGED, actors=(HOSTILE_NAME,))
        )
    claim = make_claim(HOSTILE_WORDS, tuple(statements))
    passage = SharedPassage(span_of(documents[0], HOSTILE_WORDS), span_of(documents[1], HOSTILE_WORDS))
    borrowing = Borrowing(
        documents[0].id, documents[1].id, BorrowingKind.CUT, 0.9, ("<b>same</b> words",), (passage,)
    )
    return Case(
        documents=tuple(documents),
        extractions=tuple(
            Extraction(document.id, (), (statement,), (make_unknown(document, "quay", Slot.WHO),))
            for document, statement in zip(documents, statements, strict=True)
        ),
        claims=(claim,),
        lineage=Lineage(
            (borrowing,), (make_origin(claim, holder.label, SourceKind.UNNAMED, tuple(statements)),)
        ),
        assessments=(make_assessment(claim),),
        failures=(Failure("<script>", "]]></style>", "\x1b[2J"),),
    )


def store_case(case: Case, path: Path, originals: dict[str, Original] | None = None) -> Path:
    """The case in a file of its own. `originals` holds the bytes of documents by id, where they matter."""
    case = _with_actors(case)
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


def _with_actors(case: Case) -> Case:
    """The case with the actors that its hand-made statements name, as linking makes them."""
    extractions = tuple(map(_named, case.extractions))
    acting = link_actors(extractions)
    return dataclasses.replace(case, extractions=extractions, actors=acting.actors, actor_links=acting.links)


def _named(extraction: Extraction) -> Extraction:
    names = dict.fromkeys(actor.name for each in extraction.statements for actor in each.actors)
    ids = {name: content_id("actor", extraction.document, name) for name in names}
    statements = tuple(
        dataclasses.replace(
            each, actors=tuple(dataclasses.replace(actor, id=ids[actor.name]) for actor in each.actors)
        )
        for each in extraction.statements
    )
    actors = tuple(
        Actor(identifier, name, "person", "", "", "", "", (), (), "", "the article names it")
        for name, identifier in ids.items()
    )
    return dataclasses.replace(extraction, statements=statements, actors=actors)
