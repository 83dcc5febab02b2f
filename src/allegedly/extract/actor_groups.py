"""Mentions of actors put together: by coreference, by name, by the state and noun that make up a group's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from allegedly.extract.actor_clues import Clues, Names, clues_beside
from allegedly.extract.actor_nouns import GOVERNMENTS, PORTFOLIOS, actor_noun, is_office
from allegedly.extract.tree import Tree
from allegedly.extract.whole_names import is_date
from allegedly.model.actor import KnownName, name_key
from allegedly.model.annotation import Token
from allegedly.model.text import Span

NAME_LABELS = frozenset(
    {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"}
)
ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
BEFORE_NOUN = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "case"})
ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "some"})
UNIQUE_HEADS = frozenset({"police", "army", "military", "navy", "coast", "parliament", "government"})
DOCUMENT = "DOCUMENT"
MAX_DEPTH = 4


@dataclass(frozen=True, slots=True)
class NameMention:
    """Words that name an actor: their tokens, half-open, their span and the parser's label."""

    first: int
    end: int
    span: Span
    label: str


@dataclass(slots=True)
class Group:
    """All that one document says of one actor."""

    names: list[NameMention] = field(default_factory=list)
    others: list[Span] = field(default_factory=list)
    label: str = ""
    state: str = ""
    composite: str = ""
    clues: Clues = field(default_factory=Clues)


@dataclass(frozen=True, slots=True)
class StateNoun:
    """A noun with a state's name: "the Turkish government", "US officials", "Kenya's health ministry"."""

    token: Token
    span: Span
    country: str
    known: KnownName


def tree_to_groups(tree: Tree, names: Names) -> list[Group]:
    """Groups in order of their first mentions; no mention is in two."""
    taken: set[int] = set()
    states: dict[str, Group] = {}
    composites: dict[str, Group] = {}
    for noun in _state_nouns(tree, names):
        key = noun.country if noun.token.lemma in GOVERNMENTS else f"{noun.country} {_noun_key(tree, noun)}"
        home = states if noun.token.lemma in GOVERNMENTS else composites
        group = home.setdefault(
            key, Group(state=noun.country if home is states else "", clues=Clues(noun.country))
        )
        group.others.append(noun.span)
        if home is composites:
            _describe_composite(tree, noun, group)
            taken.update(token.index for token in tree.tokens_in(noun.span))
        else:
            taken.update({noun.token.index})
    for known in tree.names:
        country = _acting_state(tree, known) or _named_state(known)
        if country and taken.isdisjoint(range(known.first_token, known.end_token)):
            state = states.setdefault(country, Group(state=country, clues=Clues(country)))
            state.others.append(known.span)
            taken.update(range(known.first_token, known.end_token))
    groups = [*_chain_groups(tree, names, taken, states), *_lone_groups(tree, names, taken)]
    groups = join_short_names(tree, groups)
    groups += [*states.values(), *composites.values()]
    return sorted(groups, key=lambda group: min((each.start for each in _spans(group)), default=0))


def _spans(group: Group) -> list[Span]:
    return [*(each.span for each in group.names), *group.others]


def _state_nouns(tree: Tree, names: Names) -> Iterator[StateNoun]:
    """Nouns for organs and people of a state, with that state's name before them or after "of" or "in"."""
    for token in tree.tokens:
        noun = actor_noun(token.lemma)
        if noun is None or noun.kind == "organisation" or token.pos not in {"NOUN", "PROPN"}:
            continue
        if noun.kind == "person" and _has_name_beside(tree, names, token):
            continue
        first = _first_of_phrase(tree, token)
        known = next((names.at[place] for place in range(first, token.index) if place in names.at), None)
        if known is not None and (known.end_token > token.index or not _is_state(known)):
            continue
        if known is None and token.lemma in GOVERNMENTS:
            known = _after_of(tree, names, token)
        country = names.country_at(known.first_token) if known is not None else ""
        if known is None or not country:
            continue
        while tree.tokens[first].text.lower() in ARTICLES and first < token.index:
            first += 1
        end = max(token.index + 1, known.end_token)
        span = Span(tree.tokens[first].span.start, tree.tokens[end - 1].span.end)
        yield StateNoun(token, span, country, known)


