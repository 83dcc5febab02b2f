"""Who names whom: citations of outlets in attributions, in the text and in links, resolved to documents of
the case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allegedly.model.claim import Extraction
from allegedly.model.source import Attribution, SourceKind
from allegedly.model.text import Document, Span, words_of
from allegedly.trace.outlets import Outlets, address_key, outlet_key

_NAME = re.compile(r"\b[A-Z][\w'’&.-]{0,30}(?: (?:of |the )?[A-Z][\w'’&.-]{0,30}){0,4}")
_BEFORE = re.compile(
    r"(?:\baccording to|\b(?:reported|obtained|seen|reviewed|cited|quoted|published) by|\btold|\bvia|\bh/t|"
    r"\bhat tip(?: to)?|\bciting|\bspoke to|\bin an interview with|\breports? (?:by|in|from)|"
    r"\b(?:goes|went|dates|traces) back to|\b(?:published|appeared|originated) (?:in|on|at|with))"
    r" ?:? ?(?:the |an? |@)?(?:(?:[a-z-]+ ){0,2}"
    r"(?:newspaper|paper|daily|weekly|broadcaster|station|radio|agency|website|site|blog|magazine|outlet|channel|"
    r"tabloid|journal|newsletter|programme|podcast) )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[’']?s?(?:, an? [^,.;]{1,40})?,? (?:which |that |first |has |had |also |previously )*"
    r"(?:reported|reports|said|says|wrote|writes|revealed|reveals|published|broke|claimed|claims|report\b|story\b)"
)
MAX_DOCUMENTS_CITED = 20
"""Documents of an outlet up to which every one is compared with a document that names the outlet."""
WINDOW = 60
"""Characters before and after a name in which the citing words must stand."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A document names an outlet as its source. `documents` are the outlet's in the case; empty where it has
    none.

    `exact` is true where a link names the very page.
    """

    document: str
    outlet: str
    documents: tuple[str, ...]
    words: str
    exact: bool = False


def documents_to_citations(
    documents: Sequence[Document], extractions: Sequence[Extraction], outlets: Outlets
) -> tuple[Citation, ...]:
    """All citations, ordered by citing document and outlet, one for each outlet that a document names.

    An outlet that names itself ("told this newspaper") cites nobody.
    """
    attributions: dict[str, tuple[Attribution, ...]] = {
        found.document: found.attributions for found in extractions
    }
    kept: dict[tuple[str, str, bool], Citation] = {}
    for document in sorted(documents, key=lambda each: each.id):
        found = [
            *_linked(document, outlets),
            *_attributed(document, attributions.get(document.id, ()), outlets),
            *_named_in_text(document, outlets),
        ]
        own = outlet_key(document.publisher)
        for citation in found:
            key = (document.id, outlet_key(citation.outlet), citation.exact)
            if (key[1] and key[1] != own) or citation.exact:
                kept.setdefault(key, citation)
    return tuple(kept[key] for key in sorted(kept))


def citations_to_pairs(citations: Sequence[Citation]) -> set[tuple[str, str]]:
    """The pairs of documents, cited and citing, of outlets that have few documents in the case."""
    return {
        (target, each.document)
        for each in citations
        if len(each.documents) <= MAX_DOCUMENTS_CITED
        for target in each.documents
        if target != each.document
    }


def _linked(document: Document, outlets: Outlets) -> Iterator[Citation]:
    """Links in the page to the very address of another document of the case."""
    for link in document.links:
        target = outlets.addresses.get(address_key(link.url))
        if target and target != document.id:
            yield Citation(document.id, link.url, (target,), f"a link to {link.url}", exact=True)


def _attributed(
    document: Document, attributions: Sequence[Attribution], outlets: Outlets
) -> Iterator[Citation]:
    for each in attributions:
        if each.source_kind is SourceKind.MEDIA and each.named and each.source:
            words = words_of((*each.source, *each.cue), document.text)
            yield Citation(document.id, each.label, outlets.documents.get(outlet_key(each.label), ()), words)


def _named_in_text(document: Document, outlets: Outlets) -> Iterator[Citation]:
    """Names of outlets of the case beside citing words: "according to the Daily Example", "Example
    reported"."""
    for match in _NAME.finditer(document.text):
        for name, span in _readings(match.group(), match.start()):
            found = outlets.documents.get(outlet_key(name))
            if not found:
                continue
            before = document.text[max(0, span.start - WINDOW) : span.start]
            after = document.text[span.end : span.end + WINDOW]
            if _BEFORE.search(before) or _AFTER.match(after):
                words = document.text[max(0, span.start - 25) : span.end + 25]
                yield Citation(document.id, name, found, " ".join(words.split()))
                break


def _readings(words: str, start: int) -> Iterator[tuple[str, Span]]:
    """The name as a whole, then without words at its start or its end: "Monday The Daily Example"."""
    parts = [match.span() for match in re.finditer(r"\S+", words)]
    for length in range(len(parts), 0, -1):
        for first in range(len(parts) - length + 1):
            low, high = parts[first][0], parts[first + length - 1][1]
            while high > low and words[high - 1] in ".,-":
                high -= 1
            yield words[low:high], Span(start + low, start + high)
