"""Actors and places as plain data: what the contracts print of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from allegedly.model.actor import Actor, ActorLink, Place
from allegedly.model.case import Case

Plain = dict[str, object]


def claims_by_actor(case: Case) -> Mapping[tuple[str, str], set[str]]:
    """Claims by document and that document's actor."""
    claim_of = {each: claim.id for claim in case.claims for each in (*claim.statements, *claim.against)}
    found: dict[tuple[str, str], set[str]] = {}
    for statement in case.statements:
        claim = claim_of.get(statement.id)
        for actor in statement.actors if claim is not None else ():
            found.setdefault((statement.document, actor.id), set()).add(str(claim))
    return found


def actors_to_plain(actors: Iterable[Actor]) -> list[Plain]:
    """The actors of a document, as `allegedly/document-1` has them."""
    return [
        {
            "id": each.id,
            "name": each.name,
            "type": each.type,
            "country": each.country,
            "sector": each.sector,
            "role": each.role,
            "description": each.description,
            "aliases": list(each.aliases),
            "mentions": [list(span) for span in each.mentions],
            "known": bool(each.entry),
            "reason": each.reason,
        }
        for each in actors
    ]


def place_to_plain(place: Place) -> Plain:
    """A place with what is known of it; `id` and `country` are empty where it cannot be told from others."""
    return {
        "id": place.id,
        "name": place.name,
        "type": place.type,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "quote": list(place.span),
        "reason": place.reason,
    }


def case_actors_to_plain(case: Case) -> list[Plain]:
    """The actors of a case with the claims that name them, as `allegedly/case-1` has them."""
    claims = claims_by_actor(case)
    return [
        {
            "id": each.id,
            "name": each.name,
            "type": each.type,
            "country": each.country,
            "sector": each.sector,
            "role": each.role,
            "description": each.description,
            "aliases": list(each.aliases),
            "members": [{"document": ref.document, "id": ref.id} for ref in each.members],
            "claims": sorted(
                {claim for ref in each.members for claim in claims.get((ref.document, ref.id), ())}
            ),
        }
        for each in case.actors
    ]


def actor_link_to_plain(link: ActorLink) -> Plain:
    """A judged pair of actors of two documents, with what was compared."""
    return {
        "left": {"document": link.left.document, "id": link.left.id},
        "right": {"document": link.right.document, "id": link.right.id},
        "same": link.same,
        "probability": round(link.probability, 4),
        "reasons": [
            f"{each.name}: {each.left} | {each.right} ({each.match_weight:+.1f})" for each in link.features
        ],
    }
