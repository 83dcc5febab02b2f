"""Relations stated as background: "Turkey, a member of NATO", "NATO member Turkey", "the Oslo-based fund",
"fighting in Mali".

Read off appositions, copulas, words before a name, participles and a few verbs, by the table `relations.tsv`.
What is hedged ("an alleged
member"), past ("a former ally") or not certain is no background and is left out.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allegedly.extract.actor_words import Cast
from allegedly.extract.certainty import event_to_plain_stance
from allegedly.extract.lexicon import table_rows
from allegedly.extract.sources import chain_at
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.model.annotation import Token
from allegedly.model.claim import Certainty, Polarity, RelationKind
from allegedly.model.text import Span, words_of

DOUBTED = frozenset(
    """alleged suspected purported reputed supposed so-called self-styled self-proclaimed self-declared
    possible likely potential
    would-be former ex ex- onetime late future then fake aspiring prospective unrecognised unrecognized next
    new""".split()
)
"""Before a noun: what it says is not, or not yet, or no longer, or not surely so."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
BEFORE = frozenset({"compound", "amod", "nmod", "poss"})
ENGAGED = frozenset({"engage", "involve"})
PAST = "VBD"
MAX_QUOTE_TOKENS = 40


@dataclass(frozen=True, slots=True)
class RelationWord:
    """One row: the relation, where its other side stands, and what that must be (empty: any)."""

    relation: RelationKind
    place: str
    sides: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """A relation in the text: its two sides, the word that states it, and the words that say so.

    `clausal` tells that a clause states it, which is a statement anyway.
    """

    subject: Token
    relation: RelationKind
    object: Token
    word: Token
    words: tuple[Token, ...]
    clausal: bool


@functools.cache
def relation_words() -> Mapping[tuple[str, str], tuple[RelationWord, ...]]:
    """All rows by lemma and part of speech."""
    table: dict[tuple[str, str], tuple[RelationWord, ...]] = {}
    for lemma, part, relation, place, sides in table_rows("relations.tsv"):
        row = RelationWord(
            RelationKind(relation), place, frozenset() if sides == "-" else frozenset(sides.split())
        )
        table[lemma, part] = (*table.get((lemma, part), ()), row)
    return table


def tree_to_relations(cast: Cast) -> list[FoundRelation]:
    """All relations of a document in order of the text, no two with the same sides and kind."""
    found: dict[tuple[int, RelationKind, int], FoundRelation] = {}
    for token in cast.tree.tokens:
        for each in _relations_at(cast, token):
            if len(each.words) <= MAX_QUOTE_TOKENS and each.subject.index != each.object.index:
                found.setdefault((each.subject.index, each.relation, each.object.index), each)
    return sorted(found.values(), key=lambda each: (each.words[0].index, each.word.index, each.relation))


def _relations_at(cast: Cast, token: Token) -> Iterator[FoundRelation]:
    if token.dep == "appos":
        yield from _of_apposition(cast, token, cast.tree.head(token))
    elif token.dep == "compound" and token.pos in {"NOUN", "PROPN"}:
        yield from _before_name(cast, token)
    elif token.lemma == "be" and token.pos in {"AUX", "VERB"}:
        yield from _of_copula(cast, token)
    elif token.pos == "VERB" or (token.pos == "NOUN" and _engaging(cast.tree, token) is not None):
        yield from _of_verb(cast, token)


def _of_apposition(cast: Cast, apposition: Token, head: Token) -> Iterator[FoundRelation]:
    """ "Turkey, a member of NATO" and "the group's leader, Goran Pil": the name is the subject, the noun
    tells of it.
    """
    name, noun = (
        (apposition, head) if head.pos == "NOUN" and apposition.pos == "PROPN" else (head, apposition)
    )
    if noun.pos != "NOUN" or name.index not in cast.named or _is_doubted(cast.tree, noun):
        return
    words = _words_of_pair(cast.tree, head, apposition)
    told = list(_of_noun(cast, name, noun, words, clausal=False))
    yield from told
    if not told and noun.index == apposition.index and cast.acts(noun):
        yield FoundRelation(name, RelationKind.IS_A, noun, noun, words, clausal=False)


