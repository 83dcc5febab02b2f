"""Documents and the places in their text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points of a document's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words of the text that stand here."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]
"""A passage, perhaps discontinuous: spans in order of the text, apart from each other."""


def words_of(spans: Spans, text: str) -> str:
    """The words of a passage; gaps between its spans show as an ellipsis.

    >>> words_of((Span(0, 2), Span(7, 9)), "He is, so to say, in.")
    'He … so'
    """
    return " … ".join(span.of(text) for span in spans)


def normalise_spans(spans: Iterable[Span]) -> Spans:
    """The same passage in order, with spans that touch or overlap made one.

    >>> normalise_spans([Span(5, 9), Span(0, 5), Span(12, 14)])
    (Span(start=0, end=9), Span(start=12, end=14))
    """
    merged: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


class DateSource(StrEnum):
    """Where a publication date was read, the surest first."""

    GIVEN = "given"  # by the feed, table or JSON that carried the article
    METADATA = "metadata"  # HTML meta tags, JSON-LD, PDF or mail headers
    URL = "url"  # /2023/04/21/
    TEXT = "text"  # a dateline or "Published ..." line
    COPYRIGHT = "copyright"  # "Copyright 2023": the year alone


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When a document was published: a first and a last possible day, and why.

    `time` is the time of day in ISO 8601 with its offset where one is known ("16:15:55+00:00"),
    else empty. `quote` holds the words or the field that the date was read from.
    """

    earliest: date
    latest: date
    source: DateSource
    quote: str
    time: str = ""

    @property
    def value(self) -> str:
        """ISO 8601, as exact as is known: a time, a day, a month or a year.

        >>> PublicationDate(date(2023, 1, 1), date(2023, 12, 31), DateSource.COPYRIGHT, "").value
        '2023'
        """
        if self.earliest == self.latest:
            day = self.earliest.isoformat()
            return f"{day}T{self.time}" if self.time else day
        if (self.earliest.year, self.earliest.month) == (self.latest.year, self.latest.month):
            return self.earliest.isoformat()[:7]
        return self.earliest.isoformat()[:4]


class ZoneKind(StrEnum):
    """What a part of the text is."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"  # copyright lines, "read more", share buttons


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the text that is not running prose. All else is body."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class WireCredit:
    """An agency behind the body: "(AP)", "Reuters contributed to this report".

    `whole` is true where the agency wrote the article, false where it contributed.
    """

    agency: str
    span: Span
    whole: bool


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link out of the document; never followed unasked. `anchor` is its text in the page."""

    url: str
    anchor: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Piecewise shift from the cleaned text back to the decoded original.

    `starts[i]` is the first code point of the cleaned text at which `shifts[i]` holds; code point
    p of the text stood at p + shift. Empty where cleaning moved nothing.
    """

    starts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One article or report. Its text holds the title first, where there is one.

    `sha256` is that of the original bytes, which the case file keeps. `publisher` is the outlet's
    domain or mast head, empty where nothing tells.
    """

    id: str
    sha256: str
    path: str
    text: str
    title: str = ""
    publisher: str = ""
    published: PublicationDate | None = None
    url: str = ""
    byline: str = ""
    place: str = ""
    credits: tuple[WireCredit, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    zones: tuple[Zone, ...] = ()
    language: str = "en"
    media_type: str = "text/plain"
    offsets: OffsetMap = OffsetMap()
    warnings: tuple[str, ...] = ()

    def zone_at(self, position: int) -> ZoneKind | None:
        """The kind of zone at this code point; None in the body."""
        for zone in self.zones:
            if zone.span.start <= position < zone.span.end:
                return zone.kind
        return None


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that a document was read from, and where they came from.

    `path` is what the reader is shown: a file, "feed.xml#3", "page.zip/a.html", a link, or "-".
    The other fields hold what the container says of the article (a table's columns, a feed's entry);
    they are empty where it says nothing. `id` is the container's own id of the article.
    """

    path: str
    data: bytes
    media_type: str
    id: str = ""
    url: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
