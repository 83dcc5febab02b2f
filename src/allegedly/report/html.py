"""The dossier as one HTML file: no scripts, nothing loaded from anywhere, all text escaped.

The style sheet stands in the file; the content security policy names its hash and forbids all else.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.resources
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from allegedly.report.deed_entries import DeedArrow
from allegedly.report.entries import DocumentRef, Dossier, Ladder, Mark, StatementEntry, UnknownEntry
from allegedly.report.picture_entries import Course, Forest, Timeline
from allegedly.report.svg_actors import deeds_to_svg
from allegedly.report.svg_course import course_to_svg
from allegedly.report.svg_forest import forest_to_svg
from allegedly.report.svg_ladder import ladder_to_svg
from allegedly.report.svg_timeline import timeline_to_svg
from allegedly.report.wording import (
    CREDIBILITY_6_NOTE,
    CREDIBILITY_WORDS,
    RELIABILITY_F_NOTE,
    RELIABILITY_WORDS,
    counted,
)

FULL_CLAIMS = 40
"""Claims shown with all they hold, pictures included; 50 articles stay under 2 MB."""
BRIEF_CLAIMS = 1000
"""Claims shown as one row of a table after those."""
FULL_STATEMENTS = 6
"""Statements of a claim shown in their context; the others give their words alone."""
MAX_STATEMENTS = 60
MAX_PAIRS = 20
FULL_ARTICLES = 200
OPEN_ARTICLES = 6
"""Up to so many articles, their texts are unfolded from the start."""
LISTED = 500
"""Rows of the registers; the rest are counted."""

_LIMITS = {
    "full_claims": FULL_CLAIMS,
    "brief_claims": BRIEF_CLAIMS,
    "full_statements": FULL_STATEMENTS,
    "max_statements": MAX_STATEMENTS,
    "full_articles": FULL_ARTICLES,
    "open_articles": OPEN_ARTICLES,
    "listed": LISTED,
    "pairs": MAX_PAIRS,
}


def dossier_to_html(dossier: Dossier) -> str:
    """The dossier as one self-contained HTML document in UTF-8."""
    style = style_sheet()
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            dossier=dossier,
            style=Markup(style),
            policy=content_security_policy(style),
            limits=_LIMITS,
            reliability={key.value: words for key, words in RELIABILITY_WORDS.items()},
            credibility={key.value: words for key, words in CREDIBILITY_WORDS.items()},
            notes=(RELIABILITY_F_NOTE, CREDIBILITY_6_NOTE),
        )
    )


def content_security_policy(style: str) -> str:
    """A policy that allows this very style sheet and nothing else.

    >>> content_security_policy("").startswith("default-src 'none'; style-src 'sha256-47DEQpj8")
    True
    """
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def style_sheet() -> str:
    """The style sheet of the report."""
    folder = importlib.resources.files("allegedly") / "resources" / "report"
    return (folder / "report.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Links:
    """Where the templates' links lead: from an entry to a reference of a URL."""

    document: Callable[[DocumentRef], str]
    statement: Callable[[StatementEntry], str]
    mark: Callable[[Mark], str]
    unknown: Callable[[UnknownEntry], str]


WITHIN_THE_FILE = Links(
    document=lambda reference: f"#d{reference.number}",
    statement=lambda statement: f"#{statement.anchor}",
    mark=lambda mark: f"#{mark.target}",
    unknown=lambda unknown: f"#{unknown.anchor}",
)


def template_environment(links: Links, folders: Sequence[str] = ("resources/report",)) -> Environment:
    """Templates in these folders of the package, those of the first folder first; all text is escaped."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("allegedly", folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["counted"] = counted
    environment.globals["forest_picture"] = _forest_picture
    environment.globals["timeline_picture"] = _timeline_picture
    environment.globals["deeds_picture"] = _deeds_picture
    environment.globals["course_picture"] = _course_picture
    environment.globals["ladder_picture"] = _ladder_picture
    environment.globals["document_link"] = links.document
    environment.globals["statement_link"] = links.statement
    environment.globals["mark_link"] = links.mark
    environment.globals["unknown_link"] = links.unknown
    return environment


@functools.cache
def _environment() -> Environment:
    return template_environment(WITHIN_THE_FILE)


def _forest_picture(forest: Forest, key: str) -> Markup:
    return Markup(forest_to_svg(forest, key))


def _deeds_picture(arrows: Sequence[DeedArrow], key: str) -> Markup:
    return Markup(deeds_to_svg(arrows, key))


def _timeline_picture(timeline: Timeline, key: str) -> Markup:
    return Markup(timeline_to_svg(timeline, key))


def _course_picture(course: Course, key: str) -> Markup:
    return Markup(course_to_svg(course, key))


def _ladder_picture(ladder: Ladder, key: str) -> Markup:
    return Markup(ladder_to_svg(ladder, key))
