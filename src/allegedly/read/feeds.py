"""RSS and Atom feeds: each entry is an original of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import feedparser

from allegedly.config import ReadConfig
from allegedly.errors import InputError
from allegedly.model.case import Failure
from allegedly.model.text import Original
from allegedly.read.clean import collapse_blanks
from allegedly.read.row import canonical_row, row_to_original

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
        outlet = _text(parsed.get("feed", {}).get("title"))
    except _FAILURES as error:
        yield Failure(path, f"the feed is broken ({type(error).__name__})", "save or download it again")
        return
    if not entries:
        yield Failure(path, "the feed has no entries", "save or download it again")
    for number, entry in enumerate(entries[: config.max_archive_members], start=1):
        yield _entry_to_original(entry, outlet, f"{path}#{number}")


def _entry_to_original(entry: Mapping[str, Any], outlet: str, where: str) -> Original | Failure:
    try:
        kind, body = _body_of(entry)
        link = _text(entry.get("link"))
        fields = {
            kind: body,
            "title": _text(entry.get("title")),
            "url": link if link.startswith(("http://", "https://")) else "",
            "published": _text(entry.get("published") or entry.get("updated")),
        }
        if not fields["url"]:
            fields["publisher"] = outlet
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
