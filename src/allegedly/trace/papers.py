"""Papers that articles cite: which of them are identified, and which words mean one paper.

A paper is identified where the article tells its maker, who signed it, its title or its date, so that a reader could
tell it from others. A paper that is only called leaked, secret or internal is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from allegedly.model.claim import Extraction
from allegedly.model.source import Holder, SourceKind
from allegedly.model.text import Document
from allegedly.trace.labels import label_to_key

PAPERS = frozenset({SourceKind.DOCUMENT, SourceKind.DATA})
_GENERIC = frozenset(
    """document documents report reports paper papers file files dossier material materials tranche leak leaked
    internal secret classified confidential purported alleged authentic new""".split()
)
"""Words that any paper may be called by."""
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
_DATE = rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}|{_MONTH} \d{{4}}|\d{{4}}-\d\d-\d\d)"
_NAME = r"[A-Z][\w’'-]{1,30}"
_MADE = r"(?:signed|written|wrote|drafted|issued|prepared|authored|compiled|published|commissioned)"
_DETAILS = (
    re.compile(rf",? (?:which (?:is|was) )?dated (?:on )?{_DATE}"),
    re.compile(rf"[^.;\n]{{0,60}} {_MADE}(?: on {_DATE}[\d ,]{{0,6}})? by [^.;\n]{{0,60}}{_NAME}"),
    re.compile(rf"[^.;\n]{{0,60}} that [^.;,\n]{{0,60}}{_NAME} {_MADE} "),
    re.compile(r",? (?:entitled|titled|headed|called) [“\"‘']"),
)
"""What follows the words for a paper where its date, its maker or its title is told."""
_BY_MAKER = re.compile(rf"\b(?:by|of) (?:the |an? )?{_NAME}")
_DETAIL_LENGTH = 160


def identified_papers(
    documents: Mapping[str, Document], extractions: Iterable[Extraction]
) -> frozenset[tuple[str, str]]:
    """The papers that an article identifies, as pairs of the article's id and the paper's key in it."""
    found = set()
    for extraction in extractions:
        document = documents.get(extraction.document)
        if document is None:
            continue
        for statement in extraction.statements:
            for holder in statement.holders[1:]:
                if holder.kind in PAPERS and _is_identified(holder, document):
                    found.add((document.id, paper_key(holder)))
    return frozenset(found)


def paper_key(holder: Holder) -> str:
    """The key of a paper within its article: equal for all words that the article has for it."""
    return label_to_key(holder.entity or holder.label)


def is_one_paper(left: str, right: str) -> bool:
    """Whether two keys can mean one paper that the same story speaks of: one says no more than the other.

    >>> is_one_paper("leaked internal memo", "document"), is_one_paper("memo", "leaked internal memo")
    (True, True)
    >>> is_one_paper("court ruling", "annual report")
    False
    """
    mine, theirs = set(left.split()) - _GENERIC, set(right.split()) - _GENERIC
    return mine <= theirs or theirs <= mine


def _is_identified(holder: Holder, document: Document) -> bool:
    if not holder.spans:
        return False
    words = document.text[holder.spans[0].start : holder.spans[-1].end]
    after = document.text[holder.spans[-1].end :][:_DETAIL_LENGTH]
    return bool(_BY_MAKER.search(words)) or any(
        detail.match(after) or detail.search(words) for detail in _DETAILS
    )
