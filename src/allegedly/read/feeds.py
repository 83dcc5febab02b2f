"""RSS and Atom feeds: each entry is an original of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import feedparser

from allegedly.config import ReadConfig
from allegedly.errors import InputError
from allegedly.model.case import Failure
from allegedly.model.text import Original
from allegedly.read.clean import collapse_blanks
from allegedly.read.outlets import outlets_agree
from allegedly.read.publisher import domain_of
from allegedly.read.row import canonical_row, row_to_original

_TITLE_MARK = re.compile(r"\s+(?:[-–—|»·:>]|::)\s+|: ")
_FAILURES = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    LookupError,
    RecursionError,
    AssertionError,
)
"""feedparser raises all of these on hostile markup."""


def entries_from_feed(data: bytes, path: str, config: ReadConfig) -> Iterator[Original | Failure]:
    """The entries of a feed, "feed.xml#1" being the first, with the longest text that each gives of itself.

    An entry without text is a Failure that names its link; a feed without entries is one.
    """
    if len(data) > config.max_html_bytes:
        reason = f"the feed has {len(data):,} bytes, more than {config.max_html_bytes:,}"
        yield Failure(path, reason, "split it, or raise [read] max_html_bytes")
        return
    try:
        parsed = feedparser.parse(BytesIO(data), response_headers={"content-type": "application/xml"})
        entries = list(parsed.get("entries", []))
        channel = parsed.get("feed", {})
    except _FAILURES as error:
        yield Failure(path, f"the feed is broken ({type(error).__name__})", "save or download it again")
        return
    if not entries:
        yield Failure(path, "the feed has no entries", "save or download it again")
    for number, entry in enumerate(entries[: config.max_archive_members], start=1):
        yield _entry_to_original(entry, channel, f"{path}#{number}")


def _entry_to_original(
    entry: Mapping[str, Any], channel: Mapping[str, Any], where: str
) -> Original | Failure:
    try:
        kind, body = _body_of(entry)
        link = _text(entry.get("link"))
        fields = {
            kind: body,
            "title": _text(entry.get("title")),
            "url": link if link.startswith(("http://", "https://")) else "",
            "published": _text(entry.get("published") or entry.get("updated")),
            "publisher": _publisher_of(entry, channel),
        }
    except _FAILURES as error:
        return Failure(
            where, f"the entry is broken ({type(error).__name__})", "save or download the feed again"
        )
    if not body.strip():
        remedy = f"save the article at {link}" if link else "give the article itself"
        return Failure(where, "the entry has no text", remedy)
    fields = {name: value for name, value in fields.items() if value}
    try:
        return row_to_original(canonical_row(fields), fields, where)
    except InputError as error:
        return Failure(error.subject, error.reason, error.remedy)


def _publisher_of(entry: Mapping[str, Any], channel: Mapping[str, Any]) -> str:
    """The outlet that the entry names, else the channel's title.

    A channel whose entries lead to another site collects what others wrote: its title is no outlet. Of
    a title with several parts, "World - Harbour News", the part counts that the entry's domain agrees with.
    """
    own = _text(entry.get("source", {}).get("title")) or _text(entry.get("publisher"))
    title = _text(channel.get("title"))
    domain, home = domain_of(_text(entry.get("link"))), domain_of(_text(channel.get("link")))
    if own or not title or not domain:
        return own or title
    parts = [title, *_TITLE_MARK.split(title)]
    agreeing = [part for part in parts if outlets_agree(part, domain)]
    if agreeing:
        return min(agreeing, key=len)
    return title if not home or outlets_agree(home, domain) else ""


def _body_of(entry: Mapping[str, Any]) -> tuple[str, str]:
    """ "text" or "html", and the longest content or summary of the entry."""
    options = [(str(each.get("type", "")), each.get("value")) for each in entry.get("content", [])]
    detail = entry.get("summary_detail", {})
    options.append((str(detail.get("type", "text/html")), entry.get("summary")))
    found = [(kind, value) for kind, value in options if isinstance(value, str)]
    kind, value = max(found, key=lambda item: len(item[1]), default=("text/plain", ""))
    # Summaries called plain text hold escaped markup as often as not.
    plain = kind == "text/plain" and "</" not in value and "<br" not in value
    return ("text" if plain else "html"), value


def _text(value: object) -> str:
    return collapse_blanks(value) if isinstance(value, str) else ""
