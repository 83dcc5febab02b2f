"""Reliability by type of event: it helps where sources differ by topic, and does no harm where they do not."""

from __future__ import annotations

import math

import numpy as np
import pytest

from allegedly.model.grade import Agreement
from allegedly.weigh.reliability import estimate_reliability
from allegedly.weigh.topics import reliability_by_topic

TOPICS = ("FIGHT", "BUY", "PROTEST")
SOURCES = 60
TRIALS = 12


def drawn(spread: float | None, seed: int) -> tuple[list[Agreement], dict[tuple[str, str], float]]:
    """Records, and the rate of each source on each topic: around its own rate by a beta of this size, or all alike."""
    rng = np.random.default_rng(seed)
    rows: list[Agreement] = []
    rates: dict[tuple[str, str], float] = {}
    for number in range(SOURCES):
        source, own = f"publisher {number:02}", float(rng.beta(8.0, 3.0))
        for topic in TOPICS:
            rate = own if spread is None else float(rng.beta(own * spread, (1.0 - own) * spread))
            rates[source, topic] = rate
            rows.extend(
                Agreement(
                    source, f"{source} {topic} {day}", f"{topic} {day}", float(rng.random() < rate), topic
                )
                for day in range(TRIALS)
            )
    return rows, rates


def log_loss(spread: float | None, by_topic: bool) -> float:
    """What a further trial costs on average (nats), the true rates known."""
    losses = []
    for seed in range(3):
        rows, rates = drawn(spread, seed)
        overall, topics = estimate_reliability(rows), reliability_by_topic(rows)
        for (source, topic), rate in rates.items():
            mean = topics[source, topic].mean if by_topic else overall[source].mean
            losses.append(-rate * math.log(mean) - (1.0 - rate) * math.log(1.0 - mean))
    return sum(losses) / len(losses)


def test_it_helps_where_sources_differ_by_topic() -> None:
    assert log_loss(3.0, by_topic=True) < log_loss(3.0, by_topic=False) - 0.02


def test_it_does_no_harm_where_they_do_not() -> None:
    assert log_loss(None, by_topic=True) < log_loss(None, by_topic=False) + 0.003


def test_intervals_hold_the_rates_on_topics_four_times_in_five() -> None:
    rows, rates = drawn(4.0, 7)
    found = reliability_by_topic(rows)
    inside = [found[cell].lower <= rate <= found[cell].upper for cell, rate in rates.items()]
    assert np.mean(inside) == pytest.approx(0.8, abs=0.08)


def test_too_few_trials_on_a_topic_tell_nothing_of_it() -> None:
    rows = [Agreement("s", f"d{day}", f"c{day}", 1.0, "BUY") for day in range(20)]
    rows += [Agreement("s", f"e{day}", f"f{day}", 0.0, "FIGHT") for day in range(4)]
    assert set(reliability_by_topic(rows)) == {("s", "BUY")}


def test_claims_without_a_type_of_event_are_no_topic_of_their_own() -> None:
    rows = [Agreement("s", f"d{day}", f"c{day}", 1.0, "BUY" if day % 2 else "") for day in range(20)]
    assert set(reliability_by_topic(rows)) == {("s", "BUY")}
    assert reliability_by_topic([]) == {}


def test_order_of_agreements_changes_nothing() -> None:
    rows, _ = drawn(4.0, 1)
    assert reliability_by_topic(rows) == reliability_by_topic(rows[::-1])
