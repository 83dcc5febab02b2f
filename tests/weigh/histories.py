"""An oracle for the copying model: every history of who copied whom, written out one by one."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from allegedly.weigh.copying import SMALLEST_OWN_SHARE, Rates, Report, own_likelihoods


def log_bayes_factor_by_enumeration(reports: Sequence[Report], rates: Rates) -> float:
    """Log Bayes factor by summing over all acyclic choices of a parent (or none) for every report."""
    says = {report.source: report.says for report in reports}
    totals = [0.0, 0.0]
    for choice in itertools.product(*[_choices(report, says) for report in reports]):
        parent_of = {
            report.source: parent for report, (parent, _) in zip(reports, choice, strict=True) if parent
        }
        if any(_is_in_circle(source, parent_of) for source in parent_of):
            continue
        for side in (0, 1):
            weight = 1.0
            for report, (parent, share) in zip(reports, choice, strict=True):
                weight *= share if parent else share * own_likelihoods(report, rates)[side]
            totals[side] += weight
    return math.log(totals[0] / totals[1])


def _choices(report: Report, says: dict[str, int]) -> list[tuple[str, float]]:
    own = max(1.0 - sum(parent.probability for parent in report.parents), SMALLEST_OWN_SHARE)
    agreeing = [(it.source, it.probability) for it in report.parents if says.get(it.source) == report.says]
    return [("", own), *agreeing]


def _is_in_circle(source: str, parent_of: dict[str, str]) -> bool:
    seen = set()
    while source in parent_of:
        if source in seen:
            return True
        seen.add(source)
        source = parent_of[source]
    return False
