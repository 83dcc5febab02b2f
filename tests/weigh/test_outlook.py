"""What would change a grade, and the known unknowns that bear on a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allegedly.model.actor import Actor
from allegedly.model.claim import ActorMention, Argument, Certainty, Event, Kind, Polarity, Slot, Unknown
from allegedly.model.source import AUTHOR_HOLDER, SourceKind
from allegedly.model.text import Span
from tests.factories import make_stance
from tests.weigh.stories import Story

DENIED = make_stance(Kind.DENIED, Certainty.CERTAIN, Polarity.NEGATIVE)


def outlook(story: Story) -> str:
    return " ".join(story.assess().would_change)


def with_acting_company(story: Story) -> None:
    """The company of the story's claim as its agent, in every report."""
    for number, said in enumerate(story.statements):
        text = next(each.text for each in story.documents if each.id == said.document)
        at = text.index("Gull Company")
        span, whole = Span(at, at + len("Gull Company")), said.quote[0]
        event = Event(Span(whole.start, whole.start + 3), "buy", "BUY", (Argument("agent", span, "company"),))
        mention = ActorMention("Gull Company", "ORG", span, "act-gull")
        story.statements[number] = replace(said, actors=(mention,), event=event)
        gull = Actor("act-gull", "Gull Company", "company", "", "BUS", "", "", (), (span,), "", "")
        story.actors[said.document] = [gull]


def test_a_claim_on_a_document_asks_for_the_document_a_second_origin_and_the_party() -> None:
    story = Story()
    story.report("Herald", "leaked memo", kind=SourceKind.DOCUMENT)
    with_acting_company(story)
    said = outlook(story)
    assert "The document itself, “leaked memo”" in said
    assert "A second established origin that does not depend on “leaked memo”." in said
    assert "A confirmation or a denial by the Gull Company, on the record." in said
    assert "date" in said


def test_a_party_that_has_spoken_is_not_asked_again() -> None:
    story = Story()
    story.report("Herald", "leaked memo", kind=SourceKind.DOCUMENT)
    story.report("Herald", "Gull Company", DENIED, against=True)
    with_acting_company(story)
    said = outlook(story)
    assert "on the record" not in said
    assert "Evidence for the denial by “Gull Company”, or its withdrawal." in said


def test_an_unnamed_source_is_asked_for_its_name() -> None:
    story = Story()
    story.report("Herald", "two officials", established=False, kind=SourceKind.UNNAMED)
    assert "A name for “two officials”" in outlook(story)


def test_a_plan_asks_whether_it_was_carried_out() -> None:
    story = Story()
    story.report("Herald", "Lena Voss", make_stance(Kind.PLANNED, Certainty.PROBABLE))
    assert "carried out" in outlook(story)


@pytest.mark.parametrize(
    ("text", "bears"),
    [
        ("how many drones there were", True),
        (
            "whether the Gull Company knew of the buying",
            False,
        ),  # shares the actor and an irregular verb alone
        ("why the bridge fell", False),
    ],
)
def test_an_unknown_bears_on_a_claim_where_the_two_share_a_content_word(text: str, bears: bool) -> None:
    story = Story()
    report = story.report("Herald", "Lena Voss")
    unknown = Unknown("unk-1", report.document, (Span(0, 5),), text, Slot.WHETHER, (AUTHOR_HOLDER,))
    story.unknowns.append(unknown)
    assert story.assess().unknowns == (("unk-1",) if bears else ())


def test_unknowns_of_other_documents_do_not_count() -> None:
    story = Story()
    story.report("Herald", "Lena Voss")
    unknown = Unknown("unk-1", "doc-other", (Span(0, 5),), "how many drones", Slot.HOW_MANY, (AUTHOR_HOLDER,))
    story.unknowns.append(unknown)
    assert story.assess().unknowns == ()


def test_of_what_several_origins_bear_out_a_correction_is_looked_for() -> None:
    story = Story()
    story.report("Herald", "Harbour Office")
    story.report("Ledger", "Lena Voss")
    story.all_independent()
    assert "A correction by “Harbour Office” and “Lena Voss”." in outlook(story)


@pytest.mark.parametrize(("polarity", "asked"), [(Polarity.POSITIVE, True), (Polarity.NEGATIVE, False)])
def test_what_did_not_happen_has_no_date_to_be_asked_for(polarity: Polarity, asked: bool) -> None:
    story = Story()
    story.report("Herald", "Harbour Office", make_stance(polarity=polarity))
    with_acting_company(story)
    assert ("to check other records against" in outlook(story)) is asked
