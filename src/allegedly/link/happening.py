"""What happens in a statement: the word that names it, and the words that only stand beside it.

"An inspector warned of faults in the crane that killed two" tells of a warning. Faults, crane and deaths stand beside
it: whoever says that the crane killed two says something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allegedly.link.synonyms import phrases_to_concepts, term_to_concept
from allegedly.link.terms import is_quantity, lemmas_to_terms
from allegedly.model.claim import Event, Kind, Statement
from allegedly.model.text import Spans

WORD = re.compile(r"\w+")
GAP = " … "
"""What stands in a statement's text between two spans of its quote."""
LIGHT_VERBS = frozenset(
    "have make take give hold launch carry conduct commit perform suffer undergo stage".split()
)
"""Verbs that leave what happens to their object: who "launched an attack" has attacked."""
COPULAS = frozenset({"be", "become", "remain"})
STATES = frozenset(
    "dead killed drowned hurt injured wounded missing ill sick arrested held trapped infected".split()
)
"""What a headline says of a number of people where the parser takes the number for the event: "Two dead in crash"."""
ABOUT_EVENTS = frozenset(
    """cause trigger spark provoke prompt explain prevent avert investigate probe blame condemn mourn discuss regret
    predict foresee fear survive remember""".split()
)
"""Verbs whose object is another event, which they only mention: who "caused the collapse" did not collapse."""
SUBORDINATING = frozenset(
    """that which who whose whom where when while before after unless because behind following during despite although
    though if whether amid about into""".split()
)
"""Words from which on a statement tells of something else, up to its own event where that comes after them."""
DEEDS = frozenset({Kind.ASSERTED, Kind.ATTEMPTED, Kind.OBLIGATION})
"""Kinds of statement in which the words that ascribe it are themselves what was done: who "knew of cracks" knew. In the
others they only say how sure it is: "alleged fraud"."""

LATE = re.compile(r"\b(?:belatedly|(?:too|so|hours|days|weeks|months|years) late)\b|\blate$")
"""Not "late on Monday", nor "the late singer"."""
IN_TIME = re.compile(
    r"\b(?:promptly|immediately|at once|on time|in time|as soon|straight away|without delay)\b"
)


@dataclass(frozen=True, slots=True)
class Happening:
    """`trigger` is the term of what happens, empty where none is found; `asides` are terms of what is told in passing.

    `by_source` tells that who is said to say it does it: "the hospital reported the outbreak".
    """

    trigger: str
    asides: frozenset[str]
    by_source: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a statement's text in lower case, where it starts there, and its term; empty where it tells nothing."""

    text: str
    start: int
    term: str


def statement_to_happening(statement: Statement, cue: Spans) -> Happening:
    """What happens: the event's word, its object where the verb is light, its complement where it is "be".

    `cue` are the words that ascribe the statement, none where the document says it itself. Where they are part of what
    is said, for want of a clause, their verb is what happens: "knew of the cracks".
    """
    event = statement.event
    if event is None:
        return Happening("", frozenset())
    words = _statement_to_words(statement)
    phrases = phrases_to_concepts([word.text for word in words])
    place = place_in_text(statement.quote, event.trigger.start)
    bare = _is_bare(statement, words, place, cue)
    deed = _concept(statement.lemmas[0], phrases) if bare and _is_deed(statement, event) else ""
    if deed:
        return Happening(deed, _asides(words, 0), by_source=True)
    trigger = "" if _is_actor(statement, event) else _concept(event.lemma, phrases)
    if event.lemma in COPULAS:
        trigger = _complement(words, place) or trigger
    elif is_quantity(event.lemma):
        trigger = next((word.term for word in words if word.text in STATES), "")
    elif event.lemma in LIGHT_VERBS:
        trigger = _object(event) or trigger
    asides = _asides(words, place)
    if event.lemma in ABOUT_EVENTS:
        asides |= frozenset(_objects(event))
    return Happening(trigger, asides, by_source=bare)


def place_in_text(quote: Spans, position: int) -> int:
    """Where a position of the document is in the text of a statement; its end where the quote does not hold it."""
    passed = 0
    for span in quote:
        if position < span.end:
            return passed + max(0, position - span.start)
        passed += span.end - span.start + len(GAP)
    return passed


def _is_bare(statement: Statement, words: Sequence[_Word], place: int, cue: Spans) -> bool:
    """Whether the statement is a content without a clause, led by the verb that ascribes it."""
    event = statement.event
    if event is None or event.arguments or not (statement.lemmas and cue and words):
        return False
    led = statement.quote[0].start == cue[0].start and words[0].start == 0
    clause = any(word.text == "that" and word.start < place for word in words)
    return led and not clause and not any(span.contains(event.trigger) for span in cue)


def _is_deed(statement: Statement, event: Event) -> bool:
    """Whether the words that ascribe it tell what was done, and not only how sure it is."""
    known = statement.stance.kind in DEEDS or _is_actor(statement, event)
    return known and statement.lemmas[0] != event.lemma


def _is_actor(statement: Statement, event: Event) -> bool:
    """Whether the word taken for the event is part of a name: "Brandt Lifting"."""
    return any(actor.span.contains(event.trigger) for actor in statement.actors)


def _statement_to_words(statement: Statement) -> list[_Word]:
    """The words of the text with their terms; of an irregular form ("sank") that of a lemma that no other word has."""
    found = [(each[0].casefold(), each.start()) for each in WORD.finditer(statement.text)]
    own = [next(iter(lemmas_to_terms((word,))), "") for word, _ in found]
    terms = lemmas_to_terms(statement.lemmas)
    unmet = [term for term in terms if term not in own]
    words = []
    for (word, start), term in zip(found, own, strict=True):
        if term and term not in terms:
            term = next((other for other in unmet if other[0] == term[0]), "")
        words.append(_Word(word, start, term_to_concept(term) if term else ""))
    return words


def _complement(words: Sequence[_Word], place: int) -> str:
    """The first content word after "is": "free" in "she is at last free"."""
    after = (word.term for word in words if word.start > place)
    return next((term for term in after if term and not is_quantity(term)), "")


def _object(event: Event) -> str:
    """The term of the first object; empty where there is none, or it is a number."""
    return next((term for term in _objects(event) if not is_quantity(term)), "")


def _objects(event: Event) -> tuple[str, ...]:
    heads = [argument.head for argument in event.arguments if argument.role in {"thing", "target"}]
    return tuple(map(term_to_concept, lemmas_to_terms(heads)))


def _asides(words: Sequence[_Word], place: int) -> frozenset[str]:
    """Terms after a subordinating word, as far as the event where that comes later."""
    asides: set[str] = set()
    inside = False
    for word in words:
        if word.start == place:
            inside = False
            continue
        inside = inside or word.text in SUBORDINATING
        if inside and word.term:
            asides.add(word.term)
    return frozenset(asides)


def _concept(lemma: str, phrases: Mapping[str, str]) -> str:
    """The term of an event; empty where the parser took a number for one ("three killed")."""
    terms = lemmas_to_terms((lemma,))
    return phrases.get(terms[0]) or term_to_concept(terms[0]) if terms and not is_quantity(terms[0]) else ""


def text_to_timeliness(text: str) -> int:
    """-1 where it is said to happen too late, 1 where in time, 0 where neither or both are said.

    >>> text_to_timeliness("reported the outbreak two weeks late"), text_to_timeliness("reported it late on Monday")
    (-1, 0)
    """
    plain = text.casefold()
    return bool(IN_TIME.search(plain)) - bool(LATE.search(plain))
