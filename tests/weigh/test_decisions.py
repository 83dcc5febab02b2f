from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from allegedly.config import WeighConfig
from allegedly.model.claim import Claim
from allegedly.model.decision import Decision, DecisionKind, numbers_taken_back, standing_decisions
from allegedly.model.grade import Assessment
from allegedly.weigh.assess import weigh_claims
from allegedly.weigh.decisions import decided_claims, decided_lineage
from tests.factories import make_document, make_statement
from tests.weigh.stories import Story

DOCUMENT = make_document("One two three four five six.")
STATEMENTS = {
    it.id: it for it in (make_statement(DOCUMENT, word) for word in ("One", "two", "three", "four", "five"))
}
IDS = sorted(STATEMENTS)


def decision(
    kind: DecisionKind,
    subjects: tuple[str, ...] = (),
    others: tuple[str, ...] = (),
    value: str = "",
    number: int = 1,
) -> Decision:
    return Decision(number, kind, subjects, others, value, "Ada", "2026-03-01T09:00:00+00:00", "I know it")


def claim(*numbers: int, against: tuple[int, ...] = ()) -> Claim:
    return Claim(f"clm-{numbers}", STATEMENTS[IDS[numbers[0]]].text, ids(*numbers), ids(*against))


def ids(*numbers: int) -> tuple[str, ...]:
    return tuple(IDS[number] for number in numbers)


def sides(claims: tuple[Claim, ...]) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(each.statements, each.against) for each in claims}


def test_merged_claims_keep_their_sides_and_the_text_of_the_larger() -> None:
    merged = decided_claims(
        [claim(0), claim(1, 2, against=(3,))], STATEMENTS, [decision(DecisionKind.MERGE, ids(0, 3))]
    )
    assert sides(merged) == {(ids(0, 1, 2), ids(3))}
    assert merged[0].text == STATEMENTS[IDS[1]].text


def test_a_split_statement_is_a_claim_of_its_own_and_a_second_split_changes_nothing() -> None:
    split = decision(DecisionKind.SPLIT, ids(1))
    once = decided_claims([claim(0, 1)], STATEMENTS, [split])
    assert sides(once) == {(ids(0), ()), (ids(1), ())}
    assert decided_claims(once, STATEMENTS, [split]) == once


def test_a_rejected_statement_is_in_no_claim_and_a_claim_of_rejected_ones_is_gone() -> None:
    rejected = [decision(DecisionKind.REJECT, ids(0, 2))]
    assert sides(decided_claims([claim(0, 1), claim(2)], STATEMENTS, rejected)) == {(ids(1), ())}


def test_a_later_decision_works_on_what_the_earlier_left() -> None:
    made = decided_claims(
        [claim(0, 1), claim(2)],
        STATEMENTS,
        [decision(DecisionKind.SPLIT, ids(1)), decision(DecisionKind.MERGE, ids(1, 2))],
    )
    assert sides(made) == {(ids(0), ()), (ids(1, 2), ())}


def test_statements_that_are_gone_are_passed_over() -> None:
    claims = (claim(0, 1),)
    gone = decision(DecisionKind.MERGE, ("stm-gone", "stm-lost"))
    assert decided_claims(claims, STATEMENTS, [gone, decision(DecisionKind.NOTE, ids(0))]) == claims


@given(st.permutations(range(5)), st.lists(st.sampled_from(range(5)), min_size=1, unique=True), st.booleans())
def test_no_statement_is_lost_or_doubled_by_merging_and_splitting(
    order: list[int], subjects: list[int], merge: bool
) -> None:
    claims = [claim(*sorted(order[:2])), claim(*sorted(order[2:4]), against=(order[4],))]
    kind = DecisionKind.MERGE if merge else DecisionKind.SPLIT
    made = decided_claims(claims, STATEMENTS, [decision(kind, ids(*subjects))])
    assert sorted(it for each in made for it in (*each.statements, *each.against)) == IDS
    assert made == decided_claims(claims[::-1], STATEMENTS, [decision(kind, ids(*subjects))])


def test_an_undo_takes_back_and_can_be_taken_back() -> None:
    reject = decision(DecisionKind.REJECT, ids(0), number=1)
    undo = decision(DecisionKind.UNDO, ("1",), number=2)
    redo = decision(DecisionKind.UNDO, ("2",), number=3)
    assert standing_decisions([undo, reject]) == ()
    assert numbers_taken_back([reject, undo]) == {1}
    assert standing_decisions([redo, reject, undo]) == (reject,)
    assert numbers_taken_back([reject, undo, redo]) == {2}


def _weighed(story: Story, *decisions: Decision) -> Assessment:
    lineage = decided_lineage(story.lineage(), decisions)
    extractions, documents = story.extractions(), tuple(story.documents)
    return weigh_claims(documents, extractions, (story.claim(),), lineage, WeighConfig(), decisions)[0]


def test_origins_called_independent_count_as_two_whatever_words_they_share() -> None:
    story = Story()
    left, right = story.report("Herald", "Mayor"), story.report("Courier", "Bishop")
    story.independent("Mayor", "Bishop", 0.2)
    before = _weighed(story)
    after = _weighed(story, decision(DecisionKind.INDEPENDENT, (left.id,), (right.id,)))
    assert before.independent_origins < 1.5
    assert after.independent_origins == 2.0
    assert after.probability > before.probability
    assert any("decided by Ada on 2026-03-01: I know it" in each for each in after.reasons)


def test_a_reliability_that_was_set_changes_the_letter_and_nothing_else() -> None:
    story = Story()
    story.report("Herald", "Mayor")
    before = _weighed(story)
    after = _weighed(story, decision(DecisionKind.RELIABILITY, ("the mayor",), value="B"))
    assert (before.reliability, after.reliability) == ("F", "B")
    assert (before.probability, before.credibility) == (after.probability, after.credibility)
    assert any(each.startswith("Reliability B: set for “the mayor” by Ada") for each in after.reasons)


def test_the_letter_of_an_origin_goes_before_that_of_its_publisher() -> None:
    story = Story()
    story.report("Herald", "Mayor")
    herald = decision(DecisionKind.RELIABILITY, ("Herald",), value="A")
    mayor = decision(DecisionKind.RELIABILITY, ("Mayor",), value="D")
    assert _weighed(story, herald).reliability == "A"
    assert _weighed(story, herald, mayor).reliability == "D"
