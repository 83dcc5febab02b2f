"""How long the pages of the web app take on a large case: 5,000 articles, 50,000 statements, all made up.

The data folder is not needed. Times are of the whole request, over the loopback, as a browser would see them;
processor times, of this process, say the same on a busy machine.
"""

from __future__ import annotations

import http.client
import os
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from allegedly.bench.throughput import Duration
from allegedly.errors import MissingDependency
from allegedly.model.case import Case
from allegedly.model.claim import (
    ActorMention,
    Certainty,
    Claim,
    Extraction,
    Kind,
    Polarity,
    Stance,
    Statement,
)
from allegedly.model.grade import Assessment, Confidence, Credibility, Reliability
from allegedly.model.ids import content_id, sha256_of
from allegedly.model.lineage import Borrowing, BorrowingKind, Lineage, Origin, SharedPassage
from allegedly.model.source import AUTHOR_HOLDER, Attribution, Holder, SourceKind
from allegedly.model.text import DateSource, Document, Original, PublicationDate, Span
from allegedly.store.casefile import CaseWriter

ARTICLES = 5000
OWN_STATEMENTS = 9
"""Of each article; one more is shared with the other articles of its story."""
STORY_ARTICLES = 25
"""Articles of one story: they take from its first, and share its first statement."""
REPEATS = 7
TIME = "2026-01-01T00:00:00+00:00"
NOUNS = ("harbour", "budget", "bridge", "ferry", "contract", "election", "mine", "school", "strike", "tunnel")
VERBS = ("was closed", "was sold", "is delayed", "costs more", "was inspected", "has leaked", "will reopen")


@dataclass(frozen=True, slots=True)
class Article:
    """A made-up article with its statements; the first is the story's."""

    document: Document
    extraction: Extraction


def serve_figures(data: Path) -> dict[str, Any]:  # noqa: ARG001 - every benchmark is called with the folder
    """Milliseconds a page, the median of seven requests each, the first of which reads what is not cached.

    Raises MissingDependency where the extra `web` is not installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.case"
        articles = [made_article(number) for number in range(ARTICLES)]
        put_case(path, articles)
        with _running(path) as ask:
            times = {name: _times(ask, page) for name, page in pages_of(articles).items()}
    return {
        "corpus": "made up",
        "articles": ARTICLES,
        "statements": ARTICLES * (OWN_STATEMENTS + 1),
        "cores": os.cpu_count(),
        "requests_a_page": REPEATS,
        "median_ms": {name: _median_ms(each.clock for each in found) for name, found in times.items()},
        "processor_ms": {name: _median_ms(each.processor for each in found) for name, found in times.items()},
        "slowest_median_ms": max(_median_ms(each.clock for each in found) for found in times.values()),
        "slowest_processor_ms": max(_median_ms(each.processor for each in found) for found in times.values()),
    }


def _median_ms(seconds: Iterable[float]) -> int:
    return round(1000 * statistics.median(seconds))


def pages_of(articles: list[Article]) -> Mapping[str, str]:
    """The pages that are asked for, by name: each kind, with the filters that cost most."""
    left, right = articles[0].document.id, articles[1].document.id
    claim = made_case(articles[:STORY_ARTICLES]).claims[0].id
    return {
        "summary": "/",
        "claims": "/claims",
        "claims, last page": "/claims?page=1800",
        "claims, by words": "/claims?words=harbour+closed",
        "claims, by actor and day": "/claims?actor=Actor+7&earliest=2024-02-01&latest=2024-03-01",
        "claims, most origins first": "/claims?order_by=origins&state=several",
        "claim": f"/claims/{claim}",
        "documents": "/documents?page=100",
        "documents, by words": "/documents?words=bridge",
        "document": f"/documents/{left}",
        "compare": f"/compare?left={left}&right={right}",
        "borrowings": "/borrowings?page=50",
        "sources": "/sources",
        "source": "/sources?name=official+3",
        "origins": "/origins",
        "actors": "/actors",
        "actor": "/actors?name=Actor+7",
        "search": "/search?words=harbour",
        "history": "/history?page=20",
    }


def made_article(number: int) -> Article:
    """The article with this number, the same on every call."""
    story, place = divmod(number, STORY_ARTICLES)
    shared = f"The {NOUNS[story % len(NOUNS)]} of district {story} {VERBS[story % len(VERBS)]}"
    own = [
        f"The {NOUNS[(number + line) % len(NOUNS)]} at site {number * OWN_STATEMENTS + line} {VERBS[line % len(VERBS)]}"
        for line in range(OWN_STATEMENTS)
    ]
    text = "\n\n".join(
        [f"Story {story}, report {place}", *(f"{words}, an official said." for words in (shared, *own))]
    )
    day = date(2024, 1, 1) + timedelta(days=story % 300 + place % 5)
    digest = sha256_of(text.encode())
    document = Document(
        id=content_id("doc", digest, str(number)),
        sha256=digest,
        path=f"{number:05d}.txt",
        text=text,
        title=f"Story {story}, report {place}",
        publisher=f"Outlet {number % 400}",
        published=PublicationDate(day, day, DateSource.GIVEN, day.isoformat()),
    )
    attributions, statements = [], []
    for line, words in enumerate((shared, *own)):
        start = text.index(words)
        span = Span(start, start + len(words))
        attribution = made_attribution(document, span, f"official {number % 40}")
        attributions.append(attribution)
        statements.append(made_statement(document, span, attribution, f"Actor {(number + line) % 3000}"))
    return Article(document, Extraction(document.id, tuple(attributions), tuple(statements)))


def made_attribution(document: Document, span: Span, label: str) -> Attribution:
    """Who is said to have said these words."""
    return Attribution(
        content_id("att", document.id, span), document.id, (), (), (span,), SourceKind.OFFICIAL, True, label
    )


def made_statement(document: Document, span: Span, attribution: Attribution, actor: str) -> Statement:
    """These words of the document, as a statement of its source."""
    return Statement(
        id=content_id("stm", document.id, span),
        document=document.id,
        attribution=attribution.id,
        holders=(AUTHOR_HOLDER, Holder(attribution.label, SourceKind.OFFICIAL, True, attribution.id)),
        quote=(span,),
        text=span.of(document.text),
        event=None,
        stance=Stance(Certainty.CERTAIN, Polarity.POSITIVE, Kind.ASSERTED, 3.0),
        actors=(ActorMention(actor, "ORG", span),),
        lemmas=tuple(span.of(document.text).casefold().split()),
    )


def put_case(path: Path, articles: list[Article]) -> None:
    """The articles with claims, origins and borrowings in a case file."""
    with CaseWriter.open(path) as writer, writer.transaction():
        for article in articles:
            document = article.document
            original = Original(document.path, document.text.encode(), "text/plain")
            writer.put_reading(f"src-{document.id}", original, document, article.extraction, "set-1", TIME)
        writer.put_results(made_case(articles), TIME)


def made_case(articles: list[Article]) -> Case:
    """The case that these articles make: a story's first statement is one claim, every other one its own."""
    claims, origins, assessments, borrowings = [], [], [], []
    for first in range(0, len(articles), STORY_ARTICLES):
        story = articles[first : first + STORY_ARTICLES]
        groups = [tuple(each.extraction.statements[0] for each in story)]
        groups += [(statement,) for each in story for statement in each.extraction.statements[1:]]
        for group in groups:
            members = tuple(each.id for each in group)
            claim = Claim(content_id("clm", members), group[0].text, members)
            claims.append(claim)
            origins.append(made_origin(claim, group))
            assessments.append(made_assessment(claim))
        source = story[0].document
        passage = story[0].extraction.statements[0].quote[0]
        for each in story[1:]:
            shared = SharedPassage(passage, each.extraction.statements[0].quote[0])
            reason = "Shared words, later date."
            borrowings.append(
                Borrowing(source.id, each.document.id, BorrowingKind.CUT, 0.8, (reason,), (shared,))
            )
    documents = tuple(each.document for each in articles)
    extractions = tuple(each.extraction for each in articles)
    lineage = Lineage(tuple(borrowings), tuple(origins))
    return Case(documents, extractions, tuple(claims), (), lineage, tuple(assessments))


