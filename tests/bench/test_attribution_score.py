"""The attribution scorer on attributions written for it, with figures worked out by hand."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.bench.attribution_score import (
    ScoredArticle,
    SpanTriple,
    TokenTriple,
    attribution_scores,
    krippendorff_alpha,
    matched_pairs,
)
from allegedly.model.text import Span, Spans

TEXT = (
    'Mayor Osei said the bridge is safe. "It will hold," Ana Reyes told him. '
    "Critics doubt that the old bridge will last."
)


def spans(*quotes: str) -> Spans:
    return tuple(Span(TEXT.index(quote), TEXT.index(quote) + len(quote)) for quote in quotes)


def triple(source: str, cue: str, *content: str) -> SpanTriple:
    return SpanTriple(spans(source) if source else (), spans(cue), spans(*content))


OSEI = triple("Mayor Osei", "said", "the bridge is safe")
REYES = triple("Ana Reyes", "told", '"It will hold,"')
CRITICS = triple("Critics", "doubt", "that the old bridge will last")
GOLD = (OSEI, REYES, CRITICS)


def scores(*predicted: SpanTriple, gold: tuple[SpanTriple, ...] = GOLD) -> dict[str, object]:
    return attribution_scores([ScoredArticle(TEXT, gold, predicted)])


def test_the_gold_itself_is_perfect() -> None:
    found = attribution_scores([ScoredArticle(TEXT, GOLD, GOLD)])
    assert (found["linked_f1_80"], found["linked_f1_exact"], found["token_alpha"]) == (1.0, 1.0, 1.0)
    assert found["span_f1"] == {"source": 1.0, "cue": 1.0, "content": 1.0}
    assert found["linked_f1_80_interval"] == [1.0, 1.0]


def test_nothing_predicted_is_zero_and_nothing_at_all_does_not_fail() -> None:
    assert scores()["linked_f1_80"] == 0.0
    assert attribution_scores([])["linked_f1_80"] == 0.0


@pytest.mark.parametrize(
    ("predicted", "at_80", "at_50", "exact"),
    [
        (triple("Critics", "doubt", "that the old bridge will last"), True, True, True),
        (triple("Critics", "doubt", "the old bridge will last"), True, True, False),  # Dice 10/11
        (triple("Critics", "doubt", "bridge will last"), False, True, False),  # Dice 6/9
        (triple("Critics", "doubt", "last"), False, False, False),  # Dice 2/7
        (triple("Ana Reyes", "doubt", "that the old bridge will last"), False, False, False),
        (triple("", "doubt", "that the old bridge will last"), False, False, False),
        (triple("Critics", "that", "that the old bridge will last"), False, False, False),
    ],
)
def test_what_counts_as_the_same_attribution(
    predicted: SpanTriple, at_80: bool, at_50: bool, exact: bool
) -> None:
    found = scores(predicted, gold=(CRITICS,))
    names = ("linked_f1_80", "linked_f1_50", "linked_f1_exact")
    assert [found[name] for name in names] == [float(at_80), float(at_50), float(exact)]


def test_a_dice_of_exactly_eight_tenths_counts() -> None:
    gold = triple("Critics", "doubt", "old bridge will last")
    assert (
        scores(triple("Critics", "doubt", "that the old bridge will last"), gold=(gold,))["linked_f1_80"] == 1
    )
    shorter = triple("Critics", "doubt", "bridge will last")
    assert scores(shorter, gold=(CRITICS,))["linked_f1_80"] == 0.0


def test_both_sources_empty_agree() -> None:
    bare = triple("", "said", "the bridge is safe")
    assert scores(bare, gold=(bare,))["linked_f1_80"] == 1.0


def test_one_gold_attribution_is_found_once() -> None:
    found = scores(OSEI, OSEI)
    assert found["linked_precision_80"] == 0.5
    assert found["linked_recall_80"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["linked_f1_80"] == pytest.approx(2 / 5)


def test_the_nearer_content_is_matched_first() -> None:
    gold = [_tokens({1}, {2}, {3, 4, 5, 6})]
    near, far = _tokens({1}, {2}, {3, 4, 5, 6}), _tokens({1}, {2}, {3})
    assert [pair.predicted for pair in matched_pairs(gold, [far, near])] == [1]
    stranger = _tokens({9}, {2}, {3, 4, 5, 6})
    assert [pair.predicted for pair in matched_pairs(gold, [stranger, far])] == [1]


def test_fragments_are_scored_apart_from_links() -> None:
    swapped = (
        SpanTriple(REYES.source, OSEI.cue, OSEI.content),
        SpanTriple(OSEI.source, REYES.cue, REYES.content),
    )
    found = scores(*swapped, gold=(OSEI, REYES))
    assert found["linked_f1_80"] == 0.0
    assert found["span_f1"] == {"source": 1.0, "cue": 1.0, "content": 1.0}
    assert found["token_alpha"] == 1.0


def test_a_discontinuous_content_is_two_fragments() -> None:
    gold = triple("Mayor Osei", "said", "the bridge", "safe")
    found = scores(triple("Mayor Osei", "said", "the bridge"), gold=(gold,))
    assert found["span_f1"] == {"source": 1.0, "cue": 1.0, "content": pytest.approx(2 / 3, abs=1e-4)}
    slices = found["slices"]
    assert isinstance(slices, dict)
    assert slices["discontinuous"]["gold"] == 1


def test_slices_hold_what_they_name() -> None:
    across = triple("Critics", "doubt", "the bridge is safe", "the old bridge")
    bare = triple("", "told", '"It will hold,"')
    slices = scores(gold=(OSEI, bare, across))["slices"]
    assert isinstance(slices, dict)
    counts = {name: figures["gold"] for name, figures in slices.items()}
    assert counts == {
        "direct": 1,
        "indirect": 2,
        "mixed": 0,
        "no_source": 1,
        "discontinuous": 1,
        "cross_sentence": 1,
    }


def test_alpha_is_that_of_a_table_worked_by_hand() -> None:
    # ten units, two disagreements: Do = 2/10; values a 10, b 10 of 20: De = 2*10*10/(20*19)
    pairs: dict[tuple[Hashable, Hashable], int] = {("a", "a"): 4, ("b", "b"): 4, ("a", "b"): 1, ("b", "a"): 1}
    assert krippendorff_alpha(pairs) == pytest.approx(1 - (2 / 10) / (2 * 10 * 10 / (20 * 19)))
    assert krippendorff_alpha({("a", "a"): 3}) == 1.0


def test_the_interval_is_the_same_every_time_and_holds_the_figure() -> None:
    articles = [ScoredArticle(TEXT, GOLD, GOLD[: 1 + i % 3]) for i in range(12)]
    first, second = attribution_scores(articles), attribution_scores(articles)
    assert first == second
    low, high = first["linked_f1_80_interval"]
    assert low < first["linked_f1_80"] < high


@given(st.lists(st.integers(0, len(TEXT)), min_size=6, max_size=6), st.permutations(range(4)))
def test_the_order_of_attributions_changes_nothing(ends: list[int], order: list[int]) -> None:
    pairs = [tuple(sorted(ends[i : i + 2])) for i in (0, 2, 4)]
    extra = SpanTriple(*((Span(start, end),) for start, end in pairs))
    predicted = [*GOLD, extra]
    assert scores(*predicted) == scores(*(predicted[i] for i in order))


def _tokens(source: set[int], cue: set[int], content: set[int]) -> TokenTriple:
    return TokenTriple(frozenset(source), frozenset(cue), frozenset(content), frozenset(content))
