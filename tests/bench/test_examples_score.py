"""The scorer of example stories on a story made by hand."""

from __future__ import annotations

from typing import Any

from allegedly.bench.examples_score import places_of, story_scores
from allegedly.model.case import Case
from allegedly.model.claim import Certainty, Claim, Kind
from allegedly.model.grade import Assessment, Confidence, Credibility, Reliability
from allegedly.model.lineage import Borrowing, BorrowingKind, Drift, DriftKind, Lineage
from tests.factories import make_document, make_extraction, make_stance, make_statement

FIRST = make_document("The dam may crack. Nobody came.", path="stories/dam/1.txt")
SECOND = make_document("The dam will crack. The dam will crack.", path="stories/dam/2.jsonl#1")
MAY = make_statement(FIRST, "The dam may crack", stance=make_stance(Kind.ASSERTED, Certainty.POSSIBLE))
WILL = make_statement(SECOND, "The dam will crack", stance=make_stance(Kind.PREDICTED))

GOLD: dict[str, Any] = {
    "story": "dam",
    "documents": [{"file": "1.txt"}, {"file": "2.jsonl#1"}],
    "derivations": [{"from": "1.txt", "to": "2.jsonl#1", "kind": "cites"}],
    "claims": [
        {
            "id": "crack",
            "independent_origins": 1,
            "statements": [
                {"document": "1.txt", "quote": "The dam may crack", "kind": "asserted", "certainty": "PS"},
                {
                    "document": "2.jsonl#1",
                    "quote": "The dam will crack",
                    "kind": "asserted",
                    "certainty": "CT",
                },
                {"document": "1.txt", "quote": "Nobody came", "kind": "asserted", "certainty": "CT"},
            ],
        }
    ],
    "drift": [
        {
            "claim": "crack",
            "kind": "certainty gained",
            "from": {"document": "1.txt"},
            "to": {"document": "2.jsonl#1"},
        }
    ],
}


def make_case(origins: float = 1.2, probability: float = 0.7) -> Case:
    borrowing = Borrowing(FIRST.id, SECOND.id, BorrowingKind.VERBATIM, probability, ("same words",))
    drift = Drift("K", MAY.id, WILL.id, DriftKind.CERTAINTY_GAINED, 2.0, "")
    grade = Assessment(
        "K", 0.5, "", Confidence.LOW, origins, Reliability.F, Credibility.CANNOT_BE_JUDGED, (), ()
    )
    return Case(
        (FIRST, SECOND),
        (make_extraction(FIRST, MAY), make_extraction(SECOND, WILL)),
        (Claim("K", "", (MAY.id, WILL.id)),),
        lineage=Lineage((borrowing,), drifts=(drift,)),
        assessments=(grade,),
    )


def test_a_story_is_scored_against_its_gold() -> None:
    found = story_scores(GOLD, make_case())
    assert found["documents_missing"] == []
    edges = found["derivations"]
    assert (edges["gold"], edges["predicted"], edges["right"], edges["kinds_right"]) == (1, 1, 1, 0)
    assert found["statements"] == {
        "gold": 3,
        "found": 2,
        "in_claim": 2,
        "kind_right": 1,
        "certainty_right": 2,
    }
    assert found["origins"] == {"gold": 1, "right": 1, "wrong": []}
    assert found["drift"] == {"gold": 1, "found": 1, "from_right": 1, "predicted": 1}


def test_what_is_wrong_is_told() -> None:
    found = story_scores(GOLD, make_case(origins=1.6, probability=0.3))
    assert found["origins"]["wrong"] == ["crack: 1.60, not 1"]
    assert found["derivations"]["missed"] == ["1.txt > 2.jsonl#1"]


def test_an_empty_case_finds_nothing() -> None:
    found = story_scores(GOLD, Case())
    assert found["documents_missing"] == ["1.txt", "2.jsonl#1"]
    assert found["origins"]["wrong"] == ["crack: no claim, not 1"]
    assert found["drift"]["found"] == 0


def test_a_quote_that_stands_twice_has_two_places() -> None:
    places = places_of({"document": "b", "quote": "The dam will crack"}, {"b": SECOND})
    assert [place.span.start for place in places] == [0, 20]
