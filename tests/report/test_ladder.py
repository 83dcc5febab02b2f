"""Drift along a chain: the links in order, what changed as a sign with words, and the picture of it."""

from __future__ import annotations

import dataclasses
import itertools
import xml.etree.ElementTree as ElementTree

from allegedly.model.case import Case
from allegedly.model.claim import Extraction, Statement
from allegedly.model.lineage import Borrowing, BorrowingKind, Drift, DriftKind, Lineage
from allegedly.model.source import SourceKind
from allegedly.report.dossier import dossier_of
from allegedly.report.entries import Ladder
from allegedly.report.svg_ladder import MAX_RUNGS, chain_to_stops, ladder_to_svg
from tests.factories import make_document, make_holder, make_statement
from tests.report.factories import (
    ALLEGED,
    FLAT,
    hostile_case,
    leak_case,
    make_assessment,
    make_claim,
    make_origin,
)

SVG = "{http://www.w3.org/2000/svg}"


def chain_case(length: int, drifts: tuple[tuple[int, int, DriftKind], ...]) -> Case:
    """So many articles, each taken from the one before it; those after the first drift say it flatly."""
    witness = make_holder("Mira Sand", SourceKind.PERSON)
    turning = min(end for _, end, _ in drifts)
    statements: list[Statement] = []
    documents = []
    for number in range(length):
        text = f"Outlet {number} writes that the ferry was late."
        document = make_document(
            text, publisher=f"Outlet {number}", day=f"2024-01-{number + 1:02d}", path=f"{number:02}"
        )
        hedged = number < turning
        stance, holders = (ALLEGED, (witness,)) if hedged else (FLAT, ())
        statements.append(make_statement(document, "the ferry was late", holders=holders, stance=stance))
        documents.append(document)
    claim = make_claim("the ferry was late", tuple(statements))
    borrowings = tuple(
        Borrowing(before.id, after.id, BorrowingKind.CUT, 0.9, ("Shared passages.",))
        for before, after in itertools.pairwise(documents)
    )
    found = tuple(
        Drift(claim.id, statements[start].id, statements[end].id, kind, 2.0, "It changed.")
        for start, end, kind in drifts
    )
    return Case(
        documents=tuple(documents),
        extractions=tuple(
            Extraction(document.id, (), (statement,), ())
            for document, statement in zip(documents, statements, strict=True)
        ),
        claims=(claim,),
        lineage=Lineage(
            borrowings, (make_origin(claim, "Mira Sand", SourceKind.PERSON, tuple(statements)),), (), found
        ),
        assessments=(make_assessment(claim),),
    )


def ladder_of(case: Case) -> Ladder:
    return dossier_of(case).claims[0].ladder


def test_a_chain_runs_from_the_origin_to_the_latest_article() -> None:
    (chain,) = ladder_of(leak_case()).chains
    assert [(rung.label, rung.certainty, rung.own) for rung in chain] == [
        ("a leaked memo", "possible (PS)", True),
        ("Harbour Ledger", "possible (PS)", False),
        ("Daily Courier", "possible (PS)", False),
        ("Coast Beacon", "certain (CT)", True),
    ]
    assert chain[-1].changes == (("▲", "certainty gained"),)
    assert not any(rung.changes for rung in chain[:-1])


def test_several_changes_of_one_link_stand_together() -> None:
    case = chain_case(3, ((0, 1, DriftKind.CERTAINTY_GAINED), (0, 1, DriftKind.ATTRIBUTION_DROPPED)))
    (chain,) = ladder_of(case).chains
    assert {words for _, words in chain[2].changes} == {"certainty gained", "attribution dropped"}
    words = ElementTree.fromstring(ladder_to_svg(ladder_of(case), "k")).itertext()
    assert {"▲ certainty gained", "! attribution dropped"} <= set(words)


def test_dull_stretches_of_long_chains_are_counted_and_the_table_holds_all() -> None:
    ladder = ladder_of(chain_case(20, ((9, 10, DriftKind.CERTAINTY_GAINED),)))
    assert len(ladder.chains[0]) == 21
    stops = chain_to_stops(ladder.chains[0])
    assert len(stops) <= MAX_RUNGS
    assert sum(stop.skipped for stop in stops) + len(stops) == 21
    assert "9 articles without change" in "".join(
        ElementTree.fromstring(ladder_to_svg(ladder, "k")).itertext()
    )


def test_a_stronger_headline_stands_over_its_body() -> None:
    case = chain_case(2, ((0, 1, DriftKind.CERTAINTY_GAINED),))
    document = case.documents[1]
    heading = dataclasses.replace(make_statement(document, "Outlet 1 writes", stance=FLAT), heading=True)
    claim = dataclasses.replace(case.claims[0], statements=(*case.claims[0].statements, heading.id))
    body = case.extractions[1].statements[0]
    drift = Drift(claim.id, body.id, heading.id, DriftKind.HEADLINE_STRONGER, 1.0, "It says more.")
    case = dataclasses.replace(
        case,
        claims=(claim,),
        extractions=(
            case.extractions[0],
            dataclasses.replace(case.extractions[1], statements=(body, heading)),
        ),
        lineage=dataclasses.replace(case.lineage, drifts=(*case.lineage.drifts, drift)),
    )
    (chain,) = ladder_of(case).chains
    stops = chain_to_stops(chain)
    assert stops[-1].rung.heading
    assert stops[-1].column == stops[-2].column


def test_drifts_in_a_circle_end() -> None:
    case = chain_case(
        3,
        (
            (0, 1, DriftKind.CERTAINTY_GAINED),
            (1, 2, DriftKind.NUMBER_CHANGED),
            (2, 0, DriftKind.CERTAINTY_LOST),
        ),
    )
    assert all(len(chain) <= 4 for chain in ladder_of(case).chains)


def test_nothing_changed_gives_no_picture() -> None:
    assert ladder_to_svg(dossier_of(hostile_case()).claims[0].ladder, "k") == ""


def test_picture_is_xml_with_title_and_description() -> None:
    root = ElementTree.fromstring(ladder_to_svg(ladder_of(leak_case()), "k"))
    assert root.findtext(f"{SVG}title") == "How surely, from link to link: claim 1"
    assert "Coast Beacon: certainty gained" in (root.findtext(f"{SVG}desc") or "")
