"""The scorer of chains: perfect answers give 1, known mistakes give known figures."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import pytest

from allegedly.bench.chain_score import (
    FACTUALITY,
    ReadArticle,
    chain_scores,
    dice,
    matched_attributions,
    overlap,
    statement_scores,
)
from allegedly.bench.own_gold import AnnotatedArticle, GoldAttribution, GoldStatement, GoldUnknown
from allegedly.model.claim import Certainty, Extraction, Kind, Polarity, Slot, Stance, Statement, Unknown
from allegedly.model.source import AUTHOR_HOLDER, Attribution, SourceKind
from allegedly.model.text import Span, Spans, words_of

TEXT = (
    "The mayor said the firm claimed the memo showed the dam was safe. Police allegedly hid a report. "
    "Vale denied that she knew. Nobody knows who wrote the memo."
)


def at(words: str, place: int = 1) -> Spans:
    """Where words stand in the text; `place` numbers their places."""
    start = -1
    for _ in range(place):
        start = TEXT.index(words, start + 1)
    return (Span(start, start + len(words)),)


def gold_attribution(
    name: str, source: str, cue: str, content: str, kind: SourceKind, parent: str | None = None
) -> GoldAttribution:
    return GoldAttribution(name, at(source) if source else (), at(cue), at(content), kind, False, parent)


# A chain of three, one without a source, one by itself
GOLD = AnnotatedArticle(
    name="dam",
    text=TEXT,
    published="2024-05-06",
    attributions=(
        gold_attribution(
            "a1",
            "The mayor",
            "said",
            "the firm claimed the memo showed the dam was safe",
            SourceKind.OFFICIAL,
        ),
        gold_attribution(
            "a2", "the firm", "claimed", "the memo showed the dam was safe", SourceKind.ORGANISATION, "a1"
        ),
        gold_attribution("a3", "the memo", "showed", "the dam was safe", SourceKind.DOCUMENT, "a2"),
        gold_attribution("a4", "", "allegedly", "hid a report", SourceKind.UNSPECIFIED),
        gold_attribution("a5", "Vale", "denied", "that she knew", SourceKind.PERSON),
    ),
    statements=(
        GoldStatement(at("the dam was safe"), "a3", Kind.ASSERTED, Certainty.CERTAIN, Polarity.POSITIVE),
        GoldStatement(at("hid a report"), "a4", Kind.ALLEGED, Certainty.POSSIBLE, Polarity.POSITIVE),
        GoldStatement(at("she knew"), "a5", Kind.DENIED, Certainty.CERTAIN, Polarity.NEGATIVE),
    ),
    unknowns=(GoldUnknown(at("who wrote the memo"), Slot.WHO),),
)


def as_found(gold: AnnotatedArticle) -> Extraction:
    """An extraction that says just what the gold says."""
    sign = {Polarity.POSITIVE: 1.0, Polarity.NEGATIVE: -1.0, Polarity.UNKNOWN: 0.0}
    return Extraction(
        document="doc",
        attributions=tuple(
            Attribution(
                id=each.id,
                document="doc",
                source=each.source,
                cue=each.cue,
                content=each.content,
                source_kind=each.source_kind,
                named=each.named,
                label=words_of(each.source, gold.text),
                parent=each.parent,
            )
            for each in gold.attributions
        ),
        statements=tuple(
            Statement(
                id=f"s{number}",
                document="doc",
                attribution=each.attribution,
                holders=(AUTHOR_HOLDER,),
                quote=each.quote,
                text=words_of(each.quote, gold.text),
                event=None,
                stance=Stance(
                    each.certainty, each.polarity, each.kind, FACTUALITY[each.certainty] * sign[each.polarity]
                ),
            )
            for number, each in enumerate(gold.statements)
        ),
        unknowns=tuple(
            Unknown(
                f"u{number}", "doc", each.quote, words_of(each.quote, gold.text), each.slot, (AUTHOR_HOLDER,)
            )
            for number, each in enumerate(gold.unknowns)
        ),
    )


PERFECT = as_found(GOLD)


def changed(name: str, **changes: Any) -> Extraction:
    """The perfect extraction with one attribution changed."""
    return dataclasses.replace(
        PERFECT,
        attributions=tuple(
            dataclasses.replace(each, **changes) if each.id == name else each for each in PERFECT.attributions
        ),
    )


def without(*names: str) -> Extraction:
    return dataclasses.replace(
        PERFECT, attributions=tuple(each for each in PERFECT.attributions if each.id not in names)
    )


def restated(number: int, **changes: Any) -> Extraction:
    """The perfect extraction with the stance of one statement changed."""
    statements = list(PERFECT.statements)
    stance = dataclasses.replace(statements[number].stance, **changes)
    statements[number] = dataclasses.replace(statements[number], stance=stance)
    return dataclasses.replace(PERFECT, statements=tuple(statements))


def scores(found: Extraction) -> dict[str, Any]:
    return chain_scores([ReadArticle(GOLD, found)])


CHAIN_FIGURES = ("exact_chains", "nested_recall", "parent_edge_f1", "source_kind_accuracy")


def test_gold_against_itself_is_perfect() -> None:
    figures = scores(PERFECT)
    assert (figures["attributions"], figures["predicted"], figures["nested"]) == (5, 5, 2)
    assert [figures[name] for name in CHAIN_FIGURES] == [1.0, 1.0, 1.0, 1.0]


def test_nothing_found_is_nothing_right() -> None:
    assert [scores(Extraction("doc"))[name] for name in CHAIN_FIGURES] == [0.0, 0.0, 0.0, 0.0]


def test_nothing_to_find_divides_by_nothing() -> None:
    empty = dataclasses.replace(GOLD, attributions=(), statements=(), unknowns=())
    assert chain_scores([ReadArticle(empty, Extraction("doc"))])["exact_chains"] == 0.0
    assert statement_scores([])["kind_macro_f1"] == 0.0


MISTAKES: Sequence[tuple[str, Extraction, tuple[float, float, float, float]]] = [
    # the innermost hangs under the outermost: its chain and one of two edges are wrong
    ("a parent too high", changed("a3", parent="a1"), (0.8, 0.5, 0.5, 1.0)),
    # the middle of the chain is lost: it and what stands under it are wrong, no edge is right, one is still claimed
    ("the middle lost", without("a2"), (0.6, 0.0, 0.0, 1.0)),
    # the outermost is lost: the whole chain of three is wrong; the edge of the innermost still stands
    ("the outermost lost", without("a1"), (0.4, 0.0, 0.5, 1.0)),
    ("a parent too many", changed("a5", parent="a4"), (0.8, 1.0, 0.8, 1.0)),
    ("one kind wrong", changed("a5", source_kind=SourceKind.OFFICIAL), (1.0, 1.0, 1.0, 0.8)),
    # a source where there is none is another attribution
    ("a source invented", changed("a4", source=at("Police")), (0.8, 1.0, 1.0, 1.0)),
    ("another's cue", changed("a5", cue=at("knew")), (0.8, 1.0, 1.0, 1.0)),
    ("too little content", changed("a5", content=at("that")), (0.8, 1.0, 1.0, 1.0)),
    ("most of the content", changed("a5", content=at("she knew")), (1.0, 1.0, 1.0, 1.0)),
]


@pytest.mark.parametrize(
    ("found", "expected"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES]
)
def test_known_mistakes_give_known_figures(
    found: Extraction, expected: tuple[float, float, float, float]
) -> None:
    figures = scores(found)
    assert tuple(figures[name] for name in CHAIN_FIGURES) == pytest.approx(expected)


def test_a_parent_that_was_not_in_the_gold_makes_a_chain_wrong() -> None:
    above = Attribution(
        "x", "doc", at("Police"), at("hid"), at("Vale denied"), SourceKind.GOVERNMENT, False, ""
    )
    found = changed("a5", parent="x")
    figures = scores(dataclasses.replace(found, attributions=(*found.attributions, above)))
    assert figures["exact_chains"] == pytest.approx(0.8)
    assert figures["predicted"] == 6


def test_each_gold_attribution_gets_at_most_one_and_the_nearest() -> None:
    farther = dataclasses.replace(PERFECT.attributions[4], id="x", content=at("she knew"))
    doubled = dataclasses.replace(PERFECT, attributions=(farther, *PERFECT.attributions))
    matched = matched_attributions(ReadArticle(GOLD, doubled))
    assert matched["a5"].id == "a5"
    assert len({each.id for each in matched.values()}) == len(matched) == 5


def test_statements_of_the_gold_against_itself() -> None:
    figures = statement_scores([ReadArticle(GOLD, PERFECT)])
    assert figures["overclaim_rate"] == 0.0
    for name in (
        *("statements_found", "kind_macro_f1", "certainty_accuracy", "polarity_accuracy"),
        *("unknowns_precision", "unknowns_recall"),
    ):
        assert figures[name] == 1.0, name


def stated(found: Extraction) -> dict[str, Any]:
    return statement_scores([ReadArticle(GOLD, found)])


def test_a_denial_shown_as_a_fact_is_an_overclaim() -> None:
    figures = stated(restated(2, kind=Kind.ASSERTED, polarity=Polarity.POSITIVE, factuality=3.0))
    assert figures["overclaim_rate"] == 1.0
    assert figures["polarity_accuracy"] == pytest.approx(0.6667)
    assert figures["kind_f1"] == {"alleged": 1.0, "asserted": pytest.approx(0.6667), "denied": 0.0}


def test_a_weaker_reading_is_no_overclaim() -> None:
    figures = stated(restated(0, certainty=Certainty.UNKNOWN, factuality=0.0))
    assert figures["overclaim_rate"] == 0.0
    assert figures["certainty_accuracy"] == pytest.approx(0.6667)


def test_a_statement_that_is_not_found_counts_against_its_kind_alone() -> None:
    figures = stated(dataclasses.replace(PERFECT, statements=PERFECT.statements[:2]))
    assert figures["statements_found"] == pytest.approx(0.6667)
    assert figures["kind_f1"]["denied"] == 0.0
    assert figures["certainty_accuracy"] == 1.0


def test_an_unknown_with_another_slot_is_neither_right_nor_found() -> None:
    wrong = dataclasses.replace(PERFECT.unknowns[0], slot=Slot.WHEN)
    figures = stated(dataclasses.replace(PERFECT, unknowns=(PERFECT.unknowns[0], wrong)))
    assert (figures["unknowns_precision"], figures["unknowns_recall"]) == (0.5, 1.0)


def test_passages_share_code_points() -> None:
    left, right = (Span(0, 4), Span(6, 10)), (Span(2, 8),)
    assert overlap(left, right) == overlap(right, left) == 4
    assert dice(left, right) == pytest.approx(8 / 14)
    assert dice((), ()) == 0.0