def _is_state(known: KnownName) -> bool:
    return any(each.type == "country" for each in known.entries)


def _has_name_beside(tree: Tree, names: Names, token: Token) -> bool:
    """Whether an office stands before or beside the name of who holds it."""
    if token.dep == "compound" and tree.head(token).pos == "PROPN" and tree.head(token).index not in names.at:
        return True
    following = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else None
    if token.tag in {"NN", "NNP"} and following is not None and following.pos == "PROPN":
        return True
    return any(child.dep == "appos" and child.pos == "PROPN" for child in tree.children[token.index])


def _first_of_phrase(tree: Tree, token: Token) -> int:
    first = token.index
    while first > 0 and tree.tokens[first - 1].dep in BEFORE_NOUN:
        if not any(each.index == token.index for each in tree.ancestors(tree.tokens[first - 1])[:MAX_DEPTH]):
            break
        first -= 1
    return first


def _after_of(tree: Tree, names: Names, token: Token) -> KnownName | None:
    for preposition in tree.children_of(token, "prep"):
        if preposition.lemma in {"of", "in"}:
            for child in tree.children_of(preposition, "pobj"):
                known = names.at.get(child.index)
                if known is not None and _is_state(known):
                    return known
    return None


def _noun_key(tree: Tree, noun: StateNoun) -> str:
    """The words of a group without its state's name, to find it again: "health ministry"."""
    outside = [
        token.lemma
        for token in tree.tokens_in(noun.span)
        if not noun.known.span.overlaps(token.span) and token.tag not in {"POS", "DT"}
    ]
    return name_key(" ".join(outside))


def _describe_composite(tree: Tree, noun: StateNoun, group: Group) -> None:
    about = actor_noun(noun.token.lemma)
    group.composite = group.composite or noun.span.of(tree.text)
    if about is not None:
        group.clues.kind = (
            "group" if noun.token.tag in {"NNS", "NNPS"} or about.kind == "group" else about.kind
        )
        group.clues.sector, group.clues.state = _sector(tree, noun, about.sector), about.state
    group.clues.lemmas.add(noun.token.lemma)


def _sector(tree: Tree, noun: StateNoun, sector: str) -> str:
    words = {token.lemma.lower() for token in tree.tokens_in(noun.span)}
    if words & {"defence", "defense"}:
        return "MIL"
    return "SPY" if words & {"intelligence", "spy"} else sector


def _acting_state(tree: Tree, known: KnownName) -> str:
    """The country that a name stands for where it acts: a state, a seat of power, a capital, a people.

    A capital that is also an alliance's seat stands for the alliance, unless the article speaks of the state.
    """
    if not known.acts or not _is_state(known):
        return ""
    if any(each.match == "capital" and each.type == "organisation" for each in known.entries):
        state = {each.country for each in known.entries if each.type == "country"}
        others = (each for each in tree.names if each.entries != known.entries)
        if not any(
            entry.type == "country" and entry.country in state for each in others for entry in each.entries
        ):
            return ""
    head = tree.tokens[known.end_token - 1]
    about = tree.head(head)
    is_before = head.dep in {"amod", "compound", "nmod"} and about.index >= known.end_token
    if is_before and about.pos == "PROPN" and about.index not in range(known.first_token, known.end_token):
        return ""
    return next(each.country for each in known.entries if each.type == "country")


def _named_state(known: KnownName) -> str:
    """The state that a place is named by, where it is the state's own name: what is done in Mali concerns Mali."""
    own = [each for each in known.entries if each.type == "country" and each.match in {"name", "alias"}]
    return own[0].country if own and not known.acts else ""


