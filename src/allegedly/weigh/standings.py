"""How a claim came to stand as it does: reports and independent origins as its articles came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from allegedly.model.grade import Standing
from allegedly.weigh.corroboration import Weighed
from allegedly.weigh.dependence import expected_independent
from allegedly.weigh.evidence import Evidence
from allegedly.weigh.voices import Voice


@dataclass(frozen=True, slots=True, order=True)
class _Days:
    """When an article came out; in the order of the last day on which it can have come out, undated ones last."""

    undated: bool
    latest: str
    earliest: str


def standings_of(weighed: Weighed, evidence: Evidence) -> tuple[Standing, ...]:
    """How the claim stood when the articles of each date were out; nothing for a claim of one article.

    Origins are judged as they are now, with all articles in view, so that the last standing has the numbers of the
    assessment and the others tell how much of it was out by then.
    """
    affirming = _documents(weighed.claim.statements, evidence)
    opposing = _documents(weighed.claim.against, evidence)
    if len(affirming | opposing) < 2:
        return ()
    return tuple(_standings(weighed, affirming, opposing, evidence))


def _documents(statements: Iterable[str], evidence: Evidence) -> set[str]:
    return {evidence.statements[each].document for each in statements if each in evidence.statements}


def _standings(
    weighed: Weighed, affirming: set[str], opposing: set[str], evidence: Evidence
) -> Iterator[Standing]:
    days = {each: _days_of(each, evidence) for each in affirming | opposing}
    entering = {voice.id: _first_days(voice, days, evidence) for voice in weighed.established}
    affirmed_from = min(
        (_first_days(voice, days, evidence) for voice in weighed.voices if voice.affirming), default=None
    )
    reports = against = 0
    known: list[str] = []
    expected = 0.0
    for when, group in groupby(sorted(days, key=lambda each: (days[each], each)), key=days.__getitem__):
        documents = set(group)
        reports += len(documents & affirming)
        against += len(documents & opposing)
        entered = [voice for voice in weighed.established if entering[voice.id] == when]
        if entered:
            known += [voice.id for voice in entered]
            expected = expected_independent(known, weighed.dependences)
        elif not known:
            expected = float(affirmed_from is not None and affirmed_from <= when)
        labels = tuple(sorted(voice.label for voice in entered))
        yield Standing(when.earliest, when.latest, reports, against, expected, labels)


def _days_of(document: str, evidence: Evidence) -> _Days:
    known = evidence.documents.get(document)
    published = known.published if known else None
    if published is None:
        return _Days(True, "", "")
    return _Days(False, published.latest.isoformat(), published.earliest.isoformat())


def _first_days(voice: Voice, days: dict[str, _Days], evidence: Evidence) -> _Days:
    return min(days[each] for each in _documents(voice.affirming, evidence))
