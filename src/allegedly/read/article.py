"""One article's bytes become a document: text, title, outlet, date, zones. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from allegedly.config import ReadConfig
from allegedly.errors import EmptyInput, InputTooLarge, UnsupportedInput
from allegedly.model.ids import content_id, sha256_of
from allegedly.model.text import (
    DateSource,
    Document,
    OffsetMap,
    Original,
    PublicationDate,
    Span,
    WireCredit,
)
from allegedly.read.agencies import agency_of
from allegedly.read.byline import byline_of
from allegedly.read.clean import clean_characters, collapse_blanks, offsets_after_prefix
from allegedly.read.content import Content, with_warnings
from allegedly.read.dateline import dateline_of
from allegedly.read.dates import (
    DateCandidate,
    candidate_from_url,
    candidates_from_lines,
    is_date_line,
    month_number,
    publication_date,
)
from allegedly.read.decode import decode_bytes
from allegedly.read.html import content_of_page
from allegedly.read.language import ENGLISH, language_name, language_of
from allegedly.read.lines import Line, lines_of
from allegedly.read.mail import content_of_mail
from allegedly.read.masthead import is_masthead
from allegedly.read.publisher import Outlet, OutletEvidence, copyright_of, domain_of, outlet_of
from allegedly.read.row import ROW_MEDIA_TYPE, content_of_row
from allegedly.read.title import given_title_span, headline_span
from allegedly.read.zones import Zoned, zones_of

HTML_TYPES = ("text/html", "application/xhtml+xml")
READABLE_TYPES = ("text/plain", *HTML_TYPES, "application/pdf", "message/rfc822", ROW_MEDIA_TYPE)

_ROW_NUMBER = re.compile(r"#\d+$")


def document_from_original(original: Original, config: ReadConfig) -> Document:
    """The article that these bytes hold.

    Raises UnreadableInput where the bytes are broken, UnsupportedInput for another format or a
    language other than English, EmptyInput where there is no text, InputTooLarge over a bound.
    """
    content = content_of_original(original, config)
    titled = _titled_text(content, original.title)
    _refuse(titled, original.path, config)
    lines = lines_of(titled.text)
    title = titled.title
    if title is None and not content.title:
        title = _headline_of(lines)
    owner, year, copyright_line = copyright_of(lines)
    zoned = zones_of(lines, title, owner)
    url = original.url or content.url
    published, warnings = _published(original, content, url, lines, zoned, year, copyright_line)
    outlet = outlet_of(_evidence(original, content, url, zoned, owner))
    digest = sha256_of(original.data)
    return Document(
        id=original.id or content_id("doc", digest, name_of(original.path)),
        sha256=digest,
        path=original.path,
        text=titled.text,
        title=collapse_blanks(title.of(titled.text)) if title else "",
        publisher=outlet.publisher,
        published=published,
        url=url,
        byline=content.byline or _writers(zoned),
        place=zoned.dateline.place if zoned.dateline else "",
        credits=_with_page_credit(_with_outlet_credits(zoned, outlet), content.byline),
        links=content.links,
        zones=zoned.zones,
        language=ENGLISH,
        media_type=original.media_type.partition(";")[0].strip().lower(),
        offsets=titled.offsets,
        warnings=(*content.warnings, *warnings),
    )


def content_of_original(original: Original, config: ReadConfig) -> Content:
    """What the format's own reader takes out of the bytes."""
    kind, _, parameters = original.media_type.partition(";")
    kind = kind.strip().lower()
    charset = parameters.partition("charset=")[2].strip()
    if kind == ROW_MEDIA_TYPE:
        return content_of_row(original, config)
    if not original.data.strip():
        raise EmptyInput(original.path, "the file is empty", "give a file with an article in it")
    if kind in HTML_TYPES:
        return content_of_page(original.data, charset, original.url, config, original.path)
    if kind == "application/pdf":
        from allegedly.read.pdf import content_of_pdf  # a tenth of a second that only PDF files need

        return content_of_pdf(original.data, config, original.path)
    if kind == "message/rfc822":
        return content_of_mail(original.data, config, original.path)
    if kind == "text/plain":
        decoded = decode_bytes(original.data, charset)
        return with_warnings(Content(decoded.text, mapped=True), decoded.warnings)
    raise UnsupportedInput(
        original.path, f"{kind!r} is no format of an article", f"give one of {', '.join(READABLE_TYPES)}"
    )


def name_of(path: str) -> str:
    """What an id keeps of a path: the last part, without a row's number; equal on every machine.

    >>> name_of("/home/a/feed.jsonl#12"), name_of("pages.zip/a.html")
    ('feed.jsonl#', 'a.html')
    """
    name = re.split(r"[/\\]", path.rstrip("/\\"))[-1]
    return _ROW_NUMBER.sub("#", name)


@dataclass(frozen=True, slots=True)
class _TitledText:
    text: str
    title: Span | None
    offsets: OffsetMap


