"""From "how probably are these two independent" to parents, and to the expected number of independents.

A pair that is dependent with probability d, direction unknown, is a forest of two: both are roots with
probability 1 - d, else either was taken from the other. In the weights of forests (see `copying`) that is an
edge of d / (2 (1 - d)) each way against a root of weight 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from allegedly.weigh.copying import Parent, Report, root_probabilities

SURELY_DEPENDENT = 1.0 - 1e-9
"""Pairs at least this dependent are one origin under two names."""

_LARGEST_DEPENDENCE = 1.0 - 1e-6

Dependences = Mapping[tuple[str, str], float]
"""Probability that two are dependent, by their names in alphabetical order. A pair that is missing is surely
dependent: independence that nobody has established does not count."""


def pair_key(left: str, right: str) -> tuple[str, str]:
    """The two names in alphabetical order."""
    return (left, right) if left <= right else (right, left)


def parents_from_dependences(names: Sequence[str], dependences: Dependences) -> dict[str, tuple[Parent, ...]]:
    """The parents of each name, both ways alike, that the pairwise dependences amount to.

    >>> parents = parents_from_dependences(["A", "B"], {("A", "B"): 0.5})
    >>> round(parents["A"][0].probability, 4)
    0.3333
    """
    parents = {}
    for name in names:
        weights = []
        for other in sorted(names):
            if other == name:
                continue
            dependence = min(dependences.get(pair_key(name, other), 1.0), _LARGEST_DEPENDENCE)
            if dependence > 0.0:
                weights.append((other, dependence / (2.0 * (1.0 - dependence))))
        total = 1.0 + sum(weight for _, weight in weights)
        parents[name] = tuple(Parent(other, weight / total) for other, weight in weights)
    return parents


def expected_independent(names: Sequence[str], dependences: Dependences) -> float:
    """Expected number of names independent of one another; whole where every pair is certain.

    >>> expected_independent(["A", "B", "C"], {("A", "B"): 0.0, ("A", "C"): 1.0, ("B", "C"): 0.0})
    2.0
    >>> round(expected_independent(["A", "B"], {("A", "B"): 0.25}), 9)
    1.75
    >>> expected_independent([], {})
    0.0
    """
    groups = _surely_dependent_groups(sorted(set(names)), dependences)
    if len(groups) < 2:
        return float(len(groups))
    between = {
        pair_key(left[0], right[0]): max(
            dependences.get(pair_key(one, other), 1.0) for one in left for other in right
        )
        for index, left in enumerate(groups)
        for right in groups[index + 1 :]
    }
    if not any(between.values()):
        return float(len(groups))
    heads = [group[0] for group in groups]
    parents = parents_from_dependences(heads, between)
    return round(sum(root_probabilities([Report(head, 1, 1.0, parents[head]) for head in heads])), 9)


def _surely_dependent_groups(names: Sequence[str], dependences: Dependences) -> list[list[str]]:
    groups: list[list[str]] = []
    for name in names:
        joined = [
            group
            for group in groups
            if any(dependences.get(pair_key(name, other), 1.0) >= SURELY_DEPENDENT for other in group)
        ]
        groups = [group for group in groups if group not in joined]
        groups.append(sorted([name, *(each for group in joined for each in group)]))
    return sorted(groups)