def _words_of_pair(tree: Tree, head: Token, apposition: Token) -> tuple[Token, ...]:
    """A phrase with what stands in apposition to it, without what else is said of it."""
    own = tree.subtree(head, lambda each: each.head == head.index and each.dep not in {"det", *BEFORE})
    return tuple(sorted({*own, *tree.subtree(apposition)}, key=lambda token: token.index))


def _before_name(cast: Cast, noun: Token) -> Iterator[FoundRelation]:
    """ "NATO member Turkey", "Brune's President Ana Holt": a noun before the name that it tells of."""
    tree = cast.tree
    name = tree.head(noun)
    if name.pos != "PROPN" or name.index not in cast.named or _is_doubted(tree, name):
        return
    for row in relation_words().get((noun.lemma, "noun"), ()):
        if row.place != "of":
            continue
        sides = [
            each
            for each in (*tree.children_of(noun, *BEFORE), *tree.children_of(name, *BEFORE))
            if each.index < noun.index and each.index in cast.named
        ]
        if sides:
            words = tuple(tree.subtree(name, lambda each: each.dep not in BEFORE and each.dep != "case"))
            yield FoundRelation(name, row.relation, sides[-1], noun, words, clausal=False)


def _of_copula(cast: Cast, copula: Token) -> Iterator[FoundRelation]:
    """ "Turkey is a member of NATO", said as a fact."""
    tree = cast.tree
    subject, noun = tree.child(copula, "nsubj"), tree.child(copula, "attr")
    if subject is None or noun is None or copula.tag == PAST or not _is_fact(tree, copula):
        return
    subject = tree.antecedent(subject, copula)
    if subject.index in cast.named and not _is_doubted(tree, noun):
        yield from _of_noun(cast, subject, noun, tuple(tree.subtree(copula)), clausal=True)


def _of_noun(
    cast: Cast, subject: Token, noun: Token, words: tuple[Token, ...], *, clausal: bool
) -> Iterator[FoundRelation]:
    """What a noun like "member" or "leader" says of a subject, with its other side after "of" or before it."""
    tree = cast.tree
    for row in relation_words().get((noun.lemma, "noun"), ()):
        if row.place == "of":
            other = _after(tree, noun, "of") or next(
                (each for each in tree.children_of(noun, *BEFORE) if each.index in cast.named), None
            )
        else:
            other = _before_compound(tree, noun, row.place)
        if other is not None and cast.acts(other):
            yield FoundRelation(subject, row.relation, other, noun, words, clausal)


def _before_compound(tree: Tree, noun: Token, word: str) -> Token | None:
    """The name before a compound: the Pact in "a Pact member state"."""
    inner = next((each for each in tree.children_of(noun, "compound") if each.lemma == word), None)
    if inner is None:
        return None
    names = [*tree.children_of(inner, "compound"), *tree.children_of(noun, "compound", "poss")]
    return next((each for each in names if each.index < inner.index), None)


def _of_verb(cast: Cast, verb: Token) -> Iterator[FoundRelation]:
    """ "Based in Oslo", "fighting in Mali", "hosts a base": participles after a noun, and whole clauses."""
    tree = cast.tree
    rows = relation_words().get((verb.lemma, "verb" if verb.pos == "VERB" else "noun"), ())
    if not rows or (verb.tag == PAST and not _describes(tree, verb)) or not _is_fact(tree, verb):
        return
    subject, words, clausal = _subject_and_words(tree, verb)
    if subject is None or subject.index not in cast.named:
        return
    for row in rows:
        other = tree.child(verb, "dobj") if row.place == "object" else _after(tree, verb, row.place)
        other = other or (tree.child(verb, "npadvmod") if row.place == "in" else None)
        if other is None or (row.sides and other.lemma not in row.sides):
            continue
        if row.relation is RelationKind.PRESENT_IN and row.place == "object":
            other = _where_of(tree, verb, other)
        if other is not None and (row.sides or cast.acts(other) or _is_place(tree, other)):
            yield FoundRelation(subject, row.relation, other, verb, words, clausal)


