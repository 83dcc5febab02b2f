"""Who bears which office by one document's words: "the governor, Ana Vidal", "Vidal, the governor", "Captain Vidal".

Such words join a source that one article names and another only describes. An office says who it is where a body has
one of its kind (a governor, a director); with any other noun ("her daughter") words that both share have to say it.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from allegedly.model.claim import Extraction
from allegedly.model.source import Holder, SourceKind
from allegedly.trace.labels import PEOPLE, label_to_key, person_to_name

POSTS = frozenset(
    """governor mayor president premier chancellor king queen prince princess pope bishop archbishop minister secretary
    director head chief chair chairman chairwoman chairperson executive commander captain skipper rector principal
    headmaster headmistress headteacher dean clerk sheriff prosecutor coroner ombudsman commissioner ambassador speaker
    treasurer manager coach owner founder editor publisher registrar warden keeper harbourmaster harbormaster
    superintendent veterinarian conductor curator abbot marshal""".split()
)
"""Posts of which a body has one, so that whoever bears it can be meant without a name."""
VOICES = frozenset(
    """president premier minister secretary director head chief chair chairman chairwoman chairperson executive rector
    commissioner spokesman spokeswoman spokesperson governor mayor owner commander""".split()
)
"""Posts whose bearer speaks for the body."""
BODIES = frozenset(
    """hospital ministry agency police authority council court commission committee board party union guild university
    army navy government company department office service federation association institute club foundation parliament
    senate embassy bank chamber society institution charity museum observatory inspectorate regulator
    league""".split()
)
"""Nouns by which a body that was named is spoken of afterwards."""
_DETERMINERS = frozenset("the its his her their our this that".split())
_INDEFINITE = frozenset(
    "a an one two three four five several some any another many most both each other others".split()
)
_HONORIFICS = frozenset("mr mrs ms miss dr sir dame lord lady prof professor".split())
_BEFORE_BODY = frozenset("of for at in from with on to".split())
_LINKS = frozenset("and or".split()) | _BEFORE_BODY | _DETERMINERS | {"a", "an"}
_WORD = re.compile(r"[\w&-]+(?:[’'][\w]+)?[’']?")
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where|when|and)\b")
_PLACED = re.compile(r"\b(?:from|in|at|near)\b")
_PERSONAL_NAME = re.compile(
    r"[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?| (?:d[aeo]s?|di|du|van|von|bin|al|el|la|le|ten|ter)){1,3}$"
)
MAX_LABEL = 200
"""Characters of a label that are looked at: the longest office with its body that was met has 90."""


@dataclass(frozen=True, slots=True)
class Description:
    """Words for a source without its name: the noun, what narrows it, and the body that it belongs to.

    `body` is the key of the body's words, empty where none is told; its words are among `words`. `definite` is false of
    "a", "two", "another".
    """

    head: str
    words: frozenset[str]
    body: str
    definite: bool


@dataclass(frozen=True, slots=True)
class Bearer:
    """A named source with words that one document has for it: its key, its name, its kind."""

    key: str
    name: str
    kind: SourceKind
    description: Description


@functools.lru_cache(maxsize=65_536)
def label_to_description(label: str) -> Description | None:
    """What the words describe; None where they are no description of one source.

    >>> found = label_to_description("the governor of the National Bank of Carovia")
    >>> found.head, found.body, found.definite
    ('governor', 'national bank of carovia', True)
    >>> label_to_description("Hartog's daughter").head, label_to_description("two officials")
    ('daughter', None)
    """
    tokens = _WORD.findall(_RELATIVE.split(label[:MAX_LABEL].strip(" ,"), maxsplit=1)[0])
    if not tokens:
        return None
    definite = tokens[0].casefold() not in _INDEFINITE
    split = next(
        (at for at, word in enumerate(tokens) if at and word.casefold() in _BEFORE_BODY), len(tokens)
    )
    left, right = tokens[:split], tokens[split + 1 :]
    owner = max((at + 1 for at, word in enumerate(left) if re.search(r"[’']s?$", word)), default=0)
    nouns = [word for word in left[owner:] if word.casefold() not in _HONORIFICS | _DETERMINERS | _INDEFINITE]
    body = label_to_key(" ".join(right or left[:owner]))
    if not nouns or _is_plural(nouns[-1]):
        return None
    head = nouns[-1].casefold()
    narrowing = {word.casefold() for word in nouns[:-1]} | set(body.split())
    return Description(head, frozenset(narrowing - _LINKS), body, definite)


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith("ss") and noun[:1].islower()


def is_description(holder: Holder) -> bool:
    """Whether the holder's words are an office or a sort of body, and no name, whatever was read into them."""
    found = label_to_description(holder.label)
    if found is None or not holder.named:
        return not holder.named
    return found.head in POSTS | BODIES and not found.words


