"""Clusters of statements that say the same, such that one bad link cannot merge two stories.

Average linkage (Sokal & Michener 1958) on exemplars: the two clusters whose exemplars agree best on average become one,
as long as they agree enough. Within one story the better half of what an exemplar is compared with counts, so that a
claim with a few unlike versions still grows; a single strong link between two stories is outvoted by all the pairs that
do not match.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

MAX_EXEMPLARS = 20
"""Members that speak for a cluster; a merge costs at most 400 comparisons, however large the clusters are. On
emergent/dev 60 give the same precision and .005 more recall."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The probability that two positions say the same, and whether the documents that say it are on one subject."""

    probability: float
    on_one_subject: bool = True


LikenessOf = Callable[[int, int], Likeness]


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two positions and the probability that they say the same. Pairs of an earlier `round` are taken first."""

    left: int
    right: int
    probability: float
    round: int = 0


@dataclass(frozen=True, slots=True, order=True)
class _Merger:
    """Two clusters that may become one, by the positions that lead them; sizes tell whether they have grown since."""

    round: int
    disagreement: float
    left: int
    right: int
    left_size: int
    right_size: int


@dataclass(slots=True)
class _Clusters:
    """Clusters as they grow, each led by its first position."""

    leader: list[int]
    members: dict[int, list[int]]
    exemplars: dict[int, tuple[int, ...]]
    tried: set[tuple[int, int, int, int, int]] = field(default_factory=set)

    def merger(self, round_: int, disagreement: float, left: int, right: int) -> _Merger | None:
        """The merger of the clusters that these two positions are in now; None where they are in one."""
        left, right = sorted((self.leader[left], self.leader[right]))
        if left == right:
            return None
        return _Merger(round_, disagreement, left, right, len(self.members[left]), len(self.members[right]))

    def merge(self, left: int, right: int) -> None:
        """Make one of two clusters, given by their leaders, the smaller first."""
        self.exemplars[left] = _joint_exemplars(self.exemplars[left], self.exemplars.pop(right))
        moved = self.members.pop(right)
        self.members[left].extend(moved)
        for position in moved:
            self.leader[position] = left


def pairs_to_clusters(
    size: int,
    pairs: Iterable[ScoredPair],
    likeness_of: LikenessOf,
    min_probability: float,
) -> list[tuple[int, ...]]:
    """All positions below `size` in clusters, each in ascending order, clusters in order of their first
    member.

    Only pairs given bring clusters together. A merger whose clusters have grown since it was judged is judged again
    when its turn comes, so that the best one is always taken next (on emergent/dev, against taking pairs of
    statements from the surest down, that raises precision from .82 to .91 at the same recall, .80).
    """
    clusters = _Clusters(
        list(range(size)),
        {position: [position] for position in range(size)},
        {position: (position,) for position in range(size)},
    )
    waiting = [
        _Merger(pair.round, -pair.probability, min(pair.left, pair.right), max(pair.left, pair.right), 1, 1)
        for pair in pairs
        if pair.probability >= min_probability
    ]
    heapq.heapify(waiting)
    while waiting:
        known = heapq.heappop(waiting)
        now = clusters.merger(known.round, known.disagreement, known.left, known.right)
        if now is None:
            continue
        if now == known:
            clusters.merge(known.left, known.right)
            continue
        key = (now.round, now.left, now.right, now.left_size, now.right_size)
        if key in clusters.tried:
            continue
        clusters.tried.add(key)
        agreement = _agreement(clusters.exemplars[now.left], clusters.exemplars[now.right], likeness_of)
        if agreement >= min_probability:
            heapq.heappush(
                waiting,
                _Merger(now.round, -agreement, now.left, now.right, now.left_size, now.right_size),
            )
    return sorted(tuple(sorted(each)) for each in clusters.members.values())


def _agreement(left: tuple[int, ...], right: tuple[int, ...], likeness_of: LikenessOf) -> float:
    """How far each exemplar agrees with the other side's, on average over both sides, 0 to 1.

    Rounded, so that no order of summing decides what is merged next.
    """
    table = [[likeness_of(one, other) for other in right] for one in left]
    rows = math.fsum(_agreement_of_one(row) for row in table) / len(left)
    columns = math.fsum(_agreement_of_one(column) for column in zip(*table, strict=True)) / len(right)
    return round((rows + columns) / 2, 9)


def _agreement_of_one(likenesses: Sequence[Likeness]) -> float:
    """The mean probability of the better half of those on one subject, the larger half, and of all those on others.

    A claim holds versions that are unlike each other (a count, and the same in other words): a new one need not be like
    all of them. Another story has no say less.
    """
    near = sorted((each.probability for each in likenesses if each.on_one_subject), reverse=True)
    counted = near[: (len(near) + 1) // 2]
    counted += [each.probability for each in likenesses if not each.on_one_subject]
    return math.fsum(counted) / len(counted)


def _joint_exemplars(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[int, ...]:
    """Exemplars of both in turn, so that neither side's wording is lost."""
    mixed: list[int] = []
    for rank in range(MAX_EXEMPLARS):
        mixed.extend(side[rank] for side in (left, right) if rank < len(side))
    return tuple(mixed[:MAX_EXEMPLARS])
