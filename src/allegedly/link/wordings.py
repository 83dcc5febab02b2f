"""Wordings: what documents say in the very same words is compared once, so that a copy changes nothing.

Documents that say the same things in the same words are one text, whoever prints it, and so are copies that were cut or
in which little was reworded. A statement of a text, with all its repetitions, is one wording. All that comparing looks
at (words, exemplars, document frequencies, the order of work) is made of wordings and texts, and never of the number or
the ids of documents.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from allegedly.link.copies import Printed, printed_to_originals
from allegedly.link.profile import Profile, statement_to_profile, with_information
from allegedly.link.terms import Vocabulary, terms_to_vocabulary
from allegedly.model.claim import Statement
from allegedly.model.ids import content_id
from allegedly.model.text import Spans

MIN_WORDS_KEPT = 0.7
"""Share of the words that a reworded sentence of a copy has in common with the one that it stands for (Dice)."""
MAX_SAID_OF_AN_EVENT = 50
"""Of what one text says of one event, this much is compared with a reworded sentence."""

Said = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Statements of one text that say the same in the same words, in order of their ids.

    `profile` has the first statement's id and, for its document, the id of the text; all else in it is the text's own,
    where copies differ. `printers` are documents of these statements that print the text as it is, neither cut nor
    reworded: none where only copies say it.
    """

    profile: Profile
    statements: tuple[Statement, ...]
    printers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """All wordings of a case, and in how many of them each term stands: copies make no word commoner."""

    wordings: tuple[Wording, ...]
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class _Texts:
    """By document the id of its own text, and of the text of which it is a copy, which may be the same."""

    own: Mapping[str, str]
    original: Mapping[str, str]

    def is_copy(self, document: str) -> bool:
        """Whether the document is cut or reworded."""
        return self.own[document] != self.original[document]


def statements_to_wordings(statements: Sequence[Statement], cues: Mapping[str, Spans]) -> Worded:
    """All wordings with the words of them all, in an order that only depends on what they say.

    `cues` are the words of each attribution that ascribe, by its id.
    """
    profiles = [statement_to_profile(each, cues.get(each.attribution or "", ())) for each in statements]
    keys = [_said(profile) for profile in profiles]
    texts = _documents_to_texts(profiles, keys)
    grouped: dict[tuple[Said, str], list[int]] = defaultdict(list)
    copied: list[int] = []
    for position, (profile, key) in enumerate(zip(profiles, keys, strict=True)):
        if texts.is_copy(profile.document):
            copied.append(position)
        else:
            grouped[(key, texts.original[profile.document])].append(position)
    copies = {texts.original[profiles[each].document] for each in copied}
    similar = _originals_by_event([each for each in grouped if each[1] in copies], grouped, profiles)
    for position in copied:
        text = texts.original[profiles[position].document]
        key = keys[position]
        if (key, text) not in grouped:
            key = _counterpart(profiles[position], similar.get(_event(profiles[position], text), ())) or key
        grouped[(key, text)].append(position)
    leads = _leads(statements)
    found = [
        _wording(text, grouped[(key, text)], statements, profiles, texts, leads)
        for key, text in sorted(grouped)
    ]
    vocabulary = terms_to_vocabulary({each.profile.sequence for each in found if each.printers})
    informed = (
        dataclasses.replace(each, profile=with_information(each.profile, vocabulary)) for each in found
    )
    return Worded(tuple(informed), vocabulary)


def _wording(
    text: str,
    positions: Sequence[int],
    statements: Sequence[Statement],
    profiles: Sequence[Profile],
    texts: _Texts,
    leads: Collection[str],
) -> Wording:
    members = tuple(sorted((statements[each] for each in positions), key=lambda statement: statement.id))
    printers = {profiles[each].document for each in positions if not texts.is_copy(profiles[each].document)}
    # The text's own statements come first in `positions`, before those of its copies.
    first = positions[0]
    profile = dataclasses.replace(
        profiles[first], id=members[0].id, document=text, lead=statements[first].id in leads
    )
    return Wording(profile, members, tuple(sorted(printers)))


def _leads(statements: Iterable[Statement]) -> frozenset[str]:
    """The statements that stand first below the headline in their document."""
    first: dict[str, int] = {}
    below = [each for each in statements if not each.heading and each.quote]
    for each in below:
        first[each.document] = min(first.get(each.document, each.quote[0].start), each.quote[0].start)
    return frozenset(each.id for each in below if each.quote[0].start == first[each.document])


def _said(profile: Profile) -> Said:
    """Everything in a profile but where it stands; of the lists, that can be sorted."""
    sets = (profile.actors, profile.numbers, profile.agents, profile.targets, profile.asides)
    plain = (profile.trigger, profile.start, profile.end, profile.place)
    return (
        _plain_words(profile),
        profile.heading,
        profile.sign,
        profile.factuality,
        profile.sequence,
        *(tuple(sorted(each)) for each in sets),
        *plain,
    )


def _plain_words(profile: Profile) -> str:
    return " ".join(profile.text.casefold().split())


def _documents_to_texts(profiles: Sequence[Profile], keys: Sequence[Said]) -> _Texts:
    """The text of each document: one for all that say the same in the same words, and for their copies."""
    said: dict[str, set[Said]] = defaultdict(set)
    words: dict[str, dict[Hashable, int]] = defaultdict(dict)
    for profile, key in zip(profiles, keys, strict=True):
        said[profile.document].add(key)
        plain = _plain_words(profile)
        words[profile.document][plain] = plain.count(" ") + 1
    own = {document: content_id("text", *sorted(found)) for document, found in said.items()}
    originals = printed_to_originals(
        {text: Printed(text, words[document]) for document, text in own.items()}.values()
    )
    return _Texts(own, {document: originals[text] for document, text in own.items()})


def _event(profile: Profile, text: str) -> tuple[object, ...]:
    """What a reworded sentence keeps: its text, its event, its numbers, its sign."""
    return (text, profile.heading, profile.sign, profile.trigger, profile.numbers)


def _originals_by_event(
    said: Sequence[tuple[Said, str]],
    grouped: Mapping[tuple[Said, str], Sequence[int]],
    profiles: Sequence[Profile],
) -> dict[tuple[object, ...], list[tuple[Said, Profile]]]:
    """What these texts themselves say, by event, in order of the words."""
    found: dict[tuple[object, ...], list[tuple[Said, Profile]]] = defaultdict(list)
    for key, text in sorted(said):
        profile = profiles[grouped[(key, text)][0]]
        told = found[_event(profile, text)]
        if len(told) < MAX_SAID_OF_AN_EVENT:
            told.append((key, profile))
    return found


def _counterpart(profile: Profile, originals: Iterable[tuple[Said, Profile]]) -> Said | None:
    """What the text says where its copy says this in nearly the same words; None where it says nothing like it."""
    mine = set(_plain_words(profile).split())
    best: tuple[float, Said] | None = None
    for key, original in originals:
        theirs = set(_plain_words(original).split())
        kept = 2 * len(mine & theirs) / max(len(mine) + len(theirs), 1)
        if kept >= MIN_WORDS_KEPT and (best is None or kept > best[0]):
            best = (kept, key)
    return best[1] if best else None
