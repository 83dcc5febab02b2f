"""Who only is said to know something: not where it entered the record.

"Kerr knew that the crane was cracked, the Gazette reported": Kerr holds the content, but he said nothing. It is the
Gazette that says so, and the search for the origin goes on from there. So too with whoever was told or warned.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from allegedly.model.claim import Extraction, Statement
from allegedly.model.source import SourceKind
from allegedly.model.text import Document

_KNOWING = re.compile(
    r"\b(?:know|knows|knew|known|knowing|aware|unaware|ignorant|reali[sz](?:e|es|ed|ing)|overlook(?:s|ed)?|"
    r"forget|forgets|forgot|forgotten)\b"
    r"|\b(?:is|are|was|were|be|been|being|got|gets)(?: \w{2,12}){0,2} "
    r"(?:told|warned|informed|notified|alerted|briefed)\b",
    re.IGNORECASE,
)
"""Cues of knowing and of being told, by which no one speaks. Who remembers something is a witness of it."""
_SPEAKING = frozenset({SourceKind.MEDIA, SourceKind.UNSPECIFIED})
"""An outlet that "was told" something reports it; where nobody is named, nobody can be passed over."""


def knowing_attributions(
    documents: Mapping[str, Document], extractions: Iterable[Extraction]
) -> frozenset[str]:
    """The ids of attributions by whose cue the source only is said to know, or to have been told."""
    return frozenset(
        attribution.id
        for extraction in extractions
        if extraction.document in documents
        for attribution in extraction.attributions
        if _KNOWING.search(" ".join(span.of(documents[extraction.document].text) for span in attribution.cue))
    )


def spoken_statement(statement: Statement, knowing: Collection[str]) -> Statement:
    """The statement with its chain cut back to the last holder who says it; the same where the last one speaks."""
    holders = statement.holders
    while len(holders) > 1 and holders[-1].attribution in knowing and holders[-1].kind not in _SPEAKING:
        holders = holders[:-1]
    return statement if holders is statement.holders else replace(statement, holders=holders)
