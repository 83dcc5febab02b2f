"""Stories with known derivations: who took it from whom, on how many origins a claim rests, what drifted."""

from __future__ import annotations

import dataclasses
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.config import TraceConfig
from allegedly.model.claim import Certainty, Kind, Polarity
from allegedly.model.lineage import BorrowingKind, Dependence
from allegedly.model.source import Holder, SourceKind
from allegedly.model.text import DateSource, PublicationDate
from allegedly.trace.lineage import trace_lineage
from allegedly.trace.origins import APART_INDEPENDENT, NAMED_INDEPENDENT
from tests.factories import make_holder, make_stance
from tests.trace.stories import Article, Said, Story, article, told

SALE = "Harrow Mining sold forty barrels of uranium ore to Belgravia Holdings"
LEAK = (
    f"A leaked document says {SALE}. The barrels left the port of Calder at night on a freighter under a Tolmarkian "
    "flag, and two customs officers were paid to look away, it says. The company's board met the next morning behind "
    "closed doors, and shares of its parent fell by a tenth before trading in them was stopped."
)
REWORDED = (
    f"Uranium scandal widens. According to papers that this newspaper has read, {SALE}. Who signed the contract is "
    "still unclear, and the harbour authority did not answer our letters; a minister has asked for patience until "
    "the public prosecutor has read all of it."
)
DOCUMENT = make_holder("a leaked document", SourceKind.DOCUMENT, named=False)
LIND = make_holder("Ana Lind", SourceKind.PERSON)
OKORO = make_holder("Peter Okoro", SourceKind.OFFICIAL)
OFFICIALS = make_holder("officials", SourceKind.OFFICIAL, named=False)
SOURCES = make_holder("people familiar with the sale", SourceKind.UNNAMED, named=False)
COURIER = make_holder("the Calder Courier", SourceKind.MEDIA)
ALLEGED = make_stance(Kind.ALLEGED, Certainty.POSSIBLE)


def leak(path: str, **details: str) -> Article:
    return article(LEAK, Said(SALE, (DOCUMENT,), ALLEGED), path=path, **details)


def own(path: str, *holders: Holder, publisher: str = "", day: str = "", words: str = "") -> Article:
    """A text of its own that makes the same claim: nothing but the claim's words is shared."""
    filler = " ".join(f"{path}word{number}" for number in range(40))
    return article(f"{words}{SALE}. {filler}", Said(SALE, holders), path=path, publisher=publisher, day=day)


def test_a_leaked_document_repeated_by_copies_is_one_origin_that_is_not_established() -> None:
    copies = [
        leak(f"{number}", publisher=f"Paper {number}", day=f"2024-03-{number + 1:02}") for number in range(6)
    ]
    story = told(*copies)
    (origin,) = story.origins_of(SALE)
    assert (origin.label, origin.established, len(origin.statements)) == ("a leaked document", False, 6)
    assert story.pairs_of(SALE) == []


def test_copies_of_an_outlets_own_story_rest_on_that_outlet() -> None:
    text = LEAK.replace("A leaked document says ", "")
    articles = [
        article(text, Said(SALE), path=path, publisher=publisher, day=day)
        for path, publisher, day in [
            ("a", "Calder Courier", "2024-03-01"),
            ("b", "Norvale Post", "2024-03-02"),
            ("c", "Torrin Echo", "2024-03-03"),
        ]
    ]
    story = told(*articles)
    (origin,) = story.origins_of(SALE)
    assert (origin.label, origin.established, len(origin.statements)) == ("Calder Courier", True, 3)
    assert origin.documents == (articles[0][0].id,)


def test_two_named_sources_are_independent_and_copies_add_none() -> None:
    first = own("a", LIND, publisher="Calder Courier", day="2024-03-01")
    second = own("b", OKORO, publisher="Norvale Post", day="2024-03-01")
    story = told(first, second)
    (pair,) = story.pairs_of(SALE)
    assert pair.dependence is Dependence.INDEPENDENT
    assert pair.probability_independent == APART_INDEPENDENT
    assert {"Ana Lind", "Peter Okoro"} == {origin.label for origin in story.origins_of(SALE)}
    copy = article(first[0].text, Said(SALE, (LIND,)), path="c", publisher="Torrin Echo", day="2024-03-02")
    copied = told(first, second, copy)
    assert {"Ana Lind", "Peter Okoro"} == {origin.label for origin in copied.origins_of(SALE)}
    assert copied.pairs_of(SALE)[0].dependence is Dependence.INDEPENDENT


