"""Which markables refer to one thing: names and nouns in a first pass, pronouns in a second, by rules.

The rules are those of the sieves of Lee et al. (2013, doi:10.1162/COLI_a_00152): equal names, short forms and
acronyms, appositions, equal wording, equal nouns with modifiers that agree, role nouns; then pronouns.
"""

from __future__ import annotations

from collections.abc import Sequence

from allegedly.annotate.coref_entities import Entity, Register, acronym, is_short_form
from allegedly.annotate.coref_mentions import (
    GROUP_NOUNS,
    PLACE_NOUNS,
    Markable,
    MarkableKind,
    Parsed,
)
from allegedly.annotate.coref_pronouns import entity_of_pronoun
from allegedly.model.actor import name_key

NOUN_REACH = 60
"""Sentences that a noun looks back for an equal one."""
ROLE_REACH = 4
"""Sentences that a role noun looks back for a name that it may stand for."""
NAME_NOUNS = {"GPE": PLACE_NOUNS, "LOC": PLACE_NOUNS, "ORG": GROUP_NOUNS - {"state", "nation", "country"}}
"""What a thing with a name may be called when it is spoken of again."""
SAME_KIND = (
    frozenset(
        "company firm business maker manufacturer group giant corporation operator supplier producer miner"
        " shipper trader airline brewer builder developer utility retailer insurer".split()
    ),
    # a carrier may be a ship, and then its operator is another
    frozenset("airline carrier".split()),
    frozenset("bank lender".split()),
    frozenset("charity organisation organization group ngo".split()),
    frozenset("newspaper paper weekly daily magazine outlet website site broadcaster network".split()),
)
"""Nouns that are used one for another of the same thing."""
NAMED_SO = frozenset(
    "army bank church club college congress court ministry parliament party police regime school senate squad state"
    " tribunal union university".split()
)
"""Nouns that bodies bear in their names: no "Harbour Authority" is meant by "the ministry"."""
OUTLET_WORDS = frozenset(
    "times post herald news tribune gazette guardian journal telegraph chronicle courier ledger bulletin press".split()
)
LONG_OUTLET_WORDS = tuple(sorted(word for word in OUTLET_WORDS if len(word) > 4))
OUTLET_NOUNS = frozenset("newspaper paper weekly daily magazine outlet website site broadcaster blog".split())
DESCRIBED_REACH = 30
"""Sentences that a role noun looks back for what the article has called so."""
DIFFERENT = frozenset("other another second new different further more additional next last".split())
CORPORATE = frozenset("inc corp ltd co plc group company party agency llc gmbh".split())
GOVERNMENT_NOUNS = frozenset({"government", "regime", "administration", "authority"})
STATE_DEPS = frozenset({"amod", "compound", "poss", "prep", "pobj", "nmod"})
MAX_ACRONYM = 6


def markables_to_entities(parsed: Parsed, markables: Sequence[Markable]) -> list[Entity]:
    """All markables in entities, in order of the text; those that fit nothing stand alone."""
    register = Register(parsed)
    ordered = sorted(markables, key=lambda each: (each.first, -each.end))
    placed: dict[tuple[int, int], Entity] = {}
    for each in ordered:
        if each.kind is not MarkableKind.PRONOUN:
            register.enter(each, _entity_of(each, register))
            placed[each.first, each.end] = register.recent[-1]
    register.start_again()
    for each in ordered:
        entity = placed.get((each.first, each.end))
        if entity is not None:
            register.read(each, entity)
        else:
            register.enter(each, entity_of_pronoun(each, register))
    for entity in register.entities:
        entity.mentions.sort(key=lambda each: (each.first, -each.end))
    return sorted(register.entities, key=lambda entity: (entity.mentions[0].first, -entity.mentions[0].end))


def _entity_of(each: Markable, register: Register) -> Entity | None:
    if each.kind is MarkableKind.NAME:
        found = register.by_name.get(each.words)
        if found is not None and found.may_hold(each):
            return found
    return _beside(each, register) or (
        _of_name(each, register) if each.kind is MarkableKind.NAME else _of_noun(each, register)
    )


def _beside(each: Markable, register: Register) -> Entity | None:
    """What stands in apposition, a noun to a name or a name to a noun: two names in a row are a list."""
    token = register.parsed.tokens[each.head]
    found = register.by_head.get(token.head) if token.dep == "appos" and token.head < each.head else None
    if found is None or not found.mentions or found.plural != each.plural:
        return None
    is_noun = all(mention.kind is MarkableKind.NOMINAL for mention in found.mentions[-1:])
    return found if is_noun != (each.kind is MarkableKind.NOMINAL) else None


def _of_name(each: Markable, register: Register) -> Entity | None:
    if not each.words:
        return None
    entry = next(iter(each.entries)) if len(each.entries) == 1 else ""
    if entry in register.by_entry and register.by_entry[entry].may_hold(each):
        return register.by_entry[entry]
    for entity in register.named(each.words):
        if entity.may_hold(each) and any(_is_form_of(each, name, entity) for name in entity.names):
            return entity
    return _of_acronym(each, register) or _of_wording(each, register)


def _is_form_of(each: Markable, name: tuple[str, ...], entity: Entity) -> bool:
    labels = entity.labels | {each.label}
    if len(name) > len(each.words):
        if "PERSON" in entity.labels:
            return is_short_form(each.words, name, person=True)
        is_place = each.label in {"GPE", "LOC"} and bool(each.entries)
        return not is_place and is_short_form(each.words, name, person=False)
    if "PERSON" in labels and not labels & {"ORG", "GPE", "LOC"}:
        return is_short_form(name, each.words, person=True)
    return is_short_form(name, each.words, person=False) and set(each.words[len(name) :]) <= CORPORATE


