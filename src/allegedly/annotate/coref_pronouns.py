"""Whom a pronoun stands for: the speaker, or of the things that agree with it the one most in mind."""

from __future__ import annotations

from collections.abc import Iterator

from allegedly.annotate.coref_entities import Entity, Register
from allegedly.annotate.coref_mentions import (
    DEMONSTRATIVES,
    FIRST_PLURAL,
    FIRST_SINGULAR,
    PERSON_PRONOUNS,
    PLURAL_PRONOUNS,
    SECOND,
    THING_PRONOUNS,
    Markable,
    MarkableKind,
    range_to_markable,
)

SPOKE_LAST = 1.5
"""What it counts to be the subject of the word of saying above; who is said to say it mostly speaks of himself."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MAIN_VERBS = frozenset({"ROOT", "conj"})
LATEST = 4
"""Mentions of a thing that are looked at for its being the subject just before."""
REACH = 4
"""Sentences that a pronoun of the third person looks back."""
I_REACH, WE_REACH, YOU_REACH = 3, 60, 6
SPEAKER_TOKENS = (120, 60)
"""Tokens before and after "I" among which its speaker is looked for."""
SAYING = frozenset(
    """
    say tell add note explain claim argue state write ask comment remark continue report announce warn
    insist admit reply answer recall declare suggest stress urge tweet post conclude acknowledge believe
    complain joke describe testify concede caution underline contend allege deny confirm reveal mention
    emphasise emphasize vow promise predict estimate snap boast recount
    """.split()
)


def entity_of_pronoun(each: Markable, register: Register) -> Entity | None:
    """The entity that a pronoun stands for; None where nothing fits."""
    if each.word in FIRST_SINGULAR:
        near = _with(each, FIRST_SINGULAR, 1, register) or _speaker(each, register)
        return near or _with(each, FIRST_SINGULAR, I_REACH, register)
    if each.word in FIRST_PLURAL:
        return _with(each, FIRST_PLURAL, WE_REACH, register) or _speaker(each, register)
    if each.word in SECOND:
        return _with(each, SECOND, YOU_REACH, register)
    if each.word in DEMONSTRATIVES:
        return None
    return max(
        _candidates(each, register), key=lambda entity: _salience(entity, each, register), default=None
    )


def _with(each: Markable, words: frozenset[str], reach: int, register: Register) -> Entity | None:
    """The last entity that spoke of itself, or was addressed, with one of these words."""
    for entity in reversed(register.recent):
        for mention in reversed(entity.mentions):
            if mention.first >= each.first:
                continue
            if each.sentence - mention.sentence > reach:
                break
            if mention.kind is MarkableKind.PRONOUN and mention.word in words:
                return entity
    return None


def _speaker(each: Markable, register: Register) -> Entity | None:
    """The subject of the nearest word of saying: in this sentence first, then in those beside it."""
    tokens = register.parsed.tokens
    before, after = SPEAKER_TOKENS
    near = [
        token
        for token in tokens[max(0, each.head - before) : each.head + after]
        if token.dep == "nsubj"
        and tokens[token.head].lemma in SAYING
        and token.text.lower() not in FIRST_SINGULAR | FIRST_PLURAL
        and (token.index in register.by_head or token.text.lower() in PERSON_PRONOUNS)
    ]
    sentence_of = register.parsed.sentence_of
    for sentence in (0, -1, 1, -2):
        found = [token for token in near if sentence_of[token.index] - each.sentence == sentence]
        if found:
            return _subject(min(found, key=lambda token: abs(token.index - each.head)).index, register)
    return None


def _subject(place: int, register: Register) -> Entity | None:
    """Whom the word on this place names; a pronoun that is still to be read, as it would be read here."""
    known = register.by_head.get(place)
    return known or entity_of_pronoun(range_to_markable(register.parsed, place, place + 1), register)


def _candidates(each: Markable, register: Register) -> Iterator[Entity]:
    for entity in register.recent:
        last = entity.last
        if last is None or each.sentence - last.sentence > REACH or not _agrees(entity, each):
            continue
        if entity.may_hold(each) and not _are_arguments_of_one_verb(last, each, register):
            yield entity


def _agrees(entity: Entity, each: Markable) -> bool:
    if each.word in PERSON_PRONOUNS:
        if entity.plural or (entity.is_thing() and not entity.is_person()):
            return False
        return entity.gender in {"", each.gender} and (entity.is_person() or bool(entity.names))
    if each.word in THING_PRONOUNS:
        return not entity.plural and not entity.is_person() and not entity.gender and _may_be_it(entity)
    if each.word in PLURAL_PRONOUNS:
        return bool(entity.plural or entity.labels & {"ORG", "NORP"}) and _may_be_it(entity)
    return False


def _may_be_it(entity: Entity) -> bool:
    return "NUMBER" not in entity.labels and entity.is_third


def _are_arguments_of_one_verb(last: Markable, each: Markable, register: Register) -> bool:
    """Whether "he saw him" puts two people side by side; "himself" and "his" may be the same."""
    tokens = register.parsed.tokens
    mine, theirs = tokens[each.head], tokens[last.head]
    if each.word.endswith(("self", "selves")) or mine.dep == "poss":
        return False
    return mine.head == theirs.head and mine.index != theirs.index


def _speaks_of_itself(entity: Entity, each: Markable, register: Register) -> bool:
    """Whether a pronoun is the subject of what this thing says: "the ministry said that it was not aware"."""
    tokens = register.parsed.tokens
    verb = tokens[tokens[each.head].head]
    saying = tokens[verb.head]
    if tokens[each.head].dep not in SUBJECTS or verb.dep != "ccomp" or saying.lemma not in SAYING:
        return False
    while saying.dep == "conj" and not _subjects_of(saying.index, register):
        saying = tokens[saying.head]
    return any(register.by_head.get(place) is entity for place in _subjects_of(saying.index, register))


def _subjects_of(verb: int, register: Register) -> list[int]:
    return [child.index for child in register.parsed.children.get(verb, ()) if child.dep in SUBJECTS]


def _is_in_front(mention: Markable, register: Register) -> bool:
    """Whether a mention is the subject of a main clause, or stands after "according to"."""
    tokens = register.parsed.tokens
    above = tokens[tokens[mention.head].head]
    if mention.subject:
        return above.dep in MAIN_VERBS
    return above.lemma == "to" and tokens[above.head].lemma in {"accord", "according"}


def _spoke_just_now(entity: Entity, each: Markable, register: Register) -> bool:
    """Whether a thing was the last subject before a pronoun that speaks: "The minister was blunt. ..., he said"."""
    tokens = register.parsed.tokens
    verb = tokens[tokens[each.head].head]
    if tokens[each.head].dep != "nsubj" or verb.lemma not in SAYING:
        return False
    return any(
        mention.first < each.first
        and each.sentence - mention.sentence <= 1
        and _is_in_front(mention, register)
        for mention in entity.mentions[-LATEST:]
    )


def _salience(entity: Entity, each: Markable, register: Register) -> tuple[float, int]:
    """How much a thing is in mind: near, a subject, with a name, often mentioned, in the same role."""
    last = entity.last
    if last is None:
        return -1e9, 0
    score = -1.0 * (each.sentence - last.sentence)
    score += 1.0 * last.subject + 0.5 * (last.subject and each.subject)
    score += 0.3 * min(entity.count, 4)
    score += 0.4 * (last.kind is MarkableKind.PRONOUN)
    score += 1.0 * _spoke_just_now(entity, each, register)
    score += SPOKE_LAST * _speaks_of_itself(entity, each, register)
    if each.word in PERSON_PRONOUNS:
        score += 2.0 * entity.is_person() + 0.6 * bool(entity.names) + 1.0 * (entity.gender == each.gender)
    if each.word in THING_PRONOUNS:
        score += 0.4 * bool(entity.names and entity.is_thing())
    if each.word in PLURAL_PRONOUNS:
        score += 1.2 * bool(entity.plural)
    return score, last.head