@pytest.mark.parametrize("other", [SOURCES, LIND, DOCUMENT])
def test_unnamed_sources_never_count_as_independent(other: Holder) -> None:
    story = told(own("a", OFFICIALS, publisher="Calder Courier"), own("b", other, publisher="Norvale Post"))
    (pair,) = story.pairs_of(SALE)
    assert pair.dependence is Dependence.NOT_ESTABLISHED
    assert "officials" in pair.reason


def test_the_same_person_in_two_outlets_is_one_origin() -> None:
    surname = make_holder("Lind", SourceKind.PERSON)
    titled = make_holder("President Ana Lind", SourceKind.OFFICIAL)
    story = told(own("a", LIND), own("b", surname), own("c", titled))
    (origin,) = story.origins_of(SALE)
    assert origin.established
    assert len(origin.statements) == 3


def test_an_intermediary_is_no_origin() -> None:
    story = told(own("a", COURIER, LIND, publisher="Norvale Post"))
    assert [origin.label for origin in story.origins_of(SALE)] == ["Ana Lind"]


def test_a_source_inside_a_document_depends_on_that_document() -> None:
    reporting = make_holder("Tolmarkian signals reporting", SourceKind.DATA)
    story = told(own("a", DOCUMENT, reporting), own("b", DOCUMENT))
    (pair,) = story.pairs_of(SALE)
    assert pair.dependence is Dependence.DEPENDENT


def test_a_citation_of_an_outlet_in_the_case_leads_to_what_that_outlet_rests_on() -> None:
    first = own("a", LIND, publisher="Calder Courier", day="2024-03-01")
    second = own(
        "b", COURIER, publisher="Norvale Post", day="2024-03-02", words="The Calder Courier reported that "
    )
    story = told(first, second)
    assert [origin.label for origin in story.origins_of(SALE)] == ["Ana Lind"]
    assert story.edges()[("a", "b")].kind is BorrowingKind.CITES
    assert any("Calder Courier" in reason for reason in story.edges()[("a", "b")].reasons)


def test_denials_and_questions_are_no_origins() -> None:
    denial = make_stance(Kind.DENIED, Certainty.CERTAIN, Polarity.NEGATIVE)
    question = make_stance(Kind.QUESTION, Certainty.UNKNOWN, Polarity.UNKNOWN)
    articles = [
        article(
            f"{SALE}, the board denies.", Said(SALE, (OKORO,), denial), path="a", publisher="Calder Courier"
        ),
        article(f"Is it true that {SALE}?", Said(SALE, (), question), path="b", publisher="Norvale Post"),
    ]
    assert told(*articles).origins_of(SALE) == []


def test_a_headline_rests_on_what_its_body_names() -> None:
    text = f"{SALE}\n\nAna Lind says that {SALE} last year."
    headline, body = Said(SALE, heading=True), Said(f"{SALE} last year", (LIND,))
    story = told(article(text, headline, body, path="a", publisher="Calder Courier"))
    (origin,) = story.origins_of(f"{SALE} last year")
    assert (origin.label, len(origin.statements)) == ("Ana Lind", 2)


def test_an_agencys_credit_puts_the_agency_behind_the_body_and_not_behind_a_headline() -> None:
    text = f"{SALE}\n\nCALDER — {SALE} on Monday. Halcyon News Agency"
    headline, body = Said(SALE, heading=True), Said(f"{SALE} on Monday")
    story = told(
        article(text, headline, body, path="a", publisher="Calder Courier", agency="Halcyon News Agency")
    )
    labels = {origin.label: origin.statements for origin in story.origins_of(f"{SALE} on Monday")}
    assert set(labels) == {"Halcyon News Agency", "Calder Courier"}


def test_copies_with_an_agencys_credit_rest_on_the_agency_and_not_on_each_other() -> None:
    text = f"{LEAK.replace('A leaked document says ', '')} Halcyon News Agency"
    story = told(
        *(
            article(
                text,
                Said(SALE),
                path=path,
                publisher=f"{path} Courier",
                agency="Halcyon News Agency",
                day=day,
            )
            for path, day in [("a", "2024-03-01"), ("b", "2024-03-02"), ("c", "2024-03-03")]
        )
    )
    (origin,) = story.origins_of(SALE)
    assert (origin.label, origin.established) == ("Halcyon News Agency", True)
    assert story.edges() == {}