def _of_acronym(each: Markable, register: Register) -> Entity | None:
    text = register.parsed.tokens[each.head].text.replace(".", "")
    if len(each.words) == 1 and text.isupper() and 2 <= len(text) <= MAX_ACRONYM:
        for entity in reversed(register.entities):
            if any(len(name) > 1 and acronym(name) == text.lower() for name in entity.names):
                return entity
    initials = acronym(each.words)
    return register.by_name.get((initials,)) if len(initials) > 1 else None


def _of_wording(each: Markable, register: Register) -> Entity | None:
    found = register.by_wording.get(each.wording)
    return found if found is not None and found.may_hold(each) else None


def _of_government(each: Markable, register: Register) -> Entity | None:
    """The state whose government it is: "the Turkish government", "the government of Turkey"."""
    parsed = register.parsed
    below = [each.head]
    for index in below:
        below += [child.index for child in parsed.children.get(index, ()) if child.dep in STATE_DEPS]
    for index in below:
        known = parsed.known_at.get(index)
        for entry in known.entries if known is not None else ():
            if entry.type == "country" and entry.id in register.by_entry:
                return register.by_entry[entry.id]
    return None


def _of_noun(each: Markable, register: Register) -> Entity | None:
    if each.word in GOVERNMENT_NOUNS:
        found = _of_government(each, register)
        if found is not None:
            return found
    if each.beside:
        found = register.by_name.get(each.beside)
        return found or next(
            (
                entity
                for entity in register.named(each.beside)
                if any(is_short_form(name, each.beside, person=True) for name in entity.names)
            ),
            None,
        )
    tokens = register.parsed.tokens[each.first : each.head]
    is_indefinite = any(token.text.lower() in {"a", "an", "another", "any", "some", "no"} for token in tokens)
    if is_indefinite and tokens and tokens[0].text.lower() != "the":
        return None
    found = _of_wording(each, register)
    if found is not None and (each.plural == found.plural or len(each.wording) > 1):
        return found
    for entity in reversed(register.by_noun.get(each.word, ())):
        if _agrees(entity, each):
            return entity
    return _of_role(each, register) if each.definite and not each.plural else None


def _agrees(entity: Entity, each: Markable) -> bool:
    """Whether an equal noun may mean the same: number, reach, and no modifier that is not known of it."""
    if entity.last is None or each.sentence - entity.last.sentence > NOUN_REACH:
        return False
    if entity.plural != each.plural or not entity.may_hold(each) or each.modifiers & DIFFERENT:
        return False
    known = entity.modifiers | {word for name in entity.names for word in name} | entity.nouns
    return {word.lower() for word in each.modifiers} <= {word.lower() for word in known}


def _of_role(each: Markable, register: Register) -> Entity | None:
    """The thing with a name that may be called so: "the city", "the company", "the minister".

    What the article has called so itself goes before what is only of the kind, what has acted before what has not,
    and outlets are only meant by nouns for outlets: an article on a company often names those that reported on it.
    """
    if each.modifiers or _has_other_name(each, register):
        return None
    # "her office" is no company that the article has named, unless it has called that one an office
    tokens = register.parsed.tokens
    least = 3 if any(token.dep == "poss" for token in tokens[each.first : each.head]) else 1
    found = [
        (score, entity.last.head, entity)
        for entity in register.recent
        if entity.last is not None
        and entity.names
        and not entity.plural
        and entity.may_hold(each)
        and (score := _role_score(each, entity, each.sentence - entity.last.sentence)) >= least
    ]
    return max(found, key=lambda each: each[:2])[2] if found else None


def _has_other_name(each: Markable, register: Register) -> bool:
    """Whether a noun is told by a name of its own that nothing has had so far: "The operator, Delta Lines,"."""
    below = register.parsed.children.get(each.head, ())
    names = [child for child in below if child.dep == "appos" and child.pos == "PROPN"]
    return any(name_key(name.text) not in register.by_word for name in names)


def _role_score(each: Markable, entity: Entity, distance: int) -> int:
    """How well a noun fits a thing with a name; 0 where it does not, or where the thing was named too long ago."""
    called = entity.descriptions | entity.nouns | {name[-1] for name in entity.names if len(name) > 1}
    acted = any(mention.subject for mention in entity.mentions)
    if each.word in called:
        return (6 if acted else 5) if distance <= DESCRIBED_REACH else 0
    if any(each.word in nouns and called & nouns for nouns in SAME_KIND):
        return (4 if acted else 3) if distance <= DESCRIBED_REACH else 0
    if distance > ROLE_REACH or any(_is_outlet(name) for name in entity.names) != (each.word in OUTLET_NOUNS):
        return 0
    if each.word in NAMED_SO and called & GROUP_NOUNS:
        return 0
    if any(each.word in nouns and label in entity.labels for label, nouns in NAME_NOUNS.items()):
        return 2 if acted else 1
    return 0


def _is_outlet(name: tuple[str, ...]) -> bool:
    """Whether a name ends in a word for outlets, perhaps run together: "TechLedger", "Mardia Press Agency"."""
    words = name[:-1] if name[-1:] == ("agency",) else name
    return bool(words) and (words[-1] in OUTLET_WORDS or words[-1].endswith(LONG_OUTLET_WORDS))
