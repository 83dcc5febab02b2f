"""How probable a claim is, given who says so and who may have copied whom.

Pure functions over a table of reports on one claim; nothing here knows of documents.

A report either says what another one says, because it was taken from it, or speaks for itself:

    P(x_i | y, parents) = sum_j c_ij [x_i = x_j] + (1 - sum_j c_ij) P0(x_i | y)

y is whether the claim holds, x_i what report i says, c_ij the probability that i was taken from j, P0 what a
report says that speaks for itself. Copies are not discounted votes: the sum runs over every history of who
copied whom (Dong, Berti-Equille, Srivastava 2009, doi:10.14778/1687627.1687690, discount instead).

The parents may form cycles (A from B or B from A, direction unknown). A history is then a choice of one
parent, or none, for each report, without cycles: a forest. The sum of the weights of all rooted forests is a
determinant (directed matrix-tree theorem, Tutte 1948, doi:10.1017/S030500410002403X): exact, at the cost of
n^3 and not 2^n. Where nobody can have copied in a circle it equals the product of the formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allegedly.probability import log_bayes_factor, posterior, pulled_to_half

MAX_EXACT_REPORTS = 400
"""Largest group of linked reports that is summed exactly: two determinants of 400 x 400 take 10 ms."""

SMALLEST_OWN_SHARE = 1e-6
"""Chance left to every report to speak for itself: somebody in a circle of sure copies must have begun."""


@dataclass(frozen=True, slots=True)
class Parent:
    """A source that a report may have been taken from, and the probability that it was."""

    source: str
    probability: float


@dataclass(frozen=True, slots=True)
class Report:
    """What one source says of the claim: +1 for, -1 against, 0 silent.

    `strength` (0 to 1) is how far it speaks at all: hedges, hearsay and errors of extraction lower it. The
    probabilities of `parents` sum to at most 1; the rest is that it speaks for itself.
    """

    source: str
    says: int
    strength: float = 1.0
    parents: tuple[Parent, ...] = ()

    def __post_init__(self) -> None:
        if self.says not in (-1, 0, 1):
            raise ValueError(f"{self.source}: says {self.says!r}; use 1 (for), -1 (against) or 0 (silent)")
        if not 0.0 <= self.strength <= 1.0:
            raise ValueError(f"{self.source}: strength {self.strength!r} must lie in 0..1")
        if any(parent.probability < 0.0 for parent in self.parents):
            raise ValueError(f"{self.source}: a parent has a negative probability")
        if sum(parent.probability for parent in self.parents) > 1.0 + 1e-9:
            raise ValueError(f"{self.source}: the probabilities of its parents sum to more than 1")


@dataclass(frozen=True, slots=True)
class Rates:
    """How sources that speak for themselves behave, on both sides.

    `sensitivity` is the probability of saying so if it is so, `false_alarm` if it is not; `refutation` that of
    contradicting it if it is not so, `false_refutation` if it is.
    """

    sensitivity: float = 0.75
    false_alarm: float = 0.35
    refutation: float = 0.65
    false_refutation: float = 0.25


def probability_of_claim(reports: Iterable[Report], prior: float = 0.5, rates: Rates = Rates()) -> float:
    """Probability that the claim holds after all reports on it. Their order changes nothing.

    Silence is no evidence (most sources never had the story). A source that is listed more than once is
    taken once: what it says for and against is balanced.

    >>> alone = [Report("Herald", 1)]
    >>> copied = [*alone, Report("Mirror", 1, parents=(Parent("Herald", 1.0),))]
    >>> seconded = [*alone, Report("Courier", 1)]
    >>> [round(probability_of_claim(each), 3) for each in (alone, copied, seconded)]
    [0.682, 0.682, 0.821]
    """
    return posterior(prior, [log_bayes_factor_of_reports(reports, rates)])


def log_bayes_factor_of_reports(reports: Iterable[Report], rates: Rates = Rates()) -> float:
    """How much all reports together speak for the claim, as a log Bayes factor; 0 where nobody speaks."""
    speaking = [report for report in merge_reports_by_source(reports) if report.says]
    groups = linked_groups(speaking)
    return float(sum(_group_log_bayes_factor(group, rates) for group in groups))


def merge_reports_by_source(reports: Iterable[Report]) -> tuple[Report, ...]:
    """One report a source, in order of the source's name.

    What a source says twice is averaged, so that one that contradicts itself is silent; of its possible
    parents each keeps its largest probability, scaled down where they sum to more than 1.

    >>> merge_reports_by_source([Report("A", 1), Report("A", -1)])
    (Report(source='A', says=0, strength=0.0, parents=()),)
    """
    by_source: dict[str, list[Report]] = {}
    for report in reports:
        by_source.setdefault(report.source, []).append(report)
    return tuple(
        each[0] if len(each) == 1 else _merged(source, each) for source, each in sorted(by_source.items())
    )


def _merged(source: str, reports: Sequence[Report]) -> Report:
    balance = sum(sorted(report.says * report.strength for report in reports)) / len(reports)
    largest: dict[str, float] = {}
    for report in reports:
        for parent in report.parents:
            largest[parent.source] = max(parent.probability, largest.get(parent.source, 0.0))
    scale = 1.0 / max(1.0, sum(largest.values()))
    parents = tuple(Parent(name, chance * scale) for name, chance in sorted(largest.items()))
    return Report(source, (balance > 0) - (balance < 0), min(1.0, abs(balance)), parents)


def linked_groups(reports: Sequence[Report]) -> tuple[tuple[Report, ...], ...]:
    """The reports in groups between which nothing can have been copied, since no report says what it did not.

    One report a source. Order of groups and of reports in them is that of the sources' names.
    """
    by_source = {report.source: report for report in sorted(reports, key=lambda report: report.source)}
    neighbours: dict[str, list[str]] = {source: [] for source in by_source}
    for report in by_source.values():
        for source in _copied_shares(report, by_source):
            neighbours[report.source].append(source)
            neighbours[source].append(report.source)
    seen: set[str] = set()
    groups: list[tuple[Report, ...]] = []
    for start in by_source:
        if start in seen:
            continue
        reached, waiting = {start}, [start]
        while waiting:
            for source in neighbours[waiting.pop()]:
                if source not in reached:
                    reached.add(source)
                    waiting.append(source)
        seen |= reached
        groups.append(tuple(by_source[source] for source in sorted(reached)))
    return tuple(groups)


def _copied_shares(report: Report, by_source: Mapping[str, Report]) -> dict[str, float]:
    """Probability of each parent that says the same: a report cannot repeat what its parent did not say."""
    shares: dict[str, float] = {}
    for parent in report.parents:
        other = by_source.get(parent.source)
        if other is not None and other.says == report.says and parent.source != report.source:
            shares[parent.source] = shares.get(parent.source, 0.0) + parent.probability
    return {source: share for source, share in shares.items() if share > 0.0}


def own_likelihoods(report: Report, rates: Rates) -> tuple[float, float]:
    """P0: probability of what a report says for itself, if the claim is true and if it is false."""
    affirming, opposing = (rates.sensitivity, rates.false_alarm), (rates.false_refutation, rates.refutation)
    if_true, if_false = affirming if report.says > 0 else opposing
    return pulled_to_half(if_true, report.strength), pulled_to_half(if_false, report.strength)


def _group_log_bayes_factor(group: tuple[Report, ...], rates: Rates) -> float:
    if len(group) == 1:
        return log_bayes_factor(*own_likelihoods(group[0], rates))
    if len(group) <= MAX_EXACT_REPORTS:
        return forest_log_bayes_factor(group, rates)
    return product_log_bayes_factor(group, rates)


def forest_log_bayes_factor(group: Sequence[Report], rates: Rates) -> float:
    """Exact: the sum over all histories without cycles, as the ratio of two determinants."""
    own, copied = _own_and_copied_shares(group)
    likelihoods = np.array([own_likelihoods(report, rates) for report in group]).T
    logs = np.linalg.slogdet(np.stack([_laplacian(own * given, copied) for given in likelihoods]))[1]
    return float(logs[0] - logs[1])


def product_log_bayes_factor(group: Sequence[Report], rates: Rates) -> float:
    """The formula as it stands, a product over the reports: exact where nobody can have copied in a circle.

    Circles are counted as if they were histories; as nobody speaks for himself in one, the result errs
    towards no evidence. Linear in the number of links.
    """
    own, copied = _own_and_copied_shares(group)
    likelihoods = np.array([own_likelihoods(report, rates) for report in group]).T
    logs = np.log(copied.sum(axis=1) + own * likelihoods).sum(axis=1)
    return float(logs[0] - logs[1])


def root_probabilities(group: Sequence[Report]) -> tuple[float, ...]:
    """Probability of each report that it speaks for itself, over all histories without cycles.

    Their sum is the expected number of independent reports.

    >>> unsure = [Report("A", 1, parents=(Parent("B", 0.5),)), Report("B", 1, parents=(Parent("A", 0.5),))]
    >>> [round(each, 3) for each in root_probabilities(unsure)]
    [0.667, 0.667]
    """
    own, copied = _own_and_copied_shares(group)
    inverse = np.linalg.inv(_laplacian(own, copied))
    return tuple(float(each) for each in np.clip(own * np.diagonal(inverse), 0.0, 1.0))


def _own_and_copied_shares(group: Sequence[Report]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    by_source = {report.source: report for report in group}
    place = {source: index for index, source in enumerate(by_source)}
    copied = np.zeros((len(group), len(group)))
    own = np.empty(len(group))
    for index, report in enumerate(group):
        own[index] = max(1.0 - sum(parent.probability for parent in report.parents), SMALLEST_OWN_SHARE)
        for source, share in _copied_shares(report, by_source).items():
            copied[index, place[source]] = share
    return own, copied


def _laplacian(root_weights: NDArray[np.float64], copied: NDArray[np.float64]) -> NDArray[np.float64]:
    """Matrix whose determinant is the weight of all rooted forests."""
    return np.diag(root_weights + copied.sum(axis=1)) - copied
