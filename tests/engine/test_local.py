from __future__ import annotations

import pytest

from allegedly.config import Config
from allegedly.engine.events import Event, EventKind
from allegedly.engine.local import Outcome, readings_of
from allegedly.model.case import Failure
from allegedly.model.text import Original
from tests.engine.stories import FIRST, POISON, SECOND, SLOW, THIRD, make_originals, set_trap


def path_of(outcome: Outcome) -> str:
    return outcome.path if isinstance(outcome, Failure) else outcome[0].path


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_order_and_a_bad_article_is_a_failure(workers: int) -> None:
    given: list[Original | Failure] = [
        *make_originals(FIRST, b"\x00\x01\x02" * 400, SECOND),
        Failure("gone.txt", "there is no such file", "check the name"),
        Original("last.txt", THIRD.encode(), "text/plain"),
    ]
    events: list[Event] = []
    outcomes = list(readings_of(iter(given), Config(), workers, events.append))
    assert [path_of(outcome) for outcome in outcomes] == [each.path for each in given]
    assert [isinstance(outcome, Failure) for outcome in outcomes] == [False, True, False, True, False]
    assert [event.kind for event in events] == [
        EventKind.FAILED if isinstance(outcome, Failure) else EventKind.READ for outcome in outcomes
    ]


def test_workers_read_what_this_process_reads() -> None:
    originals = make_originals(FIRST, SECOND, THIRD)
    assert list(readings_of(originals, Config(), 2)) == list(readings_of(originals, Config(), 1))


def test_an_article_that_kills_its_worker_costs_itself_alone(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_trap(tmp_path_factory.mktemp("trap"), monkeypatch)
    originals = make_originals(FIRST, POISON, SECOND, POISON + b" once. " + THIRD.encode(), SLOW, THIRD)
    outcomes = list(readings_of(originals, Config(), 2, seconds=10))
    assert [path_of(outcome) for outcome in outcomes] == [each.path for each in originals]
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert [failure.path for failure in failures] == ["1.txt", "4.txt"]
    assert failures[0].reason == "the process that read it ended with status -9, 2 times"
    assert failures[1].reason == "it took more than 10 seconds"


def test_few_articles_are_held_at_once() -> None:
    taken = 0

    def counted() -> list[Original]:
        return make_originals(*[FIRST] * 100)

    def originals() -> object:
        nonlocal taken
        for original in counted():
            taken += 1
            yield original

    outcomes = readings_of(originals(), Config(), 2)  # type: ignore[arg-type]
    next(outcomes)
    assert taken <= 18
    outcomes.close()  # type: ignore[attr-defined]


def test_no_worker_is_refused() -> None:
    with pytest.raises(ValueError, match="workers is 0; give 1 or more"):
        next(readings_of([], Config(), 0))
