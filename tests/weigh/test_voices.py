"""Who speaks on a claim: reports that rest on one origin are one voice."""

from __future__ import annotations

from dataclasses import replace

from allegedly.config import WeighConfig
from allegedly.model.claim import Certainty, Kind, Polarity
from allegedly.model.lineage import BorrowingKind
from allegedly.weigh.evidence import index_evidence
from allegedly.weigh.voices import Voice, voices_of_claim
from tests.factories import make_stance
from tests.weigh.stories import Story

DENIED = make_stance(Kind.DENIED, Certainty.CERTAIN, Polarity.NEGATIVE)


def voices(story: Story) -> dict[str, Voice]:
    evidence = index_evidence(tuple(story.documents), story.extractions(), story.lineage())
    return {voice.label: voice for voice in voices_of_claim(story.claim(), evidence, WeighConfig())}


def test_reports_of_one_origin_are_one_voice_and_copies_are_told() -> None:
    story = Story()
    original = story.report("Herald", "Harbour Office")
    story.report("Courier", "Harbour Office")
    copy = story.copy(original, "Mirror", 0.9)
    voice = voices(story)["Harbour Office"]
    assert len(voice.affirming) == 3
    assert voice.copies == (copy.document,)


def test_a_denial_by_the_origin_itself_joins_its_voice() -> None:
    story = Story()
    story.report("Herald", "the Harbour Office")
    story.report("Courier", "Harbour Office", DENIED, against=True)
    (voice,) = voices(story).values()
    assert voice.contradicts_itself
    assert voice.affirms  # a denial weighs less than the flat statement


def test_denials_of_one_holder_are_one_voice() -> None:
    story = Story()
    for outlet in "ABC":
        story.report(outlet, "Gull Company", DENIED, against=True)
    (voice,) = voices(story).values()
    assert voice.balance < 0.0
    assert len(voice.documents) == 3


def test_statements_that_leave_it_open_are_no_voice() -> None:
    story = Story()
    for kind in (Kind.QUESTION, Kind.UNCONFIRMED, Kind.CONDITIONAL, Kind.OBLIGATION, Kind.KNOWN_UNKNOWN):
        story.report("Herald", "Lena Voss", make_stance(kind, Certainty.CERTAIN))
    assert voices(story) == {}


def test_denials_in_the_own_voice_of_copies_are_one_voice_whoever_was_first() -> None:
    story = Story()
    reports = [story.report(outlet, outlet, DENIED, against=True) for outlet in "ABC"]
    for index, each in enumerate(reports):
        story.statements[index] = replace(each, holders=each.holders[:1])
        for other in reports:
            if other is not each:
                story.borrow(other.document, each.document, 0.3, BorrowingKind.VERBATIM)
    (voice,) = voices(story).values()
    assert len(voice.documents) == 3
