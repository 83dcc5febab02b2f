"""One run of the app: its settings, keys, templates and work, and how a request gets at the case."""

from __future__ import annotations

import contextlib
import functools
import importlib.resources
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Any
from urllib.parse import quote

from fastapi import Request
from jinja2 import Environment
from markupsafe import Markup
from starlette.responses import HTMLResponse

from allegedly.errors import AllegedlyError
from allegedly.report.entries import DocumentRef, Mark, StatementEntry, UnknownEntry
from allegedly.report.html import Links, template_environment
from allegedly.report.wording import RELIABILITY_WORDS, in_one_line, shortened, shown
from allegedly.store.casefile import CaseReader
from allegedly.web.jobs import JobBoard
from allegedly.web.keys import Keys
from allegedly.web.order import Order, OrderCache
from allegedly.web.settings import Settings
from allegedly.web.views import ORDERS, STATES

MENU = (
    ("/", "Summary"),
    ("/claims", "Claims"),
    ("/documents", "Articles"),
    ("/sources", "Sources"),
    ("/origins", "Origins"),
    ("/actors", "Actors"),
    ("/borrowings", "Who took from whom"),
    ("/unknowns", "Known unknowns"),
    ("/decisions", "Decisions"),
    ("/history", "History"),
    ("/export", "Export"),
)

MAX_NAME = 120
"""Letters of a name that are shown where it is not the text of an article."""
MAX_PIECE = 24
"""Letters of a word that are kept together in narrow cells."""

PAGES = Links(
    document=lambda reference: document_path(reference),
    statement=lambda statement: statement_path(statement),
    mark=lambda mark: mark_path(mark),
    unknown=lambda unknown: unknown_path(unknown),
)


def document_path(reference: DocumentRef) -> str:
    """The page of an article."""
    return f"/documents/{quote(reference.id, safe='')}"


def statement_path(statement: StatementEntry) -> str:
    """The place of a statement in its article."""
    return f"{document_path(statement.document)}#{quote(statement.anchor, safe='')}"


def mark_path(mark: Mark) -> str:
    """The page of the claim that marked words carry; for a known unknown, its note beside the article."""
    return f"/claims/{quote(mark.id, safe='')}" if mark.target.startswith("c") else f"#{mark.target}"


def unknown_path(unknown: UnknownEntry) -> str:
    """The place of a known unknown in its article."""
    return f"{document_path(unknown.document)}#w{unknown.number}"


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that requests of one run share. `uploads` is a folder that the run's end removes."""

    settings: Settings
    keys: Keys
    cache: OrderCache
    jobs: JobBoard
    uploads: Path
    templates: Environment

    @contextmanager
    def open(self) -> Iterator[tuple[CaseReader, Order]]:
        """One state of the case, and its order. Raises CaseError where the file is gone or damaged."""
        with CaseReader.open(self.settings.case) as reader, reader.snapshot():
            yield reader, self.cache.of(reader)

    def rendered(self, request: Request, template: str, page: object, status: int = 200) -> HTMLResponse:
        """A page as HTML."""
        return HTMLResponse(self.html(request, template, {"page": page}), status)

    def html(self, request: Request, template: str, context: Mapping[str, Any]) -> str:
        """The HTML that a template makes of these values."""
        return self.templates.get_template(template).render(
            case_name=self.settings.case.name,
            who=self.settings.who,
            here=request.url.path,
            menu=MENU,
            job=self.jobs.running(),
            **context,
        )


def make_site(settings: Settings, uploads: Path) -> Site:
    """A new run over the case."""
    cache = OrderCache()

    def warm() -> None:
        # The next page need not wait; where the file is gone, it tells so itself.
        with contextlib.suppress(AllegedlyError), CaseReader.open(settings.case) as reader:
            cache.of(reader)

    warm()
    return Site(settings, Keys(settings.port), cache, JobBoard(settings, warm), uploads, page_templates())


@functools.cache
def page_templates() -> Environment:
    """The templates of the pages, and those of the report that they use."""
    templates = template_environment(PAGES, ("web/templates", "resources/report"))
    templates.globals["states"] = STATES
    templates.globals["orders"] = ORDERS
    templates.globals["reliability"] = {key.value: words for key, words in RELIABILITY_WORDS.items()}
    # Rows come from the database as they were read; entries of the report are safe to show already.
    templates.finalize = _visible
    templates.filters["name"] = lambda text: shortened(in_one_line(text), MAX_NAME)
    templates.filters["breakable"] = breakable
    templates.filters["path"] = lambda text: quote(text, safe="")
    return templates


def breakable(text: str) -> Markup:
    """The text as HTML that may be broken inside words that are longer than names are.

    >>> breakable("a <b> " + "Q" * 30)
    Markup('a &lt;b&gt; QQQQQQQQQQQQQQQQQQQQQQQQ<wbr>QQQQQQ')
    """
    words = (Markup("<wbr>").join(wrap(word, MAX_PIECE)) for word in in_one_line(text).split(" "))
    return Markup(" ").join(words)


def _visible(value: object) -> object:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def static_file(name: str) -> bytes:
    """A file of the package's own style sheets and script. Raises FileNotFoundError."""
    return (importlib.resources.files("allegedly.web") / "static" / name).read_bytes()
