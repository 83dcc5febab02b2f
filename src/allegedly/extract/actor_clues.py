"""What stands beside a name: the country it belongs to, the office it holds, the words that describe it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from allegedly.extract.actor_nouns import PORTFOLIOS, actor_noun
from allegedly.extract.tree import Tree
from allegedly.model.actor import Entry, KnownName
from allegedly.model.annotation import Token

PLACE_TYPES = frozenset({"country", "city", "region"})
ORIGIN_PREPOSITIONS = frozenset({"of", "from", "in", "at", "for", "by"})
BASED = frozenset({"base", "register", "headquarter", "bear", "locate"})
DESCRIBING = frozenset({"compound", "amod", "nmod", "poss", "det", "nummod", "npadvmod", "quantmod"})
MAX_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Names:
    """The gazetteer's names of a document by token."""

    at: Mapping[int, KnownName]

    def state_at(self, index: int) -> str:
        """The country whose own name or adjective stands at a token: "Latvian Rail", not "Halden Copper"."""
        name = self.at.get(index)
        state = next((each for each in name.entries if each.type == "country"), None) if name else None
        return state.country if state is not None else ""

    def country_at(self, index: int) -> str:
        """The country that the name at a token tells; empty where there is none."""
        name = self.at.get(index)
        return country_of_name(name) if name is not None else ""


def country_of_name(name: KnownName) -> str:
    """The country that a name tells: its own, its adjective's, its capital's or, of a city, the likeliest's."""
    state = next((each for each in name.entries if each.type == "country"), None)
    place = state or next((each for each in name.entries if each.type in PLACE_TYPES), None)
    return place.country if place is not None else ""


@dataclass(slots=True)
class Clues:
    """What was found beside an actor's names; `nouns` are the tokens of the nouns that describe it."""

    country: str = ""
    role: str = ""
    description: str = ""
    sector: str = ""
    kind: str = ""
    state: bool = False
    lemmas: set[str] = field(default_factory=set)
    nouns: list[int] = field(default_factory=list)

    def add(self, found: Clues) -> None:
        """Put together with what stands beside another name; what was said first goes before."""
        self.country = self.country or found.country
        self.role = self.role or found.role
        self.description = max(self.description, found.description, key=len)
        self.sector, self.kind = self.sector or found.sector, self.kind or found.kind
        self.state |= found.state
        self.lemmas |= found.lemmas
        self.nouns += found.nouns


def names_by_token(tree: Tree) -> Names:
    """The names of a document, ready to be asked for by token."""
    return Names({place: each for each in tree.names for place in range(each.first_token, each.end_token)})


def clues_beside(tree: Tree, names: Names, first: int, end: int) -> Clues:
    """What the words before a name, in apposition to it, after "of" or said of it tell."""
    clues = Clues()
    head = _head(tree, first, end)
    _note_title(tree, names, first, end, clues)
    for token in _describing_nouns(tree, head, first, end):
        _note_noun(tree, names, token, clues, range(first, end))
    if not clues.country:
        clues.country = _country_below(tree, names, tree.tokens[head], range(first, end))
    return clues


def _head(tree: Tree, first: int, end: int) -> int:
    for token in tree.tokens[first:end]:
        if not first <= token.head < end or token.head == token.index:
            return token.index
    return end - 1


def _note_title(tree: Tree, names: Names, first: int, end: int, clues: Clues) -> None:
    """The office before or at the start of a name: "Latvian Interior Minister Juris Kalnozols"."""
    start = first
    while start < end - 1 and _is_office(tree.tokens[start]):
        start += 1
    begin = first if start > first else start
    while begin > 0 and _may_stand_in_title(tree, names, begin - 1, start):
        begin -= 1
    words = [token for token in tree.tokens[begin:start] if names.country_at(token.index) == ""]
    offices = [token for token in words if actor_noun(token.lemma) is not None]
    if offices:
        clues.role = " ".join(token.text for token in words if token.tag != "POS").strip(" ,")
        clues.nouns += [token.index for token in offices]
        _note_kind(offices[-1], clues)
    for token in tree.tokens[begin:start]:
        clues.country = clues.country or (names.country_at(token.index) if offices else "")


def _is_office(token: Token) -> bool:
    noun = actor_noun(token.lemma)
    return (noun is not None and noun.kind == "person") or token.text.lower() in PORTFOLIOS


