"""Coreference within one document: which expressions name one thing.

Names are joined by their short forms, acronyms and gazetteer entries; role nouns, a name's own last word ("the
group"), governments of named states and personal pronouns refer back; nouns for documents have rules of their own.
What fits nothing stays alone, and things without a name make no chain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from allegedly.annotate.coref_documents import DOCUMENT_NOUNS, noun_span, tokens_to_documents
from allegedly.annotate.coref_entities import Entity
from allegedly.annotate.coref_match import markables_to_entities
from allegedly.annotate.coref_mentions import (
    PRONOUNS,
    Markable,
    MarkableKind,
    Parsed,
    is_empty,
    parse_to_parsed,
    range_to_markable,
)
from allegedly.model.actor import KnownName
from allegedly.model.annotation import CoreferenceChain, Mention, Sentence, Token
from allegedly.model.text import Span

NOUN_DEPS = frozenset({"compound", "amod", "nmod", "npadvmod", "attr"})
LABELS_OF_TYPES = {"person": "PERSON", "country": "GPE", "city": "GPE", "region": "LOC", "sea": "LOC"}
"""Labels of names that the gazetteer knows; all other entries are organisations."""


def parse_to_coreference(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    known: Sequence[KnownName],
    title_end: int = 0,
) -> tuple[CoreferenceChain, ...]:
    """Chains of two or more mentions, and documents, in order of their first; each mention is in one chain at most.

    Names in the title, up to `title_end`, are taken only where the parser or the gazetteer knows them.
    """
    parsed = parse_to_parsed(tokens, mentions, known, [each.first_token for each in sentences])
    markables = list(_markables(parsed, known, title_end))
    chains = [
        chain
        for entity in markables_to_entities(parsed, markables)
        for chain in _chain(text, entity, parsed, title_end)
    ]
    chains += tokens_to_documents(tokens, parsed.children)
    return tuple(
        sorted((each for each in chains if len(each.mentions) > 1), key=lambda each: each.mentions[0])
    )


def _markables(parsed: Parsed, known: Sequence[KnownName], title_end: int) -> Iterator[Markable]:
    """Names wherever they stand, pronouns, and nouns; nouns for documents have a module of their own."""
    taken: set[int] = set()
    ranges = {(each.first_token, each.end_token) for each in parsed.name_at.values()}
    adjectives = {"adjective", "people"}
    for name in known:
        if not all(each.match in adjectives for each in name.entries):
            ranges.add((name.first_token, name.end_token))
    for first, end in sorted(ranges, key=lambda each: (each[0] - each[1], each)):
        if taken.isdisjoint(range(first, end)):
            taken.update(range(first, end))
            yield range_to_markable(parsed, first, end)
    for token in parsed.tokens:
        if token.index in taken:
            continue
        if token.text.lower() in PRONOUNS and token.pos in {"PRON", "DET"}:
            if not is_empty(parsed, token):
                yield range_to_markable(parsed, token.index, token.index + 1)
        elif token.pos == "NOUN" and token.dep not in NOUN_DEPS and token.lemma not in DOCUMENT_NOUNS:
            first = token.index
            while first > 0 and parsed.tokens[first - 1].head == token.index and first - 1 not in taken:
                first -= 1
            yield range_to_markable(parsed, first, token.index + 1)
        elif token.pos == "PROPN" and token.dep != "compound" and token.span.start >= title_end:
            first = token.index
            while first - 1 not in taken and first > 0 and parsed.tokens[first - 1].pos == "PROPN":
                first -= 1
            yield range_to_markable(parsed, first, token.index + 1)


def _chain(text: str, entity: Entity, parsed: Parsed, title_end: int) -> Iterator[CoreferenceChain]:
    """The chain of an entity with a name that the parser or the gazetteer knows."""
    names = [
        each
        for each in entity.mentions
        if each.kind is MarkableKind.NAME and (each.head in parsed.name_at or each.head in parsed.known_at)
    ]
    if not names:
        return
    spans = dict.fromkeys(_span(each, parsed) for each in entity.mentions)
    in_body = [each for each in names if parsed.tokens[each.first].span.start >= title_end]
    fullest = max(in_body or names, key=lambda each: (len(each.words), -each.first))
    name = _bare(_span(fullest, parsed).of(text))
    yield CoreferenceChain(name, _label(names, parsed), tuple(sorted(spans)))


def _span(each: Markable, parsed: Parsed) -> Span:
    if each.kind is MarkableKind.NOMINAL:
        return noun_span(parsed.tokens[each.head], parsed.tokens, parsed.children)
    return Span(parsed.tokens[each.first].span.start, parsed.tokens[each.end - 1].span.end)


def _bare(name: str) -> str:
    """A name without a possessive ending or white space in runs."""
    return " ".join(name.removesuffix("'s").removesuffix("’s").split())


def _label(names: Sequence[Markable], parsed: Parsed) -> str:
    """The gazetteer's label where all its entries for a name agree, else the parser's commonest."""
    for each in names:
        known = parsed.known_at.get(each.head)
        labels = {LABELS_OF_TYPES.get(entry.type, "ORG") for entry in known.entries} if known else set()
        if len(labels) == 1:
            return labels.pop()
    counts = Counter(
        parsed.name_at[each.head].label for each in names if each.head in parsed.name_at
    )  # fmt: skip
    return counts.most_common(1)[0][0] if counts else "ORG"