def _titled_text(content: Content, given: str) -> _TitledText:
    """The cleaned text with its title in front, where one is known and the text does not begin with it."""
    text = clean_characters(content.text)
    title = collapse_blanks(given) or collapse_blanks(content.title)
    if not title:
        return _TitledText(text, None, OffsetMap())
    span = given_title_span(text, title)
    if span is not None:
        return _TitledText(text, span, OffsetMap())
    if not text.strip():
        return _TitledText(text, None, OffsetMap())
    prefix = f"{title}\n\n"
    offsets = offsets_after_prefix(len(prefix)) if content.mapped else OffsetMap()
    return _TitledText(prefix + text, Span(0, len(title)), offsets)


def _refuse(titled: _TitledText, path: str, config: ReadConfig) -> None:
    """Raises where the text is too long, too short, or in another language."""
    length = len(titled.text)
    if length > config.max_text_length:
        reason = f"the text has {length:,} characters, more than {config.max_text_length:,}"
        raise InputTooLarge(path, reason, "split it into articles, or raise [read] max_text_length")
    start = titled.title.end if titled.title else 0
    words = len(titled.text[:10_000].split())
    if words < config.min_text_words or not any(letter.isalpha() for letter in titled.text):
        reason = "there is no text in it" if not words else f"there are only {words} words in it"
        raise EmptyInput(path, reason, "give a file with an article in it")
    code = language_of(titled.text[start:].lstrip() or titled.text)
    if code != ENGLISH:
        reason = f"the text is in {language_name(code)}, and only English is read"
        raise UnsupportedInput(path, reason, "leave it out, or give an English version")


def _published(
    original: Original,
    content: Content,
    url: str,
    lines: tuple[Line, ...],
    zoned: Zoned,
    year: str,
    copyright_line: str,
) -> tuple[PublicationDate | None, tuple[str, ...]]:
    found: list[DateCandidate] = []
    if original.published.strip():
        given = collapse_blanks(original.published)
        found.append(DateCandidate(DateSource.GIVEN, given, given))
    found += content.dates
    from_url = candidate_from_url(url)
    if from_url is not None:
        found.append(from_url)
    if zoned.masthead is not None and zoned.masthead.date is not None:
        found.append(zoned.masthead.date)
    found += candidates_from_lines(lines)
    dateline = zoned.dateline
    if dateline is not None and dateline.day and (dateline.year or year):
        words = f"{dateline.year or year}-{month_number(dateline.month):02d}-{dateline.day:02d}"
        found.append(DateCandidate(DateSource.TEXT, words, f"{dateline.month} {dateline.day}"))
    if year:
        found.append(DateCandidate(DateSource.COPYRIGHT, year, copyright_line))
    return publication_date(tuple(found))


def _headline_of(lines: tuple[Line, ...]) -> Span | None:
    """The headline; a day, or a mast head with a day, may stand above it."""
    above = 1 if lines and (is_date_line(lines[0].text) or is_masthead(lines[0])) else 0
    return headline_span(lines[above:], announced=_opens_body(lines[above + 1 : above + 2]))


def _opens_body(following: tuple[Line, ...]) -> bool:
    """Whether a byline, mast head or dateline follows: then the line before is a headline, however it ends."""
    headed = any(is_masthead(line) for line in following)
    return headed or byline_of(following) is not None or dateline_of(following) is not None


def _writers(zoned: Zoned) -> str:
    if zoned.byline is not None:
        return zoned.byline.names
    return zoned.dateline.writer if zoned.dateline is not None else ""


def _evidence(original: Original, content: Content, url: str, zoned: Zoned, owner: str) -> OutletEvidence:
    return OutletEvidence(
        given=collapse_blanks(original.publisher),
        site=content.site,
        domain=domain_of(url),
        masthead=zoned.masthead.outlet if zoned.masthead else "",
        bracket=zoned.dateline.masthead if zoned.dateline else "",
        owner=owner,
    )


def _with_outlet_credits(zoned: Zoned, outlet: Outlet) -> tuple[WireCredit, ...]:
    """The credits of the text, with those whom the mast head or the dateline names beside the publisher."""
    found: list[WireCredit] = []
    if outlet.masthead_is_credit and zoned.masthead is not None:
        name = zoned.masthead.outlet
        found.append(WireCredit(agency_of(name) or name, zoned.masthead.outlet_span, True))
    if outlet.bracket_is_credit and zoned.dateline is not None:
        found.append(WireCredit(zoned.dateline.masthead, zoned.dateline.bracket, True))
    named = {credit.agency for credit in found}
    kept = [credit for credit in zoned.credits if credit.agency not in named]
    return tuple(sorted((*found, *kept), key=lambda credit: credit.span))


def _with_page_credit(known: tuple[WireCredit, ...], byline: str) -> tuple[WireCredit, ...]:
    """The credits of the text, and the agency that the page names as its writer.

    The latter has an empty span at the beginning: its words stand in the markup, not in the text.
    """
    for name in re.split(r",| and |[|/]", byline):
        agency = agency_of(name)
        if agency and all(credit.agency != agency for credit in known):
            return (WireCredit(agency, Span(0, 0), True), *known)
    return known
