"""Date and time expressions of English news, resolved against the publication date.

Values are TIMEX3 (TimeML 1.2.1), intervals are closed and in ISO 8601 days. What cannot be placed on the calendar, for
want of a publication date or because the day does not exist, has no interval: never a guess shown as a date.
Where only a year or a month of publication is known, an interval holds every day that may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from allegedly.extract.date_matches import DateMatch, Modified, matches_in
from allegedly.extract.date_rules import words_to_resolved
from allegedly.extract.date_setting import Reference, Resolved, Setting, published_to_reference
from allegedly.extract.date_words import words_in_class
from allegedly.extract.intervals import Interval, part_of
from allegedly.extract.ranges import join_ranges
from allegedly.extract.tense import Tense, tense_at
from allegedly.extract.tree import Tree
from allegedly.model.claim import TimeType, TimeValue
from allegedly.model.text import Span, ZoneKind

QUARTERS = frozenset({"quarter", "latest_quarter"})
PARTS = {"EARLIER": "START", "LATER": "END"}
MIN_YEARS_TOLD, SHARE_OF_YEARS_TOLD, YEARS_APART = 5, 0.8, 2
"""A text that names so many years, most of them so far from publication, tells of the past."""

_YEAR = re.compile(r"(?<![\w$£€#.,])(?:1[5-9]\d\d|20\d\d)(?![\w%]|[.,]\d)")


def tree_to_times(tree: Tree) -> tuple[TimeValue, ...]:
    """Times of a document in order of the text, those of a range ("from March to May") joined into one."""
    return join_ranges(tree.text, tree_to_expressions(tree))


def tree_to_expressions(tree: Tree) -> tuple[TimeValue, ...]:
    """Time expressions in the sentences of a document, in order of the text, none overlapping another."""
    document = tree.annotated.document
    areas = [
        sentence.span
        for sentence in tree.annotated.sentences
        if document.zone_at(sentence.span.start) is not ZoneKind.BOILERPLATE
    ]
    reference = published_to_reference(document.published)
    return areas_to_expressions(
        tree.text, areas, reference, lambda span: tense_at(tree, span), lambda span: _measures(tree, span)
    )


def text_to_times(text: str, area: Span, reference: Reference) -> list[TimeValue]:
    """Times of a part of a text read as one sentence in the past tense, ranges joined."""
    found = areas_to_expressions(text, [area], reference, lambda _: Tense.PAST, lambda _: False)
    return list(join_ranges(text, found))


@dataclass(frozen=True, slots=True)
class _Told:
    """What was named so far: the last date, where it stands, and the last quarter."""

    previous: Interval | None = None
    sentence: int = -1
    quarter: Interval | None = None


def areas_to_expressions(
    text: str,
    areas: Sequence[Span],
    reference: Reference,
    tense_of: Callable[[Span], Tense],
    measures: Callable[[Span], bool],
) -> tuple[TimeValue, ...]:
    """Time expressions of the sentences at these places. Each may look back at what was named before it.

    `tense_of` tells the tense at a place; `measures` whether "a day" there says how often.
    """
    found: list[TimeValue] = []
    told = _Told()
    narrative = is_narrative(text, reference)
    for number, area in enumerate(areas):
        for match, modified in matches_in(text, area):
            is_near = told.sentence == number
            setting = Setting(
                reference, tense_of(match.span), told.previous, is_near, told.quarter, narrative
            )
            words = dict(match.words)
            if measures(match.span):
                words["measures"] = "yes"
            resolved = words_to_resolved(match.rule, words, setting)
            if resolved is None:
                continue
            found.append(_to_time_value(resolved, modified, reference))
            told = _tell(told, match, resolved, number, reference)
    return join_neighbours(text, found)


def is_narrative(text: str, reference: Reference) -> bool:
    """Whether a text tells of times long before its publication, as histories do, or has no date of its own."""
    if reference.first is None:
        return True
    years = [int(match[0]) for match in _YEAR.finditer(text)]
    apart = sum(abs(year - reference.first.year) >= YEARS_APART for year in years)
    return len(years) >= MIN_YEARS_TOLD and apart >= SHARE_OF_YEARS_TOLD * len(years)


def _tell(told: _Told, match: DateMatch, resolved: Resolved, sentence: int, reference: Reference) -> _Told:
    if resolved.type not in {TimeType.DATE, TimeType.TIME} or resolved.interval.first is None:
        return told
    last = resolved.interval.last
    is_over = reference.last is not None and last is not None and last < reference.last
    quarter = resolved.interval if match.rule in QUARTERS and is_over else told.quarter
    return _Told(resolved.interval, sentence, quarter)


def _to_time_value(resolved: Resolved, modified: Modified, reference: Reference) -> TimeValue:
    interval, modifier = resolved.interval, modified.modifier
    span = modified.span
    if modifier in {"EARLIER", "LATER"}:
        interval = _up_to_now(interval, modifier, reference)
    elif modifier:
        interval = part_of(interval, modifier)
    return TimeValue(
        span,
        interval.value,
        interval.first.isoformat() if interval.first else "",
        interval.last.isoformat() if interval.last else "",
        PARTS.get(modifier, modifier) or resolved.modifier,
        resolved.type,
        resolved.frequency,
    )


def _up_to_now(interval: Interval, modifier: str, reference: Reference) -> Interval:
    """ "earlier this year" ends with the publication date, "later this year" begins with it."""
    day, first, last = reference.day, interval.first, interval.last
    if day is None or first is None or last is None or not first <= day <= last:
        return interval
    return replace(interval, last=day) if modifier == "EARLIER" else replace(interval, first=day)


def _measures(tree: Tree, span: Span) -> bool:
    """Whether "a day" says how often something is done: it hangs on what is counted, "ten reports a day"."""
    inside = tree.tokens_in(span)
    if not inside or inside[0].index == 0:
        return False
    before = tree.tokens[inside[0].index - 1]
    return before.pos in {"NOUN", "NUM", "SYM", "ADV"} and inside[-1].dep == "npadvmod"


_BETWEEN_NEIGHBOURS = re.compile(r",?\s+(?:on\s+|of\s+|at\s+)?")


def join_neighbours(text: str, found: Sequence[TimeValue]) -> tuple[TimeValue, ...]:
    """A weekday beside its date ("Friday, Oct. 23") and a time beside its day ("9 a.m. on 3 May") as one expression."""
    joined: list[TimeValue] = []
    for each in found:
        last = joined[-1] if joined else None
        between = text[last.span.end : each.span.start] if last is not None else ""
        if last is None or len(between) > 6 or not _BETWEEN_NEIGHBOURS.fullmatch(between):
            joined.append(each)
            continue
        one = _joined(last, each, last.span.of(text))
        joined[-1:] = [last, each] if one is None else [one]
    return tuple(joined)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _joined(one: TimeValue, two: TimeValue, words: str) -> TimeValue | None:
    """Two expressions that stand beside each other as one, `words` being the first's; None where each is its own."""
    span = Span(one.span.start, two.span.end)
    types = (one.type, two.type)
    if types == (TimeType.DATE, TimeType.DATE) and _DAY.fullmatch(two.value) and two.modifier == "":
        return replace(two, span=span) if words.lower() in words_in_class("weekday") else None
    if types == (TimeType.TIME, TimeType.DATE) and _DAY.fullmatch(two.value) and "T" in one.value:
        return replace(two, span=span, value=f"{two.value}T{one.value.split('T', 1)[1]}", type=TimeType.TIME)
    if types == (TimeType.DATE, TimeType.TIME) and _DAY.fullmatch(one.value) and "T" in two.value:
        return replace(one, span=span, value=f"{one.value}T{two.value.split('T', 1)[1]}", type=TimeType.TIME)
    return None
