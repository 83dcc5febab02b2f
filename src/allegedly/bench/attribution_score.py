"""How well attributions (source, cue, content) agree with gold ones.

Works on plain span triples of any system. A: exact F1 of contiguous fragments a role. B, the headline: linked
F1, a match needing a shared cue token, overlapping sources and Dice of content >= .8. C: token F1 and
Krippendorff's alpha. D: linked scores of slices. Everything is micro-averaged over articles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from allegedly.bench.intervals import bootstrap_interval, f1_of_sums
from allegedly.bench.spans import TokenisedText, TokenSet, runs_of, tokenise
from allegedly.model.text import Spans

ROLES = ("source", "cue", "content")
HEADLINE_DICE = 0.8
LENIENT_DICE = 0.5
DIRECT_SHARE = 0.95
INDIRECT_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class SpanTriple:
    """One attribution as spans of the article's text. `source` is empty where nobody is named."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class ScoredArticle:
    """One article with its gold attributions and a system's."""

    text: str
    gold: tuple[SpanTriple, ...]
    predicted: tuple[SpanTriple, ...]


@dataclass(frozen=True, slots=True)
class TokenTriple:
    """One attribution as the protocol's tokens; `words` are the content's tokens with a letter or a digit."""

    source: TokenSet
    cue: TokenSet
    content: TokenSet
    words: TokenSet

    @property
    def all_tokens(self) -> TokenSet:
        """Tokens of the three roles together."""
        return self.source | self.cue | self.content


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold and a predicted attribution that share a cue token: where they stand, and how near they are."""

    gold: int
    predicted: int
    sources_agree: bool
    dice: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article ready to score: its tokens, both sides' attributions, and the pairs matched one to one."""

    tokens: TokenisedText
    gold: tuple[TokenTriple, ...]
    predicted: tuple[TokenTriple, ...]
    pairs: tuple[Pair, ...]


def attribution_scores(articles: Sequence[ScoredArticle]) -> dict[str, Any]:
    """All figures of the protocol, as plain numbers between 0 and 1 and counts.

    `linked_f1_80` is the headline, `linked_f1_80_interval` its 95% bootstrap interval by article.
    """
    compared = [compare_article(article) for article in articles]
    headline = linked_counts(compared, lambda pair: is_correct(pair, HEADLINE_DICE))
    return {
        "articles": len(compared),
        "gold": sum(len(each.gold) for each in compared),
        "predicted": sum(len(each.predicted) for each in compared),
        **{f"linked_{name}_80": value for name, value in _precision_recall_f1(headline).items()},
        "linked_f1_80_interval": bootstrap_interval(headline, f1_of_sums),
        "linked_f1_50": _f1(linked_counts(compared, lambda pair: is_correct(pair, LENIENT_DICE))),
        "linked_f1_exact": _f1(linked_counts(compared, lambda pair: pair.exact)),
        "span_f1": {role: _f1([_fragment_counts(each, role) for each in compared]) for role in ROLES},
        "token_f1": {role: _f1([_token_counts(each, role) for each in compared]) for role in ROLES},
        "token_alpha": round(krippendorff_alpha(_label_pairs(compared)), 4),
        "token_alpha_by_role": {
            role: round(krippendorff_alpha(_role_pairs(compared, role)), 4) for role in ROLES
        },
        "slices": {name: slice_scores(compared, belongs) for name, belongs in SLICES.items()},
    }


def compare_article(article: ScoredArticle) -> Comparison:
    """The article's attributions as tokens, matched one to one."""
    tokens = tokenise(article.text)
    gold = tuple(_token_triple(each, tokens) for each in article.gold)
    predicted = tuple(_token_triple(each, tokens) for each in article.predicted)
    return Comparison(tokens, gold, predicted, matched_pairs(gold, predicted))


def matched_pairs(gold: Sequence[TokenTriple], predicted: Sequence[TokenTriple]) -> tuple[Pair, ...]:
    """Greedy one-to-one matching of those that share a cue token: agreeing sources first, then content."""
    candidates = [
        Pair(g, p, _sources_agree(left, right), content_dice(left, right), left == right)
        for g, left in enumerate(gold)
        for p, right in enumerate(predicted)
        if left.cue & right.cue
    ]
    candidates.sort(
        key=lambda pair: (not pair.sources_agree, -pair.dice, not pair.exact, pair.gold, pair.predicted)
    )
    gold_taken: set[int] = set()
    predicted_taken: set[int] = set()
    chosen: list[Pair] = []
    for pair in candidates:
        if pair.gold not in gold_taken and pair.predicted not in predicted_taken:
            gold_taken.add(pair.gold)
            predicted_taken.add(pair.predicted)
            chosen.append(pair)
    return tuple(chosen)


def content_dice(left: TokenTriple, right: TokenTriple) -> float:
    """Dice coefficient of the two contents' words, 0 to 1; 0 where neither has any."""
    total = len(left.words) + len(right.words)
    return 2 * len(left.words & right.words) / total if total else 0.0


def is_correct(pair: Pair, threshold: float) -> bool:
    """Whether the sources overlap (or both are empty) and the contents are as near as the threshold."""
    return pair.sources_agree and pair.dice >= threshold


def linked_counts(compared: Iterable[Comparison], correct: Callable[[Pair], bool]) -> list[list[int]]:
    """By article: attributions right, predicted, gold."""
    return [
        [sum(correct(pair) for pair in each.pairs), len(each.predicted), len(each.gold)] for each in compared
    ]


