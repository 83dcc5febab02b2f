"""Holders by their own words: a name that stands in the words for a source is the source's, whatever it was taken for.

"The agency Northern Press reported" is Northern Press, even where coreference gave it the name of a country; "their
union, the Footplate Guild" is no railway; "he" is no newspaper; and a person close to the board has no name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from allegedly.model.claim import Extraction, Statement
from allegedly.model.source import AUTHOR, Holder, SourceKind
from allegedly.model.text import Document
from allegedly.trace.labels import label_to_key
from allegedly.trace.outlets import Outlets, outlet_key
from allegedly.trace.papers import PAPERS

PRONOUNS = frozenset("he she they it we i you him her them his hers their".split())
PERSONAL = frozenset("he she him her".split())
_NAME = re.compile(r"[A-Z][\w’'&-]*(?: (?:of |the |and |for )?[A-Z][\w’'&-]*)+")
_PART_OF = re.compile(r"\b(?:of|at|for|from|in|with|by|to)(?: the| an?)? $")
_RELATIVE = re.compile(r"\b(?:who|which|that|from|in|by|known|called|named)\b")
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GOVERNMENT})
MAX_WORDS = 300
"""Characters of a source's own words that are looked at."""


def extraction_in_own_words(extraction: Extraction, document: Document, outlets: Outlets) -> Extraction:
    """The extraction with each holder under the name that its own words give it; the same one where nothing changes."""
    unnamed = _entities_of_unnamed(extraction)
    changed = tuple(
        _statement_in_own_words(each, document, outlets, unnamed) for each in extraction.statements
    )
    if all(ours is theirs for ours, theirs in zip(changed, extraction.statements, strict=True)):
        return extraction
    return replace(extraction, statements=changed)


def _entities_of_unnamed(extraction: Extraction) -> Mapping[str, str]:
    """For names that were taken for those of unnamed sources, the longest words that the document has for them."""
    found: dict[str, str] = {}
    for statement in extraction.statements:
        for holder in statement.holders[1:]:
            if holder.kind is SourceKind.UNNAMED and holder.entity and names_in_words(holder.entity):
                known = found.get(holder.entity, "")
                found[holder.entity] = max(known, holder.label, key=lambda each: (len(each), each))
    return found


def _statement_in_own_words(
    statement: Statement, document: Document, outlets: Outlets, unnamed: Mapping[str, str]
) -> Statement:
    holders = tuple(
        each if each.label == AUTHOR else holder_in_own_words(each, document.text, outlets, unnamed)
        for each in statement.holders
    )
    if all(ours is theirs for ours, theirs in zip(holders, statement.holders, strict=True)):
        return statement
    return replace(statement, holders=holders)


def holder_in_own_words(
    holder: Holder, text: str, outlets: Outlets, unnamed: Mapping[str, str] = MappingProxyType({})
) -> Holder:
    """The holder under the name in its own words, where its label or entity shares no word with that name.

    `unnamed` has the words for an unnamed source whose entity is somebody else's name.
    """
    words = " ".join(span.of(text) for span in holder.spans)[:MAX_WORDS] or holder.label[:MAX_WORDS]
    if words.casefold() in PRONOUNS:
        is_thing = words.casefold() in PERSONAL and outlet_key(holder.label) in outlets.documents
        return (
            replace(holder, label=words, kind=SourceKind.PERSON, named=False, entity="")
            if is_thing
            else holder
        )
    if holder.kind is SourceKind.PERSON and holder.named and outlet_key(holder.label) in outlets.documents:
        return replace(holder, kind=SourceKind.MEDIA)
    names = names_in_words(words)
    if not names:
        entity = (
            unnamed.get(holder.entity, holder.entity) if holder.kind is SourceKind.UNNAMED else holder.entity
        )
        return holder if entity == holder.entity else replace(holder, entity=entity)
    keys = {word for name in names for word in label_to_key(name).split()}
    told = [each for each in (holder.label, holder.entity) if each]
    if holder.kind in PAPERS or all(_share_words(keys, each) for each in told):
        return holder
    if outlet_key(names[-1]) in outlets.documents and words.strip(" ,").endswith(names[-1]):
        return replace(holder, label=names[-1], kind=SourceKind.MEDIA, named=True, entity=names[-1])
    name = _body_beside(words) if holder.kind in _BODIES else ""
    if not name:
        return holder
    label = holder.label if _share_words(keys, holder.label) else words.strip(" ,")
    return replace(holder, label=label, entity=name)


def _body_beside(words: str) -> str:
    """The body's name that stands beside other words for it, set off by a comma: "their union, the Harbour Guild"."""
    *before, last = words.strip(" ,").split(",")
    name = last.strip().removeprefix("the ")
    beside = len(before) == 1 and not _RELATIVE.search(before[0])
    return name if beside and _NAME.fullmatch(name) else ""


def names_in_words(words: str) -> list[str]:
    """The names of two words and more in the words for a source, those of which it only is a part left out.

    >>> names_in_words("their union, the Footplate Guild"), names_in_words("two aides of Ana Lind")
    (['Footplate Guild'], [])
    """
    return [match.group() for match in _NAME.finditer(words) if not _PART_OF.search(words[: match.start()])]


def _share_words(key: Collection[str], words: str) -> bool:
    return not set(key).isdisjoint(label_to_key(words).split())
