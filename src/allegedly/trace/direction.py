"""Who took it from whom: a distribution over parents, with "none of these", and the reasons in words.

Two questions are kept apart: whether the two texts depend on each other at all, and which way. Both are
answered by visible tables of features with match weights (log2 Bayes factors).
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from allegedly.model.text import DateSource, Document, PublicationDate
from allegedly.trace.kinship import Kin
from allegedly.trace.outlets import outlet_key

MAX_PROBABILITY_UNNAMED = 0.95
"""Without a citation or a credit nobody can be certain of a direction."""
MAX_PROBABILITY_NAMED = 0.99
MIN_PAIRWISE_PARENT = 0.4
"""Probability of a direction from which it is plausible: two undated equal copies have just under .5 each."""

Curve = tuple[tuple[float, float], ...]
COPIED_WEIGHT = 2.0
"""log2 odds from which shared words are the reason to tell, whatever else speaks for a borrowing."""
COPIED_FOR_CERTAIN = 4.0
FAR_APART_DAYS = 60
FAR_APART_WEIGHT = 3.0
"""log2 odds that months between two texts take from what little they share."""
SHARED_WORDS_CURVE: Curve = ((6.0, -4.0), (12.0, 0.5), (25.0, 3.0), (50.0, 5.0), (100.0, 7.0))
"""log2 odds of dependence by shared words; quoted ones count a quarter, for two outlets may hear one
speaker."""
LIKENESS_CURVE: Curve = ((0.3, -4.0), (0.36, -1.5), (0.4, 0.0), (0.45, 2.0), (0.55, 4.0), (0.7, 6.0))
"""log2 odds of dependence by the share of content words in common, set on bench/stories/tune: own reports on
one event have at most .41, rewritten ones .38 to .8."""
MIN_SENTENCES_ORDERED = 3
MIN_SENTENCES_ALIKE = 2
MEDIAN_ORDER = 0.5
SENTENCES_IN_ORDER = 2.0
"""log2 odds for sentences that say the same by Kendall's tau of their order, from the tau that tells nothing."""
QUOTED_WORD = 0.25
WHOLE_COPY = 0.9
"""Share of the child's words in one parent from which there is no other."""
NEAR_VERBATIM = 0.75
"""Share of words on both sides from which two texts are one text, give or take a first and a last line."""
NEARER_WORDS = 10
"""Words of an earlier text that one of two must hold more than the other: a sentence."""
MARKS_MORE = 2
"""How many more of day, time and author the likelier original must carry."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A match weight (log2 Bayes factor) and why, in words; empty where it says nothing."""

    match_weight: float
    reason: str = ""


NOTHING = Weighed(0.0)


def time_weighed(kin: Kin) -> Weighed:
    """The earlier one is the likelier parent; a day tells more than an hour. A copyright year tells no order: it is
    that of the page's footer as often as that of the article."""
    parent, child = kin.parent.published, kin.child.published
    if parent is None or child is None or DateSource.COPYRIGHT in (parent.source, child.source):
        return NOTHING
    if parent.latest < child.earliest:
        return Weighed(3.0, f"published earlier ({parent.value} before {child.value})")
    if child.latest < parent.earliest:
        return Weighed(-3.0, f"published later ({parent.value} after {child.value})")
    earlier, later = _moment(parent), _moment(child)
    if earlier is None or later is None:
        return NOTHING
    hours = (later - earlier).total_seconds() / 3600
    size = 2.0 if abs(hours) >= 1 else 1.5 if abs(hours) >= 1 / 12 else 0.5
    if not hours:
        return NOTHING
    word = "earlier" if hours > 0 else "later"
    return Weighed(
        math.copysign(size, hours), f"published {word} on the same day ({parent.time} and {child.time})"
    )


def credit_weighed(kin: Kin) -> Weighed:
    """A credit shows direction even against the timestamps; two that credit one agency took it from the
    agency."""
    if kin.credited:
        return Weighed(12.0, f"credits {kin.credited}")
    child = {outlet_key(credit.agency) for credit in kin.child.credits if credit.whole}
    parent = {outlet_key(credit.agency) for credit in kin.parent.credits if credit.whole}
    if outlet_key(kin.child.publisher) in parent:
        return Weighed(-12.0, f"is credited by the other to {kin.child.publisher}")
    if child and not parent:
        return Weighed(-4.0, "the credit of this copy is not in the other")
    if child & parent:
        return Weighed(-6.0, "both credit the same agency")
    return Weighed(1.5, "carries the agency's credit") if parent else NOTHING