def _chain_groups(tree: Tree, names: Names, taken: set[int], states: dict[str, Group]) -> Iterator[Group]:
    """Groups of coreference chains; what speaks of a state joins that state's group."""
    labels = {(each.span.start, each.span.end): each.label for each in tree.annotated.mentions}
    title_end = max(
        (zone.span.end for zone in tree.annotated.document.zones if zone.kind == "title"), default=0
    )
    for chain in tree.annotated.coreference:
        if chain.label == DOCUMENT:
            continue
        group = Group(label=chain.label)
        held = ""
        for span in chain.mentions:
            tokens = tree.tokens_in(span)
            if not tokens:
                continue
            known = names.at.get(tokens[-1].index)
            if known is not None and known.acts and _is_state(known) and known.span.contains(span):
                held = held or next(each.country for each in known.entries if each.type == "country")
            inside = set(range(tokens[0].index, tokens[-1].index + 1))
            if tokens[-1].index in taken or is_date(tokens[-1].index, tree.mentions_at):
                continue
            if span.start < title_end and not _is_known(names, tokens[0].index, tokens[-1].index + 1):
                continue
            if tokens[-1].pos == "PROPN" or (span.start, span.end) in labels:
                label = labels.get((span.start, span.end), "")
                mention = NameMention(tokens[0].index, tokens[-1].index + 1, span, label)
                group.names.append(_with_words_before(tree, names, mention))
            else:
                group.others.append(span)
            taken.update(inside if tokens[-1].pos == "PROPN" else {tokens[-1].index})
        if held and held in states:
            states[held].others += [span for span in group.others if not _is_place_name(tree, span)]
            continue
        group.names = [each for each in group.names if not _is_only_place(names, each)]
        if group.names:
            _read_clues(tree, names, group)
            if _may_act(names, group):
                yield group


def _may_act(names: Names, group: Group) -> bool:
    """Whether the parser, the gazetteer or the words beside it take a name for an actor's."""
    is_known = any(each.first in names.at for each in group.names)
    return group.label in ACTOR_LABELS | {""} or is_known or group.clues.kind not in {"", "person"}


def _is_known(names: Names, first: int, end: int) -> bool:
    """Whether the gazetteer has the name that ends with these tokens."""
    known = names.at.get(end - 1)
    return known is not None and known.first_token <= first + 1


def _is_place_name(tree: Tree, span: Span) -> bool:
    tokens = tree.tokens_in(span)
    return bool(tokens) and tokens[-1].pos == "PROPN"


def _is_only_place(names: Names, mention: NameMention) -> bool:
    """Whether a mention is the name of a place and nothing else."""
    known = names.at.get(mention.end - 1) or names.at.get(mention.first)
    if known is None or known.first_token > mention.first + 1 or known.end_token < mention.end:
        return False
    types = {each.type for each in known.entries}
    if types <= {"city", "region", "sea"} and mention.label not in {"PERSON", "ORG"}:
        return True
    return not known.acts


def _lone_groups(tree: Tree, names: Names, taken: set[int]) -> Iterator[Group]:
    """Names that stand once, found by the parser, by the gazetteer, or by their capitals alone."""
    by_key: dict[str, Group] = {}
    title_end = max(
        (zone.span.end for zone in tree.annotated.document.zones if zone.kind == "title"), default=0
    )
    found = [
        NameMention(each.first_token, each.end_token, each.span, each.label)
        for each in tree.annotated.mentions
        if each.label in NAME_LABELS
    ]
    found += [
        NameMention(each.first_token, each.end_token, each.span, "")
        for each in tree.names
        if not {entry.match for entry in each.entries} <= {"adjective", "people"}
    ]
    found += _capitalised(tree, names, title_end)
    for mention in sorted(found, key=lambda each: (each.first - each.end, each.first, each.label)):
        if not taken.isdisjoint(range(mention.first, mention.end)) or _is_only_place(names, mention):
            continue
        if mention.span.start < title_end and not _is_known(names, mention.first, mention.end):
            continue
        if mention.label == "NORP" and mention.first in names.at:
            continue
        if mention.first not in names.at and _is_bare_noun(tree, mention):
            continue
        if all(token.text.lower() in PORTFOLIOS for token in tree.tokens[mention.first : mention.end]):
            continue
        mention = _with_words_before(tree, names, mention)
        taken.update(range(mention.first, mention.end))
        group = by_key.setdefault(name_key(mention.span.of(tree.text)), Group())
        group.names.append(mention)
        group.label = group.label or mention.label
    for group in join_short_names(tree, list(by_key.values())):
        _read_clues(tree, names, group)
        if _may_act(names, group):
            yield group


