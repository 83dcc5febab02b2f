"""What the reader does: add articles, decide, take the case away. Everything that takes time is put in line."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, UploadFile
from fastapi.responses import FileResponse, RedirectResponse
from pydantic import Field
from starlette.responses import HTMLResponse, Response

from allegedly.errors import CaseError
from allegedly.model.decision import DecisionKind
from allegedly.model.ids import sha256_of
from allegedly.model.text import Original
from allegedly.web.jobs import Job
from allegedly.web.originals import attachment_header
from allegedly.web.pages import claim_called, site_of
from allegedly.web.site import Site
from allegedly.web.work import AddWork, DecideWork, ExportShape, ExportWork

router = APIRouter(include_in_schema=False)

MAX_LINKS = 50
"""Links of one request; each may take twenty seconds."""
MAX_IDS = 5000
"""Things that one decision is about."""

LongText = Annotated[str, Form(max_length=1_000_000)]
Line = Annotated[str, Form(max_length=2000)]
Day = Annotated[str, Form(max_length=10, pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Seen = Annotated[int, Form(ge=0)]
Claims = Annotated[list[Annotated[str, Field(max_length=500)]], Form(max_length=MAX_IDS)]
Reason = Annotated[str, Form(max_length=5000)]


class Refused(HTTPException):
    """What cannot be done as it was sent; the page that says why shows what was `typed`, so that it is not lost."""

    def __init__(self, reason: str, typed: str) -> None:
        super().__init__(400, reason)
        self.typed = typed


@router.get("/add")
def add_page(request: Request) -> HTMLResponse:
    """The forms to add articles by."""
    site = site_of(request)
    with site.open():
        return site.rendered(request, "add.html.j2", site.jobs.jobs())


@router.post("/add/text")
def add_text(
    request: Request,
    text: LongText,
    title: Line = "",
    publisher: Line = "",
    published: Day = "",
    url: Line = "",
) -> Response:
    """Add an article that was pasted."""
    if not text.strip():
        raise HTTPException(400, "There is no text. Paste the words of an article.")
    original = pasted_to_original(text, title, publisher, published, url)
    work = AddWork(originals=(original,))
    return _to(site_of(request).jobs.submit(work, f"Adding {original.path}", "/add", typed=text))


def pasted_to_original(text: str, title: str, publisher: str, published: str, url: str) -> Original:
    """The pasted words as an article; its path tells that it was pasted, and which text it is.

    >>> pasted_to_original("So it is.", "", "The Herald", "", "").path
    'pasted-0cd0af52.txt'
    """
    data = text.replace("\r\n", "\n").encode("utf-8", "replace")
    path = f"pasted-{sha256_of(data)[:8]}.txt"
    lines = (" ".join(each.split()) for each in (url, title, publisher, published))
    return Original(path, data, "text/plain", "", *lines)


@router.post("/add")
def add_files(request: Request, files: list[UploadFile]) -> Response:
    """Add articles from files: anything that `allegedly assess` reads."""
    site = site_of(request)
    return _to(submit_files(site, files))


def submit_files(site: Site, files: Sequence[UploadFile]) -> Job:
    """Put uploaded files in line to be read. Raises HTTPException where there are none, or too many."""
    given = [each for each in files if each.filename]
    if not given:
        raise HTTPException(400, "No file was chosen.")
    if len(given) > site.settings.max_upload_files:
        raise HTTPException(
            413, f"These are {len(given)} files; {site.settings.max_upload_files} are taken at once."
        )
    folder = Path(tempfile.mkdtemp(dir=site.uploads))
    names = []
    for number, each in enumerate(given, start=1):
        # A folder for each: two files of one name must not meet.
        name = f"{number}/{upload_name(each.filename or '')}"
        (folder / str(number)).mkdir()
        with (folder / name).open("wb") as target:
            shutil.copyfileobj(each.file, target)
        names.append(name)
    title = f"Adding {Path(names[0]).name}" + (f" and {len(names) - 1} more" if len(names) > 1 else "")
    return site.jobs.submit(AddWork(folder=folder, files=tuple(names)), title, "/add")


def upload_name(given: str) -> str:
    """A name that is safe in our folder, and still the reader's own.

    >>> upload_name("../../etc/pass\\x00wd"), upload_name("C:\\\\notes\\\\a.html"), upload_name("..")
    ('passwd', 'a.html', 'upload')
    """
    last = PurePosixPath(given.replace("\\", "/")).name
    plain = "".join(letter for letter in last if letter.isprintable()).lstrip(". ")
    return plain.encode("utf-8", "replace")[-200:].decode("utf-8", "ignore") or "upload"


@router.post("/add/links")
def add_links(request: Request, links: Annotated[str, Form(max_length=20_000)]) -> Response:
    """Fetch pages and add them; nothing else in the app fetches anything."""
    return _to(submit_links(site_of(request), links.split()))


def submit_links(site: Site, links: Sequence[str]) -> Job:
    """Put links in line to be fetched and read. Raises HTTPException where there are none, or too many."""
    wrong = [each for each in links if not each.lower().startswith(("http://", "https://"))]
    if not links or wrong:
        raise HTTPException(400, f"This is no link: {wrong[0][:200]}" if wrong else "No link was given.")
    if len(links) > MAX_LINKS:
        raise HTTPException(413, f"These are {len(links)} links; {MAX_LINKS} are taken at once.")
    title = f"Fetching {links[0][:120]}" + (f" and {len(links) - 1} more" if len(links) > 1 else "")
    return site.jobs.submit(AddWork(links=tuple(links)), title, "/add", typed="\n".join(links))


@router.post("/assess")
def assess_again(request: Request) -> Response:
    """Link, trace and weigh anew what the case holds."""
    return _to(site_of(request).jobs.submit(AddWork(), "Assessing the case anew", "/"))


@router.get("/jobs/{number}")
def job_page(request: Request, number: int) -> HTMLResponse:
    """How far a piece of work is, and what came of it."""
    site = site_of(request)
    found = site.jobs.get(number)
    if found is None:
        raise HTTPException(404, "There is no such piece of work in this run.")
    return site.rendered(request, "job.html.j2", found)


@router.get("/jobs/{number}/file")
def job_file(request: Request, number: int) -> Response:
    """What a piece of work made, to save."""
    site = site_of(request)
    found = site.jobs.get(number)
    if found is None or found.file is None or not found.file.is_file():
        raise HTTPException(404, "There is no file. Export the case again.")
    headers = {"Content-Disposition": attachment_header(found.file.name)}
    return FileResponse(found.file, media_type="application/octet-stream", headers=headers)


@router.get("/export")
def export_page(request: Request) -> HTMLResponse:
    """In which forms the case can be taken away."""
    site = site_of(request)
    with site.open() as (_, order):
        return site.rendered(request, "export.html.j2", order.stale)


@router.post("/export")
def export(request: Request, shape: Annotated[ExportShape, Form()]) -> Response:
    """Put an export in line."""
    site = site_of(request)
    folder = Path(tempfile.mkdtemp(dir=site.uploads))
    work = ExportWork(shape, folder / f"{site.settings.case.stem}.{shape.value}")
    return _to(site.jobs.submit(work, f"Exporting as {shape.value.upper()}", "/export"))


@router.post("/decide/statements")
async def decide_statements(request: Request) -> Response:
    """Split or reject the statements whose boxes are ticked."""
    form = await request.form(max_files=0, max_fields=MAX_IDS)
    kind = {"split": DecisionKind.SPLIT, "reject": DecisionKind.REJECT}.get(str(form.get("kind", "")))
    ids = tuple(str(each) for each in form.getlist("statement"))
    why = str(form.get("why", ""))[:5000]
    if kind is None or not ids:
        raise Refused("No statement was chosen. Tick those that you mean, then decide.", why)
    back = str(form.get("back", ""))
    seen = str(form.get("seen", ""))
    work = DecideWork(
        kind,
        ids,
        str(form.get("who", ""))[:2000],
        why,
        seen=int(seen) if seen.isascii() and seen.isdigit() else None,
    )
    return _decided(site_of(request), work, back)


@router.post("/decide/merge")
def decide_merge(
    request: Request, claim: Claims, who: Line, why: Reason, seen: Seen, back: Line = ""
) -> Response:
    """Make one claim of several: each field holds the id of one, or numbers of the list."""
    site = site_of(request)
    keys = " ".join(claim).replace(",", " ").split()
    ids = tuple(dict.fromkeys(_claim_ids(site, keys)))
    if len(ids) < 2:
        raise Refused("It takes two claims to make one of them. Tick those that say the same.", why)
    return _decided(site, DecideWork(DecisionKind.MERGE, ids, who, why, seen=seen), back)


def _claim_ids(site: Site, keys: Sequence[str]) -> list[str]:
    """Ids of the claims that the keys name; the decision refuses a key that names none, and keeps the reason."""
    try:
        with site.open() as (_, order):
            return [claim_called(order, each) or each for each in keys]
    except CaseError:
        return list(keys)


@router.post("/decide/independent")
def decide_independent(
    request: Request, pair: Line, who: Line, why: Reason, seen: Seen, back: Line = ""
) -> Response:
    """Call two origins of one claim independent."""
    work = DecideWork(DecisionKind.INDEPENDENT, tuple(pair.split()), who, why, seen=seen)
    return _decided(site_of(request), work, back)


@router.post("/decide/reliability")
def decide_reliability(
    request: Request, name: Line, letter: Line, who: Line, why: Reason, seen: Seen, back: Line = ""
) -> Response:
    """Set the reliability of a source or an outlet."""
    work = DecideWork(DecisionKind.RELIABILITY, (name,), who, why, value=letter, seen=seen)
    return _decided(site_of(request), work, back)


@router.post("/decide/settle")
def decide_settle(
    request: Request, claim: Line, outcome: Line, who: Line, why: Reason, seen: Seen, back: Line = ""
) -> Response:
    """Keep how a claim turned out; it counts for the record of those who took a side."""
    work = DecideWork(DecisionKind.SETTLE, (claim,), who, why, value=outcome, seen=seen)
    return _decided(site_of(request), work, back)


@router.post("/decide/note")
def decide_note(request: Request, who: Line, why: Reason, about: Line = "", back: Line = "") -> Response:
    """Note something on the case, or on one thing in it. Notes never stand in each other's way."""
    work = DecideWork(DecisionKind.NOTE, (about,) if about else (), who, why)
    return _decided(site_of(request), work, back)


@router.post("/decide/undo")
def decide_undo(
    request: Request, number: Line, who: Line, why: Reason, back: Line = "/decisions"
) -> Response:
    """Take a decision back."""
    return _decided(site_of(request), DecideWork(DecisionKind.UNDO, (number,), who, why), back)


def _decided(site: Site, work: DecideWork, back: str) -> Response:
    if not work.who.strip() or not work.why.strip():
        raise Refused("A decision needs a name and a reason. Go back and fill in both.", work.why)
    page = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/decisions"
    return _to(site.jobs.submit(work, f"Decision: {work.kind.value}", page, typed=work.why))


def _to(job: Job) -> RedirectResponse:
    return RedirectResponse(f"/jobs/{job.number}", 303)
