"""Emergent with gold stances: each claim judged by a model fitted on all other claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from allegedly.bench.emergent import rumour_split
from allegedly.bench.emergent_score import stance_votes
from allegedly.bench.weigh_score import probability_scores
from allegedly.weigh.stances import AGAINST, Position, fitted_stances

SIDES = ("for", "against")


def emergent_gold_figures(data: Path) -> dict[str, Any]:
    """Probability of each settled claim, leaving it out of what is fitted; stance vote and counts beside it."""
    rumours = rumour_split(data)
    positions: dict[str, list[Position]] = defaultdict(list)
    for each in rumours.articles:
        positions[each.claim].append(Position(each.stance, each.publisher))
    verdicts = {each.claim: each.verdict for each in rumours.articles if each.verdict is not None}
    settled = sorted(verdicts)
    outcomes = [verdicts[claim] for claim in settled]
    ours = _leaving_one_out([positions[claim] for claim in settled], outcomes)
    unrated = [[Position(each.side, "") for each in positions[claim]] for claim in settled]
    votes = stance_votes(rumours.articles)
    rate = sum(outcomes) / max(1, len(outcomes))
    unopposed = [at for at, claim in enumerate(settled) if all(it.side != AGAINST for it in positions[claim])]
    return {
        "split": rumours.split,
        "settled": len(settled),
        "ours": probability_scores(ours, outcomes),
        "nobody_against": probability_scores(
            [ours[at] for at in unopposed], [outcomes[at] for at in unopposed]
        ),
        "logistic_on_counts": probability_scores(_leaving_one_out(unrated, outcomes), outcomes),
        "stance_vote": probability_scores([votes[claim] for claim in settled], outcomes),
        "base_rate": probability_scores([rate] * len(outcomes), outcomes),
    }


def _leaving_one_out(claims: Sequence[Sequence[Position]], outcomes: Sequence[bool]) -> list[float]:
    places = np.arange(len(claims))
    found = []
    for at, claim in enumerate(claims):
        rest = places[places != at]
        model = fitted_stances([claims[each] for each in rest], [outcomes[each] for each in rest])
        found.append(model.probability(claim))
    return found
