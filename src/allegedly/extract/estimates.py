"""Estimative words: how probable something is said to be, and apart from it how sure somebody says to be.

`resources/estimates.tsv` gives words their interval by a scale. Figures ("a 70 per cent chance", "one in three") are
taken where a word of chance stands with them; a share of people is no probability.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from allegedly.extract.lexicon import table_rows
from allegedly.extract.numbers import words_to_quantity
from allegedly.extract.tree import Tree
from allegedly.model.annotation import Token
from allegedly.model.claim import Estimate, StatedConfidence
from allegedly.model.text import Span, ZoneKind

CONFIDENCE = "confidence"
STATED = "stated"
CLAUSES_BELOW = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "acl", "advcl", "pcomp", "conj"})
COPULAS = frozenset({"be", "seem", "appear", "look", "remain", "become"})
HAVING = frozenset({"have", "face", "stand"})
NOUN_CHANCE = r"(?:chance|probability|likelihood|possibility|odds|risk|certainty)"
MAX_CLIMB = 6
Found = TypeVar("Found", Estimate, StatedConfidence)


@dataclass(frozen=True, slots=True)
class EstimateWord:
    """One row: the words, their scale, lowest and highest probability and the survey's median, all from 0 to 1."""

    scale: str
    low: float
    high: float
    survey: float | None


@dataclass(frozen=True, slots=True)
class FoundEstimates:
    """What a document says of probability and of confidence, with the token each hangs by, in order of the text."""

    estimates: tuple[tuple[Token, Estimate], ...] = ()
    confidences: tuple[tuple[Token, StatedConfidence], ...] = ()


@functools.cache
def estimate_words() -> Mapping[str, EstimateWord]:
    """The rows of probability by their words."""
    return {
        row[0]: EstimateWord(
            row[1], float(row[2]) / 100, float(row[3]) / 100, float(row[4]) / 100 if len(row) > 4 else None
        )
        for row in table_rows("estimates.tsv")
        if row[1] != CONFIDENCE
    }


@functools.cache
def confidence_words() -> Mapping[str, str]:
    """The rows of confidence: words and level."""
    return {row[0]: row[2] for row in table_rows("estimates.tsv") if row[1] == CONFIDENCE}


@functools.cache
def _words_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:(?P<negation>not|n['’]t|never|hardly)\s+(?:very\s+|at\s+all\s+|particularly\s+)?)?"
        rf"(?P<words>{_either(estimate_words())})(?![\w-])",
        re.IGNORECASE,
    )


@functools.cache
def _confidence_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<words>{_either(confidence_words())})(?![\w-])", re.IGNORECASE)


def _either(words: Mapping[str, object]) -> str:
    ordered = sorted(words, key=lambda each: (-len(each), each))
    return "|".join(r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]", each)) for each in ordered)


_PERCENT = re.compile(
    r"(?<![\w.,])(?:(?P<bound>more than|over|at least|less than|under|at most|up to)\s+)?"
    r"(?P<low>\d{1,3}(?:\.\d{1,2})?)(?:\s?%)?(?:\s?(?:-|–|to)\s?(?P<high>\d{1,3}(?:\.\d{1,2})?))?"
    rf"[\s-]?(?:%|per\s?cent|percent)(?:[\s-]|\s+)(?P<noun>{NOUN_CHANCE})\b",
    re.IGNORECASE,
)
_IN = re.compile(
    r"(?<![\w.,])(?P<part>\d{1,3}|one|two|three|four|five|nine)[\s-]in[\s-](?:a[\s-])?"
    r"(?P<whole>\d{1,7}(?:,\d{3})?|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|million)"
    rf"[\s-](?P<noun>{NOUN_CHANCE})\b",
    re.IGNORECASE,
)
_NOUN_IS_FIGURE = re.compile(
    rf"\b(?P<noun>{NOUN_CHANCE})s?\s(?:[\w’'-]+\s){{0,8}}?(?:at|is|are|was|were|as)\s(?:about\s|around\s|roughly\s)?"
    r"(?:(?P<low>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\s?cent\b|percent\b)"
    r"|(?P<part>\d{1,3}|one|two|three|nine)\sin\s(?P<whole>\d{1,7}|two|three|four|five|six|seven|eight|nine|ten)\b)",
    re.IGNORECASE,
)
_EVEN = re.compile(rf"(?<![\w.-])50[\s/-]50(?:\s+{NOUN_CHANCE})?\b", re.IGNORECASE)
BOUNDS_BELOW = frozenset({"less than", "under", "at most", "up to"})


def tree_to_estimates(tree: Tree) -> FoundEstimates:
    """Words of probability and of confidence in the sentences of a document."""
    document = tree.annotated.document
    estimates: list[tuple[Token, Estimate]] = []
    confidences: list[tuple[Token, StatedConfidence]] = []
    for sentence in tree.annotated.sentences:
        if document.zone_at(sentence.span.start) is ZoneKind.BOILERPLATE:
            continue
        taken: list[Span] = []
        for estimate in sorted(
            _estimates_in(tree.text, sentence.span), key=lambda each: (each.span.start, -each.span.end)
        ):
            inside = tree.tokens_in(estimate.span)
            if inside and not any(span.overlaps(estimate.span) for span in taken):
                taken.append(estimate.span)
                estimates.append((_anchor(inside), estimate))
        for match in _confidence_pattern().finditer(tree.text, *sentence.span):
            span = Span(*match.span())
            level = confidence_words()[_plain(match["words"])]
            confidences.append((tree.tokens_in(span)[-1], StatedConfidence(span, level)))
    return FoundEstimates(tuple(estimates), tuple(confidences))


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("fifty-fifty", "fifty fifty").split()).replace(
        "fifty fifty", "fifty-fifty"
    )


