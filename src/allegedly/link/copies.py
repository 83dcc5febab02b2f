"""Copies: documents that print, for the most part, the same statements in the same words.

A copy that was cut, or in which a sentence was reworded, is told from its words alone: most of what it says stands in a
longer text. It is compared as that text, so that a copy that comes into a case changes no claim.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

MIN_SHARE_COPIED = 0.6
"""Share of a text's statements (by their words) that another one must have for it to be a copy. A report that takes
half of an agency's sentences and adds its own is none."""
MIN_SHARE_OF_EDITION = 0.8
"""The same for a copy whose own copies are copies of the original too: from copy to copy, little may be left of it."""
MIN_WORDS_COPIED = 20
"""Words that the shared statements must have together: a line or two are in many texts."""
MAX_TEXTS_OF_A_STATEMENT = 40
"""A statement that so many texts print ("Updated:", a formula) points to none of the further ones."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a document prints: by statement, whatever tells it from others, how many words it has."""

    id: str
    words: Mapping[Hashable, int]


def printed_to_originals(texts: Iterable[Printed]) -> dict[str, str]:
    """By id of a text the id of the longest one of which it is a copy, or its own.

    The longest come first, and of two the one whose id comes first. Each text is compared with those alone that share a
    statement with it, so that work grows with the statements, and not with pairs of texts.

    >>> whole = Printed("whole", {"a": 10, "b": 10, "c": 10})
    >>> printed_to_originals([whole, Printed("half", {"a": 10, "b": 10}), Printed("other", {"a": 10, "d": 30})])
    {'other': 'other', 'whole': 'whole', 'half': 'whole'}
    """
    originals: dict[str, str] = {}
    printed_in: dict[Hashable, list[Printed]] = defaultdict(list)
    for text in sorted(texts, key=lambda each: (-sum(each.words.values()), each.id)):
        copied = _most_shared(text, printed_in)
        originals[text.id] = originals[copied.id] if copied else text.id
        if copied is None or copied.share >= MIN_SHARE_OF_EDITION:
            for statement in text.words:
                if len(printed_in[statement]) < MAX_TEXTS_OF_A_STATEMENT:
                    printed_in[statement].append(text)
    return originals


@dataclass(frozen=True, slots=True)
class _Copied:
    """The text that prints most of another one's words, with the share of its statements."""

    id: str
    share: float


def _most_shared(text: Printed, printed_in: Mapping[Hashable, list[Printed]]) -> _Copied | None:
    """The text known so far that prints most of this one's words; None where none prints enough."""
    shared: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for statement, count in text.words.items():
        for other in printed_in.get(statement, ()):
            shared[other.id] += 1
            words[other.id] += count
    enough = [
        other
        for other, count in shared.items()
        if count >= MIN_SHARE_COPIED * len(text.words) and words[other] >= MIN_WORDS_COPIED
    ]
    if not enough:
        return None
    best = min(enough, key=lambda other: (-words[other], other))
    return _Copied(best, shared[best] / len(text.words))
