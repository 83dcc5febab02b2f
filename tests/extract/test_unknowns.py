"""Golden known unknowns: a text, what it leaves open, in which words, who would not say. Add a row to add a case."""

from __future__ import annotations

import pytest

from allegedly.extract.unknowns import tree_to_open_slots
from allegedly.model.text import words_of
from tests.models import parse

# text, slot, words of the question, who would not say
GOLDEN = [
    ("It is not known who wrote the memo.", "who", "who wrote the memo", ""),
    ("It is unclear whether the ministry was told.", "whether", "whether the ministry was told", ""),
    ("Whether he knew is unclear.", "whether", "Whether he knew", ""),
    ("It was not clear why the alarm failed.", "why", "why the alarm failed", ""),
    ("It is not known when the ship left.", "when", "when the ship left", ""),
    ("It is not known where the ship went.", "where", "where the ship went", ""),
    ("It is unclear how the fire started.", "how", "how the fire started", ""),
    ("It is not known how many people were hurt.", "how-many", "how many people were hurt", ""),
    ("It is not known how much the firm paid.", "how-many", "how much the firm paid", ""),
    ("What the family would accept is not known.", "what", "What the family would accept", ""),
    ("The cause of the fire is unknown.", "why", "The cause of the fire is unknown", ""),
    ("The identity of the buyer is unknown.", "who", "The identity of the buyer is unknown", ""),
    (
        "The whereabouts of the captain are unknown.",
        "where",
        "The whereabouts of the captain are unknown",
        "",
    ),
    ("The motive was unclear.", "why", "The motive was unclear", ""),
    ("Police did not say how many were hurt.", "how-many", "how many were hurt", "Police"),
    ("The company declined to say who paid.", "who", "who paid", "company"),
    ("The authenticity of the memo has not been confirmed.", "whether", "The authenticity of the memo", ""),
    ("The firm has not confirmed that the memo is authentic.", "whether", "memo is authentic", "firm"),
    ("It has yet to be established who bought the watch.", "who", "who bought the watch", ""),
    ("What caused it has not been established.", "what", "What caused it", ""),
    ("Whether the mayor will run has not been decided.", "whether", "Whether the mayor will run", ""),
    ("Why he left is anyone's guess.", "why", "Why he left", ""),
    ("Neither side has disclosed what a deal would include.", "what", "what a deal would include", "side"),
    ("The firm refuses to confirm that the memo is real.", "whether", "the memo is real", "firm"),
    ("The firm would neither confirm nor deny that it paid.", "whether", "it paid", "firm"),
    (
        "Officials could not confirm whether the ship had sunk.",
        "whether",
        "whether the ship had sunk",
        "Officials",
    ),
]


@pytest.mark.parametrize(("text", "slot", "words", "by"), GOLDEN, ids=[row[0] for row in GOLDEN])
def test_slot_words_and_who_would_not_say(text: str, slot: str, words: str, by: str) -> None:
    (found,) = tree_to_open_slots(parse(text))
    assert found.slot.value == slot
    assert words in words_of(found.quote, text)
    assert (found.by.text if found.by is not None else "") == by


KNOWN = [
    "The firm said who paid.",
    "Police know who wrote the memo.",
    "The cause of the fire is clear.",
    "He declined the offer.",
    "The unknown soldier lies here.",
    "They confirmed that the memo is authentic.",
    "She did not give him a coat.",
    "The bank did not release the funds.",
    "The firm did not name its new ship after the founder.",
    "They did not know about the deal when he was sentenced.",
    "She made no mention of the mayor, who left early.",
    "He could not answer a number of questions.",
    "He did not say that the bridge was safe.",
    "Police established who fired first.",
    "They agreed on who should pay.",
    "The agency, which gathers the figures, has not released them.",
    "The company drew on what it had learned.",
    "The two firms divided the cost, which was high.",
    "The two were divided by what had happened.",
    "The witness differs from what the police wrote.",
    "Voters were divided when the poll was held.",
    "She was quiet when he left.",
    "The disputed election took place in May.",
    "The election was contested by six parties.",
    "The decision on who would lead the party was taken on Friday.",
    "Confirmation of who was hurt came on Friday.",
    "The judge did not rule out a fine.",
    "He did not agree with the decision.",
    "No trains were available.",
    "The conflicting claims were settled when the two sides met.",
    "The few who know where the archive is kept met on Friday.",
    "A few officials know where it is.",
    "Did he win? He did not say that he had won.",
    "He forgot the name of the street.",
    "Attempts to find out who paid have succeeded.",
    "Was she there? She said she was.",
    "What is known is who paid.",
    "A man claimed responsibility for the blast.",
    "He did not take responsibility for the error.",
    "It is certain that the plan will work.",
    "They agreed at what point to meet.",
    "The jury was out when he arrived.",
    "The police worked out who had paid.",
    "Officials had no answer when asked who had approved the plan.",
    "He was in no position to complain.",
    "The plan puzzled those who had paid for it.",
    "The report identified the company that paid.",
    "The firm did not name a new director when it met.",
    "He made up his mind about whether to go.",
    "They told us when we could go home.",
    "The suspects have been identified.",
    "He likes tea but not when it is hot.",
    "He asked by whom the letter was sent.",
    "She could not come on Friday when the court sat.",
    "The ministry did not act on Monday when the dam broke.",
    "The place was announced on Friday.",
    "He argued over the bill.",
    "How is not the question.",
    "The reasons that he gave did not convince them.",
    "There is no date palm on the island.",
    "When, in May, the firm did not pay, he left.",
    "The owner was traced to Lisbon.",
    "“The cause has been found,” said Orr, on what was his first day.",
]


