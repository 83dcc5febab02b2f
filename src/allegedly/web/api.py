"""The same for programs: JSON under /api, behind the session or the key that `allegedly serve` prints.

Parts of a case come in the shape of the public contract `case-1`, articles in that of `document-1`; lists are rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Body, HTTPException, Path, Request, UploadFile
from pydantic import BaseModel, Field
from starlette.responses import HTMLResponse

from allegedly.codec import to_plain
from allegedly.model.decision import DecisionKind
from allegedly.report.contracts import case_to_plain, document_to_plain
from allegedly.report.figures import MIN_PROBABILITY_PARENT
from allegedly.store.browse import case_counts
from allegedly.store.parts import claims_part, document_reading
from allegedly.web import views, views_documents, views_lists
from allegedly.web.actions import pasted_to_original, submit_files, submit_links
from allegedly.web.jobs import Job, job_to_plain
from allegedly.web.pages import claim_of_key, site_of
from allegedly.web.paging import Pager
from allegedly.web.queries import Number, WantedClaims, WantedDocuments, Words
from allegedly.web.work import AddWork, DecideWork

router = APIRouter(prefix="/api", tags=["case"])

Plain = Mapping[str, Any]

ClaimKey = Annotated[str, Path(max_length=200, description="The claim's id, or its number in the report.")]
MAX_STATEMENTS = 1000
"""Statements of either side of one claim that an answer holds."""


class Listed(BaseModel):
    """One page of a list."""

    total: int = Field(description="How many there are in all.")
    page: int = Field(description="Which page this is, from 1 on.")
    pages: int = Field(description="How many pages there are.")
    rows: list[dict[str, Any]] = Field(description="The rows of this page.")


class CaseFacts(BaseModel):
    """The case counted, and the summary in words."""

    documents: int
    outlets: int
    statements: int
    claims: int
    unknowns: int
    failures: int
    headline: str
    findings: list[str]
    stale: bool = Field(description="Whether articles were added after the case was last assessed.")


class NewText(BaseModel):
    """An article given as text."""

    text: str = Field(max_length=1_000_000)
    title: str = Field("", max_length=2000)
    publisher: str = Field("", max_length=2000)
    published: str = Field("", max_length=10, pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="ISO 8601 day.")
    url: str = Field("", max_length=2000)


class NewDecision(BaseModel):
    """A decision; see `allegedly decide --help` for what each kind is about."""

    kind: DecisionKind
    ids: list[str] = Field(
        max_length=5000, description="Ids of claims, statements or origins, as the kind takes them."
    )
    who: str = Field(max_length=2000)
    why: str = Field(max_length=5000)
    value: str = Field("", max_length=10, description="The letter, where the kind is reliability.")
    seen: int | None = Field(
        None, description="How many decisions you know of; refused where there are others."
    )


class JobFacts(BaseModel):
    """A piece of work: where it stands and what came of it."""

    number: int
    title: str
    state: str
    over: bool
    step: str
    read: int
    known: int
    problems: list[str]
    lines: list[str]
    failed: str
    file: str


@router.get("/case", summary="The case at a glance")
def case(request: Request) -> CaseFacts:
    """How much the case holds, and its summary in words."""
    with site_of(request).open() as (reader, order):
        counts = case_counts(reader, MIN_PROBABILITY_PARENT)
        page = views.summary_page(reader, order)
        return CaseFacts(
            documents=counts.documents,
            outlets=counts.outlets,
            statements=counts.statements,
            claims=len(order.claims),
            unknowns=counts.unknowns,
            failures=counts.failures,
            headline=page.summary.headline,
            findings=list(page.summary.findings),
            stale=order.stale,
        )


@router.get("/claims", summary="Claims, filtered")
def claims(request: Request, query: WantedClaims, page: Number = 1) -> Listed:
    """Claims in the report's order (or by `order_by`: origins, articles), 25 a page."""
    with site_of(request).open() as (reader, order):
        filled = views.claims_page(reader, order, query, Pager("/api/claims", {}, page, 0))
    return _listed(filled.pager, filled.lines)


@router.get("/claims/{key}", summary="One claim in full")
def claim(request: Request, key: ClaimKey) -> dict[str, Any]:
    """The claim with its statements, documents, origins and borrowings, as a `case-1` object."""
    with site_of(request).open() as (reader, order):
        part = claims_part(reader, [claim_of_key(order, key)], MAX_STATEMENTS)
    return dict(case_to_plain(part.case))


@router.get("/documents", summary="Articles, filtered")
def documents(request: Request, wanted: WantedDocuments, page: Number = 1) -> Listed:
    """Articles by path, 25 a page."""
    with site_of(request).open() as (reader, order):
        filled = views_documents.documents_page(reader, order, wanted, Pager("", {}, page, 0))
    return _listed(filled.pager, filled.rows)


@router.get("/documents/{identifier}", summary="One article in full")
def document(request: Request, identifier: Annotated[str, Path(max_length=2000)]) -> dict[str, Any]:
    """The article with its text and everything taken out of it, as a `document-1` object."""
    with site_of(request).open() as (reader, _):
        found = document_reading(reader, identifier)
    if found is None:
        raise HTTPException(404, "There is no such article in the case.")
    return dict(document_to_plain(*found))


@router.post("/documents/text", summary="Add an article as text", status_code=202)
def add_text(request: Request, article: NewText) -> JobFacts:
    """Put an article in line to be read; the answer's number leads to its progress."""
    if not article.text.strip():
        raise HTTPException(400, "There is no text.")
    original = pasted_to_original(**article.model_dump())
    work = AddWork(originals=(original,))
    return _job(site_of(request).jobs.submit(work, f"Adding {original.path}", "/add"))