def _where_of(tree: Tree, verb: Token, presence: Token) -> Token | None:
    """Where somebody has a presence: "in Mali" after it, or the noun that "where" stands for."""
    if verb.dep == "relcl" and any(each.lemma == "where" for each in tree.children_of(verb, "advmod")):
        return tree.head(verb)
    return _after(tree, presence, "in") or _after(tree, verb, "in")


def _subject_and_words(tree: Tree, verb: Token) -> tuple[Token | None, tuple[Token, ...], bool]:
    """Of whom a verb says it, the words that say so, and whether they are a clause."""
    top = _engaging(tree, verb) or verb
    if _describes(tree, top):
        noun = tree.head(top)
        name = tree.head(noun) if noun.dep == "appos" else noun
        inner = tree.subtree(
            noun, lambda each: each.head == noun.index and each.dep in {"relcl", "appos", "prep"}
        )
        outer = tree.subtree(name, lambda each: each.head == name.index and each.dep not in {"det", *BEFORE})
        return name, tuple(sorted({*inner, *outer}, key=lambda token: token.index)), False
    own = tree.child(verb, "nsubj", "nsubjpass")
    subject = None if own is None else tree.antecedent(own, verb)
    return subject, tuple(tree.subtree(verb)), True


def _describes(tree: Tree, verb: Token) -> bool:
    """Whether a participle describes a noun: "based in Oslo"; the tagger often takes it for a past tense."""
    return verb.dep in {"acl", "amod"} and tree.child(verb, "nsubj", "nsubjpass", "aux") is None


def _engaging(tree: Tree, word: Token) -> Token | None:
    """The participle of "engaged in fighting", for "fighting"; None where a word stands in no such phrase."""
    if word.dep not in {"pcomp", "pobj"}:
        return None
    above = tree.head(tree.head(word))
    return above if above.lemma in ENGAGED else None


def _after(tree: Tree, word: Token, preposition: str) -> Token | None:
    """What stands after a preposition of a word."""
    found = next((each for each in tree.children_of(word, "prep") if each.lemma == preposition), None)
    return None if found is None else tree.child(found, "pobj")


def _is_place(tree: Tree, token: Token) -> bool:
    return any(each.label in PLACE_LABELS for each in tree.mentions_at.get(token.index, ()))


def _is_doubted(tree: Tree, noun: Token) -> bool:
    return any(child.text.lower() in DOUBTED for child in tree.children[noun.index])


def _is_fact(tree: Tree, predicate: Token) -> bool:
    """Whether nothing beside a predicate makes it less than certain."""
    stance = event_to_plain_stance(tree, predicate)
    return stance.certainty is Certainty.CERTAIN and stance.polarity is Polarity.POSITIVE


def side_to_name(tree: Tree, token: Token) -> str:
    """What a side of a relation is called: its fullest name in the document, else its own words without clauses."""
    chain = chain_at(tree, token)
    if chain is not None:
        return chain.name
    return words_of((side_to_span(tree, token),), tree.text)


def side_to_span(tree: Tree, token: Token) -> Span:
    """The words of a side of a relation: its name, or the noun with what stands before it and its "of"."""
    if token.pos in {"PROPN", "ADJ"} and (named := tree.mentions_at.get(token.index)):
        return named[0].span
    near: Sequence[Token] = tree.subtree(
        token, lambda each: each.head == token.index and each.dep not in {"det", *BEFORE}
    )
    return tokens_to_spans(near)[-1]
