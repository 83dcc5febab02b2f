"""The pages: each reads its query, fills one dataclass and renders it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import RedirectResponse
from starlette.responses import HTMLResponse, Response

from allegedly.report.html import style_sheet
from allegedly.store.actors import actors_called
from allegedly.store.parts import original_of
from allegedly.web import views, views_documents, views_lists
from allegedly.web.order import Order
from allegedly.web.originals import SANDBOX, attachment_header, original_to_shown
from allegedly.web.paging import Pager
from allegedly.web.queries import Name, Number, WantedClaims, WantedDocuments, Words
from allegedly.web.site import Site, static_file

router = APIRouter(include_in_schema=False)

STATIC_TYPES = {
    "web.css": "text/css",
    "original.css": "text/css",
    "app.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


def site_of(request: Request) -> Site:
    """The run that the request came to."""
    site: Site = request.app.state.site
    return site


@router.get("/static/{name}")
def static(name: str) -> Response:
    """The style sheets and the script."""
    if name == "report.css":
        return Response(style_sheet(), media_type="text/css")
    if name not in STATIC_TYPES:
        raise HTTPException(404, "There is no such file.")
    return Response(static_file(name), media_type=STATIC_TYPES[name])


@router.get("/enter")
def enter(request: Request, token: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Begin a session with the link that was printed; it works once."""
    site = site_of(request)
    if not site.keys.use_link(token):
        if request.cookies.get(site.keys.cookie) == site.keys.session:
            return RedirectResponse("/", 303)
        raise HTTPException(401, "This link was used already, or is not from this run.")
    answer = RedirectResponse("/", 303)
    answer.set_cookie(site.keys.cookie, site.keys.session, httponly=True, samesite="strict", path="/")
    return answer


@router.get("/")
def summary(request: Request) -> HTMLResponse:
    """The case at a glance."""
    site = site_of(request)
    with site.open() as (reader, order):
        page = views.summary_page(reader, order)
        return site.rendered(request, "home.html.j2", page if order.documents else None)


@router.get("/claims")
def claims(request: Request, query: WantedClaims, page: Number = 1) -> HTMLResponse:
    """Claims, filtered."""
    site = site_of(request)
    given = {**dict(request.query_params), "page": ""}
    with site.open() as (reader, order):
        filled = views.claims_page(reader, order, query, Pager("/claims", given, page, 0))
        return site.rendered(request, "claims.html.j2", filled)


def claim_called(order: Order, key: str) -> str | None:
    """The id of the claim that a number or an id names; None where there is none."""
    if key.isascii() and key.isdigit() and 0 < int(key[:9]) <= len(order.claims):
        return order.claims[int(key[:9]) - 1].id
    return key if key in order.numbering.claims else None


def claim_of_key(order: Order, key: str) -> str:
    """The id of the claim that a number or an id names. Raises HTTPException where there is none."""
    found = claim_called(order, key)
    if found is None:
        raise HTTPException(
            404, "There is no such claim now. A decision or a new article may have changed it."
        )
    return found


@router.get("/claims/{key}")
def claim(request: Request, key: str) -> Response:
    """One claim."""
    site = site_of(request)
    with site.open() as (reader, order):
        identifier = claim_of_key(order, key)
        if identifier != key:
            return RedirectResponse(f"/claims/{identifier}", 303)
        page = views.claim_page(reader, order, identifier)
        return site.rendered(request, "claim-page.html.j2", page)


@router.get("/documents")
def documents(request: Request, wanted: WantedDocuments, page: Number = 1) -> HTMLResponse:
    """Articles, filtered."""
    site = site_of(request)
    given = {**dict(request.query_params), "page": ""}
    with site.open() as (reader, order):
        filled = views_documents.documents_page(reader, order, wanted, Pager("/documents", given, page, 0))
        return site.rendered(request, "documents.html.j2", filled)


@router.get("/documents/{identifier}")
def document(request: Request, identifier: str) -> HTMLResponse:
    """One article."""
    site = site_of(request)
    with site.open() as (reader, order):
        page = views_documents.document_page(reader, order, identifier)
        if page is None:
            raise HTTPException(404, "There is no such article in the case.")
        return site.rendered(request, "document.html.j2", page)


@router.get("/documents/{identifier}/original")
def original(request: Request, identifier: str) -> HTMLResponse:
    """An article as it was found, in a frame that can do nothing."""
    site = site_of(request)
    with site.open() as (reader, order):
        page = views_documents.document_page(reader, order, identifier)
        found = original_of(reader, identifier)
        if page is None or found is None:
            raise HTTPException(404, "There is no such article in the case.")
        shown = original_to_shown(found)
        context = {"page": page, "shown": shown, "media_type": found.media_type, "size": len(found.data)}
        return HTMLResponse(site.html(request, "original.html.j2", context))


@router.get("/documents/{identifier}/sandbox")
def sandbox(request: Request, identifier: str) -> Response:
    """What the frame holds: the article's HTML, sanitised, under a policy that allows nothing."""
    site = site_of(request)
    with site.open() as (reader, _):
        found = original_of(reader, identifier)
    if found is None:
        raise HTTPException(404, "There is no such article in the case.")
    context = {"body": original_to_shown(found).html}
    text = site.html(request, "sandbox.html.j2", context)
    return HTMLResponse(text, headers={"Content-Security-Policy": SANDBOX, "X-Frame-Options": "SAMEORIGIN"})