@router.post("/documents", summary="Add articles as files", status_code=202)
def add_files(request: Request, files: list[UploadFile]) -> JobFacts:
    """Put files in line to be read: anything that `allegedly assess` takes."""
    return _job(submit_files(site_of(request), files))


@router.post("/documents/links", summary="Fetch pages and add them", status_code=202)
def add_links(request: Request, links: Annotated[list[str], Body(max_length=50)]) -> JobFacts:
    """Put links in line to be fetched and read. Addresses that are not public are refused."""
    return _job(submit_links(site_of(request), links))


@router.get("/sources", summary="Sources")
def sources(request: Request, words: Words = "", page: Number = 1) -> Listed:
    """Sources as the articles name them, those behind most attributions first."""
    with site_of(request).open() as (reader, _):
        filled = views_lists.sources_page(reader, words.strip(), Pager("", {}, page, 0))
    return _listed(filled.pager, filled.rows)


@router.get("/origins", summary="Origins")
def origins(request: Request, words: Words = "", page: Number = 1) -> Listed:
    """Where claims entered the record; established ones first."""
    with site_of(request).open() as (reader, _):
        filled = views_lists.origins_page(reader, words.strip(), Pager("", {}, page, 0))
    return _listed(filled.pager, filled.rows)


@router.get("/actors", summary="Actors")
def actors(request: Request, words: Words = "", page: Number = 1) -> Listed:
    """Actors as the statements name them."""
    with site_of(request).open() as (reader, _):
        filled = views_lists.actors_page(reader, words.strip(), Pager("", {}, page, 0))
    return _listed(filled.pager, filled.rows)


@router.get("/search", summary="Full-text search over statements")
def search(request: Request, words: Words, page: Number = 1) -> Listed:
    """Statements in which all these words stand; `pieces` are their words, outside and inside matches in turn."""
    with site_of(request).open() as (reader, order):
        filled = views_lists.search_page(reader, order, words.strip(), Pager("", {}, page, 0))
    return _listed(filled.pager, [hit.match for hit in filled.statements])


@router.get("/decisions", summary="Decisions")
def decisions(request: Request) -> list[dict[str, Any]]:
    """What analysts decided, the latest first, and whether it stands."""
    with site_of(request).open() as (reader, _):
        filled = views_lists.decisions_page(reader)
    return [{**to_plain(row.decision), "stands": row.stands} for row in filled.rows]


@router.post("/decisions", summary="Decide", status_code=202)
def decide(request: Request, decision: NewDecision) -> JobFacts:
    """Put a decision in line; the case is weighed anew by it."""
    work = DecideWork(
        decision.kind, tuple(decision.ids), decision.who, decision.why, decision.value, decision.seen
    )
    title = f"Decision: {decision.kind.value}"
    return _job(site_of(request).jobs.submit(work, title, "/decisions", typed=decision.why))


@router.get("/jobs/{number}", summary="A piece of work")
def job(request: Request, number: int) -> JobFacts:
    """Where a piece of work stands."""
    found = site_of(request).jobs.get(number)
    if found is None:
        raise HTTPException(404, "There is no such piece of work in this run.")
    return _job(found)


@router.get("/log", summary="The history of the case")
def log(request: Request, page: Number = 1) -> Listed:
    """What was done to the case, the latest first."""
    with site_of(request).open() as (reader, _):
        filled = views_lists.history_page(reader, Pager("", {}, page, 0))
    return _listed(filled.pager, [row.entry for row in filled.rows])


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One thing that can be asked for. `parameters` are (name, how it is given); `body` names the body's fields."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[tuple[str, str], ...]
    body: str


@router.get("/docs", include_in_schema=False)
def docs(request: Request) -> HTMLResponse:
    """This description, for people."""
    site = site_of(request)
    endpoints = schema_to_endpoints(request.app.openapi())
    return HTMLResponse(site.html(request, "api.html.j2", {"page": endpoints, "api_key": site.keys.api_key}))


def schema_to_endpoints(schema: Plain) -> tuple[Endpoint, ...]:
    """Everything that the OpenAPI description names, in its order."""
    return tuple(
        Endpoint(
            method.upper(),
            path,
            each.get("summary", ""),
            each.get("description", ""),
            tuple((item["name"], _how_given(item)) for item in each.get("parameters", ())),
            _body_fields(each.get("requestBody", {}), schema),
        )
        for path, methods in schema["paths"].items()
        for method, each in methods.items()
    )


def _how_given(parameter: Plain) -> str:
    words = [f"in the {parameter['in']}", parameter["schema"].get("type", "text")]
    words += ["needed"] if parameter.get("required") else []
    return ", ".join(words) + (f". {parameter['description']}" if parameter.get("description") else "")


def _body_fields(body: Plain, schema: Plain) -> str:
    shapes = []
    for media, content in body.get("content", {}).items():
        name = content["schema"].get("$ref", "").rsplit("/", 1)[-1]
        fields = schema["components"]["schemas"][name].get("properties", {}) if name else {}
        shapes.append(f"{media}: {', '.join(fields) or content['schema'].get('type', '')}")
    return "; ".join(shapes)


def _listed(pager: Pager, rows: Any) -> Listed:
    return Listed(total=pager.total, page=pager.number, pages=pager.pages, rows=to_plain(list(rows)))


def _job(found: Job) -> JobFacts:
    return JobFacts.model_validate(job_to_plain(found))
