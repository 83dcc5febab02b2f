"""Where the names of the gazetteer stand in a text: the longest that fit, as plain values."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from allegedly.annotate.metonymy import name_acts
from allegedly.gazetteer.lookup import Gazetteer
from allegedly.model.actor import Entry, KnownName
from allegedly.model.annotation import Mention, Token
from allegedly.model.text import Document, Span, ZoneKind

MAX_WORDS = 10
PLACE_TYPES = frozenset({"country", "city", "region", "sea"})
TOWNS = frozenset("town city village port capital district suburb province region island".split())
MAX_ACRONYM = 3
NAME_POS = frozenset({"PROPN"})
JOINING = frozenset(
    {"of", "the", "and", "for", "in", "-", ".", "de", "al", "bin", "von", "der", "'s", "’s", "&", ","}
)


def parse_to_known_names(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> tuple[KnownName, ...]:
    """Names of the gazetteer in a text, in order, none inside another.

    A name begins with a capital letter, or as one that the gazetteer has in lower case; at least one of its words is a
    proper noun, part of a name that
    the parser found, or a form of a country's name ("Turkish").
    """
    named = {index for each in mentions for index in range(each.first_token, each.end_token)}
    people = {
        index: each
        for each in reversed(mentions)
        if each.label == "PERSON"
        for index in range(each.first_token, each.end_token)
    }
    surnames = {
        tokens[each.end_token - 1].text for each in people.values() if each.end_token - each.first_token > 1
    }
    starts = gazetteer.lower_case_starts
    runs = {
        start: _ends(tokens, start)
        for start, token in enumerate(tokens)
        if token.text[:1].isupper() or token.text.split("-")[0] in starts
    }
    words = {
        (start, end): text[tokens[start].span.start : tokens[end - 1].span.end]
        for start, ends in runs.items()
        for end in ends
    }
    known = gazetteer.entries_of(set(words.values()))
    children = _children(tokens)
    found: list[KnownName] = []
    free = 0
    for start, ends in runs.items():
        if start < free:
            continue
        for end in reversed(ends):
            entries = known.get(words[start, end], ())
            after = _after_comma(end, tokens)
            beside = (
                [known.get(words[after, stop], ()) for stop in runs.get(after, ())] if after > end else []
            )
            placed = _lies_in(entries, list(chain.from_iterable(beside)))
            if _is_surname(start, end, tokens, people, surnames, placed=placed):
                entries = tuple(each for each in entries if each.type not in {"city", "region"})
            if entries and _is_name(words[start, end], tokens[start:end], entries, named):
                first = start + (
                    tokens[start].lemma == "the" and known.get(words.get((start + 1, end), "")) == entries
                )
                span = Span(tokens[first].span.start, tokens[end - 1].span.end)
                acts = _acts(entries, first, end, tokens, children)
                found.append(KnownName(span, first, end, entries, acts))
                free = end
                break
    return tuple(found)


def _is_surname(
    start: int,
    end: int,
    tokens: Sequence[Token],
    people: Mapping[int, Mention],
    surnames: Collection[str],
    *,
    placed: bool,
) -> bool:
    """Whether words are a person's name, or the last part of one, rather than a town's: "Salgado said so".

    `placed`: the country that a town of this name lies in stands right after it.
    """
    token = tokens[end - 1]
    above = tokens[token.head]
    in_place = (placed and token.text not in surnames) or (
        token.dep == "pobj"
        and (
            above.lemma in {"in", "at", "near"} or (above.lemma == "of" and tokens[above.head].lemma in TOWNS)
        )
    )
    each = people.get(start)
    if each is not None and end <= each.end_token:
        return each.end_token - each.first_token > end - start or not in_place
    return end - start == 1 and token.text in surnames and not in_place


def _after_comma(end: int, tokens: Sequence[Token]) -> int:
    """The token after what joins a town to its country: a comma, "in", or both."""
    after = end
    while after < min(end + 2, len(tokens)) and tokens[after].text in {",", "in"}:
        after += 1
    return after


def _lies_in(entries: Sequence[Entry], others: Sequence[Entry]) -> bool:
    """Whether a town of these entries lies in a country or region of the others."""
    countries = {each.country for each in others if each.type in {"country", "region"}}
    return any(each.type == "city" and each.country in countries for each in entries)


def document_to_dateline(document: Document, gazetteer: Gazetteer) -> tuple[KnownName, ...]:
    """The place of a dateline, which no sentence holds: "RIGA, 14 March –"."""
    for zone in document.zones:
        if zone.kind is not ZoneKind.DATELINE:
            continue
        words = re.split(r"[,(–—]| - ", zone.span.of(document.text))[0].strip()
        entries = gazetteer.entries_of([words]).get(words, ()) if words else ()
        if entries:
            start = document.text.index(words, zone.span.start)
            return (KnownName(Span(start, start + len(words)), 0, 0, entries, acts=False),)
    return ()


def _children(tokens: Sequence[Token]) -> dict[int, list[Token]]:
    children: dict[int, list[Token]] = {}
    for token in tokens:
        if token.head != token.index:
            children.setdefault(token.head, []).append(token)
    return children


def _acts(
    entries: Sequence[Entry],
    first: int,
    end: int,
    tokens: Sequence[Token],
    children: Mapping[int, Sequence[Token]],
) -> bool:
    """Whether a name stands for an actor: whatever is no place does; a place where its rulers are meant."""
    matches = {each.match for each in entries}
    types = {each.type for each in entries}
    if not types & PLACE_TYPES or matches <= {"adjective", "people"}:
        return True
    is_state = "country" in types or "capital" in matches
    city = "capital" in matches or not is_state
    return is_state and name_acts(first, end, tokens, children, city=city)


def _ends(tokens: Sequence[Token], start: int) -> list[int]:
    """Where a name that starts here may end: after a capitalised word or a noun, before a run of small words."""
    ends: list[int] = []
    for place in range(start, min(start + MAX_WORDS, len(tokens))):
        token = tokens[place]
        if place > start and token.span.start - tokens[place - 1].span.end > 1:
            break
        if token.text[:1].isupper() or token.text[:1].isdigit() or "-" in token.text:
            ends.append(place + 1)
        elif token.text.lower() not in JOINING and token.pos not in {"NOUN", "ADJ"}:
            break
        else:
            if token.pos in {"NOUN", "PROPN"}:
                ends.append(place + 1)
    return ends


def _is_name(form: str, words: Sequence[Token], entries: Sequence[Entry], named: set[int]) -> bool:
    if (form.islower() and len(words) > 1) or (form.isupper() and len(form) > MAX_ACRONYM):
        return True
    if any(each.match in {"adjective", "people"} for each in entries):
        return True
    return any(token.pos in NAME_POS or token.index in named for token in words)