def means(description: Description, bearer: Bearer) -> bool:
    """Whether the description can mean the bearer: the same noun, and neither told to be another's.

    A noun that many can bear needs words in common as well.
    """
    theirs = bearer.description
    if description.head != theirs.head or not description.definite:
        return False
    if not (description.words <= theirs.words or theirs.words <= description.words):
        return False
    return description.head in POSTS | BODIES or bool(description.words & theirs.words)


def extraction_to_bearers(extraction: Extraction) -> frozenset[Bearer]:
    """All named sources of a document with the words that it has for them: by the words for holders and for actors."""
    found: set[Bearer] = set()
    for statement in extraction.statements:
        for holder in statement.holders[1:]:
            found.update(_holder_to_bearers(holder))
    for actor in extraction.actors:
        # An actor's role is its noun alone ("Director"), which tells nothing of whose.
        if actor.type == "person" and " " in actor.name and _PERSONAL_NAME.match(actor.name):
            described = label_to_description(actor.description)
            if described is not None:
                found.add(Bearer(label_to_key(actor.name), actor.name, SourceKind.PERSON, described))
    return frozenset(found)


def _holder_to_bearers(holder: Holder) -> Iterator[Bearer]:
    words = " ".join(holder.label.split())[:MAX_LABEL]
    if holder.kind in PEOPLE:
        name = person_in_label(words) if holder.named else person_beside(words)
        if name:
            key = label_to_key(name)
            before, _, after = words.partition(name)
            for part in _parts_of_role(before, after):
                described = label_to_description(part)
                if described is not None:
                    yield Bearer(key, name, holder.kind, described)
    elif holder.named and holder.kind in {SourceKind.ORGANISATION, SourceKind.GOVERNMENT}:
        key = label_to_key(words)
        *rest, last = key.split() or [""]
        if rest and last in BODIES:
            yield Bearer(key, words, holder.kind, Description(last, frozenset(rest), "", True))


@functools.lru_cache(maxsize=65_536)
def person_in_label(label: str) -> str:
    """The name of a person within the words for him; empty where there is none: "the engineer of the Water Authority,
    Ana Vidal", "Ana Vidal of the Port Office"."""
    name = person_to_name(label)
    if name != label:
        return name
    return label if _PERSONAL_NAME.match(label) else ""


def person_beside(label: str) -> str:
    """The name of a person set off by a comma from an office that is no part of a place: "the engineer of the Water
    Authority, Ana Vidal", and not "the sister of the painter Ana Vidal" or "a man from Calder, New Mardia"."""
    segments = [each.strip() for each in label.split(",")]
    for before, segment in itertools.pairwise(segments):
        name = person_to_name(segment)
        if _PERSONAL_NAME.match(name) and segment.endswith(name) and label_to_description(before) is not None:
            return "" if _PLACED.search(before) else name
    return ""


def _parts_of_role(before: str, after: str) -> Iterator[str]:
    """The words on both sides of a name in parts that each describe one office: "its chief", "Colonel of the Guard"."""
    *outer, inner = before.split(",")
    yield from (part for part in outer if part.strip())
    first, *others = _RELATIVE.split(after, maxsplit=1)[0].split(",")
    beside = f"{inner} {first}".strip()
    if beside:
        yield beside if inner.strip() else f"member {beside}"
    yield from (part for part in others if part.strip())
