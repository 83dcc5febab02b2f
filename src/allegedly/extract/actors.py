"""Who each mention of an actor is: an entry of the gazetteer, an organ of a state, or of this article alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from allegedly.extract.actor_clues import Names, country_of_name, names_by_token
from allegedly.extract.actor_country import ActorsByPlace, with_country
from allegedly.extract.actor_groups import Group, NameMention, tree_to_groups
from allegedly.extract.actor_nouns import PORTFOLIOS, actor_noun
from allegedly.extract.span_index import SpanIndex, passages_to_index
from allegedly.extract.tree import Tree
from allegedly.model.actor import Actor, Entry, KnownName, name_key
from allegedly.model.ids import content_id
from allegedly.model.text import Span

PLACE_TYPES = frozenset({"country", "city", "region", "sea"})
NEEDS_COUNTRY = frozenset({"party", "parliament", "court"})
"""Types whose names many states share; an entry is only taken where the article speaks of its state."""

TYPE_OF_SECTOR = {
    "MED": "outlet", "BUS": "company", "NGO": "ngo", "MIL": "force", "LEG": "parliament", "JUD": "court",
    "PTY": "party", "REB": "armed-group", "GOV": "agency", "COP": "agency", "SPY": "agency",
}  # fmt: skip
NOT_KNOWN = "no entry of the gazetteer has this name"
TOLD_BESIDE = "; the words beside it tell its country"
FORCES = frozenset({"police", "army", "navy"})
OUTLET_WORDS = frozenset(
    "times post herald news tribune gazette guardian journal telegraph chronicle courier ledger bulletin press radio"
    " tv observer echo mirror express".split()
)
COMPANY_WORDS = frozenset(
    "inc corp ltd plc gmbh ag sa llc co holdings group bank freight energy motors airlines pharma foods biologics"
    " industries shipping maritime logistics mining steel oil gas valves software systems technologies".split()
)


@dataclass(frozen=True, slots=True)
class ActorAt:
    """Where an actor is named: its place in the list of actors, and the words."""

    actor: int
    span: Span


@dataclass(frozen=True, slots=True)
class FoundActors:
    """The actors of a document in order of their first mentions, and every mention in order of the text.

    `index` finds mentions by place; `forms` are the names and aliases with a capital and the place of their actor in
    the list, the longest first.
    """

    actors: tuple[Actor, ...]
    mentions: tuple[ActorAt, ...]
    index: SpanIndex
    forms: tuple[tuple[str, int], ...]


def tree_to_actors(tree: Tree) -> FoundActors:
    """All actors of a document with their mentions."""
    names = names_by_token(tree)
    groups = tree_to_groups(tree, names)
    countries = _countries(tree)
    actors = [_group_to_actor(tree, names, group, countries) for group in groups]
    nouns = {
        each.id: group.clues.nouns for group, each in zip(groups, actors, strict=True) if each is not None
    }
    merged = _merge_equal([each for each in actors if each is not None])
    merged = _add_bare_nouns(tree, merged)
    by_actor = passages_to_index(each.mentions for each in merged)
    for is_person in (False, True):  # people take the country of bodies that have theirs already
        others = ActorsByPlace(merged, by_actor)
        merged = [
            with_country(tree, each, nouns, others, countries)
            if (each.type == "person") is is_person
            else each
            for each in merged
        ]
    mentions = sorted(
        (ActorAt(number, span) for number, each in enumerate(merged) for span in each.mentions),
        key=lambda each: (each.span, each.actor),
    )
    index = passages_to_index((each.span,) for each in mentions)
    return FoundActors(tuple(merged), tuple(mentions), index, _capitalised_forms(merged))


def _capitalised_forms(actors: Sequence[Actor]) -> tuple[tuple[str, int], ...]:
    forms = [
        (form.removeprefix("the "), number)
        for number, actor in enumerate(actors)
        for form in (actor.name, *actor.aliases)
        if form.removeprefix("the ")[:1].isupper()
    ]
    return tuple(sorted(forms, key=lambda each: (-len(each[0]), each)))


def _countries(tree: Tree) -> Counter[str]:
    """How often the document speaks of each country, by any of its names or those of its cities."""
    found: Counter[str] = Counter()
    for known in (*tree.annotated.dateline, *tree.names):
        country = country_of_name(known)
        if country:
            found[country] += 2 if any(each.type == "country" for each in known.entries) else 1
    return found


def _group_to_actor(tree: Tree, names: Names, group: Group, countries: Counter[str]) -> Actor | None:
    if group.state:
        return _state(tree, group)
    spans = tuple(sorted({*(each.span for each in group.names), *group.others}))
    if group.composite:
        return _composite(tree, group, spans)
    fullest = max(group.names, key=lambda each: (len(_own_words(tree, each)), -each.first))
    entry = _entry_of(tree, names, group, countries)
    if entry is not None:
        return _linked(tree, group, entry, spans)
    name = " ".join(_own_words(tree, fullest))
    if not name or not any(letter.isalpha() for letter in name):
        return None
    country = group.clues.country
    kind = _type_of(group, name)
    return Actor(
        id=content_id("act", tree.annotated.document.id, name_key(name)),
        name=name,
        type=kind,
        country=country,
        sector=group.clues.sector or ("MED" if kind == "outlet" else "BUS" if kind == "company" else ""),
        role=group.clues.role if kind == "person" else "",
        description=group.clues.description,
        aliases=_aliases(tree, spans, name),
        mentions=spans,
        entry="",
        reason=NOT_KNOWN + (TOLD_BESIDE if country else ""),
    )


def _state(tree: Tree, group: Group) -> Actor | None:
    for known in tree.names:
        entry = next(
            (each for each in known.entries if each.type == "country" and each.country == group.state), None
        )
        if entry is None:
            continue
        spans = tuple(
            sorted(
                span
                for span in set(group.others)
                if not any(other != span and other.contains(span) for other in group.others)
            )
        )
        told = sorted(
            {
                f"“{each.of(tree.text)}”"
                for each in spans
                if name_key(each.of(tree.text)) != name_key(entry.name)
            }
        )
        reason = f"{', '.join(told)} stands for the state" if told else "the state's own name"
        return Actor(
            entry.id, entry.name, "country", entry.country, "GOV", "", "", _aliases(tree, spans, entry.name), spans,
            entry.id, reason,
        )  # fmt: skip
    return None


def _composite(tree: Tree, group: Group, spans: tuple[Span, ...]) -> Actor:
    """An organ of a state, the same in every article, or people of a state, of this article alone."""
    key = name_key(group.composite)
    country = group.clues.country
    is_body = group.clues.kind == "body"
    words = "-".join(word for word in key.split() if word not in {"s"})
    return Actor(
        id=f"body/{country.lower()}/{words}"
        if is_body
        else content_id("act", tree.annotated.document.id, key),
        name=group.composite,
        type=TYPE_OF_SECTOR.get(group.clues.sector, "agency") if is_body else group.clues.kind or "group",
        country=country,
        sector=group.clues.sector,
        role="",
        description="",
        aliases=_aliases(tree, spans, group.composite),
        mentions=spans,
        entry="",
        reason=f"named by its state ({country}) and what it is",
    )


def _linked(tree: Tree, group: Group, entry: Entry, spans: tuple[Span, ...]) -> Actor:
    office = _office_at(tree, entry)
    return Actor(
        id=entry.id,
        name=entry.name,
        type=entry.type,
        country=entry.country or group.clues.country if entry.type == "person" else entry.country,
        sector=entry.sector or group.clues.sector,
        role=(group.clues.role or office) if entry.type == "person" else "",
        description=group.clues.description,
        aliases=_aliases(tree, spans, entry.name),
        mentions=spans,
        entry=entry.id,
        reason=f"the gazetteer has this name{f', {office}' if office else ''}",
    )


def _office_at(tree: Tree, entry: Entry) -> str:
    """The office that a person held when the article was published; of several the one that began last."""
    published = tree.annotated.document.published
    day = published.latest.isoformat() if published is not None else ""
    held = [
        each
        for each in entry.offices
        if not day or (each.begins[:10] <= day and (not each.ends or each.ends >= day[: len(each.ends)]))
    ]
    return f"{held[0].title} ({held[0].body}) since {held[0].begins}" if held and day else ""


def _entry_of(tree: Tree, names: Names, group: Group, countries: Counter[str]) -> Entry | None:
    """The gazetteer's entry of the fullest name that has one; None where a longer name of the group has none.

    A bare surname is no name of the gazetteer, so nobody is taken for a known person without a full name.
    """
    for mention in sorted(group.names, key=lambda each: (-len(_own_words(tree, each)), each.first)):
        own = _own_words(tree, mention)
        known = next(
            (names.at[place] for place in range(mention.first, mention.end) if place in names.at), None
        )
        if known is None or len(known.span.of(tree.text).split()) < len(own):
            if len(own) > 1:
                return None
            continue
        fitting = [each for each in known.entries if _fits(each, known, group, countries, tree)]
        if fitting:
            return fitting[0]
    return None


def _fits(entry: Entry, known: KnownName, group: Group, countries: Counter[str], tree: Tree) -> bool:
    """Whether nothing that the article says speaks against an entry."""
    if entry.type in PLACE_TYPES:
        return False
    if (
        (entry.type == "person") != (group.label == "PERSON")
        and group.label in {"PERSON", "GPE"}
        and entry.type == "person"
    ):
        return False
    is_shared = entry.type in NEEDS_COUNTRY or entry.id.startswith("armed-group/ucdp")
    if entry.match == "acronym" or is_shared or known.span.of(tree.text).islower():
        return bool(entry.country) and countries[entry.country] > 0
    if entry.country and group.clues.country and entry.type not in {"person", "company"}:
        return entry.country == group.clues.country or countries[entry.country] > 0
    return True


def _own_words(tree: Tree, mention: NameMention) -> list[str]:
    """The words of a name without article, office and possessive: "Minister Juris Kalnozols" -> Juris Kalnozols."""
    tokens = [token for token in tree.tokens[mention.first : mention.end] if token.tag != "POS"]
    while len(tokens) > 1 and (
        tokens[0].text.lower()
        in {"the", "a", "an", "mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.", "sir"}
        or (mention.label in {"PERSON", ""} and _is_title(tokens[0].lemma, tokens[0].text))
    ):
        tokens = tokens[1:]
    if not tokens:
        return []
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    return span.of(tree.text).removesuffix("'s").removesuffix("’s").split()


def _is_title(lemma: str, text: str) -> bool:
    noun = actor_noun(lemma)
    return (noun is not None and noun.kind == "person") or text.lower() in PORTFOLIOS


def _type_of(group: Group, name: str) -> str:
    words = name_key(name).split()
    if group.label == "PERSON" and group.clues.kind != "organisation":
        return "person"
    if group.clues.kind == "person" and group.label != "ORG":
        return "person"
    if group.clues.sector in TYPE_OF_SECTOR:
        return TYPE_OF_SECTOR[group.clues.sector]
    if words and words[-1] in OUTLET_WORDS:
        return "outlet"
    if words and words[-1] in COMPANY_WORDS:
        return "company"
    return "group" if group.label == "NORP" else "organisation"


def _aliases(tree: Tree, spans: Sequence[Span], name: str) -> tuple[str, ...]:
    """What else the article calls it, in order; pronouns left out."""
    found: dict[str, None] = {}
    for span in spans:
        tokens = tree.tokens_in(span)
        is_indefinite = bool(tokens) and tokens[0].text.lower() in {"a", "an"}
        if tokens and not is_indefinite and tokens[-1].pos != "PRON" and tokens[-1].tag != "PRP$":
            words = " ".join(span.of(tree.text).split())
            plain = words.removesuffix("'s").removesuffix("’s")
            for article in ("the ", "The "):
                plain = plain.removeprefix(article) if tokens[-1].pos == "PROPN" else plain
            if plain != name:
                found.setdefault(plain)
    return tuple(found)


def _merge_equal(actors: Sequence[Actor]) -> list[Actor]:
    """One actor for each id: two groups may turn out to be one state, body or person."""
    merged: dict[str, Actor] = {}
    for each in actors:
        held = merged.get(each.id)
        if held is None:
            merged[each.id] = each
            continue
        merged[each.id] = replace(
            held,
            country=held.country or each.country,
            sector=held.sector or each.sector,
            role=held.role or each.role,
            description=held.description or each.description,
            aliases=tuple(dict.fromkeys([*held.aliases, *each.aliases])),
            mentions=tuple(sorted({*held.mentions, *each.mentions})),
        )
    return sorted(merged.values(), key=lambda each: each.mentions[0])


def _add_bare_nouns(tree: Tree, actors: Sequence[Actor]) -> list[Actor]:
    """Let "the minister", "the army" and "police" be the last actor before them that was called so."""
    taken = {token.index for each in actors for span in each.mentions for token in tree.tokens_in(span)}
    heads: dict[str, list[tuple[int, str, int]]] = {}
    for number, each in enumerate(actors):
        start = each.mentions[0].start
        words = [*each.role.lower().split(), *each.description.lower().split()[-1:]]
        words += each.name.lower().split() if not each.entry else []
        for word in words:
            if actor_noun(word.rstrip("s")) or actor_noun(word):
                heads.setdefault(word, []).append((start, word, number))
    extra: dict[int, list[Span]] = {}
    for token in tree.tokens:
        noun = actor_noun(token.lemma)
        if noun is None or token.pos not in {"NOUN", "PROPN"} or token.index in taken:
            continue
        if not _is_bare(tree, token.index):
            continue
        before = [
            each
            for word in {token.lemma.lower(), token.text.lower()}
            for each in heads.get(word, ())
            if each[0] < token.span.start
        ]
        if before:
            first = token.index
            if first and tree.tokens[first - 1].lemma == "the":
                first -= 1
            extra.setdefault(max(before)[2], []).append(Span(tree.tokens[first].span.start, token.span.end))
    return [
        replace(each, mentions=tuple(sorted({*each.mentions, *extra[number]}))) if number in extra else each
        for number, each in enumerate(actors)
    ]


def _is_bare(tree: Tree, index: int) -> bool:
    """Whether a noun stands alone, or with "the" alone: "the minister", "police"."""
    token = tree.tokens[index]
    if token.dep == "compound" and token.lemma.lower() in FORCES:
        return _is_title(tree.head(token).lemma, tree.head(token).text)
    if token.dep in {"compound", "amod", "appos", "attr"}:
        return False
    below = tree.children[index]
    if any(
        child.dep in {"amod", "compound", "poss", "nummod", "nmod", "relcl", "prep", "appos"}
        for child in below
    ):
        return False
    determiners = [child.text.lower() for child in below if child.dep == "det"]
    return determiners == ["the"] or (not determiners and token.lemma in {"police", "prosecutor"})