def slice_scores(
    compared: Iterable[Comparison], belongs: Callable[[TokenTriple, TokenisedText], bool]
) -> dict[str, float]:
    """Linked scores at .8: recall of the slice's gold attributions, precision of the predicted ones in it."""
    gold = predicted = found = right = 0
    for each in compared:
        good = [pair for pair in each.pairs if is_correct(pair, HEADLINE_DICE)]
        in_gold = {i for i, triple in enumerate(each.gold) if belongs(triple, each.tokens)}
        in_predicted = {i for i, triple in enumerate(each.predicted) if belongs(triple, each.tokens)}
        gold, predicted = gold + len(in_gold), predicted + len(in_predicted)
        found += sum(pair.gold in in_gold for pair in good)
        right += sum(pair.predicted in in_predicted for pair in good)
    recall = found / gold if gold else 0.0
    precision = right / predicted if predicted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "gold": gold,
        "predicted": predicted,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f1, 4),
    }


def quoted_share(triple: TokenTriple, tokens: TokenisedText) -> float:
    """The share of the content's words that stand inside quotation marks, 0 to 1."""
    return len(triple.words & tokens.quoted) / len(triple.words) if triple.words else 0.0


SLICES: Mapping[str, Callable[[TokenTriple, TokenisedText], bool]] = {
    "direct": lambda triple, tokens: quoted_share(triple, tokens) >= DIRECT_SHARE,
    "indirect": lambda triple, tokens: quoted_share(triple, tokens) <= INDIRECT_SHARE,
    "mixed": lambda triple, tokens: INDIRECT_SHARE < quoted_share(triple, tokens) < DIRECT_SHARE,
    "no_source": lambda triple, _: not triple.source,
    "discontinuous": lambda triple, _: len(runs_of(triple.content)) > 1,
    "cross_sentence": lambda triple, tokens: tokens.crosses_sentences(triple.all_tokens),
}


def krippendorff_alpha(pairs: Mapping[tuple[Hashable, Hashable], int]) -> float:
    """Krippendorff's alpha for nominal labels of two coders, at most 1; 1 where only one label is ever used.

    `pairs` counts how often the first coder gave one label and the second another. Krippendorff 2011,
    "Computing Krippendorff's Alpha-Reliability".
    """
    totals: Counter[Hashable] = Counter()
    disagreeing = 0
    for (left, right), count in pairs.items():
        totals[left] += count
        totals[right] += count
        disagreeing += 2 * count * (left != right)
    n = sum(totals.values())
    expected = n * n - sum(count * count for count in totals.values())
    return 1 - (n - 1) * disagreeing / expected if expected else 1.0


def _token_triple(triple: SpanTriple, tokens: TokenisedText) -> TokenTriple:
    content = tokens.tokens_of(triple.content)
    return TokenTriple(
        tokens.tokens_of(triple.source), tokens.tokens_of(triple.cue), content, content & tokens.words
    )


def _sources_agree(left: TokenTriple, right: TokenTriple) -> bool:
    return bool(left.source & right.source) or not (left.source or right.source)


def _fragment_counts(each: Comparison, role: str) -> list[int]:
    gold, predicted = (
        {run for triple in side for run in runs_of(getattr(triple, role))}
        for side in (each.gold, each.predicted)
    )
    return [len(gold & predicted), len(predicted), len(gold)]


def _token_counts(each: Comparison, role: str) -> list[int]:
    gold, predicted = _role_tokens(each.gold, role), _role_tokens(each.predicted, role)
    return [len(gold & predicted), len(predicted), len(gold)]


def _role_tokens(triples: Iterable[TokenTriple], role: str) -> set[int]:
    return {token for triple in triples for token in getattr(triple, role)}


def _label_pairs(compared: Iterable[Comparison]) -> Counter[tuple[Hashable, Hashable]]:
    """Tokens by (gold roles, predicted roles): a label is the set of roles that a token plays."""
    counts: Counter[tuple[Hashable, Hashable]] = Counter()
    for each in compared:
        sides = []
        for triples in (each.gold, each.predicted):
            by_role = [_role_tokens(triples, role) for role in ROLES]
            sides.append([tuple(i in tokens for tokens in by_role) for i in range(len(each.tokens.starts))])
        counts.update(zip(*sides, strict=True))
    return counts


def _role_pairs(compared: Iterable[Comparison], role: str) -> Counter[tuple[Hashable, Hashable]]:
    counts: Counter[tuple[Hashable, Hashable]] = Counter()
    for (gold, predicted), count in _label_pairs(compared).items():
        if isinstance(gold, tuple) and isinstance(predicted, tuple):
            index = ROLES.index(role)
            counts[gold[index], predicted[index]] += count
    return counts


def _precision_recall_f1(rows: Sequence[Sequence[int]]) -> dict[str, float]:
    right, predicted, gold = (sum(column) for column in zip(*rows, strict=True)) if rows else (0, 0, 0)
    return {
        "precision": round(right / predicted, 4) if predicted else 0.0,
        "recall": round(right / gold, 4) if gold else 0.0,
        "f1": round(2 * right / (predicted + gold), 4) if predicted + gold else 0.0,
    }


def _f1(rows: Sequence[Sequence[int]]) -> float:
    return _precision_recall_f1(rows)["f1"]
