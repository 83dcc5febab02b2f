"""Wordings: what documents say in the very same words is compared once, so that a copy changes nothing.

Documents that say the same things in the same words are one text, whoever prints it. A statement of a text, with all
its repetitions, is one wording. All that comparing looks at (words, exemplars, document frequencies, the order
of work) is made of wordings and texts, and never of the number or the ids of documents.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.link.profile import Profile, statement_to_profile
from allegedly.link.terms import Vocabulary
from allegedly.model.claim import Statement
from allegedly.model.ids import content_id


@dataclass(frozen=True, slots=True)
class Wording:
    """Statements of one text that say the same in the same words, in order of their ids.

    `profile` has the first statement's id and, for its document, the id of the text.
    """

    profile: Profile
    statements: tuple[Statement, ...]


def statements_to_wordings(statements: Sequence[Statement], vocabulary: Vocabulary) -> list[Wording]:
    """All wordings, in an order that only depends on what they say."""
    profiles = [statement_to_profile(each, vocabulary) for each in statements]
    keys = [_said(profile) for profile in profiles]
    texts = _documents_to_texts(profiles, keys)
    grouped: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for position, (profile, key) in enumerate(zip(profiles, keys, strict=True)):
        grouped[(*key, texts[profile.document])].append(position)
    return [_wording(grouped[key], statements, profiles, texts) for key in sorted(grouped)]


def _wording(
    positions: Sequence[int],
    statements: Sequence[Statement],
    profiles: Sequence[Profile],
    texts: dict[str, str],
) -> Wording:
    members = tuple(sorted((statements[each] for each in positions), key=lambda statement: statement.id))
    profile = profiles[positions[0]]
    return Wording(dataclasses.replace(profile, id=members[0].id, document=texts[profile.document]), members)


def _said(profile: Profile) -> tuple[object, ...]:
    """Everything in a profile but where it stands; of the lists, that can be sorted."""
    words = " ".join(profile.text.casefold().split())
    sets = (profile.actors, profile.numbers, profile.agents, profile.targets)
    plain = (profile.trigger, profile.start, profile.end, profile.place)
    return (
        words,
        profile.heading,
        profile.sign,
        profile.factuality,
        profile.sequence,
        *(tuple(sorted(each)) for each in sets),
        *plain,
    )


def _documents_to_texts(profiles: Sequence[Profile], keys: Sequence[tuple[object, ...]]) -> dict[str, str]:
    """The id of each document's text: equal for documents that say the same things in the same words."""
    said: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for profile, key in zip(profiles, keys, strict=True):
        said[profile.document].add(key)
    return {document: content_id("text", *sorted(found)) for document, found in said.items()}