def _estimates_in(text: str, area: Span) -> Iterator[Estimate]:
    for match in _words_pattern().finditer(text, *area):
        row = estimate_words()[_plain(match["words"])]
        span = Span(*match.span())
        if match["negation"]:
            yield Estimate(span, round(1 - row.high, 4), round(1 - row.low, 4), row.scale)
        else:
            yield Estimate(span, row.low, row.high, row.scale, row.survey)
    for pattern in (_PERCENT, _IN, _NOUN_IS_FIGURE):
        for match in pattern.finditer(text, *area):
            estimate = _stated(match)
            if estimate is not None:
                yield estimate
    for match in _EVEN.finditer(text, *area):
        yield Estimate(Span(*match.span()), 0.5, 0.5, STATED)


def _stated(match: re.Match[str]) -> Estimate | None:
    """A figure of the text; None where it is no probability (120 per cent, three in two)."""
    groups = match.groupdict()
    if groups.get("low"):
        low = float(groups["low"]) / 100
        high = float(groups["high"]) / 100 if groups.get("high") else low
    else:
        part, whole = words_to_quantity(groups["part"]), words_to_quantity(groups["whole"])
        if not part or not whole:
            return None
        low = high = part / whole
    bound = " ".join((groups.get("bound") or "").lower().split())
    if bound:
        low, high = (0.0, high) if bound in BOUNDS_BELOW else (low, 1.0)
    if not 0 <= low <= high <= 1:
        return None
    return Estimate(Span(*match.span()), round(low, 4), round(high, 4), STATED)


def _anchor(inside: list[Token]) -> Token:
    """The token of the words that the rest hangs on."""
    places = {token.index for token in inside}
    return next((token for token in reversed(inside) if token.head not in places), inside[-1])


def estimate_of_event(tree: Tree, event: Token, found: FoundEstimates) -> Estimate | None:
    """How probable an event is said to be: by its adverb, or by the adjective or noun that it hangs on."""
    near = _in_sentence(tree, event, found.estimates)
    return next((estimate for anchor, estimate in near if _governs(tree, anchor, event)), None)


def _in_sentence(
    tree: Tree, event: Token, found: Sequence[tuple[Token, Found]]
) -> Sequence[tuple[Token, Found]]:
    """Those of the words, ordered by their sentences, that stand in the event's: none other can govern it."""
    number = tree.sentence_of[event.index]
    first, end = (
        side(found, number, key=lambda each: tree.sentence_of[each[0].index])
        for side in (bisect_left, bisect_right)
    )
    return found[first:end]


def _governs(tree: Tree, anchor: Token, event: Token) -> bool:
    if anchor.index == event.index or anchor.dep in {"amod", "compound", "poss"}:
        return anchor.index == event.index
    head = tree.head(anchor)
    if anchor.pos in {"ADV", "PART"} or anchor.dep in {"advmod", "neg"}:
        return head.index == event.index
    if anchor.dep == "dobj" and head.index == event.index:
        return head.lemma in HAVING
    carriers = {anchor.index}
    if anchor.dep in {"acomp", "attr", "oprd", "dobj", "nsubj", "npadvmod"} and head.pos in {"AUX", "VERB"}:
        carriers.add(head.index)
        if head.index == event.index and tree.child(anchor, *CLAUSES_BELOW) is None:
            return head.lemma in COPULAS and tree.child(head, "ccomp", "csubj", "xcomp") is None
    return _hangs_below(tree, event, carriers)


def _hangs_below(tree: Tree, event: Token, carriers: set[int]) -> bool:
    """Whether an event is the clause right under one of these words, or under what is tried or begun there."""
    current = event
    for _ in range(MAX_CLIMB):
        if current.dep == "prep" or current.dep == "pobj":
            current = tree.head(current)
            if current.index in carriers:
                return True
            continue
        if current.dep not in CLAUSES_BELOW:
            return False
        head = tree.head(current)
        if head.index in carriers:
            return True
        if current.dep not in {"conj", "pcomp", "xcomp"}:
            return False
        current = head
    return False


def confidence_of_event(tree: Tree, event: Token, found: FoundEstimates) -> StatedConfidence | None:
    """How sure the holder says to be of a judgement on an event: the words stand with the verb of judging above it."""
    for anchor, confidence in _in_sentence(tree, event, found.confidences):
        verb = next((each for each in tree.ancestors(anchor) if each.pos in {"VERB", "AUX"}), None)
        if verb is None:
            continue
        current = event
        for _ in range(MAX_CLIMB):
            if current.index in {verb.index, anchor.index}:
                return confidence
            if current.dep not in CLAUSES_BELOW | {"acomp", "attr"}:
                break
            current = tree.head(current)
    return None
