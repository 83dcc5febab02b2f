"""The kind of each source: what the tables say and what the tagger reads off the context, weighed together.

A source is of one kind wherever an article names it, so its mentions vote; a pronoun's vote is its own.
"""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from allegedly.extract.sources import DescribedSource
from allegedly.model.source import SourceKind

RULE_WEIGHTS = {SourceKind.UNNAMED: 0.5, SourceKind.PERSON: 2.0}
SURE_RULE_WEIGHT = 4.0
"""What the tables' kind counts beside the tagger's log-probability, in nats; tuned on the tuning half of bench/gold.

Unnamed, and person for a name, are what the tables fall back on; the other kinds they give for a reason.
"""

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "one", "some", "others"})

FLOOR = 1e-4

Odds = Sequence[tuple[SourceKind, float]]


def with_agreed_kinds(sources: Sequence[DescribedSource], odds: Sequence[Odds]) -> list[DescribedSource]:
    """The sources with the likeliest kind of each; `odds` are the tagger's probabilities, empty where it has none."""
    mentions: dict[str, list[int]] = defaultdict(list)
    for index, source in enumerate(sources):
        key = source.entity.casefold()
        mentions[f"{key} {index}" if key in PRONOUNS else key].append(index)
    settled = list(sources)
    for places in mentions.values():
        votes = [_votes(sources[place], odds[place]) for place in places if odds[place]]
        if not votes:
            continue
        total = {kind: sum(vote[kind] for vote in votes) / len(votes) for kind in votes[0]}
        best = max(total, key=lambda kind: (total[kind], kind is sources[places[0]].kind))
        for place in places:
            named = sources[place].named and best is not SourceKind.UNNAMED
            settled[place] = dataclasses.replace(sources[place], kind=best, named=named)
    return settled


def _votes(source: DescribedSource, odds: Odds) -> Mapping[SourceKind, float]:
    weight = RULE_WEIGHTS.get(source.kind, SURE_RULE_WEIGHT)
    return {
        kind: math.log(max(probability, FLOOR)) + (weight if kind is source.kind else 0.0)
        for kind, probability in odds
    }
