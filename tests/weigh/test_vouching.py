"""Statements about a document act on what the document is worth, and are no second origin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from allegedly.config import WeighConfig
from allegedly.model.claim import Certainty, Claim, Kind, Polarity, Slot, Stance, Unknown
from allegedly.model.grade import Assessment
from allegedly.model.source import AUTHOR_HOLDER, SourceKind
from allegedly.model.text import Span
from tests.factories import make_document, make_extraction, make_holder, make_stance, make_statement
from tests.weigh.stories import Story

UNCONFIRMED = make_stance(Kind.UNCONFIRMED, Certainty.UNKNOWN, Polarity.UNKNOWN)
DENIED = make_stance(Kind.DENIED, Certainty.CERTAIN, Polarity.NEGATIVE)


def story_with(said: str = "", stance: Stance | None = None, kind: SourceKind = SourceKind.DOCUMENT) -> Story:
    """A claim on the word of one source, in an article that also says something of a document."""
    story = Story()
    report = story.report("Herald", "leaked memo", kind=kind)
    if not said:
        return story
    old = story.documents.pop()
    text = f"{old.text} Officials said that {said}."
    document = replace(make_document(text, publisher="Herald", path=old.path), id=old.id)
    words = tuple(said.split())
    about = make_statement(
        document, said, holders=(make_holder("Officials", SourceKind.OFFICIAL),), stance=stance, lemmas=words
    )
    story.documents.append(document)
    story.statements.append(about)
    story.other_claims.append(Claim("clm-source", said, (about.id,)))
    assert make_extraction(document, report, about).document == document.id
    return story


def assessed(said: str = "", stance: Stance | None = None) -> Assessment:
    return story_with(said, stance).assess()


def test_vouching_raises_and_doubt_lowers_what_a_document_is_worth() -> None:
    unvouched = assessed().probability
    assert assessed("most of the leaked papers are authentic").probability > unvouched
    assert assessed("the memo is a forgery").probability < unvouched
    assert assessed("the document is authentic", UNCONFIRMED).probability < unvouched
    assert assessed("the memo is authentic", DENIED).probability < unvouched
    assert assessed("the memo is a forgery", DENIED).probability > unvouched
    assert assessed("the memo is a forgery").probability > WeighConfig().prior


@pytest.mark.parametrize("said", ["most of the leaked papers are authentic", "the memo is a forgery"])
def test_a_statement_about_the_source_is_no_origin(said: str) -> None:
    found = assessed(said)
    assert found.independent_origins == 1.0
    assert any("Officials" in reason and "not a further origin" in reason for reason in found.reasons)


def test_other_sources_keep_their_worth() -> None:
    plain = story_with(kind=SourceKind.OFFICIAL).assess().probability
    doubted = story_with("the memo is a forgery", kind=SourceKind.OFFICIAL).assess().probability
    assert doubted == plain


def test_statements_about_other_things_do_nothing() -> None:
    assert assessed("the painting is authentic").probability == assessed().probability


def test_an_unknown_about_the_document_lowers_it_and_is_listed() -> None:
    story = story_with()
    document = story.documents[0]
    text = "whether the document is authentic"
    span = (Span(0, 5),)
    story.unknowns.append(Unknown("unk-1", document.id, span, text, Slot.WHETHER, (AUTHOR_HOLDER,)))
    found = story.assess()
    assert found.probability < assessed().probability
    assert found.unknowns == ("unk-1",)


def test_repeating_what_officials_say_of_a_document_changes_nothing() -> None:
    story = story_with("most of the leaked papers are authentic")
    before = story.assess()
    report, about = story.statements
    copy = story.copy(report, "Mirror")
    clone = replace(about, id="stm-clone", document=copy.document)
    story.statements.append(clone)
    claim = story.other_claims[0]
    story.other_claims[0] = replace(claim, statements=(*claim.statements, clone.id))
    assert story.assess().probability == before.probability