def test_a_credit_shows_direction_against_the_timestamps() -> None:
    text = f"{LEAK} Halcyon News Agency"
    wire = leak("wire", publisher="Halcyon News Agency", day="2024-03-05")
    copy = article(
        text, Said(SALE, (DOCUMENT,), ALLEGED), path="copy", publisher="Norvale Post", day="2024-03-01"
    )
    credited = article(
        text,
        Said(SALE, (DOCUMENT,), ALLEGED),
        path="copy",
        publisher="Norvale Post",
        day="2024-03-01",
        agency="Halcyon News Agency",
    )
    assert set(told(wire, credited).edges()) == {("wire", "copy")}
    assert told(wire, credited).edges()[("wire", "copy")].kind is BorrowingKind.WIRE
    assert set(told(wire, copy).edges()) == {("copy", "wire")}


def test_a_cut_copy_is_told_from_a_full_one() -> None:
    half = LEAK[: LEAK.index(" The company's board")]
    cut = article(
        half, Said(SALE, (DOCUMENT,), ALLEGED), path="cut", publisher="Norvale Post", day="2024-03-02"
    )
    full = leak("full", publisher="Torrin Echo", day="2024-03-02")
    edges = told(leak("a", publisher="Calder Courier", day="2024-03-01"), cut, full).edges(0.3)
    assert edges[("a", "cut")].kind is BorrowingKind.CUT
    assert edges[("a", "full")].kind is BorrowingKind.VERBATIM


def test_a_text_made_of_two_is_merged_from_both() -> None:
    other = (
        "Belgravia Holdings was founded by three brothers from Norvale who traded in timber before they bought their "
        "first mine, and it has never published a balance sheet; its office is a flat above a pharmacy in Torrin."
    )
    story = told(
        leak("a", publisher="Calder Courier", day="2024-03-01"),
        article(other, path="b", publisher="Norvale Post", day="2024-03-01"),
        article(f"{LEAK} {other}", path="c", publisher="Torrin Echo", day="2024-03-02"),
    )
    edges = story.edges(0.3)
    assert {pair: edge.kind for pair, edge in edges.items()} == {
        ("a", "c"): BorrowingKind.MERGED,
        ("b", "c"): BorrowingKind.MERGED,
    }


def test_without_dates_nothing_is_certain_and_there_is_one_origin() -> None:
    text = LEAK.replace("A leaked document says ", "")
    story = told(*(article(text, Said(SALE), path=path, publisher=f"{path} Courier") for path in "abc"))
    assert all(edge.probability <= 0.5 for edge in story.lineage.borrowings)
    assert any("nothing tells which came first" in edge.reasons for edge in story.lineage.borrowings)
    assert len(story.origins_of(SALE)) == 1


def test_no_direction_is_certain_without_a_citation_or_a_credit() -> None:
    story = told(
        leak("a", publisher="Calder Courier", day="2024-03-01"), leak("b", publisher="Post", day="2099-01-01")
    )
    assert set(story.edges()) == {("a", "b")}
    assert all(edge.probability <= 0.95 for edge in story.lineage.borrowings)


def test_the_same_file_twice_is_one_origin() -> None:
    story = told(leak("a", publisher="Calder Courier"), leak("b", publisher="Calder Courier"))
    assert len(story.origins_of(SALE)) == 1


def test_one_line_articles_and_empty_ones_are_traced() -> None:
    story = told(article("Ore", path="a"), article("", path="b"), article(SALE, Said(SALE), path="c"))
    assert story.lineage.borrowings == ()
    (origin,) = story.origins_of(SALE)
    assert not origin.established


def test_what_is_reworded_and_names_nobody_in_common_is_not_borrowed() -> None:
    story = told(
        leak("a", publisher="Calder Courier", day="2024-03-01"),
        article(REWORDED, Said(SALE), path="b", publisher="Norvale Post", day="2024-03-02"),
    )
    assert set(story.edges(0.7)) == set()


def stories() -> list[Article]:
    return [
        leak("a", publisher="Calder Courier", day="2024-03-01"),
        leak("b", publisher="Norvale Post", day="2024-03-02"),
        own("c", LIND, publisher="Torrin Echo", day="2024-03-01"),
        own(
            "d",
            COURIER,
            publisher="Vellmar Times",
            day="2024-03-03",
            words="According to the Calder Courier, ",
        ),
        leak("e", publisher="Brask Herald"),
        own("f", OFFICIALS, publisher="Lissen Star"),
        article(REWORDED, Said(SALE), path="g", publisher="Gant Tribune", day="2024-03-04"),
    ]


@settings(max_examples=20)
@given(st.integers(min_value=0, max_value=10_000))
def test_input_order_changes_nothing(seed: int) -> None:
    articles = stories()
    shuffled = list(articles)
    random.Random(seed).shuffle(shuffled)
    story, other = told(*articles), told(*shuffled)
    assert story.lineage == other.lineage