def made_origin(claim: Claim, group: tuple[Statement, ...]) -> Origin:
    """The one origin of a claim."""
    documents = tuple(each.document for each in group)
    label = group[0].source.label
    return Origin(
        content_id("org", claim.id),
        claim.id,
        label,
        SourceKind.OFFICIAL,
        True,
        claim.statements,
        documents[:1],
    )


def made_assessment(claim: Claim) -> Assessment:
    """A grade for a claim of one origin."""
    return Assessment(
        claim.id,
        0.6,
        "likely",
        Confidence.LOW,
        1.0,
        Reliability.F,
        Credibility.POSSIBLY_TRUE,
        ("One origin.",),
        (),
    )


def _times(ask: _Ask, page: str) -> list[Duration]:
    times = []
    for _ in range(REPEATS):
        clock, processor = time.perf_counter(), time.process_time()
        ask(page)
        times.append(Duration(time.perf_counter() - clock, time.process_time() - processor))
    return times


class _Ask:
    """Sends requests with the session of one run."""

    def __init__(self, host: str, port: int, cookie: str) -> None:
        self._address = host, port
        self._headers = {"Cookie": cookie}

    def __call__(self, page: str) -> None:
        connection = http.client.HTTPConnection(*self._address, timeout=300)
        try:
            connection.request("GET", page, headers=self._headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{page} answered {answer.status}")
        finally:
            connection.close()


@contextmanager
def _running(path: Path) -> Iterator[_Ask]:
    try:
        from allegedly.web.app import make_app
        from allegedly.web.serve import server_of
        from allegedly.web.settings import HOST, Settings
    except ModuleNotFoundError as error:
        raise MissingDependency(
            "the web app", f"the package {error.name} is not installed", 'install "allegedly[web]"'
        ) from error

    listening = socket.create_server((HOST, 0))
    port = listening.getsockname()[1]
    with tempfile.TemporaryDirectory() as uploads:
        app, site = make_app(Settings(path, port), Path(uploads))
        server = server_of(app)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield _Ask(HOST, port, f"{site.keys.cookie}={site.keys.session}")
        finally:
            site.jobs.close()
            server.should_exit = True
            thread.join()
            listening.close()