@router.get("/documents/{identifier}/file")
def original_file(request: Request, identifier: str) -> Response:
    """The bytes of an article, to save."""
    site = site_of(request)
    with site.open() as (reader, _):
        found = original_of(reader, identifier)
    if found is None:
        raise HTTPException(404, "There is no such article in the case.")
    headers = {
        "Content-Disposition": attachment_header(found.path),
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(found.data, media_type="application/octet-stream", headers=headers)


@router.get("/compare")
def compare(request: Request, left: Name, right: Name) -> HTMLResponse:
    """Two articles side by side."""
    site = site_of(request)
    with site.open() as (reader, order):
        ends = [
            order.documents[int(each) - 1]
            if each.isascii() and each.isdigit() and 0 < int(each[:9]) <= len(order.documents)
            else each
            for each in (left, right)
        ]
        if ends[0] == ends[1]:
            raise HTTPException(400, "These are one article. Choose another to compare it with.")
        page = views_documents.compare_page(reader, order, ends[0], ends[1])
        if page is None:
            raise HTTPException(404, "One of these articles is not in the case.")
        return site.rendered(request, "compare.html.j2", page)


@router.get("/borrowings")
def borrowings(request: Request, page: Number = 1) -> HTMLResponse:
    """Who took text from whom."""
    site = site_of(request)
    with site.open() as (reader, order):
        filled = views_documents.borrowings_page(reader, order, Pager("/borrowings", {}, page, 0))
        return site.rendered(request, "borrowings.html.j2", filled)


@router.get("/unknowns")
def unknowns(request: Request, page: Number = 1) -> HTMLResponse:
    """What the articles say is not known."""
    site = site_of(request)
    with site.open() as (reader, order):
        filled = views_documents.unknowns_page(reader, order, Pager("/unknowns", {}, page, 0))
        return site.rendered(request, "unknowns.html.j2", filled)


@router.get("/sources")
def sources(request: Request, words: Words = "", name: Name = "", page: Number = 1) -> HTMLResponse:
    """Sources, or what one of them is said to say."""
    site = site_of(request)
    with site.open() as (reader, order):
        if name:
            pager = Pager("/sources", {"name": name}, page, 0)
            return site.rendered(
                request, "source.html.j2", views_lists.source_page(reader, order, name, pager)
            )
        pager = Pager("/sources", {"words": words}, page, 0)
        return site.rendered(
            request, "sources.html.j2", views_lists.sources_page(reader, words.strip(), pager)
        )


@router.get("/origins")
def origins(request: Request, words: Words = "", page: Number = 1) -> HTMLResponse:
    """Origins of all claims."""
    site = site_of(request)
    with site.open() as (reader, _):
        pager = Pager("/origins", {"words": words}, page, 0)
        return site.rendered(
            request, "origins.html.j2", views_lists.origins_page(reader, words.strip(), pager)
        )


@router.get("/actors")
def actors(request: Request, words: Words = "", name: Name = "", page: Number = 1) -> Response:
    """Actors; `name` leads to the one that is called so, where there is one."""
    site = site_of(request)
    with site.open() as (reader, _):
        called = actors_called(reader, name) if name else ()
        if len(called) == 1:
            return RedirectResponse(f"/actors/{quote(called[0], safe='')}", 303)
        words = (name or words).strip()
        filled = views_lists.actors_page(reader, words, Pager("/actors", {"words": words}, page, 0))
        return site.rendered(request, "actors.html.j2", filled)


@router.get("/actors/{identifier:path}")
def actor(request: Request, identifier: str, page: Number = 1) -> HTMLResponse:
    """What is said of one actor. Ids of those that the gazetteer knows hold slashes."""
    site = site_of(request)
    with site.open() as (reader, order):
        pager = Pager(f"/actors/{quote(identifier, safe='')}", {}, page, 0)
        filled = views_lists.actor_page(reader, order, identifier, pager)
        if filled is None:
            raise HTTPException(404, "There is no such actor now. A new article may have changed it.")
        return site.rendered(request, "actor.html.j2", filled)


@router.get("/search")
def search(request: Request, words: Words = "", page: Number = 1) -> HTMLResponse:
    """Full-text search."""
    site = site_of(request)
    with site.open() as (reader, order):
        pager = Pager("/search", {"words": words}, page, 0)
        filled = views_lists.search_page(reader, order, words.strip(), pager)
        return site.rendered(request, "search.html.j2", filled)


@router.get("/decisions")
def decisions(request: Request) -> HTMLResponse:
    """What analysts decided."""
    site = site_of(request)
    with site.open() as (reader, _):
        return site.rendered(request, "decisions.html.j2", views_lists.decisions_page(reader))


@router.get("/history")
def history(request: Request, page: Number = 1) -> HTMLResponse:
    """What was done to the case."""
    site = site_of(request)
    with site.open() as (reader, _):
        filled = views_lists.history_page(reader, Pager("/history", {}, page, 0))
        return site.rendered(request, "history.html.j2", filled)
