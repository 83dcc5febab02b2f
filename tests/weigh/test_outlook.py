"""What would change a grade, and the known unknowns that bear on a claim."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allegedly.model.claim import ActorMention, Certainty, Kind, Polarity, Slot, Unknown
from allegedly.model.source import AUTHOR_HOLDER, SourceKind
from allegedly.model.text import Span
from tests.factories import make_stance
from tests.weigh.stories import Story

DENIED = make_stance(Kind.DENIED, Certainty.CERTAIN, Polarity.NEGATIVE)


def outlook(story: Story) -> str:
    return " ".join(story.assess().would_change)


def test_a_claim_on_a_document_asks_for_the_document_a_second_origin_and_the_party() -> None:
    story = Story()
    story.report("Herald", "leaked memo", kind=SourceKind.DOCUMENT)
    said = outlook(story)
    assert "The document itself, “leaked memo”" in said
    assert "A second established origin that does not depend on “leaked memo”." in said
    assert "A confirmation or a denial by Gull Company, on the record." in said
    assert "date" in said


def test_a_party_that_has_spoken_is_not_asked_again() -> None:
    story = Story()
    story.report("Herald", "leaked memo", kind=SourceKind.DOCUMENT)
    story.report("Herald", "Gull Company", DENIED, against=True)
    said = outlook(story)
    assert "denial by Gull Company, on the record" not in said
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


@pytest.mark.parametrize(
    ("name", "label", "asked"), [("Gullian", "GPE", False), ("Gull", "GPE", True), ("Gullian", "NORP", False)]
)
def test_only_who_can_answer_is_asked(name: str, label: str, asked: bool) -> None:
    story = Story()
    said = story.report("Herald", "Harbour Office")
    actor = ActorMention(name, label, said.quote[0])
    story.statements[0] = replace(said, text=f"the {name} company bought drones", actors=(actor,))
    assert (f"A confirmation or a denial by {name}, on the record." in outlook(story)) is asked
