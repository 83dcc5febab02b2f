"""What a page says of itself: meta elements, JSON-LD, canonical address, dates in the markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html

from allegedly.model.text import DateSource
from allegedly.read.clean import collapse_blanks
from allegedly.read.dates import DateCandidate, days_of
from allegedly.read.publisher import MAX_PUBLISHER_LENGTH, domain_of
from allegedly.read.title import title_without_outlet

MAX_LD_LENGTH = 200_000
MAX_LD_SCRIPTS = 20
MAX_LD_NODES = 500
MAX_FIELD_LENGTH = 500

_TITLES = ("og:title", "twitter:title", "dc.title")
_SITES = ("og:site_name", "application-name", "dc.publisher")
_WRITERS = ("author", "article:author", "dc.creator", "parsely-author", "byl")
_DATES = (
    "article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date",
    "pubdate", "publishdate", "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "date",
    "article.published",
)  # fmt: skip
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Review)$")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's own account of itself. `base` is what its relative links are relative to."""

    title: str
    site: str
    byline: str
    dates: tuple[DateCandidate, ...]
    url: str
    base: str


def page_of(tree: lxml.html.HtmlElement, url: str) -> Page:
    """Title, outlet, writers, dates and address as the markup gives them; `url` is where it was got."""
    meta = _meta_of(tree)
    articles = list(_ld_articles(tree))
    address = url or _canonical_of(tree, meta)
    site = _first(meta, _SITES) or next(
        (name for each in articles if (name := _name_of(each.get("publisher")))), ""
    )
    return Page(
        title=_title_of(tree, meta, articles, site, domain_of(address)),
        site=site[:MAX_PUBLISHER_LENGTH],
        byline=_writers_of(meta, articles),
        dates=_dates_of(tree, meta, articles),
        url=address,
        base=_base_of(tree, address),
    )


def _meta_of(tree: lxml.html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = collapse_blanks(element.get("content") or "")[:MAX_FIELD_LENGTH]
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _canonical_of(tree: lxml.html.HtmlElement, meta: Mapping[str, str]) -> str:
    links = [
        element.get("href") or ""
        for element in tree.iter("link")
        if (element.get("rel") or "").lower() == "canonical"
    ]
    return next((link for link in [*links, meta.get("og:url", "")] if _is_web(link)), "")


def _is_web(link: str) -> bool:
    try:
        parts = urlsplit(link.strip())
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _base_of(tree: lxml.html.HtmlElement, address: str) -> str:
    given = next((element.get("href") or "" for element in tree.iter("base")), "")
    try:
        base = urljoin(address, given.strip()) if given else address
    except ValueError:
        return address
    return base if _is_web(base) else ""


def _ld_articles(tree: lxml.html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Objects of JSON-LD whose type is some kind of article."""
    scripts = tree.xpath("//script[@type='application/ld+json']")
    for script in scripts[:MAX_LD_SCRIPTS]:
        text = script.text or ""
        if len(text) > MAX_LD_LENGTH:
            continue
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _ld_nodes(data):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE_TYPE.search(name) for name in names):
                yield node


def _ld_nodes(data: object) -> list[Mapping[str, Any]]:
    """Objects at the top, in lists and in @graph; not those deeper down, which speak of other pages."""
    found: list[Mapping[str, Any]] = []
    waiting = [data]
    while waiting and len(found) < MAX_LD_NODES:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:MAX_LD_NODES])
        elif isinstance(node, dict):
            found.append(node)
            graph = node.get("@graph")
            if isinstance(graph, list):
                waiting.extend(graph[:MAX_LD_NODES])
    return found


def _name_of(value: object) -> str:
    """The name of a person or body in JSON-LD: a string, an object with a name, or a list of them."""
    if isinstance(value, str):
        return "" if _is_web(value) else collapse_blanks(value)[:MAX_FIELD_LENGTH]
    if isinstance(value, dict):
        name = value.get("name")
        return collapse_blanks(name)[:MAX_FIELD_LENGTH] if isinstance(name, str) else ""
    if isinstance(value, list):
        names = [name for each in value[:10] if not isinstance(each, list) and (name := _name_of(each))]
        return ", ".join(dict.fromkeys(names))
    return ""


def _writers_of(meta: Mapping[str, str], articles: list[Mapping[str, Any]]) -> str:
    named = next((name for each in articles if (name := _name_of(each.get("author")))), "")
    value = named or next((meta[name] for name in _WRITERS if name in meta and not _is_web(meta[name])), "")
    return re.sub(r"^by\s+", "", value, flags=re.IGNORECASE)[:200]


def _title_of(
    tree: lxml.html.HtmlElement,
    meta: Mapping[str, str],
    articles: list[Mapping[str, Any]],
    site: str,
    domain: str,
) -> str:
    """og:title, JSON-LD headline, the only h1, the title element; without the outlet's name."""
    heads = [collapse_blanks(element.text_content()) for element in tree.iter("h1")]
    heads = [head for head in heads if head]
    element = tree.find(".//title")
    named = [each["headline"] for each in articles if isinstance(each.get("headline"), str)]
    options = [
        _first(meta, _TITLES),
        *(collapse_blanks(name) for name in named),
        *(heads if len(heads) == 1 else []),
        collapse_blanks(element.text_content()) if element is not None else "",
        *heads,
    ]
    chosen = next((option for option in options if option), "")[:MAX_FIELD_LENGTH]
    return title_without_outlet(chosen, site, domain)


def _dates_of(
    tree: lxml.html.HtmlElement, meta: Mapping[str, str], articles: list[Mapping[str, Any]]
) -> tuple[DateCandidate, ...]:
    """Dates in the order of trust: JSON-LD, meta elements, time elements, then htmldate's search."""
    fields = [("JSON-LD datePublished", each.get("datePublished")) for each in articles]
    fields += [(f"meta {name}", meta.get(name)) for name in _DATES]
    for element in tree.xpath("//time[@datetime][@itemprop='datePublished' or @pubdate]")[:3]:
        fields.append(("time element", element.get("datetime")))
    found = [(label, words.strip()) for label, words in fields if isinstance(words, str) and words.strip()]
    sure = [
        DateCandidate(DateSource.METADATA, words[:100], f"{label} {words[:100]}") for label, words in found
    ]
    if any(days_of(each.words) for each in sure):
        return tuple(sure)
    guessed = _htmldate_of(tree)
    return (
        (*sure, DateCandidate(DateSource.METADATA, guessed, f"page markup {guessed}"))
        if guessed
        else tuple(sure)
    )


def _htmldate_of(tree: lxml.html.HtmlElement) -> str:
    """htmldate's verdict without its search through all text; bounds are fixed, so no clock is asked."""
    import htmldate  # .2 s that only pages need

    try:
        found = htmldate.find_date(
            tree, extensive_search=False, original_date=True, min_date="1990-01-01", max_date="2100-12-31"
        )
    except (RecursionError, ValueError, TypeError, AttributeError, OverflowError):
        return ""
    return found or ""
