"""Names of holders: which labels mean the same source, and which name a source that a reader could tell from
others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from allegedly.model.source import Holder, SourceKind
from allegedly.trace.outlets import outlet_key

_WORD = re.compile(r"[\w&]+")
_ARTICLE_WORDS = "the a an this that these those its his her their our some one"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())
_TITLE_WORDS = """
mr mrs ms miss dr sir dame lord lady prof professor president vice prime minister chancellor senator sen
representative rep congressman congresswoman governor gov mayor judge justice general gen colonel col
captain capt lieutenant lt sergeant sgt major admiral chief deputy secretary director king queen prince
princess pope spokesman spokeswoman spokesperson foreign interior defence defense finance former then
acting
"""
_TITLES = frozenset(_TITLE_WORDS.split())
PEOPLE = frozenset({SourceKind.PERSON, SourceKind.OFFICIAL})
_NEVER_ESTABLISHED = frozenset({SourceKind.UNNAMED, SourceKind.UNSPECIFIED})
_ARTEFACTS = frozenset({SourceKind.DOCUMENT, SourceKind.DATA})
_PARTICLE = r"(?:d[aeo]s?|di|du|van|von|bin|al|el|la|le|ten|ter)"
_FULL_NAME = re.compile(rf"[A-Z][\w'’-]*\.?(?: (?:{_PARTICLE} ){{0,2}}[A-Z][\w'’-]*\.?){{1,3}}")
_PLACE_BEFORE = re.compile(r"\b(?:of|at|for|from|in|with|by|to|on|near|against|following)(?: the)? $")
_NOUN_AFTER = re.compile(r"(?:[’']s?)? (?!of|at|for|from|in|with|who|and|to)[a-z]")
_PREPOSITION = re.compile(r"\b(?:of|in|at|from|for|with|on|by|to|near|who|familiar|close)\b")


@dataclass(frozen=True, slots=True)
class Labels:
    """Keys under which labels of one case are joined: a surname under its full name, an acronym under its
    long form."""

    joined: Mapping[str, str]

    def key(self, holder: Holder) -> str:
        """The key of a holder: equal for holders that are the same source, by what the document says they are."""
        if holder.kind is SourceKind.MEDIA:
            return outlet_key(holder.label)
        plain = holder_to_key(holder)
        if holder.kind is SourceKind.GOVERNMENT:
            plain = _government_to_key(plain)
        return self.joined.get(plain, plain) if holder.named else plain


def label_to_key(label: str) -> str:
    """A label in a form in which its spellings agree: no case, article, title, possessive or punctuation.

    >>> label_to_key("President Ana Lind's"), label_to_key("the U.S. Treasury")
    ('ana lind', 'us treasury')
    """
    plain = re.sub(r"[’']s?(?!\w)", "", label.casefold()).replace(".", "")
    words = _WORD.findall(plain)
    kept = [word for word in words if word not in _ARTICLES]
    without = [word for word in kept if word not in _TITLES]
    return " ".join(without or kept or words)


def person_to_name(label: str) -> str:
    """The name within the words for a person: without office, body or place; all the words where there is none.

    >>> person_to_name("its fleet director, Nils Halar"), person_to_name("Nils Halar of the Port Office")
    ('Nils Halar', 'Nils Halar')
    >>> person_to_name("Serra Fire Service spokesman Rui Vale"), person_to_name("the mayor of New Brenna")
    ('Rui Vale', 'the mayor of New Brenna')
    """
    for match in _FULL_NAME.finditer(label):
        apart = _PLACE_BEFORE.search(label[: match.start()]) or _NOUN_AFTER.match(label[match.end() :])
        if not apart and len(label_to_key(match.group()).split()) > 1:
            return match.group()
    return label


def holder_to_key(holder: Holder) -> str:
    """The key of a holder by its own name alone: without office where it is a person's."""
    words = holder.entity or holder.label
    return label_to_key(person_to_name(words) if holder.kind in PEOPLE and holder.named else words)


def _government_to_key(key: str) -> str:
    """A government under its country's name: "the government of Mardia" and "Mardia" are one source."""
    words = [word for word in key.split() if word not in {"government", "governments", "of"}]
    return " ".join(words) or key


def holders_to_labels(holders: Iterable[Holder]) -> Labels:
    """Which labels of a case mean the same source, where that is plain: one full name with this surname, one
    long form with these initials."""
    people: dict[str, set[str]] = defaultdict(set)
    initials: dict[str, set[str]] = defaultdict(set)
    short: set[str] = set()
    for holder in holders:
        if not holder.named:
            continue
        key = holder_to_key(holder)
        words = key.split()
        if len(words) == 1:
            short.add(key)
        elif holder.kind in PEOPLE and len(words) <= 4:
            people[words[-1]].add(key)
        if len(words) > 1 and holder.kind not in PEOPLE:
            initials["".join(word[0] for word in words if word not in {"of", "for", "and"})].add(key)
    joined = {}
    for key in sorted(short):
        for forms in (people[key], initials[key] if 2 <= len(key) <= 6 else set()):
            if len(forms) == 1:
                joined[key] = next(iter(forms))
    return Labels(joined)


def is_established(holder: Holder) -> bool:
    """Whether the holder is a named person or body, or a document that a reader could tell from others.

    "Two officials", "a leaked document", "analysts" are described, not established.
    """
    if not holder.named or holder.kind in _NEVER_ESTABLISHED or not label_to_key(holder.label):
        return False
    if holder.kind in _ARTEFACTS:
        return _has_name(holder.label)
    if holder.kind in PEOPLE:
        return not _is_common_plural(holder.label)
    return True


def _has_name(label: str) -> bool:
    """Whether a word of the label is written like a name, a first article apart."""
    words = [word for word in re.findall(r"[\w’'-]+", label) if word.casefold() not in _ARTICLES]
    return any(word[0].isupper() or word[0].isdigit() for word in words)


def _is_common_plural(label: str) -> bool:
    """Whether the label's head is a common noun in the plural: "US officials", "two aides of Ana Lind"."""
    head = _PREPOSITION.split(label, maxsplit=1)[0].split()
    return bool(head) and head[-1].islower() and head[-1].endswith("s") and not head[-1].endswith("ss")
