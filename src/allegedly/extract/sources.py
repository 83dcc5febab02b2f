"""What sort of source it is, whether it is named, and what to call it before a reader.

`resources/sources.tsv` gives the kinds of nouns and of words in names; the rest is read off the phrase itself, off what
stands beside the name anywhere in the article, and off whom a pronoun stands for.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from allegedly.extract.lexicon import table_rows
from allegedly.extract.tree import Tree, tokens_to_spans
from allegedly.model.annotation import CoreferenceChain, Mention, Token
from allegedly.model.source import SourceKind
from allegedly.model.text import words_of

ANONYMITY = frozenset({"anonymity", "anonymous", "anonymously", "unnamed", "unidentified", "undisclosed"})
ANONYMITY_REACH = 14
"""How many words after a source may still tell that it would not be named."""

ROLES_OF_MANY_BODIES = frozenset(
    "chief director president secretary chair chairman chairwoman head manager commissioner executive".split()
)
"""Offices of states, and of firms and clubs as well: what stands beside them decides."""

FORMER = frozenset({"former", "ex", "ex-", "retired", "onetime"})
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LAW"})
NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SMALL_POS = frozenset({"DET", "PUNCT", "PART", "ADP", "CCONJ"})
BODIES = frozenset(
    {
        SourceKind.ORGANISATION,
        SourceKind.GOVERNMENT,
        SourceKind.MEDIA,
        SourceKind.DOCUMENT,
        SourceKind.DATA,
    }
)
SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson"})
NEVER_UNIQUE = frozenset(
    {"source", "insider", "people", "person", "witness", "critic", "other", "one", "expert", "analyst"}
)
STAFF_OF_THE_STATE = frozenset({"officer", "detective", "investigator", "police"})


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
    return {word: SourceKind(kind) for word, kind in table_rows("sources.tsv")}


def describe_source(tree: Tree, source: Sequence[Token]) -> DescribedSource:
    """Kind, name and label of a source; unspecified where there is none."""
    if not source:
        return DescribedSource(SourceKind.UNSPECIFIED, False, "not named", "")
    source = spoken_for(tree, source)
    head = head_of(source)
    chain = chain_at(tree, head)
    label = _label(tree, source, head, chain)
    entity = label if chain is None else chain.name
    if any(token.lemma in ANONYMITY for token in (*source, *_said_beside(tree, head))):
        return DescribedSource(SourceKind.UNNAMED, False, label, entity)
    mention = _name_in(tree, head, source)
    kind = _kind(tree, source, head, mention, chain)
    named = mention is not None or head.pos == "PROPN" or (chain is not None and chain.label != "DOCUMENT")
    return DescribedSource(kind, named and kind is not SourceKind.UNNAMED, label, entity)


def spoken_for(tree: Tree, source: Sequence[Token]) -> Sequence[Token]:
    """Whom a relative pronoun stands for: "a miner" of "a miner, who said"; any other source is itself."""
    if len(source) != 1 or source[0].tag not in {"WP", "WDT"}:
        return source
    predicate = next((each for each in tree.ancestors(source[0]) if each.dep == "relcl"), None)
    if predicate is None or tree.head(predicate).index >= source[0].index:
        return source
    words = tree.subtree(tree.head(predicate), stop=lambda token: token.dep in {"relcl", "acl", "appos"})
    return trimmed(token for token in words if token.index < source[0].index) or source


def _said_beside(tree: Tree, head: Token) -> Sequence[Token]:
    """The words just after a source: "an officer, who spoke on condition of anonymity"."""
    end = min(head.index + ANONYMITY_REACH, tree.sentence(head).end_token)
    after = tree.tokens[head.index + 1 : end]
    return after if any(token.lemma in {"speak", "request", "ask"} for token in after) else ()


def head_of(tokens: Sequence[Token]) -> Token:
    """The noun that a phrase is about: the one that hangs on a word outside it, else the last of its first words."""
    inside = {token.index for token in tokens}
    for token in tokens:
        is_top = token.head not in inside or token.head == token.index
        if is_top and token.pos in NOMINAL_POS and not token.tag.startswith("W"):
            return token
    first_words = list(_core(tokens))
    nominal = [token for token in first_words if token.pos in NOMINAL_POS and not token.tag.startswith("W")]
    if nominal:
        return nominal[-1]
    return next((token for token in tokens if token.pos not in SMALL_POS), tokens[0])


def _core(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words of a phrase before the first comma, preposition, participle or relative pronoun."""
    for place, token in enumerate(tokens):
        ends = (
            token.text in {",", "—", "–", "("}
            or token.pos == "ADP"
            or token.tag in {"WDT", "WP", "VBN", "VBG"}
        )
        if place and ends:
            return
        yield token


