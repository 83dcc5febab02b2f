"""Words that name events, and their types: the tables behind event types.

`resources/events.tsv` has a row for each word with the type it names, the words that must stand beside it and
what its
participants must be; `resources/event_mapping.tsv` says under which PLOVER type and quad class a type falls.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from allegedly.extract.lexicon import table_rows
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token

STOP = "STOP"
LIGHT = "LIGHT"
HAPPEN = "HAPPEN"
"""Words that leave the event to their object ("launch an attack"), end it ("lift the ban"), or leave it to
their subject.
"""

OPERATORS = frozenset({STOP, LIGHT, HAPPEN})
PART_OF_SPEECH = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
BESIDE = frozenset(
    "prt prep advmod dobj nsubjpass oprd acomp attr npadvmod xcomp agent advcl ccomp dative".split()
)
BELOW = frozenset({"pobj", "compound", "amod", "prep", "conj", "dobj"})
FURTHER = frozenset({"pobj", "compound", "conj"})


@dataclass(frozen=True, slots=True)
class EventWord:
    """One row: the type, the words one of which must stand beside it (empty: any), and what it needs ("A",
    "T", "AT").
    """

    type: str
    beside: frozenset[str]
    needs: str


@dataclass(frozen=True, slots=True)
class EventKind:
    """Under which PLOVER type and quad class a type falls; empty where PLOVER has none."""

    plover: str
    quad: str


@functools.cache
def event_words() -> Mapping[tuple[str, str], tuple[EventWord, ...]]:
    """All rows by lemma and part of speech; rows that want other words beside them come first."""
    table: dict[tuple[str, str], list[EventWord]] = {}
    for lemma, part, kind, beside, needs in table_rows("events.tsv"):
        words = frozenset() if beside == "-" else frozenset(beside.split())
        table.setdefault((lemma, part), []).append(EventWord(kind, words, needs.replace("-", "")))
    return {key: tuple(sorted(rows, key=lambda row: not row.beside)) for key, rows in table.items()}


@functools.cache
def event_kinds() -> Mapping[str, EventKind]:
    """PLOVER type and quad class by type."""
    return {
        name: EventKind(plover.replace("-", ""), "" if quad == "-" else quad)
        for name, plover, quad, _ in table_rows("event_mapping.tsv")
    }


def event_kind(name: str) -> EventKind:
    """PLOVER type and quad class of a type; empty for none.

    >>> event_kind("BUY")
    EventKind(plover='COOPERATE', quad='material-cooperation')
    """
    return event_kinds().get(name, EventKind("", ""))


def token_to_event_word(tree: Tree, token: Token) -> EventWord | None:
    """The row that fits a word where it stands; None where the table has none."""
    rows = event_words().get((token.lemma, PART_OF_SPEECH.get(token.pos, "")))
    if rows is None and token.pos in {"PROPN", "ADJ"}:
        rows = event_words().get((token.lemma, "noun"))
    if rows is None:
        return None
    near = _lemmas_beside(tree, token) if rows[0].beside else frozenset()
    return next((row for row in rows if not row.beside or row.beside & near), None)


def _lemmas_beside(tree: Tree, token: Token) -> frozenset[str]:
    """Lemmas of particles, prepositions and objects of a word, two steps down."""
    found: set[str] = {tree.head(token).lemma} if token.dep in {"relcl", "acl"} else set()
    for child in tree.children[token.index]:
        if child.dep not in BESIDE:
            continue
        found.add(child.lemma)
        for below in tree.children[child.index]:
            if below.dep in BELOW:
                found.add(below.lemma)
                found.update(each.lemma for each in tree.children[below.index] if each.dep in FURTHER)
    return frozenset(found)
