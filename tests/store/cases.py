"""A whole case made by hand, with a value of every type of the model in it."""

from __future__ import annotations

import dataclasses
from datetime import date

from allegedly.model.case import Case, Failure
from allegedly.model.claim import Argument, Claim, Cue, Event, Extraction, Slot, Statement, TimeValue, Unknown
from allegedly.model.grade import Assessment, Confidence, Credibility, Reliability
from allegedly.model.ids import content_id, sha256_of
from allegedly.model.lineage import (
    Borrowing,
    BorrowingKind,
    Dependence,
    Drift,
    DriftKind,
    Lineage,
    Origin,
    OriginPair,
    SharedPassage,
)
from allegedly.model.link import ClaimLink, Feature, Verdict
from allegedly.model.source import AUTHOR_HOLDER, Attribution, Holder, SourceKind
from allegedly.model.text import (
    DateSource,
    Document,
    Hyperlink,
    OffsetMap,
    Original,
    PublicationDate,
    Span,
    WireCredit,
    Zone,
    ZoneKind,
)
from allegedly.store.casefile import CaseWriter
from tests.factories import make_statement

TIME = "2026-01-02T03:04:05+00:00"
SETTINGS = "set-1"
TEXT = "Dam bursts\n\nOlga Renn said the wall gave way in early May. It is not known who knew."
NEWER_TEXT = "The wall gave way, the Vell Courier reported. The ministry denied it."


def make_original(text: str, path: str) -> Original:
    """The original of a document of plain text."""
    return Original(path, text.encode(), "text/plain", title="given title", published="2024-05-09")


def make_full_document(text: str, path: str) -> Document:
    """A document with something in every field."""
    digest = sha256_of(text.encode())
    return Document(
        id=content_id("doc", digest, path),
        sha256=digest,
        path=path,
        text=text,
        title=text[:10],
        publisher="vellcourier.example",
        published=PublicationDate(date(2024, 5, 1), date(2024, 5, 31), DateSource.URL, "/2024/05/", ""),
        url="https://vellcourier.example/1",
        byline="By A. Writer",
        place="Vell",
        credits=(WireCredit("Northern Wire", Span(0, 3), True),),
        links=(Hyperlink("https://other.example/", "other"),),
        zones=(Zone(ZoneKind.TITLE, Span(0, 10)),),
        offsets=OffsetMap((0, 10), (0, 2)),
        warnings=("no date in the text",),
    )


def make_full_extraction(document: Document) -> Extraction:
    """An attribution, its statement, one by the author and an unknown, where the text holds "gave way"."""
    at = document.text.index("gave way")
    content = Span(at, at + len("gave way"))
    attribution = Attribution(
        content_id("att", document.id),
        document.id,
        (),
        (Span(0, 3),),
        (content,),
        SourceKind.PERSON,
        True,
        "Renn",
    )
    holder = Holder("Renn", SourceKind.PERSON, True, attribution.id, (Span(0, 3),))
    said = make_statement(
        document, "gave way", holders=(holder,), actors=("Wall",), numbers=(1.5,), trigger="gave"
    )
    said = dataclasses.replace(
        said,
        attribution=attribution.id,
        time=TimeValue(content, "2024-05", "2024-05-01", "2024-05-10", "START"),
        event=Event(content, "give", "type", (Argument("agent", Span(0, 3), "wall"),)),
        stance=dataclasses.replace(said.stance, cues=(Cue(Span(0, 3), "said"),)),
    )
    unknown = Unknown(
        content_id("unk", document.id),
        document.id,
        (Span(0, 3),),
        document.text[:3],
        Slot.WHO,
        (AUTHOR_HOLDER,),
    )
    return Extraction(
        document.id,
        (attribution,),
        (said, make_statement(document, document.text[:6])),
        (unknown,),
        opening=bytes(range(256)) * 3,
    )


def make_case() -> Case:
    """Two documents and one claim, with links, lineage, assessment and a failure."""
    documents = (make_full_document(TEXT, "a.txt"), make_full_document(NEWER_TEXT, "b.txt"))
    extractions = tuple(make_full_extraction(document) for document in documents)
    return make_results(documents, extractions)


def make_results(documents: tuple[Document, ...], extractions: tuple[Extraction, ...]) -> Case:
    """A case that makes one claim of all that the first and the last document say."""
    statements: list[Statement] = [each for extraction in extractions for each in extraction.statements]
    first, last = statements[0], statements[-1]
    claim = Claim("clm-1", first.text, (first.id,), (last.id,))
    origins = tuple(
        Origin(f"org-{name}", "clm-1", name, SourceKind.PERSON, True, (first.id,), (documents[0].id,))
        for name in ("Renn", "Ministry")
    )
    lineage = Lineage(
        borrowings=(
            Borrowing(
                documents[0].id,
                documents[-1].id,
                BorrowingKind.CUT,
                0.75,
                ("shares 2 words",),
                (SharedPassage(Span(0, 3), Span(0, 3)),),
            ),
        ),
        origins=origins,
        pairs=(OriginPair("org-Renn", "org-Ministry", Dependence.NOT_ESTABLISHED, 0.5, "nothing tells"),),
        drifts=(Drift("clm-1", first.id, last.id, DriftKind.CERTAINTY_GAINED, 2.0, "may have became has"),),
    )
    assessment = Assessment(
        "clm-1",
        0.61,
        "likely",
        Confidence.LOW,
        1.5,
        Reliability.F,
        Credibility.POSSIBLY_TRUE,
        ("one named person",),
        ("a second origin",),
        tuple(unknown.id for unknown in extractions[0].unknowns),
    )
    link = ClaimLink(first.id, last.id, Verdict.CONTRADICTS, 0.9, (Feature("lemmas", "a", "b", 3.5),))
    failures = (Failure("broken.pdf", "it ends too soon", "download it again"),)
    return Case(documents, extractions, (claim,), (link,), lineage, (assessment,), failures)


def put_case(writer: CaseWriter, case: Case, time: str = TIME) -> None:
    """Store a case as the engine does: each document in one transaction, then failures, then the results."""
    for document, extraction in zip(case.documents, case.extractions, strict=True):
        original = make_original(document.text, document.path)
        with writer.transaction():
            writer.put_reading(f"key-{document.id}", original, document, extraction, SETTINGS, time)
    with writer.transaction():
        for failure in case.failures:
            writer.put_failure(failure, time)
    with writer.transaction():
        writer.put_results(case, time)
