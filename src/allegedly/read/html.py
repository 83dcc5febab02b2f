"""HTML pages: the article's text and its links. Nothing in a page is trusted or run."""

from __future__ import annotations

import functools
import re
from configparser import ConfigParser
from urllib.parse import urljoin, urlsplit

import lxml.etree
import lxml.html

from allegedly.config import ReadConfig
from allegedly.errors import InputTooLarge, UnreadableInput
from allegedly.model.text import Hyperlink
from allegedly.read.clean import collapse_blanks
from allegedly.read.content import Content, with_warnings
from allegedly.read.decode import decode_bytes
from allegedly.read.page import Page, page_of
from allegedly.read.tags import shorten_tags

MAX_LINKS = 200
MAX_URL_LENGTH = 2_000
MAX_ELEMENTS = 50_000
"""trafilatura takes 2 s for 20,000 elements and minutes for 200,000: its time grows faster than the page."""

MIN_EXTRACTED = "50"
"""Below this many characters trafilatura gives up paragraphs; its own 250 loses those of short reports."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_NO_TEXT = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "aside",
    "form",
    "svg",
    "iframe",
    "button",
    "select",
)
_BLOCKS = re.compile(
    "p|div|br|li|tr|h[1-6]|article|section|blockquote|pre|t[dh]|d[dt]|figcaption|header|footer|main|table|[uo]l"
    "|title|body"
)


def content_of_page(data: bytes, charset: str, url: str, config: ReadConfig, subject: str) -> Content:
    """Text, title, outlet, byline, dates and links of an HTML page.

    `charset` is what the carrier declared, empty where nothing did. Raises InputTooLarge over the
    bound of bytes or elements, UnreadableInput where no parser makes a page of it.
    """
    if len(data) > config.max_html_bytes:
        reason = f"the page has {len(data):,} bytes, more than {config.max_html_bytes:,}"
        raise InputTooLarge(subject, reason, "save the article alone, or raise [read] max_html_bytes")
    decoded = decode_bytes(data, charset or declared_charset(data))
    return with_warnings(content_of_html(decoded.text, url, subject), decoded.warnings)


def declared_charset(data: bytes) -> str:
    """The charset that the page's first bytes declare; empty where they do not.

    >>> declared_charset(b'<meta charset="koi8-r">')
    'koi8-r'
    """
    head = data[:4_096]
    match = _CHARSET.search(head) or _XML_CHARSET.search(head)
    return match.group(1).decode("ascii") if match else ""


def content_of_html(html: str, url: str, subject: str) -> Content:
    """The same for a page that is already decoded."""
    tree = _tree_of(html, subject)
    page = page_of(tree, url)
    text = _without_title(_text_of(tree), page.title)
    return Content(
        text=text,
        title=page.title,
        site=page.site,
        byline=page.byline,
        dates=page.dates,
        url=page.url,
        links=_links_of(tree, page),
    )


def _tree_of(html: str, subject: str) -> lxml.html.HtmlElement:
    html = _DECLARATION.sub("", html).replace("\x00", " ")
    html = shorten_tags(re.sub("[\ud800-\udfff]", "\ufffd", html))
    # huge_tree off: libxml2 then stops at 255 nested elements instead of following them.
    parser = lxml.html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = lxml.html.document_fromstring(html or "<p></p>", parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError, RecursionError) as error:
        raise UnreadableInput(
            subject, f"the HTML cannot be parsed ({error})", "save the page again"
        ) from error
    elements = sum(1 for _ in tree.iter())
    if elements > MAX_ELEMENTS:
        reason = f"the page has {elements:,} elements, more than {MAX_ELEMENTS:,}"
        raise InputTooLarge(subject, reason, "save the article alone")
    return tree


@functools.cache
def _trafilatura_config() -> ConfigParser:
    from trafilatura.settings import use_config

    settings = use_config()
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = MIN_EXTRACTED
    return settings


def _text_of(tree: lxml.html.HtmlElement) -> str:
    """The article's paragraphs, a blank line between them; all blocks of text where no article is found."""
    import trafilatura  # .2 s that only pages need

    try:
        text = trafilatura.extract(
            tree, fast=True, output_format="txt", include_comments=False, config=_trafilatura_config()
        )
    except (RecursionError, ValueError, TypeError, AttributeError, lxml.etree.LxmlError):
        text = None  # a page that trafilatura stumbles on still has its blocks
    lines = [line.strip() for line in (text or "").split("\n")] or []
    kept = [line for line in lines if line.strip("|- ")]
    return "\n\n".join(kept or _blocks_of(tree))


def _blocks_of(tree: lxml.html.HtmlElement) -> list[str]:
    body = tree.find("body")
    pieces: list[str] = []
    skipped: set[lxml.html.HtmlElement] = set()
    for event, element in lxml.etree.iterwalk(body if body is not None else tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        inside = bool(skipped)
        if event == "start":
            if tag in _NO_TEXT:
                skipped.add(element)
            elif not inside:
                pieces.append(
                    ("\n" if _BLOCKS.fullmatch(tag) else "") + (element.text or "").replace("\n", " ")
                )
        else:
            skipped.discard(element)
            if not skipped:
                pieces.append(
                    ("\n" if _BLOCKS.fullmatch(tag) else "") + (element.tail or "").replace("\n", " ")
                )
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def _without_title(text: str, title: str) -> str:
    """The body without the headline that it repeats at its beginning."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and collapse_blanks(first).lower() == title.lower() else text


def _in_running_text(anchor: lxml.html.HtmlElement) -> bool:
    """Whether a link stands in a paragraph, or in a list of an article, and not in a menu or a footer."""
    around = {element.tag for element in anchor.iterancestors()}
    if around & {"nav", "footer", "aside"}:
        return False
    return "p" in around or {"li", "article"} <= around


def _links_of(tree: lxml.html.HtmlElement, page: Page) -> tuple[Hyperlink, ...]:
    """Links in running text, the first two hundred, each address once; absolute where the base is known."""
    found: dict[str, Hyperlink] = {}
    for anchor in tree.iter("a"):
        href = (anchor.get("href") or "").strip()
        if not href or href.startswith("#") or len(href) > MAX_URL_LENGTH or not _in_running_text(anchor):
            continue
        try:
            url = urljoin(page.base, href) if page.base else href
            scheme = urlsplit(url).scheme.lower()
        except ValueError:
            continue
        if scheme in ("http", "https") or (not scheme and not page.base):
            found.setdefault(url, Hyperlink(url, collapse_blanks(anchor.text_content())[:200]))
        if len(found) == MAX_LINKS:
            break
    return tuple(found.values())
