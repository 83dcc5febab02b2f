"""Actors of a case as the report shows them: names, what is known of them, and the claims that name them."""

from __future__ import annotations

from collections.abc import Mapping

from allegedly.model.actor import CaseActor
from allegedly.model.case import Case
from allegedly.report.actor_contracts import claims_by_actor
from allegedly.report.entries import ActorEntry
from allegedly.report.index import CaseIndex
from allegedly.report.wording import in_one_line

TYPE_WORDS = {
    "country": "state", "armed-group": "armed group", "organisation": "organisation", "ngo": "non-governmental",
    "agency": "organ of state", "force": "armed forces", "wire": "news agency", "outlet": "news outlet",
    "group": "people without a name", "parliament": "parliament", "court": "court", "party": "party",
    "company": "company", "person": "person",
}  # fmt: skip
SHOWN_ALIASES = 8


def case_to_actors(case: Case, index: CaseIndex) -> tuple[ActorEntry, ...]:
    """Actors that claims name, those of most claims first."""
    claims = claims_by_actor(case)
    entries = [_entry(each, claims, index) for each in case.actors]
    return tuple(
        sorted(
            (each for each in entries if each.claims),
            key=lambda each: (-len(each.claims), each.name, each.id),
        )
    )


def _entry(actor: CaseActor, claims: Mapping[tuple[str, str], set[str]], index: CaseIndex) -> ActorEntry:
    named_in = {claim for each in actor.members for claim in claims.get((each.document, each.id), ())}
    numbers = sorted(index.claim_numbers[claim] for claim in named_in if claim in index.claim_numbers)
    kind = TYPE_WORDS.get(actor.type, actor.type)
    return ActorEntry(
        id=actor.id,
        name=in_one_line(actor.name),
        kind=f"{kind}, {actor.country}" if actor.country and actor.type != "country" else kind,
        said_of=in_one_line(actor.description or actor.role),
        aliases=tuple(in_one_line(each) for each in actor.aliases[:SHOWN_ALIASES]),
        documents=len({each.document for each in actor.members}),
        claims=tuple(numbers),
    )
