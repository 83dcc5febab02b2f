"""Nouns for documents: which of them speak of one ("an intelligence report ... the dossier")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from allegedly.model.annotation import CoreferenceChain, Token
from allegedly.model.text import Span

DOCUMENT_NOUNS = frozenset(
    (
        "affidavit assessment cable communique complaint document dossier file filing indictment leak "
        "letter material memo memorandum note paper record report reporting study tranche transcript"
    ).split()
)
DOCUMENT = "DOCUMENT"
BEFORE_NOUN = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod"})
DEMONSTRATIVES = frozenset({"the", "this", "that", "these", "those"})


@dataclass(slots=True)
class _Paper:
    """A document in the making."""

    name: str
    mentions: list[Span] = field(default_factory=list)


def tokens_to_documents(
    tokens: Sequence[Token], children: Mapping[int, Sequence[Token]]
) -> list[CoreferenceChain]:
    """Chains of the documents that a text speaks of; one that is named once is a chain of one.

    A definite document without a maker of its own is the last document spoken of; others are new.
    """
    papers: list[_Paper] = []
    last: _Paper | None = None
    for token in tokens:
        if token.pos != "NOUN" or token.dep == "compound" or token.lemma not in DOCUMENT_NOUNS:
            continue
        below = children.get(token.index, ())
        determiner = next((child for child in below if child.dep in {"det", "poss"}), None)
        definite = determiner is not None and determiner.text.lower() in DEMONSTRATIVES
        has_maker = _has_maker(token, children)
        span = noun_span(token, tokens, children)
        if not (definite and not has_maker and last is not None):
            if determiner is None and token.tag != "NNS" and not has_maker:
                continue
            name = " ".join(each.text for each in tokens[_first_of(token, children) : token.index + 1])
            last = _Paper(name)
            papers.append(last)
        last.mentions.append(span)
    return [CoreferenceChain(each.name, DOCUMENT, tuple(each.mentions)) for each in papers]


def _has_maker(token: Token, children: Mapping[int, Sequence[Token]]) -> bool:
    """Whether a noun says whose document it is."""
    for child in children.get(token.index, ()):
        if child.dep in {"poss", "nmod"} or (child.dep == "compound" and child.pos == "PROPN"):
            return True
        if child.dep == "prep" and child.lemma in {"by", "from"} and child.index in children:
            return True
    return False


def noun_span(token: Token, tokens: Sequence[Token], children: Mapping[int, Sequence[Token]]) -> Span:
    """The noun with what stands directly before it: determiner, adjectives, compounds, possessor."""
    return Span(tokens[_first_of(token, children)].span.start, token.span.end)


def _first_of(token: Token, children: Mapping[int, Sequence[Token]]) -> int:
    """The first word of a noun phrase."""
    before = (child.index for child in children.get(token.index, ()) if child.dep in BEFORE_NOUN)
    return min((token.index, *before))