def citation_weighed(kin: Kin) -> Weighed:
    """Whoever names the other as the source took it from there."""
    if kin.cites and not kin.cited_back:
        return Weighed(8.0, f"names it as its source ({kin.cites})")
    if kin.cited_back and not kin.cites:
        return Weighed(-8.0, f"is named as the source by the other ({kin.cited_back})")
    return NOTHING


def containment_weighed(kin: Kin) -> Weighed:
    """A cut copy is contained in its parent; that a copy was added to is held the less likely."""
    if kin.text is None or max(kin.child_share, kin.parent_share) < 0.7:
        return NOTHING
    if kin.child_share - kin.parent_share > 0.15:
        return Weighed(1.5, f"{kin.child_share:.0%} of its words stand in the longer text")
    if kin.parent_share - kin.child_share > 0.15:
        return Weighed(-1.0, "the other is the shorter text and stands in this one")
    return NOTHING


def earlier_text_weighed(kin: Kin) -> Weighed:
    """Of two texts whose dates tell nothing, the one that holds more of an earlier text was made from it, and the other
    from this one."""
    if time_weighed(kin).match_weight or abs(kin.nearer_to_earlier) < NEARER_WORDS:
        return NOTHING
    if kin.nearer_to_earlier > 0:
        return Weighed(2.0, f"holds {kin.nearer_to_earlier} words more of an earlier text")
    return Weighed(-2.0, f"holds {-kin.nearer_to_earlier} words less of an earlier text")


def renown_weighed(kin: Kin) -> Weighed:
    """Whom others name as the source of the story is the likelier parent, where the dates tell nothing."""
    if time_weighed(kin).match_weight:
        return NOTHING
    if kin.named_elsewhere > 0:
        return Weighed(1.5, "others name it as the source")
    return Weighed(-1.5, "others name the copy as the source") if kin.named_elsewhere < 0 else NOTHING


def marks_weighed(kin: Kin) -> Weighed:
    """Of two near-verbatim texts the one that carries an author and a day is the likelier original: who copies
    leaves them out."""
    if min(kin.child_share, kin.parent_share) < NEAR_VERBATIM or time_weighed(kin).match_weight:
        return NOTHING
    more = _marks_of_an_original(kin.parent) - _marks_of_an_original(kin.child)
    if more >= MARKS_MORE:
        return Weighed(1.5, "carries a day and an author, which this copy does not")
    return Weighed(-1.5, "has no day or author, as this one does") if more <= -MARKS_MORE else NOTHING


def _marks_of_an_original(document: Document) -> int:
    """How many of these it carries: a day, a time of day, an author."""
    published = document.published
    day = published is not None and published.source is not DateSource.COPYRIGHT
    day = day and published is not None and published.earliest == published.latest
    return day + bool(day and published and published.time) + bool(document.byline)


DIRECTION: tuple[Callable[[Kin], Weighed], ...] = (
    time_weighed,
    credit_weighed,
    citation_weighed,
    containment_weighed,
    earlier_text_weighed,
    renown_weighed,
    marks_weighed,
)


def dependence_weighed(kin: Kin) -> Weighed:
    """log2 odds that the two depend on each other, whichever way: shared words, or shared claims in the same
    order."""
    found = [_by_text(kin), _by_rewriting(kin), _by_claims(kin)]
    best = max(found, key=lambda each: each.match_weight)
    if found[0].match_weight >= COPIED_WEIGHT:
        best = dataclasses.replace(best, reason=found[0].reason)
    apart = FAR_APART_WEIGHT if _is_far_apart(kin, best.match_weight) else 0.0
    if not (kin.cites or kin.cited_back):
        return Weighed(best.match_weight - apart, best.reason)
    return Weighed(max(best.match_weight, 0.0) + 2.0 - apart, best.reason if best.match_weight > -2 else "")


def _is_far_apart(kin: Kin, match_weight: float) -> bool:
    """Whether months lie between the two and little speaks for them: news is taken over within days."""
    parent, child = kin.parent.published, kin.child.published
    if parent is None or child is None or match_weight >= COPIED_FOR_CERTAIN:
        return False
    return abs((parent.latest - child.latest).days) > FAR_APART_DAYS


