"""The app put together: routes, errors as pages, and the guard before all of it."""

from __future__ import annotations

import logging
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Scope

from allegedly import __version__
from allegedly.errors import AllegedlyError, CaseTooNew, CaseWriteFailed, NotACase
from allegedly.web import actions, api, pages
from allegedly.web.guard import Guard
from allegedly.web.settings import Settings
from allegedly.web.site import Site, make_site

TITLES = {
    400: "That cannot be done",
    401: "Not opened here",
    403: "Refused",
    404: "Not found",
    405: "That cannot be done",
    413: "Too large",
    421: "Wrong address",
    422: "That cannot be read",
    500: "A defect",
    503: "The case cannot be opened",
    507: "The case cannot be written",
}


def make_app(settings: Settings, uploads: Path) -> tuple[ASGIApp, Site]:
    """The guarded app over one case, and the run it belongs to. Raises CaseError where there is no case."""
    site = make_site(settings, uploads)
    app = FastAPI(
        title="allegedly",
        version=__version__,
        description="One case: who says so, on whose word, how surely, and does anyone independent back it up?",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.site = site
    app.include_router(pages.router)
    app.include_router(actions.router)
    app.include_router(api.router)

    def answer(request: Request, status: int, reason: str, remedy: str = "", typed: str = "") -> Response:
        if status == 401:
            remedy = "Start `allegedly serve` again and open the new link."
        if request.url.path.startswith("/api/") and request.url.path != "/api/docs":
            return JSONResponse({"error": " ".join(filter(None, (reason, remedy)))}, status)
        title = TITLES.get(status, "That did not work")
        context = {"title": title, "status": status, "reason": reason, "remedy": remedy, "typed": typed}
        return HTMLResponse(site.html(request, "error.html.j2", context), status)

    @app.exception_handler(HTTPException)
    def on_http(request: Request, error: HTTPException) -> Response:
        # A form with files is kept on the disk while it is read; the framework calls a full one a bad form.
        if isinstance(error.__cause__, OSError):
            return on_disk(request, error.__cause__)
        typed = error.typed if isinstance(error, actions.Refused) else ""
        return answer(request, error.status_code, str(error.detail), typed=typed)

    @app.exception_handler(RequestValidationError)
    def on_invalid(request: Request, error: RequestValidationError) -> Response:
        wrong = "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in error.errors()[:5])
        reason = f"Something in the request is not as it should be ({wrong})."
        return answer(request, 422, reason, typed=_typed(error.body))

    @app.exception_handler(AllegedlyError)
    def on_ours(request: Request, error: AllegedlyError) -> Response:
        status = 507 if isinstance(error, CaseWriteFailed) else 400
        if isinstance(error, NotACase | CaseTooNew):
            status = 503
        reason = f"{error.subject}: {error.reason}."
        return answer(request, status, reason, f"{error.remedy[:1].upper()}{error.remedy[1:]}.")

    @app.exception_handler(OSError)
    def on_disk(request: Request, error: OSError) -> Response:
        reason = f"The disk refused it ({error.strerror or error})."
        return answer(request, 507, reason, "Free some space; what the case holds is kept.")

    @app.exception_handler(Exception)
    def on_defect(request: Request, error: Exception) -> Response:
        logging.getLogger("allegedly.web").error("%s %s", request.method, request.url.path, exc_info=error)
        reason = f"An unexpected {type(error).__name__}. The case is as it was."
        return answer(request, 500, reason, "Please report what you did, and what the terminal says.")

    def refuse(scope: Scope, status: int, reason: str) -> ASGIApp:
        return answer(Request(scope), status, reason)

    return Guard(app, settings, site.keys, refuse), site


def _typed(body: object) -> str:
    """The words that a form holds which its reader would not want to type again."""
    if not isinstance(body, FormData):
        return ""
    return "\n".join(str(body[name]) for name in ("text", "links", "why") if body.get(name))
