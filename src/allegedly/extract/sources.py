"""What sort of source it is, whether it is named, and what to call it before a reader.

`resources/sources.tsv` gives the kinds of nouns and of words in names.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from allegedly.extract.lexicon import table_rows
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.model.annotation import CoreferenceChain, Mention, Token
from allegedly.model.source import SourceKind
from allegedly.model.text import Span, words_of

ANONYMITY = frozenset({"anonymity", "anonymous", "unnamed", "unidentified", "undisclosed"})
GENERIC_PRONOUNS = frozenset(
    {"it", "he", "she", "they", "we", "i", "you", "who", "this", "that", "which", "these", "those"}
)
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LAW"})
SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson"})


@dataclass(frozen=True, slots=True)
class DescribedSource:
    """A source as a reader should see it: its kind, whether it is named, its label and what that refers to."""

    kind: SourceKind
    named: bool
    label: str
    entity: str


@functools.cache
def source_words() -> Mapping[str, SourceKind]:
    """Kinds by lemma or, for names, by words with their capitals."""
    table: dict[str, SourceKind] = {}
    for word, kind in table_rows("sources.tsv"):
        table[word] = SourceKind(kind)
    return table


def describe_source(tree: Tree, source: Sequence[Token]) -> DescribedSource:
    """Kind, name and label of a source; unspecified where there is none."""
    if not source:
        return DescribedSource(SourceKind.UNSPECIFIED, False, "not named", "")
    head = head_of(source)
    chain = chain_at(tree, head)
    mention = _mention_over(tree, head, source)
    label = _label(tree, source, head, chain)
    entity = label if chain is None else chain.name
    if any(token.lemma in ANONYMITY for token in source):
        return DescribedSource(SourceKind.UNNAMED, False, label, entity)
    kind = _kind(tree, source, head, mention, chain)
    named = mention is not None or head.pos == "PROPN" or (chain is not None and _is_name(chain))
    return DescribedSource(kind, named and kind is not SourceKind.UNNAMED, label, entity)


def head_of(tokens: Sequence[Token]) -> Token:
    """The token of a phrase that hangs on a word outside it."""
    inside = {token.index for token in tokens}
    for token in tokens:
        is_top = token.head not in inside or token.head == token.index
        if is_top and token.pos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"}:
            return token
    return tokens[-1]


def chain_at(tree: Tree, token: Token) -> CoreferenceChain | None:
    """The coreference chain that has a mention ending with this token."""
    for chain in tree.annotated.coreference:
        if any(span.start <= token.span.start and token.span.end == span.end for span in chain.mentions):
            return chain
    return None


def _mention_over(tree: Tree, head: Token, source: Sequence[Token]) -> Mention | None:
    """The name that the source's head is part of, or that stands in apposition to it."""
    first, last = source[0].index, source[-1].index
    near: Mention | None = None
    for mention in tree.annotated.mentions:
        if mention.label not in NAME_LABELS:
            continue
        if mention.first_token <= head.index < mention.end_token:
            return mention
        if first <= mention.first_token <= last and mention.label == "PERSON":
            heads = tree.tokens[mention.first_token : mention.end_token]
            if near is None and any(token.head == head.index and token.dep == "appos" for token in heads):
                near = mention
    return near


def _kind(
    tree: Tree, source: Sequence[Token], head: Token, mention: Mention | None, chain: CoreferenceChain | None
) -> SourceKind:
    table = source_words()
    by_name = _kind_of_name(source, head, mention)
    if by_name is not None:
        return by_name
    if mention is not None and mention.label == "PERSON":
        return _kind_of_person(tree, source, mention)
    if head.lemma in SPOKESPEOPLE:
        state = any(table.get(token.lemma) is SourceKind.GOVERNMENT for token in source) or any(
            table.get(token.text) is SourceKind.GOVERNMENT for token in source
        )
        return SourceKind.OFFICIAL if state else SourceKind.ORGANISATION
    if head.pos != "PRON" and (kind := table.get(head.lemma)) is not None:
        return kind
    if mention is not None:
        return SourceKind.GOVERNMENT if mention.label == "GPE" else SourceKind.ORGANISATION
    if chain is not None:
        return _kind_of_chain(tree, chain)
    if head.pos == "PROPN":
        return SourceKind.PERSON
    return SourceKind.PERSON if head.lemma in {"he", "she"} else SourceKind.UNNAMED


def _kind_of_name(source: Sequence[Token], head: Token, mention: Mention | None) -> SourceKind | None:
    """The kind that a name's own words tell: "The Harbour Times", "Ministry of Health"."""
    if mention is not None and mention.label == "PERSON":
        return None
    table = source_words()
    if head.pos not in {"PROPN", "NOUN"} or not any(token.pos == "PROPN" for token in source):
        return None
    names = [token.text for token in source if token.pos == "PROPN"]
    phrases = [*(f"{left} {right}" for left, right in pairwise(names)), *reversed(names)]
    if head.pos == "NOUN" and head.lemma in table:
        return None
    return next((table[name] for name in phrases if name in table), None)


def _kind_of_person(tree: Tree, source: Sequence[Token], mention: Mention) -> SourceKind:
    """An office holder where a title or an apposition says so anywhere in the article, else a person."""
    table = source_words()
    words = {token.lemma for token in source}
    chain = chain_at(tree, tree.tokens[mention.end_token - 1])
    spans = chain.mentions if chain is not None else (mention.span,)
    for span in spans:
        for token in tree.tokens_in(span):
            words.update(
                child.lemma for child in tree.children[token.index] if child.dep in {"appos", "compound"}
            )
            if token.dep == "appos":
                words.add(tree.head(token).lemma)
    if words & SPOKESPEOPLE:
        return SourceKind.ORGANISATION
    return (
        SourceKind.OFFICIAL
        if any(table.get(word) is SourceKind.OFFICIAL for word in words)
        else SourceKind.PERSON
    )


def _kind_of_chain(tree: Tree, chain: CoreferenceChain) -> SourceKind:
    if chain.label == "PERSON":
        mention = next((each for each in tree.annotated.mentions if each.span == chain.mentions[0]), None)
        if mention is not None:
            return _kind_of_person(tree, tree.tokens[mention.first_token : mention.end_token], mention)
        return SourceKind.PERSON
    kinds = {"DOCUMENT": SourceKind.DOCUMENT, "GPE": SourceKind.GOVERNMENT}
    return kinds.get(chain.label, SourceKind.ORGANISATION)


def _is_name(chain: CoreferenceChain) -> bool:
    return chain.label != "DOCUMENT"


def _label(tree: Tree, source: Sequence[Token], head: Token, chain: CoreferenceChain | None) -> str:
    """The source's words, or its fullest name where it is only a pronoun or a role."""
    own = words_of(_core_spans(tree, source, head), tree.text)
    if chain is None:
        return own
    is_pronoun = head.pos == "PRON" or head.lemma in GENERIC_PRONOUNS
    is_role = head.pos == "NOUN" and len(own.split()) <= 2 and chain.label in {"ORG", "PERSON"}
    return chain.name if is_pronoun or is_role else own


def _core_spans(tree: Tree, source: Sequence[Token], head: Token) -> tuple[Span, ...]:
    """The source without relative clauses, which say more than a label should."""
    clauses = {
        token.index
        for child in tree.children[head.index]
        if child.dep in {"relcl", "acl"} and child.index > head.index
        for token in tree.subtree(child)
    }
    kept = [token for token in source if token.index not in clauses]
    while len(kept) > 1 and kept[-1].text in {",", "-", "–", "—"}:
        kept = kept[:-1]
    return tokens_to_spans(kept or source)
