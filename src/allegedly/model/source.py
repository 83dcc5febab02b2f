"""Who says what, through whom: attributions and holder chains."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from allegedly.model.text import Spans

AUTHOR = "AUTHOR"
"""The holder of everything a document says in its own voice."""


class SourceKind(StrEnum):
    """What sort of source it is. Unspecified: there is no source at all."""

    PERSON = "person"
    OFFICIAL = "official"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    MEDIA = "media"
    DOCUMENT = "document"
    DATA = "data"
    UNNAMED = "unnamed"
    UNSPECIFIED = "unspecified"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content (PARC 3.0, PolNeAR): who, the words that ascribe, what.

    `source` is empty where nobody is named ("allegedly"). `parent` is the id of the attribution whose
    content holds this one, or whose artefact this source is; None where the document itself says it.
    `label` is the source as a reader should see it, resolved within the article where that is safe.
    """

    id: str
    document: str
    source: Spans
    cue: Spans
    content: Spans
    source_kind: SourceKind
    named: bool
    label: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """One link of a holder chain: the AUTHOR, or the source of an attribution.

    `label` holds the source's own words, or a name in place of a pronoun. `entity` is what they refer to: the
    fullest name that the document gives it ("the dossier" and "the leaked document" share one).
    """

    label: str
    kind: SourceKind
    named: bool
    attribution: str | None
    spans: Spans = ()
    entity: str = ""


AUTHOR_HOLDER = Holder(AUTHOR, SourceKind.MEDIA, True, None)
