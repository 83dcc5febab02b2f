"""From what an analyst typed to a decision: ids resolved to statements, and everything that cannot be done refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allegedly.errors import ConfigError
from allegedly.model.case import Case
from allegedly.model.decision import Decision, DecisionKind, numbers_taken_back
from allegedly.model.grade import Reliability
from allegedly.weigh.settled import OUTCOMES

SHORTEST_ID = 6
"""Letters of an id that must be given at least; a shorter beginning fits by chance."""


def drafted_decision(
    case: Case, kind: DecisionKind, ids: Sequence[str], *, value: str, who: str, why: str, when: str
) -> Decision:
    """The decision as it will be kept, ids resolved to statements. Raises ConfigError; see `decide`."""
    for name, given in (("who", who), ("why", why)):
        if not given.strip():
            raise ConfigError(name, "it is empty", "a decision carries who made it and why")
    others: tuple[str, ...] = ()
    if kind is DecisionKind.MERGE:
        subjects = _statements_of_several(case, ids)
    elif kind in (DecisionKind.SPLIT, DecisionKind.REJECT):
        subjects = _plain_statements(case, ids)
        if kind is DecisionKind.SPLIT:
            _refuse_whole_claim(case, subjects)
    elif kind is DecisionKind.INDEPENDENT:
        subjects, others = _two_origins(case, ids)
    elif kind is DecisionKind.SETTLE:
        subjects, others = _sides_of_claim(case, ids)
        value = _outcome(value)
    elif kind is DecisionKind.RELIABILITY:
        subjects, value = _one_name(ids), _letter(value)
    elif kind is DecisionKind.NOTE:
        subjects = tuple(_known_id(case, each) for each in ids)
    else:
        subjects = (_standing_number(case, ids),)
    return Decision(0, kind, subjects, others, value, who.strip(), when, why.strip())


def _statements_of_several(case: Case, ids: Sequence[str]) -> tuple[str, ...]:
    members = _members_by_claim(case)
    statements = _resolved(ids, [*members, *case.statements_by_id()], "claim or statement")
    found = {it for each in statements for it in members.get(each, (each,))}
    touched = [claim for claim, held in members.items() if found & set(held)]
    if len(touched) < 2:
        raise ConfigError(
            ", ".join(ids), "these are one claim already", "give two claims or statements of two"
        )
    return tuple(sorted(found))


def _plain_statements(case: Case, ids: Sequence[str]) -> tuple[str, ...]:
    if not ids:
        raise ConfigError("no id", "no statement is given", "give the ids of statements")
    return tuple(sorted(set(_resolved(ids, case.statements_by_id(), "statement"))))


def _refuse_whole_claim(case: Case, subjects: Sequence[str]) -> None:
    for claim, held in _members_by_claim(case).items():
        if set(held) == set(subjects):
            raise ConfigError(claim, "these are all its statements", "leave out those that should stay in it")


def _two_origins(case: Case, ids: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    origins = {origin.id: origin for origin in case.lineage.origins}
    resolved = _resolved(ids, [*origins, *case.statements_by_id()], "origin or statement")
    if len(resolved) != 2 or resolved[0] == resolved[1]:
        raise ConfigError(", ".join(ids) or "no id", "these are not two", "give two origins of one claim")
    sides = [set(origins[each].statements) if each in origins else {each} for each in resolved]
    pairs = [
        (left, right)
        for left in case.lineage.origins
        for right in case.lineage.origins
        if left.claim == right.claim
        and left.id != right.id
        and sides[0] & set(left.statements)
        and sides[1] & set(right.statements)
    ]
    if not pairs:
        raise ConfigError(", ".join(ids), "they are not two origins of one claim", "see `show CASE origins`")
    if not any(left.established and right.established for left, right in pairs):
        raise ConfigError(
            ", ".join(ids),
            "one of them is not established, and an unnamed origin never counts as independent",
            "give two established origins; see `show CASE origins`",
        )
    return tuple(sorted(sides[0])), tuple(sorted(sides[1]))


def _sides_of_claim(case: Case, ids: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    claims = {claim.id: claim for claim in case.claims}
    resolved = _resolved(ids, claims, "claim")
    if len(resolved) != 1:
        raise ConfigError(", ".join(ids) or "no id", "this is not one claim", "give one claim")
    return claims[resolved[0]].statements, claims[resolved[0]].against


def _outcome(value: str) -> str:
    if value.strip().lower() not in OUTCOMES:
        raise ConfigError(
            value or "no outcome", "a claim does not turn out so", f"use one of {', '.join(OUTCOMES)}"
        )
    return value.strip().lower()


def _one_name(ids: Sequence[str]) -> tuple[str, ...]:
    if len(ids) != 1 or not ids[0].strip():
        raise ConfigError(
            ", ".join(ids) or "no name", "this is not one source", "give one source or outlet by name"
        )
    return (ids[0].strip(),)


def _letter(value: str) -> str:
    try:
        return Reliability(value.strip().upper()).value
    except ValueError as error:
        raise ConfigError(
            value or "no letter", "it is no reliability", "use one of A, B, C, D, E, F"
        ) from error


def _known_id(case: Case, given: str) -> str:
    known = [
        *case.statements_by_id(),
        *(each.id for each in case.claims),
        *(each.id for each in case.documents),
        *(each.id for each in case.lineage.origins),
        *(each.id for each in case.unknowns),
    ]
    return _resolved([given], known, "claim, statement, document, origin or unknown")[0]


def _standing_number(case: Case, ids: Sequence[str]) -> str:
    numbers = {str(each.number): each.number for each in case.decisions}
    if len(ids) != 1 or ids[0] not in numbers:
        known = f"the numbers are {', '.join(numbers)}" if numbers else "nothing was decided yet"
        raise ConfigError(", ".join(ids) or "no number", "there is no such decision", known)
    if numbers[ids[0]] in numbers_taken_back(case.decisions):
        raise ConfigError(ids[0], "this decision was taken back already", "see `allegedly decide list`")
    return ids[0]


def _members_by_claim(case: Case) -> dict[str, tuple[str, ...]]:
    return {claim.id: (*claim.statements, *claim.against) for claim in case.claims}


def _resolved(ids: Sequence[str], known: Iterable[str], what: str) -> list[str]:
    """The full ids that these begin, each of one thing. Raises ConfigError."""
    names = sorted(set(known))
    found = []
    for given in ids:
        fitting = [given] if given in names else [each for each in names if each.startswith(given)]
        if len(fitting) != 1 or len(given) < SHORTEST_ID:
            reason = f"it begins the ids of {len(fitting)} things" if len(fitting) > 1 else f"it is no {what}"
            raise ConfigError(
                given, reason, f"give the id of a {what}, or at least {SHORTEST_ID} letters of it"
            )
        found.append(fitting[0])
    return found