def _may_stand_in_title(tree: Tree, names: Names, index: int, start: int) -> bool:
    token = tree.tokens[index]
    if tree.sentence_of[index] != tree.sentence_of[min(start, len(tree.tokens) - 1)]:
        return False
    return (
        _is_office(token)
        or actor_noun(token.lemma) is not None
        or token.tag == "POS"
        or bool(names.country_at(index))
    )


def _describing_nouns(tree: Tree, head: int, first: int, end: int) -> Iterator[Token]:
    """Nouns in apposition to a name, before it, or said of it."""
    token = tree.tokens[head]
    for child in tree.children[head]:
        if child.dep == "appos" and not first <= child.index < end:
            yield child
    above = tree.head(token)
    if token.dep == "appos" and above.pos in {"NOUN", "PROPN"}:
        yield above
    if token.dep == "nsubj" and above.lemma == "be":
        said = tree.child(above, "attr")
        if said is not None:
            yield said
    for child in tree.children[head]:
        if child.dep in {"compound", "nmod"} and child.pos == "NOUN" and not first <= child.index < end:
            yield child
        if child.dep == "relcl":
            yield from (
                each for each in tree.children[child.index] if child.lemma == "be" and each.dep == "attr"
            )


def _note_noun(tree: Tree, names: Names, token: Token, clues: Clues, own: range) -> None:
    """What a describing noun and its modifiers tell; `own` are the tokens of the name itself."""
    if token.pos not in {"NOUN", "PROPN"}:
        return
    clues.lemmas.add(token.lemma)
    clues.nouns.append(token.index)
    if actor_noun(token.lemma) is not None:
        _note_kind(token, clues)
    country = _country_below(tree, names, token, own)
    clues.country = clues.country or country
    words = _phrase(tree, token)
    text = tree.text[words[0].span.start : words[-1].span.end]
    if actor_noun(token.lemma) is not None and not clues.role:
        clues.role = " ".join(each.text for each in words if each.dep != "det")
    if token.pos == "NOUN" and len(text) > len(clues.description):
        clues.description = text


def _note_kind(token: Token, clues: Clues) -> None:
    noun = actor_noun(token.lemma)
    if noun is not None:
        clues.kind = clues.kind or noun.kind
        clues.sector = clues.sector or noun.sector
        clues.state |= noun.state


def _phrase(tree: Tree, token: Token) -> list[Token]:
    """The noun with what describes it directly, without gaps."""
    first = token.index
    while first > 0 and any(
        each.index == token.index for each in tree.ancestors(tree.tokens[first - 1])[:MAX_DEPTH]
    ):
        if tree.tokens[first - 1].dep not in DESCRIBING and tree.tokens[first - 1].tag not in {"POS", "HYPH"}:
            break
        first -= 1
    return list(tree.tokens[first : token.index + 1])


def _country_below(tree: Tree, names: Names, token: Token, own: range) -> str:
    """The country told by what hangs on a noun: "an Indian firm", "a lawyer in Oslo", "a Riga-based maker".

    Of the words of the actor's own name, `own`, only a state's count: a firm may be called after a town.
    """
    waiting = [(token, 0)]
    while waiting:
        current, depth = waiting.pop(0)
        for child in tree.children[current.index]:
            if child.index in own:
                inside = names.state_at(child.index)
                if inside and not _is_of_person(tree, child):
                    return inside
                continue
            is_origin = child.dep == "prep" and child.lemma in ORIGIN_PREPOSITIONS
            is_based = child.dep == "acl" and child.lemma in BASED
            if (
                child.dep in {"amod", "poss", "nmod", "compound", "npadvmod", "pobj", "conj"}
                or is_origin
                or is_based
            ):
                country = names.country_at(child.index) if child.dep != "conj" else ""
                if country:
                    return country
                if depth < MAX_DEPTH:
                    waiting.append((child, depth + 1))
    return ""


def entry_countries(entries: Iterable[Entry]) -> set[str]:
    """The countries of entries that have one."""
    return {each.country for each in entries if each.country}


def _is_of_person(tree: Tree, token: Token) -> bool:
    """Whether a token is part of somebody's name."""
    return any(each.label == "PERSON" for each in tree.mentions_at.get(token.index, ()))
