"""What must hold of every assessment, whatever the case."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.model.grade import Credibility
from allegedly.model.lineage import BorrowingKind
from allegedly.model.source import SourceKind
from tests.factories import make_stance
from tests.weigh.stories import (
    ALLEGED,
    CALLED_FALSE,
    CALLED_RUMOUR,
    CONTRARY,
    DENIED,
    NO_EVIDENCE,
    PROBABLE,
    QUESTION,
    UNNAMED,
    Story,
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Up to six reports of up to four origins, some hedged, some against, with any borrowings, circles too."""
    story = Story()
    kinds = {"Harbour Office": SourceKind.GOVERNMENT, "memo": SourceKind.DOCUMENT, "sources": UNNAMED}
    for index in range(draw(st.integers(1, 6))):
        origin = draw(st.sampled_from(["Harbour Office", "Lena Voss", "memo", "sources"]))
        stance = draw(
            st.sampled_from([make_stance(), PROBABLE, ALLEGED, QUESTION, DENIED, CONTRARY, NO_EVIDENCE])
        )
        against = stance in (DENIED, CONTRARY, NO_EVIDENCE)
        kind = kinds.get(origin, SourceKind.PERSON)
        via = draw(st.sampled_from([(), ("Courier",)]))
        more = draw(st.sampled_from(["", CALLED_FALSE, CALLED_RUMOUR]))
        story.report(
            f"Outlet {index}",
            origin,
            stance,
            via=via,
            against=against,
            established=kind is not UNNAMED,
            kind=kind,
            more=more,
        )
    labels = sorted(story.origins)
    for index, left in enumerate(labels):
        for right in labels[index + 1 :]:
            story.independent(left, right, draw(st.floats(0.0, 1.0)))
    for taker in range(len(story.documents)):
        source = draw(st.integers(0, len(story.documents) - 1))
        if source != taker:
            ids = story.documents[source].id, story.documents[taker].id
            story.borrow(*ids, draw(st.floats(0.0, 1.0)), BorrowingKind.PARAPHRASE)
    return story


@given(stories(), st.integers(0, 5), st.integers(1, 100))
@settings(max_examples=60)
def test_verbatim_copies_move_nothing(story: Story, which: int, copies: int) -> None:
    before = story.assess()
    original = story.statements[which % len(story.statements)]
    for index in range(copies):
        story.copy(original, f"Clone {index}")
    after = story.assess()
    assert after.probability == pytest.approx(before.probability, abs=0.01)
    assert after.independent_origins == before.independent_origins
    assert (after.credibility, after.confidence) == (before.credibility, before.confidence)


@given(stories(), st.integers(0, 5), st.integers(1, 100))
@settings(max_examples=60)
def test_reworded_copies_move_nearly_nothing(story: Story, which: int, copies: int) -> None:
    before = story.assess()
    original = story.statements[which % len(story.statements)]
    for index in range(copies):
        story.copy(original, f"Clone {index}", 0.9, reworded=True)
    after = story.assess()
    assert after.probability == pytest.approx(before.probability, abs=0.03)
    assert after.independent_origins == before.independent_origins


@given(stories(), st.integers(0, 5), st.floats(0.5, 1.0))
@settings(max_examples=60)
def test_a_copy_never_raises_a_probability(story: Story, which: int, probability: float) -> None:
    before = story.assess().probability
    original = story.statements[which % len(story.statements)]
    if original.id not in story.against:
        story.copy(original, "Clone", probability)
        assert story.assess().probability <= before + 1e-9


@given(stories(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_order_of_input_changes_nothing(story: Story, random: object) -> None:
    before = story.assess()
    for part in (story.documents, story.statements, story.pairs, story.borrowings):
        random.shuffle(part)  # type: ignore[attr-defined]
    story.origins = dict(reversed(story.origins.items()))
    assert story.assess() == before


@given(stories())
@settings(max_examples=60)
def test_what_holds_of_every_assessment(story: Story) -> None:
    found = story.assess()
    assert 0.0 < found.probability < 1.0
    assert 0.0 <= found.independent_origins <= len(story.origins)
    if found.credibility is Credibility.CONFIRMED:
        assert found.independent_origins >= 1.95
    for sentence in (*found.reasons, *found.would_change):
        assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] == "“"
        assert sentence.endswith(".")
        assert not (re.search(r"\b(un)?likel", sentence) and "onfidence" in sentence)
