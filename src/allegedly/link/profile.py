"""What a statement is compared by: its terms, actors, numbers, trigger, time and place, made once for
each."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from allegedly.link.happening import WORD, statement_to_happening, text_to_timeliness
from allegedly.link.opposites import Pole, event_to_pole
from allegedly.link.posts import is_link, tags_of_text
from allegedly.link.synonyms import phrases_to_concepts, term_to_concept
from allegedly.link.terms import Vocabulary, is_quantity, lemmas_to_terms
from allegedly.model.claim import ActorMention, Argument, Certainty, Kind, Polarity, Statement
from allegedly.model.text import Spans

_LEADING = frozenset(
    {"the", "a", "an", "mr", "mrs", "ms", "dr", "sir", "president", "prime", "minister", "senator"}
)
_PRONOUNS = frozenset("it he she they we i you who which that this these those them him her us one".split())
PERSON = "PERSON"
OBJECTS = frozenset({"target", "thing"})
NEITHER_FOR_NOR_AGAINST = frozenset({Kind.QUESTION, Kind.UNCONFIRMED, Kind.KNOWN_UNKNOWN})
AGAINST = frozenset({Kind.DENIED, Kind.NO_EVIDENCE})


@dataclass(frozen=True, slots=True)
class Profile:
    """A statement as it is compared.

    `sequence` are its terms in order, `terms` the same as a set with `information` in bits, `quantities` those
    of them that are numbers, `word_pairs` pairs of words that follow each other, `sign` 1 if it presents the
    event as happening, -1 if not, 0 if it does neither; `pole` is the side that the event takes where there is an
    opposite one; `asides` are terms of what it tells in passing, `participants` those of who does it and of names;
    `timeliness` is -1 where it is said to happen too late, 1 where in time; `lead` tells what a text says first below
    its headline.
    """

    id: str
    document: str
    heading: bool
    text: str
    sequence: tuple[str, ...]
    terms: frozenset[str]
    information: float
    actors: frozenset[str]
    numbers: frozenset[float]
    quantities: frozenset[str]
    trigger: str
    asides: frozenset[str]
    participants: frozenset[str]
    pole: Pole | None
    agents: frozenset[str]
    targets: frozenset[str]
    start: str
    end: str
    place: str
    word_pairs: frozenset[tuple[str, str]]
    sign: int
    factuality: float
    timeliness: int
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Corpus:
    """What comparisons look up: how rare terms are, in bits, and how alike two documents' subjects are.

    `similarity` goes by their words, 0 to 1; `closeness` by the vectors of how they open, None where one has none.
    """

    vocabulary: Vocabulary
    bits: Mapping[str, float]
    similarity: Callable[[str, str], float]
    closeness: Callable[[str, str], float | None]


def _statement_to_terms(statement: Statement) -> tuple[str, ...]:
    phrases = phrases_to_concepts(WORD.findall(statement.text.casefold()))
    tags = tags_of_text(statement.text)
    lemmas = [
        word
        for lemma in statement.lemmas
        if not is_link(lemma)
        for word in tags.get(lemma.removeprefix("#").removeprefix("@"), (lemma,))
    ]
    return tuple(_concept(term, phrases) for term in lemmas_to_terms(lemmas))


def statement_to_profile(statement: Statement, cue: Spans = ()) -> Profile:
    """The statement as it is compared, without the information that its terms hold, which the case tells.

    `cue` are the words that ascribe it, none where the document says it itself.
    """
    words = WORD.findall(statement.text.casefold())
    sequence = _names_as_one_term(_statement_to_terms(statement), statement.actors)
    terms = frozenset(sequence)
    event, time = statement.event, statement.time
    happening = statement_to_happening(statement, cue)
    arguments = event.arguments if event else ()
    return Profile(
        id=statement.id,
        document=statement.document,
        heading=statement.heading,
        text=statement.text,
        sequence=sequence,
        terms=terms,
        information=0.0,
        actors=frozenset(filter(None, (name_to_key(actor.name) for actor in statement.actors))),
        numbers=frozenset(statement.numbers),
        trigger=happening.trigger,
        asides=happening.asides,
        participants=_participants(arguments, statement.actors),
        pole=event_to_pole(happening.trigger, terms),
        quantities=frozenset(filter(is_quantity, terms)),
        agents=_source_head(statement) if happening.by_source else _heads(arguments, {"agent"}),
        targets=_heads(arguments, OBJECTS),
        start=time.start if time else "",
        end=time.end if time else "",
        place=name_to_key(statement.place),
        word_pairs=frozenset(itertools.pairwise(words)),
        sign=statement_to_sign(statement),
        factuality=statement.stance.factuality,
        timeliness=text_to_timeliness(statement.text),
    )


def _names_as_one_term(sequence: tuple[str, ...], actors: Iterable[ActorMention]) -> tuple[str, ...]:
    """The terms with one alone of each person's name, the last that stands here: who it is tells once, however long.

    Else all that is said of one bearer of a long name is alike. On a third of emergent/dev that raises the precision of
    any two statements in one claim from .82 to .91, at a recall of .93.
    """
    dropped: set[str] = set()
    for actor in actors:
        if actor.label == PERSON:
            named = [term for term in lemmas_to_terms(name_to_key(actor.name).split()) if term in sequence]
            dropped.update(named[:-1])
    return tuple(term for term in sequence if term not in dropped)


def with_information(profile: Profile, vocabulary: Vocabulary) -> Profile:
    """The profile with the information that its terms hold in a case."""
    information = sum(vocabulary.bits(term) for term in sorted(profile.terms))
    return dataclasses.replace(profile, information=information)


def _concept(term: str, phrases: Mapping[str, str]) -> str:
    return phrases.get(term) or term_to_concept(term)


def _heads(arguments: Iterable[Argument], roles: Collection[str]) -> frozenset[str]:
    """Heads of the arguments in these roles; a pronoun says nothing of who it is."""
    heads = {argument.head.casefold() for argument in arguments if argument.role in roles}
    return frozenset(head for head in heads if head not in _PRONOUNS and not is_quantity(head))


def _source_head(statement: Statement) -> frozenset[str]:
    """The last word of who is said to say it, in its fullest form; nothing where that is a pronoun."""
    words = WORD.findall((statement.source.entity or statement.source.label).casefold())
    return frozenset(words[-1:]) - _PRONOUNS


def _participants(arguments: Iterable[Argument], actors: Iterable[ActorMention]) -> frozenset[str]:
    """Terms of who does it, and the words of actors' names."""
    words = [argument.head for argument in arguments if argument.role == "agent"]
    words += [word for actor in actors for word in name_to_key(actor.name).split()]
    return frozenset(map(term_to_concept, lemmas_to_terms(words)))


