"""Golden stances: how the innermost holder presents an event. Add a row to add a case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.extract.certainty import stance_at
from allegedly.model.claim import Certainty, Polarity, Stance
from tests.models import annotate, extract

# text, the trigger's lemma, kind, certainty, polarity
GOLDEN = [
    ("The firm sold the mine.", "sell", "asserted", "CT", "+"),
    ("The firm did not sell the mine.", "sell", "asserted", "CT", "-"),
    ("Nobody sold the mine.", "sell", "asserted", "CT", "-"),
    ("The firm may have sold the mine.", "sell", "asserted", "PS", "+"),
    ("The firm probably sold the mine.", "sell", "asserted", "PR", "+"),
    ("The firm will sell the mine.", "sell", "planned", "PR", "+"),
    ("The mine will collapse.", "collapse", "predicted", "PR", "+"),
    ("The sale would cause anger.", "cause", "predicted", "PR", "+"),
    ("The firm tried to buy weapons.", "buy", "attempted", "U", "u"),
    ("The firm planned to use the weapons in Mali.", "use", "planned", "PR", "+"),
    ("The firm wanted to sell the mine.", "sell", "planned", "PS", "+"),
    ("The firm refused to sell the mine.", "sell", "asserted", "CT", "-"),
    ("The firm managed to sell the mine.", "sell", "asserted", "CT", "+"),
    ("The firm failed to sell the mine.", "sell", "asserted", "CT", "-"),
    ("There is no evidence that the firm sold the mine.", "sell", "no-evidence", "U", "u"),
    ("There is no evidence to suggest that the firm sold the mine.", "sell", "no-evidence", "U", "u"),
    ("The authenticity of the memo has not been confirmed.", "confirm", "unconfirmed", "U", "u"),
    ("If the firm sold the mine, it kept the money.", "keep", "conditional", "U", "u"),
    ("The firm should sell the mine.", "sell", "obligation", "U", "u"),
    ("Did the firm sell the mine?", "sell", "question", "U", "u"),
    ("The firm denied that it had sold the mine.", "sell", "denied", "CT", "-"),
    ("The mayor claimed that the firm sold the mine.", "sell", "alleged", "PS", "+"),
    ("Police said the man killed his brother.", "kill", "alleged", "PS", "+"),
    ("Police said the man killed by the flood was a farmer.", "be", "asserted", "CT", "+"),
    ("The mayor believes that the firm sold the mine.", "sell", "asserted", "PR", "+"),
    ("The memo suggests that the firm sold the mine.", "sell", "asserted", "PS", "+"),
    ("Silva said the firm sold the mine.", "sell", "asserted", "CT", "+"),
    ("It is not known whether the firm sold the mine.", "sell", "known-unknown", "U", "u"),
    ("It is not known who sold the mine.", "sell", "known-unknown", "CT", "+"),
    ("It is not known who will sell the mine.", "sell", "known-unknown", "PR", "+"),
    ("The firm received no offer.", "receive", "asserted", "CT", "-"),
    ("I stole nothing.", "steal", "asserted", "CT", "-"),
    ("No decision has been taken.", "take", "asserted", "CT", "-"),
    ("The mine may collapse.", "collapse", "predicted", "PS", "+"),
    ("The mayor wants the truth.", "truth", "planned", "PS", "+"),
    ("The firm is considering a sale.", "sale", "planned", "PS", "+"),
    ("The mayor did not intend to sell the mine.", "sell", "planned", "PR", "-"),
    ("The hearing is due in May.", "be", "planned", "PR", "+"),
    ("The board said the firm wants the truth.", "truth", "planned", "PS", "+"),
    ("Rumour has it that the fund is empty.", "fund", "alleged", "U", "u"),
    ("Mill to close by May.", "close", "planned", "PR", "+"),
    ("The memo is said to show the mine.", "show", "alleged", "PS", "+"),
    ("The firm denied claims that it had sold the mine.", "sell", "denied", "CT", "-"),
    ("Police told him to leave the mine.", "leave", "obligation", "U", "u"),
    ("The mayor asked the firm to sell the mine.", "sell", "obligation", "U", "u"),
    ("The workers have to leave the mine.", "leave", "obligation", "U", "u"),
    ("Should the dam break, the town would drown.", "drown", "conditional", "U", "u"),
    (
        "Unless the pumps are repaired, the board warned, the mine could flood.",
        "flood",
        "conditional",
        "U",
        "u",
    ),
    ("The board warned that the pumps were broken.", "break", "asserted", "CT", "+"),
    ("The firm has yet to confirm that it sold the mine.", "sell", "unconfirmed", "U", "u"),
    ("The firm refuses to confirm that it sold the mine.", "sell", "unconfirmed", "U", "u"),
    ("No evidence has emerged that the firm sold the mine.", "sell", "no-evidence", "U", "u"),
    ("The mine has not grown, nor has it shrunk.", "shrink", "asserted", "CT", "-"),
    ("The firm no longer owns the mine.", "own", "asserted", "CT", "-"),
    ("The workers had to leave the mine.", "leave", "asserted", "CT", "+"),
    ("The mayor insisted that the mine be closed.", "close", "obligation", "U", "u"),
    ("The mayor did not rule out that the firm would sell.", "sell", "planned", "PS", "+"),
    ("The orchestra hoped to perform the work in May.", "perform", "planned", "PS", "+"),
    ("Lawyers think it unlikely that the court will close the mine.", "close", "planned", "PR", "-"),
    ("It found no evidence that Silva profited.", "profit", "no-evidence", "U", "u"),
    ("Prosecutors are looking into whether the firm sold the mine.", "sell", "question", "U", "u"),
    ("Ministers are asking themselves if the firm must leave.", "leave", "question", "U", "u"),
    ("The bank is unlikely to sell the mine.", "sell", "predicted", "PR", "-"),
    ("The firm was unable to sell the mine.", "sell", "asserted", "CT", "-"),
    ("The firm may be unable to sell the mine.", "sell", "asserted", "PS", "-"),
    ("The firm is reluctant to sell the mine.", "sell", "planned", "PS", "-"),
    ("That does not mean the mine is safe.", "be", "asserted", "U", "u"),
    ("She was supposed to sell the mine.", "sell", "planned", "PS", "+"),
    ('"Sell the mine now," the mayor said.', "sell", "obligation", "U", "u"),
    ("Don't trust the bank.", "trust", "obligation", "U", "u"),
    ("Let us build the road.", "let", "obligation", "U", "u"),
    ("I might.", "might", "predicted", "PS", "+"),
    ("She won't.", "will", "predicted", "PR", "-"),
    ("He spoke as though the bank had failed.", "fail", "conditional", "U", "u"),
    ("He behaved as if he owned the bank.", "behave", "asserted", "CT", "+"),
    ("At one of them were found, allegedly, 2 kilograms of explosives.", "find", "alleged", "PS", "+"),
    ("The mayor contends that the firm sold the mine.", "sell", "alleged", "PS", "+"),
    ("Silva supposes that the firm sold the mine.", "sell", "asserted", "PR", "+"),
    ("Nobody is known to have sold the mine.", "sell", "asserted", "U", "u"),
    ("The firm is not likely to sell the mine.", "sell", "predicted", "PR", "-"),
    ("The firm need not sell the mine.", "sell", "obligation", "U", "u"),
    ("Either they have sold the mine or they are lying.", "sell", "asserted", "PS", "+"),
    ("The log, if authentic, shows that the firm sold the mine.", "sell", "conditional", "U", "u"),
    ("If the jury finds that the firm sold the mine, it must pay.", "sell", "conditional", "U", "u"),
    ("No flood warning has been issued.", "issue", "asserted", "CT", "-"),
    ("14:30 No flood warning has been issued.", "issue", "asserted", "CT", "-"),
    ("Not one oak was felled.", "fell", "asserted", "CT", "-"),
    ("Not a single shot was fired.", "fire", "asserted", "CT", "-"),
    ("Not all of the hostages were freed.", "free", "asserted", "CT", "-"),
    ("Not only the mayor but his wife was arrested.", "arrest", "asserted", "CT", "+"),
    (
        "Two people were killed, President Ilse Maren said, an accusation that Vostria's defence ministry rejected.",
        "reject",
        "asserted",
        "CT",
        "+",
    ),
]


# text, an event that it names without telling of it or tells of as not done
NOT_FACTS = [
    ("The troops are fighting to keep the bridge.", "keep"),
    ("The firm has an option to buy the mine.", "buy"),
    ("It is hard to sell the mine.", "sell"),
    ("The guards prevented an attack.", "attack"),
    ("The army fended off an attack.", "attack"),
    ("The troops took the bridge without firing.", "firing"),
    ("The mayor spoke of the possibility of an attack.", "attack"),
    ("The firm may launch an attack.", "attack"),
    ("The army has not begun an attack.", "attack"),
    ("Rather than sell the mine, the firm closed.", "sell"),
    ("They will stay until the war ends.", "ends"),
    ("The firm did not sign a deal ending the strike.", "ending"),
    ("The talks on a takeover bid went on.", "takeover"),
    ("The court cleared her of having sold the mine.", "sold"),
    ("The court acquitted him of taking bribes.", "taking"),
]
FACTS = [
    ("The mayor tried to calm people after the attack.", "attack"),
    ("The army launched an attack.", "attack"),
    ("The firm denied reports.", "denied"),
    ("The mayor called the sale a mistake.", "called"),
]


def factuality_of(text: str, word: str) -> float:
    annotated = annotate(text)
    return next(stance_at(annotated, each.index).factuality for each in annotated.tokens if each.text == word)


@pytest.mark.parametrize(("text", "word"), NOT_FACTS, ids=[row[0] for row in NOT_FACTS])
def test_what_is_only_named_is_not_shown_as_a_fact(text: str, word: str) -> None:
    assert factuality_of(text, word) < 2.0


@pytest.mark.parametrize(("text", "word"), FACTS, ids=[row[0] for row in FACTS])
def test_what_is_told_is_shown_as_a_fact(text: str, word: str) -> None:
    assert factuality_of(text, word) >= 2.5


def stance_of(text: str, lemma: str) -> Stance:
    return next(each.stance for each in extract(text).statements if each.event and each.event.lemma == lemma)


@pytest.mark.parametrize(("text", "lemma", "kind", "certainty", "polarity"), GOLDEN)
def test_stance(text: str, lemma: str, kind: str, certainty: str, polarity: str) -> None:
    stance = stance_of(text, lemma)
    assert (stance.kind.value, stance.certainty.value, stance.polarity.value) == (kind, certainty, polarity)


HEDGES = ["may have", "might have", "is not known to have", "reportedly", "allegedly", "is said to have"]


@pytest.mark.parametrize("hedge", HEDGES)
def test_no_hedged_event_is_shown_as_the_authors_fact(hedge: str) -> None:
    for statement in extract(f"The firm {hedge} sold the mine.").statements:
        assert (
            statement.author_certainty is not Certainty.CERTAIN
            or statement.stance.polarity is Polarity.NEGATIVE
        )


@pytest.mark.parametrize(("text", "lemma"), [row[:2] for row in GOLDEN if row[2] != "asserted"])
def test_every_weakening_names_the_words_that_did_it(text: str, lemma: str) -> None:
    stance = stance_of(text, lemma)
    assert stance.cues
    for cue in stance.cues:
        assert cue.span.of(text) in cue.reason


FIRST_WORDS_THAT_MATTER = tuple(
    "I No Not Should Unless Ministers Mill Rumour If Did There It Nobody Police Let Don't She Two 14:30 \"Sell".split()
)


@given(st.sampled_from(GOLDEN), st.sampled_from(["On Friday, ", "In the end, ", "As before, "]))
def test_an_opening_phrase_changes_nothing(row: tuple[str, str, str, str, str], opening: str) -> None:
    text, lemma, kind, certainty, polarity = row
    if text.startswith(FIRST_WORDS_THAT_MATTER):
        return
    stance = stance_of(opening + text[0].lower() + text[1:], lemma)
    assert (stance.kind.value, stance.certainty.value, stance.polarity.value) == (kind, certainty, polarity)
