"""Actors of a case: which actors of two documents are the same, judged by names, what is said of them, and company.

An entry of the gazetteer and an organ of a state are the same everywhere. People and organisations that only the
articles know are compared by a visible table of features with match weights (log2 Bayes factors); a group without a
name ("US officials") is never the same in two articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from allegedly.link.judge import match_weight_to_probability
from allegedly.model.actor import Actor, ActorLink, ActorRef, CaseActor, name_key
from allegedly.model.claim import Extraction
from allegedly.model.ids import content_id
from allegedly.model.link import Feature

PRIOR_MATCH_WEIGHT = -3.0
"""Before anything is compared two actors that share a name's key are as likely two as one in nine times."""

MAX_BLOCK = 60
"""Actors of one name that are compared pair by pair; more are compared with the first."""

MIN_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Placed:
    """An actor with its document and those that it is named beside."""

    ref: ActorRef
    actor: Actor
    company: frozenset[str]


@dataclass(frozen=True, slots=True)
class LinkedActors:
    """The actors of a case in order of their names, and the judged pairs behind those that only articles know."""

    actors: tuple[CaseActor, ...]
    links: tuple[ActorLink, ...]


def link_actors(extractions: Sequence[Extraction]) -> LinkedActors:
    """Every document's actor in exactly one actor of the case. Input order changes nothing."""
    placed = sorted(_placed(extractions), key=lambda each: (each.ref.document, each.ref.id))
    parents = {each.ref: each.ref for each in placed}
    links: list[ActorLink] = []
    for block in _blocks(placed):
        for left, right in _pairs(block):
            link = judge_actors(left, right)
            links.append(link)
            if link.same:
                _join(parents, link.left, link.right)
    for same in _same_ids(placed):
        for other in same[1:]:
            _join(parents, same[0].ref, other.ref)
    groups: dict[ActorRef, list[Placed]] = defaultdict(list)
    for each in placed:
        groups[_root(parents, each.ref)].append(each)
    actors = [_case_actor(group) for group in groups.values()]
    return LinkedActors(
        tuple(sorted(actors, key=lambda each: (each.name, each.id))),
        tuple(
            sorted(
                links, key=lambda each: (each.left.document, each.left.id, each.right.document, each.right.id)
            )
        ),
    )


def judge_actors(left: Placed, right: Placed) -> ActorLink:
    """Whether two actors that only articles know are one, with what was compared."""
    features = tuple(
        Feature(name, shown(left), shown(right), weight)
        for name, weigh, shown in COMPARISONS
        if (weight := weigh(left, right)) != 0.0
    )
    weight = PRIOR_MATCH_WEIGHT + sum(each.match_weight for each in features)
    probability = match_weight_to_probability(weight)
    return ActorLink(left.ref, right.ref, probability >= MIN_SAME, probability, features)


def name_match_weight(left: Placed, right: Placed) -> float:
    """Equal full names; one word alone may be anybody's."""
    words = set(name_key(left.actor.name).split()) & set(name_key(right.actor.name).split())
    return 6.0 if len(words) > 1 else 2.0


def country_match_weight(left: Placed, right: Placed) -> float:
    """One country, or two; where one article tells none, nothing."""
    if not left.actor.country or not right.actor.country:
        return 0.0
    return 2.0 if left.actor.country == right.actor.country else -6.0


def type_match_weight(left: Placed, right: Placed) -> float:
    """A person is no organisation."""
    return 0.0 if (left.actor.type == "person") == (right.actor.type == "person") else -8.0


def words_match_weight(left: Placed, right: Placed) -> float:
    """Words that both articles say of it: "mayor", "lender"; two descriptions without any speak a little against."""
    mine, theirs = _words(left.actor), _words(right.actor)
    if not mine or not theirs:
        return 0.0
    return 2.0 if mine & theirs else -1.0


def company_match_weight(left: Placed, right: Placed) -> float:
    """Others that both articles name beside it: each that is shared tells something, up to three."""
    return min(3.0, 1.0 * len(left.company & right.company))


