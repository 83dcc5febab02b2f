"""What changes along a link: certainty, attribution, numbers, and headlines surer than their bodies."""

from __future__ import annotations

from allegedly.model.claim import Certainty, Kind
from allegedly.model.lineage import DriftKind
from allegedly.model.source import SourceKind
from tests.factories import make_holder, make_stance
from tests.trace.stories import Said, article, told

SALE = "Harrow Mining sold forty barrels of uranium ore to Belgravia Holdings"
REST = (
    " The barrels left the port of Calder at night on a freighter under a Tolmarkian flag, and two customs officers "
    "were paid to look away, it says. The company's board met the next morning behind closed doors, and shares of "
    "its parent fell by a tenth before trading in them was stopped."
)
LIND = make_holder("Ana Lind", SourceKind.PERSON)
SOURCES = make_holder("people familiar with the sale", SourceKind.UNNAMED, named=False)
ALLEGED = make_stance(Kind.ALLEGED, Certainty.POSSIBLE)


def test_drift_along_a_borrowing_names_both_wordings() -> None:
    may = "Harrow Mining may have sold forty barrels of uranium ore to Belgravia Holdings"
    first = article(
        f"{may}.{REST}",
        Said(may, (LIND,), ALLEGED, (40.0,)),
        path="a",
        publisher="Calder Courier",
        day="2024-03-01",
    )
    hard = "Harrow Mining has sold fifty barrels of uranium ore to Belgravia Holdings"
    second = article(
        f"{hard}.{REST}", Said(hard, (), None, (50.0,)), path="b", publisher="Norvale Post", day="2024-03-02"
    )
    drifts = told(first, second).lineage.drifts
    kinds = {drift.kind: drift for drift in drifts}
    assert set(kinds) == {DriftKind.CERTAINTY_GAINED, DriftKind.ATTRIBUTION_DROPPED, DriftKind.NUMBER_CHANGED}
    assert all(may in drift.reason and hard in drift.reason for drift in drifts)
    assert "40 became 50" in kinds[DriftKind.NUMBER_CHANGED].reason
    assert [drift.size for drift in drifts] == sorted((drift.size for drift in drifts), reverse=True)
    assert kinds[DriftKind.CERTAINTY_GAINED].size == 2.0


def test_a_headline_surer_than_its_body_drifts() -> None:
    body = "Harrow Mining may have sold forty barrels of uranium ore to Belgravia Holdings"
    text = f"{SALE}\n\n{body}, a clerk said."
    story = told(article(text, Said(SALE, heading=True), Said(body, (SOURCES,), ALLEGED), path="a"))
    (drift,) = story.lineage.drifts
    assert drift.kind is DriftKind.HEADLINE_STRONGER
    assert drift.size == 2.0


def test_a_headline_that_keeps_the_hedge_does_not_drift() -> None:
    text = f"{SALE}\n\n{SALE} last year, a clerk said."
    headline, body = Said(SALE, (), ALLEGED, heading=True), Said(f"{SALE} last year", (SOURCES,), ALLEGED)
    assert told(article(text, headline, body, path="a")).lineage.drifts == ()


def drifts_between(first: Said, second: Said) -> set[DriftKind]:
    """The kinds of drift from one article to a later one with the same text below."""
    earlier = article(f"{first.words}.{REST}", first, path="a", publisher="Calder Courier", day="2024-03-01")
    later = article(f"{second.words}.{REST}", second, path="b", publisher="Norvale Post", day="2024-03-02")
    return {drift.kind for drift in told(earlier, later).lineage.drifts}


def test_two_speakers_do_not_drift_from_each_other() -> None:
    first, second = f"{SALE} for 40 crowns", f"{SALE} for 50 crowns"
    vale = make_holder("Otto Vale", SourceKind.PERSON)
    assert (
        drifts_between(Said(first, (LIND,), ALLEGED, (40.0,)), Said(second, (vale,), None, (50.0,))) == set()
    )
    assert drifts_between(Said(first, (LIND,), ALLEGED, (40.0,)), Said(second, (LIND,), None, (50.0,))) == {
        DriftKind.CERTAINTY_GAINED,
        DriftKind.NUMBER_CHANGED,
    }


def test_a_copy_that_was_only_read_otherwise_does_not_drift() -> None:
    may = "Harrow Mining may have sold forty barrels of uranium ore to Belgravia Holdings"
    assert drifts_between(Said(may, (LIND,), ALLEGED), Said(f"{may} in May", (LIND,))) == set()


def test_what_would_or_ought_to_be_so_is_no_weaker_version() -> None:
    for kind in (Kind.CONDITIONAL, Kind.OBLIGATION):
        stance = make_stance(kind, Certainty.POSSIBLE)
        assert drifts_between(Said(f"{SALE} at once", (LIND,), stance), Said(SALE, (LIND,))) == set()


def test_a_headline_in_the_own_voice_over_a_body_that_names_its_source_drops_nothing() -> None:
    text = f"{SALE}\n\n{SALE} last year, Ana Lind said.{REST}"
    first = article(
        text,
        Said(SALE, (LIND,), heading=True),
        Said(f"{SALE} last year", (LIND,)),
        path="a",
        day="2024-03-01",
    )
    second = article(
        f"{text} ", Said(SALE, heading=True), Said(f"{SALE} last year", (LIND,)), path="b", day="2024-03-02"
    )
    assert told(first, second).lineage.drifts == ()


def test_a_headline_in_the_present_of_what_is_ahead_does_not_drift() -> None:
    body = "Harrow Mining will have sold forty barrels by May"
    planned = make_stance(Kind.PLANNED, Certainty.PROBABLE)
    story = told(
        article(f"{SALE}\n\n{body}.", Said(SALE, heading=True), Said(body, (LIND,), planned), path="a")
    )
    assert story.lineage.drifts == ()


def test_a_headline_of_what_only_may_be_ahead_drifts() -> None:
    body = "Harrow Mining may soon sell forty barrels of uranium ore to Belgravia Holdings"
    text = f"{SALE}\n\n{body}, a clerk said."
    doubtful = make_stance(Kind.PREDICTED, Certainty.POSSIBLE)
    story = told(article(text, Said(SALE, heading=True), Said(body, (SOURCES,), doubtful), path="a"))
    assert [each.kind for each in story.lineage.drifts] == [DriftKind.HEADLINE_STRONGER]


def test_one_number_among_equal_ones_changes_and_a_count_of_something_else_does_not() -> None:
    two, four = (
        "traces of ore were found in two of nine lorries",
        "traces of ore were found in four of nine lorries",
    )
    changed = drifts_between(Said(two, (LIND,), None, (2.0, 9.0)), Said(four, (LIND,), None, (4.0, 9.0)))
    assert changed == {DriftKind.NUMBER_CHANGED}
    seat, seats = "the seat Otter 2 was recalled by its maker", "the seats recalled by the maker were 18,400"
    assert drifts_between(Said(seat, (LIND,), None, (2.0,)), Said(seats, (LIND,), None, (18400.0,))) == set()


def test_a_headline_over_what_an_office_or_an_outlet_says_does_not_drift() -> None:
    for source in (
        make_holder("the chair of the Calder senate", SourceKind.OFFICIAL, named=False),
        make_holder("the blog Calder Whispers", SourceKind.MEDIA, named=False),
    ):
        text = f"{SALE}\n\n{SALE} last year, it was said."
        said = Said(SALE, heading=True), Said(f"{SALE} last year", (source,))
        assert told(article(text, *said, path="a")).lineage.drifts == ()
