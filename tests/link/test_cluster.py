"""One bad link cannot merge two stories."""

from __future__ import annotations

from allegedly.link.cluster import Likeness, ScoredPair, pairs_to_clusters


def clustered(size: int, probabilities: dict[tuple[int, int], float]) -> list[tuple[int, ...]]:
    pairs = [ScoredPair(left, right, value) for (left, right), value in probabilities.items()]
    return pairs_to_clusters(
        size, pairs, lambda i, j: Likeness(probabilities.get((min(i, j), max(i, j)), 0.0)), 0.5
    )


def test_a_single_bridge_does_not_join_two_groups() -> None:
    groups = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (3, 4): 0.9, (3, 5): 0.9, (4, 5): 0.9}
    assert clustered(6, groups | {(2, 3): 0.89}) == [(0, 1, 2), (3, 4, 5)]


def test_even_the_strongest_bridge_joins_no_more_than_its_two_ends() -> None:
    groups = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (3, 4): 0.9, (3, 5): 0.9, (4, 5): 0.9}
    found = clustered(6, groups | {(2, 3): 0.99})
    assert not any({0, 1, 4, 5} <= set(each) for each in found)


def test_members_that_agree_on_average_are_joined() -> None:
    assert clustered(3, {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.4}) == [(0, 1, 2)]


def test_a_version_that_is_unlike_one_of_several_is_joined() -> None:
    alike = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9}
    assert clustered(4, alike | {(0, 3): 0.9, (1, 3): 0.9, (2, 3): 0.0}) == [(0, 1, 2, 3)]
    assert clustered(4, alike | {(0, 3): 0.9, (1, 3): 0.0, (2, 3): 0.0}) == [(0, 1, 2), (3,)]


def test_pairs_below_the_threshold_join_nothing() -> None:
    assert clustered(2, {(0, 1): 0.49}) == [(0,), (1,)]


def test_large_groups_are_compared_by_exemplars() -> None:
    asked: list[tuple[int, int]] = []

    def likeness(left: int, right: int) -> Likeness:
        asked.append((left, right))
        return Likeness(0.9)

    pairs = [ScoredPair(0, other, 0.9) for other in range(1, 500)]
    assert pairs_to_clusters(500, pairs, likeness, 0.5) == [tuple(range(500))]
    assert len(asked) <= 20 * 500


def test_pairs_of_an_earlier_round_are_joined_first() -> None:
    pairs = [ScoredPair(0, 1, 0.65, 1), ScoredPair(1, 2, 0.6)]
    close = {(0, 1): 0.65, (1, 2): 0.6, (0, 2): 0.0}
    found = pairs_to_clusters(
        3, pairs, lambda one, other: Likeness(close[min(one, other), max(one, other)]), 0.5
    )
    assert found == [(0,), (1, 2)]


def test_the_two_clusters_that_agree_best_are_joined_next() -> None:
    """4 is nearly sure of 2 alone; with 0 and 1, who agree with it on average, it goes with them."""
    probabilities = {(0, 1): 0.99, (0, 4): 0.9, (1, 4): 0.9, (2, 3): 0.98, (2, 4): 0.95, (3, 4): 0.2}
    assert clustered(5, probabilities) == [(0, 1, 4), (2, 3)]