def _words(actor: Actor) -> frozenset[str]:
    return frozenset(name_key(f"{actor.role} {actor.description}").split()) - {
        "a",
        "an",
        "the",
        "of",
        "for",
        "former",
    }


COMPARISONS: tuple[tuple[str, Callable[[Placed, Placed], float], Callable[[Placed], str]], ...] = (
    ("name", name_match_weight, lambda each: each.actor.name),
    ("country", country_match_weight, lambda each: each.actor.country),
    ("type", type_match_weight, lambda each: each.actor.type),
    (
        "what is said of it",
        words_match_weight,
        lambda each: f"{each.actor.role} {each.actor.description}".strip(),
    ),
    ("company", company_match_weight, lambda each: ", ".join(sorted(each.company)[:5])),
)
"""Name, weight in bits, and the value that is shown."""


def _placed(extractions: Sequence[Extraction]) -> Iterator[Placed]:
    for extraction in extractions:
        names = {each.id: name_key(each.name) for each in extraction.actors}
        for each in extraction.actors:
            company = frozenset(name for id_, name in names.items() if id_ != each.id)
            yield Placed(ActorRef(extraction.document, each.id), each, company)


def _is_of_articles(actor: Actor) -> bool:
    return not actor.entry and not actor.id.startswith("body/")


def _blocks(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Named actors of articles alone that share a name's key; no document is compared with itself."""
    by_key: dict[str, list[Placed]] = defaultdict(list)
    for each in placed:
        if _is_of_articles(each.actor) and each.actor.type != "group":
            by_key[name_key(each.actor.name)].append(each)
    yield from (by_key[key] for key in sorted(by_key) if len(by_key[key]) > 1)


def _pairs(block: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    if len(block) <= MAX_BLOCK:
        yield from (
            (left, right) for left, right in combinations(block, 2) if left.ref.document != right.ref.document
        )
        return
    yield from ((block[0], other) for other in block[1:])


def _same_ids(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    by_id: dict[str, list[Placed]] = defaultdict(list)
    for each in placed:
        if not _is_of_articles(each.actor):
            by_id[each.ref.id].append(each)
    yield from by_id.values()


def _root(parents: dict[ActorRef, ActorRef], ref: ActorRef) -> ActorRef:
    while parents[ref] != ref:
        parents[ref] = parents[parents[ref]]
        ref = parents[ref]
    return ref


def _join(parents: dict[ActorRef, ActorRef], left: ActorRef, right: ActorRef) -> None:
    first, second = sorted(
        (_root(parents, left), _root(parents, right)), key=lambda each: (each.document, each.id)
    )
    parents[second] = first


def _case_actor(group: Sequence[Placed]) -> CaseActor:
    """What the documents say of one actor, the commonest first."""
    actors = [each.actor for each in group]
    name = _commonest(actors, lambda each: each.name)
    known = [each for each in actors if not _is_of_articles(each)]
    members = tuple(each.ref for each in group)
    aliases = Counter(alias for each in actors for alias in (each.name, *each.aliases) if alias != name)
    return CaseActor(
        id=known[0].id if known else content_id("actor", [[each.document, each.id] for each in members]),
        name=name,
        type=_commonest(actors, lambda each: each.type),
        country=_commonest(actors, lambda each: each.country),
        sector=_commonest(actors, lambda each: each.sector),
        role=_commonest(actors, lambda each: each.role),
        description=max((each.description for each in actors), key=lambda words: (len(words), words)),
        aliases=tuple(alias for alias, _ in sorted(aliases.items(), key=lambda item: (-item[1], item[0]))),
        members=members,
    )


def _commonest(actors: Sequence[Actor], of: Callable[[Actor], str]) -> str:
    """The value that most documents give; one of those that give any."""
    counts = Counter(of(each) for each in actors)
    return min(counts, key=lambda value: (value == "", -counts[value], value))
