"""How far a case made of an example story agrees with what a careful reader finds in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from allegedly.model.case import Case
from allegedly.model.claim import Statement
from allegedly.model.text import Document, Span

SHOWN_PROBABILITY = 0.35
"""Parents of one article share a probability of 1, so that each of two has one half at the very most."""

SAME_PLACE = 0.5


@dataclass(frozen=True, slots=True)
class Located:
    """A gold statement's place: the document's id and its words' span."""

    document: str
    span: Span


def story_scores(gold: Mapping[str, Any], case: Case) -> dict[str, Any]:
    """Derivations, statements, origin counts and drift of one story against its gold (`allegedly/gold-1`)."""
    documents = documents_by_file(case)
    named = {document.id: file for file, document in documents.items()}
    claims = {each["id"]: claim_of(each["statements"], documents, case) for each in gold["claims"]}
    return {
        "documents_missing": sorted({each["file"] for each in gold["documents"]} - documents.keys()),
        "derivations": derivation_scores(gold["derivations"], case, named, gold.get("outside", ())),
        "statements": statement_scores(gold["claims"], claims, documents, case),
        "origins": origin_scores(gold["claims"], claims, case),
        "drift": drift_scores(gold["drift"], claims, case, named),
    }


def documents_by_file(case: Case) -> dict[str, Document]:
    """The case's documents by the name of their file, with "#2" where a file holds several."""
    return {re.split(r"[\\/]", document.path)[-1]: document for document in case.documents}


def derivation_scores(
    gold: Iterable[Mapping[str, str]],
    case: Case,
    named: Mapping[str, str],
    outside: Iterable[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """Edges with a probability of at least .35 against the gold's, those that run the wrong way, and the kinds of those
    right. Edges between articles that were both taken from one text outside the story are not counted."""
    wanted = {(each["from"], each["to"]): each["kind"] for each in gold}
    found = {
        (named[each.taken_from], named[each.taken_by]): each.kind.value
        for each in case.lineage.borrowings
        if each.probability >= SHOWN_PROBABILITY
    }
    siblings = [frozenset(each["documents"]) for each in outside]
    found = {
        edge: kind
        for edge, kind in found.items()
        if edge in wanted or edge[::-1] in wanted or not any(set(edge) <= each for each in siblings)
    }
    both = wanted.keys() & found.keys()
    return {
        "gold": len(wanted),
        "predicted": len(found),
        "right": len(both),
        "turned": len({edge[::-1] for edge in found} & wanted.keys() - both),
        "kinds_right": sum(wanted[edge] == found[edge] for edge in both),
        "missed": sorted(f"{a} > {b}" for a, b in wanted.keys() - found.keys()),
        "wrong": sorted(f"{a} > {b}" for a, b in found.keys() - wanted.keys()),
    }


def claim_of(
    statements: Iterable[Mapping[str, Any]], documents: Mapping[str, Document], case: Case
) -> str | None:
    """The claim of the case that holds most of the gold claim's statements; None where it holds none."""
    claim_at = {each: claim.id for claim in case.claims for each in (*claim.statements, *claim.against)}
    votes = Counter(
        claim_at[own.id]
        for each in statements
        for own in statements_at(places_of(each, documents), case)
        if own.id in claim_at
    )
    return min(votes, key=lambda claim: (-votes[claim], claim)) if votes else None


def places_of(statement: Mapping[str, Any], documents: Mapping[str, Document]) -> tuple[Located, ...]:
    """Every place where a gold statement's words stand in its document."""
    document = documents.get(statement["document"])
    if document is None:
        return ()
    found = re.finditer(re.escape(statement["quote"]), document.text)
    return tuple(Located(document.id, Span(*match.span())) for match in found)


def statements_at(places: Iterable[Located], case: Case) -> list[Statement]:
    """Our statements whose quote and one of these places share at least half of the longer one's length."""
    wanted = list(places)
    return [
        statement
        for statement in case.statements
        if any(
            place.document == statement.document and _same_place(statement, place.span) for place in wanted
        )
    ]


def statement_scores(
    gold: Iterable[Mapping[str, Any]],
    claims: Mapping[str, str | None],
    documents: Mapping[str, Document],
    case: Case,
) -> dict[str, int]:
    """How many gold statements are found, are in the right claim, have the right kind and certainty."""
    claim_at = {each: claim.id for claim in case.claims for each in (*claim.statements, *claim.against)}
    counts = Counter({"gold": 0, "found": 0, "in_claim": 0, "kind_right": 0, "certainty_right": 0})
    for claim in gold:
        for each in claim["statements"]:
            own = statements_at(places_of(each, documents), case)
            counts["gold"] += 1
            counts["found"] += bool(own)
            counts["in_claim"] += any(claim_at.get(mine.id) == claims[claim["id"]] for mine in own)
            counts["kind_right"] += any(mine.stance.kind.value == each["kind"] for mine in own)
            counts["certainty_right"] += any(mine.stance.certainty.value == each["certainty"] for mine in own)
    return dict(counts)


def origin_scores(
    gold: Iterable[Mapping[str, Any]], claims: Mapping[str, str | None], case: Case
) -> dict[str, Any]:
    """Claims whose expected number of independent origins rounds to the gold's, and those that do not."""
    ours = {each.claim: each.independent_origins for each in case.assessments}
    right, wrong = 0, []
    for each in gold:
        number = ours.get(claims[each["id"]] or "")
        if number is not None and round(number) == each["independent_origins"]:
            right += 1
        else:
            shown = "no claim" if number is None else f"{number:.2f}"
            wrong.append(f"{each['id']}: {shown}, not {each['independent_origins']}")
    return {"gold": right + len(wrong), "right": right, "wrong": wrong}


def drift_scores(
    gold: Iterable[Mapping[str, Any]], claims: Mapping[str, str | None], case: Case, named: Mapping[str, str]
) -> dict[str, int]:
    """Gold drifts found: same claim and kind, into the same document; `from_right` if also from the same."""
    statements = case.statements_by_id()
    counts = Counter({"gold": 0, "found": 0, "from_right": 0, "predicted": len(case.lineage.drifts)})
    for each in gold:
        same = [
            drift
            for drift in case.lineage.drifts
            if drift.claim == claims[each["claim"]]
            and drift.kind.value == each["kind"]
            and named[statements[drift.to_statement].document] == each["to"]["document"]
        ]
        counts["gold"] += 1
        counts["found"] += bool(same)
        counts["from_right"] += any(
            named[statements[drift.from_statement].document] == each["from"]["document"] for drift in same
        )
    return dict(counts)


def _same_place(statement: Statement, place: Span) -> bool:
    length = sum(span.end - span.start for span in statement.quote)
    shared = sum(max(0, min(s.end, place.end) - max(s.start, place.start)) for s in statement.quote)
    return shared >= SAME_PLACE * max(length, place.end - place.start)
