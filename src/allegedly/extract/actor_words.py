"""Who can act: people, bodies and states, told from things by their names, their nouns and their pronouns."""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass

from allegedly.extract.lexicon import table_rows
from allegedly.extract.sources import source_words
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token
from allegedly.model.source import SourceKind
from allegedly.model.text import Span

ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
PERSONAL = frozenset(
    {
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "who",
        "him",
        "her",
        "them",
        "us",
        "me",
        "whom",
        "whose",
        "his",
        "their",
    }
)
OF_PEOPLE = frozenset({"number", "group", "dozen", "hundred", "thousand", "pair", "handful", "one", "score"})
"""Nouns that leave it to what follows "of" who they are."""

ACTING_KINDS = frozenset(
    {
        SourceKind.PERSON,
        SourceKind.OFFICIAL,
        SourceKind.GOVERNMENT,
        SourceKind.ORGANISATION,
        SourceKind.UNNAMED,
        SourceKind.MEDIA,
    }
)


@functools.cache
def actor_nouns() -> frozenset[str]:
    """Lemmas of nouns for people and bodies: those of sources, and those of `event_actors.tsv`."""
    sources = {word for word, kind in source_words().items() if kind in ACTING_KINDS and word.islower()}
    return frozenset(sources | {row[0] for row in table_rows("event_actors.tsv")})


@dataclass(frozen=True, slots=True)
class Cast:
    """A document's tree with the tokens of those who are named or referred to as actors in it."""

    tree: Tree
    named: Collection[int]

    def acts(self, head: Token) -> bool:
        """Whether the head of a phrase is somebody who can act, or be acted on as an actor."""
        if head.index in self.named or head.lemma in actor_nouns():
            return True
        if head.pos == "PRON" and head.text.lower() in PERSONAL:
            return True
        if head.lemma in OF_PEOPLE or head.pos == "NUM":
            of = next((each for each in self.tree.children_of(head, "prep") if each.lemma == "of"), None)
            inner = None if of is None else self.tree.child(of, "pobj")
            if inner is None:
                return head.pos == "NUM" and head.dep in {"dobj", "nsubjpass"}
            return inner.index in self.named or inner.lemma in actor_nouns()
        return False


def tree_to_cast(tree: Tree) -> Cast:
    """The actors of a document: names of people, bodies, states and nationalities, and all that stands for them."""
    named: set[int] = set()
    for mention in tree.annotated.mentions:
        if mention.label in ACTOR_LABELS:
            named.update(range(mention.first_token, mention.end_token))
    for chain in tree.annotated.coreference:
        if chain.label in ACTOR_LABELS:
            for span in chain.mentions:
                named.update(_last_token(tree, span))
    return Cast(tree, frozenset(named))


def _last_token(tree: Tree, span: Span) -> list[int]:
    """The token at the end of a mention: of its name, or its head noun."""
    return [token.index for token in tree.tokens_in(Span(span.end - 1, span.end))]
