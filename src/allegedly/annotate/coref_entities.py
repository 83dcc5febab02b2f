"""Things in the making while coreference is resolved, and ways to look them up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from allegedly.annotate.coref_mentions import (
    FIRST_PLURAL,
    FIRST_SINGULAR,
    GROUP_NOUNS,
    PLACE_NOUNS,
    SECOND,
    SMALL_WORDS,
    Markable,
    MarkableKind,
    Parsed,
)

THING_LABELS = frozenset(
    {"NUMBER", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "THING"}
)
MAX_RECENT = 200


@dataclass(slots=True, eq=False)
class Entity:
    """A thing: its mentions, what they say of it, and which of them was read last."""

    mentions: list[Markable] = field(default_factory=list)
    last: Markable | None = None
    count: int = 0
    names: list[tuple[str, ...]] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    descriptions: set[str] = field(default_factory=set)
    gender: str = ""
    plural: bool | None = None
    is_third: bool = True
    """Whether it never says "I" and is never told "you"."""

    def is_person(self) -> bool:
        """Whether anything says that it is a human being."""
        return "PERSON" in self.labels

    def is_thing(self) -> bool:
        """Whether anything says that it is none."""
        return bool(self.labels & THING_LABELS)

    def add(self, each: Markable) -> None:
        """Enter a mention and what it says."""
        self.mentions.append(each)
        self.gender = self.gender or each.gender
        self.plural = each.plural if self.plural is None else self.plural
        if each.beside:
            self.names.append(each.beside)
        if each.kind is MarkableKind.NAME:
            self.names.append(each.words)
            self.labels.add(each.label)
            self.descriptions |= each.descriptions
        elif each.kind is MarkableKind.NOMINAL:
            self.nouns.add(each.word)
            self.modifiers |= each.modifiers
            if each.label and (not self.labels or "" in self.labels):
                self.labels.add(each.label)
        else:
            self.is_third = self.is_third and each.word not in FIRST_SINGULAR | SECOND
            if each.label:
                self.labels.add(each.label)

    def read(self, each: Markable) -> None:
        """Pass over a mention; who only says "I" or "we" in a quotation is no more in mind than before."""
        if self.last is None or each.word not in FIRST_SINGULAR | FIRST_PLURAL:
            self.last = each
        self.count += 1

    def may_hold(self, each: Markable) -> bool:
        """Whether nothing speaks against it: it stands inside no mention of this thing and has no other gender."""
        for mention in self.mentions[-3:]:
            if mention.first <= each.first and each.end <= mention.end and mention.head != each.head:
                return False
        return not (each.gender and self.gender and each.gender != self.gender)


class Register:
    """Entities by name, noun, wording and place of their heads."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.entities: list[Entity] = []
        self.by_name: dict[tuple[str, ...], Entity] = {}
        self.by_word: dict[str, list[Entity]] = {}
        self.by_noun: dict[str, list[Entity]] = {}
        self.by_wording: dict[tuple[str, ...], Entity] = {}
        self.by_head: dict[int, Entity] = {}
        self.by_entry: dict[str, Entity] = {}
        self.recent: list[Entity] = []

    def enter(self, each: Markable, entity: Entity | None) -> None:
        """Add a markable to an entity, or to a new one, and let it be found."""
        if entity is None:
            entity = Entity()
            self.entities.append(entity)
        entity.add(each)
        self.by_head.setdefault(each.head, entity)
        self.by_wording[each.wording] = entity
        for words in (each.words, each.beside):
            if words:
                self.by_name.setdefault(words, entity)
                for word in sorted({words[0], words[-1]}):
                    _move_to_end(self.by_word.setdefault(word, []), entity)
        if len(each.entries) == 1:
            self.by_entry.setdefault(next(iter(each.entries)), entity)
        if each.kind is MarkableKind.NOMINAL:
            _move_to_end(self.by_noun.setdefault(each.word, []), entity)
        elif each.words and each.words[-1] in GROUP_NOUNS | PLACE_NOUNS:
            _move_to_end(self.by_noun.setdefault(each.words[-1], []), entity)
        self.read(each, entity)

    def read(self, each: Markable, entity: Entity) -> None:
        """Pass over a mention: its entity is now the one spoken of."""
        entity.read(each)
        _move_to_end(self.recent, entity)
        del self.recent[:-MAX_RECENT]

    def start_again(self) -> None:
        """Forget what was read last, before a second pass."""
        self.recent.clear()
        for entity in self.entities:
            entity.last, entity.count = None, 0

    def named(self, words: Sequence[str]) -> Iterator[Entity]:
        """Entities that share the first or last word of a name, the latest first."""
        near = {id(each): each for word in (words[0], words[-1]) for each in self.by_word.get(word, ())}
        yield from sorted(near.values(), key=lambda entity: -(entity.last.head if entity.last else -1))


def _move_to_end(held: list[Entity], entity: Entity) -> None:
    if entity in held:
        held.remove(entity)
    held.append(entity)


def is_short_form(short: Sequence[str], long_: Sequence[str], *, person: bool) -> bool:
    """Whether the short name may stand for the long: a person's last name, the first words of an organisation's.

    >>> is_short_form(("rathbun",), ("mark", "rathbun"), person=True)
    True
    >>> is_short_form(("google",), ("google", "science", "fair"), person=False)
    True
    >>> is_short_form(("canada",), ("fan", "expo", "canada"), person=False)
    False
    """
    if not short or len(short) >= len(long_) or not set(short) - SMALL_WORDS <= set(long_):
        return False
    if person:
        return short[-1] == long_[-1] or (len(short) == 1 and short[0] == long_[0])
    return tuple(long_[: len(short)]) == tuple(short) or (len(short) > 1 and short[-1] == long_[-1])


def acronym(words: Sequence[str]) -> str:
    """The initials of a name.

    >>> acronym(("federal", "bureau", "of", "investigation"))
    'fbi'
    """
    return "".join(word[0] for word in words if word and word not in SMALL_WORDS)
