"""The record of sources in a case with many settled claims."""

from __future__ import annotations

from allegedly.config import WeighConfig
from allegedly.model.claim import Certainty, Claim, Extraction, Kind, Polarity, Statement
from allegedly.model.grade import Assessment
from allegedly.model.lineage import Dependence, Lineage, Origin, OriginPair
from allegedly.model.source import SourceKind
from allegedly.model.text import Document
from allegedly.weigh.assess import weigh_claims
from tests.factories import make_document, make_holder, make_stance, make_statement

BODIES = ("Harbour Office", "Lena Voss", "Gull Union", "Port Court")
CONTRARY = make_stance(Kind.ASSERTED, Certainty.CERTAIN, Polarity.NEGATIVE)


def settled_case(claims: int) -> tuple[Assessment, ...]:
    """Claims each of which four bodies bear out, one to an outlet, while the Weather Man always says the contrary.

    After them comes a claim that the Weather Man alone makes.
    """
    documents: list[Document] = []
    statements: list[Statement] = []
    origins: list[Origin] = []
    pairs: list[OriginPair] = []
    made: list[Claim] = []

    def told(number: int, body: str, against: bool = False) -> Statement:
        text = f"{body} said that ship {number} sank."
        document = make_document(text, publisher=f"Outlet of {body}", path=f"{number:03} {body}")
        stance = CONTRARY if against else make_stance()
        statement = make_statement(
            document, f"ship {number} sank", holders=(make_holder(body),), stance=stance
        )
        documents.append(document)
        statements.append(statement)
        return statement

    for number in range(claims):
        claim = f"clm-{number:03}"
        heard = [told(number, body) for body in BODIES]
        denied = told(number, "Weather Man", against=True)
        made.append(Claim(claim, "a ship sank", tuple(each.id for each in heard), (denied.id,)))
        found = [
            Origin(f"{claim}-{body}", claim, body, SourceKind.PERSON, True, (each.id,), (each.document,))
            for body, each in zip(BODIES, heard, strict=True)
        ]
        origins.extend(found)
        pairs.extend(
            OriginPair(left.id, right.id, Dependence.INDEPENDENT, 1.0, "two bodies")
            for left in found
            for right in found
            if left.id < right.id
        )
    alone = told(999, "Weather Man")
    made.append(Claim("clm-alone", "ship 999 sank", (alone.id,)))
    origins.append(
        Origin("alone", "clm-alone", "Weather Man", SourceKind.PERSON, True, (alone.id,), (alone.document,))
    )
    extractions = tuple(
        Extraction(document.id, statements=(statement,))
        for document, statement in zip(documents, statements, strict=True)
    )
    lineage = Lineage((), tuple(origins), tuple(pairs))
    return weigh_claims(tuple(documents), extractions, tuple(made), lineage, WeighConfig())


def test_sources_that_others_bear_out_get_a_good_letter_and_those_refuted_a_bad_one() -> None:
    found = settled_case(40)
    assert found[0].reliability.value in "AB"
    assert found[-1].reliability.value == "E"
    assert any("borne out by others" in reason for reason in found[0].reasons)


def test_a_bad_letter_does_not_move_the_probability_of_a_claim() -> None:
    refuted, unknown = settled_case(40)[-1], settled_case(0)[-1]
    assert refuted.probability == unknown.probability
    assert refuted.credibility is unknown.credibility


def test_a_small_case_gives_f() -> None:
    assert {each.reliability.value for each in settled_case(3)} == {"F"}