def _by_text(kin: Kin) -> Weighed:
    if kin.text is None:
        return Weighed(-6.0)
    words = kin.text.unquoted + QUOTED_WORD * (kin.text.words - kin.text.unquoted)
    shares = f"{kin.child_share:.0%} of this text and {kin.parent_share:.0%} of the other"
    return Weighed(_along(SHARED_WORDS_CURVE, words), f"{kin.text.words} words in common, {shares}")


def _by_rewriting(kin: Kin) -> Weighed:
    """The same content words in sentences that come in the same order; own reports on one event do not."""
    if not kin.likeness:
        return Weighed(-6.0)
    weight = _along(LIKENESS_CURVE, kin.likeness)
    if kin.sentences >= MIN_SENTENCES_ORDERED:
        weight += SENTENCES_IN_ORDER * (kin.sentence_order - MEDIAN_ORDER)
    if kin.sentences < MIN_SENTENCES_ALIKE:
        weight -= SENTENCES_IN_ORDER
    same = ", in the same order" if kin.sentence_order >= 0.6 else ""
    return Weighed(
        weight,
        f"the same content words ({kin.likeness:.0%}), with {kin.sentences} sentences that say the same{same}",
    )


def _by_claims(kin: Kin) -> Weighed:
    """Without shared wording, conservative: outlets at one press conference make the same claims too."""
    if kin.claims < 3:
        return Weighed(-6.0)
    weight = -3.0 + 0.6 * min(kin.claims, 8) * min(1.0, 1.5 * kin.coverage) + 1.5 * max(kin.order, 0.0)
    same = ", in the same order" if kin.order >= 0.6 else ""
    return Weighed(
        min(weight, 2.0),
        f"{kin.claims} claims in common, {kin.coverage:.0%} of those it shares with anyone{same}",
    )


@dataclass(frozen=True, slots=True)
class Judged:
    """A possible parent. `pairwise` is the probability of this direction, were there no other candidate."""

    kin: Kin
    pairwise: float
    reasons: tuple[str, ...]


def kin_to_judged(candidates: Sequence[Kin]) -> list[Judged]:
    """The possible parents of one document, each judged by itself, in the order given."""
    return [Judged(kin, *_pairwise(kin)) for kin in candidates]


def is_whole_copy(judged: Judged) -> bool:
    """Whether all of the child stands in the parent, and the direction is open at least: then the two are one text,
    and whatever else either was taken from, the other was too."""
    return judged.pairwise >= MIN_PAIRWISE_PARENT and judged.kin.child_share >= WHOLE_COPY


def is_open_copy(judged: Judged) -> bool:
    """Whether the two are one text of which nothing tells the first: what either is made of, both are."""
    return is_whole_copy(judged) and judged.pairwise < 0.5 and judged.kin.parent_share >= WHOLE_COPY


def _pairwise(kin: Kin) -> tuple[float, tuple[str, ...]]:
    dependence = dependence_weighed(kin)
    directions = [feature(kin) for feature in DIRECTION]
    towards = math.fsum(each.match_weight for each in directions)
    probability = _sigmoid(dependence.match_weight) * _sigmoid(towards)
    named = bool(kin.cites or kin.credited)
    probability = min(probability, MAX_PROBABILITY_NAMED if named else MAX_PROBABILITY_UNNAMED)
    reasons = [dependence.reason, *(each.reason for each in directions if each.match_weight * towards > 0)]
    if kin.text and not any(each.match_weight for each in directions):
        reasons.append("nothing tells which came first")
    return probability, tuple(reason for reason in reasons if reason)


def _moment(published: PublicationDate) -> datetime | None:
    if not published.time or published.earliest != published.latest:
        return None
    try:
        moment = datetime.combine(published.earliest, time.fromisoformat(published.time))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def document_order(document: Document) -> tuple[str, str, str]:
    """Sort key by which likelier parents come first: undated documents last, then by day, time and id."""
    published = document.published
    if published is None:
        return ("9999-99-99", "", document.id)
    return (published.latest.isoformat(), published.time or "~", document.id)


def _sigmoid(match_weight: float) -> float:
    return float(1.0 / (1.0 + 2.0 ** -max(-60.0, min(60.0, match_weight))))


def _along(curve: Curve, value: float) -> float:
    if value <= curve[0][0]:
        return curve[0][1]
    for (low, start), (high, end) in itertools.pairwise(curve):
        if value <= high:
            return start + (end - start) * (value - low) / (high - low)
    return curve[-1][1]