@settings(max_examples=20)
@given(st.sampled_from(range(7)), st.sampled_from(["", "2024-03-09", "2024-02-01"]))
def test_an_exact_copy_adds_no_established_independent_origin(which: int, day: str) -> None:
    articles = stories()
    document, statements = articles[which]
    said = [Said(each.text, each.holders[1:], each.stance) for each in statements]
    copy = article(document.text, *said, path="copy", publisher="Copycat Daily", day=day)
    before, after = told(*articles), told(*articles, copy)
    assert independent(after) <= independent(before)


def independent(story: Story) -> int:
    return sum(pair.dependence is Dependence.INDEPENDENT for pair in story.pairs_of(SALE))


def test_probabilities_of_all_parents_of_a_document_sum_to_at_most_one() -> None:
    story = told(*(leak(str(number), publisher=f"Paper {number}") for number in range(200)))
    totals: dict[str, float] = {}
    for edge in story.lineage.borrowings:
        totals[edge.taken_by] = totals.get(edge.taken_by, 0.0) + edge.probability
    assert max(totals.values()) <= 1.0
    assert len(story.origins_of(SALE)) == 1


def test_nothing_gives_nothing() -> None:
    lineage = trace_lineage((), (), (), TraceConfig())
    assert (lineage.borrowings, lineage.origins, lineage.pairs, lineage.drifts) == ((), (), (), ())


def test_two_sources_that_one_document_quotes_may_have_heard_it_from_each_other() -> None:
    both = article(
        f"{SALE}, Ana Lind said. Later {SALE} was confirmed by Peter Okoro.",
        Said(SALE, (LIND,)),
        Said(f"{SALE} was confirmed", (OKORO,)),
        path="a",
        publisher="Calder Courier",
    )
    (pair,) = told(both).pairs_of(SALE)
    assert pair.probability_independent == NAMED_INDEPENDENT


def test_what_a_document_calls_one_paper_is_one_origin() -> None:
    memo = Holder("The document", SourceKind.DOCUMENT, False, "att-1", entity="a leaked memo")
    same = Holder("the memo", SourceKind.DOCUMENT, False, "att-2", entity="a leaked memo")
    text = f"The document says {SALE}. According to the memo, {SALE} in May."
    story = told(article(text, Said(SALE, (memo,)), Said(f"{SALE} in May", (same,)), path="a"))
    (origin,) = story.origins_of(SALE)
    assert (origin.label, origin.established) == ("a leaked memo", False)


def test_a_government_and_its_country_are_one_origin() -> None:
    long = Holder("The government of Mardia", SourceKind.GOVERNMENT, True, "att-1", entity="Mardia")
    short = Holder("Mardia", SourceKind.GOVERNMENT, True, "att-2", entity="Mardia")
    text = f"The government of Mardia says {SALE}. Mardia says {SALE} in May."
    story = told(article(text, Said(SALE, (long,)), Said(f"{SALE} in May", (short,)), path="a"))
    (origin,) = story.origins_of(SALE)
    assert (len(origin.statements), origin.established) == (2, True)


def test_no_two_documents_each_took_it_from_the_other() -> None:
    story = told(leak("a", publisher="Paper A"), leak("b", publisher="Paper B"))
    edges = story.edges(0.0)
    assert edges["a", "b"].probability + edges["b", "a"].probability > 0.7
    assert min(edges["a", "b"].probability, edges["b", "a"].probability) <= 0.3


def test_the_copy_that_has_neither_day_nor_author_is_the_likelier_copy() -> None:
    document, statements = leak("a", publisher="Paper A", day="2024-03-01")
    signed = dataclasses.replace(document, byline="Marta Quell")
    bare, its = leak("b", publisher="Paper B")
    footer = PublicationDate(date(2024, 1, 1), date(2024, 12, 31), DateSource.COPYRIGHT, "© 2024")
    bare = dataclasses.replace(bare, published=footer)
    edges = told((signed, statements), (bare, its)).edges(0.0)
    assert edges["a", "b"].probability > 0.6
    assert "carries a day and an author, which this copy does not" in edges["a", "b"].reasons


def test_a_copyright_year_tells_no_order() -> None:
    old, its = leak("a", publisher="Paper A")
    footer = PublicationDate(date(2023, 1, 1), date(2023, 12, 31), DateSource.COPYRIGHT, "© 2023")
    old = dataclasses.replace(old, published=footer)
    edges = told((old, its), leak("b", publisher="Paper B", day="2024-03-01")).edges(0.0)
    assert not any("published" in reason for edge in edges.values() for reason in edge.reasons)
