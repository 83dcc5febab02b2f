"""PDF files: their text in reading order, with hyphens at line ends joined, and their metadata."""

from __future__ import annotations

import re
from io import BytesIO

import pypdf
from pypdf.errors import PyPdfError

from allegedly.config import ReadConfig
from allegedly.errors import InputTooLarge, UnreadableInput
from allegedly.model.text import DateSource
from allegedly.read.clean import clean_characters, collapse_blanks
from allegedly.read.content import Content
from allegedly.read.dates import DateCandidate

_HYPHEN = re.compile(r"(?<=[a-z])[-\u2010\u00ad]\n(?=[a-z])")
_SENTENCE_END = (".", "!", "?", ":", "”", '"', "’", ")")
_FULL_LINE = 0.75
"""A line shorter than this share of the longest ends its paragraph."""

_MACHINE_TITLE = re.compile(
    r"^(?:untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|qxd|rtf|odt|tex))$", re.IGNORECASE
)
_FAILURES = (
    PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError,
    NotImplementedError, ArithmeticError, OSError, MemoryError, ImportError,
)  # fmt: skip
"""pypdf raises all of these on broken files: it reads hostile bytes, so all mean "broken"."""


def content_of_pdf(data: bytes, config: ReadConfig, subject: str) -> Content:
    """Text, title, byline and creation date of a PDF.

    Raises UnreadableInput for a broken or encrypted file, InputTooLarge over the bound of pages or text.
    """
    try:
        reader = pypdf.PdfReader(BytesIO(data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
    except _FAILURES as error:
        raise UnreadableInput(
            subject, f"the PDF is broken ({_short(error)})", "save or download it again"
        ) from error
    if locked:
        raise UnreadableInput(subject, "the PDF is encrypted", "remove its password first")
    if pages > config.max_pdf_pages:
        reason = f"the PDF has {pages:,} pages, more than {config.max_pdf_pages:,}"
        raise InputTooLarge(subject, reason, "split it, or raise [read] max_pdf_pages")
    title, byline, dates = _metadata_of(reader)
    return Content(_pages_text(reader, pages, config, subject), title=title, byline=byline, dates=dates)


def _pages_text(reader: pypdf.PdfReader, pages: int, config: ReadConfig, subject: str) -> str:
    texts: list[str] = []
    for number in range(pages):
        try:
            texts.append(clean_characters(reader.pages[number].extract_text()))
        except _FAILURES as error:
            raise UnreadableInput(
                subject,
                f"page {number + 1} of the PDF is broken ({_short(error)})",
                "save or download it again",
            ) from error
        if sum(map(len, texts)) > config.max_text_length:
            reason = f"the PDF holds more than {config.max_text_length:,} characters"
            raise InputTooLarge(subject, reason, "split it, or raise [read] max_text_length")
    return paragraphs_of("\n".join(texts))


def paragraphs_of(text: str) -> str:
    r"""The text with wrapped lines joined, words hyphenated at line ends made whole, paragraphs apart.

    >>> paragraphs_of("The bridge over the river was closed on Mon-\nday, officials said.\nIt stays closed.")
    'The bridge over the river was closed on Monday, officials said.\n\nIt stays closed.'
    """
    lines = [" ".join(line.split()) for line in text.split("\n")]
    longest = max(map(len, lines), default=0)
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if not line:
            paragraphs.append([])
            continue
        before = paragraphs[-1][-1] if paragraphs[-1] else ""
        short = len(before) < _FULL_LINE * longest
        if before and (before.endswith(_SENTENCE_END) or not line[0].islower()) and short:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return "\n\n".join(_HYPHEN.sub("", "\n".join(each)).replace("\n", " ") for each in paragraphs if each)


def _metadata_of(reader: pypdf.PdfReader) -> tuple[str, str, tuple[DateCandidate, ...]]:
    try:
        info = reader.metadata
        title = collapse_blanks(str(info.title or ""))[:250] if info else ""
        byline = collapse_blanks(str(info.author or ""))[:200] if info else ""
        raw = str(info.get("/CreationDate", "")) if info else ""
    except _FAILURES:
        return "", "", ()
    match = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", raw)
    dates: tuple[DateCandidate, ...] = ()
    if match:
        words = "-".join(match.groups())
        dates = (DateCandidate(DateSource.METADATA, words, f"PDF CreationDate {raw[:40]}"),)
    return ("" if _MACHINE_TITLE.match(title) else title), byline, dates


def _short(error: BaseException) -> str:
    return collapse_blanks(str(error))[:100] or type(error).__name__
