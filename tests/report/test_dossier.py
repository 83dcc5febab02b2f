"""The dossier: order, labels, numbers and words that every view shows."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.errors import CaseError
from allegedly.model.case import Case
from allegedly.model.claim import Certainty, Extraction, Kind, Polarity
from allegedly.model.text import Span
from allegedly.report.articles import spans_to_passage
from allegedly.report.dossier import dossier_of
from allegedly.report.index import case_to_index
from allegedly.report.wording import (
    FLAT,
    HEDGED,
    columns_of,
    short_label,
    shortened,
    shown,
    stance_label,
    stance_sentence,
    tone_of,
)
from tests.factories import make_document, make_holder, make_stance, make_statement
from tests.report.factories import large_case, leak_case, make_assessment, make_claim


def test_claims_of_interest_come_first() -> None:
    dossier = dossier_of(leak_case())
    assert [claim.text for claim in dossier.claims] == [
        "sold Quay 9 to a shell company",
        "lease the cranes",
        "he saw the deed of sale at the land registry",
        "Velmar is the country's second-largest port",
        "the mayor approved the sale",
    ]
    assert [claim.number for claim in dossier.claims] == [1, 2, 3, 4, 5]
    assert [claim.notable for claim in dossier.claims] == [True, True, True, True, False]


def test_order_of_the_input_changes_nothing() -> None:
    case = leak_case()
    turned = dataclasses.replace(
        case, claims=case.claims[::-1], assessments=case.assessments[::-1], extractions=case.extractions
    )
    assert dossier_of(turned).claims == dossier_of(case).claims


def test_one_flat_statement_never_makes_a_hedged_claim_look_flat() -> None:
    claim = dossier_of(leak_case()).claims[0]
    assert claim.tone == HEDGED
    assert claim.label == "alleged as possible, attributed (2); asserted by the article (2)"


def test_holder_chain_reads_from_the_outlet_inward() -> None:
    claim = dossier_of(leak_case()).claims[0]
    assert claim.chain_text == "Harbour Ledger < the Ledger < a leaked memo"


def test_words_are_shown_in_their_context() -> None:
    statement = dossier_of(leak_case()).claims[0].statements[0]
    assert statement.passage.before.endswith("the Port Authority of Velmar ")
    assert statement.passage.words == "sold Quay 9 to a shell company"
    assert statement.passage.after.startswith(" in early March.")
    assert statement.time == "early March (2024-03-01 to 2024-03-10)"
    assert statement.place == "Velmar"
    assert statement.cues == ("“According to”: attributes the words to a source",)


def test_summary_counts_repetition_and_origins() -> None:
    summary = dossier_of(leak_case()).summary
    assert summary.headline == (
        "4 claims stand in more than one article; all of them rest on a single origin, or on none."
    )
    assert "2 of 4 articles took text from another article of the case." in summary.findings
    assert "1 claim is contradicted within the case (claim 1)." in summary.findings


def test_an_article_that_took_from_either_of_two_copies_still_took() -> None:
    case = leak_case()
    halved = tuple(
        dataclasses.replace(each, probability=each.probability / 2) for each in case.lineage.borrowings
    )
    twice = dataclasses.replace(
        case, lineage=dataclasses.replace(case.lineage, borrowings=(*halved, *halved))
    )
    for each in (case, twice):
        assert (
            "2 of 4 articles took text from another article of the case." in dossier_of(each).summary.findings
        )


def test_a_single_article_is_said_to_prove_nothing() -> None:
    case = large_case(1, 2)
    assert dossier_of(case).summary.headline.startswith("One article: nothing else in this case backs up")
    assert dossier_of(Case()).summary.headline == "No claims were found in what was read."


def test_unweighed_claim_is_refused() -> None:
    with pytest.raises(CaseError, match="never weighed"):
        dossier_of(dataclasses.replace(leak_case(), assessments=()))


def test_segments_put_the_article_together_again() -> None:
    case = leak_case()
    for document, entry in zip(case.documents, dossier_of(case).documents, strict=True):
        lines = ["".join(piece.text for piece in each.segments) for each in entry.paragraphs]
        assert lines == [line.rstrip() for line in document.text.splitlines() if line.strip()]


def test_marks_cover_exactly_the_quoted_words() -> None:
    case = leak_case()
    index = case_to_index(case)
    marked: dict[str, str] = {}
    for entry in dossier_of(case).documents:
        for piece in (piece for each in entry.paragraphs for piece in each.segments):
            for mark in piece.marks:
                marked[mark.anchor] = marked.get(mark.anchor, "") + piece.text
    for statement in case.statements:
        assert marked[index.statement_anchors[statement.id]] == statement.text


@pytest.mark.parametrize(
    ("kind", "certainty", "polarity", "attributed", "label", "short"),
    [
        (Kind.ASSERTED, Certainty.CERTAIN, Polarity.POSITIVE, False, "asserted by the article", ""),
        (Kind.ASSERTED, Certainty.CERTAIN, Polarity.POSITIVE, True, "asserted, attributed", "attributed"),
        (
            Kind.ASSERTED,
            Certainty.PROBABLE,
            Polarity.NEGATIVE,
            True,
            "asserted not to be so as probable, attributed",
            "attributed, not so, as probable",
        ),
        (Kind.ALLEGED, Certainty.UNKNOWN, Polarity.UNKNOWN, False, "alleged", "alleged"),
        (
            Kind.PLANNED,
            Certainty.PROBABLE,
            Polarity.POSITIVE,
            True,
            "planned as probable, attributed",
            "planned",
        ),
        (Kind.DENIED, Certainty.CERTAIN, Polarity.NEGATIVE, True, "denied, attributed", "denied"),
        (Kind.NO_EVIDENCE, Certainty.UNKNOWN, Polarity.UNKNOWN, False, "no evidence", "no evidence"),
        (Kind.KNOWN_UNKNOWN, Certainty.CERTAIN, Polarity.POSITIVE, False, "not known", "not known"),
    ],
)
def test_labels(
    kind: Kind, certainty: Certainty, polarity: Polarity, attributed: bool, label: str, short: str
) -> None:
    document = make_document("The quay was sold.")
    holders = (make_holder("an official"),) if attributed else ()
    stance = make_stance(kind, certainty, polarity)
    statement = make_statement(document, "The quay was sold", holders=holders, stance=stance)
    assert stance_label(statement) == label
    assert short_label(statement) == short


@given(st.sampled_from(Kind), st.sampled_from(Certainty), st.sampled_from(Polarity), st.booleans())
def test_only_flat_own_assertions_go_without_a_label(
    kind: Kind, certainty: Certainty, polarity: Polarity, attributed: bool
) -> None:
    document = make_document("The quay was sold.")
    holders = (make_holder("an official"),) if attributed else ()
    statement = make_statement(
        document, "The quay was sold", holders=holders, stance=make_stance(kind, certainty, polarity)
    )
    flat = kind is Kind.ASSERTED and certainty is Certainty.CERTAIN and not attributed
    flat = flat and polarity is not Polarity.NEGATIVE
    assert (tone_of(statement) == FLAT) == flat
    assert stance_label(statement)
    assert stance_sentence(statement, "an official").endswith(".")
    if not flat:
        assert short_label(statement) or certainty is Certainty.CERTAIN


@given(st.text(max_size=80), st.integers(1, 40))
def test_shortened_text_fits(text: str, width: int) -> None:
    assert columns_of(shortened(text, width)) <= width


@given(st.text(max_size=80))
def test_shown_text_keeps_its_length_and_can_be_written(text: str) -> None:
    assert len(shown(text)) == len(text)
    shown(text).encode("utf-8")


@given(st.text(alphabet="ab \n", max_size=400), st.data())
def test_passages_are_verbatim_pieces_of_one_paragraph(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    passage = spans_to_passage(text, (Span(start, end),))
    assert passage.words == text[start:end]
    assert text[:start].endswith(passage.before.lstrip("…"))
    assert text[end:].startswith(passage.after.rstrip("…"))
    assert "\n" not in passage.before + passage.after


def test_a_claims_words_are_shown_with_those_who_hold_these_words() -> None:
    """“Gave” is the tabloid's word; the audit office, whose chain is longer, says less."""
    quotes = ("the contract went to his brother", "the minister gave it to his brother")
    audit = make_document(f"The audit office said {quotes[0]}.", publisher="Post", path="a.txt")
    sting = make_document(f"And so {quotes[1]}.", publisher="Sting", path="b.txt")
    careful = make_statement(audit, quotes[0], holders=(make_holder("audit office"), make_holder("a report")))
    blunt = make_statement(sting, quotes[1])
    claim = make_claim(quotes[1], (careful, blunt))
    case = Case(
        documents=(audit, sting),
        extractions=(Extraction(audit.id, (), (careful,)), Extraction(sting.id, (), (blunt,))),
        claims=(claim,),
        assessments=(make_assessment(claim),),
    )
    (entry,) = dossier_of(case).claims
    assert entry.chain_text == "Sting"