def _capitalised(tree: Tree, names: Names, title_end: int) -> Iterator[NameMention]:
    """Runs of proper nouns that neither the parser nor the gazetteer knows: subjects, and names with a noun beside."""
    held = {
        place
        for each in tree.annotated.mentions
        if each.label in NAME_LABELS | {"DATE", "TIME"}
        for place in range(each.first_token, each.end_token)
    }  # fmt: skip
    for token in tree.tokens:
        if (
            token.pos != "PROPN"
            or token.index in held
            or token.index in names.at
            or token.span.start < title_end
        ):
            continue
        if token.dep == "compound" and tree.head(token).pos == "PROPN":
            continue
        first = token.index
        while (
            first > 0
            and tree.tokens[first - 1].pos == "PROPN"
            and first - 1 not in held
            and first - 1 not in names.at
        ):
            first -= 1
        clues = clues_beside(tree, names, first, token.index + 1)
        if token.dep in {"nsubj", "nsubjpass", "oprd"} or clues.kind or clues.description:
            span = Span(tree.tokens[first].span.start, token.span.end)
            yield NameMention(first, token.index + 1, span, "")


def _with_words_before(tree: Tree, names: Names, mention: NameMention) -> NameMention:
    """A name with the proper nouns before it that the parser cut off: "Ostas Balss"."""
    first = mention.first
    while first > 0 and mention.label in {"ORG", "GPE", "PERSON", ""}:
        token = tree.tokens[first - 1]
        is_part = token.pos == "PROPN" and token.dep == "compound" and first <= token.head < mention.end
        if not is_part or token.index in names.at or actor_noun(token.lemma) is not None:
            break
        first -= 1
    span = Span(tree.tokens[first].span.start, mention.span.end)
    return NameMention(first, mention.end, span, mention.label)


def join_short_names(tree: Tree, groups: list[Group]) -> list[Group]:
    """Groups with those of one word joined to the one group of which that word is the first or the last."""
    words = [_longest(each, tree) for each in groups]
    longer: dict[str, list[Group]] = {}
    for each, own in zip(groups, words, strict=True):
        for word in {own[0], own[-1]} if len(own) > 1 else ():
            longer.setdefault(word, []).append(each)
    kept: list[Group] = []
    for each, own in zip(groups, words, strict=True):
        homes = longer.get(own[0], []) if len(own) == 1 else []
        if len(homes) == 1 and each.names and homes[0].names:
            homes[0].names += each.names
            homes[0].others += each.others
            homes[0].clues.add(each.clues)
        else:
            kept.append(each)
    return kept


def _longest(group: Group, tree: Tree) -> list[str]:
    """The words of a group's longest name, in lower case and without titles."""
    found = [
        [
            name_key(token.text)
            for token in tree.tokens[each.first : each.end]
            if token.tag not in {"POS", "DT"} and not is_office(token.lemma)
        ]
        for each in group.names
    ]
    return max(found, key=len, default=[])


def _is_bare_noun(tree: Tree, mention: NameMention) -> bool:
    """Whether the parser took a common noun for a name: "the navy"."""
    words = [token for token in tree.tokens[mention.first : mention.end] if token.dep != "det"]
    return len(words) == 1 and words[0].text.islower() and actor_noun(words[0].lemma) is not None


def _read_clues(tree: Tree, names: Names, group: Group) -> None:
    """Put together what stands beside each of an actor's names."""
    for mention in group.names:
        group.clues.add(clues_beside(tree, names, mention.first, mention.end))
