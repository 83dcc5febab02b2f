"""What a format's reader takes out of the bytes: text and metadata, before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass, replace

from allegedly.model.text import Hyperlink
from allegedly.read.dates import DateCandidate


@dataclass(frozen=True, slots=True)
class Content:
    """Raw text of one article and what its format says of it.

    `site` is the outlet as the page names itself. `mapped` is true where the text is the decoded
    original, character for character, so that offsets can be given back.
    """

    text: str
    title: str = ""
    site: str = ""
    byline: str = ""
    dates: tuple[DateCandidate, ...] = ()
    url: str = ""
    links: tuple[Hyperlink, ...] = ()
    warnings: tuple[str, ...] = ()
    mapped: bool = False


def with_warnings(content: Content, warnings: tuple[str, ...]) -> Content:
    """The content with these warnings before its own."""
    return replace(content, warnings=(*warnings, *content.warnings)) if warnings else content