@pytest.mark.parametrize("text", KNOWN)
def test_what_is_known_or_not_asked_leaves_nothing_open(text: str) -> None:
    assert tree_to_open_slots(parse(text)) == ()


OTHER_WORDS = [
    ("Questions remain about how the vault was opened.", ["how"]),
    ("The army has not commented on who fired the shell.", ["who"]),
    ("It remains to be seen whether the pact will hold.", ["whether"]),
    ("Detectives are still trying to establish who fired first.", ["who"]),
    ("The mayor resigned without saying why.", ["why"]),
    ("The company paid without saying who had asked for it.", ["who"]),
    ("It is too early to say whether the pact will hold.", ["whether"]),
    ("It is hard to say how many died.", ["how-many"]),
    ("The letter leaves open who was paid.", ["who"]),
    ("The memo is silent on who ordered it.", ["who"]),
    ("There is no way of knowing who sent it.", ["who"]),
    ("There is no record of who signed for the crates.", ["who"]),
    ("The court has still to decide whether he can appeal.", ["whether"]),
    ("The board is undecided about who should lead.", ["who"]),
    ("It is still unclear, officials said, where the ship is.", ["where"]),
    ("Little is known of how the group works.", ["how"]),
    ("Details of the deal were not disclosed.", ["what"]),
    ("Details were scarce on Monday.", ["what"]),
    ("There was no word on casualties.", ["what"]),
    ("The cause has yet to be determined.", ["why"]),
    ("The motive remains unclear.", ["why"]),
    ("The club bought him for an undisclosed sum.", ["how-many"]),
    ("The painting was sold to an undisclosed buyer.", ["who"]),
    ("Police did not name the driver.", ["who"]),
    ("The ministry declined to identify the supplier.", ["who"]),
    ("The man has not been named.", ["who"]),
    ("No motive has been established.", ["why"]),
    ("Reuters could not verify the video.", ["whether"]),
    ("It is unclear if the bill will pass.", ["whether"]),
    ("It is unclear who, if anyone, paid for the trip.", ["who"]),
    ("It was not clear from the filing who would repay the loan.", ["who"]),
    ("The company would not be drawn on how many jobs would go.", ["how-many"]),
    ("Investigators are still trying to work out how the gunman got in.", ["how"]),
    ("The firm kept quiet about who had paid.", ["who"]),
    ("What happened next is disputed.", ["what"]),
    ("The court has not ruled on whether the search was lawful.", ["whether"]),
    ("A decision on whether to appeal has not been taken.", ["whether"]),
    ("There were conflicting reports on how many had died.", ["how-many"]),
    ("Accounts differ as to who fired first.", ["who"]),
    ("Experts disagree on what caused the collapse.", ["what"]),
    ("There is disagreement over who owns the land.", ["who"]),
    ("The army neither confirmed nor denied the report.", ["whether"]),
    ("The rebels have not confirmed the truce.", ["whether"]),
    ("The agency could not confirm the name.", ["who"]),
    ("There was no independent confirmation that the village had fallen.", ["whether"]),
    ("There has been no confirmation of how many were arrested.", ["how-many"]),
    ("The officials did not provide a timeline for the withdrawal.", ["when"]),
    ("The number of casualties was not available.", ["how-many"]),
    ("The agency left unsaid who would pay for it.", ["who"]),
    ("Not much is known about the buyer.", ["who"]),
    ("The exact cause is still to be determined.", ["why"]),
    ("It remains to be determined how the virus got in.", ["how"]),
    ("How he got the key has not emerged.", ["how"]),
    ("Not known is whether he had help.", ["whether"]),
    ("Police did not identify her.", ["who"]),
    ("No one has claimed responsibility for the blast.", ["who"]),
    ("There was no immediate claim of responsibility.", ["who"]),
    ("The indictment does not identify the bank.", ["who"]),
    ("The full extent of the damage is not yet known.", ["how-many"]),
    ("The motive for the attack is under investigation.", ["why"]),
    ("The cause of the blaze is being investigated.", ["why"]),
    ("It is doubtful whether the vote will go ahead.", ["whether"]),
    ("Whether the vote will go ahead is in doubt.", ["whether"]),
    ("Among the unanswered questions is who gave the order.", ["who"]),
    ("It is less clear who will pay.", ["who"]),
    ("It is far from clear whether the plan will work.", ["whether"]),
    ("It is not certain that the plan will work.", ["whether"]),
    ("There was no official confirmation of the deaths.", ["whether"]),
    ("Not even the crew knew where the ship was going.", ["where"]),
    ("An unknown number of people are still missing.", ["how-many"]),
    ("It remains unclear to what extent the plan was known.", ["how-many"]),
    ("It is unclear at what point the crew noticed.", ["when"]),
    ("There was no estimate of the damage.", ["how-many"]),
    ("The cost of the repairs has not been estimated.", ["how-many"]),
    ("No decision has been made on whether to appeal.", ["whether"]),
    ("The council has not made up its mind about whether to appeal.", ["whether"]),
    ("Scientists are at odds over what killed the whales.", ["what"]),
    ("Scientists are baffled as to what killed the whales.", ["what"]),
    ("There is no telling how many died.", ["how-many"]),
    ("Nobody has told us when we can go home.", ["when"]),
    ("We are not in a position to say who was driving.", ["who"]),
    ("The laboratory has yet to work out what the powder is.", ["what"]),
    ("The report is vague about who was warned.", ["who"]),
    ("Whether the tape is real is open to doubt.", ["whether"]),
    ("Whether he had help is still being investigated.", ["whether"]),
    ("The Post was unable to reach the owner or learn who he is.", ["who"]),
    ("The jury is still out on whether the drug works.", ["whether"]),
    ("Few know where the archive is kept.", ["where"]),
    ("Hardly anyone knows where the archive is kept.", ["where"]),
    ("Not one of the witnesses could say who gave the order.", ["who"]),
    ("Less is known about who will pay.", ["who"]),
    ("What is not known is who gave the order.", ["who"]),
    ("The one thing nobody knows is who gave the order.", ["who"]),
    ("The judge reserved judgment on whether the search was legal.", ["whether"]),
    ("Who gave the order? Nobody will say.", ["who"]),
    ("Was the memo real? The firm would not say.", ["whether"]),
    ("Efforts to establish who owned the car have failed.", ["who"]),
    ("She said she had forgotten who sent it.", ["who"]),
    ("There is nothing to show who gave the order.", ["who"]),
    (
        "It was not immediately clear, two officials familiar with the talks said, whether the offer stood.",
        ["whether"],
    ),
    ("No one at the agency could say on Wednesday when the results would be published.", ["when"]),
    ("The embassy did not respond to requests for comment on when the envoy would return.", ["when"]),
    ("The company says it has fixed the fault but not how.", ["how"]),
    ("He was paid, but it is not clear by whom.", ["who"]),
    ("She does not know by whom or why.", ["who", "why"]),
    ("The Post was unable to verify them independently.", ["whether"]),
    (
        "The video, which was posted on Thursday and which appears to show a fight, could not be verified.",
        ["whether"],
    ),
    ("The authenticity of the recording is unclear.", ["whether"]),
    ("The authenticity of the recording is disputed.", ["whether"]),
    ("The venue for the talks was not disclosed.", ["where"]),
    ("He left; why, nobody knows.", ["why"]),
    ("The two will meet, but where has not been said.", ["where"]),
    ("The shop closed for reasons that remain unclear.", ["why"]),
    ("The shop closed for reasons it did not give.", ["why"]),
    ("The shop closed for unknown reasons.", ["why"]),
    ("He died in circumstances that remain unclear.", ["what"]),
    ("It is debatable whether the law applies.", ["whether"]),
    ("The terms are confidential.", ["what"]),
    ("She declined to give a number.", ["how-many"]),
    ("There is no date yet for the vote.", ["when"]),
    ("The man remains unidentified.", ["who"]),
    ("The owner could not be traced.", ["who"]),
    ("Who fired first remains a matter of debate.", ["who"]),
    ("The log is blank on who was at the wheel.", ["who"]),
    ("The firm has not acknowledged whether the files are its own.", ["whether"]),
    ("The length of the delay is not known.", ["how-many"]),
]


@pytest.mark.parametrize(("text", "slots"), OTHER_WORDS, ids=[row[0] for row in OTHER_WORDS])
def test_slots_left_open_in_other_words(text: str, slots: list[str]) -> None:
    assert [each.slot.value for each in tree_to_open_slots(parse(text))] == slots


def test_two_questions_under_one_word_are_two() -> None:
    text = "It is not known who wrote the memo or whether the ministry was told."
    found = [(each.slot.value, words_of(each.quote, text)) for each in tree_to_open_slots(parse(text))]
    assert [slot for slot, _ in found] == ["who", "whether"]
    assert "ministry" not in found[0][1]


def test_a_question_of_one_word_is_a_question() -> None:
    text = "It is unclear who bought the watch, or when."
    found = [(each.slot.value, words_of(each.quote, text)) for each in tree_to_open_slots(parse(text))]
    assert found == [("who", "who bought the watch"), ("when", "when")]