def chain_at(tree: Tree, token: Token) -> CoreferenceChain | None:
    """The coreference chain that has a mention ending with this token."""
    ending = tree.chains_ending.get(token.span.end, ())
    return next((chain for span, chain in ending if span.start <= token.span.start), None)


def _name_in(tree: Tree, head: Token, source: Sequence[Token]) -> Mention | None:
    """The name that the source's head is part of, else that of a person who stands in apposition to it."""
    for mention in tree.mentions_at.get(head.index, ()):
        if mention.label in NAME_LABELS:
            return mention
    for token in source:
        for mention in tree.mentions_at.get(token.index, ()):
            words = tree.tokens[token.index : mention.end_token]
            is_person = mention.label == "PERSON" and mention.first_token == token.index
            if is_person and any(each.dep == "appos" and each.head == head.index for each in words):
                return mention
    return None


def _kind(
    tree: Tree, source: Sequence[Token], head: Token, mention: Mention | None, chain: CoreferenceChain | None
) -> SourceKind:
    """The first of the rules that knows."""
    apposed = next((token for token in source if token.dep == "appos" and token.head == head.index), None)
    person = (mention is not None and mention.label == "PERSON") or (
        apposed is not None and apposed.pos == "PROPN" and head.pos == "NOUN"
    )
    kind = _kind_beside_name(tree, head, chain) or _kind_of_name(source, head, person)
    if kind is not None:
        return kind
    is_common = head.pos == "NOUN" and head.lemma not in SPOKESPEOPLE
    of_noun = source_words().get(head.lemma) if is_common else None
    if of_noun in BODIES or _is_thing(tree, head):
        return of_noun if of_noun in BODIES else SourceKind.ORGANISATION
    if person:
        return _kind_of_person(tree, source, chain)
    if head.pos in {"NOUN", "NUM"} or head.text.lower() in source_words():
        return _kind_of_noun(tree, source, head)
    if mention is not None:
        return SourceKind.GOVERNMENT if mention.label == "GPE" else SourceKind.ORGANISATION
    if chain is not None:
        return _kind_of_chain(tree, chain)
    if head.pos == "PROPN" or head.lemma in {"he", "she"}:
        return SourceKind.PERSON
    return SourceKind.UNNAMED


def _is_thing(tree: Tree, head: Token) -> bool:
    """Whether a name is followed by "which": no person, whatever the parser took it for."""
    if head.pos != "PROPN":
        return False
    clauses = (child for child in tree.children[head.index] if child.dep == "relcl")
    return any(token.lemma == "which" for clause in clauses for token in tree.subtree(clause)[:3])


def _kind_beside_name(tree: Tree, head: Token, chain: CoreferenceChain | None) -> SourceKind | None:
    """Media, where the name is called so anywhere: "the weekly Kompas", "Orbitalia, a website"."""
    if head.pos == "NOUN":
        return None
    spans = chain.mentions if chain is not None else (head.span,)
    beside = {word for span in spans for token in tree.tokens_in(span) for word in _words_beside(tree, token)}
    is_media = any(source_words().get(word) is SourceKind.MEDIA for word in beside)
    return SourceKind.MEDIA if is_media and (chain is None or chain.label != "DOCUMENT") else None


def _words_beside(tree: Tree, token: Token) -> Iterator[str]:
    """Lemmas of the nouns that stand before a name or in apposition to it."""
    for child in tree.children[token.index]:
        if child.dep in {"appos", "compound", "amod"} and child.pos in {"NOUN", "ADJ"}:
            yield child.lemma
    if token.dep in {"appos", "compound"} and tree.head(token).pos == "NOUN" and token.dep == "appos":
        yield tree.head(token).lemma


def _kind_of_name(source: Sequence[Token], head: Token, person: bool) -> SourceKind | None:
    """The kind that a name's own words tell: "The Harbour Times", "Ministry of Health"."""
    table = source_words()
    names = [token.text for token in _core_with_of(source) if token.pos == "PROPN"]
    if not names or (head.pos == "NOUN" and head.lemma in table):
        return None
    phrases = [*(f"{left} {right}" for left, right in pairwise(names)), *reversed(names)]
    known = (table[name] for name in phrases if name in table)
    return next((kind for kind in known if not person or kind is SourceKind.MEDIA), None)


