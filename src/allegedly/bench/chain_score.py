"""How well holder chains, source kinds, stances and known unknowns agree with the project's own gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from allegedly.bench.own_gold import AnnotatedArticle, GoldAttribution
from allegedly.model.claim import Extraction, Kind, Statement
from allegedly.model.source import Attribution
from allegedly.model.text import Spans

MIN_DICE = 0.5
OVERCLAIM_BELOW, OVERCLAIM_FROM = 1.0, 2.0
FACTUALITY = {"CT": 3.0, "PR": 2.0, "PS": 1.0, "U": 0.0}


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article of the gold and what was taken out of it."""

    gold: AnnotatedArticle
    found: Extraction


def overlap(left: Spans, right: Spans) -> int:
    """Code points that two passages share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def dice(left: Spans, right: Spans) -> float:
    """Dice coefficient of two passages' code points, 0 to 1."""
    total = sum(span.end - span.start for span in (*left, *right))
    return 2 * overlap(left, right) / total if total else 0.0


def matched_attributions(article: ReadArticle) -> dict[str, Attribution]:
    """The found attribution of each gold one, by the gold one's id: one to one, the nearest first."""
    pairs = [
        (-_agreement(gold, found), gold.id, found.id)
        for gold in article.gold.attributions
        for found in article.found.attributions
        if _agreement(gold, found) > 0
    ]
    by_id = {each.id: each for each in article.found.attributions}
    matched: dict[str, Attribution] = {}
    taken: set[str] = set()
    for _, gold_id, found_id in sorted(pairs):
        if gold_id not in matched and found_id not in taken:
            matched[gold_id] = by_id[found_id]
            taken.add(found_id)
    return matched


def _agreement(gold: GoldAttribution, found: Attribution) -> float:
    """How near two attributions are; 0 where cues or sources differ or contents share too little."""
    sources_agree = overlap(gold.source, found.source) > 0 or not (gold.source or found.source)
    near = dice(gold.content, found.content)
    if not sources_agree or near < MIN_DICE or not overlap(gold.cue, found.cue):
        return 0.0
    return near


def chain_scores(articles: Sequence[ReadArticle]) -> dict[str, Any]:
    """Exact chains, recall of nested attributions, F1 of parent edges, accuracy of source kinds (0 to 1)."""
    gold = found = exact = deep = deep_exact = kinds = kinds_right = 0
    edges: Counter[str] = Counter()
    for article in articles:
        matched = matched_attributions(article)
        by_id = {each.id: each for each in article.found.attributions}
        gold += len(article.gold.attributions)
        found += len(article.found.attributions)
        for each in article.gold.attributions:
            right = _chain_is_right(each, article.gold, matched, by_id)
            nested = each.parent is not None
            exact, deep, deep_exact = exact + right, deep + nested, deep_exact + (nested and right)
            if each.id in matched:
                kinds += 1
                kinds_right += matched[each.id].source_kind is each.source_kind
            edges["gold"] += nested
            edges["right"] += nested and _parent_is_right(each, matched)
        edges["found"] += sum(each.parent is not None for each in article.found.attributions)
    return {
        "attributions": gold,
        "predicted": found,
        "nested": deep,
        "exact_chains": _share(exact, gold),
        "nested_recall": _share(deep_exact, deep),
        "parent_edge_f1": _share(2 * edges["right"], edges["gold"] + edges["found"]),
        "source_kind_accuracy": _share(kinds_right, kinds),
    }


def _parent_is_right(each: GoldAttribution, matched: Mapping[str, Attribution]) -> bool:
    own, parent = matched.get(each.id), matched.get(each.parent or "")
    return own is not None and parent is not None and own.parent == parent.id


def _chain_is_right(
    each: GoldAttribution,
    article: AnnotatedArticle,
    matched: Mapping[str, Attribution],
    by_id: Mapping[str, Attribution],
) -> bool:
    """Whether an attribution was found, and every one above it, and nothing else stands above it."""
    own = matched.get(each.id)
    if own is None:
        return False
    if each.parent is None:
        return own.parent is None
    parent = next(other for other in article.attributions if other.id == each.parent)
    above = matched.get(parent.id)
    return above is not None and own.parent == above.id and _chain_is_right(parent, article, matched, by_id)


def statement_scores(articles: Sequence[ReadArticle]) -> dict[str, Any]:
    """Macro-F1 of kinds, accuracy of certainty and polarity, overclaims, and known unknowns (0 to 1)."""
    right: Counter[Kind] = Counter()
    gold_kinds: Counter[Kind] = Counter()
    found_kinds: Counter[Kind] = Counter()
    statements = matched = certainty = polarity = weak = overclaimed = 0
    for article in articles:
        for gold, found in _matched_statements(article):
            statements += 1
            gold_kinds[gold.kind] += 1
            size = FACTUALITY[gold.certainty] * (-1 if gold.polarity == "-" else 1)
            if found is None:
                continue
            matched += 1
            found_kinds[found.stance.kind] += 1
            right[gold.kind] += gold.kind is found.stance.kind
            certainty += gold.certainty is found.stance.certainty
            polarity += gold.polarity is found.stance.polarity
            weak += size < OVERCLAIM_BELOW
            overclaimed += size < OVERCLAIM_BELOW and found.stance.shown >= OVERCLAIM_FROM
    by_kind = {
        kind.value: _share(2 * right[kind], gold_kinds[kind] + found_kinds[kind])
        for kind in sorted(gold_kinds)
    }
    return {
        "statements": statements,
        "statements_found": _share(matched, statements),
        "kind_macro_f1": round(sum(by_kind.values()) / len(by_kind), 4) if by_kind else 0.0,
        "kind_f1": by_kind,
        "certainty_accuracy": _share(certainty, matched),
        "polarity_accuracy": _share(polarity, matched),
        "overclaim_rate": _share(overclaimed, weak),
        **_unknown_scores(articles),
    }


def _matched_statements(article: ReadArticle) -> list[tuple[Any, Statement | None]]:
    """Each gold statement with the found one whose words are nearest and hold its words or lie in them."""
    pairs = []
    for gold in article.gold.statements:
        near = [(dice(gold.quote, each.quote), each.id, each) for each in article.found.statements]
        best = max(near, default=(0.0, "", None), key=lambda pair: pair[:2])
        pairs.append((gold, best[2] if best[0] >= MIN_DICE else None))
    return pairs


def _unknown_scores(articles: Sequence[ReadArticle]) -> dict[str, float]:
    """Precision and recall of known unknowns: the same slot, and words that overlap."""
    gold = found = recalled = right = 0
    for article in articles:
        wanted, given = article.gold.unknowns, article.found.unknowns
        gold, found = gold + len(wanted), found + len(given)
        recalled += sum(
            any(overlap(each.quote, other.quote) and each.slot is other.slot for other in given)
            for each in wanted
        )
        right += sum(
            any(overlap(each.quote, other.quote) and each.slot is other.slot for other in wanted)
            for each in given
        )
    return {"unknowns_precision": _share(right, found), "unknowns_recall": _share(recalled, gold)}


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