def statement_to_sign(statement: Statement) -> int:
    """1 where the statement presents the event as happening, -1 where as not happening, 0 where it does
    neither."""
    stance = statement.stance
    if stance.kind in NEITHER_FOR_NOR_AGAINST:
        return 0
    if stance.kind in AGAINST or stance.polarity is Polarity.NEGATIVE:
        return -1
    if stance.certainty is Certainty.UNKNOWN and stance.kind is Kind.CONDITIONAL:
        return 0
    return 1


def name_to_key(name: str) -> str:
    """A name in a form in which its spellings agree: no case, article, title, possessive or punctuation.

    >>> name_to_key("the U.S. Treasury's")
    'us treasury'
    """
    plain = re.sub(r"[’']s?\b", "", name.casefold()).replace(".", "")
    words = WORD.findall(plain)
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words)


def profiles_to_corpus(
    profiles: Sequence[Profile],
    printed: Collection[Profile],
    vocabulary: Vocabulary,
    closeness: Callable[[str, str], float | None],
) -> Corpus:
    """How rare terms are, and how alike documents are: the cosine of their terms, weighted by bits, 0 to 1.

    What a document is about is told by what is `printed` in the text itself, and not by what its copies add. Each
    pair of documents is compared once; memory grows with the pairs asked for, not with all.
    """
    bits = {term: vocabulary.bits(term) for term in {term for profile in profiles for term in profile.terms}}
    terms: dict[str, set[str]] = {}
    for profile in printed:
        terms.setdefault(profile.document, set()).update(profile.terms)
    lengths = {each: _root_of_squares(found, bits) for each, found in terms.items()}

    @functools.cache
    def similarity(left: str, right: str) -> float:
        if right < left:
            return similarity(right, left)
        shared = _root_of_squares(terms[left] & terms[right], bits)
        return shared * shared / max(lengths[left] * lengths[right], 1e-9)

    return Corpus(vocabulary, bits, similarity, closeness)


def _root_of_squares(terms: Iterable[str], bits: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum(bits[term] ** 2 for term in terms))