def _core_with_of(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words of a phrase before the first comma, participle or relative pronoun; "of" is kept."""
    for place, token in enumerate(tokens):
        if place and (token.text in {",", "—", "–", "("} or token.tag in {"WDT", "WP", "VBN", "VBG"}):
            return
        yield token


def _kind_of_person(tree: Tree, source: Sequence[Token], chain: CoreferenceChain | None) -> SourceKind:
    """An office holder where a title or an apposition says so anywhere in the article, else a person."""
    words = {token.lemma for token in source}
    for span in chain.mentions if chain is not None else ():
        for token in tree.tokens_in(span):
            words.update(
                child.lemma for child in tree.children[token.index] if child.dep in {"appos", "compound"}
            )
            if token.dep == "appos":
                words.add(tree.head(token).lemma)
    kinds = {kind for word in words if (kind := source_words().get(word)) is not None}
    if words & SPOKESPEOPLE:
        return SourceKind.OFFICIAL if SourceKind.GOVERNMENT in kinds else SourceKind.ORGANISATION
    if words & FORMER or SourceKind.ORGANISATION in kinds:
        return SourceKind.PERSON
    if SourceKind.GOVERNMENT not in kinds and _is_of_some_body(source, words):
        return SourceKind.PERSON
    return SourceKind.OFFICIAL if kinds & {SourceKind.OFFICIAL, SourceKind.GOVERNMENT} else SourceKind.PERSON


def _is_of_some_body(source: Sequence[Token], words: Collection[str]) -> bool:
    """Whether the only office is one that firms and clubs have too, and is no title before the name."""
    offices = {word for word in words if source_words().get(word) is SourceKind.OFFICIAL}
    is_title = any(token.lemma in offices and token.text[:1].isupper() for token in source)
    return bool(offices) and offices <= ROLES_OF_MANY_BODIES and not is_title


def _kind_of_noun(tree: Tree, source: Sequence[Token], head: Token) -> SourceKind:
    """The kind of a common noun: by the table, by whom it serves, and by whether it tells one person from all."""
    table = source_words()
    kind = table.get(head.lemma) or table.get(head.text.lower(), SourceKind.UNNAMED)
    around = {table.get(token.lemma) for token in source} | {table.get(token.text) for token in source}
    if head.lemma in SPOKESPEOPLE:
        return SourceKind.OFFICIAL if SourceKind.GOVERNMENT in around else SourceKind.ORGANISATION
    if head.lemma in STAFF_OF_THE_STATE and head.tag == "NNS":
        return SourceKind.GOVERNMENT
    former = any(token.lemma in FORMER for token in source)
    if kind is SourceKind.OFFICIAL and not former:
        return SourceKind.PERSON if SourceKind.ORGANISATION in around else kind
    if kind in {SourceKind.UNNAMED, SourceKind.OFFICIAL}:
        return SourceKind.PERSON if _is_unique(tree, head) and not former else SourceKind.UNNAMED
    return kind


def _is_unique(tree: Tree, head: Token) -> bool:
    """Whether a singular role tells one individual: "the butler's daughter", "her lawyer", "the referee"."""
    if head.tag != "NN" or head.lemma in NEVER_UNIQUE or head.pos != "NOUN":
        return False
    determiner = next((each for each in tree.children[head.index] if each.dep in {"det", "poss"}), None)
    return determiner is not None and (determiner.dep == "poss" or determiner.lemma == "the")


def _kind_of_chain(tree: Tree, chain: CoreferenceChain) -> SourceKind:
    """The kind of whom a pronoun stands for."""
    if chain.label == "PERSON":
        return _kind_of_person(tree, (), chain)
    if chain.label == "DOCUMENT":
        return SourceKind.DOCUMENT
    tokens = tree.tokens_in(chain.mentions[0])
    by_name = _kind_of_name(tokens, tokens[-1], False) if tokens else None
    return by_name or (SourceKind.GOVERNMENT if chain.label == "GPE" else SourceKind.ORGANISATION)


def _label(tree: Tree, source: Sequence[Token], head: Token, chain: CoreferenceChain | None) -> str:
    """The source's words, or its fullest name where it is only a pronoun or a role."""
    own = words_of(tokens_to_spans(_without_clauses(tree, source, head)), tree.text)
    if chain is None:
        return own
    is_role = head.pos == "NOUN" and len(own.split()) <= 2 and chain.label in {"ORG", "PERSON"}
    return chain.name if head.pos == "PRON" or is_role else own


def _without_clauses(tree: Tree, source: Sequence[Token], head: Token) -> list[Token]:
    """The source up to its first relative clause, which says more than a label should."""
    clauses = (
        tree.subtree(child)[0].index
        for child in tree.children[head.index]
        if child.dep in {"relcl", "acl"} and child.index > head.index
    )
    end = min(clauses, default=source[-1].index + 1)
    kept = trimmed([token for token in source if token.index < end])
    return kept or list(source)


def trimmed(tokens: Iterable[Token]) -> list[Token]:
    """The tokens without commas, dashes and brackets at their ends."""
    kept = list(tokens)
    while kept and kept[0].text in {",", "—", "–", "-", ";", ")"}:
        kept = kept[1:]
    while kept and kept[-1].text in {",", "—", "–", "-", ";", "(", ":"}:
        kept = kept[:-1]
    return kept
