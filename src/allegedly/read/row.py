"""Rows of tables and entries of feeds: one JSON object with `text` or `html` and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from allegedly.config import ReadConfig
from allegedly.errors import EmptyInput, InputTooLarge, UnreadableInput
from allegedly.model.text import Original
from allegedly.read.clean import collapse_blanks
from allegedly.read.content import Content, with_warnings
from allegedly.read.decode import decode_bytes
from allegedly.read.html import content_of_html

ROW_MEDIA_TYPE = "application/json"
FIELDS = ("text", "html", "title", "publisher", "published", "url", "id")

HEADLINE_ALONE = "the row has no body: only its headline was read"

_COLUMNS = "give each row a text or html column, and any of title, publisher, published, url, id"


def row_of(data: bytes, subject: str) -> dict[str, str]:
    """The known fields of a row that are not empty. Numbers count as text.

    Raises UnreadableInput where the bytes are no JSON object, or neither text nor html nor title is a string.
    """
    try:
        row = json.loads(decode_bytes(data).text)
    except (ValueError, RecursionError) as error:
        reason = f"the row is not JSON ({collapse_blanks(str(error))[:80]})"
        raise UnreadableInput(subject, reason, "write one JSON object a line") from error
    if not isinstance(row, dict):
        raise UnreadableInput(subject, "the row is not a JSON object", "write one JSON object a line")
    return fields_of(row, subject)


def fields_of(row: Mapping[str, object], subject: str) -> dict[str, str]:
    """The same for a row that is already parsed."""
    fields: dict[str, str] = {}
    for name in FIELDS:
        value = row.get(name)
        if isinstance(value, str):
            fields[name] = value
        elif isinstance(value, int | float) and not isinstance(value, bool) and name not in ("text", "html"):
            fields[name] = str(value)
    if not {"text", "html", "title"} & fields.keys():
        raise UnreadableInput(subject, "the row has neither text nor html nor a title", _COLUMNS)
    return {name: value for name, value in fields.items() if value.strip()}


def row_to_original(data: bytes, fields: Mapping[str, str], path: str) -> Original:
    """The row as an original whose bytes are the row's own."""
    return Original(
        path=path,
        data=data,
        media_type=ROW_MEDIA_TYPE,
        id=collapse_blanks(fields.get("id", "")),
        url=fields.get("url", "").strip(),
        title=collapse_blanks(fields.get("title", "")),
        publisher=collapse_blanks(fields.get("publisher", "")),
        published=collapse_blanks(fields.get("published", "")),
    )


def canonical_row(fields: Mapping[str, str]) -> bytes:
    """The bytes that stand for a row whose container has no bytes of its own for it: sorted JSON."""
    return json.dumps(dict(fields), ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")


def content_of_row(original: Original, config: ReadConfig) -> Content:
    """The row's text as it is, else the text of its html. Title, outlet and date stand in the original."""
    fields = row_of(original.data, original.path)
    warnings = decode_bytes(original.data).warnings
    if fields.get("text"):
        return Content(fields["text"], warnings=warnings, mapped=True)
    if not fields.get("html"):
        if fields.get("title"):
            return Content(fields["title"], warnings=(*warnings, HEADLINE_ALONE), mapped=True)
        raise EmptyInput(original.path, "the row's text is empty", _COLUMNS)
    page = fields["html"]
    if len(page) > config.max_html_bytes:
        reason = f"the page has {len(page):,} characters, more than {config.max_html_bytes:,}"
        raise InputTooLarge(original.path, reason, "raise [read] max_html_bytes")
    return with_warnings(content_of_html(page, original.url, original.path), warnings)
